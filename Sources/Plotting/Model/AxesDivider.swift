/// Axes and others beside them that share its area: colour bars of fixed width, histograms at the margins.
public final class AxesDivider {
  /// How wide a column is, or how high a row.
  public enum Size {
    /// As much as the axes themselves need, in units of their limits.
    case main
    /// A share of the axes.
    case share(Double)
    case inches(Double)
  }

  public enum Side: String, CaseIterable, Sendable { case left, right, bottom, top }

  /// One column or row; cells hold on to it while others come before it.
  final class Track {
    let size: Size
    init(_ size: Size) { self.size = size }
  }

  /// The axes, which hold the divider.
  public private(set) weak var axes: Axes?
  private var columns: [Track]
  private var rows: [Track]
  private let mainColumn: Track
  private let mainRow: Track

  public init(_ axes: Axes) {
    self.axes = axes
    mainColumn = Track(.main)
    mainRow = Track(.main)
    columns = [mainColumn]
    rows = [mainRow]
    axes.divided = DividedCell(divider: self, column: mainColumn, row: mainRow)
  }

  /// Adds axes at a side.
  /// - Parameter pad: Between; nil is the figure's gap of subplots.
  public func append(_ side: Side, size: Size, pad: Size?) throws -> Axes {
    guard let axes else { throw PlottingError(.runtimeError, "the axes of the divider are gone") }
    let style = axes.figure.style
    let isAcross = side == .left || side == .right
    let gap = Track(pad ?? .share(style.number(isAcross ? "figure.subplot.wspace" : "figure.subplot.hspace")))
    let track = Track(size)
    switch side {
    case .left: columns = [track, gap] + columns
    case .right: columns += [gap, track]
    case .bottom: rows = [track, gap] + rows
    case .top: rows += [gap, track]
    }
    let area = axes.basePosition
    let made = try axes.figure.addAxes(left: area.x0, bottom: area.y0, width: area.width, height: area.height)
    made.divided = DividedCell(
      divider: self, column: isAcross ? track : mainColumn, row: isAcross ? mainRow : track)
    return made
  }

  /// The part of a total that grows with the axes and that in inches.
  private static func parts(_ track: Track, _ main: Double) -> (relative: Double, absolute: Double) {
    switch track.size {
    case .main: (main, 0)
    case .share(let share): (share * main, 0)
    case .inches(let inches): (0, inches)
    }
  }

  /// The area of a cell in shares of the figure.
  func position(column: Track, row: Track) -> Rectangle {
    guard let axes else { return Rectangle(x0: 0, y0: 0, x1: 0, y1: 0) }
    let figure = axes.figure
    let area = axes.basePosition
    let (x, y) = (axes.xlim, axes.ylim)
    let widths = columns.map { Self.parts($0, abs(x.high - x.low)) }
    let heights = rows.map { Self.parts($0, abs(y.high - y.low)) }
    func sum(_ parts: [(relative: Double, absolute: Double)]) -> (relative: Double, absolute: Double) {
      parts.reduce((0, 0)) { ($0.0 + $1.relative, $0.1 + $1.absolute) }
    }
    let (width, height) = (sum(widths), sum(heights))
    var scaleX = width.relative == 0 ? 0 : (area.width * figure.width - width.absolute) / width.relative
    var scaleY = height.relative == 0 ? 0 : (area.height * figure.height - height.absolute) / height.relative
    var origin = Point(area.x0, area.y0)
    if axes.aspect != .auto {
      scaleX = min(scaleX, scaleY)
      scaleY = scaleX
      let whole = Point(
        (scaleX * width.relative + width.absolute) / figure.width,
        (scaleY * height.relative + height.absolute) / figure.height)
      origin.x += axes.anchor.x * (area.width - whole.x)
      origin.y += axes.anchor.y * (area.height - whole.y)
    }
    func span(
      _ tracks: [Track], _ wanted: Track, _ parts: [(relative: Double, absolute: Double)], _ scale: Double
    ) -> (Double, Double) {
      let index = tracks.firstIndex { $0 === wanted } ?? 0
      let lengths = parts.map { $0.relative * scale + $0.absolute }
      let start = lengths.prefix(index).reduce(0, +)
      return (start, start + lengths[index])
    }
    let (left, right) = span(columns, column, widths, scaleX)
    let (bottom, top) = span(rows, row, heights, scaleY)
    return Rectangle(
      x0: origin.x + left / figure.width, y0: origin.y + bottom / figure.height, x1: origin.x + right / figure.width,
      y1: origin.y + top / figure.height)
  }
}

/// The cell of a divider that axes are in.
struct DividedCell {
  let divider: AxesDivider
  let column: AxesDivider.Track
  let row: AxesDivider.Track

  var position: Rectangle { divider.position(column: column, row: row) }
}

extension Axes {
  /// Axes inside of these, at a place in shares of their box.
  public func insetAxes(_ area: Rectangle, zorder: Double = 5) -> Axes {
    let inset = Axes(figure: figure, place: .inside(WeakAxes(axes: self), area))
    inset.zorder = zorder
    childAxes.append(inset)
    return inset
  }

  /// A second scale along an edge.
  /// - Parameters:
  ///   - place: Along the other direction, in shares of the box.
  ///   - toSecond: Gives the numbers of the second scale for those of the first.
  public func secondaryAxis(_ name: Axis.Name, at place: Double, toSecond: ScaleFunction) -> Axes {
    let isX = name == .x
    let area =
      isX
      ? Rectangle(x0: 0, y0: place, x1: 1, y1: place + 1e-10) : Rectangle(x0: place, y0: 0, x1: place + 1e-10, y1: 1)
    let second = Axes(figure: figure, place: .inside(WeakAxes(axes: self), area))
    second.primary = (WeakAxes(axes: self), name, toSecond)
    let (own, other) = isX ? (second.xaxis, second.yaxis) : (second.yaxis, second.xaxis)
    own.setScale(.function(ScaleFunction(forward: toSecond.inverse, inverse: toSecond.forward)))
    other.domain.majorLocator = .none
    let side: Axis.Side = isX ? place < 0.5 ? .bottom : .top : place < 0.5 ? .left : .right
    own.setTicksSide(side)
    own.setLabelSide(side)
    for edge in [Axis.Side.left, .right, .bottom, .top] where edge != side { second.spines[edge]?.isVisible = false }
    second.isPatchVisible = false
    childAxes.append(second)
    return second
  }

  /// Takes the limits from the axes whose second scale these are.
  func followPrimary() {
    guard let (parent, name, toSecond) = primary, let limits = parent.axes.map({ name == .x ? $0.xlim : $0.ylim })
    else { return }
    let (low, high) = (toSecond.forward(limits.low), toSecond.forward(limits.high))
    guard low.isFinite, high.isFinite else { return }
    let domain = (name == .x ? xaxis : yaxis).domain
    (domain.low, domain.high, domain.isStale) = (low, high, false)
  }
}
