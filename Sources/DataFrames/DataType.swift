/// What a column holds, named as pandas prints it.
public enum DataType: String, Sendable {
  case int64
  case float64
  case bool
  case string = "str"
  case object
}
