#if canImport(Glibc)
  import Glibc
#endif

/// Distributions, as NumPy draws them.
///
/// Source: the methods of NumPy's `distributions.c`: Marsaglia and Tsang for gamma, Jöhnk for beta, Hörmann's transformed
/// rejection for Poisson, inversion and Kachitvichyanukul and Schmeiser's BTPE for binomial numbers.
extension RandomStream {
  func gamma(_ shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape == 0 { return 0 }
    if shape < 1 { return smallGamma(shape) }
    let b = shape - 1.0 / 3
    let c = 1 / (9 * b).squareRoot()
    while true {
      var x: Double
      var v: Double
      repeat {
        x = normal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = double()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  private func smallGamma(_ shape: Double) -> Double {
    while true {
      let u = double()
      let v = exponential()
      if u <= 1 - shape {
        let x = pow(u, 1 / shape)
        if x <= v { return x }
      } else {
        let y = -log((1 - u) / shape)
        let x = pow(1 - shape + shape * y, 1 / shape)
        if x <= v + y { return x }
      }
    }
  }

  func beta(_ a: Double, _ b: Double) -> Double {
    if a > 1 || b > 1 {
      let x = gamma(a)
      let y = gamma(b)
      return x / (x + y)
    }
    while true {
      let (u, v) = (double(), double())
      let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
      if x + y > 1 { continue }
      if x + y > 0 { return x / (x + y) }
      let (logX, logY) = (log(u) / a, log(v) / b)
      let most = max(logX, logY)
      return exp(logX - most - log(exp(logX - most) + exp(logY - most)))
    }
  }

  func chiSquare(_ freedom: Double) -> Double { 2 * gamma(freedom / 2) }

  func studentT(_ freedom: Double) -> Double {
    let number = normal()
    return (freedom / 2).squareRoot() * number / gamma(freedom / 2).squareRoot()
  }

  func laplace(_ center: Double, _ scale: Double) -> Double {
    while true {
      let u = double()
      if u >= 0.5 { return center - scale * log(2 - u - u) }
      if u > 0 { return center + scale * log(u + u) }
    }
  }

  func gumbel(_ center: Double, _ scale: Double) -> Double {
    while true {
      let u = 1 - double()
      if u < 1 { return center - scale * log(-log(u)) }
    }
  }

  func logistic(_ center: Double, _ scale: Double) -> Double {
    while true {
      let u = double()
      if u > 0 { return center + scale * log(u / (1 - u)) }
    }
  }

  func triangular(_ left: Double, _ mode: Double, _ right: Double) -> Double {
    let base = right - left
    let u = double()
    if u <= (mode - left) / base { return left + (u * ((mode - left) * base)).squareRoot() }
    return right - ((1 - u) * ((right - mode) * base)).squareRoot()
  }

  // MARK: Integers

  func poisson(_ mean: Double) -> Double {
    if mean >= 10 { return largePoisson(mean) }
    if mean == 0 { return 0 }
    let limit = exp(-mean)
    var (count, product) = (0.0, 1.0)
    while true {
      product *= double()
      if product <= limit { return count }
      count += 1
    }
  }

  private func largePoisson(_ mean: Double) -> Double {
    let root = mean.squareRoot()
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let limit = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = double() - 0.5
      let v = double()
      let distance = 0.5 - u.magnitude
      let k = ((2 * a / distance + b) * u + mean + 0.43).rounded(.down)
      if distance >= 0.07, v <= limit { return k }
      if k < 0 || distance < 0.013 && v > distance { continue }
      let left = log(v) + log(inverse) - log(a / (distance * distance) + b)
      if left <= -mean + k * log(mean) - RandomStream.logarithmOfGamma(k + 1) { return k }
    }
  }

  /// Source: Zhang and Jin, "Computation of Special Functions".
  private static func logarithmOfGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let coefficients = [
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
      8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
      1.796443723688307e-01, -1.39243221690590e+00,
    ]
    let steps = x <= 7 ? Int(7 - x) : 0
    var start = x + Double(steps)
    let square = 1 / (start * start)
    var sum = coefficients[9]
    for k in stride(from: 8, through: 0, by: -1) { sum = sum * square + coefficients[k] }
    var result = sum / start + 0.5 * 1.8378770664093453 + (start - 0.5) * log(start) - start
    for _ in 0..<steps {
      result -= log(start - 1)
      start -= 1
    }
    return result
  }

  func geometric(_ chance: Double) -> Double {
    if chance < 0.333333333333333333333333 {
      let logarithm = self is LegacyRandom ? log1p(-double()) : -exponential()
      return (logarithm / log1p(-chance)).rounded(.up)
    }
    let u = double()
    var (count, sum, product) = (1.0, chance, chance)
    while u > sum {
      product *= 1 - chance
      sum += product
      count += 1
    }
    return count
  }

  func binomial(_ count: Int, _ chance: Double) -> Int {
    if count == 0 || chance == 0 { return 0 }
    let rare = chance <= 0.5 ? chance : 1 - chance
    let drawn =
      rare * Double(count) <= 30 ? invertedBinomial(count, rare) : BinomialRejection(count, rare).draw(self)
    return chance <= 0.5 ? drawn : count - drawn
  }

  private func invertedBinomial(_ count: Int, _ chance: Double) -> Int {
    let n = Double(count)
    let other = 1 - chance
    let none = exp(n * log(other))
    let bound = min(n, n * chance + 10 * (n * chance * other + 1).squareRoot()).rounded(.down)
    var (x, part, u) = (0.0, none, double())
    while u > part {
      x += 1
      if x > bound {
        (x, part, u) = (0, none, double())
      } else {
        u -= part
        part = (n - x + 1) * chance * part / (x * other)
      }
    }
    return Int(x)
  }
}

/// Binomial numbers of many trials.
private struct BinomialRejection {
  private let n: Double
  private let r: Double
  private let q: Double
  private let m: Double
  private let p1, p2, p3, p4: Double
  private let middle, left, right: Double
  private let c: Double
  private let leftRate, rightRate: Double

