import Interpreter

/// What a regular expression does to a text.
extension PatternObject {
  func firstMatch(_ text: SearchedText, _ extent: PatternMatcher.Extent) throws -> Value {
    // The end may lie before the start.
    guard text.start <= text.end else { return .none }
    var matches = MatchSequence(self, text)
    return try matches.next(extent).map { .object($0) } ?? .none
  }

  /// What `findall` lists: of every match its only group, a tuple of its groups, or all of it.
  func all(_ text: SearchedText) throws -> [Value] {
    var matches = MatchSequence(self, text)
    var result: [Value] = []
    let count = program.groupCount
    while try matches.advance() {
      result.append(count > 2 ? .tuple((1..<count).map { matches.part($0) }) : matches.part(count - 1))
    }
    return result
  }

  func iterator(_ text: SearchedText) -> Value {
    var matches = MatchSequence(self, text)
    return .object(
      ClosureIterator(IteratorTypes.callable, over: [text.value]) { try matches.next().map { .object($0) } })
  }

  /// The text with matches replaced by a template or by what a function gives for them.
  /// - Parameter limit: How many matches; 0 is all.
  func replaced(_ text: SearchedText, by replacement: Value, limit: Int) throws -> (text: String, count: Int) {
    let template = try replacement.stringValue.map { try ReplacementTemplate($0, for: self) }
    if template == nil, !BuiltinsLibrary.isCallable(replacement) {
      throw Raised.typeError("decoding to str: need a bytes-like object, \(replacement.typeName) found")
    }
    var matches = MatchSequence(self, text)
    var result = ""
    var (end, count) = (0, 0)
    var pieceCount = 0
    var faulty: (place: Int, type: String)?
    while limit <= 0 || count < limit, let match = try matches.next() {
      if end < match.start { pieceCount += 1 }
      result += text.text(end, match.start)
      if let template {
        result += try template.text(match)
      } else {
        let value = try Operators.call(replacement, [.object(match)])
        if !value.isNone {
          if value.stringValue == nil, faulty == nil { faulty = (pieceCount, value.typeName) }
          pieceCount += 1
          result += value.stringValue ?? ""
        }
      }
      try Operators.checkSize(1, times: result.utf8.count)
      (end, count) = (match.end, count + 1)
    }
    // CPython finds out when it puts the pieces together.
    if let faulty {
      throw Raised.typeError("sequence item \(faulty.place): expected str instance, \(faulty.type) found")
    }
    return (result + text.text(end, text.codes.count), count)
  }

  /// The pieces between matches, with the groups of the matches between them.
  /// - Parameter limit: How many matches; 0 is all.
  func pieces(_ text: SearchedText, limit: Int) throws -> [Value] {
    var matches = MatchSequence(self, text)
    var result: [Value] = []
    var (end, count) = (0, 0)
    while limit <= 0 || count < limit, let match = try matches.next() {
      result.append(.string(text.text(end, match.start)))
      for group in 1..<max(1, match.groupCount) { result.append(match.value(group)) }
      (end, count) = (match.end, count + 1)
    }
    return result + [.string(text.text(end, text.codes.count))]
  }
}
