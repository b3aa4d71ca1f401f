import Interpreter

/// Padding, trimming, templates and translation of `str`.
extension StringType {
  static let paddingMethods: [Builtin] = [
    method(
      "center(self, width, fillchar=' ', /)", "Return the text in the middle of a width.",
      example: "'ab'.center(6, '*')\n#> '**ab**'"
    ) {
      text, arguments in
      try padded(text, arguments) { missing, width in
        // CPython puts the odd character left when the width is odd.
        let left = missing / 2 + (missing & width & 1)
        return (left, missing - left)
      }
    },
    method(
      "ljust(self, width, fillchar=' ', /)", "Return the text at the left of a width.",
      example: "'ab'.ljust(4, '.')\n#> 'ab..'"
    ) {
      try padded($0, $1) { missing, _ in (0, missing) }
    },
    method(
      "rjust(self, width, fillchar=' ', /)", "Return the text at the right of a width.",
      example: "'ab'.rjust(4, '.')\n#> '..ab'"
    ) {
      try padded($0, $1) { missing, _ in (missing, 0) }
    },
    method(
      "zfill(self, width, /)", "Return the text with zeros in front, behind its sign.",
      example: "'-7'.zfill(4)\n#> '-007'"
    ) {
      text, arguments in
      let (width, count) = (try arguments.index(1), LongText.count(text))
      if width <= count { return .string(text) }
      let zeros = try LongText.repeated("0", width - count)
      guard let first = text.unicodeScalars.first, first == "-" || first == "+" else {
        return .string(try LongText.joined(zeros, text))
      }
      return .string(try LongText.joined(String(first), zeros, String(text.unicodeScalars.dropFirst())))
    },
    method(
      "expandtabs(self, /, tabsize=8)", "Return the text with tabs as spaces.",
      example: "'a\\tb'.expandtabs(4)\n#> 'a   b'"
    ) {
      .string(try TextSplitting.expandedTabs($0, size: $1.index(1, or: 8)))
    },
  ]

  private static func padded(
    _ text: String, _ arguments: Arguments, _ split: (_ missing: Int, _ width: Int) -> (Int, Int)
  ) throws -> Value {
    let width = try arguments.index(1)
    let fill = try arguments.optional(2).map {
      try StringType.text($0) { "The fill character must be a unicode character, not \($0)" }
    }
    if let fill, fill.unicodeScalars.count != 1 {
      throw Raised.typeError("The fill character must be exactly one character long")
    }
    let missing = width &- LongText.count(text)
    guard width > 0, missing > 0 else { return .string(text) }
    let (left, right) = split(missing, width)
    let (before, behind) = (try LongText.repeated(fill ?? " ", left), try LongText.repeated(fill ?? " ", right))
    return .string(try LongText.joined(before, text, behind))
  }

  // MARK: Trimming

  static let trimmingMethods: [Builtin] = [
    method(
      "strip(self, chars=None, /)", "Return the text without white space, or given characters, at its ends.",
      example: "'  a '.strip()\n#> 'a'"
    ) {
      .string(try stripped("strip", $0, $1[1], atStart: true, atEnd: true))
    },
    method(
      "lstrip(self, chars=None, /)", "Return the text without white space, or given characters, at its start.",
      example: "'xxab'.lstrip('x')\n#> 'ab'"
    ) {
      .string(try stripped("lstrip", $0, $1[1], atStart: true, atEnd: false))
    },
    method(
      "rstrip(self, chars=None, /)", "Return the text without white space, or given characters, at its end.",
      example: "'ab\\n'.rstrip()\n#> 'ab'"
    ) {
      .string(try stripped("rstrip", $0, $1[1], atStart: false, atEnd: true))
    },
    method(
      "removeprefix(self, prefix, /)", "Return the text without a prefix, if it has it.",
      example: "'unhappy'.removeprefix('un')\n#> 'happy'"
    ) {
      text, arguments in
      let prefix = try StringType.text(arguments[1]) { "removeprefix() argument must be str, not \($0)" }
      let search = TextSearch(prefix, in: text)
      return .string(try search.matches(at: 0) ? search.piece(prefix.utf8.count, search.count) : text)
    },
    method(
      "removesuffix(self, suffix, /)", "Return the text without a suffix, if it has it.",
      example: "'a.txt'.removesuffix('.txt')\n#> 'a'"
    ) {
      text, arguments in
      let suffix = try StringType.text(arguments[1]) { "removesuffix() argument must be str, not \($0)" }
      let search = TextSearch(suffix, in: text)
      let end = search.count - suffix.utf8.count
      return .string(try search.matches(at: end) ? search.piece(0, end) : text)
    },
  ]