  init(_ count: Int, _ chance: Double) {
    n = Double(count)
    r = min(chance, 1 - chance)
    q = 1 - r
    let mean = n * r + r
    m = mean.rounded(.down)
    p1 = (2.195 * (n * r * q).squareRoot() - 4.6 * q).rounded(.down) + 0.5
    middle = m + 0.5
    left = middle - p1
    right = middle + p1
    c = 0.134 + 20.5 / (15.3 + m)
    var a = (mean - left) / (mean - left * r)
    leftRate = a * (1 + a / 2)
    a = (right - mean) / (right * q)
    rightRate = a * (1 + a / 2)
    p2 = p1 * (1 + 2 * c)
    p3 = p2 + c / leftRate
    p4 = p3 + c / rightRate
  }

  func draw(_ stream: RandomStream) -> Int {
    while true {
      let u = stream.double() * p4
      var v = stream.double()
      if u <= p1 { return Int((middle - p1 * v + u).rounded(.down)) }
      var y: Double
      if u <= p2 {
        let x = left + (u - p1) / c
        v = v * c + 1 - (m - x + 0.5).magnitude / p1
        if v > 1 { continue }
        y = x.rounded(.down)
      } else if u <= p3 {
        y = (left + log(v) / leftRate).rounded(.down)
        if y < 0 || v == 0 { continue }
        v *= (u - p2) * leftRate
      } else {
        y = (right - log(v) / rightRate).rounded(.down)
        if y > n || v == 0 { continue }
        v *= (u - p3) * rightRate
      }
      if accepts(y, v) { return Int(y) }
    }
  }

  private func accepts(_ y: Double, _ v: Double) -> Bool {
    let k = (y - m).magnitude
    let variance = n * r * q
    if k <= 20 || k >= variance / 2 - 1 {
      let s = r / q
      let a = s * (n + 1)
      var f = 1.0
      if m < y { for i in Int(m + 1)...Int(y) { f *= a / Double(i) - s } }
      if m > y { for i in Int(y + 1)...Int(m) { f /= a / Double(i) - s } }
      return v <= f
    }
    let rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
    let t = -k * k / (2 * variance)
    let size = log(v)
    if size < t - rho { return true }
    if size > t + rho { return false }
    let (x1, f1, z, w) = (y + 1, m + 1, n + 1 - m, n - y + 1)
    func series(_ x: Double) -> Double {
      let square = x * x
      return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
    }
    let limit =
      middle * log(f1 / x1) + (n - m + 0.5) * log(z / w) + (y - m) * log(w * r / (x1 * q)) + series(f1) + series(z)
      + series(x1) + series(w)
    return size <= limit
  }
}
