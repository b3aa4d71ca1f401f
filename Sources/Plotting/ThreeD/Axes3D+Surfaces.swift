/// What can be said of a surface or wire frame when it is made; nil takes the default.
public struct SurfaceProperties {
  /// Of all faces or lines; nil takes the next of the cycle (surfaces) or of lines (wire frames).
  public var color: Color?
  /// One per face.
  public var faceColors: [Color]?
  /// Colours by height.
  public var colormap: Colormap?
  public var norm: Normalize?
  public var edgeColors: CollectionEdge?
  /// Whether edges are shaded as faces are: those given as `edgecolors`.
  public var shadesEdges = false
  /// Points.
  public var lineWidths: [Double]?
  public var lineStyle = LineStyle.solid
  public var alpha: Double?
  /// Whether faces are darker where they turn from the light; nil when there is no colormap.
  public var isShaded: Bool?
  public var sampling = GridSampling.counts(rows: 50, columns: 50)
  public var label: String?
  public var zorder: Double?

  public init() {}
}

/// Surfaces and wire frames.
extension Axes3D {
  /// Draws a surface over a grid.
  /// - Throws: ValueError for an alpha beyond 0...1.
  @discardableResult
  public func plotSurface(_ grid: SurfaceGrid, properties: SurfaceProperties) throws -> Poly3DCollection {
    let made = try addFaces(grid.patches(properties.sampling), properties)
    updateLimits(grid.places)
    return made
  }

  /// Draws triangles in space.
  /// - Parameter triangles: Indices of three places each.
  /// - Throws: ValueError for an alpha beyond 0...1.
  @discardableResult
  public func plotTriangles(
    _ triangles: [(Int, Int, Int)], places: [Vector], properties: SurfaceProperties
  ) throws -> Poly3DCollection {
    let made = try addFaces(triangles.map { [places[$0.0], places[$0.1], places[$0.2]] }, properties)
    updateLimits(places)
    return made
  }

  /// Draws the lines of a grid.
  /// - Throws: ValueError for an alpha beyond 0...1, and for no lines at all.
  @discardableResult
  public func plotWireframe(_ grid: SurfaceGrid, properties: SurfaceProperties) throws -> Line3DCollection {
    let strides = properties.sampling.strides(rows: grid.rows, columns: grid.columns)
    guard strides.row != 0 || strides.column != 0 else {
      throw PlottingError(.valueError, "Either rstride or cstride must be non zero")
    }
    let made = Line3DCollection(
      lines: grid.lines(properties.sampling), colors: [properties.color ?? figure.style.linesColor],
      lineWidths: properties.lineWidths ?? [figure.style.linesLineWidth], style: figure.style)
    try finish(made, properties)
    updateLimits(made.lines.flatMap { $0 })
    return made
  }

  /// Draws boxes that stand on places.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func bar3D(_ corners: [Vector], sizes: [Vector], properties: SurfaceProperties) throws -> Poly3DCollection {
    guard corners.count == sizes.count else {
      throw PlottingError(.valueError, "shape mismatch: objects cannot be broadcast to a single shape.")
    }
    var properties = properties
    if properties.color == nil, properties.faceColors == nil { properties.color = nextPatchColor() }
    if let colors = properties.faceColors, colors.count == corners.count {
      properties.faceColors = colors.flatMap { Array(repeating: $0, count: 6) }
    }
    let boxes = zip(corners, sizes).flatMap { corner, size in
      Self.cuboid.map { face in face.map { corner + $0 * size } }
    }
    let made = try addFaces(boxes, properties)
    updateLimits(boxes.flatMap { $0 })
    return made
  }

  private func addFaces(_ faces: [[Vector]], _ properties: SurfaceProperties) throws -> Poly3DCollection {
    let isMapped = properties.colormap != nil && properties.faceColors == nil
    let isShaded = properties.isShaded ?? (properties.colormap == nil)
    var colors: [Color] = []
    if !isMapped { colors = properties.faceColors ?? [properties.color ?? nextLineColor()] }
    var edges = properties.edgeColors ?? CollectionEdge.none
    if isShaded, !isMapped {
      if case .colors(let own) = edges, properties.shadesEdges { edges = .colors(Shading.shade(own, faces: faces)) }
      colors = Shading.shade(colors, faces: faces)
    }
    let made = Poly3DCollection(
      faces: faces, faceColors: colors, edgeColors: edges,
      lineWidths: properties.lineWidths ?? [figure.style.patchLineWidth], style: figure.style)
    if isMapped {
      made.array = faces.map { face in face.reduce(0) { $0 + $1.z } / Double(face.count) }
      if let colormap = properties.colormap { made.colormap = colormap }
      if let norm = properties.norm { made.norm = norm }
      try made.norm.autoscaleNone(made.array ?? [])
      currentImage = made
    }
    try finish(made, properties)
    return made
  }

  private func finish(_ collection: Collection, _ properties: SurfaceProperties) throws {
    collection.lineStyle = properties.lineStyle
    collection.label = properties.label ?? ""
    if let zorder = properties.zorder { collection.zorder = zorder }
    try collection.setAlpha(properties.alpha)
    take(collection)
  }

  /// The faces of the unit cube, seen from outside counterclockwise.
  private static let cuboid: [[Vector]] = [
    [Vector(0, 0, 0), Vector(0, 1, 0), Vector(1, 1, 0), Vector(1, 0, 0)],
    [Vector(0, 0, 1), Vector(1, 0, 1), Vector(1, 1, 1), Vector(0, 1, 1)],
    [Vector(0, 0, 0), Vector(1, 0, 0), Vector(1, 0, 1), Vector(0, 0, 1)],
    [Vector(0, 1, 0), Vector(0, 1, 1), Vector(1, 1, 1), Vector(1, 1, 0)],
    [Vector(0, 0, 0), Vector(0, 0, 1), Vector(0, 1, 1), Vector(0, 1, 0)],
    [Vector(1, 0, 0), Vector(1, 1, 0), Vector(1, 1, 1), Vector(1, 0, 1)],
  ]
}
