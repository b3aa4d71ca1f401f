import Interpreter
import Tensors

/// What `x?` shows of an object: what it is, and what can be done with it, each with one line that runs.
public struct ObjectCard {
  /// One property of the object.
  public struct Row {
    public var label: String
    public var text: String
    /// A line of source that shows the property.
    public var code: String?

    init(_ label: String, _ text: String, code: String? = nil) {
      self.label = label
      self.text = text
      self.code = code
    }
  }

  public let title: String
  /// The object as it prints, when that is short.
  public private(set) var preview: [String] = []
  public private(set) var rows: [Row] = []

  /// - Parameter name: how the program reaches the object.
  public init(of name: String, _ value: Value) {
    title = "\(name): \(value.briefDescription)"
    if Self.hasPreview(value), let text = try? Operators.repr(value) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      preview = lines.count > 12 ? Array(lines.prefix(11)) + ["…"] : lines
    }
    add(Row("type", value.type.qualifiedName))
    add(Self.documentation(of: value))
    rows += TensorCard.rows(of: name, value)
    rows += ModuleCard.rows(of: name, value)
    rows += InstanceCard.rows(of: name, value)
    add(Self.calling(name, value))
    add(Self.subscripting(name, value))
    add(Self.iterating(name, value))
    add(Self.measuring(name, value))
    rows += Self.examples(of: value)
  }

  private mutating func add(_ row: Row?) {
    if let row { rows.append(row) }
  }

  // MARK: Rows of any object

  private static func hasPreview(_ value: Value) -> Bool {
    switch value {
    case .none, .bool, .int, .float: return false
    case .object(let object):
      return
        !(object is NativeFunction || object is TypeObject || object is NamespaceObject
        || object is FunctionObject || object is StringObject)
    }
  }

  private static func documentation(of value: Value) -> Row? {
    if InstanceCard.members(of: value) != nil { return nil }
    if let signature = CallableSignature(of: value), value.object(as: ModuleObject.self) == nil {
      return Row("signature", signature.text).followed(by: signature.summary)
    }
    let summary = value.object(as: TypeObject.self)?.summary ?? value.type.summary
    return summary.isEmpty ? nil : Row("about", summary)
  }

  private static func calling(_ name: String, _ value: Value) -> Row {
    guard BuiltinsLibrary.isCallable(value) else {
      return Row("callable", "no: \(name)() is a TypeError")
    }
    if let module = value.object(as: ModuleObject.self) {
      return Row("callable", "yes, by __call__, which runs forward", code: ModuleCard.call(name, module.module))
    }
    if InstanceCard.members(of: value) != nil { return Row("callable", "yes: gives the member of a value") }
    guard let signature = CallableSignature(of: value) else { return Row("callable", "yes, by __call__") }
    let start = signature.text.firstIndex(of: "(") ?? signature.text.endIndex
    let what = value.object(as: TypeObject.self) == nil ? "yes, by __call__" : "yes: makes a \(name)"
    return Row("callable", what, code: name + signature.text[start...])
  }

  private static func subscripting(_ name: String, _ value: Value) -> Row {
    if let members = InstanceCard.members(of: value) {
      return Row("subscriptable", "yes, with the name of a member", code: members.first.map { "\(name)['\($0)']" })
    }
    guard value.type.has(.subscriptable), value.object(as: TypeObject.self) == nil else {
      return Row("subscriptable", "no: \(name)[0] is a TypeError")
    }
    if let dictionary = value.object(as: DictionaryObject.self) {
      let key = dictionary.table.keys.first.flatMap { try? Operators.repr($0) }
      return Row("subscriptable", "yes, by __getitem__, with a key", code: key.map { "\(name)[\($0)]" })
    }
    guard let count = try? Operators.length(value) else {
      return Row("subscriptable", "no: a tensor without dimensions has no items", code: "\(name).item()")
    }
    guard count > 0 else { return Row("subscriptable", "yes, by __getitem__, but it is empty") }
    return Row("subscriptable", "yes, by __getitem__, 0 to \(count - 1)", code: "\(name)[0]")
  }

  private static func iterating(_ name: String, _ value: Value) -> Row {
    if let members = InstanceCard.members(of: value) {
      return Row("iterable", "yes, \(members.count) members", code: "for item in \(name): print(item)")
    }
    guard value.type.has(.iterable), value.object(as: TypeObject.self) == nil else {
      return Row("iterable", "no: for item in \(name): is a TypeError")
    }
    guard let count = try? Operators.length(value) else {
      let isScalar = value.object(as: TensorObject.self) != nil
      return Row("iterable", isScalar ? "no: it has no dimension to go along" : "yes, by __iter__")
    }
    let names = ["first", "second", "third"].prefix(count)
    let code =
      (1...3).contains(count)
      ? "\(names.joined(separator: ", "))\(count == 1 ? "," : "") = \(name)" : "for item in \(name): print(item)"
    return Row("iterable", "yes, by __iter__, \(count) item\(count == 1 ? "" : "s")", code: code)
  }

  private static func measuring(_ name: String, _ value: Value) -> Row? {
    guard value.type.has(.length), value.object(as: TypeObject.self) == nil,
      let count = try? Operators.length(value)
    else { return nil }
    return Row("length", "\(count), by __len__", code: "len(\(name))")
  }

  /// The example of the record behind a function or a class.
  private static func examples(of value: Value) -> [Row] {
    let builtin = value.object(as: NativeFunction.self)?.builtin ?? value.object(as: TypeObject.self)?.constructor
    guard let builtin else { return [] }
    let lines = builtin.example.split(separator: "\n").map(String.init)
    guard lines.contains(where: { !$0.hasPrefix("#") }) else { return [] }
    return lines.enumerated().map { index, line in
      let shown = line.hasPrefix("#> ") ? String(line.dropFirst(3)) : ">>> " + line
      return Row(index == 0 ? "example" : "", shown)
    }
  }
}

extension ObjectCard.Row {
  /// The row with a sentence behind its text.
  fileprivate func followed(by sentence: String) -> ObjectCard.Row {
    sentence.isEmpty ? self : ObjectCard.Row(label, "\(text): \(sentence)", code: code)
  }
}
