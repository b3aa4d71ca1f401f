import LongWork

/// Areas, collections, images and texts of an axes.
extension Canvas {
  func patch(_ patch: Patch, frame: AxesFrame) {
    self.patch(patch, outline: frame.path(patch.path, patch.coordinates))
  }

  /// Paints an area whose outline is in pixels.
  func patch(_ patch: Patch, outline: Path, snap: Snap = .automatic) {
    guard outline.isFinite else { return }
    let fill = patch.isFilled ? Self.faded(patch.faceColor, patch.alpha) : nil
    let edge = patch.edgeColor ?? (patch.isFilled ? nil : patch.axes?.figure.style.color("patch.edgecolor") ?? .black)
    let width = pixels(patch.lineWidth)
    let (dashes, offset) = patch.lineStyle.dashes(lineWidth: width)
    let stroke = edge.map {
      Stroke(
        color: Self.faded($0, patch.alpha), width: patch.lineStyle == .none ? 0 : width, cap: .butt, join: .miter,
        dashes: dashes, dashOffset: offset)
    }
    path(outline, fill: fill, stroke: stroke, snap: snap)
    guard let hatch = patch.hatch else { return }
    let own = edge.flatMap { $0.alpha > 0 ? $0 : nil } ?? patch.axes?.figure.style.color("patch.edgecolor") ?? .black
    self.hatch(hatch, inside: outline, color: Self.faded(own, patch.alpha))
  }

  /// A colour with an alpha; what was invisible stays so.
  private static func faded(_ color: Color, _ alpha: Double?) -> Color {
    color.alpha == 0 ? color : color.withAlpha(alpha)
  }

  func scatter(_ scatter: PathCollection, frame: AxesFrame) throws {
    let points = try scatter.offsets.mapRows { frame.point($0.x, $0.y, scatter.coordinates) }
    try self.scatter(scatter, points: points, faces: scatter.resolvedFaceColors())
  }

  /// Paints marks whose places are pixels, with their faces' colours.
  func scatter(_ scatter: PathCollection, points: [Point], faces: [Color]) throws {
    let kept = try points.indices.filterRows { points[$0].x.isFinite && points[$0].y.isFinite }
    let scales = scatter.sizes.map { pixels(max(0, $0).squareRoot()) }
    let edges = edgeColors(scatter, faces: faces)
    let widths = scatter.lineWidths.map { pixels($0) }
    let isSimple =
      scales.count == 1 && faces.count == 1 && edges.count == 1 && widths.count == 1 && !scatter.lineStyle.isDashed
    func each<Value>(_ values: [Value]) throws -> [Value] {
      try values.count <= 1 ? values : kept.mapRows { values[$0 % values.count] }
    }
    let strokes = try Self.zipped(edges, widths) { color, width in
      Stroke(color: color, width: color.alpha == 0 ? 0 : width, cap: .butt, join: .round)
    }
    let fills = scatter.marker.isFilled ? faces : []
    try markers(
      scatter.marker.outline, at: kept.mapRows { points[$0] }, scales: each(scales), fills: each(fills),
      strokes: each(strokes), snap: .automatic, isStamped: isSimple)
  }

  func edgeColors(_ collection: Collection, faces: [Color]) -> [Color] {
    switch collection.edgeColors {
    case .face: faces
    case .none: []
    case .colors(let colors): colors.map { $0.withAlpha(collection.alpha) }
    }
  }

