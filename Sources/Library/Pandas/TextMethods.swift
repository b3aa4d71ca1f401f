import DataFrames
import Interpreter

/// Methods of `series.str`.
enum TextMethods {
  static let method = PandasMethods<TextMethodsObject>(owner: "StringMethods")

  static func install() { PandasTypes.textMethods.add(changes + tests + parts) }

  /// Calls Python's method of a text.
  static func call(_ name: String, _ text: String, _ arguments: [Value] = []) throws -> Value {
    try Operators.call(StringObject(text).attribute(Symbol(name)), arguments)
  }

  // MARK: Other texts

  private static let changes: [Builtin] = [
    plain("upper", "The texts in capital letters.", "'aB'", "AB"),
    plain("lower", "The texts in small letters.", "'aB'", "ab"),
    plain("title", "The texts with every word beginning with a capital.", "'ab cd'", "Ab Cd"),
    plain("capitalize", "The texts beginning with a capital.", "'ab cd'", "Ab cd"),
    plain("swapcase", "The texts with capital and small letters exchanged.", "'aB'", "Ab"),
    plain("casefold", "The texts as comparisons without case need them.", "'aB'", "ab"),
    stripped("strip", "The texts without blanks, or the given characters, at both ends.", "a"),
    stripped("lstrip", "The texts without blanks, or the given characters, at the beginning.", "a--"),
    stripped("rstrip", "The texts without blanks, or the given characters, at the end.", "--a"),
    justified("center", "The texts in the middle of a width.", "-a-"),
    justified("ljust", "The texts at the beginning of a width.", "a--"),
    justified("rjust", "The texts at the end of a width.", "--a"),
    method("zfill(self, width)", "The texts with zeros in front up to a width.", shown("'7'", "zfill(3)", "007")) {
      let width = $1.required("width")
      return try $0.texts { try call("zfill", $0, [width]) }
    },
    method("repeat(self, repeats)", "The texts several times.", shown("'ab'", "repeat(2)", "abab")) {
      let count = try $1.integer("repeats", or: 1)
      return try $0.texts { try Operators.binary(.multiply, .string($0), .int(count)) }
    },
    method(
      "replace(self, pat, repl=None, n=-1, case=None, flags=0, regex=False)", "The texts with one part replaced.",
      shown("'a-b'", "replace('-', '+')", "a+b")
    ) { object, arguments in
      try replaced(object, arguments)
    },
  ]

  private static func shown(_ text: String, _ call: String, _ result: String) -> String {
    "pd.Series([\(text)]).str.\(call).tolist()\n#> ['\(result)']"
  }

  private static func plain(_ name: String, _ summary: String, _ text: String, _ result: String) -> Builtin {
    method("\(name)(self)", summary, shown(text, "\(name)()", result)) { object, _ in
      try object.texts { try call(name, $0) }
    }
  }

  private static func stripped(_ name: String, _ summary: String, _ result: String) -> Builtin {
    method("\(name)(self, to_strip=None)", summary, shown("'--a--'", "\(name)('-')", result)) { object, arguments in
      let characters = arguments.required("to_strip")
      return try object.texts { try call(name, $0, [characters]) }
    }
  }

  private static func justified(_ name: String, _ summary: String, _ result: String) -> Builtin {
    method("\(name)(self, width, fillchar=' ')", summary, shown("'a'", "\(name)(3, '-')", result)) {
      let (width, fill) = ($1.required("width"), $1["fillchar"] ?? .string(" "))
      return try $0.texts { try call(name, $0, [width, fill]) }
    }
  }

  // MARK: Tests

  private static let tests: [Builtin] =
    [
      method(
        "contains(self, pat, case=True, flags=0, na=None, regex=True)", "Which texts hold a text.",
        "pd.Series(['ab', 'c']).str.contains('[ab]').tolist()\n#> [True, False]"
      ) { object, arguments in
        if try arguments.flag("regex", or: true) { return try contains(object, arguments) }
        guard let pattern = arguments["pat"]?.stringValue else {
          throw Raised.typeError("first argument must be string or compiled pattern")
        }
        if try arguments.flag("case", or: true) {
          return try object.truths(missing: arguments["na"]) { try StringObject.find(pattern, in: $0) != nil }
        }
        let folded = try call("lower", pattern)
        return try object.truths(missing: arguments["na"]) {
          try Operators.contains(call("lower", $0), folded)
        }
      },
      matching("match", .prefix, "Which texts a pattern matches from their beginning on.", "[True, False]"),
      matching("fullmatch", .whole, "Which texts a pattern matches as a whole.", "[False, False]"),
      end("startswith", "Which texts begin with a text."),
      end("endswith", "Which texts end with a text."),
    ]
    + [
      ("isalpha", "'a1'", "letters"), ("isdigit", "'12'", "digits"), ("isnumeric", "'12'", "numbers"),
      ("isdecimal", "'12'", "decimal digits"), ("isalnum", "'a1'", "letters and digits"), ("isspace", "' '", "blanks"),
    ].map { name, text, kind in
      method(
        "\(name)(self)", "Which texts hold only \(kind).",
        "pd.Series([\(text)]).str.\(name)().tolist()\n#> [\(name == "isalpha" ? "False" : "True")]"
      ) { object, _ in try object.truths(missing: nil) { try Operators.isTrue(call(name, $0)) } }
    }
    + [("isupper", "capital letters", "'AB'"), ("islower", "small letters", "'ab'"), ("istitle", "title case", "'Ab'")]
    .map { name, kind, text in
      method(
        "\(name)(self)", "Which texts are in \(kind).", "pd.Series([\(text)]).str.\(name)().tolist()\n#> [True]"
      ) { object, _ in try object.truths(missing: nil) { try Operators.isTrue(call(name, $0)) } }
    }

  private static func end(_ name: String, _ summary: String) -> Builtin {
    method(
      "\(name)(self, pat, na=None)", summary,
      "pd.Series(['ab', 'c']).str.\(name)('\(name == "startswith" ? "a" : "b")').tolist()\n#> [True, False]"
    ) { object, arguments in
      let pattern = arguments.required("pat")
      return try object.truths(missing: arguments["na"]) { try Operators.isTrue(call(name, $0, [pattern])) }
    }
  }
}
