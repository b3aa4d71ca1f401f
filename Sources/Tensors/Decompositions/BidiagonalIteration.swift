#if canImport(Glibc)
  import Glibc
#endif

/// The implicit QR iteration for the singular values of a matrix with two diagonals.
///
/// Source: LAPACK's dbdsdc and dbdsqr.
struct BidiagonalIteration {
  private(set) var values: [Double]
  private(set) var left: DenseMatrix
  private(set) var right: DenseMatrix
  private var e: [Double]
  private let tolerance: Double
  private var threshold = 0.0
  private let toUpper: [(c: Double, s: Double)]
  private static let epsilon = 0x1p-53

  init(_ diagonal: [Double], _ offDiagonal: [Double], isUpper: Bool) {
    values = diagonal
    e = offDiagonal
    let n = diagonal.count
    left = .identity(n)
    right = .identity(n)
    tolerance = max(10, min(100, pow(BidiagonalIteration.epsilon, -0.125))) * BidiagonalIteration.epsilon
    var rotations: [(c: Double, s: Double)] = []
    if !isUpper {
      for i in 0..<max(n - 1, 0) {
        let rotation = PlaneRotation(values[i], e[i])
        values[i] = rotation.r
        e[i] = rotation.s * values[i + 1]
        values[i + 1] = rotation.c * values[i + 1]
        rotations.append((rotation.c, -rotation.s))
      }
    }
    toUpper = rotations
  }

  /// Errors: `notConverged`.
  mutating func run() throws {
    let n = values.count
    if n == 1 {
      left[0, 0] = values[0].sign == .minus ? -1 : 1
      values[0] = values[0].magnitude
    } else if n > 1 {
      if (values + e).contains(where: { !$0.isFinite }) { throw DecompositionError.notConverged }
      setThreshold()
      try iterate()
      makePositive()
      sort()
    }
    for (place, rotation) in toUpper.enumerated().reversed() {
      left.rotateRows(place, place + 1, rotation.c, rotation.s)
    }
  }

  private mutating func setThreshold() {
    let n = values.count
    var least = values[0].magnitude
    var mu = least
    for i in 1..<n where least != 0 {
      mu = values[i].magnitude * (mu / (mu + e[i - 1].magnitude))
      least = min(least, mu)
    }
    let size = Double(n)
    threshold = max(
      tolerance * (least / size.squareRoot()), 6 * (size * (size * Double.leastNormalMagnitude)))
  }

  private mutating func iterate() throws {
    let n = values.count
    var turns = 0
    var m = n - 1
    var (oldStart, oldEnd) = (-1, -1)
    var isDownward = true
    while m > 0 {
      turns += 1
      try Interruption.check()
      if turns > 6 * n * n + 100 { throw DecompositionError.notConverged }
      var largest = values[m].magnitude
      var start = 0
      var isSplit = false
      for l in stride(from: m - 1, through: 0, by: -1) {
        if e[l].magnitude <= threshold {
          e[l] = 0
          start = l + 1
          isSplit = true
          break
        }
        largest = max(largest, values[l].magnitude, e[l].magnitude)
      }
      if isSplit, start == m {
        m -= 1
        continue
      }
      if start == m - 1 {
        solvePair(start)
        m -= 2
        continue
      }
      if start > oldEnd || m < oldStart { isDownward = values[start].magnitude >= values[m].magnitude }
      guard let least = leastUnlessSmall(start, m, isDownward) else { continue }
      (oldStart, oldEnd) = (start, m)
      let shift = shift(start, m, isDownward, ratio: least / largest)
      if shift == 0 {
        isDownward ? sweepDownWithoutShift(start, m) : sweepUpWithoutShift(start, m)
      } else {
        isDownward ? sweepDown(start, m, shift) : sweepUp(start, m, shift)
      }
    }
  }

  private mutating func solvePair(_ place: Int) {
    let pair = TriangularPair(values[place], e[place], values[place + 1])
    (values[place], e[place], values[place + 1]) = (pair.large, 0, pair.small)
    right.rotateRows(place, place + 1, pair.rightC, pair.rightS)
    left.rotateColumns(place, place + 1, pair.leftC, pair.leftS)
  }

