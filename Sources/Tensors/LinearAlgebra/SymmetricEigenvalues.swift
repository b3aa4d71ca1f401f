import Glibc

/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's tridiagonal form, then implicit QL or QR steps.
///
/// Source: Golub and Van Loan, Matrix Computations, 8.3; choices of signs and shifts are those of LAPACK's ssyev, which
/// decide the signs of the vectors.
struct SymmetricEigenvalues {
  /// In rising order.
  private(set) var values: [Double]
  /// Row by row; eigenvectors are the columns.
  private(set) var vectors: [Double]
  private let size: Int
  private var offDiagonal: [Double]

  /// Reads the lower triangle of a matrix given row by row.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    values = Array(repeating: 0, count: size)
    offDiagonal = Array(repeating: 0, count: Swift.max(size, 1))
    vectors = Array(repeating: 0, count: size * size)
    reduce(matrix)
    var start = 0
    while start < size { start = diagonalize(from: start) }
    sort()
  }

  private mutating func reduce(_ matrix: [Double]) {
    let n = size
    var a = matrix
    for row in 0..<n { for column in (row + 1)..<Swift.max(n, row + 1) { a[row * n + column] = a[column * n + row] } }
    var reflectors: [(vector: [Double], tau: Double)] = []
    for i in 0..<Swift.max(n - 1, 0) {
      let alpha = a[(i + 1) * n + i]
      var rest = 0.0
      for row in (i + 2)..<Swift.max(n, i + 2) { rest = Glibc.hypot(rest, a[row * n + i]) }
      var v = Array(repeating: 0.0, count: n)
      v[i + 1] = 1
      var tau = 0.0
      offDiagonal[i] = alpha
      if rest != 0 {
        let beta = -Glibc.copysign(Glibc.hypot(alpha, rest), alpha)
        tau = (beta - alpha) / beta
        for row in (i + 2)..<n { v[row] = a[row * n + i] / (alpha - beta) }
        offDiagonal[i] = beta
        var w = Array(repeating: 0.0, count: n)
        for row in (i + 1)..<n { for column in (i + 1)..<n { w[row] += tau * a[row * n + column] * v[column] } }
        let half = -0.5 * tau * (i + 1..<n).reduce(0) { $0 + w[$1] * v[$1] }
        for row in (i + 1)..<n { w[row] += half * v[row] }
        for row in (i + 1)..<n {
          for column in (i + 1)..<n { a[row * n + column] -= v[row] * w[column] + w[row] * v[column] }
        }
      }
      reflectors.append((v, tau))
      values[i] = a[i * n + i]
    }
    if n > 0 { values[n - 1] = a[n * n - 1] }
    for i in 0..<n { vectors[i * n + i] = 1 }
    for (v, tau) in reflectors.reversed() where tau != 0 {
      for column in 0..<n {
        let share = tau * (0..<n).reduce(0) { $0 + v[$1] * vectors[$1 * n + column] }
        for row in 0..<n { vectors[row * n + column] -= share * v[row] }
      }
    }
  }

  /// Works off the block that begins at `start`; gives the start of the next one.
  private mutating func diagonalize(from start: Int) -> Int {
    if start > 0 { offDiagonal[start - 1] = 0 }
    var end = start
    while end < size - 1 {
      let entry = Swift.abs(offDiagonal[end])
      if entry <= Swift.abs(values[end]).squareRoot() * Swift.abs(values[end + 1]).squareRoot() * epsilon {
        offDiagonal[end] = 0
        break
      }
      end += 1
    }
    if end > start {
      if Swift.abs(values[end]) < Swift.abs(values[start]) {
        stepUpwards(from: end, to: start)
      } else {
        stepDownwards(from: start, to: end)
      }
    }
    return end + 1
  }

  private var epsilon: Double { 0x1p-53 }
  private static let mostSteps = 300

  private func isSmall(_ place: Int) -> Bool {
    let entry = offDiagonal[place]
    return entry * entry
      <= epsilon * epsilon * Swift.abs(values[place]) * Swift.abs(values[place + 1]) + Double.leastNormalMagnitude
  }

  /// QL steps on the block whose eigenvalues come out from its beginning on.
  private mutating func stepDownwards(from first: Int, to end: Int) {
    var l = first
    for _ in 0..<Self.mostSteps * Swift.max(size, 1) where l <= end {
      var m = l
      while m < end, !isSmall(m) { m += 1 }
      if m < end { offDiagonal[m] = 0 }
      if m == l {
        l += 1
      } else if m == l + 1 {
        split(l)
        l += 2
      } else {
        let p = shiftedStart(values[l], values[l + 1], values[m], offDiagonal[l])
        var (g, s, c, shift) = (p, 1.0, 1.0, 0.0)
        var rotations: [(place: Int, c: Double, s: Double)] = []
        for i in stride(from: m - 1, through: l, by: -1) {
          let (f, b) = (s * offDiagonal[i], c * offDiagonal[i])
          let r: Double
          (c, s, r) = Self.rotation(g, f)
          if i != m - 1 { offDiagonal[i + 1] = r }
          g = values[i + 1] - shift
          let q = (values[i] - g) * s + 2 * c * b
          shift = s * q
          values[i + 1] = g + shift
          g = c * q - b
          rotations.append((i, c, -s))
        }
        for rotation in rotations { rotate(rotation.place, rotation.c, rotation.s) }
        values[l] -= shift
        offDiagonal[l] = g
      }
    }
  }

  /// QR steps on the block whose eigenvalues come out from its end on.
  private mutating func stepUpwards(from last: Int, to end: Int) {
    var l = last
    for _ in 0..<Self.mostSteps * Swift.max(size, 1) where l >= end {
      var m = l
      while m > end, !isSmall(m - 1) { m -= 1 }
      if m > end { offDiagonal[m - 1] = 0 }
      if m == l {
        l -= 1
      } else if m == l - 1 {
        split(m)
        l -= 2
      } else {
        var (g, s, c, shift) = (shiftedStart(values[l], values[l - 1], values[m], offDiagonal[l - 1]), 1.0, 1.0, 0.0)
        var rotations: [(place: Int, c: Double, s: Double)] = []
        for i in m..<l {
          let (f, b) = (s * offDiagonal[i], c * offDiagonal[i])
          let r: Double
          (c, s, r) = Self.rotation(g, f)
          if i != m { offDiagonal[i - 1] = r }
          g = values[i] - shift
          let q = (values[i + 1] - g) * s + 2 * c * b
          shift = s * q
          values[i] = g + shift
          g = c * q - b
          rotations.append((i, c, s))
        }
        for rotation in rotations { rotate(rotation.place, rotation.c, rotation.s) }
        values[l] -= shift
        offDiagonal[l - 1] = g
      }
    }
  }

  /// Wilkinson's shift, taken off the far end.
  private func shiftedStart(_ p: Double, _ next: Double, _ far: Double, _ entry: Double) -> Double {
    let g = (next - p) / (2 * entry)
    return far - p + entry / (g + Glibc.copysign(Glibc.hypot(g, 1), g))
  }

  private static func rotation(_ f: Double, _ g: Double) -> (c: Double, s: Double, r: Double) {
    if g == 0 { return (1, 0, f) }
    if f == 0 { return (0, g < 0 ? -1 : 1, Swift.abs(g)) }
    let r = Glibc.copysign(Glibc.hypot(f, g), f)
    return (Swift.abs(f) / Swift.abs(r), g / r, r)
  }

  /// Turns the eigenvectors `place` and its successor.
  private mutating func rotate(_ place: Int, _ c: Double, _ s: Double) {
    for row in 0..<size {
      let (left, right) = (vectors[row * size + place], vectors[row * size + place + 1])
      vectors[row * size + place + 1] = c * right - s * left
      vectors[row * size + place] = s * right + c * left
    }
  }

  /// Diagonalizes a block of two.
  private mutating func split(_ place: Int) {
    let (a, b, c) = (values[place], offDiagonal[place], values[place + 1])
    let (sum, difference, double) = (a + c, a - c, b + b)
    let root = Glibc.hypot(difference, double)
    let (larger, smaller) = Swift.abs(a) > Swift.abs(c) ? (a, c) : (c, a)
    var (first, second) = (0.5 * root, -0.5 * root)
    var firstSign = 1.0
    if sum != 0 {
      firstSign = sum < 0 ? -1 : 1
      first = 0.5 * (sum + firstSign * root)
      second = first == 0 ? 0 : larger / first * smaller - b / first * b
    }
    let secondSign = difference >= 0 ? 1.0 : -1.0
    let cosine = difference + secondSign * root
    var (cs, sn) = (1.0, 0.0)
    if Swift.abs(cosine) > Swift.abs(double) {
      let ratio = -double / cosine
      sn = 1 / (1 + ratio * ratio).squareRoot()
      cs = ratio * sn
    } else if double != 0 {
      let ratio = -cosine / double
      cs = 1 / (1 + ratio * ratio).squareRoot()
      sn = ratio * cs
    }
    if firstSign == secondSign { (cs, sn) = (-sn, cs) }
    rotate(place, cs, sn)
    (values[place], values[place + 1]) = (first, second)
    offDiagonal[place] = 0
  }

  private mutating func sort() {
    for i in 0..<Swift.max(size - 1, 0) {
      var smallest = i
      for j in (i + 1)..<size where values[j] < values[smallest] { smallest = j }
      if smallest == i { continue }
      values.swapAt(i, smallest)
      for row in 0..<size { vectors.swapAt(row * size + i, row * size + smallest) }
    }
  }
}