  private static func stripped(
    _ name: String, _ text: String, _ characters: Value, atStart: Bool, atEnd: Bool
  ) throws -> String {
    var drops: (UnicodeScalar) -> Bool = Whitespace.contains
    if !characters.isNone {
      let set = Set(try StringType.text(characters) { _ in "\(name) arg must be None or str" }.unicodeScalars)
      drops = set.contains
    }
    var scalars = text.unicodeScalars[...]
    var turn = 0
    func goesOn(_ scalar: UnicodeScalar) throws -> Bool {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      return drops(scalar)
    }
    if atStart { scalars = try scalars.drop(while: goesOn) }
    if atEnd {
      let end = try scalars.lastIndex { try !goesOn($0) }.map { scalars.index(after: $0) } ?? scalars.startIndex
      scalars = scalars[..<end]
    }
    return String(scalars)
  }

  // MARK: Templates

  static let templateMethods: [Builtin] = [
    method(
      "format(self, *args, **kwargs)", "Return the text with its replacement fields filled.",
      example: "'{} is {x:.1f}'.format('x', x=0.25)\n#> 'x is 0.2'"
    ) { text, arguments in
      var template = TemplateText(positional: arguments.rest) { name in
        guard let found = arguments.extra.first(where: { $0.name.name == name }) else {
          throw Raised.keyError(.string(name))
        }
        return found.value
      }
      return .string(try template.format(text))
    },
    method(
      "format_map(self, mapping, /)", "Return the text with its replacement fields filled from a mapping.",
      example: "'{a}'.format_map({'a': 1})\n#> '1'"
    ) { text, arguments in
      let mapping = arguments[1]
      var template = TemplateText(positional: nil) { try Operators.item(mapping, .string($0)) }
      return .string(try template.format(text))
    },
    method(
      "encode(self, /, encoding='utf-8', errors='strict')", "Refused: lgs has no bytes.", example: "# no bytes in lgs"
    ) { _, _ in
      throw Raised.notInLgs("str.encode")
    },
  ]

  // MARK: Translation

  static let translationMethods: [Builtin] = [
    method(
      "translate(self, table, /)", "Return the text with every character replaced by what a table gives for its code.",
      example: "'abc'.translate({97: 'x', 98: None})\n#> 'xc'"
    ) { text, arguments in .string(try translated(text, by: arguments[1])) }
  ]

  private static func translated(_ text: String, by table: Value) throws -> String {
    var result = ""
    var turn = 0
    for scalar in text.unicodeScalars {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      guard let value = try replacement(for: scalar, in: table) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if value.isNone { continue }
      if let piece = value.stringValue {
        result += piece
      } else if let code = try Operators.indexValue(value) {
        guard code >= 0, code <= 0x10ffff else {
          throw Raised.valueError("character mapping must be in range(0x110000)")
        }
        guard let target = UnicodeScalar(UInt32(code)) else { throw Raised.notInLgs("a surrogate code point") }
        result.unicodeScalars.append(target)
      } else {
        throw Raised.typeError("character mapping must return integer, None or str")
      }
    }
    return result
  }

  /// What the table holds for a character, or nil when it holds nothing.
  private static func replacement(for scalar: UnicodeScalar, in table: Value) throws -> Value? {
    do {
      return try Operators.item(table, .int(Int(scalar.value)))
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.lookupError) {
      return nil
    }
  }

  static let makeTranslation = Builtin(
    "maketrans(x, y='', z='', /)", of: "str", "Return a table for translate.",
    example: "'abc'.translate(str.maketrans('ab', 'xy', 'c'))\n#> 'xy'"
  ) { arguments in
    guard let second = arguments.optional(1) else { return try translation(fromMapping: arguments[0]) }
    let to = try StringType.text(second) { "maketrans() argument 2 must be str, not \($0)" }
    let deleted = try arguments.optional(2).map {
      try StringType.text($0) { "maketrans() argument 3 must be str, not \($0)" }
    }
    let from = try StringType.text(arguments[0]) { _ in
      "first maketrans argument must be a string if there is a second argument"
    }
    guard from.unicodeScalars.count == to.unicodeScalars.count else {
      throw Raised.valueError("the first two maketrans arguments must have equal length")
    }
    let table = DictionaryObject()
    for (a, b) in zip(from.unicodeScalars, to.unicodeScalars) {
      try table.table.set(.int(Int(a.value)), .int(Int(b.value)))
    }
    for scalar in (deleted ?? "").unicodeScalars { try table.table.set(.int(Int(scalar.value)), .none) }
    return .object(table)
  }

  private static func translation(fromMapping value: Value) throws -> Value {
    guard let mapping = value.object(as: DictionaryObject.self) else {
      throw Raised.typeError("if you give only one argument to maketrans it must be a dict")
    }
    let table = DictionaryObject()
    for entry in mapping.table.all {
      if let text = entry.key.stringValue {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
          throw Raised.valueError("string keys in translate table must be of length 1")
        }
        try table.table.set(.int(Int(scalar.value)), entry.value)
      } else if try BuiltinsLibrary.plainInteger(entry.key) != nil {
        try table.table.set(entry.key, entry.value)
      } else {
        throw Raised.typeError("keys in translate table must be strings or integers")
      }
    }
    return .object(table)
  }
}
