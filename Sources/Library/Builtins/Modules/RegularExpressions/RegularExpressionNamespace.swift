import Interpreter

/// The module `re`.
enum RegularExpressionNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("re") { namespace in
      PatternObject.patternType.add(patternMethods)
      for (name, summary, get) in properties {
        PatternObject.patternType.add(
          name, .property(TypeObject.Property(summary) { try $0.object(as: PatternObject.self).map(get) ?? .none }))
      }
      namespace.add(functions)
      namespace.addByShortName([PatternObject.patternType, MatchObject.matchType])
      namespace.add([RegularExpressionError.type, FlagsObject.flagsType])
      for (name, letter, flag) in PatternFlags.names where flag != .locale && flag != .debug && flag != .template {
        let value = Value.object(FlagsObject(flag))
        namespace.add(name, value)
        if let letter { namespace.add(String(letter).uppercased(), value) }
      }
      namespace.add("NOFLAG", .object(FlagsObject([])))
      namespace.lacking = ["LOCALE", "L", "DEBUG", "TEMPLATE", "T", "Scanner", "template"]
    }
  }

  /// The flags that a value stands for.
  static func flags(_ value: Value) throws -> PatternFlags {
    if let object = value.object(as: FlagsObject.self) { return object.flags }
    guard let number = try Operators.indexValue(value) else {
      throw Raised.typeError("unsupported operand type(s) for &: '\(value.typeName)' and 'RegexFlag'")
    }
    return PatternFlags(rawValue: number)
  }

  private static let function = ModuleFunctions(module: "re")

  // MARK: Functions

  private static func matching(
    _ name: String, _ extent: PatternMatcher.Extent, _ summary: String, _ pattern: String, _ result: String
  ) -> Builtin {
    function(
      "\(name)(pattern, string, flags=0)", summary, example: "re.\(name)(r'\(pattern)', 'ab1')\n#> \(result)",
      style: .python
    ) { try PatternObject.compiled($0[0], flags: $0.optional(2)).firstMatch(SearchedText($0[1]), extent) }
  }

  private static let functions: [Builtin] = [
    function(
      "compile(pattern, flags=0)", "A regular expression for many uses.",
      example: "re.compile(r'\\d+').findall('1 and 22')\n#> ['1', '22']", style: .python
    ) { .object(try PatternObject.compiled($0[0], flags: $0.optional(1))) },
    matching(
      "search", .search, "The first match anywhere in a text, or None.", "\\d",
      "<re.Match object; span=(2, 3), match='1'>"),
    matching(
      "match", .prefix, "The match at the beginning of a text, or None.", "[a-z]+",
      "<re.Match object; span=(0, 2), match='ab'>"),
    matching(
      "fullmatch", .whole, "The match of the whole text, or None.", "\\w+",
      "<re.Match object; span=(0, 3), match='ab1'>"),
    function(
      "findall(pattern, string, flags=0)", "All matches: their texts, or those of their groups.",
      example: "re.findall(r'(\\w)=(\\d)', 'a=1, b=2')\n#> [('a', '1'), ('b', '2')]", style: .python
    ) { .list(try PatternObject.compiled($0[0], flags: $0.optional(2)).all(SearchedText($0[1]))) },
    function(
      "finditer(pattern, string, flags=0)", "All matches, one by one.",
      example: "[m.start() for m in re.finditer('a', 'banana')]\n#> [1, 3, 5]", style: .python
    ) { try PatternObject.compiled($0[0], flags: $0.optional(2)).iterator(SearchedText($0[1])) },
    function(
      "sub(pattern, repl, string, count=0, flags=0)",
      "The text with matches replaced by a template or by what a function gives for them.",
      example: "re.sub(r'(\\w+) (\\w+)', r'\\2 \\1', 'hello world')\n#> 'world hello'", style: .python
    ) {
      let pattern = try PatternObject.compiled($0[0], flags: $0.optional(4))
      return .string(try pattern.replaced(SearchedText($0[2]), by: $0[1], limit: $0.index(3, or: 0)).text)
    },
    function(
      "subn(pattern, repl, string, count=0, flags=0)", "What `sub` gives, and the number of matches.",
      example: "re.subn('a', 'o', 'banana')\n#> ('bonono', 3)", style: .python
    ) {
      let pattern = try PatternObject.compiled($0[0], flags: $0.optional(4))
      let (text, count) = try pattern.replaced(SearchedText($0[2]), by: $0[1], limit: $0.index(3, or: 0))
      return .tuple([.string(text), .int(count)])
    },
    function(
      "split(pattern, string, maxsplit=0, flags=0)", "The pieces of a text between matches.",
      example: "re.split(r'[,;]\\s*', 'a, b;c')\n#> ['a', 'b', 'c']", style: .python
    ) {
      let pattern = try PatternObject.compiled($0[0], flags: $0.optional(3))
      return .list(try pattern.pieces(SearchedText($0[1]), limit: $0.index(2, or: 0)))
    },
    function(
      "escape(pattern)", "A pattern for this text alone.",
      example: "re.escape('1.5 (a)')\n#> '1\\\\.5\\\\ \\\\(a\\\\)'",
      style: .python
    ) {
      guard let text = $0[0].stringValue else {
        throw Raised.typeError("'\($0[0].typeName)' object is not iterable")
      }
      return .string(escaped(text))
    },
    function("purge()", "Forget the patterns that are kept.", example: "re.purge() is None\n#> True", style: .python) {
      _ in .none
    },
  ]

  /// The pattern that matches this text alone.
  static func escaped(_ text: String) -> String {
    let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  // MARK: Patterns

  private static let method = Methods(of: "Pattern", PatternObject.self)
  private static let begin = "import re\np = re.compile(r'(\\d)(?P<unit>[a-z])?')\n"

  private static func matchingMethod(
    _ name: String, _ extent: PatternMatcher.Extent, _ summary: String, _ text: String, _ result: String
  ) -> Builtin {
    method(
      "\(name)(self, string, pos=0, endpos=9223372036854775807)", summary,
      example: begin + "p.\(name)('\(text)')\n#> \(result)"
    ) { try $0.firstMatch(SearchedText($1[1], from: $1.index(2, or: 0), to: $1.index(3, or: Int.max)), extent) }
  }

  private static let patternMethods: [Builtin] = [
    matchingMethod(
      "search", .search, "The first match anywhere in a text, or None.", "a1b",
      "<re.Match object; span=(1, 3), match='1b'>"),
    matchingMethod(
      "match", .prefix, "The match at the beginning of a text, or None.", "1b",
      "<re.Match object; span=(0, 2), match='1b'>"),
    matchingMethod(
      "fullmatch", .whole, "The match of the whole text, or None.", "1", "<re.Match object; span=(0, 1), match='1'>"),
    method(
      "findall(self, string, pos=0, endpos=9223372036854775807)", "All matches: their texts, or those of their groups.",
      example: begin + "p.findall('1a 2')\n#> [('1', 'a'), ('2', '')]"
    ) { .list(try $0.all(SearchedText($1[1], from: $1.index(2, or: 0), to: $1.index(3, or: Int.max)))) },
    method(
      "finditer(self, string, pos=0, endpos=9223372036854775807)", "All matches, one by one.",
      example: begin + "[m.group() for m in p.finditer('1a 2')]\n#> ['1a', '2']"
    ) { try $0.iterator(SearchedText($1[1], from: $1.index(2, or: 0), to: $1.index(3, or: Int.max))) },
    method(
      "sub(self, repl, string, count=0)", "The text with matches replaced.",
      example: begin + "p.sub(r'<\\1>', '1a 2')\n#> '<1> <2>'"
    ) { .string(try $0.replaced(SearchedText($1[2]), by: $1[1], limit: $1.index(3, or: 0)).text) },
    method(
      "subn(self, repl, string, count=0)", "What `sub` gives, and the number of matches.",
      example: begin + "p.subn('x', '1a 2')\n#> ('x x', 2)"
    ) {
      let (text, count) = try $0.replaced(SearchedText($1[2]), by: $1[1], limit: $1.index(3, or: 0))
      return .tuple([.string(text), .int(count)])
    },
    method(
      "split(self, string, maxsplit=0)", "The pieces of a text between matches.",
      example: "import re\np = re.compile(',')\np.split('a,b')\n#> ['a', 'b']"
    ) { .list(try $0.pieces(SearchedText($1[1]), limit: $1.index(2, or: 0))) },
  ]

  private static let properties: [(Symbol, String, (PatternObject) throws -> Value)] = [
    ("pattern", "The text of the pattern.", { .string($0.pattern) }),
    ("flags", "The flags, as a number.", { .int($0.flags.rawValue) }),
    ("groups", "The number of groups.", { .int($0.program.groupCount - 1) }),
    (
      "groupindex", "The numbers of the groups that have names.",
      { pattern in
        let dictionary = DictionaryObject()
        for (name, number) in pattern.groupNames { try dictionary.table.set(.string(name), .int(number)) }
        return .object(MappingProxyObject(dictionary))
      }
    ),
  ]
}
