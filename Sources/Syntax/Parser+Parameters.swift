/// Parameters of `def` and `lambda`.
extension Parser {
  enum ParameterOwner {
    case function, lambda

    /// The token behind the parameters.
    var end: Operator { self == .function ? .rightParenthesis : .colon }
  }

  /// How far the list has come.
  private enum Stage {
    case positional, star, end
  }

  /// Reads parameters up to, not including, the token that ends them.
  mutating func parameters(
    of owner: ParameterOwner
  ) throws(SyntaxProblem) -> (parameters: Parameters, height: Int)? {
    if isDiagnosing {
      let start = position
      try diagnoseParameters(of: owner)
      position = start
    }
    var result = Parameters()
    var stage = Stage.positional
    var tallest = 0
    while !at(owner.end) {
      guard stage != .end, try appendParameter(to: &result, of: owner, &stage, &tallest) else { return nil }
      guard accept(.comma) else { break }
    }
    if stage == .star, result.variadic == nil, result.keywordOnly.isEmpty { return nil }
    return at(owner.end) ? (result, tallest) : nil
  }

  private mutating func appendParameter(
    to result: inout Parameters, of owner: ParameterOwner, _ stage: inout Stage, _ tallest: inout Int
  ) throws(SyntaxProblem) -> Bool {
    if at(.slash) {
      guard stage == .positional, result.positionalOnlyCount == 0, !result.positional.isEmpty else { return false }
      advance()
      result.positionalOnlyCount = result.positional.count
      return true
    }
    if accept(.star) {
      guard stage == .positional else { return false }
      stage = .star
      if at(.comma) { return true }
      guard let parameter = try parameter(of: owner, &tallest, isVariadic: true) else { return false }
      result.variadic = parameter
      return true
    }
    if at(.power) {
      // A bare `*` needs a name of its own before `**`.
      if stage == .star, result.variadic == nil, result.keywordOnly.isEmpty { return false }
      advance()
      stage = .end
      guard let parameter = try parameter(of: owner, &tallest) else { return false }
      result.keywordVariadic = parameter
      return true
    }
    guard let parameter = try parameterWithDefault(of: owner, &tallest) else { return false }
    if stage == .star {
      result.keywordOnly.append(parameter)
      return true
    }
    if parameter.defaultValue == nil, result.positional.last?.defaultValue != nil { return false }
    result.positional.append(parameter)
    return true
  }

  /// A name with its annotation.
  mutating func parameter(
    of owner: ParameterOwner, _ tallest: inout Int, isVariadic: Bool = false
  ) throws(SyntaxProblem) -> Parameter? {
    let start = position
    guard let (text, _) = name() else { return nil }
    var annotation: Expression?
    if owner == .function, at(.colon) {
      let mark = position
      advance()
      if isVariadic, at(.star) { throw SyntaxProblem("starred annotations are not in lgs", tokens[position].span) }
      annotation = try expression()
      if annotation == nil { position = mark } else { tallest = max(tallest, height) }
    }
    return Parameter(name: text, annotation: annotation, span: span(from: start))
  }

  mutating func parameterWithDefault(
    of owner: ParameterOwner, _ tallest: inout Int
  ) throws(SyntaxProblem) -> Parameter? {
    guard var parameter = try parameter(of: owner, &tallest) else { return nil }
    guard at(.assign) else { return parameter }
    let mark = position
    advance()
    guard let value = try expression() else {
      if isDiagnosing, at(.comma) || at(.rightParenthesis) {
        throw SyntaxProblem("expected default value expression", tokens[mark].span)
      }
      position = mark
      return parameter
    }
    tallest = max(tallest, height)
    parameter.defaultValue = value
    return parameter
  }
}