  /// A bound of the smallest value of a block; nil when an element beside the diagonal could be dropped.
  private mutating func leastUnlessSmall(_ start: Int, _ m: Int, _ isDownward: Bool) -> Double? {
    let (edge, corner) = isDownward ? (m - 1, m) : (start, start)
    if e[edge].magnitude <= tolerance * values[corner].magnitude {
      e[edge] = 0
      return nil
    }
    var mu = values[isDownward ? start : m].magnitude
    var least = mu
    for step in 0..<(m - start) {
      let place = isDownward ? start + step : m - 1 - step
      if e[place].magnitude <= tolerance * mu {
        e[place] = 0
        return nil
      }
      mu = values[isDownward ? place + 1 : place].magnitude * (mu / (mu + e[place].magnitude))
      least = min(least, mu)
    }
    return least
  }

  private func shift(_ start: Int, _ m: Int, _ isDownward: Bool, ratio: Double) -> Double {
    let epsilon = BidiagonalIteration.epsilon
    if Double(values.count) * tolerance * ratio <= max(epsilon, 0.01 * tolerance) { return 0 }
    let reference = values[isDownward ? start : m].magnitude
    let place = isDownward ? m - 1 : start
    let shift = TriangularPair.smallest(values[place], e[place], values[place + 1])
    return reference > 0 && (shift / reference) * (shift / reference) < epsilon ? 0 : shift
  }

  private mutating func sweepDownWithoutShift(_ start: Int, _ m: Int) {
    var rotation = PlaneRotation(1, 0)
    var old = rotation
    for i in start..<m {
      rotation = PlaneRotation(values[i] * rotation.c, e[i])
      if i > start { e[i - 1] = old.s * rotation.r }
      old = PlaneRotation(old.c * rotation.r, values[i + 1] * rotation.s)
      values[i] = old.r
      right.rotateRows(i, i + 1, rotation.c, rotation.s)
      left.rotateColumns(i, i + 1, old.c, old.s)
    }
    let h = values[m] * rotation.c
    values[m] = h * old.c
    e[m - 1] = h * old.s
    if e[m - 1].magnitude <= threshold { e[m - 1] = 0 }
  }

  private mutating func sweepUpWithoutShift(_ start: Int, _ m: Int) {
    var rotation = PlaneRotation(1, 0)
    var old = rotation
    for i in stride(from: m, to: start, by: -1) {
      rotation = PlaneRotation(values[i] * rotation.c, e[i - 1])
      if i < m { e[i] = old.s * rotation.r }
      old = PlaneRotation(old.c * rotation.r, values[i - 1] * rotation.s)
      values[i] = old.r
      right.rotateRows(i - 1, i, old.c, -old.s)
      left.rotateColumns(i - 1, i, rotation.c, -rotation.s)
    }
    let h = values[start] * rotation.c
    values[start] = h * old.c
    e[start] = h * old.s
    if e[start].magnitude <= threshold { e[start] = 0 }
  }

  private mutating func sweepDown(_ start: Int, _ m: Int, _ shift: Double) {
    var f = (values[start].magnitude - shift) * (withSign(1, of: values[start]) + shift / values[start])
    var g = e[start]
    for i in start..<m {
      let first = PlaneRotation(f, g)
      if i > start { e[i - 1] = first.r }
      f = first.c * values[i] + first.s * e[i]
      e[i] = first.c * e[i] - first.s * values[i]
      g = first.s * values[i + 1]
      values[i + 1] = first.c * values[i + 1]
      let second = PlaneRotation(f, g)
      values[i] = second.r
      f = second.c * e[i] + second.s * values[i + 1]
      values[i + 1] = second.c * values[i + 1] - second.s * e[i]
      if i < m - 1 {
        g = second.s * e[i + 1]
        e[i + 1] = second.c * e[i + 1]
      }
      right.rotateRows(i, i + 1, first.c, first.s)
      left.rotateColumns(i, i + 1, second.c, second.s)
    }
    e[m - 1] = f
    if e[m - 1].magnitude <= threshold { e[m - 1] = 0 }
  }

