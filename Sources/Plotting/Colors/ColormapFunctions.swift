import Glibc

/// Colormaps whose red, green and blue are formulas of the place in 0...1.
enum ColormapFunctions {
  typealias Channel = @Sendable (Double) -> Double

  static let all: [String: [Channel]] = [
    "flag": [
      { 0.75 * sin(($0 * 31.5 + 0.25) * .pi) + 0.5 }, { sin($0 * 31.5 * .pi) },
      { 0.75 * sin(($0 * 31.5 - 0.25) * .pi) + 0.5 },
    ],
    "prism": [
      { 0.75 * sin(($0 * 20.9 + 0.25) * .pi) + 0.67 }, { 0.75 * sin(($0 * 20.9 - 0.25) * .pi) + 0.33 },
      { -1.1 * sin($0 * 20.9 * .pi) },
    ],
    "cubehelix": [
      { cubehelix($0, cosine: -0.14861, sine: 1.78277) }, { cubehelix($0, cosine: -0.29227, sine: -0.90649) },
      { cubehelix($0, cosine: 1.97294, sine: 0) },
    ],
    "gnuplot": [{ $0.squareRoot() }, { $0 * $0 * $0 }, { sin($0 * 2 * .pi) }],
    "gnuplot2": [{ $0 / 0.32 - 0.78125 }, { 2 * $0 - 0.84 }, lateBlue],
    "ocean": [{ 3 * $0 - 2 }, { abs((3 * $0 - 1) / 2) }, { $0 }],
    "afmhot": [{ 2 * $0 }, { 2 * $0 - 0.5 }, { 2 * $0 - 1 }],
    "rainbow": [{ abs(2 * $0 - 0.5) }, { sin($0 * .pi) }, { cos($0 * .pi / 2) }],
    "gist_heat": [{ 1.5 * $0 }, { 2 * $0 - 1 }, { 4 * $0 - 3 }],
    "gist_gray": [{ $0 }, { $0 }, { $0 }],
    "gist_yarg": [{ 1 - $0 }, { 1 - $0 }, { 1 - $0 }],
  ]

  /// D. A. Green's helix round the grey diagonal, with its default start, rotations, hue and gamma.
  @Sendable private static func cubehelix(_ x: Double, cosine: Double, sine: Double) -> Double {
    let amplitude = x * (1 - x) / 2
    let angle = 2 * Double.pi * (0.5 / 3 - 1.5 * x)
    return x + amplitude * (cosine * cos(angle) + sine * sin(angle))
  }

  @Sendable private static func lateBlue(_ x: Double) -> Double {
    if x < 0.25 { return 4 * x }
    return x < 0.92 ? -2 * x + 1.84 : x / 0.08 - 11.5
  }
}
