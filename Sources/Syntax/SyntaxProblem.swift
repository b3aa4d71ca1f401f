/// Why a text is not a program: CPython's error type and message, or a form of Python that lgs lacks.
public struct SyntaxProblem: Error, Equatable {
  public enum Kind: String {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
  }

  public var kind: Kind
  /// The words after the error's type, as CPython prints them; for a form that lgs lacks, "… is not in lgs".
  public var message: String
  public var span: Span
  /// True when more input could complete the text (an open bracket, string or block).
  public var isIncomplete: Bool

  public init(kind: Kind = .syntax, _ message: String, _ span: Span, isIncomplete: Bool = false) {
    self.kind = kind
    self.message = message
    self.span = span
    self.isIncomplete = isIncomplete
  }
}
