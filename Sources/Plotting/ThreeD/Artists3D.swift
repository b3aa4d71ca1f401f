/// Points in space joined by a line, marked, or both.
public final class Line3D: Line2D {
  public private(set) var places: [Vector]

  /// - Throws: ValueError for an unknown marker or alpha.
  init(places: [Vector], properties: LineProperties, style: RcParams) throws {
    self.places = places
    try super.init(x: places.map(\.x), y: places.map(\.y), properties: properties, style: style)
  }

  /// Moves the line: `set_data_3d`.
  public func setData3D(_ places: [Vector]) throws {
    self.places = places
    try setData(x: places.map(\.x), y: places.map(\.y))
  }
}

/// What a 3-D axes sorts by depth before painting.
protocol DepthSorted {
  /// The depth of the nearest point, which orders collections among one another; NaN of none.
  func nearestDepth(_ projection: Projection) -> Double
  /// Paints the collection, its parts from the farthest to the nearest.
  func paint(on canvas: Canvas, with view: SpaceView) throws
}

/// One outline at many places in space (`scatter`), the far ones paler.
public final class Path3DCollection: PathCollection, DepthSorted {
  public private(set) var places: [Vector]
  /// Whether far places are paler.
  public var depthShade: Bool
  /// The least factor of alpha of far places.
  public var depthShadeMinimum = 0.3
  private let style: RcParams
  private var kept: ProjectedPlaces?
  private var painted: (look: Look, depths: [Double], items: [DisplayItem])?

  init(flat: PathCollection, places: [Vector], depthShade: Bool, style: RcParams) throws {
    self.places = places
    self.style = style
    self.depthShade = depthShade
    super.init(
      offsets: places.map { Point($0.x, $0.y) }, sizes: flat.sizes, marker: flat.marker, faceColors: flat.faceColors,
      edgeColors: flat.edgeColors, lineWidths: flat.lineWidths, style: style)
    array = flat.array
    norm = flat.norm
    colormap = flat.colormap
    label = flat.label
    zorder = flat.zorder
    try setAlpha(flat.alpha)
  }

  public override var typeName: String { "Path3DCollection" }

  /// Moves the marks: what `_offsets3d` is set to in programs.
  public func setPlaces(_ places: [Vector]) {
    self.places = places
    setOffsets(places.map { Point($0.x, $0.y) })
  }

  func nearestDepth(_ projection: Projection) -> Double { projected(by: projection).nearest }

  /// The places as the axes see them; kept as long as neither moves, for animations.
  func projected(by projection: Projection) -> ProjectedPlaces {
    if let kept, kept.projection == projection, kept.places == places { return kept }
    let made = ProjectedPlaces(places, projection: projection)
    kept = made
    return made
  }

  func paint(on canvas: Canvas, with view: SpaceView) throws {
    let look = Look(
      box: view.frame.box, dpi: canvas.dpi, faces: try resolvedFaceColors(), edges: edgeColors, sizes: sizes,
      lineWidths: lineWidths, lineStyle: lineStyle, alpha: alpha, fading: depthShade ? depthShadeMinimum : 1)
    let projected = projected(by: view.projection)
    if let painted, painted.look == look, painted.depths == projected.depths {
      for item in painted.items { canvas.add(item) }
      return
    }
    let start = canvas.items.count
    let drawn = try sorted(projected, look)
    try canvas.scatter(
      drawn, points: projected.order.map { view.pixels(projected.visible[$0]) }, faces: drawn.faceColors)
    painted = (look, projected.depths, Array(canvas.items[start...]))
  }

  /// What else than the places decides what is painted.
  private struct Look: Equatable {
    let box: Rectangle
    let dpi: Double
    let faces: [Color]
    let edges: CollectionEdge
    let sizes: [Double]
    let lineWidths: [Double]
    let lineStyle: LineStyle
    let alpha: Double?
    let fading: Double
  }

  private func shaded(_ projected: ProjectedPlaces, _ look: Look) -> [Color] {
    guard depthShade, !look.faces.isEmpty else { return look.faces }
    let fading = Depth.fading(projected.visible, least: depthShadeMinimum)
    return fading.indices.map { index in
      var color = look.faces[index % look.faces.count]
      // matplotlib multiplies an alpha of the whole collection in twice.
      color.alpha *= fading[index] * (alpha ?? 1)
      return color
    }
  }

  /// A flat collection with the marks' properties from the farthest to the nearest.
  private func sorted(_ projected: ProjectedPlaces, _ look: Look) throws -> PathCollection {
    let order = projected.order
    func ordered<Value>(_ values: [Value]) -> [Value] {
      values.count == order.count ? order.map { values[$0] } : values
    }
    let edges: CollectionEdge
    switch edgeColors {
    case .colors(let colors): edges = .colors(ordered(colors))
    case .face, .none: edges = edgeColors
    }
    let flat = PathCollection(
      offsets: [], sizes: ordered(sizes), marker: marker, faceColors: ordered(shaded(projected, look)),
      edgeColors: edges,
      lineWidths: ordered(lineWidths), style: style)
    flat.lineStyle = lineStyle
    return flat
  }
}

/// Flat faces in space (`plot_surface`), painted from the farthest to the nearest.
public final class Poly3DCollection: PolyCollection, DepthSorted {
  public let faces: [[Vector]]
  private let style: RcParams

  init(faces: [[Vector]], faceColors: [Color], edgeColors: CollectionEdge, lineWidths: [Double], style: RcParams) {
    self.faces = faces
    self.style = style
    super.init(
      polygons: [], faceColors: faceColors, edgeColors: edgeColors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "Poly3DCollection" }

  func nearestDepth(_ projection: Projection) -> Double {
    faces.reduce(Double.nan) { nearest, face in
      face.reduce(nearest) { Double.minimum($0, projection($1).z) }
    }
  }

  func paint(on canvas: Canvas, with view: SpaceView) throws {
    let projected = faces.map { view.projection.project($0) }
    let depths = projected.map { face in face.reduce(0) { $0 + $1.z } / Double(face.count) }
    let order = Depth.backToFront(depths)
    func ordered<Value>(_ values: [Value]) -> [Value] {
      values.count == order.count ? order.map { values[$0] } : values
    }
    let edges: CollectionEdge
    switch edgeColors {
    case .colors(let colors): edges = .colors(ordered(colors))
    case .face, .none: edges = edgeColors
    }
    let flat = PolyCollection(
      polygons: [], faceColors: [], edgeColors: edges, lineWidths: ordered(lineWidths), style: style)
    flat.lineStyle = lineStyle
    // mplot3d fades faces only.
    try canvas.polygons(
      flat, polygons: order.map { projected[$0].map(view.pixels) }, faces: ordered(resolvedFaceColors()))
  }
}

/// Lines in space (`plot_wireframe`, `quiver`).
public final class Line3DCollection: LineCollection, DepthSorted {
  public let lines: [[Vector]]

  init(lines: [[Vector]], colors: [Color], lineWidths: [Double], style: RcParams) {
    self.lines = lines
    super.init(segments: [], colors: colors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "Line3DCollection" }

  func nearestDepth(_ projection: Projection) -> Double {
    lines.reduce(Double.nan) { nearest, line in
      line.reduce(nearest) { Double.minimum($0, projection($1).z) }
    }
  }

  func paint(on canvas: Canvas, with view: SpaceView) throws {
    try canvas.lines(self, segments: lines.map { view.projection.project($0).map(view.pixels) })
  }
}

/// A text at a place in space.
public final class Text3D: Text {
  public var z = 0.0
  /// The direction the letters follow; zero for upright text.
  public var direction = Vector()
}
