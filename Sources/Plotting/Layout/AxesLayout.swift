import LongWork

/// An axes laid out: its frame, ticks and titles, ready to be painted.
class AxesLayout {
  let axes: Axes
  let canvas: Canvas
  let frame: AxesFrame
  let x: AxisLayout
  let y: AxisLayout

  /// - Parameter frame: Where the axes are on the sheet, when not by the limits of x and y.
  init(_ axes: Axes, canvas: Canvas, frame: AxesFrame? = nil) throws {
    self.axes = axes
    self.canvas = canvas
    let frame = frame ?? AxesFrame(axes, dpi: canvas.dpi)
    self.frame = frame
    x = try AxisLayout(axes.xaxis, frame: frame, canvas: canvas)
    y = try AxisLayout(axes.yaxis, frame: frame, canvas: canvas)
  }

  // MARK: Titles

  /// The titles set, with their places.
  func titles() throws -> [(block: TextBlock, place: Point)] {
    let titles = [axes.title, axes.leftTitle, axes.rightTitle].filter { !$0.text.isEmpty && $0.isVisible }
    guard !titles.isEmpty else { return [] }
    let blocks = try titles.map { try TextBlock($0, engine: canvas.text, dpi: canvas.dpi) }
    let pad = canvas.pixels(axes.titlePad)
    let box = frame.box
    let heights = axes.placesTitle ? try titleHeights(blocks) : titles.map { box.y0 + $0.y * box.height }
    return zip(titles, blocks).enumerated().map { index, pair in
      (pair.1, Point(box.x0 + pair.0.x * box.width, heights[index] + pad))
    }
  }

  /// Where titles stand without their pad: above what is at the top of the axes.
  private func titleHeights(_ blocks: [TextBlock]) throws -> [Double] {
    let pad = canvas.pixels(axes.titlePad)
    let box = frame.box
    var top = -Double.infinity
    var offsets: [Rectangle] = []
    for layout in try twinLayouts() {
      var bound = layout.frame.box.y1
      let axis = layout.axes.xaxis
      let isAtTop =
        axis.major.showsSecond && axis.major.labelsSecond || axis.labelSide == .top
        || axis.major.showsSecond != axis.major.labelsSecond && !axis.major.labelsFirst
      if isAtTop, let tight = try layout.x.tightBox() { bound = tight.y1 }
      top = max(top, bound)
      if let offset = try layout.y.offset() {
        offsets.append(offset.block.bounds.translated(offset.place.x, offset.place.y))
      }
    }
    var height = box.y1
    for (block, title) in zip(blocks, [axes.title, axes.leftTitle, axes.rightTitle].filter { !$0.text.isEmpty }) {
      let place = Point(box.x0 + title.x * box.width, box.y1 + pad)
      let bounds = block.bounds.translated(place.x, place.y)
      for offset in offsets where offset.overlaps(bounds) { top = offset.y1 }
      if bounds.y0 < top {
        height = max(height, top)
        let lower = block.bounds.y0 + top + pad
        if lower < top { height = max(height, 2 * top - lower) }
      }
    }
    return blocks.map { _ in height }
  }

  /// The layouts of the axes over the same area.
  private func twinLayouts() throws -> [AxesLayout] {
    guard !axes.twins.isEmpty else { return [self] }
    return try axes.twins.compactMap(\.axes).map { $0 === axes ? self : try AxesLayout($0, canvas: canvas) }
  }

  /// The outlines of an artist that is not drawn at its places in data; nil of all others.
  func projectedOutlines(of artist: Artist) throws -> (lines: [Path], points: [Point])? { nil }

  // MARK: Extent

  /// The box around everything that belongs to the axes.
  /// - Parameter forLayout: Leaves out how far titles and labels reach along the edges.
  func tightBox(forLayout: Bool = false) throws -> Rectangle? {
    guard axes.isVisible else { return nil }
    var boxes = [frame.box]
    if axes.isAxisOn {
      boxes += [try x.tightBox(forLayout: forLayout), try y.tightBox(forLayout: forLayout)].compactMap { $0 }
      boxes += spineBoxes
    }
    for title in try titles() {
      var box = title.block.bounds.translated(title.place.x, title.place.y)
      if forLayout, box.width > 0 {
        box.x0 = (box.x0 + box.x1) / 2 - 0.5
        box.x1 = box.x0 + 1
      }
      boxes.append(box)
    }
    for child in axes.childAxes {
      if let box = try FigureLayout.layout(child, canvas: canvas).tightBox(forLayout: forLayout) { boxes.append(box) }
    }
    for legend in axes.shownLegends {
      boxes.append(try LegendLayout(legend, layout: self, canvas: canvas).box)
    }
    for case let text as Text in axes.children where text.isVisible && !text.text.isEmpty {
      let place = frame.point(text.x, text.y, text.coordinates)
      let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
      if place.x.isFinite, place.y.isFinite { boxes.append(block.bounds.translated(place.x, place.y)) }
    }
    return Rectangle.union(boxes)
  }

