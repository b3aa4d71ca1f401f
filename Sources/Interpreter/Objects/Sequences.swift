import Syntax

/// `list`.
public final class ListObject: Object {
  public var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init(kind: .list)
  }

  deinit { Disposal.dispose(Disposal.takeAll(&items)) }

  public override var type: TypeObject { BuiltinTypes.list }
  public override var briefDescription: String { "list of \(items.count)" }
  public override func isTrue() throws -> Bool { !items.isEmpty }
  public override func length() throws -> Int { items.count }
  public override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'list'") }
  public override func makeIterator() throws -> Object { ListIterator(self) }

  public override func repr() throws -> String {
    try ReprGuard.enter(self, placeholder: "[...]") {
      try LongText.joined("[", SequenceIndex.reprs(items), "]")
    }
  }

  public override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      return .list(try SequenceIndex.items(items, at: slice))
    }
    return items[try SequenceIndex.resolve(index, count: items.count, of: "list")]
  }

  public override func setItem(_ index: Value, to value: Value) throws {
    if let slice = index.object(as: SliceObject.self) {
      return try replace(slice, with: Operators.array(value, orTypeError: "can only assign an iterable"))
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("list indices must be integers or slices, not \(index.typeName)")
    }
    let place = position < 0 ? position &+ items.count : position
    guard items.indices.contains(place) else { throw Raised.indexError("list assignment index out of range") }
    items[place] = value
  }

  private func replace(_ slice: SliceObject, with values: [Value]) throws {
    let range = try slice.range(count: items.count)
    if range.step == 1 {
      let bounds = range.start..<max(range.start, range.stop)
      if bounds == items.indices {
        var old = values
        swap(&old, &items)
        Disposal.dispose(old)
      } else {
        items.replaceSubrange(bounds, with: values)
      }
      return
    }
    let indices = Array(try slice.indices(count: items.count))
    guard indices.count == values.count else {
      throw Raised.valueError(
        "attempt to assign sequence of size \(values.count) to extended slice of size \(indices.count)")
    }
    for (index, value) in zip(indices, values) { items[index] = value }
  }

  /// Adds items at the end.
  /// - Throws: KeyboardInterrupt; the list is then as before.
  public func extend(by others: [Value]) throws {
    let count = items.count
    do {
      try items.append(inPieces: others)
    } catch {
      items.removeLast(items.count - count)
      throw error
    }
  }

  private func delete(_ slice: SliceObject) throws {
    let range = try slice.range(count: items.count)
    let places = stride(from: range.start, to: range.stop, by: range.step)
    var left = places.underestimatedCount
    guard left > 0 else { return }
    let step = range.step.magnitude
    var next = range.step > 0 ? range.start : range.start - (left - 1) * Int(step)
    let kept = ListObject([])
    kept.items.reserveCapacity(items.count - left)
    for (index, item) in items.enumerated() {
      try Machine.current.checkInterrupt(after: index)
      guard left > 0, index == next else {
        kept.items.append(item)
        continue
      }
      left -= 1
      if left > 0 { next += Int(step) }
    }
    swap(&items, &kept.items)
  }

  public override func deleteItem(_ index: Value) throws {
    if let slice = index.object(as: SliceObject.self) {
      return try delete(slice)
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("list indices must be integers or slices, not \(index.typeName)")
    }
    let place = position < 0 ? position &+ items.count : position
    guard items.indices.contains(place) else { throw Raised.indexError("list assignment index out of range") }
    items.remove(at: place)
  }

  public override func contains(_ value: Value) throws -> Bool { try SequenceIndex.contains(items, value) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: ListObject.self) else { return nil }
    return try SequenceComparison.compare(items, operation, right.items)
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.object(as: ListObject.self) else {
        // Arrays add themselves to sequences.
        if case .object(let object) = other, let sum = try object.binary(.add, .object(self), reflected: true) {
          return sum
        }
        throw Raised.typeError("can only concatenate list (not \"\(other.typeName)\") to list")
      }
      return .list(try SequenceIndex.joined(items, right.items))
    case .multiply:
      return try Operators.repetitionCount(other).map { .list(try SequenceIndex.repeated(items, $0)) }
    case .subtract, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    switch operation {
    case .add:
      try extend(by: Operators.array(other, orTypeError: "'\(other.typeName)' object is not iterable"))
      return .object(self)
    case .multiply:
      guard let count = try Operators.repetitionCount(other) else { return nil }
      items = try SequenceIndex.repeated(items, count)
      return .object(self)
    case .subtract, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) { items.forEach(visit) }
}

