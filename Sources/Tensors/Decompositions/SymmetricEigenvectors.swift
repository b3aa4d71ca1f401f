/// The eigenvalues, from small to large, and eigenvectors of a symmetric matrix, of which the lower triangle is read.
///
/// Source: LAPACK's dsytd2, dormtr and dsteqr; the signs of the vectors are theirs.
public struct SymmetricEigenvectors {
  public private(set) var values: [Double]
  /// One vector per column.
  public private(set) var vectors: DenseMatrix

  /// Errors: `notConverged`.
  public init(_ matrix: DenseMatrix) throws {
    let n = matrix.rows
    var a = matrix
    var offDiagonal = Array(repeating: 0.0, count: max(n - 1, 0))
    var reflectors: [Reflector] = []
    for k in 0..<max(n - 1, 0) {
      try Interruption.check()
      let reflector = Reflector(head: a[k + 1, k], tail: ((k + 2)..<max(n, k + 2)).map { a[$0, k] })
      offDiagonal[k] = reflector.head
      reflectors.append(reflector)
      if reflector.tau != 0 { SymmetricEigenvectors.reflect(&a, from: k + 1, reflector) }
    }
    var iteration = TridiagonalIteration(diagonal: (0..<n).map { a[$0, $0] }, offDiagonal)
    try iteration.run()
    values = iteration.values
    vectors = iteration.vectors
    for k in reflectors.indices.reversed() {
      try Interruption.check()
      reflectors[k].applyLeft(to: &vectors, row: k + 1, columns: 0..<n)
    }
  }

  /// Reflects the lower triangle that begins at `start` from both sides.
  private static func reflect(_ a: inout DenseMatrix, from start: Int, _ reflector: Reflector) {
    let v = [1] + reflector.tail
    let count = v.count
    var w = Array(repeating: 0.0, count: count)
    for i in 0..<count {
      var sum = 0.0
      for j in 0..<count { sum += a[start + max(i, j), start + min(i, j)] * v[j] }
      w[i] = reflector.tau * sum
    }
    let alpha = -0.5 * reflector.tau * zip(w, v).reduce(0) { $0 + $1.0 * $1.1 }
    for i in 0..<count { w[i] += alpha * v[i] }
    for j in 0..<count { for i in j..<count { a[start + i, start + j] -= v[i] * w[j] + w[i] * v[j] } }
  }
}

/// The implicit QL and QR iteration for a symmetric matrix with three diagonals.
struct TridiagonalIteration {
  private(set) var values: [Double]
  private(set) var vectors: DenseMatrix
  private var e: [Double]
  private let epsilon = 0x1p-53
  private let smallest = Double.leastNormalMagnitude
  private var turns = 0

  init(diagonal: [Double], _ offDiagonal: [Double]) {
    values = diagonal
    e = offDiagonal
    vectors = .identity(diagonal.count)
  }

  /// Errors: `notConverged`.
  mutating func run() throws {
    let n = values.count
    var next = 0
    while next < n {
      if next > 0 { e[next - 1] = 0 }
      var end = next
      while end < n - 1 {
        let size = e[end].magnitude
        if size == 0 { break }
        if size <= values[end].magnitude.squareRoot() * values[end + 1].magnitude.squareRoot() * epsilon {
          e[end] = 0
          break
        }
        end += 1
      }
      let start = next
      next = end + 1
      if end == start { continue }
      if values[end].magnitude < values[start].magnitude {
        try upward(from: end, to: start)
      } else {
        try downward(from: start, to: end)
      }
    }
    sort()
  }

  private func isNegligible(_ place: Int, _ a: Int, _ b: Int) -> Bool {
    let size = e[place].magnitude
    return size * size <= (epsilon * epsilon * values[a].magnitude) * values[b].magnitude + smallest
  }

  private mutating func count() throws {
    turns += 1
    try Interruption.check()
    if turns > 30 * values.count { throw DecompositionError.notConverged }
  }

  /// QL: eigenvalues are found from the first place on.
  private mutating func downward(from start: Int, to end: Int) throws {
    var l = start
    while l <= end {
      var m = l
      while m < end, !isNegligible(m, m, m + 1) { m += 1 }
      if m < end { e[m] = 0 }
      if m == l {
        l += 1
      } else if m == l + 1 {
        let pair = SymmetricPair(values[l], e[l], values[l + 1])
        rotate(l, pair.c, pair.s)
        (values[l], values[l + 1], e[l]) = (pair.large, pair.small, 0)
        l += 2
      } else {
        try count()
        sweepDown(l, m)
      }
    }
  }

