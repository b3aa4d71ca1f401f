/// Rules for one `case`: what each pattern may bind, and that no pattern takes everything from those behind it.
///
/// CPython reports each problem at the pattern that it looked at last, which `place` follows.
struct PatternRules {
  /// Whether a pattern that takes any subject may stand here.
  private var takesAnything: Bool
  private var names: [String] = []
  private var place = Span(0, 0)

  init(takesAnything: Bool) { self.takesAnything = takesAnything }

  mutating func check(_ pattern: Pattern) throws(SyntaxProblem) {
    place = pattern.span
    switch pattern.form {
    case .value(let value):
      guard PatternRules.isConstant(value) else {
        throw SyntaxProblem("patterns may only match literals and attribute lookups", place)
      }
    case .singleton: break
    case .capture(let name):
      if !takesAnything {
        let subject = name.map { "name capture '\($0)'" } ?? "wildcard"
        throw SyntaxProblem("\(subject) makes remaining patterns unreachable", place)
      }
      try bind(name)
    case .starred(let name): try bind(name)
    case .named(let inner, let name):
      try check(inner)
      try bind(name)
    case .sequence(let parts): try checkSequence(parts)
    case .mapping(let keys, let values, let rest):
      try checkKeys(keys)
      for value in values { try checkInside(value) }
      try bind(rest)
    case .instance(_, let positional, let keywords):
      try checkKeywords(keywords)
      for part in positional + keywords.map(\.pattern) where !part.isWildcard { try checkInside(part) }
    case .alternatives(let parts): try checkAlternatives(parts)
    }
  }

  private mutating func checkInside(_ pattern: Pattern) throws(SyntaxProblem) {
    let outer = takesAnything
    takesAnything = true
    try check(pattern)
    takesAnything = outer
  }

  private mutating func bind(_ name: String?) throws(SyntaxProblem) {
    guard let name else { return }
    if names.contains(name) { throw SyntaxProblem("multiple assignments to name '\(name)' in pattern", place) }
    names.append(name)
  }

  private mutating func checkSequence(_ parts: [Pattern]) throws(SyntaxProblem) {
    let stars = parts.filter {
      if case .starred = $0.form { return true }
      return false
    }
    if stars.count > 1 { throw SyntaxProblem("multiple starred names in sequence pattern", place) }
    for part in parts { try checkInside(part) }
  }

  private func checkKeys(_ keys: [Expression]) throws(SyntaxProblem) {
    var seen: [Constant] = []
    for key in keys {
      guard PatternRules.isConstant(key) else {
        throw SyntaxProblem("mapping pattern keys may only match literals and attribute lookups", place)
      }
      guard case .constant(let constant) = key.form else { continue }
      if seen.contains(where: { $0.isSameKey(as: constant) }) {
        throw SyntaxProblem("mapping pattern checks duplicate key (\(constant.shown))", place)
      }
      seen.append(constant)
    }
  }

  private mutating func checkKeywords(_ keywords: [KeywordPattern]) throws(SyntaxProblem) {
    for (index, keyword) in keywords.enumerated() {
      for other in keywords[(index + 1)...] where other.name == keyword.name {
        throw SyntaxProblem("attribute name repeated in class pattern: \(keyword.name)", other.pattern.span)
      }
    }
  }

  /// Every alternative binds the same names.
  private mutating func checkAlternatives(_ parts: [Pattern]) throws(SyntaxProblem) {
    let (outer, takesAnything) = (names, takesAnything)
    var first: [String]?
    for (index, part) in parts.enumerated() {
      names = []
      self.takesAnything = takesAnything && index == parts.count - 1
      try check(part)
      if let first, Set(first) != Set(names) {
        throw SyntaxProblem("alternative patterns bind different names", place)
      }
      first = first ?? names
    }
    self.takesAnything = takesAnything
    names = outer
    for name in first ?? [] { try bind(name) }
  }

  /// True for literals and dotted names.
  private static func isConstant(_ value: Expression) -> Bool {
    switch value.form {
    case .constant, .attribute, .unary, .binary: return true
    case .formatted, .name, .tuple, .list, .set, .dictionary, .starred, .subscript, .slice, .call, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return false
    }
  }
}

extension Constant {
  /// The constant as `repr` shows it.
  fileprivate var shown: String {
    switch self {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "\(value)"
    case .bigInt(let decimal): return decimal
    case .float(let value): return "\(value)"
    case .imaginary(let value): return "\(value)j"
    case .string(let text): return "'\(text)'"
    case .bytes(let bytes): return "b'\(String(decoding: bytes, as: UTF8.self))'"
    case .ellipsis: return "Ellipsis"
    }
  }

  /// Whether two keys are equal: `1`, `1.0` and `True` are.
  fileprivate func isSameKey(as other: Constant) -> Bool {
    switch (self, other) {
    case (.none, .none): return true
    case (.string(let a), .string(let b)), (.bigInt(let a), .bigInt(let b)): return a == b
    case (.imaginary(let a), .imaginary(let b)): return a == b
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.none, _), (.string, _), (.bigInt, _), (.imaginary, _), (.bytes, _), (.ellipsis, _): return false
    case (.bool, _), (.int, _), (.float, _): return number != nil && number == other.number
    }
  }

  private var number: Double? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .none, .bigInt, .imaginary, .string, .bytes, .ellipsis: return nil
    }
  }
}
