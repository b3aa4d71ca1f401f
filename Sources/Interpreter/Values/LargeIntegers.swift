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
}
