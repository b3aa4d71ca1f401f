import Syntax

/// `set` and `frozenset`: iterated in CPython's order wherever that order is determined by the program.
public final class SetObject: Object {
  var table = SetTable()
  public let isFrozen: Bool

  public init(isFrozen: Bool = false) {
    self.isFrozen = isFrozen
    super.init()
  }

  /// The set of the items, added from left to right as a set display does.
  /// - Throws: TypeError when an item is not hashable.
  public convenience init(items: [Value], isFrozen: Bool = false) throws {
    self.init(isFrozen: isFrozen)
    for item in items { try add(item) }
  }

  /// The set of a display of three or more constants, which CPython builds from a folded frozenset.
  /// - Throws: TypeError when an item is not hashable.
  public static func display(ofConstants items: [Value]) throws -> SetObject {
    let folded = try SetObject(items: items, isFrozen: true)
    let merged = try SetObject(items: folded.table.keys, isFrozen: true)
    return try merged.copied(isFrozen: false)
  }

  deinit { table.dispose() }

  public override var type: TypeObject { isFrozen ? BuiltinTypes.frozenSet : BuiltinTypes.set }
  public override func isTrue() throws -> Bool { table.count != 0 }
  public override func length() throws -> Int { table.count }
  public override func makeIterator() throws -> Object { SetIterator(self) }

  /// The items in iteration order.
  public var items: [Value] { table.keys }
  public var count: Int { table.count }

  public override func repr() throws -> String {
    if table.count == 0 { return "\(type.name)()" }
    return try ReprGuard.enter(self, placeholder: "\(type.name)(...)") {
      let inner = try LongText.joined("{", SequenceIndex.reprs(items), "}")
      return isFrozen ? "frozenset(\(inner))" : inner
    }
  }

  public override func hash() throws -> Int {
    guard isFrozen else { throw Raised.typeError("unhashable type: 'set'") }
    var hash: UInt = 0
    for entry in table.all {
      let bits = UInt(bitPattern: entry.hash)
      hash ^= ((bits ^ 89_869_747) ^ (bits << 16)) &* 3_644_798_167
    }
    hash ^= (UInt(bitPattern: table.count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69_069 &+ 907_133_923
    return hash == UInt.max ? 590_923_713 : Int(bitPattern: hash)
  }

  /// The hash to look a value up by; a set stands for the frozenset of its items.
  private func lookUpHash(_ value: Value) throws -> Int {
    guard let set = value.object(as: SetObject.self), !set.isFrozen else { return try Operators.hash(value) }
    return try set.copied(isFrozen: true).hash()
  }

  // MARK: Items

  /// - Throws: TypeError when the item is not hashable.
  public func add(_ item: Value) throws { try table.insert(item, hash: Operators.hash(item)) }

  public override func contains(_ value: Value) throws -> Bool {
    try table.contains(value, hash: lookUpHash(value))
  }

  /// Removes the item; false when it was absent.
  public func discard(_ item: Value) throws -> Bool { try table.remove(item, hash: lookUpHash(item)) }

  /// Removes and gives an item, or nil when the set is empty.
  public func pop() -> Value? { table.popFirst() }

  public func clear() {
    var old = SetTable()
    swap(&old, &table)
    old.dispose()
  }

  /// Adds the items of an iterable.
  public func update(_ iterable: Value) throws {
    if let set = iterable.object(as: SetObject.self) {
      if set !== self { try table.merge(set.table) }
      return
    }
    if let dictionary = iterable.object(as: DictionaryObject.self) {
      try table.reserve(adding: dictionary.table.count)
      for entry in dictionary.table.all { try table.insert(entry.key, hash: entry.hash) }
      return
    }
    let iterator = try Operators.makeIterator(iterable)
    var turn = 0
    while let item = try iterator.next() {
      try add(item)
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
    }
  }

  /// Another set of the same items.
  public func copied(isFrozen: Bool) throws -> SetObject {
    let copy = SetObject(isFrozen: isFrozen)
    try copy.table.merge(table)
    return copy
  }

  // MARK: Operators

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: SetObject.self) else { return nil }
    return try Machine.current.nested { try ordered(operation, right).map { .bool($0) } }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard !reflected, other.object(as: SetObject.self) != nil else { return nil }
    switch operation {
    case .or: return .object(try union([other]))
    case .and: return .object(try intersection([other]))
    case .subtract: return .object(try difference([other]))
    case .xor: return .object(try symmetricDifference(other))
    case .add, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight:
      return nil
    }
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard !isFrozen, other.object(as: SetObject.self) != nil else { return nil }
    switch operation {
    case .or: try update(other)
    case .and: try formIntersection([other])
    case .subtract: try subtract(other)
    case .xor: try formSymmetricDifference(other)
    case .add, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight:
      return nil
    }
    return .object(self)
  }

  public override func visitChildren(_ visit: (Value) -> Void) { table.keys.forEach(visit) }
}

/// Iterates a set in table order; a change of size stops it.
final class SetIterator: Object {
  private let set: SetObject
  private let expectedCount: Int
  private var position = 0

  init(_ set: SetObject) {
    self.set = set
    expectedCount = set.count
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.setIterator }
  override func makeIterator() throws -> Object { self }

  override func next() throws -> Value? {
    guard set.count == expectedCount else { throw Raised.runtimeError("Set changed size during iteration") }
    guard let found = set.table.entry(from: position) else {
      position = Int.max
      return nil
    }
    position = found.position + 1
    return found.key
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(set)) }
}
