import Interpreter

/// Functions between values and text: `repr`, `ascii`, `chr`, `ord`, `format`.
extension BuiltinsLibrary {
  static let textFunctions: [Builtin] = [
    Builtin("repr(obj, /)", "Return the text that shows the object as source code.", example: "repr('a')\n#> \"'a'\"") {
      .string(try Operators.repr($0[0]))
    },
    Builtin(
      "ascii(obj, /)", "Return repr(obj) with characters outside ASCII escaped.",
      example: "ascii('é')\n#> \"'\\\\xe9'\""
    ) { .string(try StringObject.escapedToASCII(Operators.repr($0[0]))) },
    Builtin("chr(i, /)", "Return the string of one character of code i.", example: "chr(960)\n#> 'π'") {
      .object(StringObject.character(try scalar($0[0])))
    },
    Builtin("ord(c, /)", "Return the code of a one-character string.", example: "ord('π')\n#> 960") {
      .int(try code($0[0]))
    },
    Builtin(
      "format(value, format_spec='', /)", "Return the value formatted by a specification.",
      example: "format(3.14159, '8.2f')\n#> '    3.14'"
    ) {
      guard let specification = $0.optional(1) else { return .string(try Operators.format($0[0], "")) }
      guard let text = specification.stringValue else {
        throw Raised.typeError("format() argument 2 must be str, not \(specification.typeName)")
      }
      return .string(try Operators.format($0[0], text))
    },
  ]

  private static func scalar(_ value: Value) throws -> UnicodeScalar {
    let number = try integer(value)
    guard number >= Int32.min, number <= Int32.max else {
      throw Raised.overflowError("Python int too large to convert to C int")
    }
    guard number >= 0, number <= 0x10ffff else { throw Raised.valueError("chr() arg not in range(0x110000)") }
    guard let scalar = UnicodeScalar(UInt32(number)) else { throw Raised.notInLgs("a surrogate code point") }
    return scalar
  }

  private static func code(_ value: Value) throws -> Int {
    guard let text = value.stringValue else {
      throw Raised.typeError("ord() expected string of length 1, but \(value.typeName) found")
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
      throw Raised.typeError("ord() expected a character, but string of length \(scalars.count) found")
    }
    return Int(first.value)
  }
}
