/// The double-shift QR iteration that makes a matrix without elements two below the diagonal triangular.
///
/// Source: LAPACK's dlahqr and dlanv2.
struct HessenbergIteration {
  private(set) var h: DenseMatrix
  private(set) var z: DenseMatrix
  private let low: Int
  private let high: Int
  private let unit = 0x1p-52
  private let smallest: Double

  init(_ h: DenseMatrix, _ z: DenseMatrix, _ low: Int, _ high: Int) {
    self.h = h
    self.z = z
    self.low = low
    self.high = high
    smallest = Double.leastNormalMagnitude * (Double(high - low + 1) / unit)
  }

  /// Errors: `complex`, `notConverged`.
  mutating func run() throws {
    var i = high
    var turns = 0
    while i > low {
      let l = start(of: i)
      if l > low { h[l, l - 1] = 0 }
      if l == i {
        (i, turns) = (i - 1, 0)
        continue
      }
      if l == i - 1 {
        try standardize(l)
        (i, turns) = (i - 2, 0)
        continue
      }
      turns += 1
      try Interruption.check()
      if turns > 30 * max(10, high - low + 1) { throw DecompositionError.notConverged }
      sweep(l, i, turns)
    }
  }

  /// The first row of the block that ends in row `i`.
  private func start(of i: Int) -> Int {
    var k = i
    while k > low {
      let below = h[k, k - 1].magnitude
      if below <= smallest { break }
      var test = h[k - 1, k - 1].magnitude + h[k, k].magnitude
      if test == 0 {
        if k - 2 >= low { test += h[k - 1, k - 2].magnitude }
        if k + 1 <= high { test += h[k + 1, k].magnitude }
      }
      if below <= unit * test {
        let above = h[k - 1, k].magnitude
        let difference = (h[k - 1, k - 1] - h[k, k]).magnitude
        let (ab, ba) = (max(below, above), min(below, above))
        let (aa, bb) = (max(h[k, k].magnitude, difference), min(h[k, k].magnitude, difference))
        let s = aa + ab
        if ba * (ab / s) <= max(smallest, unit * (bb * (aa / s))) { break }
      }
      k -= 1
    }
    return k
  }

  private struct Shifts {
    var first = (0.0, 0.0)
    var second = (0.0, 0.0)
  }

  private func shifts(_ l: Int, _ i: Int, _ turns: Int) -> Shifts {
    var (h11, h12, h21, h22) = (h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i])
    if turns % 10 == 0 {
      let atEnd = turns % 20 == 0
      let s =
        atEnd
        ? h[i, i - 1].magnitude + h[i - 1, i - 2].magnitude : h[l + 1, l].magnitude + h[l + 2, l + 1].magnitude
      h11 = 0.75 * s + (atEnd ? h[i, i] : h[l, l])
      (h12, h21, h22) = (-0.4375 * s, s, h11)
    }
    let s = h11.magnitude + h12.magnitude + h21.magnitude + h22.magnitude
    if s == 0 { return Shifts() }
    (h11, h12, h21, h22) = (h11 / s, h12 / s, h21 / s, h22 / s)
    let middle = (h11 + h22) / 2
    let determinant = (h11 - middle) * (h22 - middle) - h12 * h21
    let root = determinant.magnitude.squareRoot()
    if determinant >= 0 { return Shifts(first: (middle * s, root * s), second: (middle * s, -root * s)) }
    let (a, b) = (middle + root, middle - root)
    let near = ((a - h22).magnitude <= (b - h22).magnitude ? a : b) * s
    return Shifts(first: (near, 0), second: (near, 0))
  }

  private mutating func sweep(_ l: Int, _ i: Int, _ turns: Int) {
    let shifts = shifts(l, i, turns)
    let (first, second) = (shifts.first, shifts.second)
    var v = (0.0, 0.0, 0.0)
    var m = i - 2
    while true {
      var below = h[m + 1, m].magnitude
      let s = (h[m, m] - second.0).magnitude + second.1.magnitude + below
      below = h[m + 1, m] / s
      v.0 = below * h[m, m + 1] + (h[m, m] - first.0) * ((h[m, m] - second.0) / s) - first.1 * (second.1 / s)
      v.1 = below * (h[m, m] + h[m + 1, m + 1] - first.0 - second.0)
      v.2 = below * h[m + 2, m + 1]
      let size = v.0.magnitude + v.1.magnitude + v.2.magnitude
      v = (v.0 / size, v.1 / size, v.2 / size)
      if m == l { break }
      let around = h[m - 1, m - 1].magnitude + h[m, m].magnitude + h[m + 1, m + 1].magnitude
      if h[m, m - 1].magnitude * (v.1.magnitude + v.2.magnitude) <= unit * v.0.magnitude * around { break }
      m -= 1
    }
    for k in m..<i { reflect(k, l, i, m, k == m ? [v.0, v.1, v.2] : nil) }
  }

  private mutating func reflect(_ k: Int, _ l: Int, _ i: Int, _ m: Int, _ start: [Double]?) {
    let count = min(3, i - k + 1)
    let column = Array((start ?? (0..<count).map { h[k + $0, k - 1] }).prefix(count))
    let reflector = Reflector(head: column[0], tail: Array(column.dropFirst()))
    if k > m {
      h[k, k - 1] = reflector.head
      h[k + 1, k - 1] = 0
      if k < i - 1 { h[k + 2, k - 1] = 0 }
    } else if m > l {
      h[k, k - 1] *= 1 - reflector.tau
    }
    let n = h.rows
    let v = [1] + reflector.tail
    let t = v.map { reflector.tau * $0 }
    for j in k..<n {
      var sum = h[k, j]
      for place in 1..<count { sum += v[place] * h[k + place, j] }
      for place in 0..<count { h[k + place, j] -= sum * t[place] }
    }
    for j in 0...min(k + 3, i) {
      var sum = h[j, k]
      for place in 1..<count { sum += v[place] * h[j, k + place] }
      for place in 0..<count { h[j, k + place] -= sum * t[place] }
    }
    for j in 0..<n {
      var sum = z[j, k]
      for place in 1..<count { sum += v[place] * z[j, k + place] }
      for place in 0..<count { z[j, k + place] -= sum * t[place] }
    }
  }

  /// Makes the block of two rows triangular.
  /// Errors: `complex`.
  private mutating func standardize(_ k: Int) throws {
    let pair = try RealPair(h[k, k], h[k, k + 1], h[k + 1, k], h[k + 1, k + 1])
    let n = h.rows
    for j in (k + 2)..<max(n, k + 2) {
      let (x, y) = (h[k, j], h[k + 1, j])
      h[k, j] = pair.c * x + pair.s * y
      h[k + 1, j] = pair.c * y - pair.s * x
    }
    for j in 0..<k {
      let (x, y) = (h[j, k], h[j, k + 1])
      h[j, k] = pair.c * x + pair.s * y
      h[j, k + 1] = pair.c * y - pair.s * x
    }
    z.rotateColumns(k, k + 1, pair.c, pair.s)
    (h[k, k], h[k, k + 1], h[k + 1, k], h[k + 1, k + 1]) = (pair.a, pair.b, 0, pair.d)
  }
}

