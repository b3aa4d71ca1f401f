#if canImport(Glibc)
  import Glibc
#endif

/// A Householder reflection, 1 - tau v vᵀ with a first element 1 of v.
///
/// Source: LAPACK's dlarfg and dlarf.
struct Reflector {
  /// What stands behind the leading 1.
  var tail: [Double]
  var tau: Double
  /// The first element of the reflected vector; the others are zero.
  var head: Double

  init(head alpha: Double, tail: [Double]) {
    let norm = Reflector.norm(tail)
    if norm == 0 {
      self.tail = tail
      tau = 0
      head = alpha
      return
    }
    let beta = alpha < 0 || alpha.sign == .minus ? hypot(alpha, norm) : -hypot(alpha, norm)
    tau = (beta - alpha) / beta
    let scale = 1 / (alpha - beta)
    self.tail = tail.map { $0 * scale }
    head = beta
  }

  static func norm(_ values: [Double]) -> Double {
    let largest = values.lazy.map(\.magnitude).max() ?? 0
    if largest == 0 || !largest.isFinite { return largest }
    if largest > 1e-140, largest < 1e140 { return values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  /// Reflects the columns from `column` on, in the rows from `row` on.
  func applyLeft(to matrix: inout DenseMatrix, row: Int, columns: Range<Int>) {
    if tau == 0 { return }
    for column in columns {
      var sum = matrix[row, column]
      for (place, value) in tail.enumerated() { sum += value * matrix[row + 1 + place, column] }
      sum *= tau
      matrix[row, column] -= sum
      for (place, value) in tail.enumerated() { matrix[row + 1 + place, column] -= value * sum }
    }
  }

  /// Reflects rows, in the columns from `column` on.
  func applyRight(to matrix: inout DenseMatrix, column: Int, rows: Range<Int>) {
    if tau == 0 { return }
    for row in rows {
      var sum = matrix[row, column]
      for (place, value) in tail.enumerated() { sum += value * matrix[row, column + 1 + place] }
      sum *= tau
      matrix[row, column] -= sum
      for (place, value) in tail.enumerated() { matrix[row, column + 1 + place] -= value * sum }
    }
  }
}

/// A rotation of the plane that turns (f, g) into (r, 0).
///
/// Source: LAPACK's dlartg.
struct PlaneRotation {
  var c: Double
  var s: Double
  var r: Double

  init(_ f: Double, _ g: Double) {
    if g == 0 {
      (c, s, r) = (1, 0, f)
    } else if f == 0 {
      (c, s, r) = (0, g < 0 ? -1 : 1, g.magnitude)
    } else {
      let length = hypotenuse(f, g)
      c = f.magnitude / length
      r = f < 0 ? -length : length
      s = g / r
    }
  }
}

/// The length of the hypotenuse, without overflow on the way.
func hypotenuse(_ a: Double, _ b: Double) -> Double {
  let (x, y) = (a.magnitude, b.magnitude)
  let large = max(x, y)
  if large < 1e150, min(x, y) > 1e-150 { return (x * x + y * y).squareRoot() }
  let small = min(x, y)
  if small == 0 || !large.isFinite { return large }
  return large * (1 + (small / large) * (small / large)).squareRoot()
}

func withSign(_ magnitude: Double, of sign: Double) -> Double {
  sign.sign == .minus ? -magnitude.magnitude : magnitude.magnitude
}
