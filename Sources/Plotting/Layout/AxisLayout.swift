#if canImport(Glibc)
  import Glibc
#endif

/// The ticks of one direction with their labels set, and the places of the axis' texts.
struct AxisLayout {
  /// One tick inside the limits.
  struct Tick {
    let value: Double
    /// Along the axis.
    let pixel: Double
    let isMajor: Bool
    let text: String
    /// The labels at the first and the second side.
    let first: (block: TextBlock, place: Point)?
    let second: (block: TextBlock, place: Point)?
  }

  let axis: Axis
  let ticks: [Tick]
  /// The common factor of the labels.
  let offsetText: String
  private let frame: AxesFrame
  private let canvas: Canvas

  init(_ axis: Axis, frame: AxesFrame, canvas: Canvas) throws {
    self.axis = axis
    self.frame = frame
    self.canvas = canvas
    let values = try TickValues(axis, length: axis.name == .x ? frame.box.width : frame.box.height, dpi: canvas.dpi)
    offsetText = values.offset
    let mapping = axis.name == .x ? frame.x : frame.y
    let limits = axis.limits
    let start = mapping.scale.forward(limits.low)
    let end = mapping.scale.forward(limits.high)
    var ticks: [Tick] = []
    for (kind, isMajor) in [(values.major, true), (values.minor, false)] {
      for (index, (value, text)) in kind.enumerated()
      where Interval.containsClosely(start, end, mapping.scale.forward(value)) {
        let pixel = mapping.pixel(value)
        let look = axis.labelLook(index, isMajor: isMajor)
        ticks.append(
          Tick(
            value: value, pixel: pixel, isMajor: isMajor, text: text,
            first: try look.labelsFirst
              ? Self.label(text, look, axis, frame, canvas, pixel: pixel, isSecond: false) : nil,
            second: try look.labelsSecond
              ? Self.label(text, look, axis, frame, canvas, pixel: pixel, isSecond: true) : nil))
      }
    }
    self.ticks = ticks
  }

  private static func label(
    _ string: String, _ look: TickParameters, _ axis: Axis, _ frame: AxesFrame, _ canvas: Canvas, pixel: Double,
    isSecond: Bool
  ) throws -> (TextBlock, Point)? {
    guard !string.isEmpty else { return nil }
    let isX = axis.name == .x
    let text = Text(x: 0, y: 0, text: string, style: axis.axes.figure.style, fontSize: look.labelSize)
    text.color = look.labelColor
    text.fontWeight = look.labelWeight
    text.rotation = look.labelRotation
    text.rotationMode = look.labelRotationMode
    text.horizontalAlignment = look.labelHorizontalAlignment ?? (isX ? .center : isSecond ? .left : .right)
    text.verticalAlignment = look.labelVerticalAlignment ?? (isX ? isSecond ? .bottom : .top : .centerBaseline)
    let pad = canvas.pixels(look.pad + look.length * look.direction.outside)
    let side: Axis.Side = isX ? isSecond ? .top : .bottom : isSecond ? .right : .left
    let edge = frame.edge(side, of: axis.axes, dpi: canvas.dpi) + (isSecond ? pad : -pad)
    let place = isX ? Point(pixel, edge) : Point(edge, pixel)
    return (try TextBlock(text, engine: canvas.text, dpi: canvas.dpi), place)
  }

  // MARK: Boxes

  /// The boxes of the labels at the first or the second side.
  func labelBoxes(second: Bool) -> [Rectangle] {
    ticks.compactMap { second ? $0.second : $0.first }.map { $0.block.bounds.translated($0.place.x, $0.place.y) }
  }

  /// The edge of the axes at a side, with the ticks that stand out.
  private func spine(_ side: Axis.Side) -> Rectangle {
    let box = frame.box
    let first = side == .bottom || side == .left
    var out = 0.0
    for isMajor in [true, false] where ticks.contains(where: { $0.isMajor == isMajor }) && axis.isVisible {
      let look = isMajor ? axis.major : axis.minor
      guard first ? look.showsFirst : look.showsSecond else { continue }
      out = max(out, canvas.pixels(look.length * look.direction.outside))
    }
    let edge = frame.edge(side, of: axis.axes, dpi: canvas.dpi)
    switch side {
    case .bottom: return Rectangle(x0: box.x0, y0: edge - out, x1: box.x1, y1: edge)
    case .top: return Rectangle(x0: box.x0, y0: edge, x1: box.x1, y1: edge + out)
    case .left: return Rectangle(x0: edge - out, y0: box.y0, x1: edge, y1: box.y1)
    case .right: return Rectangle(x0: edge, y0: box.y0, x1: edge + out, y1: box.y1)
    }
  }

  // MARK: The axis' own texts

  /// The label set, and its place.
  func label() throws -> (block: TextBlock, place: Point)? {
    guard axis.isVisible, !axis.label.text.isEmpty, axis.label.isVisible else { return nil }
    let block = try TextBlock(axis.label, engine: canvas.text, dpi: canvas.dpi)
    guard axis.placesLabel else {
      return (block, frame.point(axis.label.x, axis.label.y, axis.label.coordinates))
    }
    let isSecond = axis.labelSide == .top || axis.labelSide == .right
    let around = Rectangle.union(labelBoxes(second: isSecond) + [spine(axis.labelSide)]) ?? frame.box
    let pad = canvas.pixels(axis.labelPad)
    let box = frame.box
    let along = axis.name == .x ? box.x0 + axis.label.x * box.width : box.y0 + axis.label.y * box.height
    switch axis.labelSide {
    case .bottom: return (block, Point(along, around.y0 - pad))
    case .top: return (block, Point(along, around.y1 + pad))
    case .left: return (block, Point(around.x0 - pad, along))
    case .right: return (block, Point(around.x1 + pad, along))
    }
  }

