import Glibc

/// Correctly rounded decimal text of doubles, through one reused buffer.
struct DecimalText {
  /// How a finite number is written.
  enum Form {
    /// `12.3457`: the given digits after the point.
    case fixed
    /// `1.2346e+01`.
    case exponent
    /// `12.`: a whole number with a point that marks it as a float.
    case whole
  }

  private let precision: Int32
  private var buffer: [CChar]

  /// The longest double has 309 digits before the point.
  init(precision: Int) {
    self.precision = Int32(clamping: max(precision, 0))
    buffer = Array(repeating: 0, count: 330 + max(precision, 0))
  }

  /// `nan`, `inf`, `-inf`, or the number in a form.
  mutating func text(_ value: Double, _ form: Form) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    switch form {
    case .fixed: return printed("%.*f", precision, value)
    case .exponent: return printed("%.*e", precision, value)
    case .whole: return printed("%.*f", 0, value) + "."
    }
  }

  private mutating func printed(_ format: String, _ digits: Int32, _ value: Double) -> String {
    let capacity = buffer.count
    return buffer.withUnsafeMutableBufferPointer { target in
      let length = withVaList([digits, value]) { vsnprintf(target.baseAddress, capacity, format, $0) }
      let written = target[..<min(max(Int(length), 0), capacity - 1)]
      return String(decoding: written.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
