#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of a `hexbin`; nil takes the default.
public struct HexbinProperties {
  /// Cells in x, and in y when it is not to follow.
  public var columns = 100
  public var rows: Int?
  /// Left, right, bottom and top in data; nil takes the data's.
  public var extent: [Double]?
  /// Cells with fewer are left out; nil shows empty ones when places are counted.
  public var leastCount: Double?
  public var isLogarithmic = false
  /// Numbers of the places; the reduction of each cell's gives its colour. nil counts.
  public var values: [Double]?
  public var mesh = MeshProperties()
  public var edgeColors = CollectionEdge.face
  /// Points.
  public var lineWidths: [Double]?

  public init() {}
}

extension Axes {
  /// Counts places in hexagons and colours them.
  /// - Parameter reduce: Makes one number of a cell's; the mean by default.
  /// - Throws: ValueError for columns of unequal lengths, and what the reduction throws.
  public func hexbin(
    x: [Double], y: [Double], properties p: HexbinProperties = HexbinProperties(),
    reduce: ([Double]) throws -> Double = { $0.reduce(0, +) / Double($0.count) }
  ) throws -> PolyCollection {
    guard x.count == y.count else {
      throw PlottingError(.valueError, "All arguments must have the same number of elements")
    }
    let grid = try HexagonGrid(x: x, y: y, properties: p)
    let cells = try grid.cells(x: x, y: y, properties: p, reduce: reduce)
    let hexagons = PolyCollection(
      polygons: cells.map { grid.corners(around: $0.middle) }, faceColors: [], edgeColors: p.edgeColors,
      lineWidths: p.lineWidths ?? [figure.style.patchLineWidth], style: figure.style)
    hexagons.array = cells.map(\.value)
    if let colormap = p.mesh.colormap { hexagons.colormap = colormap }
    if let norm = p.mesh.norm { hexagons.norm = norm }
    if p.isLogarithmic {
      hexagons.norm = Normalize(vmin: p.mesh.norm?.vmin, vmax: p.mesh.norm?.vmax, spread: .logarithmic)
    }
    try hexagons.norm.autoscaleNone(cells.map(\.value))
    hexagons.label = p.mesh.label ?? ""
    hexagons.zorder = p.mesh.zorder ?? 1
    try hexagons.setAlpha(p.mesh.alpha)
    dataLimits.update([Point(grid.area.x0, grid.area.y0), Point(grid.area.x1, grid.area.y1)])
    requestAutoscale()
    currentImage = hexagons
    return addCollection(hexagons, updatesLimits: false)
  }
}

/// Two interleaved grids whose nodes are the middles of hexagons.
private struct HexagonGrid {
  let area: Rectangle
  private let columns: Int
  private let rows: Int
  private var step: Point { Point(area.width / Double(columns), area.height / Double(rows)) }

  init(x: [Double], y: [Double], properties p: HexbinProperties) throws {
    columns = p.columns
    rows = p.rows ?? Int(bounded: (Double(p.columns) / 3.0.squareRoot()).rounded(.down))
    guard (1...2000).contains(columns), (1...2000).contains(rows) else {
      throw PlottingError(.valueError, "gridsize must be between 1 and 2000")
    }
    let finite = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    let (xs, ys) = (finite.map { x[$0] }, finite.map { y[$0] })
    var span: [Double] = [xs.min() ?? 0, xs.max() ?? 1, ys.min() ?? 0, ys.max() ?? 1]
    if let extent = p.extent {
      guard extent.count == 4 else {
        throw PlottingError(.valueError, "not enough values to unpack (expected 4, got \(extent.count))")
      }
      if extent[0] > extent[1] {
        throw PlottingError(.valueError, "In extent, xmax must be greater than xmin")
      }
      if extent[2] > extent[3] {
        throw PlottingError(.valueError, "In extent, ymax must be greater than ymin")
      }
      span = extent
    } else {
      for first in [0, 2] {
        (span[first], span[first + 1]) = Interval.nonsingular(span[first], span[first + 1], expander: 0.1)
      }
    }
    let padding = 1e-9 * (span[1] - span[0])
    area = Rectangle(x0: span[0] - padding, y0: span[2], x1: span[1] + padding, y1: span[3])
  }

  /// The cells to show with their numbers.
  func cells(
    x: [Double], y: [Double], properties p: HexbinProperties, reduce: ([Double]) throws -> Double
  ) throws -> [(middle: Point, value: Double)] {
    let first = (columns + 1) * (rows + 1)
    var counts = [Int](repeating: 0, count: first + columns * rows)
    var members: [[Double]] = p.values == nil ? [] : Array(repeating: [], count: counts.count)
    if let values = p.values, values.count != x.count {
      throw PlottingError(.valueError, "All arguments must have the same number of elements")
    }
    for index in x.indices {
      guard x[index].isFinite, y[index].isFinite, p.values?[index].isFinite ?? true else { continue }
      guard let cell = cell(Point(x[index], y[index])) else { continue }
      counts[cell] += 1
      if let values = p.values { members[cell].append(values[index]) }
    }
    let least = p.leastCount ?? (p.values == nil ? 0 : 1)
    return try counts.indices.compactMap { cell in
      guard Double(counts[cell]) >= least else { return nil }
      return (middle(of: cell), p.values == nil ? Double(counts[cell]) : try reduce(members[cell]))
    }
  }

  /// The cell that holds a place; nil outside of all.
  private func cell(_ place: Point) -> Int? {
    let (u, v) = ((place.x - area.x0) / step.x, (place.y - area.y0) / step.y)
    guard abs(u) < 1e9, abs(v) < 1e9 else { return nil }
    let (iu, iv) = (u.rounded(.toNearestOrEven), v.rounded(.toNearestOrEven))
    let (ju, jv) = (u.rounded(.down), v.rounded(.down))
    let near = (u - iu) * (u - iu) + 3 * (v - iv) * (v - iv)
    let other = (u - ju - 0.5) * (u - ju - 0.5) + 3 * (v - jv - 0.5) * (v - jv - 0.5)
    let isFirst = near < other
    let (column, row) = (Int(isFirst ? iu : ju), Int(isFirst ? iv : jv))
    let (width, height) = isFirst ? (columns + 1, rows + 1) : (columns, rows)
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    return (isFirst ? 0 : (columns + 1) * (rows + 1)) + column * height + row
  }

  private func middle(of cell: Int) -> Point {
    let first = (columns + 1) * (rows + 1)
    let (index, height, shift) = cell < first ? (cell, rows + 1, 0.0) : (cell - first, rows, 0.5)
    let (column, row) = (Double(index / height) + shift, Double(index % height) + shift)
    return Point(column * step.x + area.x0, row * step.y + area.y0)
  }

  func corners(around middle: Point) -> [Point] {
    [(0.5, -0.5), (0.5, 0.5), (0, 1), (-0.5, 0.5), (-0.5, -0.5), (0, -1)].map { x, y in
      Point(middle.x + x * step.x, middle.y + y * step.y / 3)
    }
  }
}
