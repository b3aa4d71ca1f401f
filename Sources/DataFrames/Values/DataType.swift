/// What a column holds, named as pandas prints it.
public enum DataType: String, Sendable {
  case int64
  case float64
  case bool
  case string = "str"
  case object

  /// Whether the values are numbers to statistics and arithmetic; bool is not, as in pandas' `describe`.
  public var isNumeric: Bool {
    switch self {
    case .int64, .float64: return true
    case .bool, .string, .object: return false
    }
  }
}
