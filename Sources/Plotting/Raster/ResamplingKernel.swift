import LongWork

#if canImport(Glibc)
  import Glibc
#endif

/// How pixels between those of a picture are made: a weight for every distance in pixels.
///
/// Source: the image filters of Anti-Grain Geometry 2.4, which matplotlib draws with.
enum ResamplingKernel: String, CaseIterable {
  case bilinear, bicubic, spline16, spline36, hanning, hamming, hermite, kaiser, quadric, catrom, gaussian, bessel
  case mitchell, sinc, lanczos, blackman

  /// From which distance on weights are nothing.
  var radius: Double {
    switch self {
    case .bilinear, .hanning, .hamming, .hermite, .kaiser: 1
    case .quadric: 1.5
    case .bicubic, .spline16, .catrom, .gaussian, .mitchell: 2
    case .spline36: 3
    case .bessel: 3.2383
    case .sinc, .lanczos, .blackman: 4
    }
  }

  /// The weight at a distance.
  func weight(_ distance: Double) -> Double {
    let x = abs(distance)
    guard x < radius else { return 0 }
    switch self {
    case .bilinear: return 1 - x
    case .hanning: return 0.5 + 0.5 * cos(.pi * x)
    case .hamming: return 0.54 + 0.46 * cos(.pi * x)
    case .hermite: return (2 * x - 3) * x * x + 1
    case .kaiser: return Self.besselI0(6.33 * (1 - x * x).squareRoot()) / Self.besselI0(6.33)
    case .quadric: return x < 0.5 ? 0.75 - x * x : 0.5 * (x - 1.5) * (x - 1.5)
    case .bicubic: return Self.cubicSpline(x)
    case .spline16, .spline36: return piecewise(x)
    case .catrom: return Self.cubic(x, b: 0, c: 0.5)
    case .mitchell: return Self.cubic(x, b: 1.0 / 3, c: 1.0 / 3)
    case .gaussian: return exp(-2 * x * x) * (2 / Double.pi).squareRoot()
    case .bessel: return x == 0 ? .pi / 4 : j1(.pi * x) / (2 * x)
    case .sinc: return Self.sinc(x)
    case .lanczos: return Self.sinc(x) * Self.sinc(x / radius)
    case .blackman:
      let turn = Double.pi * x / radius
      return Self.sinc(x) * (0.42 + 0.5 * cos(turn) + 0.08 * cos(2 * turn))
    }
  }

  private static func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }

  private static func cubicSpline(_ x: Double) -> Double {
    func cube(_ value: Double) -> Double { value <= 0 ? 0 : value * value * value }
    return (cube(x + 2) - 4 * cube(x + 1) + 6 * cube(x) - 4 * cube(x - 1)) / 6
  }

  private static func cubic(_ x: Double, b: Double, c: Double) -> Double {
    if x < 1 { return ((12 - 9 * b - 6 * c) * x * x * x + (-18 + 12 * b + 6 * c) * x * x + 6 - 2 * b) / 6 }
    return ((-b - 6 * c) * x * x * x + (6 * b + 30 * c) * x * x + (-12 * b - 48 * c) * x + 8 * b + 24 * c) / 6
  }

  private func piecewise(_ x: Double) -> Double {
    if self == .spline16 {
      if x < 1 { return ((x - 9.0 / 5) * x - 1.0 / 5) * x + 1 }
      let rest = x - 1
      return ((-1.0 / 3 * rest + 4.0 / 5) * rest - 7.0 / 15) * rest
    }
    if x < 1 { return ((13.0 / 11 * x - 453.0 / 209) * x - 3.0 / 209) * x + 1 }
    let rest = x < 2 ? x - 1 : x - 2
    if x < 2 { return ((-6.0 / 11 * rest + 270.0 / 209) * rest - 156.0 / 209) * rest }
    return ((1.0 / 11 * rest - 45.0 / 209) * rest + 26.0 / 209) * rest
  }

  private static func besselI0(_ x: Double) -> Double {
    var sum = 1.0
    var term = x * x / 4
    var count = 2.0
    while term > 1e-12 {
      sum += term
      term *= x * x / 4 / (count * count)
      count += 1
    }
    return sum
  }
}

/// Planes of numbers made larger or smaller along both directions.
struct ResampledPlanes {
  /// What one target pixel is made of.
  private struct Mix {
    var sources: [Int] = []
    var weights: [Double] = []
  }

  private let across: [Mix]
  private let down: [Mix]
  private let columns: Int

  /// - Parameters:
  ///   - columns: Of the source.
  ///   - x: Where the source begins and how long it is, in target pixels; a negative length mirrors it.
  init(
    _ kernel: ResamplingKernel, columns: Int, rows: Int, x: (start: Double, length: Double),
    y: (start: Double, length: Double), width: Int, height: Int
  ) {
    self.columns = columns
    across = Self.mixes(kernel, count: columns, x.start, x.length, pixels: width)
    down = Self.mixes(kernel, count: rows, y.start, y.length, pixels: height)
  }

  private static func mixes(
    _ kernel: ResamplingKernel, count: Int, _ start: Double, _ length: Double, pixels: Int
  ) -> [Mix] {
    let step = Double(count) / length
    let scale = max(1, abs(step))
    let reach = kernel.radius * scale
    return (0..<pixels).map { pixel in
      let place = (Double(pixel) + 0.5 - start) * step
      var mix = Mix()
      var sum = 0.0
      guard abs(place) < 1e12 else { return mix }
      for index in Int((place - reach).rounded(.down))...Int((place + reach).rounded(.up)) {
        let weight = kernel.weight((Double(index) + 0.5 - place) / scale)
        guard weight != 0 else { continue }
        // Beyond the edges the picture goes on as in a mirror.
        let turned = ((index % (2 * count)) + 2 * count) % (2 * count)
        mix.sources.append(turned < count ? turned : 2 * count - 1 - turned)
        mix.weights.append(weight)
        sum += weight
      }
      if sum != 0 { mix.weights = mix.weights.map { $0 / sum } }
      return mix
    }
  }

  /// A plane of the target, row after row.
  /// - Throws: An interruption.
  func plane(_ values: [Double]) throws -> [Double] {
    let rows = values.count / max(1, columns)
    var wide = [Double](repeating: 0, count: rows * across.count)
    for row in 0..<rows {
      try Interruption.check()
      for (pixel, mix) in across.enumerated() {
        var sum = 0.0
        for (source, weight) in zip(mix.sources, mix.weights) { sum += weight * values[row * columns + source] }
        wide[row * across.count + pixel] = sum
      }
    }
    return try down.flatMap { mix in
      try Interruption.check()
      return (0..<across.count).map { pixel in
        zip(mix.sources, mix.weights).reduce(0) { $0 + $1.1 * wide[$1.0 * across.count + pixel] }
      }
    }
  }
}
