/// A line along an edge of the axes.
public struct Spine: Equatable, Sendable {
  /// Where the line stands when not at its edge; the ticks stand there, too.
  public enum Position: Equatable, Sendable {
    /// Points outwards from the edge.
    case outward(Double)
    /// A share of the axes' box.
    case axes(Double)
    /// A number of the other direction.
    case data(Double)
  }

  public var isVisible: Bool
  public var color: Color
  /// Points.
  public var lineWidth: Double
  public var position: Position?
  /// The numbers the line runs between; nil runs along the whole edge.
  public var bounds: (low: Double, high: Double)? {
    get { ends.map { ($0[0], $0[1]) } }
    set { ends = newValue.map { [$0.low, $0.high] } }
  }
  private var ends: [Double]?

  init(isVisible: Bool, color: Color, lineWidth: Double) {
    self.isVisible = isVisible
    self.color = color
    self.lineWidth = lineWidth
  }
}

/// The relation of a unit of y to a unit of x on the sheet.
public enum Aspect: Equatable, Sendable {
  case auto
  case ratio(Double)

  /// - Throws: ValueError for an unknown word.
  public static func parse(_ text: String) throws -> Aspect {
    switch text {
    case "auto": return .auto
    case "equal": return .ratio(1)
    case _:
      guard let ratio = Double(text) else {
        throw PlottingError(.valueError, "could not convert string to float: \(text.pythonQuoted)")
      }
      return .ratio(ratio)
    }
  }
}

/// An area with two directions in which data are drawn.
open class Axes {
  /// Where axes are in the figure.
  public enum Place {
    case cells(SubplotSpec)
    /// Shares of the figure, y upwards.
    case area(Rectangle)
    /// Shares of the box of other axes.
    case inside(WeakAxes, Rectangle)
  }

  /// What gives way when the aspect is fixed.
  public enum Adjustable: String, Sendable { case box, datalim }

  private weak var owner: Figure?
  private let style: RcParams
  /// Stands in for a figure that nobody holds any more.
  private lazy var orphanage = Figure(bare: style)
  public internal(set) var place: Place { didSet { fitted = nil } }
  /// Where a layout put the axes, in shares of the figure; nil leaves them in their cells.
  var fitted: Rectangle?
  /// The part of an area that others take from, too.
  var divided: DividedCell?
  /// Axes inside of these, which belong to them and not to the figure's list.
  public internal(set) var childAxes: [Axes] = []
  /// The axes whose second scale these are, the direction, and the way from its numbers to these.
  var primary: (axes: WeakAxes, name: Axis.Name, toSecond: ScaleFunction)?
  /// How the axes stand as a colour bar beside others.
  var colorbarPlace: ColorbarPlace?
  public private(set) lazy var xaxis = Axis(name: .x, axes: self, style: style)
  public private(set) lazy var yaxis = Axis(name: .y, axes: self, style: style)
  /// Artists in the order they were added.
  public internal(set) var children: [Artist] = []
  /// Groups of artists with one entry in the legend.
  public internal(set) var containers: [Container] = []
  public var spines: [Axis.Side: Spine]
  public let title: Text
  public let leftTitle: Text
  public let rightTitle: Text
  /// Points between axes and title.
  public var titlePad: Double
  /// Whether titles move above what is in their way; nil before a title has been set.
  public var placesTitle = true
  public internal(set) var legend: Legend?
  /// Legends that stay when another one is made (`add_artist`).
  private var keptLegends: [Legend] = []
  public var faceColor: Color
  /// Whether the background is painted.
  public var isPatchVisible = true
  public var isFrameOn = true
  /// Whether axes, ticks and background are drawn at all.
  public var isAxisOn = true
  public var isVisible = true
  public var zorder = 0.0
  public var label = ""
  public internal(set) var dataLimits = DataLimits()
  public var xMargin: Double
  public var yMargin: Double
  public var aspect = Aspect.auto
  /// Height over width of the box on the sheet.
  public var boxAspect: Double?
  public var adjustable = Adjustable.box
  /// Where the box stays when it is made smaller: shares of the free space from the left and bottom.
  public var anchor = (x: 0.5, y: 0.5)
  /// Axes over the same area (`twinx`).
  var twins: [WeakAxes] = []
  private var lineCycleIndex = 0
  private var patchCycleIndex = 0
  private var ownCycle: [Color]?
  /// What `sci` made the current image, for `colorbar()` and `clim()`.
  public var currentImage: (any ScalarMappable)?

