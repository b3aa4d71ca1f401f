import Interpreter

/// Splitting and joining of `str`.
extension StringType {
  static let splitMethods: [Builtin] = [
    method(
      "join(self, iterable, /)", "Return the texts of an iterable with this text between them.",
      example: "', '.join(['a', 'b'])\n#> 'a, b'"
    ) { .string(try joined($1[1], separator: $0)) },
    method(
      "split(self, /, sep=None, maxsplit=-1)", "Return the pieces between separators, by default the words.",
      example: "'a b  c'.split()\n#> ['a', 'b', 'c']"
    ) { text, arguments in
      let limit = try arguments.index(2, or: -1)
      guard let separator = try separator(arguments[1]) else {
        return try strings(TextSplitting.splitWords(text, limit: limit))
      }
      return try strings(TextSplitting.split(text, by: separator, limit: limit))
    },
    method(
      "rsplit(self, /, sep=None, maxsplit=-1)", "Return the pieces between separators, counted from the right.",
      example: "'a.b.c'.rsplit('.', 1)\n#> ['a.b', 'c']"
    ) { text, arguments in
      let limit = try arguments.index(2, or: -1)
      guard let separator = try separator(arguments[1]) else {
        return try strings(TextSplitting.splitWordsFromRight(text, limit: limit))
      }
      return try strings(TextSplitting.splitFromRight(text, by: separator, limit: limit))
    },
    method(
      "splitlines(self, /, keepends=False)", "Return the lines, without their ends.",
      example: "'a\\nb'.splitlines()\n#> ['a', 'b']"
    ) { text, arguments in try strings(TextSplitting.lines(text, keepsEnds: arguments.flag(1))) },
    method(
      "partition(self, sep, /)", "Return what stands before, at and behind the first separator.",
      example: "'a=b'.partition('=')\n#> ('a', '=', 'b')"
    ) { try partition($0, $1[1], fromRight: false) },
    method(
      "rpartition(self, sep, /)", "Return what stands before, at and behind the last separator.",
      example: "'a.b.c'.rpartition('.')\n#> ('a.b', '.', 'c')"
    ) { try partition($0, $1[1], fromRight: true) },
  ]

  /// - Throws: KeyboardInterrupt.
  private static func strings(_ texts: [String]) throws -> Value {
    let list = ListObject([])
    list.items.reserveCapacity(texts.count)
    for text in texts {
      list.items.append(.string(text))
      try Machine.current.checkInterrupt(after: list.items.count)
    }
    return .object(list)
  }

  private static func separator(_ value: Value) throws -> String? {
    if value.isNone { return nil }
    let separator = try StringType.text(value) { "must be str or None, not \($0)" }
    if separator.isEmpty { throw Raised.valueError("empty separator") }
    return separator
  }

  private static func joined(_ iterable: Value, separator: String) throws -> String {
    guard iterable.type.has(.iterable) else { throw Raised.typeError("can only join an iterable") }
    var result = ""
    for (index, item) in try Operators.array(iterable).enumerated() {
      guard let text = item.stringValue else {
        throw Raised.typeError("sequence item \(index): expected str instance, \(item.typeName) found")
      }
      if index > 0 { try LongText.append(separator, to: &result) }
      try LongText.append(text, to: &result)
      try Machine.current.checkInterrupt(after: index)
      try Operators.checkSize(1, times: result.utf8.count)
    }
    return result
  }

  private static func partition(_ text: String, _ value: Value, fromRight: Bool) throws -> Value {
    let separator = try StringType.text(value)
    if separator.isEmpty { throw Raised.valueError("empty separator") }
    let search = TextSearch(separator, in: text)
    guard let place = try fromRight ? search.last() : search.first() else {
      let parts = fromRight ? ["", "", text] : [text, "", ""]
      return .tuple(parts.map { .string($0) })
    }
    let behind = try search.piece(place + separator.utf8.count, search.count)
    return .tuple([.string(try search.piece(0, place)), .string(separator), .string(behind)])
  }
}
