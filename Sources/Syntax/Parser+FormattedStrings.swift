/// f-strings, with the rules of CPython 3.11: a field holds no backslash, no `#` and no quote of its own string.
extension Parser {
  /// The texts and fields of an f-string, and the height of the tallest field.
  mutating func formattedPieces(
    of literal: StringLiteral
  ) throws(SyntaxProblem) -> (pieces: [FormattedPiece], height: Int) {
    var scanner = FieldScanner(literal: literal, bytes: bytes, index: literal.body.lowerBound)
    var tallest = 0
    let pieces = try pieces(&scanner, depth: 0, &tallest)
    return (pieces, tallest)
  }

  /// Texts and fields up to the end of the string or, in a format, up to its closing brace.
  private func pieces(
    _ scanner: inout FieldScanner, depth: Int, _ tallest: inout Int
  ) throws(SyntaxProblem) -> [FormattedPiece] {
    var pieces: [FormattedPiece] = []
    while true {
      for text in try scanner.text(isFormat: depth > 0) { Self.append(.text(text), to: &pieces) }
      guard scanner.index < scanner.end, scanner.current == UInt8(ascii: "{") else { return pieces }
      let (field, label) = try field(&scanner, depth: depth, &tallest)
      if let label { Self.append(.text(label), to: &pieces) }
      pieces.append(field)
    }
  }

  private func field(
    _ scanner: inout FieldScanner, depth: Int, _ tallest: inout Int
  ) throws(SyntaxProblem) -> (FormattedPiece, label: String?) {
    if depth >= 2 { throw scanner.problem("expressions nested too deeply") }
    scanner.index += 1
    let start = scanner.index
    try scanner.skipExpression()
    let value = try fieldValue(start..<scanner.index, in: scanner.literal, &tallest)
    var label: String?
    if scanner.current == UInt8(ascii: "=") {
      scanner.index += 1
      scanner.skipSpace()
      try scanner.checkNotAtEnd()
      label = scanner.sourceText(from: start)
    }
    var conversion = try scanner.conversion()
    var format: [FormattedPiece] = []
    var hasFormat = false
    try scanner.checkNotAtEnd()
    if scanner.current == UInt8(ascii: ":") {
      scanner.index += 1
      try scanner.checkNotAtEnd()
      hasFormat = true
      format = try pieces(&scanner, depth: depth + 1, &tallest)
    }
    guard scanner.index < scanner.end, scanner.current == UInt8(ascii: "}") else {
      throw scanner.problem("expecting '}'")
    }
    scanner.index += 1
    if label != nil, conversion == nil, !hasFormat { conversion = .repr }
    return (.field(label: nil, value: value, conversion: conversion, format: format), label)
  }

  /// Parses the bytes of a field as CPython does: as if they stood in parentheses.
  private func fieldValue(
    _ range: Range<Int>, in literal: StringLiteral, _ tallest: inout Int
  ) throws(SyntaxProblem) -> Expression {
    let isBlank = bytes[range].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) && $0 != 0x0B }
    if isBlank { throw SyntaxProblem("f-string: empty expression not allowed", literal.span) }
    var lexer = Lexer(bytes: bytes, range: range)
    lexer.run()
    var parser = Parser(
      bytes: bytes, tokens: lexer.tokens, isField: true, nesting: nesting, enclosingClass: enclosingClass)
    do {
      try parser.enter()
      let value = try parser.run(lexer) { (parser) throws(SyntaxProblem) in try parser.fieldContent() }
      tallest = max(tallest, parser.height)
      return value
    } catch {
      throw error == lexer.problem ? error : Self.inField(error)
    }
  }

  /// Adds the prefix that CPython's messages about the inside of an f-string have.
  private static func inField(_ problem: SyntaxProblem) -> SyntaxProblem {
    var result = problem
    result.isIncomplete = false
    let isOwnWords = problem.message.hasSuffix("not in lgs") || problem.message.hasPrefix("too complex for lgs")
    if !isOwnWords { result.message = "f-string: " + problem.message }
    return result
  }

  /// What may stand in parentheses, up to the end of the field.
  private mutating func fieldContent() throws(SyntaxProblem) -> Expression? {
    let start = position
    if at(.yield) {
      guard let value = try yieldExpression(), kind == .end else { return nil }
      return value
    }
    guard let first = try starNamedExpression() else {
      if isDiagnosing { try diagnoseGroup() }
      return nil
    }
    if at(.comma) {
      position = start
      let tuple = try commaSeparated { (parser) throws(SyntaxProblem) in try parser.starNamedExpression() }
      return kind == .end ? tuple : nil
    }
    if isStarred(first) {
      position = start
      if isDiagnosing { try diagnoseGroup() }
      return nil
    }
    if kind == .end { return first }
    let firstHeight = height
    guard let (clauses, clausesHeight) = try comprehensionClauses(), kind == .end else { return nil }
    let comprehension = Comprehension(kind: .generator, element: first, clauses: clauses)
    return try make(.comprehension(comprehension), from: start, above: max(firstHeight, clausesHeight))
  }
}