  /// The figure of the axes. It holds its axes, not they it: of a figure that is gone they keep the settings alone.
  public var figure: Figure { owner ?? orphanage }

  init(figure: Figure, place: Place) {
    owner = figure
    self.place = place
    style = figure.style
    let style = figure.style
    spines = [:]
    for side in [Axis.Side.left, .right, .bottom, .top] {
      spines[side] = Spine(
        isVisible: style.flag("axes.spines.\(side.rawValue)"), color: style.color("axes.edgecolor"),
        lineWidth: style.number("axes.linewidth"))
    }
    func makeTitle(x: Double, _ alignment: HorizontalAlignment) -> Text {
      let text = Text(
        x: x, y: 1, text: "", style: style, fontSize: style.size("axes.titlesize"), horizontalAlignment: alignment,
        coordinates: .axes)
      text.fontWeight = style.weight("axes.titleweight")
      return text
    }
    title = makeTitle(x: 0.5, .center)
    leftTitle = makeTitle(x: 0, .left)
    rightTitle = makeTitle(x: 1, .right)
    titlePad = style.number("axes.titlepad")
    faceColor = style.color("axes.facecolor")
    xMargin = style.number("axes.xmargin")
    yMargin = style.number("axes.ymargin")
  }

  /// The class's name in matplotlib.
  open var typeName: String { "Axes" }

  func axis(_ name: Axis.Name) -> Axis? {
    switch name {
    case .x: xaxis
    case .y: yaxis
    case .z: nil
    }
  }

  /// Where a title stands for a height asked for, as a factor of it.
  var titleFactor: Double { 1 }

  /// Sets the limits of a direction from data and a margin.
  func autoscaleView(_ axis: Axis, margin: Double) { autoscalePlane(axis, margin: margin) }

  /// The directions, in drawing order.
  var axisList: [Axis] { [xaxis, yaxis] }

  // MARK: Colours

  private var cycle: [Color] { ownCycle ?? figure.style.cycle }

  /// The colours that lines and areas take in turn; nil takes the figure's.
  public func setPropCycle(_ colors: [Color]?) {
    ownCycle = colors
    lineCycleIndex = 0
    patchCycleIndex = 0
  }

  /// The next colour of lines.
  func nextLineColor() -> Color {
    let colors = cycle
    guard !colors.isEmpty else { return .black }
    defer { lineCycleIndex = (lineCycleIndex + 1) % colors.count }
    return colors[lineCycleIndex % colors.count]
  }

  /// The next colour of areas and scatters.
  func nextPatchColor() -> Color {
    let colors = cycle
    guard !colors.isEmpty else { return .black }
    defer { patchCycleIndex = (patchCycleIndex + 1) % colors.count }
    return colors[patchCycleIndex % colors.count]
  }

  // MARK: Adding

  /// Adds a line, its data to the limits.
  @discardableResult
  public func addLine(_ line: Line2D) -> Line2D {
    take(line)
    let (updatesX, updatesY) = Self.updates(line.coordinates)
    if updatesX || updatesY {
      dataLimits.update(xs: line.xData, ys: line.yData, x: updatesX, y: updatesY)
    }
    return line
  }

  /// Adds an area, its corners to the limits.
  @discardableResult
  public func addPatch<P: Patch>(_ patch: P) -> P {
    take(patch)
    let (updatesX, updatesY) = Self.updates(patch.coordinates)
    if let rectangle = patch as? RectanglePatch, rectangle.width == 0, rectangle.height == 0 { return patch }
    if updatesX || updatesY { dataLimits.update(patch.path.points, x: updatesX, y: updatesY) }
    return patch
  }

  /// Adds a collection, its places to the limits.
  @discardableResult
  public func addCollection<C: Collection>(_ collection: C, updatesLimits: Bool = true) -> C {
    take(collection)
    guard updatesLimits else { return collection }
    let (updatesX, updatesY) = Self.updates(collection.coordinates)
    dataLimits.update(collection.limitPoints, x: updatesX, y: updatesY)
    requestAutoscale()
    return collection
  }

  /// Lets a legend stay when another one is made.
  public func keep(_ legend: Legend) {
    if !keptLegends.contains(where: { $0 === legend }) { keptLegends.append(legend) }
  }

  /// The legends to paint.
  var shownLegends: [Legend] {
    (keptLegends.filter { $0 !== legend } + [legend].compactMap { $0 }).filter(\.isVisible)
  }

