/// Names, calls, subscripts and everything in brackets.
extension Parser {
  /// An atom with its attributes, calls and subscripts.
  mutating func primary() throws(SyntaxProblem) -> Expression? {
    let start = position
    if at(.await) {
      while at(.await) { advance() }
      if try primary() != nil { throw SyntaxProblem("'await' is not in lgs", tokens[start].span) }
      position = start
      return nil
    }
    guard var value = try atom() else { return nil }
    var valueHeight = height
    while case .operator(let symbol) = kind {
      let mark = position
      // CPython looks for a generator behind every operand, and for its mistakes behind every kind of bracket.
      if isDiagnosing, symbol == .leftParenthesis || symbol == .leftBracket || symbol == .leftBrace {
        try diagnoseComprehension()
      }
      let form: Expression.Form?
      switch symbol {
      case .dot: form = attribute(of: value)
      case .leftParenthesis: form = try arguments().map { .call(value, $0) }
      case .leftBracket: form = try index().map { .subscript(value, index: $0) }
      case .powerAssign, .floorDivideAssign, .shiftRightAssign, .shiftLeftAssign, .ellipsis, .power, .floorDivide,
        .shiftLeft, .shiftRight, .lessOrEqual, .greaterOrEqual, .equal, .notEqual, .arrow, .walrus, .addAssign,
        .subtractAssign, .multiplyAssign, .divideAssign, .moduloAssign, .matrixMultiplyAssign, .andAssign,
        .orAssign, .xorAssign, .rightParenthesis, .rightBracket, .leftBrace, .rightBrace, .comma, .colon,
        .semicolon, .assign, .plus, .minus, .star, .slash, .percent, .at, .ampersand, .bar, .caret, .tilde, .less,
        .greater:
        height = valueHeight
        return value
      }
      guard let form else {
        position = mark
        break
      }
      value = try make(form, from: start, above: max(valueHeight, height))
      valueHeight = height
    }
    height = valueHeight
    return value
  }

  private mutating func attribute(of value: Expression) -> Expression.Form? {
    advance()
    height = 0
    return name().map { .attribute(value, name: $0.text) }
  }

  /// `[slices]` behind a value.
  private mutating func index() throws(SyntaxProblem) -> Expression? {
    advance()
    let start = position
    guard let first = at(.star) ? try starredExpression() : try slice() else { return nil }
    if !at(.comma) {
      if case .starred = first.form {
        let tuple = try make(.tuple([first]), from: start, above: height)
        return accept(.rightBracket) ? tuple : nil
      }
      return accept(.rightBracket) ? first : nil
    }
    var elements = [first]
    var tallest = height
    while accept(.comma) {
      guard let next = at(.star) ? try starredExpression() : try slice() else { break }
      elements.append(next)
      tallest = max(tallest, height)
    }
    let tuple = try make(.tuple(elements), from: start, above: tallest)
    return accept(.rightBracket) ? tuple : nil
  }

  /// `lower:upper:step`, or one value.
  private mutating func slice() throws(SyntaxProblem) -> Expression? {
    let start = position
    var lower: Expression?
    var tallest = 0
    if !at(.colon) {
      guard let value = try namedExpression() else { return nil }
      guard at(.colon), !isBareAssignment(value, from: start) else { return value }
      lower = value
      tallest = height
    }
    guard accept(.colon) else { return nil }
    let upper = try expression()
    if upper != nil { tallest = max(tallest, height) }
    var step: Expression?
    if accept(.colon) {
      step = try expression()
      if step != nil { tallest = max(tallest, height) }
    }
    return try make(.slice(lower: lower, upper: upper, step: step), from: start, above: tallest)
  }

  /// True for `name := value` without parentheses, which no colon may follow.
  func isBareAssignment(_ value: Expression, from start: Int) -> Bool {
    if case .assignment = value.form { return value.span.start == tokens[start].span.start }
    return false
  }

