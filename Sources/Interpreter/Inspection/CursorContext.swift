import Syntax

/// What stands before the cursor: the word being typed and what it belongs to.
struct CursorContext {
  /// Where a word at the cursor belongs.
  enum Place: Equatable {
    /// A name of its own.
    case name
    /// Behind a dot: an attribute of the expression.
    case attribute(of: String)
    /// In a subscript that opens a string, or that is empty: a key of the expression. The quote is nil for an empty one.
    case key(of: String, quote: UInt8?)
    /// In another string.
    case string
    /// `import …` or `from …`: the path of a module.
    case module
    /// `from module import …`
    case memberOfModule(String)
    /// In a comment, a number, or behind `def`: nothing to complete.
    case nothing
  }

  /// A call whose arguments are being typed.
  struct Call: Equatable {
    /// The source of the expression that is called.
    var callee: String
    /// Names of the keyword arguments that the call has already.
    var keywords: Set<String>
    /// How many commas stand before the cursor.
    var position: Int
  }

  let place: Place
  /// The bytes of the word before the cursor, for a string those behind its quote.
  let word: Range<Int>
  let call: Call?

  private let bytes: [UInt8]
  private let tokens: [Token]

  /// - Parameter offset: the cursor in bytes of UTF-8.
  init(_ text: String, at offset: Int) {
    let bytes = Array(text.utf8.prefix(offset))
    let tokens = Lexer.tokens(tolerant: String(decoding: bytes, as: UTF8.self)).filter(Self.isWritten)
    self.bytes = bytes
    self.tokens = tokens
    let scanner = TokenScanner(bytes: bytes, tokens: tokens)
    (place, word) = scanner.place()
    call = place == .nothing ? nil : scanner.enclosingCall()
  }

  private static func isWritten(_ token: Token) -> Bool {
    switch token.kind {
    case .name, .keyword, .number, .string, .operator, .comment, .error: return true
    // The end of a line matters: it ends what stands before it.
    case .newline: return true
    case .indent, .dedent, .end: return false
    }
  }
}

/// Reads tokens backwards from the cursor.
struct TokenScanner {
  let bytes: [UInt8]
  let tokens: [Token]

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func text(_ token: Token) -> String { text(token.span.start..<token.span.end) }

  private func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

  // MARK: The word

  func place() -> (CursorContext.Place, Range<Int>) {
    let end = bytes.count
    // A line end that the lexer added at the end of the text is none.
    var last = tokens.count - 1
    if last >= 0, tokens[last].kind == .newline, !(bytes.last == 0x0A) { last -= 1 }
    guard last >= 0 else { return (.name, end..<end) }
    let token = tokens[last]
    let touches = token.span.end == end
    switch token.kind {
    case .comment: return touches ? (.nothing, end..<end) : (place(behind: last), end..<end)
    case .string:
      guard touches, let start = openStringStart(token) else { return (place(behind: last), end..<end) }
      return (stringPlace(last, quote: bytes[start - 1]), start..<end)
    case .name, .keyword:
      guard touches else { return (place(behind: last), end..<end) }
      return (place(behind: last - 1), token.span.start..<end)
    case .number: return touches ? (.nothing, end..<end) : (place(behind: last), end..<end)
    case .operator, .newline, .indent, .dedent, .end, .error: return (place(behind: last), end..<end)
    }
  }

  /// Where the content of a string without its closing quote starts.
  private func openStringStart(_ token: Token) -> Int? {
    var start = token.span.start
    while start < token.span.end, bytes[start] != UInt8(ascii: "'"), bytes[start] != UInt8(ascii: "\"") { start += 1 }
    guard start < token.span.end else { return nil }
    let quote = bytes[start]
    let isTriple = bytes[start...].prefix(3).count == 3 && bytes[start...].prefix(3).allSatisfy { $0 == quote }
    if isTriple { return nil }
    let content = bytes[(start + 1)..<token.span.end]
    var isEscaped = false
    for byte in content {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == quote {
        return nil
      }
    }
    return start + 1
  }

  private func stringPlace(_ index: Int, quote: UInt8) -> CursorContext.Place {
    guard kind(index - 1) == .operator(.leftBracket), let start = primaryStart(endingAt: index - 2) else {
      return .string
    }
    return .key(of: text(tokens[start].span.start..<tokens[index - 2].span.end), quote: quote)
  }

