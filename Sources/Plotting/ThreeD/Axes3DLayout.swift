/// An axes in space laid out: panes, axes and artists projected, in the order of their depth.
final class Axes3DLayout: AxesLayout {
  private let axes3D: Axes3D
  private let projection: Projection
  /// Projected coordinates to pixels.
  private let sheet: AxesFrame
  private let directions: [Axis3DLayout]

  init(_ axes: Axes3D, canvas: Canvas) throws {
    axes3D = axes
    projection = axes.projection
    let flat = AxesFrame(axes, dpi: canvas.dpi)
    let width = flat.figureWidth
    let height = flat.figureHeight
    let area = AxesFrame.shrunk(axes.position, toAspect: 1, figureAspect: height / width, anchor: axes.anchor)
    let box = Rectangle(x0: area.x0 * width, y0: area.y0 * height, x1: area.x1 * width, y1: area.y1 * height)
    // The window of projected coordinates: a little more at the left and below, for the labels.
    let x = AxisMapping(scale: .linear, low: -0.095, high: 0.09, start: box.x0, length: box.width)
    let y = AxisMapping(scale: .linear, low: -0.095, high: 0.09, start: box.y0, length: box.height)
    let frame = AxesFrame(box: box, x: x, y: y, figureWidth: width, figureHeight: height)
    sheet = frame
    let space = Space3D(axes: axes, projection: projection, frame: frame)
    directions = try axes.axisList.enumerated().map { index, axis in
      try Axis3DLayout(axis, index: index, space: space, canvas: canvas)
    }
    super.init(axes, canvas: canvas, frame: frame)
  }

  // MARK: Projecting

  private func projected(_ points: [Point3]) -> [Point3] { points.map { projection.project(axes3D.scaled($0)) } }

  private func pixels(_ projected: [Point3]) -> [Point] { projected.map { sheet.point($0.x, $0.y) } }

  override func projectedOutlines(of artist: Artist) throws -> (lines: [Path], points: [Point])? {
    if let line = artist as? Line3D { return ([Canvas.broken(pixels(projected(line.points)))], []) }
    if let scatter = artist as? Path3DCollection { return ([], pixels(projected(scatter.points))) }
    if let surface = artist as? Poly3DCollection {
      return (surface.faces.map { face in
        let corners = pixels(projected(face))
        return Path.polyline(corners + corners.prefix(1), isClosed: true)
      }, [])
    }
    if artist is Line3DCollection || artist is Text3D { return ([], []) }
    return nil
  }

  /// The least depth of a collection; nil of other artists.
  private func depth(of artist: Artist) -> Double? {
    let points: [Point3]
    if let scatter = artist as? Path3DCollection {
      points = scatter.points
    } else if let surface = artist as? Poly3DCollection {
      points = surface.faces.flatMap { $0 }
    } else if let lines = artist as? Line3DCollection {
      points = lines.lines.flatMap { $0 }
    } else {
      return nil
    }
    return projected(points).map(\.z).filter { !$0.isNaN }.min() ?? -.infinity
  }

  // MARK: Painting

  override func paint() throws {
    guard axes.isVisible else { return }
    try canvas.group("axes") {
      if axes.isPatchVisible { canvas.path(.rectangle(frame.box), fill: axes.faceColor) }
      if axes.isAxisOn {
        for direction in directions { direction.paintPane(on: canvas) }
        if axes3D.isGridOn { for direction in directions { direction.paintGrid(on: canvas) } }
        for direction in directions { try direction.paint(on: canvas) }
      }
      for part in parts3D().sorted(by: { $0.zorder < $1.zorder }) { try part.paint() }
    }
  }

  private func parts3D() -> [(zorder: Double, paint: () throws -> Void)] {
    var heights: [ObjectIdentifier: Double] = [:]
    if axes3D.computesOrder {
      let collections = axes.children.filter(\.isVisible).compactMap { artist in
        depth(of: artist).map { (artist, $0) }
      }
      let top = (axes3D.axisList.map(\.zorder).max() ?? 1.5) + 1
      for (index, item) in collections.sorted(by: { $0.1 > $1.1 }).enumerated() {
        heights[ObjectIdentifier(item.0)] = top + Double(index)
      }
    }
    var parts: [(zorder: Double, paint: () throws -> Void)] = axes.children.filter(\.isVisible).map { artist in
      (heights[ObjectIdentifier(artist)] ?? artist.zorder, { try self.paint(artist) })
    }
    parts.append((3, { for title in try self.titles() { self.canvas.text(title.block, at: title.place) } }))
    if let legend = axes.legend, legend.isVisible {
      parts.append(
        (legend.zorder, { try LegendLayout(legend, layout: self, canvas: self.canvas).paint(on: self.canvas) }))
    }
    return parts
  }

