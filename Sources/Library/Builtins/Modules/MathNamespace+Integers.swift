import BigInt
import Interpreter

/// Whole-number functions of `math`.
extension MathNamespace {
  static let integers: [Builtin] = [
    function("factorial(n, /)", "Return the product of the integers from 1 to n.", example: "math.factorial(5)\n#> 120")
    {
      let number = try BuiltinsLibrary.integer($0[0])
      if number < 0 { throw Raised.valueError("factorial() not defined for negative values") }
      guard let n = Int(exactly: number) else {
        throw Raised.overflowError("factorial() argument should not exceed 9223372036854775807")
      }
      if n > 1 << 20 { throw Raised.memoryError() }
      return .integer(try product(n < 2 ? 1 : 2, max(n, 1)))
    },
    function("comb(n, k, /)", "Return the number of ways to choose k of n things.", example: "math.comb(5, 2)\n#> 10") {
      let (n, k) = try counts($0[0], $0[1])
      if k > n { return .int(0) }
      let least = min(k, n - k)
      let divisor = try product(least < 2 ? 1 : 2, max(1, bounded(least)))
      return .integer(try LargeIntegers.quotientAndRemainder(falling(n, least), by: divisor).quotient)
    },
    function(
      "perm(n, k=None, /)", "Return the number of ordered ways to choose k of n things.",
      example: "math.perm(5, 2)\n#> 20"
    ) {
      let (n, k) = try counts($0[0], $0[1].isNone ? $0[0] : $0[1])
      return k > n ? .int(0) : .integer(try falling(n, k))
    },
    function("gcd(*integers)", "Return the greatest common divisor.", example: "math.gcd(12, 18)\n#> 6") {
      .integer(try $0.rest.map(BuiltinsLibrary.integer).reduce(BigInt(0), LargeIntegers.greatestCommonDivisor))
    },
    function("lcm(*integers)", "Return the least common multiple.", example: "math.lcm(4, 6)\n#> 12") {
      .integer(
        try $0.rest.map(BuiltinsLibrary.integer).reduce(BigInt(1)) { a, b in
          if a == 0 || b == 0 { return 0 }
          let part = try LargeIntegers.quotientAndRemainder(a, by: LargeIntegers.greatestCommonDivisor(a, b)).quotient
          return BigInt(try LargeIntegers.product(part, b).magnitude)
        })
    },
    function("isqrt(n, /)", "Return the integer part of the square root.", example: "math.isqrt(17)\n#> 4") {
      let number = try BuiltinsLibrary.integer($0[0])
      if number < 0 { throw Raised.valueError("isqrt() argument must be nonnegative") }
      return .integer(try LargeIntegers.squareRoot(number))
    },
  ]

  private static func counts(_ n: Value, _ k: Value) throws -> (BigInt, BigInt) {
    let (n, k) = (try BuiltinsLibrary.integer(n), try BuiltinsLibrary.integer(k))
    if n < 0 { throw Raised.valueError("n must be a non-negative integer") }
    if k < 0 { throw Raised.valueError("k must be a non-negative integer") }
    return (n, k)
  }

  private static func bounded(_ count: BigInt) throws -> Int {
    guard let count = Int(exactly: count), count <= 1 << 20 else {
      throw Raised.overflowError("min(n - k, k) must not exceed 9223372036854775807")
    }
    return count
  }

  /// The product of the integers from `low` to `high`, by halves, so that the factors stay of like size.
  private static func product(_ low: Int, _ high: Int) throws -> BigInt {
    try Machine.current.checkInterrupt()
    if high - low < 8 { return (low...high).reduce(BigInt(1)) { $0 * BigInt($1) } }
    let middle = low + (high - low) / 2
    return try LargeIntegers.product(product(low, middle), product(middle + 1, high))
  }

  /// `n (n - 1) … (n - k + 1)`.
  private static func falling(_ n: BigInt, _ k: BigInt) throws -> BigInt {
    let count = try bounded(k)
    if let n = Int(exactly: n) { return count == 0 ? 1 : try product(n - count + 1, n) }
    var result: BigInt = 1
    for offset in 0..<count {
      result *= n - BigInt(offset)
      try Machine.current.checkInterrupt()
    }
    return result
  }
}
