import Interpreter

/// `complex` and its methods.
enum ComplexType {
  static func install() {
    BuiltinTypes.complex.summary = "A number with an imaginary part."
    BuiltinTypes.complex.constructor = Builtin(
      "complex(real=0, imag=0)", "Return the number real + imag*1j, or the one that a text denotes.",
      example: "complex(1, 2), complex('3-4j')\n#> ((1+2j), (3-4j))"
    ) { arguments in
      if let text = arguments.optional(0)?.stringValue {
        guard arguments.optional(1) == nil else {
          throw Raised.typeError("complex() can't take second arg if first is a string")
        }
        return try number(text)
      }
      let real = try part(arguments.optional(0) ?? .int(0), "first")
      let imaginary = try part(arguments.optional(1) ?? .int(0), "second")
      return .object(
        ComplexObject(ComplexNumber(real.real - imaginary.imaginary, real.imaginary + imaginary.real)))
    }
    BuiltinTypes.complex.add([conjugate])
    add("real", "The real part.") { .float($0.real) }
    add("imag", "The imaginary part.") { .float($0.imaginary) }
  }

  private static func add(_ name: Symbol, _ summary: String, _ get: @escaping (ComplexNumber) -> Value) {
    BuiltinTypes.complex.add(
      name, .property(TypeObject.Property(summary) { try get(ComplexObject.number($0) ?? ComplexNumber(0)) }))
  }

  private static func part(_ value: Value, _ place: String) throws -> ComplexNumber {
    if let number = try ComplexObject.number(value) { return number }
    if let real = try Numbers.real(value) { return ComplexNumber(real) }
    let also = place == "first" ? "a string or " : ""
    throw Raised.typeError("complex() \(place) argument must be \(also)a number, not '\(value.typeName)'")
  }

  /// `'1'`, `'2j'`, `'1-2.5j'`, in parentheses or not.
  private static func number(_ text: String) throws -> Value {
    var bytes = Array(text.utf8)
    while let first = bytes.first, first == 0x20 || (0x09...0x0d).contains(first) { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || (0x09...0x0d).contains(last) { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") { bytes = Array(bytes.dropFirst().dropLast()) }
    let problem = Raised.valueError("complex() arg is a malformed string")
    guard let last = bytes.last else { throw problem }
    guard last | 0x20 == UInt8(ascii: "j") else {
      guard let real = try? NumberText.float(String(decoding: bytes, as: UTF8.self)) else { throw problem }
      return .object(ComplexObject(ComplexNumber(real)))
    }
    bytes.removeLast()
    // The last sign that does not belong to an exponent begins the imaginary part.
    let sign = bytes.indices.last { place in
      (bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-"))
        && (place == 0 || bytes[place - 1] | 0x20 != UInt8(ascii: "e"))
    }
    let (first, second) = (bytes[..<(sign ?? 0)], bytes[(sign ?? 0)...])
    var tail = String(decoding: second, as: UTF8.self)
    if tail.isEmpty || tail == "+" || tail == "-" { tail += "1" }
    let head = first.isEmpty ? "0" : String(decoding: first, as: UTF8.self)
    guard let real = try? NumberText.float(head), let imaginary = try? NumberText.float(tail) else { throw problem }
    return .object(ComplexObject(ComplexNumber(real, imaginary)))
  }

  private static let conjugate = Builtin(
    "conjugate(self, /)", of: "complex", "Return the number with the other sign of its imaginary part.",
    example: "(1+2j).conjugate()\n#> (1-2j)"
  ) { arguments in
    guard let number = try ComplexObject.number(arguments[0]) else {
      throw Raised.typeError(
        "descriptor 'conjugate' for 'complex' objects doesn't apply to a '\(arguments[0].typeName)' object")
    }
    return .object(ComplexObject(ComplexNumber(number.real, -number.imaginary)))
  }
}
