/// Lines of equal value, or the areas between them.
public final class ContourSet: Artist, ScalarMappable, StickyEdges {
  public let isFilled: Bool
  public let levels: [Double]
  /// Lines per level; of filled sets, the edges of what is above each level.
  let lines: [[[Point]]]
  public var norm: Normalize
  public var colormap: Colormap
  /// Colours per level or area in turn; nil takes the colormap.
  public var colors: [Color]?
  /// Points, per level in turn.
  public var lineWidths: [Double]
  /// Per level in turn.
  public var lineStyles: [LineStyle]
  let stickyX: [Double]
  let stickyY: [Double]
  /// Whether something is higher than the last level.
  let exceedsLevels: Bool

  init(
    grid: ContourGrid, isFilled: Bool, levels: [Double], norm: Normalize, colormap: Colormap, colors: [Color]?,
    lineWidths: [Double], lineStyles: [LineStyle]
  ) {
    self.isFilled = isFilled
    self.levels = levels
    self.norm = norm
    self.colormap = colormap
    self.colors = colors
    self.lineWidths = lineWidths
    self.lineStyles = lineStyles
    let squares = isFilled ? grid.squares.closed : grid.squares
    lines = levels.enumerated().map { index, level in
      // The lowest area has what is at its edge, too.
      let isLowest = isFilled && index == 0 && level == grid.least
      return squares.lines(at: isLowest ? level - 1 : level)
    }
    let xs = grid.squares.places.map(\.x)
    let ys = grid.squares.places.map(\.y)
    stickyX = [xs.min() ?? 0, xs.max() ?? 0]
    stickyY = [ys.min() ?? 0, ys.max() ?? 0]
    exceedsLevels = grid.most > (levels.last ?? 0)
    super.init(zorder: isFilled ? 1 : 2)
    norm.autoscaleNone(levels)
  }

  public override var typeName: String { "QuadContourSet" }

  /// The values whose colours levels or areas have: the levels, or the middles between them.
  public var layers: [Double] {
    isFilled ? zip(levels, levels.dropFirst()).map { 0.5 * ($0 + $1) } : levels
  }

  public var array: [Double]? {
    get { layers }
    set { _ = newValue }
  }

  /// The colour of each level or area.
  func layerColors() throws -> [Color] {
    if let colors, !colors.isEmpty {
      return layers.indices.map { colors[$0 % colors.count].withAlpha(alpha) }
    }
    return try norm.normalized(layers).map { colormap.color(at: $0).withAlpha(alpha) }
  }
}

/// Values over places, in rows.
public struct ContourGrid {
  let squares: MarchingSquares
  let least: Double
  let most: Double

  /// - Parameters:
  ///   - x: One per column, or one per value; empty counts columns.
  ///   - y: One per row, or one per value; empty counts rows.
  /// - Throws: TypeError for grids that are too small or places that do not fit.
  public init(x: [Double] = [], y: [Double] = [], z: [Double], rows: Int, columns: Int) throws {
    guard rows >= 2, columns >= 2, z.count == rows * columns else {
      throw PlottingError(
        .typeError, "Input z must be at least a (2, 2) shaped array, but has shape (\(rows), \(columns))")
    }
    guard x.isEmpty || x.count == columns || x.count == z.count else {
      throw PlottingError(
        .typeError, "Length of x (\(x.count)) must match number of columns in z (\(columns))")
    }
    guard y.isEmpty || y.count == rows || y.count == z.count else {
      throw PlottingError(.typeError, "Length of y (\(y.count)) must match number of rows in z (\(rows))")
    }
    var places: [Point] = []
    places.reserveCapacity(z.count)
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        let px = x.isEmpty ? Double(column) : x.count == z.count ? x[index] : x[column]
        let py = y.isEmpty ? Double(row) : y.count == z.count ? y[index] : y[row]
        places.append(Point(px, py))
      }
    }
    squares = MarchingSquares(
      rows: rows, columns: columns, places: places, values: z.map { $0.isFinite ? $0 : .nan })
    let finite = z.filter(\.isFinite)
    least = finite.min() ?? 0
    most = finite.max() ?? 0
  }
}

/// What can be said of contours; nil takes the default.
public struct ContourProperties {
  public var levels: [Double]?
  /// About how many levels; `levels` comes before it.
  public var levelCount: Int?
  public var colors: [Color]?
  public var colormap: Colormap?
  public var norm: Normalize?
  public var lineWidths: [Double]?
  public var lineStyles: [LineStyle]?
  public var alpha: Double?
  public var zorder: Double?

