import Syntax

/// `dict`, which keeps insertion order, and `collections.OrderedDict`, whose equality and text speak of it.
public final class DictionaryObject: Object {
  @exclusivity(unchecked) @usableFromInline var contents: ValueTable
  /// The names that the dict stands for, which may change without it (`globals()`, `x.__dict__`); nil for most.
  @usableFromInline let store: (any NameStore)?
  /// True for an `OrderedDict`.
  public let isOrdered: Bool

  public init(_ table: ValueTable = ValueTable(), isOrdered: Bool = false) {
    contents = table
    store = nil
    self.isOrdered = isOrdered
    super.init(kind: .dictionary)
  }

  /// A dict of names that live elsewhere: it shows them as they are, and changes to it are changes of them.
  public init(of store: any NameStore) {
    contents = ValueTable()
    self.store = store
    isOrdered = false
    super.init(kind: .dictionary)
  }

  @inlinable public var table: ValueTable {
    _read {
      if store != nil { refresh() }
      yield contents
    }
    _modify {
      if store != nil { refresh() }
      yield &contents
      if store != nil { writeBack() }
    }
  }

  @usableFromInline func refresh() {
    guard let names = store?.storedNames else { return }
    var table = ValueTable()
    // A text as a key cannot fail.
    for (name, value) in names { try? table.set(.string(name.name), value) }
    contents = table
  }

  @usableFromInline func writeBack() {
    store?.storedNames = contents.all.compactMap { entry in entry.key.stringValue.map { (Symbol($0), entry.value) } }
  }

  deinit { contents.dispose() }

  public override var type: TypeObject { isOrdered ? BuiltinTypes.orderedDictionary : BuiltinTypes.dictionary }
  public override func isTrue() throws -> Bool { !table.isEmpty }
  public override func length() throws -> Int { table.count }
  public override func hash() throws -> Int { throw Raised.typeError("unhashable type: '\(type.name)'") }

  public override func repr() throws -> String {
    try ReprGuard.enter(self, placeholder: isOrdered ? "..." : "{...}") {
      if isOrdered {
        return table.isEmpty
          ? "OrderedDict()" : "OrderedDict(\(try Value.list(table.all.map(DictionaryPart.items.pick)).repr()))"
      }
      let pairs = try table.all.enumerated().map { index, entry in
        try Machine.current.checkInterrupt(after: index)
        return "\(try Operators.repr(entry.key)): \(try Operators.repr(entry.value))"
      }
      return try LongText.joined("{", LongText.joined(pairs, separator: ", "), "}")
    }
  }

  /// An empty dict of the same kind.
  public func emptyCopy() -> DictionaryObject { DictionaryObject(isOrdered: isOrdered) }

  public override var briefDescription: String { "\(type.name) of \(table.count)" }
  public override var stringKeys: [String] { table.keys.compactMap(\.stringValue) }

  public override func item(_ index: Value) throws -> Value {
    guard let value = try table.value(for: index) else { throw Raised.keyError(index) }
    return value
  }

  public override func setItem(_ index: Value, to value: Value) throws {
    if store != nil, index.stringValue == nil { throw Raised.notInLgs("a name that is no text") }
    try table.set(index, value)
  }

  public override func deleteItem(_ index: Value) throws {
    guard try table.remove(index) != nil else { throw Raised.keyError(index) }
  }