/// ((a, b), (c, d)) turned so that c is zero, when its eigenvalues are real.
private struct RealPair {
  var a: Double
  var b: Double
  var d: Double
  var c = 1.0
  var s = 0.0

  /// Errors: `complex`.
  init(_ a0: Double, _ b0: Double, _ c0: Double, _ d0: Double) throws {
    (a, b, d) = (a0, b0, d0)
    if c0 == 0 { return }
    if b0 == 0 {
      (c, s) = (0, 1)
      (a, b, d) = (d0, -c0, a0)
      return
    }
    let difference = a0 - d0
    if difference == 0, (b0 < 0) != (c0 < 0) { throw DecompositionError.complex }
    let p = 0.5 * difference
    let most = max(b0.magnitude, c0.magnitude)
    let least = min(b0.magnitude, c0.magnitude) * withSign(1, of: b0) * withSign(1, of: c0)
    let scale = max(p.magnitude, most)
    let discriminant = (p / scale) * p + (most / scale) * least
    if discriminant >= 4 * 0x1p-52 {
      let root = p + withSign(scale.squareRoot() * discriminant.squareRoot(), of: p)
      a = d0 + root
      d = d0 - (most / root) * least
      let length = lengthOf(c0, root)
      (c, s) = (root / length, c0 / length)
      b = b0 - c0
      return
    }
    try makeDiagonalEqual(b0, c0, difference, p)
  }

  /// For eigenvalues that are complex, or real and nearly equal.
  private mutating func makeDiagonalEqual(_ b0: Double, _ c0: Double, _ difference: Double, _ p: Double) throws {
    let sigma = b0 + c0
    let length = lengthOf(sigma, difference)
    c = (0.5 * (1 + sigma.magnitude / length)).squareRoot()
    s = -(p / (length * c)) * withSign(1, of: sigma)
    let (aa, bb) = (a * c + b0 * s, -a * s + b0 * c)
    let (cc, dd) = (c0 * c + d * s, -c0 * s + d * c)
    a = aa * c + cc * s
    b = bb * c + dd * s
    let below = -aa * s + cc * c
    d = -bb * s + dd * c
    let middle = 0.5 * (a + d)
    (a, d) = (middle, middle)
    if below == 0 { return }
    if b == 0 {
      b = -below
      (c, s) = (-s, c)
      return
    }
    if (b < 0) != (below < 0) { throw DecompositionError.complex }
    let (rootB, rootC) = (b.magnitude.squareRoot(), below.magnitude.squareRoot())
    let shift = withSign(rootB * rootC, of: below)
    let inverse = 1 / (b + below).magnitude.squareRoot()
    (a, d) = (middle + shift, middle - shift)
    b -= below
    let (cosine, sine) = (rootB * inverse, rootC * inverse)
    (c, s) = (c * cosine - s * sine, c * sine + s * cosine)
  }
}
