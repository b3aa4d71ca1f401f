/// What combines two values into one.
public enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case and = "&"
  case or = "|"
  case xor = "^"
}

/// What compares two values.
public enum ComparisonOperation: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The comparison with its sides exchanged.
  var reflected: ComparisonOperation {
    switch self {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .greater
    case .lessOrEqual: return .greaterOrEqual
    case .greater: return .less
    case .greaterOrEqual: return .lessOrEqual
    }
  }

  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    }
  }

  func holds(_ a: String, _ b: String) -> Bool {
    switch self {
    case .equal: return a.hasSameBytes(as: b)
    case .notEqual: return !a.hasSameBytes(as: b)
    case .less: return a.precedes(b)
    case .lessOrEqual: return !b.precedes(a)
    case .greater: return b.precedes(a)
    case .greaterOrEqual: return !a.precedes(b)
    }
  }
}
