import Interpreter
import Tensors

/// The common notation of an array's elements: one width, one number of digits.
enum ArrayElementText {
  case bools(isScalar: Bool)
  case integers(width: Int)
  case floats(ArrayFloatText)
  /// Texts as they are written, which the elements count.
  case texts([String])

  /// - Parameter shown: The elements that will be printed, in row-major order.
  init(_ shown: Tensor, isScalar: Bool, _ options: ArrayPrintOptions) throws {
    switch shown.dtype.element {
    case .bool: self = .bools(isScalar: isScalar)
    case .int64:
      let width = try shown.withElements(of: Int.self) { elements in
        max(String(elements.max() ?? 0).utf8.count, String(elements.min() ?? 0).utf8.count)
      }
      self = .integers(width: width)
    case .float32:
      let elements = try shown.withElements(of: Float.self) { Array($0) }
      let magnitudes = elements.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
      let ratio = Double((magnitudes.max() ?? 1) / (magnitudes.min() ?? 1))
      self = .floats(
        try ArrayFloatText(
          elements.map { shown.dtype == .float16 ? ShortestDecimal(Float16($0)) : ShortestDecimal($0) },
          size: shown.dtype.byteSize, ratio: ratio, limit: shown.dtype == .float16 ? 1e3 : 1e6, options))
    case .float64:
      let elements = try shown.withElements(of: Double.self) { Array($0) }
      let magnitudes = elements.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
      let ratio = (magnitudes.max() ?? 1) / (magnitudes.min() ?? 1)
      self = .floats(
        try ArrayFloatText(
          elements.map { ShortestDecimal($0) }, size: 8, ratio: ratio, limit: 1e8, options))
    }
  }

  func text(of scalar: Scalar) throws -> String {
    switch self {
    case .bools(let isScalar): return scalar.isTrue ? (isScalar ? "True" : " True") : "False"
    case .integers(let width):
      let text = String(scalar.int ?? 0)
      return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    case .floats(let format): return try format.text(of: scalar.double)
    case .texts(let texts): return texts[scalar.int ?? 0]
    }
  }
}

/// The common notation of floats: positional or scientific, padded to one width.
///
/// Source: NumPy's FloatingFormat.
struct ArrayFloatText {
  /// Bytes of an element.
  private let size: Int
  private var isScientific = false
  private var precision: Int
  /// Digits, with a sign, in front of the point.
  private var left = 0
  /// What follows the point: digits, and the exponent in scientific notation.
  private var right = 0
  private var exponentDigits = 0

  /// - Parameters:
  ///   - ratio: The largest magnitude over the smallest that is not zero.
  ///   - limit: The magnitude from which the scientific notation is used.
  init(_ all: [ShortestDecimal], size: Int, ratio: Double, limit: Double, _ options: ArrayPrintOptions) throws {
    self.size = size
    precision = options.precision
    let finite = all.filter(\.value.isFinite)
    let magnitudes = finite.map(\.value.magnitude).filter { $0 != 0 }
    let least = size == 8 ? 0.0001 : size == 4 ? Double(Float(0.0001)) : Double(Float16(0.0001))
    if let high = magnitudes.max(), let low = magnitudes.min() {
      isScientific =
        high >= limit || !options.suppressesSmall && (low < least || ratio > 1000)
    }
    if isScientific {
      try fitScientific(finite)
    } else {
      for decimal in finite {
        let parts = try decimal.positional(precision: precision)
        left = max(left, parts.whole.utf8.count)
        right = max(right, parts.fraction.utf8.count)
      }
    }
    if finite.count < all.count {
      let hasNegative = all.contains { $0.value == -.infinity }
      left = max(left, 3 - (right + 1), 3 + (hasNegative ? 1 : 0) - (right + 1))
    }
  }

  private mutating func fitScientific(_ finite: [ShortestDecimal]) throws {
    var digits = 0
    for decimal in finite {
      let parts = try decimal.scientific(precision: precision)
      left = max(left, parts.whole.utf8.count)
      digits = max(digits, parts.fraction.utf8.count)
      exponentDigits = max(exponentDigits, 2, String(parts.exponent.magnitude).utf8.count)
    }
    precision = digits
    right = exponentDigits + 2 + digits
  }

  func text(of value: Double) throws -> String {
    guard value.isFinite else {
      let text = value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
      return String(repeating: " ", count: max(0, left + right + 1 - text.utf8.count)) + text
    }
    let decimal =
      size == 8
      ? ShortestDecimal(value) : size == 4 ? ShortestDecimal(Float(value)) : ShortestDecimal(Float16(value))
    return isScientific ? try scientific(decimal) : try positional(decimal)
  }

  private func positional(_ decimal: ShortestDecimal) throws -> String {
    let parts = try decimal.positional(precision: precision)
    return String(repeating: " ", count: max(0, left - parts.whole.utf8.count)) + parts.whole + "." + parts.fraction
      + String(repeating: " ", count: max(0, right - parts.fraction.utf8.count))
  }

  private func scientific(_ decimal: ShortestDecimal) throws -> String {
    let parts = try decimal.padded(precision: precision)
    let exponent = String(parts.exponent.magnitude)
    return String(repeating: " ", count: max(0, left - parts.whole.utf8.count)) + parts.whole + "." + parts.fraction
      + (parts.exponent < 0 ? "e-" : "e+") + String(repeating: "0", count: max(0, exponentDigits - exponent.utf8.count))
      + exponent
  }
}
