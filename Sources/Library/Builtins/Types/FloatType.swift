import BigInt
import Interpreter

/// `float` and its methods.
enum FloatType {
  static func install() {
    BuiltinTypes.float.summary = "A floating-point number of 64 bits."
    BuiltinTypes.float.constructor = Builtin(
      "float(x=0.0, /)", "Return a number as a float, or the float that a text denotes.",
      example: "float('1e-3'), float(2)\n#> (0.001, 2.0)"
    ) { .float(try $0.optional(0).map(make) ?? 0) }
    BuiltinTypes.float.add(methods)
    BuiltinTypes.float.add("fromhex", .staticMethod(fromHexadecimal))
    BuiltinTypes.float.add("real", .property(TypeObject.Property("The number itself.") { $0 }))
    BuiltinTypes.float.add("imag", .property(TypeObject.Property("The imaginary part: 0.0.") { _ in .float(0) }))
  }

  private static func make(_ value: Value) throws -> Double {
    if let text = value.stringValue { return try NumberText.float(text) }
    guard let number = try Numbers.real(value) else {
      throw Raised.typeError("float() argument must be a string or a real number, not '\(value.typeName)'")
    }
    return number
  }

  private static let method = Methods<Double>(typeName: "float") { value in
    if case .float(let float) = value { return float }
    return nil
  }

  private static let methods: [Builtin] = [
    method("is_integer(self, /)", "Return whether the number has no fraction.", example: "(2.0).is_integer()\n#> True")
    {
      number, _ in .bool(number.isFinite && number.rounded() == number)
    },
    method("conjugate(self, /)", "Return the number itself.", example: "(1.5).conjugate()\n#> 1.5") { number, _ in
      .float(number)
    },
    method(
      "as_integer_ratio(self, /)", "Return the pair of integers whose ratio is exactly the number.",
      example: "(0.75).as_integer_ratio()\n#> (3, 4)"
    ) { number, _ in
      if number.isNaN { throw Raised.valueError("cannot convert NaN to integer ratio") }
      if number.isInfinite { throw Raised.overflowError("cannot convert Infinity to integer ratio") }
      let (numerator, denominator) = ratio(number)
      return .tuple([.integer(numerator), .integer(denominator)])
    },
    method(
      "hex(self, /)", "Return the exact hexadecimal notation.", example: "(1.5).hex()\n#> '0x1.8000000000000p+0'"
    ) { number, _ in .string(hexadecimal(number)) },
  ]

  /// The exact ratio of a finite float, in lowest terms.
  static func ratio(_ number: Double) -> (numerator: BigInt, denominator: BigInt) {
    if number == 0 { return (0, 1) }
    // significandBitPattern with its implicit bit, shifted down to an odd integer.
    let exponent = number.isSubnormal ? -1074 : Int(number.exponent) - 52
    let bits = number.significandBitPattern | (number.isSubnormal ? 0 : 1 << 52)
    let zeros = bits.trailingZeroBitCount
    let odd = BigInt(bits >> UInt64(zeros))
    let power = exponent + zeros
    let signed = number < 0 ? -odd : odd
    return power >= 0 ? (signed << power, 1) : (signed, BigInt(1) << -power)
  }

  private static func hexadecimal(_ number: Double) -> String {
    guard number.isFinite else { return FloatText.repr(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let digits = String(number.significandBitPattern, radix: 16)
    let fraction = String(repeating: "0", count: 13 - digits.utf8.count) + digits
    let exponent = number.isSubnormal ? -1022 : Int(number.exponent)
    return "\(sign)0x\(number.isSubnormal ? 0 : 1).\(fraction)p\(exponent < 0 ? "" : "+")\(exponent)"
  }

  private static let fromHexadecimal = Builtin(
    "fromhex(string, /)", of: "float", "Return the float of a hexadecimal notation.",
    example: "float.fromhex('0x1.8p1')\n#> 3.0"
  ) {
    guard let text = $0[0].stringValue else {
      throw Raised.typeError("bad argument type for built-in operation")
    }
    return .float(try parseHexadecimal(text))
  }

  private static func parseHexadecimal(_ text: String) throws -> Double {
    var scalars = Array(text.unicodeScalars)[...]
    while let first = scalars.first, Whitespace.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, Whitespace.contains(last) { scalars.removeLast() }
    var body = String(String.UnicodeScalarView(scalars)).lowercased()
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    let magnitude: Double?
    switch body {
    case "inf", "infinity": magnitude = .infinity
    case "nan": magnitude = .nan
    case _:
      if body.hasPrefix("0x") { body.removeFirst(2) }
      let hasDigits = body.utf8.first.map { UnicodeScalar($0).properties.isASCIIHexDigit || $0 == UInt8(ascii: ".") }
      magnitude = hasDigits == true ? Double("0x" + body + (body.contains("p") ? "" : "p0")) : nil
    }
    guard let magnitude else { throw Raised.valueError("invalid hexadecimal floating-point string") }
    if magnitude.isInfinite, !body.hasPrefix("i") {
      throw Raised.overflowError("hexadecimal value too large to represent as a float")
    }
    return isNegative ? -magnitude : magnitude
  }
}
