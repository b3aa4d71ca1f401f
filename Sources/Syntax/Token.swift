/// A word, number, mark or layout change of a source text.
public struct Token: Equatable {
  public var kind: Kind
  public var span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public enum Kind: Equatable {
    case name
    case keyword(Keyword)
    case number
    /// A string literal with its prefix and quotes; an f-string is one token.
    case string
    case `operator`(Operator)
    /// Only in a tolerant stream: the parser never sees comments.
    case comment
    /// The end of a logical line.
    case newline
    case indent
    case dedent
    case end
    /// Bytes that form no token. In a strict stream it is the last token and the lexer's `problem` says why.
    case error
  }
}

/// The reserved words of Python 3; they cannot be names.
public enum Keyword: String, CaseIterable {
  case `false` = "False"
  case none = "None"
  case `true` = "True"
  case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except, finally
  case `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise, `return`
  case `try`, `while`, with, yield
}

/// Operators and delimiters, longest spelling first where one begins another.
public enum Operator: String, CaseIterable {
  case powerAssign = "**="
  case floorDivideAssign = "//="
  case shiftRightAssign = ">>="
  case shiftLeftAssign = "<<="
  case ellipsis = "..."
  case power = "**"
  case floorDivide = "//"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case arrow = "->"
  case walrus = ":="
  case addAssign = "+="
  case subtractAssign = "-="
  case multiplyAssign = "*="
  case divideAssign = "/="
  case moduloAssign = "%="
  case matrixMultiplyAssign = "@="
  case andAssign = "&="
  case orAssign = "|="
  case xorAssign = "^="
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case colon = ":"
  case dot = "."
  case semicolon = ";"
  case assign = "="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case at = "@"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case less = "<"
  case greater = ">"
}