  /// Adds an artist; its places do not count for the limits.
  public func addArtist(_ artist: Artist) { take(artist) }

  /// Puts an artist behind the others.
  func take(_ artist: Artist) {
    if artist.label.isEmpty { artist.label = "_child\(children.count)" }
    artist.axes = self
    children.append(artist)
  }

  static func updates(_ coordinates: Coordinates) -> (Bool, Bool) {
    switch coordinates {
    case .data: (true, true)
    case .xData: (true, false)
    case .yData: (false, true)
    case .axes, .figure, .pixels: (false, false)
    }
  }

  // MARK: Sharing

  /// Takes the other axes' limits, scale and ticks in x.
  public func shareX(with other: Axes) {
    xaxis.domain = other.xaxis.domain
    xaxis.domain.members.append(WeakAxes(axes: self))
  }

  /// Takes the other axes' limits, scale and ticks in y.
  public func shareY(with other: Axes) {
    yaxis.domain = other.yaxis.domain
    yaxis.domain.members.append(WeakAxes(axes: self))
  }

  /// Axes over this area with the same x and a y axis at the right.
  public func twinx() throws -> Axes {
    let twin = try makeTwin(shareX: self, shareY: nil)
    twin.yaxis.setTicksSide(.right)
    twin.yaxis.setLabelSide(.right)
    twin.xaxis.isVisible = false
    twin.isPatchVisible = false
    yaxis.setTicksSide(.left)
    return twin
  }

  /// Axes over this area with the same y and an x axis at the top.
  public func twiny() throws -> Axes {
    let twin = try makeTwin(shareX: nil, shareY: self)
    twin.xaxis.setTicksSide(.top)
    twin.xaxis.setLabelSide(.top)
    twin.yaxis.isVisible = false
    twin.isPatchVisible = false
    xaxis.setTicksSide(.bottom)
    return twin
  }

  private func makeTwin(shareX: Axes?, shareY: Axes?) throws -> Axes {
    let twin: Axes
    switch place {
    case .cells(let cells): twin = try figure.addSubplot(cells, shareX: shareX, shareY: shareY)
    case .area(let area):
      twin = try figure.addAxes(
        left: area.x0, bottom: area.y0, width: area.width, height: area.height, shareX: shareX, shareY: shareY)
    case .inside:
      let area = position
      twin = try figure.addAxes(
        left: area.x0, bottom: area.y0, width: area.width, height: area.height, shareX: shareX, shareY: shareY)
    }
    adjustable = .datalim
    twin.adjustable = .datalim
    let group = twins.isEmpty ? [WeakAxes(axes: self)] : twins
    let all = group + [WeakAxes(axes: twin)]
    for member in all { member.axes?.twins = all }
    return twin
  }

  // MARK: Place

  /// The area before the aspect is applied, in shares of the figure.
  public var position: Rectangle {
    if let divided { return divided.position }
    return basePosition
  }

  /// The area before dividers take their part.
  var basePosition: Rectangle {
    if let fitted { return fitted }
    switch place {
    case .cells(let cells): return cells.position(in: figure)
    case .area(let area): return area
    case .inside(let parent, let share):
      guard let parent = parent.axes else { return share }
      let box = AxesFrame.activePosition(parent, figureWidth: figure.width, figureHeight: figure.height)
      return Rectangle(
        x0: box.x0 + share.x0 * box.width, y0: box.y0 + share.y0 * box.height, x1: box.x0 + share.x1 * box.width,
        y1: box.y0 + share.y1 * box.height)
    }
  }

  /// Moves the axes to an area in shares of the figure.
  public func setPosition(_ area: Rectangle) { place = .area(area) }

  /// The cell of a grid the axes are in.
  public var subplotSpec: SubplotSpec? {
    if case .cells(let cells) = place { return cells }
    return nil
  }

  /// Takes everything out and sets everything back.
  public func clear() {
    children = []
    containers = []
    legend = nil
    keptLegends = []
    childAxes = []
    dataLimits = DataLimits()
    for text in [title, leftTitle, rightTitle] { text.text = "" }
    lineCycleIndex = 0
    patchCycleIndex = 0
    xMargin = figure.style.number("axes.xmargin")
    yMargin = figure.style.number("axes.ymargin")
    aspect = .auto
    xaxis = Axis(name: .x, axes: self, style: style)
    yaxis = Axis(name: .y, axes: self, style: style)
    isAxisOn = true
  }
}