  private func place(behind index: Int) -> CursorContext.Place {
    if let module = importPlace(behind: index) { return module }
    switch kind(index) {
    case .operator(.dot):
      guard let start = primaryStart(endingAt: index - 1) else { return .nothing }
      return .attribute(of: text(tokens[start].span.start..<tokens[index - 1].span.end))
    case .operator(.leftBracket):
      guard tokens[index].span.end == bytes.count, let start = primaryStart(endingAt: index - 1) else { return .name }
      return .key(of: text(tokens[start].span.start..<tokens[index - 1].span.end), quote: nil)
    case .keyword(.def), .keyword(.class), .keyword(.as): return .nothing
    case .name, .number, .string: return .nothing
    case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error, nil: return .name
    }
  }

  /// The place in an import statement that the cursor's line begins with.
  private func importPlace(behind index: Int) -> CursorContext.Place? {
    guard index >= 0 else { return nil }
    let lineStart = (tokens[...index].lastIndex { $0.kind == .newline } ?? -1) + 1
    guard lineStart <= index else { return nil }
    switch kind(lineStart) {
    case .keyword(.import): return .module
    case .keyword(.from):
      guard let second = tokens[lineStart...index].firstIndex(where: { $0.kind == .keyword(.import) }) else {
        return .module
      }
      return .memberOfModule(tokens[(lineStart + 1)..<second].map(text).joined())
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error, nil:
      return nil
    }
  }

  // MARK: Expressions

  /// The first token of the name, call or subscript that ends at a token.
  private func primaryStart(endingAt end: Int) -> Int? {
    var index = end
    while index >= 0 {
      switch tokens[index].kind {
      case .name, .string, .number:
        guard kind(index - 1) == .operator(.dot) else { return index }
        index -= 2
      case .operator(.rightParenthesis), .operator(.rightBracket), .operator(.rightBrace):
        guard let open = opening(of: index) else { return nil }
        guard isOperand(kind(open - 1)) else { return open }
        index = open - 1
      case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
      }
    }
    return nil
  }

  private func isOperand(_ kind: Token.Kind?) -> Bool {
    switch kind {
    case .name, .string, .operator(.rightParenthesis), .operator(.rightBracket): return true
    case .number, .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error, nil: return false
    }
  }

  private func opening(of close: Int) -> Int? {
    var depth = 0
    for index in stride(from: close, through: 0, by: -1) {
      switch Self.nesting(of: tokens[index].kind) {
      case 0: continue
      case let change:
        depth -= change
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// 1 for an opening bracket, -1 for a closing one.
  static func nesting(of kind: Token.Kind) -> Int {
    switch kind {
    case .operator(.leftParenthesis), .operator(.leftBracket), .operator(.leftBrace): return 1
    case .operator(.rightParenthesis), .operator(.rightBracket), .operator(.rightBrace): return -1
    case .name, .keyword, .number, .string, .operator, .comment, .newline, .indent, .dedent, .end, .error: return 0
    }
  }

  // MARK: The call

  /// The innermost call that the cursor stands in.
  func enclosingCall() -> CursorContext.Call? {
    var depth = 0
    var commas = 0
    var keywords: Set<String> = []
    for index in tokens.indices.reversed() {
      let kind = tokens[index].kind
      depth -= Self.nesting(of: kind)
      if depth < 0 {
        guard kind == .operator(.leftParenthesis), let start = primaryStart(endingAt: index - 1),
          self.kind(start - 1) != .keyword(.def), self.kind(start - 1) != .keyword(.class)
        else {
          // Inside a list or a group: the call around it has the cursor too.
          depth = 0
          commas = 0
          keywords = []
          continue
        }
        let callee = text(tokens[start].span.start..<tokens[index - 1].span.end)
        return CursorContext.Call(callee: callee, keywords: keywords, position: commas)
      }
      guard depth == 0 else { continue }
      if kind == .operator(.comma) { commas += 1 }
      if kind == .operator(.assign), case .name? = self.kind(index - 1) { keywords.insert(text(tokens[index - 1])) }
    }
    return nil
  }
}