/// `tuple`, and the results that name their fields (`torch.return_types.max`).
open class TupleObject: Object {
  public fileprivate(set) var items: [Value]

  public init(_ items: [Value]) {
    self.items = items
    super.init(kind: .tuple)
  }

  deinit { Disposal.dispose(Disposal.takeAll(&items)) }

  open override var type: TypeObject { BuiltinTypes.tuple }
  open override var briefDescription: String { "\(type.name) of \(items.count)" }
  public override func isTrue() throws -> Bool { !items.isEmpty }
  public override func length() throws -> Int { items.count }
  public override func makeIterator() throws -> Object { TupleIterator(self) }

  public override func hash() throws -> Int {
    // CPython's xxHash-like mix, so that sets of tuples iterate in its order.
    var accumulator: UInt64 = 2_870_177_450_012_600_261
    let hashes = try Machine.current.nested {
      try items.enumerated().map { index, item in
        try Machine.current.checkInterrupt(after: index)
        return try Operators.hash(item)
      }
    }
    for hash in hashes {
      accumulator &+= UInt64(bitPattern: Int64(hash)) &* 14_029_467_366_897_019_727
      accumulator = (accumulator << 31) | (accumulator >> 33)
      accumulator &*= 11_400_714_785_074_694_791
    }
    accumulator &+= UInt64(items.count) ^ (2_870_177_450_012_600_261 ^ 3_527_539)
    return accumulator == UInt64.max ? 1_546_275_796 : Int(truncatingIfNeeded: accumulator)
  }

  open override func repr() throws -> String {
    try ReprGuard.enter(self, placeholder: "(...)") {
      try LongText.joined("(", SequenceIndex.reprs(items), items.count == 1 ? ",)" : ")")
    }
  }

  open override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      return .tuple(try SequenceIndex.items(items, at: slice))
    }
    return items[try SequenceIndex.resolve(index, count: items.count, of: "tuple")]
  }

  public override func contains(_ value: Value) throws -> Bool { try SequenceIndex.contains(items, value) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: TupleObject.self) else { return nil }
    return try SequenceComparison.compare(items, operation, right.items)
  }

  open override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.object(as: TupleObject.self) else {
        // Arrays add themselves to sequences.
        if case .object(let object) = other, let sum = try object.binary(.add, .object(self), reflected: true) {
          return sum
        }
        throw Raised.typeError("can only concatenate tuple (not \"\(other.typeName)\") to tuple")
      }
      return .tuple(try SequenceIndex.joined(items, right.items))
    case .multiply:
      return try Operators.repetitionCount(other).map { .tuple(try SequenceIndex.repeated(items, $0)) }
    case .subtract, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) { items.forEach(visit) }
}

extension Value {
  /// `repr` of the value.
  public func repr() throws -> String { try Operators.repr(self) }
}

/// Index arithmetic shared by lists and tuples.
enum SequenceIndex {
  static func resolve(_ index: Value, count: Int, of typeName: String) throws -> Int {
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("\(typeName) indices must be integers or slices, not \(index.typeName)")
    }
    let place = position < 0 ? position &+ count : position
    guard place >= 0, place < count else { throw Raised.indexError("\(typeName) index out of range") }
    return place
  }

  /// The items' texts with commas between them. Errors: those of `repr`, and KeyboardInterrupt.
  static func reprs(_ items: [Value]) throws -> String {
    let texts = try items.enumerated().map { index, item in
      try Machine.current.checkInterrupt(after: index)
      return try Operators.repr(item)
    }
    return try LongText.joined(texts, separator: ", ")
  }

  static func joined(_ left: [Value], _ right: [Value]) throws -> [Value] {
    try Operators.checkSize(MemoryLayout<Value>.stride, times: left.count + right.count)
    let result = ListObject([])
    result.items.reserveCapacity(left.count + right.count)
    try result.items.append(inPieces: left)
    try result.items.append(inPieces: right)
    return Disposal.takeAll(&result.items)
  }

  static func contains(_ items: [Value], _ value: Value) throws -> Bool {
    var turn = 0
    return try items.contains {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      return try Operators.areEqual($0, value)
    }
  }

  /// The items of a slice. Errors: those of its bounds, and KeyboardInterrupt.
  static func items(_ items: [Value], at slice: SliceObject) throws -> [Value] {
    try slice.indices(count: items.count).map { index in
      try Machine.current.checkInterrupt(after: index)
      return items[index]
    }
  }

  static func repeated(_ items: [Value], _ count: Int) throws -> [Value] {
    guard count > 0, !items.isEmpty else { return [] }
    try Operators.checkSize(items.count * MemoryLayout<Value>.stride, times: count)
    let result = ListObject([])
    result.items.reserveCapacity(items.count * count)
    // A piece of some megabytes at a time, so that Ctrl-C need not wait for gigabytes.
    let copies = max(1, (1 << 16) / items.count)
    let piece = Array(repeatElement(items, count: min(copies, count)).joined())
    for _ in 0..<(count / copies) {
      try Machine.current.checkInterrupt()
      try result.items.append(inPieces: piece)
    }
    for _ in 0..<(count % copies) { try result.items.append(inPieces: items) }
    return Disposal.takeAll(&result.items)
  }
}

