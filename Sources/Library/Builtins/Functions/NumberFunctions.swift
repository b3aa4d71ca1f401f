import BigInt
import Interpreter

/// `abs`, `divmod`, `pow`, `round`, `sum` and the number notations.
extension BuiltinsLibrary {
  static let numberFunctions: [Builtin] = [
    Builtin("abs(x, /)", "Return the absolute value of a number.", example: "abs(-7.5)\n#> 7.5") {
      try absolute($0[0])
    },
    Builtin(
      "divmod(x, y, /)", "Return the pair (x // y, x % y).", example: "divmod(-7, 2)\n#> (-4, 1)"
    ) { try divmod($0[0], $0[1]) },
    Builtin(
      "pow(base, exp, mod=None)", "Return base ** exp, modulo mod when it is given.",
      example: "pow(3, 100, 7)\n#> 4"
    ) { try power($0[0], $0[1], modulus: $0[2]) },
    Builtin(
      "round(number, ndigits=None)", "Round half to even, to an integer or to a number of decimal digits.",
      example: "round(2.5), round(2.675, 2)\n#> (2, 2.67)"
    ) { try round($0[0], $0[1]) },
    Builtin(
      "sum(iterable, /, start=0)", "Return start plus the items of the iterable.", example: "sum([1, 2, 3])\n#> 6"
    ) { try sum($0[0], start: $0.optional(1) ?? .int(0)) },
    Builtin("bin(number, /)", "Return the binary notation of an integer.", example: "bin(10)\n#> '0b1010'") {
      try notation($0[0], prefix: "0b", radix: 2)
    },
    Builtin("oct(number, /)", "Return the octal notation of an integer.", example: "oct(8)\n#> '0o10'") {
      try notation($0[0], prefix: "0o", radix: 8)
    },
    Builtin("hex(number, /)", "Return the hexadecimal notation of an integer.", example: "hex(255)\n#> '0xff'") {
      try notation($0[0], prefix: "0x", radix: 16)
    },
  ]

  private static func absolute(_ value: Value) throws -> Value {
    if case .float(let float) = value { return .float(float.magnitude) }
    if case .int(let int) = value, int != Int.min { return .int(Swift.abs(int)) }
    if let integer = try plainInteger(value) { return .integer(BigInt(integer.magnitude)) }
    if let object = value.object(as: ComplexObject.self) {
      let size = object.value.magnitude
      if size.isInfinite, object.value.real.isFinite, object.value.imaginary.isFinite {
        throw Raised.overflowError("absolute value too large")
      }
      return .float(size)
    }
    if let result = try Numbers.special("__abs__", of: value) { return result }
    throw Raised.typeError("bad operand type for abs(): '\(value.typeName)'")
  }

  /// The value of an `int` or a `bool`; nil for anything else.
  static func plainInteger(_ value: Value) throws -> BigInt? {
    value.type.isSubtype(of: BuiltinTypes.int) ? try Numbers.index(value) : nil
  }

  static func integer(_ value: Value) throws -> BigInt {
    guard let integer = try Numbers.index(value) else {
      throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    return integer
  }

  private static func divmod(_ a: Value, _ b: Value) throws -> Value {
    if try plainInteger(a) != nil, try plainInteger(b) != nil {
      return .tuple([try Operators.binary(.floorDivide, a, b), try Operators.binary(.modulo, a, b)])
    }
    func isNumber(_ value: Value) throws -> Bool {
      if case .float = value { return true }
      return try plainInteger(value) != nil
    }
    if try isNumber(a), try isNumber(b), let x = try Numbers.real(a), let y = try Numbers.real(b) {
      if y == 0 { throw Raised.zeroDivision("float divmod()") }
      let (quotient, remainder) = Numbers.floorDivision(x, y)
      return .tuple([.float(quotient), .float(remainder)])
    }
    if let result = try Numbers.special("__divmod__", of: a, [b]) { return result }
    if let result = try Numbers.special("__rdivmod__", of: b, [a]) { return result }
    throw Raised.typeError("unsupported operand type(s) for divmod(): '\(a.typeName)' and '\(b.typeName)'")
  }

  private static func power(_ base: Value, _ exponent: Value, modulus: Value) throws -> Value {
    if modulus.isNone { return try Operators.binary(.power, base, exponent) }
    func isNumber(_ value: Value) -> Bool {
      value.type.isSubtype(of: BuiltinTypes.int) || value.type === BuiltinTypes.float
    }
    guard isNumber(base), isNumber(exponent), isNumber(modulus) else {
      throw Raised.typeError(
        "unsupported operand type(s) for ** or pow(): '\(base.typeName)', '\(exponent.typeName)', '\(modulus.typeName)'"
      )
    }
    guard let b = try plainInteger(base), let e = try plainInteger(exponent), let m = try plainInteger(modulus) else {
      throw Raised.typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    return .integer(try modularPower(b, e, m))
  }

  private static func modularPower(_ base: BigInt, _ exponent: BigInt, _ modulus: BigInt) throws -> BigInt {
    if modulus == 0 { throw Raised.valueError("pow() 3rd argument cannot be 0") }
    let size = BigInt(modulus.magnitude)
    var factor = base
    if exponent < 0 {
      guard let inverse = base.inverse(size) else {
        throw Raised.valueError("base is not invertible for the given modulus")
      }
      factor = inverse
    }
    let result = try LargeIntegers.power(factor, exponent.magnitude, modulus: size)
    // The result has the sign of the modulus.
    return modulus < 0 && result != 0 ? result - size : result
  }

  private static func notation(_ value: Value, prefix: String, radix: Int) throws -> Value {
    let number = try integer(value)
    let digits = try LargeIntegers.digits(number.magnitude, radix: radix)
    return .string((number < 0 ? "-" : "") + prefix + digits)
  }

  // MARK: Rounding

  private static func round(_ value: Value, _ digits: Value) throws -> Value {
    if case .float(let float) = value {
      if digits.isNone { return try Numbers.integer(float, rounding: .toNearestOrEven) }
      return .float(try FloatText.rounded(float, digits: try Arguments.index(digits)))
    }
    if let number = try plainInteger(value) {
      if digits.isNone { return .integer(number) }
      let places = try Arguments.index(digits)
      return .integer(places >= 0 ? number : rounded(number, toPower: Int(clamping: places.magnitude)))
    }
    if let result = try Numbers.special("__round__", of: value, digits.isNone ? [] : [digits]) { return result }
    throw Raised.typeError("type \(value.typeName) doesn't define __round__ method")
  }

  /// The multiple of 10 to the `exponent` nearest to the number, half to even.
  private static func rounded(_ number: BigInt, toPower exponent: Int) -> BigInt {
    // Fewer digits than the exponent: the number is below half the unit.
    if exponent > number.magnitude.bitWidth / 3 + 2 { return 0 }
    let unit = BigInt(10).power(exponent)
    var (quotient, remainder) = BigInt(number.magnitude).quotientAndRemainder(dividingBy: unit)
    remainder *= 2
    if remainder > unit || remainder == unit && quotient & 1 == 1 { quotient += 1 }
    return number < 0 ? -(quotient * unit) : quotient * unit
  }

  private static func sum(_ iterable: Value, start: Value) throws -> Value {
    if start.stringValue != nil { throw Raised.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
    let iterator = try Operators.makeIterator(iterable)
    var total = start
    while let item = try iterator.next() {
      total = try Operators.binary(.add, total, item)
      // Of long lists, a single addition takes long.
      try Machine.current.checkInterrupt()
    }
    return total
  }
}
