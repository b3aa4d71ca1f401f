#if canImport(Glibc)
  import Glibc
#endif

/// How values of one direction become pixels.
struct AxisMapping: Equatable {
  let scale: AxisScale
  let factor: Double
  let offset: Double

  /// The mapping of limits to pixels `start` and `start + length`.
  init(scale: AxisScale, low: Double, high: Double, start: Double, length: Double) {
    self.scale = scale
    let first = scale.forward(low)
    let width = scale.forward(high) - first
    let unit = width == 0 ? 0 : 1 / width
    factor = length * unit
    offset = length * (-first * unit) + start
  }

  func pixel(_ value: Double) -> Double { scale.forward(value) * factor + offset }

  func value(_ pixel: Double) -> Double { factor == 0 ? .nan : scale.inverse((pixel - offset) / factor) }
}

/// Where an axes is on the sheet and how its coordinates become pixels, y upwards.
struct AxesFrame {
  /// Pixels.
  let box: Rectangle
  let x: AxisMapping
  let y: AxisMapping
  let figureWidth: Double
  let figureHeight: Double

  /// The frame with the aspect applied.
  /// - Parameter dpi: Pixels per inch.
  init(_ axes: Axes, dpi: Double) {
    let figure = axes.figure
    figureWidth = figure.width * dpi
    figureHeight = figure.height * dpi
    let area = Self.activePosition(axes, figureWidth: figureWidth, figureHeight: figureHeight)
    box = Rectangle(
      x0: area.x0 * figureWidth, y0: area.y0 * figureHeight, x1: area.x1 * figureWidth, y1: area.y1 * figureHeight)
    if axes.adjustable == .datalim, case .ratio(let ratio) = axes.aspect, box.width > 0, box.height > 0 {
      axes.widenLimits(toDataRatio: box.height / box.width / ratio)
    }
    let (xlim, ylim) = (axes.xlim, axes.ylim)
    x = AxisMapping(scale: axes.xaxis.domain.scale, low: xlim.low, high: xlim.high, start: box.x0, length: box.width)
    y = AxisMapping(scale: axes.yaxis.domain.scale, low: ylim.low, high: ylim.high, start: box.y0, length: box.height)
  }

  /// The frame before any aspect is applied: that of calls that look at pixels before a figure is drawn.
  init(withoutAspect axes: Axes, dpi: Double) {
    let (width, height) = (axes.figure.width * dpi, axes.figure.height * dpi)
    let area = axes.position
    let box = Rectangle(x0: area.x0 * width, y0: area.y0 * height, x1: area.x1 * width, y1: area.y1 * height)
    let (xlim, ylim) = (axes.xlim, axes.ylim)
    self.init(
      box: box,
      x: AxisMapping(scale: axes.xaxis.domain.scale, low: xlim.low, high: xlim.high, start: box.x0, length: box.width),
      y: AxisMapping(scale: axes.yaxis.domain.scale, low: ylim.low, high: ylim.high, start: box.y0, length: box.height),
      figureWidth: width, figureHeight: height)
  }

  init(box: Rectangle, x: AxisMapping, y: AxisMapping, figureWidth: Double, figureHeight: Double) {
    self.box = box
    self.x = x
    self.y = y
    self.figureWidth = figureWidth
    self.figureHeight = figureHeight
  }

  func point(_ x: Double, _ y: Double, _ coordinates: Coordinates = .data) -> Point {
    switch coordinates {
    case .data: Point(self.x.pixel(x), self.y.pixel(y))
    case .axes: Point(box.x0 + x * box.width, box.y0 + y * box.height)
    case .figure: Point(x * figureWidth, y * figureHeight)
    case .pixels: Point(x, y)
    case .xData: Point(self.x.pixel(x), box.y0 + y * box.height)
    case .yData: Point(box.x0 + x * box.width, self.y.pixel(y))
    }
  }

  /// Where the line along a side stands: y of the lower and upper ones, x of the others.
  func edge(_ side: Axis.Side, of axes: Axes, dpi: Double) -> Double {
    let isLevel = side == .bottom || side == .top
    let isFirst = side == .bottom || side == .left
    let (low, high) = isLevel ? (box.y0, box.y1) : (box.x0, box.x1)
    let edge = isFirst ? low : high
    switch axes.spines[side]?.position {
    case .outward(let points)?: return edge + (isFirst ? -1 : 1) * points * dpi / 72
    case .axes(let share)?: return low + share * (high - low)
    case .data(let value)?: return isLevel ? y.pixel(value) : x.pixel(value)
    case nil: return edge
    }
  }

  func path(_ path: Path, _ coordinates: Coordinates) -> Path { path.mapped { point($0.x, $0.y, coordinates) } }

  // MARK: Aspect

  /// The area in shares of the figure, made smaller where the aspect asks for it.
  static func activePosition(_ axes: Axes, figureWidth: Double, figureHeight: Double) -> Rectangle {
    let area = axes.position
    let wanted: Double
    if let boxAspect = axes.boxAspect {
      wanted = boxAspect
    } else if case .ratio(let ratio) = axes.aspect, axes.adjustable == .box {
      wanted = ratio * dataRatio(axes)
    } else {
      return area
    }
    return shrunk(area, toAspect: wanted, figureAspect: figureHeight / figureWidth, anchor: axes.anchor)
  }

  /// The largest area of an aspect (height over width) inside another.
  static func shrunk(
    _ area: Rectangle, toAspect aspect: Double, figureAspect: Double, anchor: (x: Double, y: Double)
  ) -> Rectangle {
    guard aspect > 0, aspect.isFinite else { return area }
    let boxAspect = aspect / figureAspect
    var width = area.width
    var height = width * boxAspect
    if height > area.height {
      height = area.height
      width = height / boxAspect
    }
    let x0 = area.x0 + anchor.x * (area.width - width)
    let y0 = area.y0 + anchor.y * (area.height - height)
    return Rectangle(x0: x0, y0: y0, x1: x0 + width, y1: y0 + height)
  }

  /// Height of the limits over their width, as the scales spread them.
  private static func dataRatio(_ axes: Axes) -> Double {
    let xlim = axes.xlim
    let ylim = axes.ylim
    let xscale = axes.xaxis.domain.scale
    let yscale = axes.yaxis.domain.scale
    let width = max(abs(xscale.forward(xlim.high) - xscale.forward(xlim.low)), 1e-30)
    let height = max(abs(yscale.forward(ylim.high) - yscale.forward(ylim.low)), 1e-30)
    return height / width
  }
}
