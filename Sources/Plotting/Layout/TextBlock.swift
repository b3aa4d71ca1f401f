#if canImport(Glibc)
  import Glibc
#endif

/// A text of one or more lines, set and turned: where its lines stand relative to its place.
struct TextBlock {
  struct Line {
    let layout: TextLayout
    /// Where the baseline starts, relative to the text's place, y upwards.
    let x: Double
    let y: Double
  }

  /// The upright box around the turned text, relative to the text's place.
  let bounds: Rectangle
  let lines: [Line]
  /// Lower left corner of the turned box, relative to the text's place.
  let corner: Point
  /// Width and height of the box before turning.
  let width: Double
  let height: Double
  /// How much of the last line is under its baseline.
  let descent: Double
  /// Degrees.
  let angle: Double
  let color: Color

  /// Sets a text for a resolution.
  init(_ text: Text, engine: any TextSetting, dpi: Double) throws {
    let style = text.textStyle
    let metrics = try engine.lineMetrics(style: style, dpi: dpi)
    let texts = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let gap = texts.count == 1 ? 0 : metrics.gap
    let leastDescent = metrics.descent
    let leastAscent = metrics.height - metrics.descent
    var layouts: [TextLayout] = []
    var baselines: [Double] = []
    var y = 0.0
    var firstAscent = 0.0
    var lastDescent = 0.0
    for (index, line) in texts.enumerated() {
      let layout =
        line.isEmpty
        ? TextLayout(width: 0, height: 0, descent: 0, glyphs: [], rules: [])
        : try engine.layout(line, style: style, dpi: dpi)
      var ascent = layout.height - layout.descent
      var descent = layout.descent
      if let spacing = text.lineSpacing {
        let leading = spacing * (leastAscent + leastDescent) - (ascent + descent)
        ascent += leading / 2
        descent += leading / 2
      } else {
        ascent = max(ascent, leastAscent) + gap / 2
        descent = max(descent, leastDescent) + gap / 2
      }
      if index == texts.count - 1 { firstAscent = ascent - y }
      y -= ascent
      baselines.append(y)
      y -= descent
      layouts.append(layout)
      lastDescent = descent
    }
    let width = layouts.map(\.width).max() ?? 0
    self.width = width
    height = -y
    descent = lastDescent
    angle = text.rotation.truncatingRemainder(dividingBy: 360)
    color = text.color.withAlpha(text.alpha)
    let place = Placement(
      text, width: width, low: y, baseline: firstAscent, descent: lastDescent, angle: angle)
    bounds = place.bounds
    corner = place.relative(0, y)
    let alignment = text.multiAlignment ?? text.horizontalAlignment
    lines = layouts.enumerated().map { index, layout in
      let free = width - layout.width
      let x: Double
      switch alignment {
      case .left: x = 0
      case .center: x = width / 2 - layout.width / 2
      case .right: x = free
      }
      let start = place.relative(x, baselines[index])
      return Line(layout: layout, x: start.x, y: start.y)
    }
  }

  /// How the box of a text lies to its place.
  private struct Placement {
    let cosine: Double
    let sine: Double
    let offset: Point
    let bounds: Rectangle

    init(_ text: Text, width: Double, low: Double, baseline: Double, descent: Double, angle: Double) {
      let radians = angle * .pi / 180
      cosine = angle == 90 ? 0 : cos(radians)
      sine = angle == 90 ? 1 : sin(radians)
      let corners = [(0.0, low), (0, 0), (width, 0), (width, low)].map { [cosine, sine] in
        Point($0.0 * cosine - $0.1 * sine, $0.0 * sine + $0.1 * cosine)
      }
      let x0 = corners.map(\.x).min() ?? 0
      let x1 = corners.map(\.x).max() ?? 0
      let y0 = corners.map(\.y).min() ?? 0
      let y1 = corners.map(\.y).max() ?? 0
      switch text.rotationMode {
      case .standard:
        offset = Point(
          Self.horizontal(text.horizontalAlignment, x0, x1),
          Self.vertical(
            text.verticalAlignment, y0, y1, baseline: y0 + descent, centerBaseline: y0 + (y1 - y0) - baseline / 2))
      case .anchor:
        let x = Self.horizontal(text.horizontalAlignment, 0, width)
        let y = Self.vertical(text.verticalAlignment, low, 0, baseline: -baseline, centerBaseline: -baseline / 2)
        offset = Point(x * cosine - y * sine, x * sine + y * cosine)
      }
      bounds = Rectangle(x0: x0 - offset.x, y0: y0 - offset.y, x1: x1 - offset.x, y1: y1 - offset.y)
    }

    func relative(_ x: Double, _ y: Double) -> Point {
      Point(x * cosine - y * sine - offset.x, x * sine + y * cosine - offset.y)
    }

    private static func horizontal(_ alignment: HorizontalAlignment, _ low: Double, _ high: Double) -> Double {
      switch alignment {
      case .left: low
      case .center: (low + high) / 2
      case .right: high
      }
    }

    private static func vertical(
      _ alignment: VerticalAlignment, _ low: Double, _ high: Double, baseline: Double, centerBaseline: Double
    ) -> Double {
      switch alignment {
      case .bottom: low
      case .top: high
      case .center: (low + high) / 2
      case .baseline: baseline
      case .centerBaseline: centerBaseline
      }
    }
  }
}

extension Canvas {
  /// Paints a set text at a place.
  func text(_ block: TextBlock, at place: Point) {
    guard block.color.alpha > 0 else { return }
    for line in block.lines {
      let origin = Point(place.x + line.x, Double(height) - (place.y + line.y))
      for item in line.layout.items(at: origin, angle: block.angle, color: block.color) { add(item) }
    }
  }
}
