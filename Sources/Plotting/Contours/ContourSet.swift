import LongWork

/// What can be said of a contour plot; nil takes the default.
public struct ContourProperties {
  public var levels = ContourLevels.count(nil)
  /// In turn for the levels or the areas between them; replace the colormap.
  public var colors: [Color]?
  public var colormap: Colormap?
  public var norm: Normalize?
  public var alpha: Double?
  /// Points; in turn for the levels.
  public var lineWidths: [Double]?
  /// In turn for the levels; nil dashes negative levels when all have one colour.
  public var lineStyles: [LineStyle]?
  public var extends = ContourExtension.neither
  public var zorder: Double?
  /// Whether the edges of areas are smoothed.
  public var isSmooth = false

  public init() {}
}

/// The lines of some heights, or the areas between them (`contour`, `contourf`).
public class ContourSet: Collection {
  public let isFilled: Bool
  public let levels: [Double]
  public let extends: ContourExtension
  /// The number that picks the colour of each line or area: the level, or the middle between two.
  public let layers: [Double]
  /// Lines of each level, or outlines of each area, in data.
  public internal(set) var outlines: [[[Point]]]
  /// One per line or area.
  public private(set) var colors: [Color] = []
  /// In turn for the levels.
  public private(set) var lineStyles: [LineStyle]
  public let isSmooth: Bool
  /// What matplotlib warns of: that no level is within the data.
  public private(set) var warning: String?

  init(_ grid: ContourGrid, isFilled: Bool, properties: ContourProperties, style: RcParams) throws {
    self.isFilled = isFilled
    extends = properties.extends
    isSmooth = properties.isSmooth || !isFilled
    guard properties.colors == nil || properties.colormap == nil else {
      throw PlottingError(.valueError, "Either colors or cmap must be None")
    }
    let isLogarithmic = properties.norm?.spread == .logarithmic
    let range = grid.heightRange(positive: isLogarithmic) ?? 0...1
    levels = try Self.levels(of: grid, isFilled: isFilled, properties: properties)
    let bounds = Self.bounds(levels, extends: properties.extends, isLogarithmic: isLogarithmic)
    layers = isFilled ? Self.middles(bounds, isLogarithmic: isLogarithmic) : levels
    outlines =
      isFilled
      ? try Self.areas(grid, bounds: bounds, low: range.lowerBound, isLogarithmic: isLogarithmic)
      : try levels.map(grid.lines(at:))
    lineStyles = properties.lineStyles ?? []
    super.init(
      faceColors: [], edgeColors: .none, lineWidths: properties.lineWidths ?? [style.linesLineWidth], style: style)
    zorder = properties.zorder ?? (isFilled ? 1 : 2)
    label = isFilled ? "" : "_nolegend_"
    try setAlpha(properties.alpha)
    try chooseColors(properties)
    if lineStyles.isEmpty { lineStyles = defaultStyles(properties.colors, range) }
    if !isFilled, !levels.contains(where: { range.contains($0) && $0 > range.lowerBound && $0 < range.upperBound }) {
      warning = "No contour levels were found within the data range."
    }
    let box = grid.bounds
    stickyX = [box.x0, box.x1]
    stickyY = [box.y0, box.y1]
  }

  public override var typeName: String { "QuadContourSet" }

  /// The corners of the grid: what the axes' limits hold.
  var corners: [Point] { [Point(stickyX[0], stickyY[0]), Point(stickyX[1], stickyY[1])] }

  // MARK: Colours

  private func chooseColors(_ properties: ContourProperties) throws {
    if let given = properties.colors, let first = given.first, let last = given.last {
      let count = levels.count - (isFilled ? 1 : 0)
      let isComplete = given.count == count + (extends.atLow ? 1 : 0) + (extends.atHigh ? 1 : 0)
      let skipsFirst = isFilled && isComplete && extends.atLow
      let inner = skipsFirst ? Array(given.dropFirst()) : given
      colors = (0..<count).map { inner[$0 % inner.count] }
      if isFilled, extends.atLow { colors.insert(isComplete ? first : colors.first ?? first, at: 0) }
      if isFilled, extends.atHigh { colors.append(isComplete ? last : colors.last ?? last) }
      colors = colors.map { $0.withAlpha(alpha) }
      return
    }
    if let colormap = properties.colormap { self.colormap = colormap }
    if let norm = properties.norm { self.norm = norm }
    try norm.autoscaleNone(levels)
    array = layers
    colors = try norm.normalized(layers).map { colormap.color(at: $0).withAlpha(alpha) }
  }

