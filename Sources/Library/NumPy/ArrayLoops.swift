import Tensors

/// Loops over the elements of arrays for what has no kernel.
enum ArrayLoops {
  /// A function of every element of a float array.
  static func map(_ source: Tensor, _ single: (Float) -> Float, _ double: (Double) -> Double) throws -> Tensor {
    try torch {
      if source.dtype.element == .float32 { return try map(source, source.dtype, of: Float.self, single) }
      return try map(source.elements(as: .float64), .float64, of: Double.self, double)
    }
  }

  /// A function of every element, whose Swift type is `Element`.
  static func map<Element, Result>(
    _ source: Tensor, _ dtype: DType, of type: Element.Type, _ function: (Element) throws -> Result
  ) throws -> Tensor {
    try source.withElements(of: type) { elements in
      try Tensor.filled(source.shape, dtype, of: Result.self, each: { try function(elements[$0]) })
    }
  }

  /// A function of pairs of elements of two float arrays that broadcast to `shape`.
  static func map(
    _ a: Tensor, _ b: Tensor, _ shape: Shape, _ single: (Float, Float) -> Float, _ double: (Double, Double) -> Double
  ) throws -> Tensor {
    if a.dtype.element == .float32 { return try map(a, b, shape, a.dtype, of: Float.self, single) }
    return try map(a, b, shape, .float64, of: Double.self, double)
  }

  static func map<Element, Result>(
    _ a: Tensor, _ b: Tensor, _ shape: Shape, _ dtype: DType, of type: Element.Type,
    _ function: (Element, Element) throws -> Result
  ) throws -> Tensor {
    try torch {
      try ArrayShape.broadcast(a, to: shape).withElements(of: type) { left in
        try ArrayShape.broadcast(b, to: shape).withElements(of: type) { right in
          try Tensor.filled(shape, dtype, of: Result.self, each: { try function(left[$0], right[$0]) })
        }
      }
    }
  }
}

/// Quotients as NumPy rounds them: towards minus infinity, the remainder with the divisor's sign.
enum ArrayDivision {
  static func floor(_ a: Int, _ b: Int) -> Int {
    if b == 0 { return 0 }
    if b == -1 { return 0 &- a }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient
  }

  static func remainder(_ a: Int, _ b: Int) -> Int {
    if b == 0 || b == -1 { return 0 }
    let remainder = a % b
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  static func floor<Number: BinaryFloatingPoint>(_ a: Number, _ b: Number) -> Number {
    if b == 0 { return a / b }
    let rest = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - rest) / b
    if rest != 0, (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return a / b < 0 ? -0.0 : 0 }
    let whole = quotient.rounded(.down)
    return quotient - whole > 0.5 ? whole + 1 : whole
  }

  static func remainder<Number: BinaryFloatingPoint>(_ a: Number, _ b: Number) -> Number {
    if b == 0 { return .nan }
    let rest = a.truncatingRemainder(dividingBy: b)
    if rest == 0 { return b < 0 ? -0.0 : 0 }
    return (b < 0) != (rest < 0) ? rest + b : rest
  }

  /// An integer power that wraps around. The exponent is not negative.
  static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, factor, rest) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* factor }
      factor = factor &* factor
      rest >>= 1
    }
    return result
  }
}
