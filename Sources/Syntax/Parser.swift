/// Builds the tree of a source text: recursive descent over Python's grammar.
///
/// A rule returns nil and leaves the position where it was when the text does not match, and throws only when the
/// problem is certain. Texts that do not match are read a second time with `isDiagnosing` set, in which the rules also
/// look for common mistakes; this two-pass scheme, and "the furthest token looked at" as the place of a plain
/// `invalid syntax`, are those of CPython's parser, so that the messages agree.
public struct Parser {
  let bytes: [UInt8]
  let tokens: [Token]
  var position = 0
  /// The furthest token looked at.
  var furthest = 0
  /// True while the second pass looks for mistakes; it stops looking inside an operand that it only tries.
  var isDiagnosing = false
  private(set) var isSecondPass = false
  /// True inside an f-string field, which counts as bracketed.
  let isField: Bool

  /// Height of the expression that was parsed last.
  var height = 0
  /// Height of the statement that was parsed last, counted in statements.
  var statementHeight = 0
  /// Open calls of recursive rules.
  var nesting: Int
  /// An operator whose right side does not parse; outer precedence levels need not try it again.
  var deadOperator = -1
  /// Results of rules in the diagnosing pass, so that trying alternatives never takes exponential time.
  var memo: [Int: MemoizedExpression] = [:]
  var bracketLevels: [Int] = []

  /// The innermost class whose body is being read: its private names (`__x`) carry its name.
  var enclosingClass: String?

  /// The highest tree, in nodes from the root to a leaf, that later passes can walk recursively; CPython 3.11 stops at
  /// about the same height. Statements and expressions are counted apart.
  public static let heightLimit = 3_000
  /// The most recursive rules in progress at once; bracket nesting alone is limited to 200 by the lexer.
  public static let nestingLimit = 700

  struct MemoizedExpression {
    var result: Expression?
    var end: Int
    var height: Int
  }

  init(bytes: [UInt8], tokens: [Token], isField: Bool = false, nesting: Int = 0, enclosingClass: String? = nil) {
    self.bytes = bytes
    self.tokens = tokens
    self.isField = isField
    self.nesting = nesting
    self.enclosingClass = enclosingClass
  }

  /// Parses a whole file.
  ///
  /// Errors: the problem CPython reports for the text, or the first form that lgs lacks.
  public static func parse(_ source: String) throws(SyntaxProblem) -> [Statement] {
    let statements = try parseTree(Array(source.utf8))
    try ProgramRules.check(statements)
    return statements
  }

  /// The tree alone, without the rules that need the whole program.
  static func parseTree(_ bytes: [UInt8]) throws(SyntaxProblem) -> [Statement] {
    var lexer = Lexer(bytes: bytes)
    lexer.run()
    var parser = Parser(bytes: bytes, tokens: lexer.tokens)
    return try parser.run(lexer) { (parser) throws(SyntaxProblem) in try parser.file() }
  }

  /// Runs a start rule; when it does not match, a second time to find out why.
  mutating func run<Tree>(
    _ lexer: Lexer, _ rule: (inout Parser) throws(SyntaxProblem) -> Tree?
  ) throws(SyntaxProblem) -> Tree {
    var certain: SyntaxProblem?
    do {
      if let tree = try rule(&self) { return tree }
    } catch {
      certain = error
    }
    let failure = furthest
    if certain == nil {
      if let problem = lexer.problem, reachesEnd { throw problem }
      restartDiagnosing()
      do {
        _ = try rule(&self)
      } catch {
        certain = error
      }
    }
    throw combine(certain, lexer, failure)
  }

  private mutating func restartDiagnosing() {
    position = 0
    height = 0
    deadOperator = -1
    isDiagnosing = true
    isSecondPass = true
    var level = isField ? 1 : 0
    bracketLevels = tokens.map { token in
      switch token.kind {
      case .operator(.leftParenthesis), .operator(.leftBracket), .operator(.leftBrace): level += 1
      case .operator(.rightParenthesis), .operator(.rightBracket), .operator(.rightBrace): level -= 1
      case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: break
      }
      return level
    }
  }

  /// True when the last token, behind which the lexer stopped, has been looked at.
  private var reachesEnd: Bool { furthest >= tokens.count - 1 }

  /// Chooses between a certain problem, one of the lexer and a plain `invalid syntax` at the furthest token.
  private func combine(_ certain: SyntaxProblem?, _ lexer: Lexer, _ failure: Int) -> SyntaxProblem {
    let last = tokens[min(failure, tokens.count - 1)]
    if certain == nil {
      if last.kind == .indent {
        return SyntaxProblem(kind: .indentation, "unexpected indent", place(of: last))
      }
      if last.kind == .dedent {
        return SyntaxProblem(kind: .indentation, "unexpected unindent", last.span)
      }
    }
    if let problem = lexer.problem {
      let fetched = tokens[min(furthest, tokens.count - 1)].span.start
      let isOnLaterLine = hasLineEnd(between: problem.span.start, and: fetched)
      switch lexer.problemReach {
      case .wholeText: return problem
      case .laterLines: if reachesEnd || isOnLaterLine { return problem }
      case .none: if reachesEnd { return problem }
      }
    }
    return certain ?? SyntaxProblem("invalid syntax", last.span, isIncomplete: isAtEnd(failure))
  }

  /// True when nothing stands at or behind a token but the end of the text.
  func isAtEnd(_ index: Int) -> Bool {
    tokens[min(index, tokens.count - 1)...].allSatisfy { $0.kind == .dedent || $0.kind == .end }
  }

  private func hasLineEnd(between start: Int, and end: Int) -> Bool {
    start < end && bytes[start..<min(end, bytes.count)].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// `file: statement* end`
  mutating func file() throws(SyntaxProblem) -> [Statement]? {
    var statements: [Statement] = []
    while kind != .end {
      guard try appendStatement(to: &statements) else { return nil }
    }
    return statements
  }
}
