/// Cuts a source text into tokens, with Python's layout rules and CPython's words for every lexical mistake.
///
/// Works on UTF-8 bytes. The strict stream ends with `.end`, or with `.error` when `problem` says what is wrong;
/// the tolerant stream keeps comments, marks bad bytes as `.error` and always reaches the end.
public struct Lexer {
  let bytes: [UInt8]
  /// One past the last byte to read; less than `bytes.count` inside an f-string field.
  let limit: Int
  let isTolerant: Bool
  var position: Int
  var tokens: [Token] = []
  var problem: SyntaxProblem?
  var problemReach = ProblemReach.wholeText

  /// Which mistakes of grammar before a lexical problem it outweighs.
  enum ProblemReach {
    /// All of them: CPython reads the rest of the text before it reports a mistake of grammar.
    case wholeText
    /// Those on later lines than its own: an open bracket.
    case laterLines
    /// None: layout counts only when the parser gets there.
    case none
  }

  /// Columns of the open blocks, tabs counted to multiples of 8 and, beside it, as single columns.
  var indents: [(column: Int, tabsAsOne: Int)] = [(0, 0)]
  var brackets: [(byte: UInt8, position: Int)] = []
  /// True inside an f-string field, where line ends never end a statement.
  let isInsideField: Bool
  private var isAtLineStart = true
  private var hasTokensOnLine = false
  /// Where the last comment began; -1 before the first one.
  private var commentStart = -1

  /// CPython's limits: `MAXLEVEL` and `MAXINDENT` of its tokenizer.
  static let bracketLimit = 200
  static let indentLimit = 100

  init(bytes: [UInt8], range: Range<Int>? = nil, isTolerant: Bool = false) {
    self.bytes = bytes
    self.isTolerant = isTolerant
    limit = range?.upperBound ?? bytes.count
    isInsideField = range != nil
    position = range?.lowerBound ?? 0
    isAtLineStart = range == nil
    if range == nil, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    tokens.reserveCapacity((limit - position) / 4 + 8)
  }

  /// All tokens of a text, whatever it holds: for colouring input as it is typed.
  ///
  /// Comments are kept, and bytes that form no token are `.error`; a string without its closing quote is `.string`.
  public static func tokens(tolerant source: String) -> [Token] {
    var lexer = Lexer(bytes: Array(source.utf8), isTolerant: true)
    lexer.run()
    return lexer.tokens
  }

