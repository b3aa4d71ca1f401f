#if canImport(Glibc)
  import Glibc
#endif

/// The gamma function by Lanczos' approximation with CPython's constants, so that the digits agree.
///
/// Source: Lanczos, A Precision Approximation of the Gamma Function (1964), with g and the thirteen coefficients of
/// the rational form that Boost computed and CPython uses.
enum GammaFunction {
  private static let g = 6.024680040776729583740234375
  private static let gMinusHalf = 5.524680040776729583740234375

  private static let numerator: [Double] = [
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]

  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1925, 66,
    1,
  ]

  private static let factorials: [Double] = {
    var values = [1.0]
    for n in 1...22 { values.append(values[n - 1] * Double(n)) }
    return values
  }()

  /// The ratio of the two polynomials, from the end that keeps the terms small.
  private static func lanczosSum(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    if x < 5 {
      for index in numerator.indices.reversed() {
        above = above * x + numerator[index]
        below = below * x + denominator[index]
      }
    } else {
      for index in numerator.indices {
        above = above / x + numerator[index]
        below = below / x + denominator[index]
      }
    }
    return above / below
  }

  /// `sin(pi * x)` for finite x, exact at multiples of one half.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(x.magnitude, 2)
    let result: Double
    switch Int((2 * y).rounded(.toNearestOrAwayFromZero)) {
    case 0: result = sin(Double.pi * y)
    case 1: result = cos(Double.pi * (y - 0.5))
    case 2: result = sin(Double.pi * (1 - y))
    case 3: result = -cos(Double.pi * (y - 1.5))
    case _: result = sin(Double.pi * (y - 2))
    }
    return copysign(1, x) * result
  }

  /// Gamma of x; NaN at the poles.
  static func gamma(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN || x > 0 ? x : .nan }
    if x == 0 { return .nan }
    if x == x.rounded(.down) {
      if x < 0 { return .nan }
      if x <= 23 { return factorials[Int(x) - 1] }
    }
    let size = x.magnitude
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
    let y = size + gMinusHalf
    // The rounding error of y, found the way that is exact.
    let error = size > gMinusHalf ? (y - size) - gMinusHalf : (y - gMinusHalf) - size
    let correction = error * g / y
    var result =
      x < 0 ? -Double.pi / sinPi(size) / size * exp(y) / lanczosSum(size) : lanczosSum(size) / exp(y)
    result += (x < 0 ? -correction : correction) * result
    if size < 140 {
      let factor = pow(y, size - 0.5)
      return x < 0 ? result / factor : result * factor
    }
    // In two steps, because the whole power would overflow.
    let root = pow(y, size / 2 - 0.25)
    return x < 0 ? result / root / root : result * root * root
  }

  /// The natural logarithm of gamma's magnitude; NaN at the poles.
  static func logarithm(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == x.rounded(.down), x <= 2 { return x <= 0 ? .nan : 0 }
    let size = x.magnitude
    if size < 1e-20 { return -log(size) }
    var result = log(lanczosSum(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { result = log(Double.pi) - log(sinPi(size).magnitude) - log(size) - result }
    return result
  }
}
