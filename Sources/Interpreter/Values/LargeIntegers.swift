import BigInt

/// Products, powers and quotients of integers of any size, which Ctrl-C stops on the way.
///
/// BigInt's own operations on millions of digits take seconds and ask nobody, so here large numbers are taken apart
/// into pieces whose operations take less than some milliseconds.
public enum LargeIntegers {
  /// Products of numbers of so many words are left to BigInt.
  private static let fewWords = 512

  // MARK: Products

  /// Errors: KeyboardInterrupt.
  public static func product(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    let magnitude = try product(a.magnitude, b.magnitude)
    return BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: magnitude)
  }

  /// By halves of the longer number; when the shorter one is long as well, three products in place of four.
  private static func product(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    let (long, short) = a.words.count >= b.words.count ? (a, b) : (b, a)
    guard long.words.count > fewWords, long.words.count * short.words.count > fewWords * fewWords else {
      return long * short
    }
    try Machine.current.checkInterrupt()
    let half = (long.words.count + 1) / 2
    let (high, low) = halves(of: long, at: half)
    if short.words.count <= half {
      return try (product(high, short) << (half * BigUInt.Word.bitWidth)) + product(low, short)
    }
    let (shortHigh, shortLow) = halves(of: short, at: half)
    let highs = try product(high, shortHigh)
    let lows = try product(low, shortLow)
    let middle = try product(high + low, shortHigh + shortLow) - highs - lows
    return (highs << (2 * half * BigUInt.Word.bitWidth)) + (middle << (half * BigUInt.Word.bitWidth)) + lows
  }

  private static func halves(of number: BigUInt, at index: Int) -> (high: BigUInt, low: BigUInt) {
    (BigUInt(words: number.words.dropFirst(index)), BigUInt(words: number.words.prefix(index)))
  }

  // MARK: Powers

  /// Errors: KeyboardInterrupt.
  public static func power(_ base: BigInt, _ exponent: Int) throws -> BigInt {
    var result: BigInt = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = try product(result, square) }
      rest >>= 1
      if rest > 0 { square = try product(square, square) }
    }
    return result
  }

  /// The power of a number not below zero, modulo a positive number.
  /// Errors: KeyboardInterrupt.
  public static func power(_ base: BigInt, _ exponent: BigUInt, modulus: BigInt) throws -> BigInt {
    var result = try quotientAndRemainder(1, by: modulus).remainder
    let factor = try positiveRemainder(base, modulus)
    for index in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
      result = try positiveRemainder(product(result, result), modulus)
      let word = exponent.words[index / BigUInt.Word.bitWidth]
      if word >> BigUInt.Word(index % BigUInt.Word.bitWidth) & 1 == 1 {
        result = try positiveRemainder(product(result, factor), modulus)
      }
      try Machine.current.checkInterrupt()
    }
    return result
  }

  private static func positiveRemainder(_ number: BigInt, _ modulus: BigInt) throws -> BigInt {
    let remainder = try quotientAndRemainder(number, by: modulus).remainder
    return remainder < 0 ? remainder + modulus : remainder
  }

  // MARK: Quotients

  /// The quotient rounded towards zero, and what is left. The divisor is not zero.
  /// Errors: KeyboardInterrupt.
  public static func quotientAndRemainder(
    _ a: BigInt, by b: BigInt
  ) throws -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = try quotientAndRemainder(a.magnitude, by: b.magnitude)
    return (
      BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: quotient), BigInt(sign: a.sign, magnitude: remainder)
    )
  }

  /// Long division in pieces of as many words as a short operation takes.
  public static func quotientAndRemainder(
    _ a: BigUInt, by b: BigUInt
  ) throws -> (quotient: BigUInt, remainder: BigUInt) {
    let words = Array(a.words)
    let pieceSize = max(1, fewWords * fewWords / max(1, b.words.count))
    guard words.count > b.words.count + pieceSize else { return a.quotientAndRemainder(dividingBy: b) }
    var quotient = [BigUInt.Word](repeating: 0, count: words.count)
    var remainder = BigUInt()
    var end = words.count
    while end > 0 {
      try Machine.current.checkInterrupt()
      let start = max(0, end - pieceSize)
      let piece = BigUInt(words: words[start..<end])
      let next = (remainder << ((end - start) * BigUInt.Word.bitWidth)) + piece
      let (digits, rest) = next.quotientAndRemainder(dividingBy: b)
      for (index, word) in digits.words.prefix(end - start).enumerated() { quotient[start + index] = word }
      remainder = rest
      end = start
    }
    return (BigUInt(words: quotient), remainder)
  }

  // MARK: Divisors and roots

  /// The greatest common divisor, not below zero.
  ///
  /// Lehmer's algorithm: many steps of Euclid's are found from the leading digits alone and done at once.
  /// Errors: KeyboardInterrupt.
  public static func greatestCommonDivisor(_ first: BigInt, _ second: BigInt) throws -> BigInt {
    var (a, b) =
      first.magnitude >= second.magnitude ? (first.magnitude, second.magnitude) : (second.magnitude, first.magnitude)
    while b.words.count > 1 {
      try Machine.current.checkInterrupt()
      guard let steps = EuclideanSteps(a, b) else {
        (a, b) = (b, try quotientAndRemainder(a, by: b).remainder)
        continue
      }
      let (x, y) = (BigInt(a), BigInt(b))
      (a, b) = ((x * steps.a + y * steps.b).magnitude, (x * steps.c + y * steps.d).magnitude)
    }
    return b == 0 ? BigInt(a) : BigInt(b.greatestCommonDivisor(with: try quotientAndRemainder(a, by: b).remainder))
  }

  /// What several steps of Euclid's algorithm make of two numbers: `a x + b y` and `c x + d y`.
  private struct EuclideanSteps {
    private(set) var (a, b, c, d) = (BigInt(1), BigInt(0), BigInt(0), BigInt(1))

    /// Nil when the leading digits do not tell even one step.
    init?(_ large: BigUInt, _ small: BigUInt) {
      let shift = large.bitWidth - 62
      guard shift > 0, large.bitWidth - small.bitWidth < 30 else { return nil }
      var (x, y) = (Int(large >> shift), Int(small >> shift))
      var (a, b, c, d) = (1, 0, 0, 1)
      // Beyond half of the digits the coefficients would not be sure, and would not fit.
      while y + c != 0, y + d != 0, max(c.magnitude, d.magnitude) < 1 << 30 {
        let quotient = (x + a) / (y + c)
        if quotient != (x + b) / (y + d) || quotient >= 1 << 30 { break }
        (a, c) = (c, a - quotient * c)
        (b, d) = (d, b - quotient * d)
        (x, y) = (y, x - quotient * y)
      }
      if b == 0 { return nil }
      (self.a, self.b, self.c, self.d) = (BigInt(a), BigInt(b), BigInt(c), BigInt(d))
    }
  }

  /// The integer part of the square root of a number that is not below zero, by as many right digits as each step has.
  /// Errors: KeyboardInterrupt.
  public static func squareRoot(_ number: BigInt) throws -> BigInt {
    if number == 0 { return 0 }
    let half = (number.magnitude.bitWidth - 1) / 2
    var root: BigInt = 1
    var known = 0
    for shift in stride(from: Int.bitWidth - half.leadingZeroBitCount - 1, through: 0, by: -1) {
      let before = known
      known = half >> shift
      let part = number >> (2 * half - before - known + 1)
      root = try (root << (known - before - 1)) + quotientAndRemainder(part, by: root).quotient
    }
    return try product(root, root) > number ? root - 1 : root
  }

  // MARK: Digits

  /// The digits of a magnitude to the base 2, 8 or 16.
  /// Errors: KeyboardInterrupt.
  public static func digits(_ magnitude: BigUInt, radix: Int, uppercase: Bool = false) throws -> String {
    let width = radix == 16 ? 4 : radix == 8 ? 3 : 1
    let alphabet = Array((uppercase ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    let words = Array(magnitude.words)
    let count = max(1, (magnitude.bitWidth + width - 1) / width)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for digit in stride(from: count - 1, through: 0, by: -1) {
      let (word, bit) = (digit * width).quotientAndRemainder(dividingBy: BigUInt.Word.bitWidth)
      var value = word < words.count ? words[word] >> BigUInt.Word(bit) : 0
      if bit + width > BigUInt.Word.bitWidth, word + 1 < words.count {
        value |= words[word + 1] << BigUInt.Word(BigUInt.Word.bitWidth - bit)
      }
      bytes.append(alphabet[Int(value & BigUInt.Word(radix - 1))])
      try Machine.current.checkInterrupt(after: digit)
    }
    return try LongText.text(bytes)
  }
}
