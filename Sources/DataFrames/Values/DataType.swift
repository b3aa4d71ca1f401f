/// What a column holds, named as pandas prints it.
public enum DataType: String, Sendable {
  case int64
  case int32
  case int8
  /// Integers of 32 bits that pandas counts weeks with.
  case uint32 = "UInt32"
  case float64
  case bool
  case string = "str"
  /// Places in time.
  case datetime = "datetime64[us]"
  /// Spans of time.
  case timedelta = "timedelta64[us]"
  case category
  case object

  /// Whether the values are numbers to statistics and arithmetic; bool is not, as in pandas' `describe`.
  public var isNumeric: Bool {
    switch self {
    case .int64, .int32, .int8, .uint32, .float64: return true
    case .bool, .string, .datetime, .timedelta, .category, .object: return false
    }
  }

  public var isInteger: Bool {
    switch self {
    case .int64, .int32, .int8, .uint32: return true
    case .float64, .bool, .string, .datetime, .timedelta, .category, .object: return false
    }
  }

  /// Whether a blank for a sign stands in front of the values.
  var hasSigns: Bool { isNumeric || self == .bool }
}

/// Integers of fewer than 64 bits.
public enum IntegerWidth: Sendable {
  case int8, int32, uint32

  public var dataType: DataType {
    switch self {
    case .int8: return .int8
    case .int32: return .int32
    case .uint32: return .uint32
    }
  }

  /// The value as these bits keep it.
  func wrapped(_ value: Int) -> Int {
    switch self {
    case .int8: return Int(Int8(truncatingIfNeeded: value))
    case .int32: return Int(Int32(truncatingIfNeeded: value))
    case .uint32: return Int(UInt32(truncatingIfNeeded: value))
    }
  }
}