  public override func contains(_ value: Value) throws -> Bool { try table.value(for: value) != nil }
  public override func makeIterator() throws -> Object { DictionaryIterator(self, .keys) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: DictionaryObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(try isEqual(right))
    case .notEqual: return .bool(!(try isEqual(right)))
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  private func isEqual(_ other: DictionaryObject) throws -> Bool {
    guard table.count == other.table.count else { return false }
    if isOrdered, other.isOrdered {
      let keys = zip(table.keys, other.table.keys)
      guard try keys.allSatisfy({ try Operators.areEqual($0, $1) }) else { return false }
    }
    return try Machine.current.nested {
      try table.all.allSatisfy { entry in
        guard let value = try other.table.value(for: entry.key) else { return false }
        return try Operators.areEqual(entry.value, value)
      }
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard operation == .or, !reflected, let right = other.object(as: DictionaryObject.self) else { return nil }
    var merged = table
    for entry in right.table.all { try merged.set(entry.key, entry.value) }
    return .object(DictionaryObject(merged, isOrdered: isOrdered))
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard operation == .or, let right = other.object(as: DictionaryObject.self) else { return nil }
    for entry in right.table.all { try table.set(entry.key, entry.value) }
    return .object(self)
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    for entry in table.all {
      visit(entry.key)
      visit(entry.value)
    }
  }
}

/// Variables or attributes that a dict can stand for.
public protocol NameStore: AnyObject {
  var storedNames: [(Symbol, Value)] { get set }
}

extension InstanceState: NameStore {
  public var storedNames: [(Symbol, Value)] {
    get { attributes.map { ($0.key, $0.value) } }
    set {
      var table = SymbolTable<Value>()
      for (name, value) in newValue { table.set(name, value) }
      attributes = table
    }
  }
}

extension Globals: NameStore {
  public var storedNames: [(Symbol, Value)] {
    get {
      let own = self["__name__"] == nil ? [("__name__" as Symbol, moduleName)] : []
      return own + boundNames.compactMap { name in self[name].map { (name, $0) } }
    }
    set {
      // The module's name stands behind its variables until a program binds it.
      let newValue = newValue.filter { name, value in
        name != "__name__" || self["__name__"] != nil || !value.isIdentical(to: moduleName)
      }
      let kept = Set(newValue.map { $0.0 })
      for name in boundNames where !kept.contains(name) { remove(name) }
      // Only a module with more names than fit takes no other.
      for (name, value) in newValue { try? set(name, value) }
    }
  }
}

/// What a view or an iterator of a dictionary yields.
public enum DictionaryPart {
  case keys, values, items

  public func pick(_ entry: ValueTable.Entry) -> Value {
    switch self {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return .tuple([entry.key, entry.value])
    }
  }
}

/// `dict_keys`, `dict_values`, `dict_items`.
public final class DictionaryView: Object {
  public let dictionary: DictionaryObject
  public let part: DictionaryPart

  public init(_ dictionary: DictionaryObject, _ part: DictionaryPart) {
    self.dictionary = dictionary
    self.part = part
    super.init()
  }

  public override var type: TypeObject {
    switch part {
    case .keys: return dictionary.isOrdered ? BuiltinTypes.orderedDictionaryKeys : BuiltinTypes.dictionaryKeys
    case .values: return dictionary.isOrdered ? BuiltinTypes.orderedDictionaryValues : BuiltinTypes.dictionaryValues
    case .items: return dictionary.isOrdered ? BuiltinTypes.orderedDictionaryItems : BuiltinTypes.dictionaryItems
    }
  }

  public override func length() throws -> Int { dictionary.table.count }
  public override func makeIterator() throws -> Object { DictionaryIterator(dictionary, part) }

  public override func hash() throws -> Int {
    if isSetLike { throw Raised.typeError("unhashable type: '\(type.name)'") }
    return try super.hash()
  }

  public override func repr() throws -> String {
    try ReprGuard.enter(self, placeholder: "...") {
      "\(type.name)(\(try Value.list(dictionary.table.all.map(part.pick)).repr()))"
    }
  }

  public override func contains(_ value: Value) throws -> Bool {
    switch part {
    case .keys: return try dictionary.contains(value)
    case .values: return try super.contains(value)
    case .items:
      guard let pair = value.object(as: TupleObject.self), pair.items.count == 2,
        let found = try dictionary.table.value(for: pair.items[0])
      else { return false }
      return try Operators.areEqual(found, pair.items[1])
    }
  }

  // MARK: Set operations

  /// Values are no set; keys and items are.
  private var isSetLike: Bool { part != .values }

  /// The size and the membership test of a set or a set-like view; nil for anything else.
  private static func setLike(_ value: Value) throws -> (object: Object, count: Int)? {
    guard case .object(let object) = value else { return nil }
    guard object is SetObject || (object as? DictionaryView)?.isSetLike == true else { return nil }
    return (object, try object.length())
  }

  private static func isSubset(_ walked: Object, of container: Object) throws -> Bool {
    let iterator = try walked.makeIterator()
    while let item = try iterator.next() {
      if try !container.contains(item) { return false }
    }
    return true
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard isSetLike, let right = try DictionaryView.setLike(other) else { return nil }
    let count = dictionary.table.count
    switch operation {
    case .equal: return .bool(try count == right.count && DictionaryView.isSubset(self, of: right.object))
    case .notEqual: return .bool(try !(count == right.count && DictionaryView.isSubset(self, of: right.object)))
    case .less: return .bool(try count < right.count && DictionaryView.isSubset(self, of: right.object))
    case .lessOrEqual: return .bool(try count <= right.count && DictionaryView.isSubset(self, of: right.object))
    case .greater: return .bool(try right.count < count && DictionaryView.isSubset(right.object, of: self))
    case .greaterOrEqual: return .bool(try right.count <= count && DictionaryView.isSubset(right.object, of: self))
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard isSetLike else { return nil }
    let (left, right) = reflected ? (other, Value.object(self)) : (.object(self), other)
    switch operation {
    case .and: return .object(try reflected ? intersection(left) : intersection(right))
    case .or, .subtract, .xor:
      let result = SetObject()
      try result.update(left.object(as: DictionaryView.self).map { $0.setSource } ?? left)
      if operation == .or { try result.update(right) }
      if operation == .subtract { try result.subtract(right) }
      if operation == .xor { try result.formSymmetricDifference(right) }
      return .object(result)
    case .add, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight:
      return nil
    }
  }

  /// What a set of the view is made from: the dictionary itself for its keys.
  private var setSource: Value { part == .keys ? .object(dictionary) : .object(self) }

  private func intersection(_ other: Value) throws -> SetObject {
    if let set = other.object(as: SetObject.self), !set.isFrozen, dictionary.table.count <= set.count {
      return try set.intersection([.object(self)])
    }
    var (searched, walked) = (self, other)
    if let view = other.object(as: DictionaryView.self), view.isSetLike,
      view.dictionary.table.count > dictionary.table.count
    {
      (searched, walked) = (view, .object(self))
    }
    let result = SetObject()
    let iterator = try Operators.makeIterator(walked)
    while let item = try iterator.next() {
      if try searched.contains(item) { try result.add(item) }
    }
    return result
  }

  public override func visitChildren(_ visit: (Value) -> Void) { visit(.object(dictionary)) }
}

final class DictionaryIterator: Object {
  private let dictionary: DictionaryObject
  private let part: DictionaryPart
  private let expectedCount: Int
  private var position = 0

  init(_ dictionary: DictionaryObject, _ part: DictionaryPart) {
    self.dictionary = dictionary
    self.part = part
    expectedCount = dictionary.table.count
    super.init()
  }

  override var type: TypeObject {
    switch part {
    case .keys: return BuiltinTypes.dictionaryKeyIterator
    case .values: return BuiltinTypes.dictionaryValueIterator
    case .items: return BuiltinTypes.dictionaryItemIterator
    }
  }

  override func makeIterator() throws -> Object { self }

  override func next() throws -> Value? {
    guard dictionary.table.count == expectedCount else {
      throw Raised.runtimeError("dictionary changed size during iteration")
    }
    guard let found = dictionary.table.entry(from: position) else { return nil }
    position = found.position + 1
    return part.pick(found.entry)
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(dictionary)) }
}
