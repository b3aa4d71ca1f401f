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
    let beta = -withSign(lengthOf(alpha, norm), of: alpha)
    tau = (beta - alpha) / beta
    let scale = 1 / (alpha - beta)
    self.tail = tail.map { $0 * scale }
    head = beta
  }

  /// The length of a vector, rounded once: the sum of squares carries what its additions lose.
  static func norm(_ values: [Double]) -> Double {
    let largest = values.lazy.map(\.magnitude).max() ?? 0
    if largest == 0 || !largest.isFinite { return largest }
    let scale = largest > 1e-140 && largest < 1e140 ? 1 : largest
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let part = value / scale
      let square = part * part
      lost += (-square).addingProduct(part, part)
      let next = sum + square
      lost += sum.magnitude >= square ? (sum - next) + square : (square - next) + sum
      sum = next
    }
    let root = (sum + lost).squareRoot()
    // The root of the unrounded sum, by one step from that of the rounded one.
    let rest = sum.addingProduct(-root, root) + lost
    return (root + rest / (2 * root)) * scale
  }

  /// Reflects the columns from `column` on, in the rows from `row` on.
  func applyLeft(to matrix: inout DenseMatrix, row: Int, columns: Range<Int>) {
    if tau == 0 { return }
    for column in columns {
      var sum = matrix[row, column]
      for (place, value) in tail.enumerated() { sum = sum.addingProduct(value, matrix[row + 1 + place, column]) }
      sum *= -tau
      matrix[row, column] += sum
      for (place, value) in tail.enumerated() {
        matrix[row + 1 + place, column] = matrix[row + 1 + place, column].addingProduct(value, sum)
      }
    }
  }

  /// Reflects rows, in the columns from `column` on.
  func applyRight(to matrix: inout DenseMatrix, column: Int, rows: Range<Int>) {
    if tau == 0 { return }
    for row in rows {
      var sum = matrix[row, column]
      for (place, value) in tail.enumerated() { sum = sum.addingProduct(value, matrix[row, column + 1 + place]) }
      matrix[row, column] = matrix[row, column].addingProduct(-tau, sum)
      for (place, value) in tail.enumerated() {
        matrix[row, column + 1 + place] = matrix[row, column + 1 + place].addingProduct(-tau * value, sum)
      }
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
      let (large, small) = (max(f.magnitude, g.magnitude), min(f.magnitude, g.magnitude))
      let length = large < 1e150 && small > 1e-150 ? (f * f + g * g).squareRoot() : lengthOf(f, g)
      c = f.magnitude / length
      r = f < 0 ? -length : length
      s = g / r
    }
  }
}

/// The length of the hypotenuse, without overflow on the way.
///
/// Source: LAPACK's dlapy2.
func lengthOf(_ a: Double, _ b: Double) -> Double {
  let (large, small) = (max(a.magnitude, b.magnitude), min(a.magnitude, b.magnitude))
  if small == 0 || !large.isFinite { return large }
  return large * (1 + (small / large) * (small / large)).squareRoot()
}

func withSign(_ magnitude: Double, of sign: Double) -> Double {
  sign.sign == .minus ? -magnitude.magnitude : magnitude.magnitude
}
