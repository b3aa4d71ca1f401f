import Interpreter

/// Case and character tests of `str`.
extension StringType {
  static let caseMethods: [Builtin] = [
    method("upper(self, /)", "Return the text in capitals.", example: "'abc'.upper()\n#> 'ABC'") { text, _ in
      .string(try CaseMapping.upper(text))
    },
    method("lower(self, /)", "Return the text in small letters.", example: "'ABC'.lower()\n#> 'abc'") { text, _ in
      .string(try CaseMapping.lower(text))
    },
    method(
      "casefold(self, /)", "Return the text without differences of case, for comparing.",
      example: "'Straße'.casefold()\n#> 'strasse'"
    ) { text, _ in .string(try CaseMapping.casefold(text)) },
    method("swapcase(self, /)", "Exchange capitals and small letters.", example: "'aB'.swapcase()\n#> 'Ab'") {
      text, _ in
      .string(try CaseMapping.swapcase(text))
    },
    method(
      "capitalize(self, /)", "Return the text with a capital first and small letters behind.",
      example: "'hELLO'.capitalize()\n#> 'Hello'"
    ) { text, _ in .string(try CaseMapping.capitalize(text)) },
    method("title(self, /)", "Return the text with every word capitalized.", example: "'a tale'.title()\n#> 'A Tale'") {
      text, _ in .string(try CaseMapping.title(text))
    },
  ]

  static let testMethods: [Builtin] = [
    test("isalpha", "letters", "'abc'") { try CharacterClasses.all($0, CharacterClasses.isAlphabetic) },
    test("isdecimal", "decimal digits", "'12'") { try CharacterClasses.all($0, CharacterClasses.isDecimal) },
    test("isdigit", "digits", "'1²'") { try CharacterClasses.all($0, CharacterClasses.isDigit) },
    test("isnumeric", "numeric characters", "'½'") { try CharacterClasses.all($0, CharacterClasses.isNumeric) },
    test("isalnum", "letters and numeric characters", "'a1'") {
      try CharacterClasses.all($0, CharacterClasses.isAlphanumeric)
    },
    test("isspace", "white space", "' \\t'") { try CharacterClasses.all($0, Whitespace.contains) },
    test("isascii", "ASCII characters, or none", "'abc'") { LongText.isASCII($0) },
    test("isprintable", "printable characters, or none", "'abc'") {
      try LongText.all($0, StringObject.isPrintable)
    },
    test("islower", "small letters, as far as it has case", "'ab1'", CharacterClasses.isLower),
    test("isupper", "capitals, as far as it has case", "'AB1'", CharacterClasses.isUpper),
    test("istitle", "capitalized words", "'A Tale'", CaseMapping.isTitle),
    test("isidentifier", "the characters of a name", "'x1'", CharacterClasses.isIdentifier),
  ]

  private static func test(
    _ name: String, _ what: String, _ sample: String, _ holds: @escaping (String) throws -> Bool
  ) -> Builtin {
    method("\(name)(self, /)", "Return whether the text consists of \(what).", example: "\(sample).\(name)()\n#> True")
    {
      text, _ in .bool(try holds(text))
    }
  }
}
