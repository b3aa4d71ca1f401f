/// Turns a figure into what is to be painted.
public struct FigureLayout {
  let figure: Figure
  let text: any TextSetting
  let dpi: Double

  /// - Parameter dpi: Pixels per inch; nil takes the figure's.
  public init(_ figure: Figure, text: any TextSetting, dpi: Double? = nil) {
    self.figure = figure
    self.text = text
    self.dpi = dpi ?? figure.dpi
  }

  /// Everything to paint, in order.
  /// - Throws: ValueError for a size no picture can have, mathematics that cannot be read, or limits without logarithm.
  public func displayList() throws -> DisplayList {
    let canvas = try makeCanvas()
    try fit()
    if figure.isFrameOn {
      let sheet = Rectangle(x0: 0, y0: 0, x1: figure.width * dpi, y1: figure.height * dpi)
      canvas.path(.rectangle(sheet), fill: figure.faceColor)
    }
    for part in parts(canvas).sorted(by: { $0.zorder < $1.zorder }) { try part.paint() }
    return canvas.list
  }

  func makeCanvas() throws -> Canvas {
    let width = (figure.width * dpi).rounded(.down)
    let height = (figure.height * dpi).rounded(.down)
    let limit = Double(Figure.largestSide)
    guard width >= 1, height >= 1, width < limit, height < limit else {
      throw PlottingError(
        .valueError,
        "Image size of \(NumberFormat.fixed(width, digits: 0))x\(NumberFormat.fixed(height, digits: 0)) pixels is too "
          + "large. It must be less than 2^23 in each direction.")
    }
    return Canvas(width: Int(width), height: Int(height), dpi: dpi, text: text)
  }

  private typealias Part = (zorder: Double, paint: () throws -> Void)

  private func parts(_ canvas: Canvas) -> [Part] {
    var parts: [Part] = figure.axes.map { axes in
      (axes.zorder, { try Self.layout(axes, canvas: canvas).paint() })
    }
    let frame = sheetFrame
    for text in figure.texts + [figure.suptitle, figure.supxlabel, figure.supylabel].compactMap({ $0 }) {
      parts.append((text.zorder, { try canvas.text(text, frame: frame) }))
    }
    for legend in figure.legends where legend.isVisible {
      parts.append(
        (legend.zorder, { try LegendLayout(legend, figure: frame.box, canvas: canvas).paint(on: canvas) }))
    }
    return parts
  }

  /// The figure as a frame, for texts that belong to no axes.
  private var sheetFrame: AxesFrame {
    let width = figure.width * dpi
    let height = figure.height * dpi
    return AxesFrame(
      box: Rectangle(x0: 0, y0: 0, x1: width, y1: height),
      x: AxisMapping(scale: .linear, low: 0, high: 1, start: 0, length: width),
      y: AxisMapping(scale: .linear, low: 0, high: 1, start: 0, length: height), figureWidth: width,
      figureHeight: height)
  }

  static func layout(_ axes: Axes, canvas: Canvas) throws -> AxesLayout {
    axes.followPrimary()
    if let axes = axes as? Axes3D { return try Axes3DLayout(axes, canvas: canvas) }
    return try AxesLayout(axes, canvas: canvas)
  }

  /// The box of an axes in pixels after its aspect is applied, y upwards.
  public func box(of axes: Axes) -> Rectangle { AxesFrame(axes, dpi: dpi).box }

  /// The box of an axes' legend in pixels, y upwards; nil without legend.
  public func legendBox(of axes: Axes) throws -> Rectangle? {
    guard let legend = axes.legend else { return nil }
    let canvas = try makeCanvas()
    return try LegendLayout(legend, layout: Self.layout(axes, canvas: canvas), canvas: canvas).box
  }

  /// The box around all that is drawn, in inches, y upwards (`bbox_inches='tight'`).
  public func tightBox(pad: Double = 0.1) throws -> Rectangle {
    try fit()
    let canvas = try makeCanvas()
    var boxes = try figure.axes.compactMap { try Self.layout($0, canvas: canvas).tightBox() }
    let frame = sheetFrame
    for text in figure.texts + [figure.suptitle, figure.supxlabel, figure.supylabel].compactMap({ $0 })
    where !text.text.isEmpty && text.isVisible {
      let place = frame.point(text.x, text.y, text.coordinates)
      boxes.append(try TextBlock(text, engine: self.text, dpi: dpi).bounds.translated(place.x, place.y))
    }
    boxes += try figure.legends.filter(\.isVisible).map { try LegendLayout($0, figure: frame.box, canvas: canvas).box }
    let all = Rectangle.union(boxes) ?? frame.box
    return Rectangle(x0: all.x0 / dpi - pad, y0: all.y0 / dpi - pad, x1: all.x1 / dpi + pad, y1: all.y1 / dpi + pad)
  }
}