  private func paint(_ artist: Artist) throws {
    try canvas.clipped(to: artist.isClipped && !(artist is Text) ? frame.box : nil) {
      if let line = artist as? Line3D {
        canvas.line(line, points: pixels(projected(line.points)))
      } else if let scatter = artist as? Path3DCollection {
        try paint(scatter)
      } else if let surface = artist as? Poly3DCollection {
        try paint(surface)
      } else if let lines = artist as? Line3DCollection {
        try canvas.lines(lines, segments: lines.lines.map { pixels(projected($0)) })
      } else if let text = artist as? Text3D {
        try paint(text)
      } else if let text = artist as? Text {
        try canvas.text(text, frame: frame)
      }
    }
  }

  private func paint(_ scatter: Path3DCollection) throws {
    let places = projected(scatter.points)
    let order = places.indices.sorted { places[$0].z > places[$1].z || places[$0].z == places[$1].z && $0 > $1 }
    var faces = try scatter.resolvedFaceColors()
    if scatter.isDepthShaded { faces = shaded(faces, places, alpha: scatter.alpha) }
    func sorted<Value>(_ values: [Value]) -> [Value] {
      values.count > 1 ? order.map { values[$0 % values.count] } : values
    }
    let copy = PathCollection(
      offsets: [], sizes: sorted(scatter.sizes), marker: scatter.marker, faceColors: scatter.faceColors,
      edgeColors: scatter.edgeColors, lineWidths: sorted(scatter.lineWidths), style: axes.figure.style)
    try copy.setAlpha(scatter.alpha)
    canvas.scatter(copy, points: pixels(order.map { places[$0] }), faces: sorted(faces))
  }

  /// Colours that pale with depth.
  private func shaded(_ colors: [Color], _ places: [Point3], alpha: Double?) -> [Color] {
    guard !colors.isEmpty, let nearest = places.map(\.z).min() else { return colors }
    func range(_ part: KeyPath<Point3, Double>) -> Double {
      let values = places.map { $0[keyPath: part] }
      return (values.max() ?? 0) - (values.min() ?? 0)
    }
    let scale = Point3(range(\.x), range(\.y), range(\.z)).length
    return places.indices.map { index in
      let color = colors[index % colors.count]
      let share = scale == 0 ? 1 : min(1, max(0.3, 1 - (places[index].z - nearest) / scale))
      return color.withAlpha(color.alpha * share * (alpha ?? 1))
    }
  }

  private func paint(_ surface: Poly3DCollection) throws {
    let places = surface.faces.map { projected($0) }
    let depths = places.map { $0.map(\.z).reduce(0, +) / Double(max(1, $0.count)) }
    let order = depths.indices.sorted { depths[$0] > depths[$1] || depths[$0] == depths[$1] && $0 > $1 }
    let faces = try surface.resolvedFaceColors()
    func sorted<Value>(_ values: [Value]) -> [Value] {
      values.count > 1 ? order.map { values[$0 % values.count] } : values
    }
    canvas.polygons(surface, polygons: order.map { pixels(places[$0]) }, faces: sorted(faces))
  }

  private func paint(_ text: Text3D) throws {
    guard !text.text.isEmpty else { return }
    let start = projected([Point3(text.x, text.y, text.z)])[0]
    let place = sheet.point(start.x, start.y)
    guard place.x.isFinite, place.y.isFinite else { return }
    let rotation = text.rotation
    defer { text.rotation = rotation }
    if let direction = text.direction {
      let end = projected([Point3(text.x, text.y, text.z) + direction])[0]
      text.rotation = Axis3DLayout.textAngle(end.x - start.x, end.y - start.y)
    }
    let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
    if let shape = text.frame { canvas.textFrame(shape, around: block, at: place, fontSize: canvas.pixels(text.fontSize)) }
    canvas.text(block, at: place)
  }

  override func tightBox(forLayout: Bool = false) throws -> Rectangle? {
    guard axes.isVisible else { return nil }
    var boxes = [frame.box]
    for title in try titles() {
      var box = title.block.bounds.translated(title.place.x, title.place.y)
      if forLayout, box.width > 0 {
        box.x0 = (box.x0 + box.x1) / 2 - 0.5
        box.x1 = box.x0 + 1
      }
      boxes.append(box)
    }
    if let legend = axes.legend, legend.isVisible {
      boxes.append(try LegendLayout(legend, layout: self, canvas: canvas).box)
    }
    if axes.isAxisOn { boxes += try directions.flatMap { try $0.boxes(withLabel: !forLayout, canvas: canvas) } }
    return Rectangle.union(boxes)
  }
}
