/// Decimal digits of any script.
public enum Digits {
  /// The value of a decimal digit (category Nd), or nil.
  public static func decimalValue(_ scalar: UnicodeScalar) -> Int? {
    if scalar.value < 0x80 {
      return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value - 0x30) : nil
    }
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
      return nil
    }
    return Int(value)
  }
}

/// White space as Python's `str.isspace` knows it.
public enum Whitespace {
  public static func contains(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
      return true
    case _: return false
    }
  }
}
