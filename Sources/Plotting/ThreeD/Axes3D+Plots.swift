#if canImport(Glibc)
  import Glibc
#endif

/// Plots in space.
extension Axes3D {
  /// Joins places by a line, or marks them.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func plot(
    x: [Double], y: [Double], z: [Double], format: FormatString? = nil, properties: LineProperties = LineProperties()
  ) throws -> Line3D {
    let (xs, ys, zs) = try Self.broadcast(x, y, z)
    let points = zip(zip(xs, ys), zs).map { Point3($0.0, $0.1, $1) }
    let line = try Line3D(points: points, properties: resolved(properties, format), style: figure.style)
    take(line)
    take(xs: xs, ys: ys, zs: zs)
    return line
  }

  /// Marks places; the far ones are paler.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func scatter(
    x: [Double], y: [Double], z: [Double], properties: ScatterProperties = ScatterProperties()
  ) throws -> Path3DCollection {
    let (xs, ys, zs) = try Self.broadcast(x, y, z)
    let flat = try makeScatter(x: xs, y: ys, defaultSize: 20, properties: properties)
    let points = zip(zip(xs, ys), zs).map { Point3($0.0, $0.1, $1) }
    let scatter = try Path3DCollection(
      points: points, like: flat, isDepthShaded: properties.depthShade, style: figure.style)
    take(scatter)
    if currentImage === flat { currentImage = scatter }
    if zMargin < 0.05, !xs.isEmpty { zMargin = 0.05 }
    take(xs: xs, ys: ys, zs: zs)
    return scatter
  }

  /// A text at a place.
  @discardableResult
  public func text(x: Double, y: Double, z: Double, _ text: String, direction: Point3? = nil) -> Text3D {
    let made = Text3D(point: Point3(x, y, z), text: text, direction: direction, style: figure.style)
    take(made)
    return made
  }

  /// Numbers in rows over which a surface or wire frame is spanned.
  public struct Grid {
    public let rows: Int
    public let columns: Int
    public let x: [Double]
    public let y: [Double]
    public let z: [Double]

    /// - Throws: ValueError when the numbers are not as many as rows and columns say.
    public init(rows: Int, columns: Int, x: [Double], y: [Double], z: [Double]) throws {
      guard rows >= 0, columns >= 0, [x, y, z].allSatisfy({ $0.count == rows * columns }) else {
        throw PlottingError(
          .valueError, "shape mismatch: objects cannot be broadcast to a single shape")
      }
      self.rows = rows
      self.columns = columns
      self.x = x
      self.y = y
      self.z = z
    }

    func point(_ row: Int, _ column: Int) -> Point3 {
      let index = row * columns + column
      return Point3(x[index], y[index], z[index])
    }
  }

  /// How a grid is thinned out: steps, or the largest numbers of rows and columns.
  public struct Sampling {
    public var rowStride: Int?
    public var columnStride: Int?
    public var rowCount: Int?
    public var columnCount: Int?

    public init() {}

    /// - Throws: ValueError for steps and numbers at once.
    func strides(rows: Int, columns: Int, defaultStride: Int) throws -> (row: Int, column: Int) {
      let hasStride = rowStride != nil || columnStride != nil
      if hasStride, rowCount != nil || columnCount != nil {
        throw PlottingError(.valueError, "Cannot specify both stride and count arguments")
      }
      if hasStride { return (rowStride ?? defaultStride, columnStride ?? defaultStride) }
      func stride(_ count: Int, _ largest: Int) -> Int { largest == 0 ? 0 : max(1, (count + largest - 1) / largest) }
      return (stride(rows, rowCount ?? 50), stride(columns, columnCount ?? 50))
    }
  }

  /// What can be said of a surface; nil takes the default.
  public struct SurfaceProperties {
    public var sampling = Sampling()
    public var color: Color?
    public var colormap: Colormap?
    public var norm: Normalize?
    public var isShaded: Bool?
    public var edgeColor: CollectionEdge?
    public var lineWidth: Double?
    public var alpha: Double?
    public var label: String?

    public init() {}
  }

  /// A surface of quadrangles.
  /// - Throws: ValueError for impossible steps.
  @discardableResult
  public func plotSurface(
    _ grid: Grid, properties: SurfaceProperties = SurfaceProperties()
  ) throws -> Poly3DCollection {
    let (rowStride, columnStride) = try properties.sampling.strides(
      rows: grid.rows, columns: grid.columns, defaultStride: 10)
    guard rowStride > 0, columnStride > 0 else {
      throw PlottingError(.valueError, "range() arg 3 must not be zero")
    }
    let faces = Self.faces(grid, rowStride: rowStride, columnStride: columnStride)
    let color = properties.colormap == nil ? properties.color ?? nextLineColor() : .black
    let isShaded = properties.isShaded ?? (properties.colormap == nil)
    let faceColors = isShaded && properties.colormap == nil ? Self.shaded(color, faces) : [color]
    let surface = Poly3DCollection(
      faces: faces, faceColors: faceColors.map { $0.withAlpha(properties.alpha) },
      edgeColors: properties.edgeColor ?? .none, lineWidths: [properties.lineWidth ?? figure.style.patchLineWidth],
      style: figure.style)
    if let colormap = properties.colormap {
      surface.colormap = colormap
      surface.array = faces.map { $0.map(\.z).reduce(0, +) / Double($0.count) }
      if let norm = properties.norm { surface.norm = norm }
      surface.norm.autoscaleNone(surface.array ?? [])
    }
    surface.label = properties.label ?? ""
    try surface.setAlpha(properties.alpha)
    take(surface)
    take(xs: grid.x, ys: grid.y, zs: grid.z)
    return surface
  }

  /// A net of lines over a surface.
  /// - Throws: ValueError for impossible steps.
  @discardableResult
  public func plotWireframe(
    _ grid: Grid, sampling: Sampling = Sampling(), properties: LineProperties = LineProperties()
  ) throws -> Line3DCollection {
    let (rowStride, columnStride) = try sampling.strides(rows: grid.rows, columns: grid.columns, defaultStride: 1)
    if rowStride == 0, columnStride == 0 {
      throw PlottingError(.valueError, "Either rstride or cstride must be non zero")
    }
    let rows = Self.steps(grid.rows, rowStride).map { row in (0..<grid.columns).map { grid.point(row, $0) } }
    let columns = Self.steps(grid.columns, columnStride).map { column in (0..<grid.rows).map { grid.point($0, column) } }
    let frame = Line3DCollection(
      lines: rows + columns, colors: [properties.color ?? figure.style.linesColor],
      lineWidths: [properties.lineWidth ?? figure.style.linesLineWidth], style: figure.style)
    frame.lineStyle = properties.lineStyle ?? .solid
    frame.label = properties.label ?? ""
    try frame.setAlpha(properties.alpha)
    take(frame)
    take(xs: grid.x, ys: grid.y, zs: grid.z)
    return frame
  }

  /// The indices in steps, with the last one.
  private static func steps(_ count: Int, _ step: Int) -> [Int] {
    guard step > 0, count > 0 else { return [] }
    let indices = Array(stride(from: 0, to: count, by: step))
    return indices.last == count - 1 ? indices : indices + [count - 1]
  }

  /// The edges of patches of the grid, each around its border.
  private static func faces(_ grid: Grid, rowStride: Int, columnStride: Int) -> [[Point3]] {
    let rows = steps(grid.rows, rowStride)
    let columns = steps(grid.columns, columnStride)
    var faces: [[Point3]] = []
    for (top, bottom) in zip(rows, rows.dropFirst()) {
      for (left, right) in zip(columns, columns.dropFirst()) {
        var face = (left..<right).map { grid.point(top, $0) }
        face += (top..<bottom).map { grid.point($0, right) }
        face += ((left + 1)...right).reversed().map { grid.point(bottom, $0) }
        face += ((top + 1)...bottom).reversed().map { grid.point($0, left) }
        face.removeAll { !$0.isFinite }
        if !face.isEmpty { faces.append(face) }
      }
    }
    return faces
  }

  /// The colour in the light of matplotlib's default lamp, for each face.
  static func shaded(_ color: Color, _ faces: [[Point3]]) -> [Color] {
    let azimuth = (90 - 225) * Double.pi / 180
    let altitude = 19.4712 * Double.pi / 180
    let light = Point3(cos(azimuth) * cos(altitude), sin(azimuth) * cos(altitude), sin(altitude))
    return faces.map { face in
      let count = face.count
      let normal = (face[0] - face[count / 3]).cross(face[count / 3] - face[2 * count / 3])
      let found = normal.unit.dot(light)
      let shade = 0.3 + 0.7 * ((found.isNaN ? 0 : found) + 1) / 2
      return Color(red: color.red * shade, green: color.green * shade, blue: color.blue * shade, alpha: color.alpha)
    }
  }
}
