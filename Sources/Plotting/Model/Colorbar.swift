#if canImport(Glibc)
  import Glibc
#endif

/// A scale of colours beside axes.
public final class Colorbar {
  public let axes: Axes
  public let mappable: any ScalarMappable
  public let isVertical: Bool

  init(axes: Axes, mappable: any ScalarMappable, isVertical: Bool) {
    self.axes = axes
    self.mappable = mappable
    self.isVertical = isVertical
  }

  private var longAxis: Axis { isVertical ? axes.yaxis : axes.xaxis }

  /// Writes a label along the bar.
  public func setLabel(_ text: String) { longAxis.label.text = text }

  /// Puts ticks at values.
  /// - Throws: ValueError when texts and ticks differ in number.
  public func setTicks(_ places: [Double], labels: [String]? = nil) throws {
    longAxis.domain.majorLocator = .fixed(places)
    if let labels { try longAxis.setTickLabels(labels) }
  }
}

/// The cells of colour in a colour bar.
final class ColorCells: Artist {
  /// Edges of the cells in data, one more than cells; empty for a bar without cells.
  let edges: [Double]
  let colors: [Color]
  let isVertical: Bool

  init(edges: [Double], colors: [Color], isVertical: Bool) {
    self.edges = edges
    self.colors = colors
    self.isVertical = isVertical
    super.init(zorder: 1)
  }
}

/// What can be said of a colour bar; nil takes the default.
public struct ColorbarProperties {
  public enum Location: String, CaseIterable, Sendable {
    case left, right, top, bottom

    /// - Throws: ValueError with matplotlib's words.
    public static func parse(_ text: String) throws -> Location {
      if let value = Location(rawValue: text) { return value }
      throw PlottingError(
        .valueError, CloseMatch.message(for: text, what: "location", among: allCases.map(\.rawValue)))
    }
  }

  public var location = Location.right
  /// Share of the axes the bar takes.
  public var fraction = 0.15
  /// Share of the axes between; nil is 0.05, 0.15 below.
  public var pad: Double?
  public var shrink = 1.0
  /// Length over width of the bar.
  public var aspect = 20.0
  public var label: String?
  public var ticks: [Double]?

  public init() {}

  var isVertical: Bool { location == .left || location == .right }
}

extension Figure {
  /// Adds a scale of an artist's colours beside its axes.
  /// - Parameters:
  ///   - axes: Whose room it takes; several axes share it.
  ///   - into: Axes to fill instead of new ones.
  @discardableResult
  public func colorbar(
    _ mappable: any ScalarMappable, axes: [Axes], into given: Axes? = nil,
    properties p: ColorbarProperties = ColorbarProperties()
  ) throws -> Colorbar {
    let isVertical = p.isVertical
    let current = try gca()
    let bar = try given ?? makeColorbarAxes(beside: axes, p)
    let colorbar = Colorbar(axes: bar, mappable: mappable, isVertical: isVertical)
    try fill(colorbar, p)
    if given == nil { sca(current) }
    return colorbar
  }

  private func makeColorbarAxes(beside parents: [Axes], _ p: ColorbarProperties) throws -> Axes {
    let isVertical = p.isVertical
    let pad = p.pad ?? (isVertical || p.location == .top || isConstrained ? 0.05 : 0.15)
    let bar: Axes
    if isConstrained {
      bar = try splitArea(parents, pad: pad, p)
      bar.colorbarPlace = ColorbarPlace(parents: parents.map { .init(axes: $0) }, properties: p, pad: pad)
    } else if parents.count == 1, let spec = parents[0].subplotSpec {
      bar = try splitCell(spec, of: parents[0], pad: pad, p)
    } else {
      bar = try splitArea(parents, pad: pad, p)
    }
    bar.label = "<colorbar>"
    bar.boxAspect = isVertical ? p.aspect : 1 / p.aspect
    switch p.location {
    case .left: bar.anchor = (1, 0.5)
    case .right: bar.anchor = (0, 0.5)
    case .top: bar.anchor = (0.5, 0)
    case .bottom: bar.anchor = (0.5, 1)
    }
    for parent in parents {
      switch p.location {
      case .left: parent.anchor = (0, 0.5)
      case .right: parent.anchor = (1, 0.5)
      case .top: parent.anchor = (0.5, 1)
      case .bottom: parent.anchor = (0.5, 0)
      }
    }
    return bar
  }

