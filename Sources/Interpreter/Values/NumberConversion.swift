import BigInt

/// Conversion of values to numbers, through Python's special methods where the value is none itself.
extension Numbers {
  /// Calls the special method of that name when the value's type defines it.
  public static func special(_ name: Symbol, of value: Value, _ arguments: [Value] = []) throws -> Value? {
    guard let member = value.type.lookUp(name) else { return nil }
    return try Operators.call(member.bound(to: value), arguments)
  }

  /// The value as a float, as `float(x)` and the functions of `math` take it; nil when it is no real number.
  /// - Throws: OverflowError for an integer beyond the range of floats.
  public static func real(_ value: Value) throws -> Double? {
    if let number = Number(value) { return try number.double() }
    if case .object(let object) = value, !(object is StringObject) {
      if let float = try special("__float__", of: value) {
        guard case .float(let result) = float else {
          throw Raised.typeError("\(value.typeName).__float__ returned non-float (type \(float.typeName))")
        }
        return result
      }
      if let index = try object.indexValue() { return Double(index) }
    }
    return nil
  }

  /// The integer of any size that the value stands for (`__index__`), or nil.
  public static func index(_ value: Value) throws -> BigInt? {
    switch value {
    case .int(let int): return BigInt(int)
    case .bool(let bool): return bool ? 1 : 0
    case .none, .float: return nil
    case .object(let object):
      if let big = object as? BigIntObject { return big.value }
      return try object.indexValue().map { BigInt($0) }
    }
  }

  /// The float without its fraction.
  /// - Throws: OverflowError for infinities, ValueError for NaN.
  public static func truncated(_ value: Double) throws -> BigInt {
    if value.isNaN { throw Raised.valueError("cannot convert float NaN to integer") }
    if value.isInfinite { throw Raised.overflowError("cannot convert float infinity to integer") }
    return BigInt(value.rounded(.towardZero))
  }

  /// The integer of a float that has no fraction; rounds with `rule` first.
  public static func integer(_ value: Double, rounding rule: FloatingPointRoundingRule) throws -> Value {
    let rounded = value.rounded(rule)
    if let small = Int(exactly: rounded) { return .int(small) }
    return .integer(try truncated(rounded))
  }
}
