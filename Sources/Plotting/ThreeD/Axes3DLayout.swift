/// A three-dimensional axes laid out: its projection, its three axes and the order of its artists.
final class Axes3DLayout: AxesLayout {
  /// An axis placed in pixels, with its texts set.
  private struct PlacedAxis {
    let axis: Axis
    let parts: BoxPlacement.Axis
    let labels: [TextBlock]
    let label: TextBlock?
    let offset: TextBlock?
  }

  private let space: Axes3D
  private let view: SpaceView
  private let placed: [PlacedAxis]

  init(_ axes: Axes3D, canvas: Canvas) throws {
    space = axes
    axes.autoscaleIfStale()
    let frame = Self.frame(axes, dpi: canvas.dpi)
    let box = axes.viewBox
    let projection = Projection(box: box, viewpoint: axes.viewpoint)
    view = SpaceView(projection: projection, frame: frame)
    let placement = BoxPlacement(
      box: box, projection: projection, extent: (frame.box.width + frame.box.height) * 72 / canvas.dpi)
    placed = try axes.axisList.enumerated().map { index, axis in
      try Self.place(axis, index: index, placement: placement, frame: frame, canvas: canvas)
    }
    try super.init(axes, canvas: canvas, frame: frame)
  }

  /// The square of the sheet that shows the part of the plane of projection mplot3d looks at.
  private static func frame(_ axes: Axes3D, dpi: Double) -> AxesFrame {
    let width = axes.figure.width * dpi
    let height = axes.figure.height * dpi
    let area = AxesFrame.activePosition(axes, figureWidth: width, figureHeight: height)
    let box = Rectangle(x0: area.x0 * width, y0: area.y0 * height, x1: area.x1 * width, y1: area.y1 * height)
    func mapping(_ start: Double, _ length: Double) -> AxisMapping {
      AxisMapping(
        scale: .linear, low: -0.95 / Projection.distance, high: 0.9 / Projection.distance, start: start, length: length)
    }
    return AxesFrame(
      box: box, x: mapping(box.x0, box.width), y: mapping(box.y0, box.height), figureWidth: width, figureHeight: height)
  }

  private static func place(
    _ axis: Axis, index: Int, placement: BoxPlacement, frame: AxesFrame, canvas: Canvas
  ) throws -> PlacedAxis {
    let values = try TickValues(axis, length: frame.box.width, dpi: canvas.dpi)
    let limits = axis.limits
    let ticks = values.major.filter { Interval.containsClosely(limits.low, limits.high, $0.value) }
    let parts = placement.axis(
      index, BoxPlacement.Content(ticks: ticks.map(\.value), tickPad: axis.major.pad, labelPad: axis.labelPad))
    let style = axis.axes.figure.style
    let labels = try ticks.map { tick in
      let text = Text(
        x: 0, y: 0, text: tick.text, style: style, fontSize: axis.major.labelSize, horizontalAlignment: .center,
        verticalAlignment: .top)
      text.color = axis.major.labelColor
      text.rotation = axis.major.labelRotation
      return try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
    }
    return PlacedAxis(
      axis: axis, parts: parts, labels: labels, label: try label(of: axis, angle: parts.angle, canvas: canvas),
      offset: try offset(values.offset, of: axis, parts: parts, canvas: canvas))
  }

  /// The axis label, along the axis when it is longer than four characters.
  private static func label(of axis: Axis, angle: Double, canvas: Canvas) throws -> TextBlock? {
    guard !axis.label.text.isEmpty, axis.label.isVisible else { return nil }
    if axis.label.text.unicodeScalars.count > 4 { axis.label.rotation = angle }
    return try TextBlock(axis.label, engine: canvas.text, dpi: canvas.dpi)
  }

  private static func offset(
    _ text: String, of axis: Axis, parts: BoxPlacement.Axis, canvas: Canvas
  ) throws -> TextBlock? {
    guard !text.isEmpty, axis.showsOffset else { return nil }
    let offset = Text(
      x: 0, y: 0, text: text, style: axis.axes.figure.style, fontSize: axis.major.labelSize,
      horizontalAlignment: parts.offsetIsRightAligned ? .right : .left, verticalAlignment: .center)
    offset.color = axis.major.labelColor
    offset.rotation = parts.angle
    offset.rotationMode = .anchor
    return try TextBlock(offset, engine: canvas.text, dpi: canvas.dpi)
  }

  // MARK: Painting

  override func paint() throws {
    guard axes.isVisible else { return }
    try canvas.group("axes3d") {
      if axes.isPatchVisible { canvas.path(.rectangle(frame.box), fill: axes.faceColor) }
      if axes.isAxisOn {
        let visible = placed.filter(\.axis.isVisible)
        for (index, axis) in visible.enumerated() { paintPane(axis, color: space.paneColors[index]) }
        if space.isGridOn { for axis in visible { paintGrid(axis) } }
        for axis in visible { paintAxis(axis) }
      }
      for part in parts().sorted(by: { $0.zorder < $1.zorder }) { try part.paint() }
    }
  }

  private func pixels(_ point: Point) -> Point { frame.point(point.x, point.y) }

  private func paintPane(_ axis: PlacedAxis, color: Color) {
    let width = canvas.pixels(axes.figure.style.patchLineWidth)
    canvas.path(
      .polyline(axis.parts.pane.map(pixels)), fill: color,
      stroke: Stroke(color: color, width: width, cap: .butt, join: .miter))
  }