  private func defaultStyles(_ given: [Color]?, _ range: ClosedRange<Double>) -> [LineStyle] {
    guard let given, given.allSatisfy({ $0 == given[0] }) else { return [.solid] }
    let zero = -(range.upperBound - range.lowerBound) * 1e-15
    return levels.map { $0 < zero ? .dashed : .solid }
  }

  // MARK: Layers

  /// The levels that properties ask for over a grid.
  static func levels(of grid: ContourGrid, isFilled: Bool, properties: ContourProperties) throws -> [Double] {
    let isLogarithmic = properties.norm?.spread == .logarithmic
    return try properties.levels.resolved(
      for: grid.heightRange(positive: isLogarithmic) ?? 0...1, isLogarithmic: isLogarithmic,
      extends: properties.extends, isFilled: isFilled)
  }

  /// The levels, with the ends of everything where the areas beyond are coloured.
  private static func bounds(_ levels: [Double], extends: ContourExtension, isLogarithmic: Bool) -> [Double] {
    (extends.atLow ? [isLogarithmic ? 1e-250 : -1e250] : []) + levels + (extends.atHigh ? [1e250] : [])
  }

  private static func middles(_ bounds: [Double], isLogarithmic: Bool) -> [Double] {
    zip(bounds, bounds.dropFirst()).map { low, high in
      isLogarithmic ? low.squareRoot() * high.squareRoot() : 0.5 * (low + high)
    }
  }

  private static func areas(
    _ grid: ContourGrid, bounds: [Double], low: Double, isLogarithmic: Bool
  ) throws -> [[[Point]]] {
    try zip(bounds, bounds.dropFirst()).enumerated().map { index, pair in
      // The lowest area holds the least height itself.
      let lower = index == 0 && pair.0 == low ? (isLogarithmic ? 0.99 * low : low - 1) : pair.0
      return try grid.areas(above: lower, upTo: pair.1)
    }
  }
}

extension Axes {
  /// Draws the lines of some heights.
  /// - Throws: ValueError for levels that do not increase.
  @discardableResult
  public func contour(_ grid: ContourGrid, properties: ContourProperties = ContourProperties()) throws -> ContourSet {
    try add(ContourSet(grid, isFilled: false, properties: properties, style: figure.style))
  }

  /// Fills the areas between some heights.
  /// - Throws: ValueError for levels that do not increase, or fewer than two.
  @discardableResult
  public func contourf(_ grid: ContourGrid, properties: ContourProperties = ContourProperties()) throws -> ContourSet {
    try add(ContourSet(grid, isFilled: true, properties: properties, style: figure.style))
  }

  private func add(_ set: ContourSet) -> ContourSet {
    take(set)
    dataLimits.update(set.corners)
    requestAutoscale()
    currentImage = set
    return set
  }
}

extension Canvas {
  func contours(_ set: ContourSet, frame: AxesFrame) throws {
    try contours(set) { index in
      try set.outlines[index].mapRows { outline in outline.map { frame.point($0.x, $0.y, set.coordinates) } }
    }
  }

  /// Paints contours whose outlines are pixels.
  func contours(_ set: ContourSet, placed: (Int) throws -> [[Point]]) throws {
    for index in set.outlines.indices where !set.outlines[index].isEmpty && index < set.colors.count {
      let outlines = try placed(index)
      var path = Path()
      try outlines.forEachRow { outline in
        let isClosed = outline.count > 2 && outline.first == outline.last
        let piece = Path.polyline(isClosed ? Array(outline.dropLast()) : outline, isClosed: isClosed)
        path.verbs += piece.verbs
        path.points += piece.points
      }
      if set.isFilled, !set.isSmooth {
        hardArea(path, color: set.colors[index])
      } else if set.isFilled {
        self.path(path, fill: set.colors[index])
      } else {
        self.path(path, stroke: stroke(set, index))
      }
    }
  }

  private func stroke(_ set: ContourSet, _ index: Int) -> Stroke {
    let width = set.lineWidths.isEmpty ? 0 : pixels(set.lineWidths[index % set.lineWidths.count])
    let (dashes, offset) = set.lineStyles[index % set.lineStyles.count].dashes(lineWidth: width)
    return Stroke(color: set.colors[index], width: width, cap: .butt, join: .round, dashes: dashes, dashOffset: offset)
  }
}
