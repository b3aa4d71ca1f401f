/// The shape of a marker of size 1: its outline around the origin (y upwards) and how it is stroked.
public struct MarkerStyle: Equatable, Sendable {
  /// The code as given: `o`, `s`, `*` …
  public let code: String
  public let outline: Path
  public let isFilled: Bool
  public let join: Stroke.Join
  /// From which size in pixels the outline is moved to whole pixels: nil never, 0 always as the renderer finds it.
  let snapThreshold: Double?
  /// Whether the outline is drawn at one pixel whatever the size.
  let isPixel: Bool

  /// Every code that is one letter.
  static let codes: Set<String> = [
    ".", ",", "o", "v", "^", "<", ">", "1", "2", "3", "4", "8", "s", "p", "*", "h", "H", "+", "x", "D", "d", "|", "_",
    "P", "X",
  ]

  private init(
    _ code: String, _ outline: Path, filled: Bool = true, join: Stroke.Join = .round, snapThreshold: Double?,
    isPixel: Bool = false
  ) {
    self.code = code
    self.outline = outline
    isFilled = filled
    self.join = join
    self.snapThreshold = snapThreshold
    self.isPixel = isPixel
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { outline.points.isEmpty }

  /// The marker of a code; `None`, an empty string and a space are the empty one.
  /// - Throws: ValueError with matplotlib's words.
  public static func named(_ code: String) throws -> MarkerStyle {
    switch code {
    case "None", "none", " ", "": return MarkerStyle(code, Path(), filled: false, snapThreshold: nil)
    case ".": return MarkerStyle(code, Path.unitCircle.scaled(0.25, 0.25), snapThreshold: .infinity)
    case "o": return MarkerStyle(code, Path.unitCircle.scaled(0.5, 0.5), snapThreshold: .infinity)
    case ",":
      return MarkerStyle(code, square.translated(0.00001, 0.00001), snapThreshold: nil, isPixel: true)
    case "v": return triangle(code, turned: 180)
    case "^": return triangle(code, turned: 0)
    case "<": return triangle(code, turned: 90)
    case ">": return triangle(code, turned: 270)
    case "1": return spokes(code, turned: 0)
    case "2": return spokes(code, turned: 180)
    case "3": return spokes(code, turned: 270)
    case "4": return spokes(code, turned: 90)
    case "8": return polygon(code, 8, turned: 22.5, snapThreshold: 5)
    case "s": return MarkerStyle(code, square, join: .miter, snapThreshold: 2)
    case "p": return polygon(code, 5, turned: 0, snapThreshold: 5)
    case "h": return polygon(code, 6, turned: 0, snapThreshold: nil)
    case "H": return polygon(code, 6, turned: 30, snapThreshold: nil)
    case "*":
      let star = Path.regularPolygon(5, innerRadius: 0.381966).scaled(0.5, 0.5)
      return MarkerStyle(code, star, join: .bevel, snapThreshold: 5)
    case "D": return MarkerStyle(code, square.rotated(degrees: 45), join: .miter, snapThreshold: 5)
    case "d": return MarkerStyle(code, square.rotated(degrees: 45).scaled(0.6, 1), join: .miter, snapThreshold: 5)
    case "+": return strokes(code, [(-1, 0, 1, 0), (0, -1, 0, 1)], snapThreshold: 1)
    case "x": return strokes(code, [(-1, -1, 1, 1), (-1, 1, 1, -1)], snapThreshold: 3)
    case "|": return strokes(code, [(0, -1, 0, 1)], snapThreshold: 1)
    case "_": return strokes(code, [(-1, 0, 1, 0)], snapThreshold: 1)
    case "P": return outlined(code, plus.map { Point($0.x / 6, $0.y / 6) })
    case "X": return outlined(code, cross.map { Point($0.x / 4, $0.y / 4) })
    case _: throw PlottingError(.valueError, "Unrecognized marker style \(code.pythonQuoted)")
    }
  }

  private static let square = Path.rectangle(Rectangle(x0: -0.5, y0: -0.5, x1: 0.5, y1: 0.5))

  private static let plus: [Point] = [
    (-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1), (1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1),
  ].map { Point($0.0, $0.1) }

  private static let cross: [Point] = [
    (-1, -2), (0, -1), (1, -2), (2, -1), (1, 0), (2, 1), (1, 2), (0, 1), (-1, 2), (-2, 1), (-1, 0), (-2, -1),
  ].map { Point($0.0, $0.1) }

  private static func outlined(_ code: String, _ corners: [Point]) -> MarkerStyle {
    MarkerStyle(code, .polyline(corners, isClosed: true), join: .miter, snapThreshold: 5)
  }

  private static func triangle(_ code: String, turned angle: Double) -> MarkerStyle {
    let outline = Path.polyline([Point(0, 0.5), Point(-0.5, -0.5), Point(0.5, -0.5)], isClosed: true)
    return MarkerStyle(code, outline.rotated(degrees: angle), join: .miter, snapThreshold: 5)
  }

  private static func polygon(
    _ code: String, _ corners: Int, turned angle: Double, snapThreshold: Double?
  ) -> MarkerStyle {
    let outline = Path.regularPolygon(corners).scaled(0.5, 0.5).rotated(degrees: angle)
    return MarkerStyle(code, outline, join: .miter, snapThreshold: snapThreshold)
  }

  private static func spokes(_ code: String, turned angle: Double) -> MarkerStyle {
    let style = strokes(code, [(0, 0, 0, -1), (0, 0, 0.8, 0.5), (0, 0, -0.8, 0.5)], snapThreshold: 5)
    return MarkerStyle(code, style.outline.rotated(degrees: angle), filled: false, snapThreshold: 5)
  }

  private static func strokes(
    _ code: String, _ segments: [(Double, Double, Double, Double)], snapThreshold: Double
  ) -> MarkerStyle {
    var path = Path()
    for (x0, y0, x1, y1) in segments {
      path.verbs += [.move, .line]
      path.points += [Point(x0 / 2, y0 / 2), Point(x1 / 2, y1 / 2)]
    }
    return MarkerStyle(code, path, filled: false, snapThreshold: snapThreshold)
  }

  /// How the outline at a size in pixels is moved to whole pixels.
  func snap(size: Double) -> Snap {
    guard let snapThreshold else { return .automatic }
    return size >= snapThreshold ? .always : .never
  }
}