  private func paintGrid(_ axis: PlacedAxis) {
    let look = axis.axis.major
    let width = canvas.pixels(look.gridLineWidth)
    let (dashes, offset) = look.gridLineStyle.dashes(lineWidth: width)
    let stroke = Stroke(
      color: look.gridColor.withAlpha(look.gridAlpha), width: width, cap: .butt, join: .round, dashes: dashes,
      dashOffset: offset)
    for line in axis.parts.gridLines { canvas.path(.polyline(line.map(pixels)), stroke: stroke) }
  }

  private func paintAxis(_ axis: PlacedAxis) {
    canvas.group("\(axis.axis.name.rawValue)axis") {
      let style = axes.figure.style
      canvas.path(
        .polyline(axis.parts.line.map(pixels)),
        stroke: Stroke(
          color: style.color("axes.edgecolor"), width: canvas.pixels(style.number("axes.linewidth")), cap: .square,
          join: .round))
      let look = axis.axis.major
      let mark = Stroke(color: look.color, width: canvas.pixels(look.width), cap: .square, join: .round)
      for index in axis.parts.ticks.indices {
        if look.showsFirst { canvas.path(.polyline(axis.parts.ticks[index].map(pixels)), stroke: mark) }
        if look.labelsFirst { canvas.text(axis.labels[index], at: pixels(axis.parts.labelPlaces[index])) }
      }
      if let offset = axis.offset { canvas.text(offset, at: pixels(axis.parts.offsetPlace)) }
      if let label = axis.label { canvas.text(label, at: pixels(axis.parts.titlePlace)) }
    }
  }

  private typealias Part = (zorder: Double, paint: () throws -> Void)

  /// Artists, titles and legend; collections are lifted above the axes, the farthest first.
  private func parts() -> [Part] {
    let depths = collectionOrders()
    var parts: [Part] = axes.children.filter(\.isVisible).map { artist in
      (depths[ObjectIdentifier(artist)] ?? artist.zorder, { try self.paint(artist) })
    }
    parts.append((3, { for title in try self.titles() { self.canvas.text(title.block, at: title.place) } }))
    for legend in axes.shownLegends {
      parts.append(
        (legend.zorder, { try LegendLayout(legend, layout: self, canvas: self.canvas).paint(on: self.canvas) }))
    }
    return parts
  }

  private func collectionOrders() -> [ObjectIdentifier: Double] {
    let collections = axes.children.filter { $0.isVisible && Self.depthSorted($0) != nil }
    let depths = collections.map { Self.depthSorted($0)?.nearestDepth(view.projection) ?? .nan }
    let order = collections.indices.sorted { (depths[$0], -$0) > (depths[$1], -$1) }
    let first = (placed.map(\.axis.zorder).max() ?? 0) + 1
    return Dictionary(
      uniqueKeysWithValues: order.enumerated().map { (ObjectIdentifier(collections[$1]), first + Double($0)) })
  }

  /// What paints an artist by its depth; nil of those that are painted in their order.
  private static func depthSorted(_ artist: Artist) -> (any DepthSorted)? {
    if let patch = artist as? Patch { return patch.plane.map { PlacedPatch(patch: patch, plane: $0) } }
    return artist as? any DepthSorted
  }

  private func paint(_ artist: Artist) throws {
    try canvas.group(artist.typeName) {
      let area = artist.isClipped ? frame.box : nil
      if let collection = Self.depthSorted(artist) {
        try canvas.clipped(to: area) { try collection.paint(on: canvas, with: view) }
      } else if let line = artist as? Line3D {
        try canvas.clipped(to: area) { try canvas.line(line, points: view.visible(line.places).map(view.pixels)) }
      } else if let text = artist as? Text3D {
        try paint(text)
      } else {
        try paintFlat(artist)
      }
    }
  }

  private func paint(_ text: Text3D) throws {
    guard !text.text.isEmpty else { return }
    let place = Vector(text.x, text.y, text.z)
    let start = pixels(Point(view.projection(place).x, view.projection(place).y))
    let end = view.projection(place + text.direction)
    text.rotation = BoxPlacement.angle(from: view.projection(place), to: end)
    let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
    guard start.x.isFinite, start.y.isFinite else { return }
    canvas.text(block, at: start)
  }

  // MARK: Extent

  override func projectedOutlines(of artist: Artist) throws -> (lines: [Path], points: [Point])? {
    if let line = artist as? Line3D {
      return ([try Canvas.broken(view.visible(line.places).map(view.pixels))], [])
    }
    if let scatter = artist as? Path3DCollection {
      return ([], scatter.projected(by: view.projection).visible.map(view.pixels).filter { $0.x.isFinite })
    }
    return Self.depthSorted(artist) != nil || artist is Text3D ? ([], []) : nil
  }

  override func tightBox(forLayout: Bool = false) throws -> Rectangle? {
    guard axes.isVisible else { return nil }
    var boxes = [frame.box]
    if axes.isAxisOn {
      for axis in placed where axis.axis.isVisible {
        for (label, place) in zip(axis.labels, axis.parts.labelPlaces) {
          let place = pixels(place)
          boxes.append(label.bounds.translated(place.x, place.y))
        }
        if let label = axis.label, !forLayout {
          let place = pixels(axis.parts.titlePlace)
          boxes.append(label.bounds.translated(place.x, place.y))
        }
      }
    }
    for title in try titles() { boxes.append(title.block.bounds.translated(title.place.x, title.place.y)) }
    for legend in axes.shownLegends {
      boxes.append(try LegendLayout(legend, layout: self, canvas: canvas).box)
    }
    return Rectangle.union(boxes)
  }
}