  public init() {}
}

extension Axes {
  /// Lines of equal value.
  /// - Throws: ValueError for levels that do not increase.
  @discardableResult
  public func contour(_ grid: ContourGrid, properties: ContourProperties = ContourProperties()) throws -> ContourSet {
    try addContours(grid, isFilled: false, properties)
  }

  /// Areas between lines of equal value.
  /// - Throws: ValueError for levels that do not increase.
  @discardableResult
  public func contourf(_ grid: ContourGrid, properties: ContourProperties = ContourProperties()) throws -> ContourSet {
    try addContours(grid, isFilled: true, properties)
  }

  private func addContours(_ grid: ContourGrid, isFilled: Bool, _ p: ContourProperties) throws -> ContourSet {
    if p.colors != nil, p.colormap != nil {
      throw PlottingError(.valueError, "Either colors or cmap must be None")
    }
    let levels = p.levels ?? Self.automaticLevels(grid, count: p.levelCount ?? 7)
    if isFilled, levels.count < 2 {
      throw PlottingError(.valueError, "Filled contours require at least 2 levels.")
    }
    guard zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw PlottingError(.valueError, "Contour levels must be increasing")
    }
    var styles = p.lineStyles ?? [.solid]
    if p.lineStyles == nil, p.colors?.count == 1 {
      // One colour: dashes tell what is below zero.
      styles = levels.map { $0 < -(grid.most - grid.least) * 1e-15 ? .dashed : .solid }
    }
    let contours = ContourSet(
      grid: grid, isFilled: isFilled, levels: levels, norm: p.norm ?? Normalize(),
      colormap: p.colormap ?? figure.style.imageColormap, colors: p.colors,
      lineWidths: p.lineWidths ?? [figure.style.linesLineWidth], lineStyles: styles)
    try contours.setAlpha(p.alpha)
    if let zorder = p.zorder { contours.zorder = zorder }
    take(contours)
    dataLimits.update(xs: contours.stickyX, ys: contours.stickyY)
    requestAutoscale()
    currentImage = contours
    return contours
  }

  /// Round levels over the range of the values.
  private static func automaticLevels(_ grid: ContourGrid, count: Int) -> [Double] {
    let locator = MaxNLocator(bins: count + 1, minimumTicks: 1)
    let all = locator.ticks(in: TickContext(low: grid.least, high: grid.most))
    let start = all.lastIndex { $0 < grid.least } ?? 0
    let end = all.firstIndex { $0 > grid.most }.map { $0 + 1 } ?? all.count
    return end - start < 3 ? all : Array(all[start..<end])
  }
}

extension Canvas {
  func contours(_ contours: ContourSet, frame: AxesFrame) throws {
    let colors = try contours.layerColors()
    let paths = contours.lines.map { lines in
      lines.map { $0.map { frame.point($0.x, $0.y, contours.coordinates) } }
    }
    if contours.isFilled {
      // What is above a level covers what is above the one below: no seams. Seen through, bands must not overlap.
      let needsBands = colors.contains { $0.alpha < 1 }
      for (index, color) in colors.enumerated() {
        let isLast = index == colors.count - 1
        var area = Self.area(paths[index])
        if needsBands || isLast && contours.exceedsLevels {
          let inner = Self.area(paths[index + 1].map { $0.reversed() })
          area.verbs += inner.verbs
          area.points += inner.points
        }
        path(area, fill: color, snap: .never)
      }
      return
    }
    for (index, lines) in paths.enumerated() where !lines.isEmpty {
      let width = pixels(contours.lineWidths[index % contours.lineWidths.count])
      let style = contours.lineStyles[index % contours.lineStyles.count]
      let (dashes, offset) = style.dashes(lineWidth: width)
      var all = Path()
      for line in lines {
        let isClosed = line.count > 2 && line.first == line.last
        let piece = Path.polyline(isClosed ? Array(line.dropLast()) : line, isClosed: isClosed)
        all.verbs += piece.verbs
        all.points += piece.points
      }
      path(
        all,
        stroke: Stroke(
          color: colors[index], width: width, cap: .butt, join: .round, dashes: dashes, dashOffset: offset),
        snap: .never)
    }
  }

  private static func area(_ loops: [[Point]]) -> Path {
    var path = Path()
    for loop in loops where loop.count > 2 {
      let piece = Path.polyline(loop, isClosed: true)
      path.verbs += piece.verbs
      path.points += piece.points
    }
    return path
  }
}