  /// `*value` in a call or a subscript.
  mutating func starredExpression() throws(SyntaxProblem) -> Expression? {
    let start = position
    advance()
    guard let value = try expression() else {
      position = start
      return nil
    }
    return try make(.starred(value), from: start, above: height)
  }

  private mutating func atom() throws(SyntaxProblem) -> Expression? {
    let start = position
    switch kind {
    case .name:
      guard let (text, _) = name() else { return nil }
      return try make(.name(text), from: start, above: 0)
    case .number: return try number()
    case .string: return try strings()
    case .keyword(.true): return try constant(.bool(true))
    case .keyword(.false): return try constant(.bool(false))
    case .keyword(.none): return try constant(.none)
    case .operator(.ellipsis): return try constant(.ellipsis)
    case .operator(.leftParenthesis): return try parenthesized()
    case .operator(.leftBracket): return try list()
    case .operator(.leftBrace): return try braced()
    case .keyword, .operator, .comment, .newline, .indent, .dedent, .end, .error: return nil
    }
  }

  /// The number at the current token.
  mutating func number() throws(SyntaxProblem) -> Expression {
    let span = tokens[position].span
    return try constant(NumberLiteral.value(of: bytes[span.start..<span.end], span))
  }

  private mutating func constant(_ value: Constant) throws(SyntaxProblem) -> Expression {
    let start = position
    advance()
    return try make(.constant(value), from: start, above: 0)
  }

  /// Adjacent string literals, which are one value.
  mutating func strings() throws(SyntaxProblem) -> Expression {
    let start = position
    var pieces: [FormattedPiece] = []
    var isFormatted = false
    var tallest = 0
    if StringLiteral(bytes, tokens[position].span).isBytes { return try bytesLiterals() }
    while kind == .string {
      let literal = StringLiteral(bytes, tokens[position].span)
      if literal.isBytes { throw problemBehindStrings("cannot mix bytes and nonbytes literals") }
      advance()
      if literal.isFormatted {
        isFormatted = true
        let (parts, partsHeight) = try formattedPieces(of: literal)
        for part in parts { Self.append(part, to: &pieces) }
        tallest = max(tallest, partsHeight)
      } else {
        Self.append(.text(try literal.text(of: literal.body)), to: &pieces)
      }
    }
    if isFormatted { return try make(.formatted(pieces), from: start, above: tallest) }
    guard case .text(let text)? = pieces.first else { return try make(.constant(.string("")), from: start, above: 0) }
    return try make(.constant(.string(text)), from: start, above: 0)
  }

  /// Adjacent bytes literals.
  private mutating func bytesLiterals() throws(SyntaxProblem) -> Expression {
    let start = position
    var value: [UInt8] = []
    while kind == .string {
      let literal = StringLiteral(bytes, tokens[position].span)
      guard literal.isBytes else { throw problemBehindStrings("cannot mix bytes and nonbytes literals") }
      advance()
      guard let bytes = try literal.byteValues() else {
        throw problemBehindStrings("(value error) invalid \\x escape at position \(literal.faultyEscape)")
      }
      value += bytes
    }
    return try make(.constant(.bytes(value)), from: start, above: 0)
  }

  /// A problem of adjacent literals, which CPython puts at what stands behind the last one.
  private mutating func problemBehindStrings(_ message: String) -> SyntaxProblem {
    while kind == .string { advance() }
    return SyntaxProblem(message, place(of: tokens[position]))
  }

  /// Appends a piece, joining neighbouring texts and dropping empty ones.
  static func append(_ piece: FormattedPiece, to pieces: inout [FormattedPiece]) {
    guard case .text(let text) = piece else {
      pieces.append(piece)
      return
    }
    if text.isEmpty { return }
    if case .text(let before)? = pieces.last {
      pieces[pieces.count - 1] = .text(before + text)
    } else {
      pieces.append(piece)
    }
  }
}