  /// The byte at an index, 0 at and past the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 {
    index < limit ? bytes[index] : 0
  }

  mutating func run() {
    if !isTolerant, !isInsideField, let null = bytes.firstIndex(of: 0) {
      position = null
      fail("source code cannot contain null bytes", Span(null, null + 1))
    }
    while problem == nil {
      if isAtLineStart {
        isAtLineStart = false
        readIndentation()
        if problem != nil { break }
      }
      skipBlanks()
      guard position < limit else { break }
      readToken()
    }
    if problem == nil { finish() }
    if problem != nil {
      tokens.append(Token(.error, Span(min(position, limit), limit)))
    }
  }

  /// Records a lexical mistake whose caret stands under the last character before `end`.
  mutating func fail(
    _ message: String, endingAt end: Int, kind: SyntaxProblem.Kind = .syntax, isIncomplete: Bool = false
  ) {
    var start = max(end - 1, 0)
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    fail(message, Span(start, max(end, start)), kind: kind, isIncomplete: isIncomplete)
  }

  mutating func fail(
    _ message: String, _ span: Span, kind: SyntaxProblem.Kind = .syntax, isIncomplete: Bool = false,
    reach: ProblemReach = .wholeText
  ) {
    guard !isTolerant, problem == nil else { return }
    problem = SyntaxProblem(kind: kind, message, span, isIncomplete: isIncomplete)
    problemReach = reach
  }

  @inline(__always)
  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind, Span(start, position)))
    hasTokensOnLine = true
  }

  private mutating func skipBlanks() {
    while position < limit {
      switch bytes[position] {
      case 0x20, 0x09, 0x0C: position += 1
      default: return
      }
    }
  }

  private mutating func readToken() {
    let start = position
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF:
      readNameOrPrefixedString()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: ".") where byte(at: position + 1).isDigit:
      readNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      readString(from: start)
    case 0x0A, 0x0D:
      readLineEnd()
    case UInt8(ascii: "#"):
      readComment()
    case UInt8(ascii: "\\"):
      if readContinuation() { return }
      skipBadByte(from: start)
    default:
      readOperator()
    }
  }

  private mutating func readLineEnd() {
    let start = position
    position += lineEndLength(at: position)
    guard brackets.isEmpty, !isInsideField else { return }
    isAtLineStart = true
    if hasTokensOnLine {
      appendNewline(at: start)
    }
  }

  /// The length of the line end at an index: 2 for CR LF, 1 for a lone LF or CR, 0 for anything else.
  func lineEndLength(at index: Int) -> Int {
    switch byte(at: index) {
    case 0x0A: return index < limit ? 1 : 0
    case 0x0D: return byte(at: index + 1) == 0x0A ? 2 : 1
    default: return 0
    }
  }

  /// The end of a logical line; CPython places it where the comment behind the line begins.
  private mutating func appendNewline(at end: Int) {
    let place = isTolerant ? end : max(commentStart, tokens.last?.span.end ?? 0) == commentStart ? commentStart : end
    tokens.append(Token(.newline, Span(place, place)))
    hasTokensOnLine = false
  }

  private mutating func readComment() {
    let start = position
    while position < limit, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    commentStart = start
    if isTolerant { tokens.append(Token(.comment, Span(start, position))) }
  }

  /// Reads a backslash and the line end after it; false when something else follows.
  private mutating func readContinuation() -> Bool {
    let length = lineEndLength(at: position + 1)
    if length > 0, position + 1 + length < limit {
      position += 1 + length
      return true
    }
    if length > 0 || position + 1 >= limit {
      failAtEnd()
      if isTolerant { position = limit }
      return isTolerant
    }
    position += 1
    fail("unexpected character after line continuation character", Span(position, position + 1), reach: .none)
    return false
  }

  private mutating func skipBadByte(from start: Int) {
    if isTolerant {
      position = max(position, start + 1)
      tokens.append(Token(.error, Span(start, position)))
    }
  }

  /// Records that the text ends inside a bracket or after a backslash.
  private mutating func failAtEnd() {
    position = limit
    if let open = brackets.last {
      let text = String(decoding: [open.byte], as: UTF8.self)
      let place = Span(open.position, open.position + 1)
      fail("'\(text)' was never closed", place, isIncomplete: true, reach: .laterLines)
    } else {
      fail("unexpected EOF while parsing", Span(lastLineEnd, lastLineEnd), isIncomplete: true, reach: .none)
    }
  }

  private mutating func finish() {
    if isInsideField {
      append(.end, from: position)
      return
    }
    if !brackets.isEmpty, !isTolerant {
      failAtEnd()
      return
    }
    if hasTokensOnLine { appendNewline(at: limit) }
    let place = Span(lastLineEnd, lastLineEnd)
    for _ in indents.dropFirst() { tokens.append(Token(.dedent, place)) }
    tokens.append(Token(.end, place))
  }

  /// The end of the text without its last line end: where CPython places what it misses behind the text.
  private var lastLineEnd: Int {
    guard limit > 0, bytes[limit - 1] == 0x0A || bytes[limit - 1] == 0x0D else { return limit }
    let hasReturn = bytes[limit - 1] == 0x0A && limit > 1 && bytes[limit - 2] == 0x0D
    return limit - (hasReturn ? 2 : 1)
  }
}

extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  /// The value of a hexadecimal digit.
  var hexValue: Int? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return Int(self) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return Int(self) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return Int(self) - 0x37
    default: return nil
    }
  }

  /// Letters, digits, underscore and every byte of a non-ASCII character.
  @inline(__always) var isPotentialNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      return true
    default: return false
    }
  }
}