  /// The common factor set, and its place.
  func offset() throws -> (block: TextBlock, place: Point)? {
    guard !offsetText.isEmpty, axis.showsOffset else { return nil }
    let isX = axis.name == .x
    let text = Text(
      x: 0, y: 0, text: offsetText, style: axis.axes.figure.style, fontSize: axis.major.labelSize,
      horizontalAlignment: isX || axis.offsetSide == .right ? .right : .left,
      verticalAlignment: isX ? axis.offsetSide == .top ? .bottom : .top : .baseline)
    text.color = axis.major.labelColor
    let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
    let pad = canvas.pixels(3)
    let box = frame.box
    guard isX else { return (block, Point(axis.offsetSide == .right ? box.x1 : box.x0, box.y1 + pad)) }
    let isSecond = axis.offsetSide == .top
    let around = Rectangle.union(labelBoxes(second: isSecond))
    return (block, Point(box.x1, isSecond ? (around?.y1 ?? box.y1) + pad : (around?.y0 ?? box.y0) - pad))
  }

  /// The box around labels, common factor and label.
  /// - Parameter forLayout: Leaves out how far the label reaches along the axis.
  func tightBox(forLayout: Bool = false) throws -> Rectangle? {
    guard axis.isVisible else { return nil }
    var boxes = labelBoxes(second: false) + labelBoxes(second: true)
    if let offset = try offset() { boxes.append(offset.block.bounds.translated(offset.place.x, offset.place.y)) }
    if let label = try label() {
      var box = label.block.bounds.translated(label.place.x, label.place.y)
      if forLayout, axis.name == .x, box.width > 0 {
        box.x0 = (box.x0 + box.x1) / 2 - 0.5
        box.x1 = box.x0 + 1
      }
      if forLayout, axis.name == .y, box.height > 0 {
        box.y0 = (box.y0 + box.y1) / 2 - 0.5
        box.y1 = box.y0 + 1
      }
      boxes.append(box)
    }
    return Rectangle.union(boxes)
  }

  // MARK: Painting

  func paint() throws {
    guard axis.isVisible else { return }
    try canvas.group("\(axis.name.rawValue)axis") {
      for isMajor in [true, false] {
        paintGrid(isMajor: isMajor)
        paintMarks(isMajor: isMajor)
      }
      for tick in ticks {
        if let first = tick.first { canvas.text(first.block, at: first.place) }
        if let second = tick.second { canvas.text(second.block, at: second.place) }
      }
      if let label = try label() { canvas.text(label.block, at: label.place) }
      if let offset = try offset() { canvas.text(offset.block, at: offset.place) }
    }
  }

  private func paintGrid(isMajor: Bool) {
    let look = isMajor ? axis.major : axis.minor
    guard look.showsGrid else { return }
    let (dashes, offset) = look.gridLineStyle.dashes(lineWidth: canvas.pixels(look.gridLineWidth))
    guard look.gridLineStyle != .none else { return }
    let stroke = Stroke(
      color: look.gridColor.withAlpha(look.gridAlpha), width: canvas.pixels(look.gridLineWidth),
      cap: look.gridLineStyle.isDashed ? .butt : .square, join: .round, dashes: dashes, dashOffset: offset)
    let box = frame.box
    canvas.clipped(to: box) {
      for tick in ticks where tick.isMajor == isMajor {
        let ends =
          axis.name == .x
          ? [Point(tick.pixel, box.y0), Point(tick.pixel, box.y1)]
          : [Point(box.x0, tick.pixel), Point(box.x1, tick.pixel)]
        canvas.path(.polyline(ends), stroke: stroke)
      }
    }
  }

  private func paintMarks(isMajor: Bool) {
    let look = isMajor ? axis.major : axis.minor
    let length = canvas.pixels(look.length)
    guard length > 0, look.width > 0 else { return }
    let stroke = Stroke(color: look.color, width: canvas.pixels(look.width), cap: .butt, join: .round)
    let pixels = ticks.filter { $0.isMajor == isMajor }.map(\.pixel)
    for isSecond in [false, true] where isSecond ? look.showsSecond : look.showsFirst {
      let sign = isSecond ? 1.0 : -1.0
      let start = look.direction == .both ? -length / 2 : 0
      let end = look.direction == .both ? length / 2 : sign * length * (look.direction == .inward ? -1 : 1)
      let isX = axis.name == .x
      let outline = Path.polyline(isX ? [Point(0, start), Point(0, end)] : [Point(start, 0), Point(end, 0)])
      let edge = frame.edge(
        isX ? isSecond ? .top : .bottom : isSecond ? .right : .left, of: axis.axes, dpi: canvas.dpi)
      canvas.markers(
        outline, at: pixels.map { isX ? Point($0, edge) : Point(edge, $0) }, fills: [], strokes: [stroke],
        snap: length >= 1 ? .always : .never, isStamped: true)
    }
  }
}