  /// The edges with the ticks that stand out of them.
  private var spineBoxes: [Rectangle] {
    var boxes: [Rectangle] = []
    let box = frame.box
    for (layout, axis) in [(x, axes.xaxis), (y, axes.yaxis)] where axis.isVisible && !layout.ticks.isEmpty {
      let out = canvas.pixels(axis.major.length * axis.major.direction.outside)
      let low = axis.major.showsFirst ? out : 0
      let high = axis.major.showsSecond ? out : 0
      boxes.append(
        axis.name == .x
          ? Rectangle(x0: box.x0, y0: box.y0 - low, x1: box.x1, y1: box.y1 + high)
          : Rectangle(x0: box.x0 - low, y0: box.y0, x1: box.x1 + high, y1: box.y1))
    }
    return boxes
  }

  // MARK: Painting

  func paint() throws {
    guard axes.isVisible else { return }
    try canvas.group("axes") {
      if axes.isAxisOn, axes.isFrameOn, axes.isPatchVisible {
        canvas.path(.rectangle(frame.box), fill: axes.faceColor)
      }
      for part in parts().sorted(by: { $0.zorder < $1.zorder }) { try part.paint() }
    }
  }

  /// One thing to paint and its height among the others.
  private typealias Part = (zorder: Double, paint: () throws -> Void)

  /// Everything in the axes, in the order in which equals are painted.
  private func parts() -> [Part] {
    var parts: [Part] = axes.children.filter(\.isVisible).map { artist in
      (artist.zorder, { try self.paintFlat(artist) })
    }
    if axes.isAxisOn {
      if axes.isFrameOn, axes.children.contains(where: { $0 is ColorCells }) {
        parts.append((2.5, { self.paintOutline() }))
      } else if axes.isFrameOn {
        for side in [Axis.Side.left, .right, .bottom, .top] { parts.append((2.5, { self.paintSpine(side) })) }
      }
      parts.append((axes.xaxis.zorder, { try self.x.paint() }))
      parts.append((axes.yaxis.zorder, { try self.y.paint() }))
    }
    parts.append((3, { for title in try self.titles() { self.canvas.text(title.block, at: title.place) } }))
    for child in axes.childAxes where child.isVisible {
      parts.append((child.zorder, { try FigureLayout.layout(child, canvas: self.canvas).paint() }))
    }
    for legend in axes.shownLegends {
      parts.append(
        (legend.zorder, { try LegendLayout(legend, layout: self, canvas: self.canvas).paint(on: self.canvas) }))
    }
    return parts
  }

  private func paintSpine(_ side: Axis.Side) {
    guard let spine = axes.spines[side], spine.isVisible else { return }
    let box = frame.box
    let edge = frame.edge(side, of: axes, dpi: canvas.dpi)
    let ends: [Point]
    switch side {
    case .left, .right:
      let (low, high) = spine.bounds.map { (frame.y.pixel($0.low), frame.y.pixel($0.high)) } ?? (box.y0, box.y1)
      ends = [Point(edge, low), Point(edge, high)]
    case .bottom, .top:
      let (low, high) = spine.bounds.map { (frame.x.pixel($0.low), frame.x.pixel($0.high)) } ?? (box.x0, box.x1)
      ends = [Point(low, edge), Point(high, edge)]
    }
    guard ends.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
    canvas.path(
      .polyline(ends),
      stroke: Stroke(color: spine.color, width: canvas.pixels(spine.lineWidth), cap: .square, join: .miter))
  }

  /// The frame of a colour bar: one line around it.
  private func paintOutline() {
    let spine = axes.spines[.left]
    let stroke = Stroke(
      color: spine?.color ?? .black, width: canvas.pixels(spine?.lineWidth ?? 0.8), cap: .square, join: .miter)
    canvas.path(.rectangle(frame.box), stroke: stroke)
  }

  /// Paints an artist of the plane.
  func paintFlat(_ artist: Artist) throws {
    try Interruption.check()
    try canvas.clipped(to: artist.isClipped && !(artist is Text) ? frame.box : nil) {
      if let line = artist as? AxisLine {
        try canvas.line(line, points: try line.ends(in: frame))
      } else if let line = artist as? Line2D {
        try canvas.line(line, frame: frame)
      } else if let arrow = artist as? ConnectingArrowPatch {
        canvas.arrow(
          arrow, from: frame.point(arrow.start.x, arrow.start.y, arrow.coordinates),
          to: frame.point(arrow.end.x, arrow.end.y, arrow.coordinates))
      } else if let patch = artist as? Patch {
        canvas.patch(patch, frame: frame)
      } else if let scatter = artist as? PathCollection {
        try canvas.scatter(scatter, frame: frame)
      } else if let contours = artist as? ContourSet {
        try canvas.contours(contours, frame: frame)
      } else if let mesh = artist as? QuadMesh {
        try canvas.mesh(mesh, frame: frame)
      } else if let quiver = artist as? Quiver {
        try canvas.quiver(quiver, frame: frame)
      } else if let patches = artist as? PatchCollection {
        try canvas.patches(patches, frame: frame)
      } else if let polygons = artist as? PolyCollection {
        try canvas.polygons(polygons, frame: frame)
      } else if let lines = artist as? LineCollection {
        try canvas.lines(lines, frame: frame)
      } else if let image = artist as? AxesImage {
        try canvas.image(image, frame: frame)
      } else if let cells = artist as? ColorCells {
        canvas.cells(cells, frame: frame)
      } else if let annotation = artist as? Annotation {
        try canvas.annotation(annotation, frame: frame)
      } else if let text = artist as? Text {
        try canvas.text(text, frame: frame)
      }
    }
  }
}
