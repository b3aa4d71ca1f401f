#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A number with an imaginary part, and its arithmetic.
///
/// Source: CPython's complexobject.c, step by step, so that results agree to the last digit.
public struct ComplexNumber: Equatable {
  public var real: Double
  public var imaginary: Double

  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  public var magnitude: Double { hypot(real, imaginary) }

  static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
  static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
  static func * (a: Self, b: Self) -> Self {
    Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  /// The quotient by Smith's method; nil for a zero divisor.
  func divided(by b: Self) -> Self? {
    if abs(b.real) >= abs(b.imaginary) {
      if b.real == 0 { return nil }
      let ratio = b.imaginary / b.real
      let scale = b.real + b.imaginary * ratio
      return Self((real + imaginary * ratio) / scale, (imaginary - real * ratio) / scale)
    }
    if abs(b.imaginary) >= abs(b.real) {
      let ratio = b.real / b.imaginary
      let scale = b.real * ratio + b.imaginary
      return Self((real * ratio + imaginary) / scale, (imaginary * ratio - real) / scale)
    }
    return Self(.nan, .nan)
  }

  /// The power; nil for zero to a negative or complex power.
  func raised(to b: Self) -> Self? {
    if b.imaginary == 0, b.real == b.real.rounded(.down), abs(b.real) <= 100 {
      let whole = powered(Int(abs(b.real)))
      return b.real < 0 ? Self(1).divided(by: whole) : whole
    }
    if b == Self(0) { return Self(1) }
    if self == Self(0) { return b.imaginary != 0 || b.real < 0 ? nil : Self(0) }
    var length = pow(magnitude, b.real)
    let angle = atan2(imaginary, real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length /= exp(angle * b.imaginary)
      phase += b.imaginary * log(magnitude)
    }
    return Self(length * cos(phase), length * sin(phase))
  }

  private func powered(_ count: Int) -> Self {
    var (result, factor, mask) = (Self(1), self, 1)
    while mask <= count {
      if count & mask != 0 { result = result * factor }
      mask <<= 1
      factor = factor * factor
    }
    return result
  }

  /// `1j`, `(2-3j)`.
  public var text: String {
    let second = Self.part(imaginary) + "j"
    if real == 0, real.sign == .plus { return second }
    return "(\(Self.part(real))\(second.hasPrefix("-") ? "" : "+")\(second))"
  }

  private static func part(_ value: Double) -> String {
    let text = FloatText.repr(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
