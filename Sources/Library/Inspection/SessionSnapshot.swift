import Interpreter
import NeuralNets
import Tensors

/// The values of a program at one moment, to tell later what has changed: variables, parameters of networks, gradients.
public struct SessionSnapshot {
  fileprivate enum Content {
    case tensor(Tensor)
    /// The items of a list or tuple, or the keys and values of a dict, one after the other.
    case items([Value])
    /// Numbers, texts, and objects that are looked at from outside only.
    case other(Value)
  }

  fileprivate struct Entry {
    let title: String
    let description: String
    let content: Content
  }

  /// Larger tensors are not copied and so not compared.
  private static let mostElements = 1 << 24
  private var entries: [Entry] = []

  /// Errors: KeyboardInterrupt, while tensors are copied.
  public init(of session: Session) throws {
    var tensors: [(title: String, tensor: Tensor)] = []
    for name in session.globals.boundNames.map(\.name).filter({ !$0.hasPrefix("_") }).sorted() {
      guard let value = session.globals[Symbol(name)] else { continue }
      if let module = value.object(as: ModuleObject.self)?.module {
        for (path, tensor) in try network({ try module.namedParameters() }) {
          tensors.append((TensorNames.expression(name, path), tensor))
        }
      } else if let tensor = value.tensor {
        tensors.append((name, tensor))
      } else {
        try add(value, name)
      }
    }
    // A tensor of several names is told of once, by the shortest of them.
    var seen: Set<ObjectIdentifier> = []
    for (title, tensor) in tensors.sorted(by: { ($0.title.count, $0.title) < ($1.title.count, $1.title) }) {
      if seen.insert(ObjectIdentifier(tensor)).inserted { try add(tensor, title) }
    }
    entries.sort { $0.title < $1.title }
  }

  private mutating func add(_ tensor: Tensor, _ title: String) throws {
    try addNumbers(of: tensor, title)
    if let gradient = tensor.grad { try addNumbers(of: gradient, title + ".grad") }
  }

  private mutating func addNumbers(of tensor: Tensor, _ title: String) throws {
    guard tensor.count <= Self.mostElements else { return }
    let copy = try torch { try tensor.detached().packedCopy() }
    entries.append(Entry(title: title, description: Value(copy).briefDescription, content: .tensor(copy)))
  }

  private mutating func add(_ value: Value, _ title: String) throws {
    if let array = value.array { return try addNumbers(of: array, title) }
    if value.object(as: NamespaceObject.self) != nil { return }
    entries.append(Entry(title: title, description: value.briefDescription, content: Self.content(value)))
  }

  private static func content(_ value: Value) -> Content {
    if let list = value.object(as: ListObject.self) { return .items(list.items) }
    if let tuple = value.object(as: TupleObject.self) { return .items(tuple.items) }
    if let dictionary = value.object(as: DictionaryObject.self) {
      return .items(dictionary.table.all.flatMap { [$0.key, $0.value] })
    }
    return .other(value)
  }

  // MARK: Changes

  /// What has changed since an earlier moment, a line for each value; empty when nothing has.
  public func changes(since earlier: SessionSnapshot) -> String {
    let before = Dictionary(earlier.entries.map { ($0.title, $0) }, uniquingKeysWith: { $1 })
    var rows: [(title: String, text: String)] = entries.compactMap { entry in
      let text = before[entry.title].map { Self.change($0, entry) } ?? "new: \(entry.summary)"
      return text.map { (entry.title, $0) }
    }
    let present = Set(entries.map(\.title))
    rows += earlier.entries.filter { !present.contains($0.title) }.map { ($0.title, "gone; it was \($0.description)") }
    let width = rows.reduce(0) { max($0, $1.title.count) }
    return rows.map { "  \($0.title)\(String(repeating: " ", count: width - $0.title.count))  \($0.text)\n" }.joined()
  }

  private static func change(_ old: Entry, _ new: Entry) -> String? {
    switch (old.content, new.content) {
    case (.tensor(let a), .tensor(let b)) where a.shape == b.shape && a.dtype == b.dtype: return change(a, b)
    case (.items(let a), .items(let b)) where a.count == b.count:
      let changed = zip(a, b).filter { !isSame($0, $1) }.count
      return changed == 0 ? nil : "\(new.description), \(changed) changed"
    case (.other(let a), .other(let b)) where isSame(a, b): return nil
    case (.tensor, _), (.items, _), (.other, _): return "\(old.summary) -> \(new.summary)"
    }
  }

  /// Whether two values are one object or equal numbers and texts. Code of the program does not run.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y || x.isNaN && y.isNaN
    case (.bool(let x), .bool(let y)): return x == y
    case (.none, .none): return true
    case (.object(let x), .object(let y)): return x === y || a.stringValue != nil && a.stringValue == b.stringValue
    case (.int, _), (.float, _), (.bool, _), (.none, _), (.object, _): return false
    }
  }

  private static let mostShown = 3

  private static func change(_ old: Tensor, _ new: Tensor) -> String? {
    guard let a = old.scalars(upTo: mostElements)?.map(\.double), let b = new.scalars(upTo: mostElements)?.map(\.double)
    else { return nil }
    let places = a.indices.filter { a[$0] != b[$0] && !(a[$0].isNaN && b[$0].isNaN) }
    if places.isEmpty { return nil }
    func step(_ place: Int) -> String { "\(TensorCard.short(a[place])) -> \(TensorCard.short(b[place]))" }
    if a.count == 1 { return step(0) }
    if a.count <= mostShown { return places.map { "[\($0)] \(step($0))" }.joined(separator: ", ") }
    let sizes = places.map { abs(b[$0] - a[$0]) }
    let mean = TensorCard.short(sizes.reduce(0, +) / Double(sizes.count))
    let norms = [a, b].map { TensorCard.short($0.reduce(0) { $0 + $1 * $1 }.squareRoot()) }
    return "\(places.count) of \(a.count) numbers changed, by \(mean) on average and "
      + "\(TensorCard.short(sizes.max() ?? 0)) at most; norm \(norms[0]) -> \(norms[1])"
  }
}

extension SessionSnapshot.Entry {
  /// The value in a few words: a single number, the shape of a tensor, a short text.
  fileprivate var summary: String {
    guard case .tensor(let tensor) = content else { return description }
    return TensorCard.only(tensor) ?? description
  }
}