  /// Splits a cell of a grid into one for the axes and one for the bar.
  private func splitCell(_ spec: SubplotSpec, of parent: Axes, pad: Double, _ p: ColorbarProperties) throws -> Axes {
    let space = 2 * pad / (1 - pad)
    let rest = 1 - p.fraction - pad
    // Shares that are nothing would make no cell.
    let ends = max((1 - p.shrink) / 2, 1e-12)
    let isVertical = p.isVertical
    let isFirst = p.location == .left || p.location == .top
    let across = isFirst ? [p.fraction, rest] : [rest, p.fraction]
    let along = [ends, p.shrink, ends]
    let grid = try GridSpec(
      rows: isVertical ? 3 : 2, columns: isVertical ? 2 : 3, widthRatios: isVertical ? across : along,
      heightRatios: isVertical ? along : across, parent: spec)
    grid.wspace = isVertical ? space : 0
    grid.hspace = isVertical ? 0 : space
    let barIndex = isFirst ? 0 : 1
    let mainIndex = 1 - barIndex
    parent.place = .cells(
      isVertical
        ? grid.cells(rows: 0...2, columns: mainIndex...mainIndex)
        : grid.cells(rows: mainIndex...mainIndex, columns: 0...2))
    return try addSubplot(
      isVertical
        ? grid.cells(rows: 1...1, columns: barIndex...barIndex) : grid.cells(rows: barIndex...barIndex, columns: 1...1))
  }

  /// Takes room for the bar from the area around several axes.
  private func splitArea(_ parents: [Axes], pad: Double, _ p: ColorbarProperties) throws -> Axes {
    let all = Rectangle.union(parents.map(\.position)) ?? Rectangle(x0: 0, y0: 0, x1: 1, y1: 1)
    var rest = all
    var bar = all
    switch p.location {
    case .left:
      bar.x1 = all.x0 + p.fraction * all.width
      rest.x0 = all.x0 + (p.fraction + pad) * all.width
    case .right:
      rest.x1 = all.x0 + (1 - p.fraction - pad) * all.width
      bar.x0 = all.x0 + (1 - p.fraction) * all.width
    case .bottom:
      bar.y1 = all.y0 + p.fraction * all.height
      rest.y0 = all.y0 + (p.fraction + pad) * all.height
    case .top:
      rest.y1 = all.y0 + (1 - p.fraction - pad) * all.height
      bar.y0 = all.y0 + (1 - p.fraction) * all.height
    }
    for parent in parents {
      let old = parent.position
      let fx = rest.width / all.width
      let fy = rest.height / all.height
      let new = Rectangle(
        x0: rest.x0 + (old.x0 - all.x0) * fx, y0: rest.y0 + (old.y0 - all.y0) * fy,
        x1: rest.x0 + (old.x1 - all.x0) * fx, y1: rest.y0 + (old.y1 - all.y0) * fy)
      // A layout that follows moves axes of a grid again.
      if isConstrained { parent.fitted = new } else { parent.setPosition(new) }
    }
    if p.isVertical {
      let cut = (1 - p.shrink) * bar.height / 2
      (bar.y0, bar.y1) = (bar.y0 + cut, bar.y1 - cut)
    } else {
      let cut = (1 - p.shrink) * bar.width / 2
      (bar.x0, bar.x1) = (bar.x0 + cut, bar.x1 - cut)
    }
    return try addAxes(left: bar.x0, bottom: bar.y0, width: bar.width, height: bar.height)
  }

