import BigInt
import Syntax

/// Integer literals too large for a machine word.
enum BigIntLiteral {
  static func value(_ decimal: String, _ span: Span) throws -> Value {
    guard decimal.utf8.count <= 4300, let value = BigInt(decimal) else {
      throw SyntaxProblem(
        "Exceeds the limit (4300 digits) for integer string conversion: value has \(decimal.utf8.count) digits"
          + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", span)
    }
    return .integer(value)
  }
}