/// Lexicographic comparison of lists and tuples.
enum SequenceComparison {
  static func compare(_ left: [Value], _ operation: ComparisonOperator, _ right: [Value]) throws -> Value? {
    switch operation {
    case .equal where left.count != right.count: return .bool(false)
    case .notEqual where left.count != right.count: return .bool(true)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
    case .is, .isNot, .in, .notIn: return nil
    }
    return try Machine.current.nested {
      for (index, (a, b)) in zip(left, right).enumerated() {
        try Machine.current.checkInterrupt(after: index)
        if try Operators.areEqual(a, b) { continue }
        switch operation {
        case .equal: return .bool(false)
        case .notEqual: return .bool(true)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try Operators.compare(operation, a, b)
        case .is, .isNot, .in, .notIn: return nil
        }
      }
      return try Operators.compare(operation, .int(left.count), .int(right.count))
    }
  }
}

public final class ListIterator: Object {
  private let list: ListObject
  private var index = 0

  init(_ list: ListObject) {
    self.list = list
    super.init(kind: .listIterator)
  }

  public override var type: TypeObject { BuiltinTypes.listIterator }
  public override var iterationProgress: (done: Int, total: Int)? {
    (min(index, list.items.count), list.items.count)
  }
  public override func makeIterator() throws -> Object { self }

  public override func next() throws -> Value? {
    guard index < list.items.count else {
      index = Int.max
      return nil
    }
    defer { index += 1 }
    return list.items[index]
  }

  public override func visitChildren(_ visit: (Value) -> Void) { visit(.object(list)) }
}

final class TupleIterator: Object {
  private let tuple: TupleObject
  private var index = 0

  init(_ tuple: TupleObject) {
    self.tuple = tuple
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.tupleIterator }
  override func makeIterator() throws -> Object { self }

  override func next() throws -> Value? {
    guard index < tuple.items.count else { return nil }
    defer { index += 1 }
    return tuple.items[index]
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(tuple)) }
}

/// Iterates anything that can be subscripted by 0, 1, 2 … until `IndexError`.
public final class SequenceIterator: Object {
  private let sequence: Object
  private var index = 0

  public init(_ sequence: Object) {
    self.sequence = sequence
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.sequenceIterator }
  public override func makeIterator() throws -> Object { self }

  public override func next() throws -> Value? {
    do {
      defer { index += 1 }
      return try sequence.item(.int(index))
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.indexError) {
      return nil
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) { visit(.object(sequence)) }
}

/// An iterator over values made by a Swift closure, for `zip`, `map`, `enumerate` and the like.
public final class ClosureIterator: Object {
  private let iteratorType: TypeObject
  private let advance: () throws -> Value?
  private let children: [Value]

  public init(_ type: TypeObject, over children: [Value], next: @escaping () throws -> Value?) {
    iteratorType = type
    self.children = children
    advance = next
    super.init()
  }

  public override var type: TypeObject { iteratorType }
  public override func makeIterator() throws -> Object { self }
  public override func next() throws -> Value? { try advance() }
  public override func visitChildren(_ visit: (Value) -> Void) { children.forEach(visit) }
}