  /// Puts cells, limits, ticks and label into the bar's axes.
  private func fill(_ colorbar: Colorbar, _ p: ColorbarProperties) throws {
    let bar = colorbar.axes
    let mappable = colorbar.mappable
    let isVertical = colorbar.isVertical
    var ticks = p.ticks
    let cells: ColorCells
    if let contours = mappable as? ContourSet {
      let edges = contours.isFilled ? contours.levels : []
      let inner = contours.extends.atLow ? Array(contours.colors.dropFirst()) : contours.colors
      cells = ColorCells(edges: edges, colors: inner, isVertical: isVertical)
      ticks = ticks ?? Self.thinned(contours.levels)
      try setLimits(bar, isVertical, contours.levels.first ?? 0, contours.levels.last ?? 1)
    } else {
      if let values = mappable.array { try mappable.norm.autoscaleNone(values) }
      let (low, high) = Interval.nonsingular(mappable.norm.vmin ?? 0, mappable.norm.vmax ?? 1, expander: 0.1)
      (mappable.norm.vmin, mappable.norm.vmax) = (low, high)
      let count = mappable.colormap.colors.count
      let edges = Self.edges(low, high, count: count, spread: mappable.norm.spread)
      let colors = (0..<count).map { mappable.colormap.color(index: $0).withAlpha(mappable.alpha) }
      cells = ColorCells(edges: edges, colors: colors, isVertical: isVertical)
      if mappable.norm.spread == .logarithmic { (isVertical ? bar.yaxis : bar.xaxis).setScale(.log(base: 10)) }
      try setLimits(bar, isVertical, low, high)
    }
    bar.take(cells)
    let long = isVertical ? bar.yaxis : bar.xaxis
    let side: Axis.Side =
      switch p.location {
      case .left: .left
      case .right: .right
      case .top: .top
      case .bottom: .bottom
      }
    long.setTicksSide(side)
    long.setLabelSide(side)
    (isVertical ? bar.xaxis : bar.yaxis).domain.majorLocator = .none
    if let ticks { long.domain.majorLocator = .fixed(ticks) }
    if let label = p.label { long.label.text = label }
  }

  private func setLimits(_ bar: Axes, _ isVertical: Bool, _ low: Double, _ high: Double) throws {
    try bar.setXLim(isVertical ? 0 : low, isVertical ? 1 : high)
    try bar.setYLim(isVertical ? low : 0, isVertical ? high : 1)
  }

  private static func edges(_ low: Double, _ high: Double, count: Int, spread: Normalize.Spread) -> [Double] {
    (0...count).map { index in
      let share = Double(index) / Double(count)
      switch spread {
      case .linear: return low + share * (high - low)
      case .logarithmic: return pow(10, log10(low) + share * (log10(high) - log10(low)))
      case .twoSlopes(let center):
        return share < 0.5 ? low + 2 * share * (center - low) : center + (2 * share - 1) * (high - center)
      }
    }
  }

  /// At most ten of the levels, in even steps and with the one nearest to zero.
  private static func thinned(_ levels: [Double]) -> [Double] {
    let step = max((levels.count + 9) / 10, 1)
    func every(_ start: Int) -> [Double] { stride(from: start, to: levels.count, by: step).map { levels[$0] } }
    func least(_ values: [Double]) -> Double { values.map { abs($0) }.min() ?? .infinity }
    var best = every(0)
    for start in 1..<max(step, 1) where least(every(start)) < least(best) { best = every(start) }
    return best
  }
}

extension Canvas {
  func cells(_ cells: ColorCells, frame: AxesFrame) {
    for (index, color) in cells.colors.enumerated() where index + 1 < cells.edges.count {
      let first = cells.isVertical ? frame.point(0, cells.edges[index]) : frame.point(cells.edges[index], 0)
      let second = cells.isVertical ? frame.point(1, cells.edges[index + 1]) : frame.point(cells.edges[index + 1], 1)
      path(.rectangle(Rectangle(x0: first.x, y0: first.y, x1: second.x, y1: second.y)), fill: color, snap: .always)
    }
  }
}
