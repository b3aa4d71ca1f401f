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
    let stack = try LineStack(text, engine: engine, dpi: dpi)
    let width = stack.layouts.map(\.width).max() ?? 0
    self.width = width
    height = -stack.low
    descent = stack.lastDescent
    angle = text.rotation.truncatingRemainder(dividingBy: 360)
    color = text.color.withAlpha(text.alpha)
    let place = Placement(
      text, width: width, low: stack.low, baseline: stack.firstAscent, descent: stack.lastDescent, angle: angle)
    bounds = place.bounds
    corner = place.relative(0, stack.low)
    let alignment = text.multiAlignment ?? text.horizontalAlignment
    lines = zip(stack.layouts, stack.baselines).map { layout, baseline in
      let free = width - layout.width
      let x: Double
      switch alignment {
      case .left: x = 0
      case .center: x = width / 2 - layout.width / 2
      case .right: x = free
      }
      let start = place.relative(x, baseline)
      return Line(layout: layout, x: start.x, y: start.y)
    }
  }

  /// The lines of a text set under one another, from 0 downwards.
  private struct LineStack {
    var layouts: [TextLayout] = []
    var baselines: [Double] = []
    /// The lower edge of the last line.
    var low = 0.0
    /// How much of the last line is above its baseline.
    var firstAscent = 0.0
    /// How much of the last line is under its baseline.
    var lastDescent = 0.0

    init(_ text: Text, engine: any TextSetting, dpi: Double) throws {
      let style = text.textStyle
      let metrics = try engine.lineMetrics(style: style, dpi: dpi)
      let texts = text.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let gap = texts.count == 1 ? 0 : metrics.gap
      for (index, line) in texts.enumerated() {
        let layout =
          line.isEmpty
          ? TextLayout(width: 0, height: 0, descent: 0, glyphs: [], rules: [])
          : try engine.layout(line, style: style, dpi: dpi)
        let (ascent, descent) = Self.extent(of: layout, spacing: text.lineSpacing, metrics, gap: gap)
        if index == texts.count - 1 { firstAscent = ascent - low }
        low -= ascent
        baselines.append(low)
        low -= descent
        layouts.append(layout)
        lastDescent = descent
      }
    }

    /// How much room a line takes above and under its baseline.
    private static func extent(
      of layout: TextLayout, spacing: Double?, _ metrics: (height: Double, descent: Double, gap: Double), gap: Double
    ) -> (ascent: Double, descent: Double) {
      let (ascent, descent) = (layout.height - layout.descent, layout.descent)
      let (leastAscent, leastDescent) = (metrics.height - metrics.descent, metrics.descent)
      if let spacing {
        let leading = spacing * (leastAscent + leastDescent) - (ascent + descent)
        return (ascent + leading / 2, descent + leading / 2)
      }
      return (max(ascent, leastAscent) + gap / 2, max(descent, leastDescent) + gap / 2)
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
