import Interpreter

/// Finding and replacing in `str`.
extension StringType {
  static let searchMethods: [Builtin] = [
    method(
      "find(self, sub, start=None, end=None, /)", "Return the index of the first occurrence, or -1.",
      example: "'banana'.find('an')\n#> 1"
    ) {
      .int(try position($0, $1, fromRight: false) ?? -1)
    },
    method(
      "rfind(self, sub, start=None, end=None, /)", "Return the index of the last occurrence, or -1.",
      example: "'banana'.rfind('an')\n#> 3"
    ) {
      .int(try position($0, $1, fromRight: true) ?? -1)
    },
    method(
      "index(self, sub, start=None, end=None, /)", "Return the index of the first occurrence, which must exist.",
      example: "'banana'.index('n')\n#> 2"
    ) {
      .int(try found(position($0, $1, fromRight: false)))
    },
    method(
      "rindex(self, sub, start=None, end=None, /)", "Return the index of the last occurrence, which must exist.",
      example: "'banana'.rindex('n')\n#> 4"
    ) {
      .int(try found(position($0, $1, fromRight: true)))
    },
    method(
      "count(self, sub, start=None, end=None, /)", "Return the number of occurrences that do not overlap.",
      example: "'banana'.count('a')\n#> 3"
    ) {
      .int(try count($0, $1))
    },
    method(
      "startswith(self, prefix, start=None, end=None, /)",
      "Return whether the text starts with a prefix or one of several.",
      example: "'banana'.startswith(('a', 'b'))\n#> True"
    ) { .bool(try hasAffix("startswith", $0, $1) { $0.matches(at: $1) && $1 + $0.needle.utf8.count <= $2 }) },
    method(
      "endswith(self, suffix, start=None, end=None, /)",
      "Return whether the text ends with a suffix or one of several.",
      example: "'banana'.endswith('na')\n#> True"
    ) {
      .bool(
        try hasAffix("endswith", $0, $1) {
          $2 - $0.needle.utf8.count >= $1 && $0.matches(at: $2 - $0.needle.utf8.count)
        })
    },
    method(
      "replace(self, old, new, count=-1, /)", "Replace the occurrences of a text, all or the first ones.",
      example: "'banana'.replace('an', 'o', 1)\n#> 'boana'"
    ) { text, arguments in
      let old = try StringType.text(arguments[1]) { "replace() argument 1 must be str, not \($0)" }
      let new = try StringType.text(arguments[2]) { "replace() argument 2 must be str, not \($0)" }
      return .string(try TextSplitting.replaced(text, old, with: new, limit: arguments.index(3, or: -1)))
    },
  ]

  private static func found(_ place: Int?) throws -> Int {
    guard let place else { throw Raised.valueError("substring not found") }
    return place
  }

  /// The byte offsets of the bounds at `place`, or nil when the start lies behind the end.
  private static func byteBounds(_ text: String, _ arguments: Arguments, at place: Int) throws -> (Int, Int)? {
    if arguments[place].isNone, arguments[place + 1].isNone { return (0, text.utf8.count) }
    let count = LongText.count(text)
    let (start, end) = try arguments.bounds(place, count: count)
    if start > end || start > count { return nil }
    return (CodePoints.byteOffset(of: start, in: text), CodePoints.byteOffset(of: end, in: text))
  }

  private static func position(_ text: String, _ arguments: Arguments, fromRight: Bool) throws -> Int? {
    let search = TextSearch(try StringType.text(arguments[1]), in: text)
    guard let (start, end) = try byteBounds(text, arguments, at: 2) else { return nil }
    let place = try fromRight ? search.last(from: start, to: end) : search.first(from: start, to: end)
    return place.map { CodePoints.index(ofByte: $0, in: text) }
  }

  private static func count(_ text: String, _ arguments: Arguments) throws -> Int {
    let search = TextSearch(try StringType.text(arguments[1]), in: text)
    guard let (start, end) = try byteBounds(text, arguments, at: 2) else { return 0 }
    if !search.needle.isEmpty { return try search.all(from: start, to: end).count }
    return LongText.count(try search.piece(start, end)) + 1
  }

  private static func hasAffix(
    _ name: String, _ text: String, _ arguments: Arguments, _ holds: (TextSearch, Int, Int) -> Bool
  ) throws -> Bool {
    var affixes = [arguments[1]]
    if let tuple = arguments[1].object(as: TupleObject.self) { affixes = tuple.items }
    let isTuple = arguments[1].type === BuiltinTypes.tuple
    guard let (start, end) = try byteBounds(text, arguments, at: 2) else { return false }
    for affix in affixes {
      let needle = try StringType.text(affix) {
        isTuple
          ? "tuple for \(name) must only contain str, not \($0)"
          : "\(name) first arg must be str or a tuple of str, not \($0)"
      }
      if holds(TextSearch(needle, in: text), start, end) { return true }
    }
    return false
  }
}