  private mutating func sweepDown(_ l: Int, _ m: Int) {
    var p = values[l]
    var g = (values[l + 1] - p) / (2 * e[l])
    g = values[m] - p + e[l] / (g + withSign(lengthOf(g, 1), of: g))
    var (s, c) = (1.0, 1.0)
    p = 0
    var rotations: [(Double, Double)] = []
    for i in stride(from: m - 1, through: l, by: -1) {
      let (f, b) = (s * e[i], c * e[i])
      let rotation = PlaneRotation(g, f)
      (c, s) = (rotation.c, rotation.s)
      if i != m - 1 { e[i + 1] = rotation.r }
      g = values[i + 1] - p
      let r = (values[i] - g) * s + 2 * c * b
      p = s * r
      values[i + 1] = g + p
      g = c * r - b
      rotations.append((c, -s))
    }
    for (place, rotation) in rotations.enumerated() { rotate(m - 1 - place, rotation.0, rotation.1) }
    values[l] -= p
    e[l] = g
  }

  /// QR: eigenvalues are found from the last place on.
  private mutating func upward(from start: Int, to end: Int) throws {
    var l = start
    while l >= end {
      var m = l
      while m > end, !isNegligible(m - 1, m, m - 1) { m -= 1 }
      if m > end { e[m - 1] = 0 }
      if m == l {
        l -= 1
      } else if m == l - 1 {
        let pair = SymmetricPair(values[l - 1], e[l - 1], values[l])
        rotate(l - 1, pair.c, pair.s)
        (values[l - 1], values[l], e[l - 1]) = (pair.large, pair.small, 0)
        l -= 2
      } else {
        try count()
        sweepUp(l, m)
      }
    }
  }

  private mutating func sweepUp(_ l: Int, _ m: Int) {
    var p = values[l]
    var g = (values[l - 1] - p) / (2 * e[l - 1])
    g = values[m] - p + e[l - 1] / (g + withSign(lengthOf(g, 1), of: g))
    var (s, c) = (1.0, 1.0)
    p = 0
    for i in m..<l {
      let (f, b) = (s * e[i], c * e[i])
      let rotation = PlaneRotation(g, f)
      (c, s) = (rotation.c, rotation.s)
      if i != m { e[i - 1] = rotation.r }
      g = values[i] - p
      let r = (values[i + 1] - g) * s + 2 * c * b
      p = s * r
      values[i] = g + p
      g = c * r - b
      rotate(i, c, s)
    }
    values[l] -= p
    e[l - 1] = g
  }

  private mutating func rotate(_ column: Int, _ c: Double, _ s: Double) {
    vectors.rotateColumns(column, column + 1, c, s)
  }

  private mutating func sort() {
    for i in 0..<max(values.count - 1, 0) {
      var k = i
      for j in (i + 1)..<values.count where values[j] < values[k] { k = j }
      if k == i { continue }
      values.swapAt(i, k)
      vectors.swapColumns(i, k)
    }
  }
}

/// The eigenvalues of ((a, b), (b, c)), and the unit vector (c, s) of the one of larger magnitude.
///
/// Source: LAPACK's dlaev2.
private struct SymmetricPair {
  let large: Double
  let small: Double
  let c: Double
  let s: Double

  init(_ a: Double, _ b: Double, _ d: Double) {
    let (sum, difference, twice) = (a + d, a - d, b + b)
    let (width, height) = (difference.magnitude, twice.magnitude)
    let (most, least) = a.magnitude > d.magnitude ? (a, d) : (d, a)
    let root: Double
    if width > height {
      root = width * (1 + (height / width) * (height / width)).squareRoot()
    } else if width < height {
      root = height * (1 + (width / height) * (width / height)).squareRoot()
    } else {
      root = height * 2.0.squareRoot()
    }
    let isLower = sum < 0
    if sum == 0 {
      (large, small) = (0.5 * root, -0.5 * root)
    } else {
      let value = 0.5 * (isLower ? sum - root : sum + root)
      large = value
      small = (most / value) * least - (b / value) * b
    }
    let cosine = difference >= 0 ? difference + root : difference - root
    var (x, y): (Double, Double)
    if cosine.magnitude > height {
      let cotangent = -twice / cosine
      y = 1 / (1 + cotangent * cotangent).squareRoot()
      x = cotangent * y
    } else if height == 0 {
      (x, y) = (1, 0)
    } else {
      let tangent = -cosine / twice
      x = 1 / (1 + tangent * tangent).squareRoot()
      y = tangent * x
    }
    if isLower == (difference < 0) { (x, y) = (-y, x) }
    (c, s) = (x, y)
  }
}
