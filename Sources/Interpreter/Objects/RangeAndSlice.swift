import Syntax

/// `slice(start, stop, step)`: what stands inside the brackets of `x[a:b:c]`.
public final class SliceObject: Object {
  public let start: Value
  public let stop: Value
  public let step: Value

  public init(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.slice }
  public override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'slice'") }

  public override func repr() throws -> String {
    "slice(\(try Operators.repr(start)), \(try Operators.repr(stop)), \(try Operators.repr(step)))"
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "start": return start
    case "stop": return stop
    case "step": return step
    case _: return nil
    }
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: SliceObject.self) else { return nil }
    return try SequenceComparison.compare([start, stop, step], operation, [right.start, right.stop, right.step])
  }

  /// A bound as an integer, or nil for None.
  public static func bound(_ value: Value) throws -> Int? {
    if value.isNone { return nil }
    if let big = value.object(as: BigIntObject.self) { return big.value < 0 ? Int.min / 2 : Int.max / 2 }
    guard let index = try Operators.indexValue(value) else {
      throw Raised.typeError("slice indices must be integers or None or have an __index__ method")
    }
    return index
  }

  /// The bounds clipped to a sequence of `count` items.
  public func range(count: Int) throws -> (start: Int, stop: Int, step: Int) {
    let step = try SliceObject.bound(self.step) ?? 1
    if step == 0 { throw Raised.valueError("slice step cannot be zero") }
    let low = step > 0 ? 0 : -1
    let high = step > 0 ? count : count - 1
    func clip(_ value: Int?, _ otherwise: Int) -> Int {
      guard let value else { return otherwise }
      return value < 0 ? max(value &+ count, low) : min(value, high)
    }
    return (
      clip(try SliceObject.bound(start), step > 0 ? 0 : high),
      clip(try SliceObject.bound(stop), step > 0 ? count : low),
      step
    )
  }

  /// The selected positions of a sequence of `count` items, in order.
  public func indices(count: Int) throws -> StrideTo<Int> {
    let range = try self.range(count: count)
    return stride(from: range.start, to: range.stop, by: range.step)
  }

  public override func visitChildren(_ visit: (Value) -> Void) { [start, stop, step].forEach(visit) }
}

/// `range`.
public final class RangeObject: Object {
  public let start: Int
  public let stop: Int
  public let step: Int

  public init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init()
  }

  public override var type: TypeObject { BuiltinTypes.range }

  public override func repr() throws -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }

  /// The number of items.
  private var itemCount: UInt {
    guard step > 0 ? start < stop : start > stop else { return 0 }
    let (low, high) = step > 0 ? (start, stop) : (stop, start)
    return (UInt(bitPattern: high &- low) - 1) / step.magnitude + 1
  }

  /// The number of items; more than `Int` holds saturate.
  public var count: Int { Int(clamping: itemCount) }

  /// Whether the range has more items than `Int` counts.
  public var isOversized: Bool { itemCount > UInt(Int.max) }

  public override func length() throws -> Int { count }
  public override func isTrue() throws -> Bool { count != 0 }

  private func element(_ index: Int) -> Value { .int(start &+ index &* step) }

  public override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      let part = try slice.range(count: count)
      let (bigStep, overflow) = step.multipliedReportingOverflow(by: part.step)
      if overflow { throw Raised.notInLgs("a range step beyond 64 bits") }
      return .object(
        RangeObject(start: start &+ part.start &* step, stop: start &+ part.stop &* step, step: bigStep))
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("range indices must be integers or slices, not \(index.typeName)")
    }
    let place = position < 0 ? position &+ count : position
    guard place >= 0, place < count else { throw Raised.indexError("range object index out of range") }
    return element(place)
  }

  public override func contains(_ value: Value) throws -> Bool {
    switch value {
    case .int(let int): return holds(int)
    case .bool(let bool): return holds(bool ? 1 : 0)
    case .float(let float): return Int(exactly: float).map(holds) ?? false
    case .none, .object: return false
    }
  }

  private func holds(_ value: Int) -> Bool {
    let inside = step > 0 ? value >= start && value < stop : value <= start && value > stop
    // The distance may exceed the signed range.
    let distance = UInt(bitPattern: step > 0 ? value &- start : start &- value)
    return inside && distance % step.magnitude == 0
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: RangeObject.self) else { return nil }
    let same = count == right.count && (count == 0 || start == right.start) && (count <= 1 || step == right.step)
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func hash() throws -> Int {
    let count = self.count
    return try TupleObject([.int(count), count == 0 ? .none : .int(start), count <= 1 ? .none : .int(step)]).hash()
  }

  public override func makeIterator() throws -> Object { RangeIterator(start: start, count: count, step: step) }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "start": return .int(start)
    case "stop": return .int(stop)
    case "step": return .int(step)
    case _: return nil
    }
  }
}

/// Counts without a virtual call: the machine advances it in place.
final class RangeIterator: Object {
  @usableFromInline var current: Int
  @usableFromInline var remaining: Int
  let step: Int
  private let total: Int

  init(start: Int, count: Int, step: Int) {
    current = start
    remaining = count
    total = count
    self.step = step
    super.init(kind: .rangeIterator)
  }

  override var type: TypeObject { BuiltinTypes.rangeIterator }
  override var iterationProgress: (done: Int, total: Int)? { (total - remaining, total) }
  override func makeIterator() throws -> Object { self }

  override func next() throws -> Value? {
    guard remaining > 0 else { return nil }
    remaining &-= 1
    defer { current = current &+ step }
    return .int(current)
  }
}