  /// What pairs of the elements of two lists give, of which the shorter one starts again.
  private static func zipped<A, B, Result>(_ a: [A], _ b: [B], _ pair: (A, B) -> Result) throws -> [Result] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    return try (0..<max(a.count, b.count)).mapRows { pair(a[$0 % a.count], b[$0 % b.count]) }
  }

  func polygons(_ collection: PolyCollection, frame: AxesFrame) throws {
    let polygons = try collection.polygons.mapRows { $0.map { frame.point($0.x, $0.y, collection.coordinates) } }
    let faces = try collection.resolvedFaceColors()
    try self.polygons(collection, polygons: polygons, faces: faces)
  }

  /// Paints polygons whose corners are pixels.
  func polygons(_ collection: PolyCollection, polygons: [[Point]], faces: [Color]) throws {
    let edges = edgeColors(collection, faces: faces)
    if stampsOne(collection, polygons, faces, edges) { return }
    for (index, corners) in polygons.enumerated() where corners.count > 1 {
      try Interruption.check(after: index)
      let outline = Path.polyline(corners, isClosed: true)
      guard outline.isFinite else { continue }
      let width = collection.lineWidths.isEmpty ? 0 : pixels(collection.lineWidths[index % collection.lineWidths.count])
      let (dashes, offset) = collection.lineStyle.dashes(lineWidth: width)
      let stroke =
        edges.isEmpty
        ? nil
        : Stroke(
          color: edges[index % edges.count], width: width, cap: .butt, join: .round, dashes: dashes, dashOffset: offset)
      path(outline, fill: faces.isEmpty ? nil : faces[index % faces.count], stroke: stroke)
      if let hatch = collection.hatch {
        let own = edges.isEmpty ? nil : edges[index % edges.count]
        self.hatch(hatch, inside: outline, color: own.flatMap { $0.alpha > 0 ? $0 : nil } ?? .black)
      }
    }
  }

  /// Paints one polygon with one face and one edge as matplotlib does: as a mark at the sheet's corner.
  private func stampsOne(
    _ collection: PolyCollection, _ polygons: [[Point]], _ faces: [Color], _ edges: [Color]
  ) -> Bool {
    guard polygons.count == 1, faces.count == 1, edges.count == 1, collection.lineWidths.count == 1,
      collection.hatch == nil, !collection.lineStyle.isDashed, polygons[0].count > 1
    else { return false }
    let outline = Path.polyline(polygons[0], isClosed: true)
    guard outline.isFinite else { return true }
    let stroke = Stroke(color: edges[0], width: pixels(collection.lineWidths[0]), cap: .butt, join: .round)
    markers(outline, at: [Point(0, 0)], fills: faces, strokes: [stroke], snap: .automatic, isStamped: true)
    return true
  }

  func lines(_ collection: LineCollection, frame: AxesFrame) throws {
    let segments = try collection.segments.mapRows { $0.map { frame.point($0.x, $0.y, collection.coordinates) } }
    try lines(collection, segments: segments)
  }

  /// Paints lines whose points are pixels.
  func lines(_ collection: LineCollection, segments: [[Point]]) throws {
    let colors = try collection.resolvedFaceColors()
    guard !colors.isEmpty, !collection.lineWidths.isEmpty, collection.lineStyle != .none else { return }
    for (index, points) in segments.enumerated() {
      try Interruption.check(after: index)
      let width = pixels(collection.lineWidths[index % collection.lineWidths.count])
      let (dashes, offset) = collection.lineStyle.dashes(lineWidth: width)
      path(
        try Self.broken(points),
        stroke: Stroke(
          color: colors[index % colors.count], width: width, cap: collection.cap, join: .round, dashes: dashes,
          dashOffset: offset))
    }
  }

  func image(_ image: AxesImage, frame: AxesFrame) throws {
    let extent = image.extent
    let first = frame.point(extent[0], extent[2])
    let second = frame.point(extent[1], extent[3])
    guard [first.x, first.y, second.x, second.y].allSatisfy(\.isFinite), image.data.rows > 0 else { return }
    // The first row is at the top of the extent, or at its bottom.
    let top = image.origin == .upper ? second.y : first.y
    let bottom = image.origin == .upper ? first.y : second.y
    let isDrawn = try smoothImage(
      image, left: first.x, right: second.x, top: top, bottom: bottom, clip: frame.box)
    if isDrawn { return }
    let picture = Picture(width: image.data.columns, height: image.data.rows, pixels: try image.pixels())
    let across = abs(second.x - first.x) / Double(image.data.columns)
    let down = abs(second.y - first.y) / Double(image.data.rows)
    self.image(
      picture, area: Rectangle(x0: first.x, y0: bottom, x1: second.x, y1: top),
      resampling: Self.resampling(image.interpolation, across: across, down: down), alpha: image.alpha ?? 1)
  }

  private static func resampling(_ name: String, across: Double, down: Double) -> PlacedImage.Resampling {
    switch name {
    case "nearest", "none": return .nearest
    case _:
      // "auto": whole factors and large ones need no filter.
      let isWhole = { (factor: Double) in factor == factor.rounded() && factor >= 1 }
      let isLarge = across > 3 && down > 3
      return isLarge || isWhole(across) && isWhole(down) ? .nearest : .hanning
    }
  }

  func text(_ text: Text, frame: AxesFrame) throws {
    guard !text.text.isEmpty, text.isVisible else { return }
    let place = frame.point(text.x, text.y, text.coordinates)
    guard place.x.isFinite, place.y.isFinite else { return }
    let block = try TextBlock(text, engine: self.text, dpi: dpi)
    if let shape = text.frame { try textFrame(shape, around: block, at: place, fontSize: pixels(text.fontSize)) }
    clipped(to: text.isClipped ? frame.box : nil) { self.text(block, at: place) }
  }
}