  private mutating func sweepUp(_ start: Int, _ m: Int, _ shift: Double) {
    var f = (values[m].magnitude - shift) * (withSign(1, of: values[m]) + shift / values[m])
    var g = e[m - 1]
    for i in stride(from: m, to: start, by: -1) {
      let first = PlaneRotation(f, g)
      if i < m { e[i] = first.r }
      f = first.c * values[i] + first.s * e[i - 1]
      e[i - 1] = first.c * e[i - 1] - first.s * values[i]
      g = first.s * values[i - 1]
      values[i - 1] = first.c * values[i - 1]
      let second = PlaneRotation(f, g)
      values[i] = second.r
      f = second.c * e[i - 1] + second.s * values[i - 1]
      values[i - 1] = second.c * values[i - 1] - second.s * e[i - 1]
      if i > start + 1 {
        g = second.s * e[i - 2]
        e[i - 2] = second.c * e[i - 2]
      }
      right.rotateRows(i - 1, i, second.c, -second.s)
      left.rotateColumns(i - 1, i, first.c, -first.s)
    }
    e[start] = f
    if e[start].magnitude <= threshold { e[start] = 0 }
  }

  private mutating func makePositive() {
    for i in values.indices where values[i] < 0 || values[i].sign == .minus {
      values[i] = -values[i]
      for column in 0..<right.columns { right[i, column] = -right[i, column] }
    }
  }

  private mutating func sort() {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      var least = 0
      for j in 1...last where values[j] <= values[least] { least = j }
      if least == last { continue }
      values.swapAt(least, last)
      right.swapRows(least, last)
      left.swapColumns(least, last)
    }
  }
}

/// The singular values of ((f, g), (0, h)), with their signs, and the rotations that bring them out.
///
/// Source: LAPACK's dlasv2 and dlas2.
private struct TriangularPair {
  private(set) var large: Double
  private(set) var small: Double
  let leftC: Double
  let leftS: Double
  let rightC: Double
  let rightS: Double

  init(_ f: Double, _ g: Double, _ h: Double) {
    let isSwapped = h.magnitude > f.magnitude
    let (ft, ht) = isSwapped ? (h, f) : (f, h)
    let (fa, ha, ga) = (ft.magnitude, ht.magnitude, g.magnitude)
    var (cl, sl, cr, sr) = (1.0, 0.0, 1.0, 0.0)
    var largest = isSwapped ? 3 : 1
    if ga == 0 {
      (small, large) = (ha, fa)
    } else if ga > fa, fa / ga < 0x1p-53 {
      largest = 2
      large = ga
      small = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
      (cl, sl, sr, cr) = (1, ht / g, 1, ft / g)
    } else {
      if ga > fa { largest = 2 }
      let d = fa - ha
      let l = d == fa ? 1 : d / fa
      let m = g / ft
      var t = 2 - l
      let s = (t * t + m * m).squareRoot()
      let r = l == 0 ? m.magnitude : (l * l + m * m).squareRoot()
      let a = 0.5 * (s + r)
      small = ha / a
      large = fa * a
      if m * m == 0 {
        t = l == 0 ? withSign(2, of: ft) * withSign(1, of: g) : g / withSign(d, of: ft) + m / t
      } else {
        t = (m / (s + t) + m / (r + l)) * (1 + a)
      }
      let length = (t * t + 4).squareRoot()
      cr = 2 / length
      sr = t / length
      cl = (cr + sr * m) / a
      sl = (ht / ft) * sr / a
    }
    (leftC, leftS, rightC, rightS) = isSwapped ? (sr, cr, sl, cl) : (cl, sl, cr, sr)
    let sign: Double
    switch largest {
    case 1: sign = withSign(1, of: rightC) * withSign(1, of: leftC) * withSign(1, of: f)
    case 2: sign = withSign(1, of: rightS) * withSign(1, of: leftC) * withSign(1, of: g)
    case _: sign = withSign(1, of: rightS) * withSign(1, of: leftS) * withSign(1, of: h)
    }
    large = withSign(large, of: sign)
    small = withSign(small, of: sign * withSign(1, of: f) * withSign(1, of: h))
  }

  /// The smaller singular value alone.
  static func smallest(_ f: Double, _ g: Double, _ h: Double) -> Double {
    let low = min(f.magnitude, h.magnitude)
    let high = max(f.magnitude, h.magnitude)
    let ga = g.magnitude
    if low == 0 { return 0 }
    let (sum, difference) = (1 + low / high, (high - low) / high)
    if ga < high {
      let part = (ga / high) * (ga / high)
      return low * (2 / ((sum * sum + part).squareRoot() + (difference * difference + part).squareRoot()))
    }
    let part = high / ga
    if part == 0 { return low * high / ga }
    let c = 1 / ((1 + sum * part * sum * part).squareRoot() + (1 + difference * part * difference * part).squareRoot())
    return 2 * (low * c * part)
  }
}
