/// How the ticks, tick labels and grid lines of an axis look. The first side is bottom or left, the second top or right.
public struct TickParameters: Equatable, Sendable {
  public enum Direction: String, CaseIterable, Sendable {
    case inward = "in"
    case outward = "out"
    case both = "inout"

    /// - Throws: ValueError with matplotlib's words.
    public static func parse(_ text: String) throws -> Direction {
      if let value = Direction(rawValue: text) { return value }
      throw PlottingError(
        .valueError, CloseMatch.message(for: text, what: "tickdir", among: ["in", "out", "inout"]))
    }

    /// The share of a tick's length that is outside the axes.
    var outside: Double {
      switch self {
      case .inward: 0
      case .outward: 1
      case .both: 0.5
      }
    }
  }

  /// Points.
  public var length: Double
  /// Points.
  public var width: Double
  /// Points between tick and label.
  public var pad: Double
  public var direction: Direction
  public var color: Color
  public var labelColor: Color
  /// Points.
  public var labelSize: Double
  /// Degrees.
  public var labelRotation = 0.0
  public var labelWeight = 400
  /// nil is the axis' usual alignment.
  public var labelHorizontalAlignment: HorizontalAlignment?
  public var labelVerticalAlignment: VerticalAlignment?
  public var labelRotationMode = Text.RotationMode.standard
  public var showsFirst: Bool
  public var showsSecond = false
  public var labelsFirst: Bool
  public var labelsSecond = false
  public var showsGrid: Bool
  public var gridColor: Color
  /// Points.
  public var gridLineWidth: Double
  public var gridLineStyle: LineStyle
  public var gridAlpha: Double?

  init(axis: Axis.Name, isMajor: Bool, style: RcParams) {
    let prefix = axis == .y ? "ytick" : "xtick"
    let kind = isMajor ? "major" : "minor"
    length = style.number("\(prefix).\(kind).size")
    width = style.number("\(prefix).\(kind).width")
    pad = style.number("\(prefix).\(kind).pad")
    direction = Direction(rawValue: style.text("\(prefix).direction")) ?? .outward
    color = style.color("\(prefix).color")
    labelColor = color
    labelSize = style.size("\(prefix).labelsize")
    showsFirst = true
    labelsFirst = true
    showsGrid = isMajor && style.flag("axes.grid")
    gridColor = style.color("grid.color")
    gridLineWidth = style.number("grid.linewidth")
    gridLineStyle = style.lineStyle("grid.linestyle")
    gridAlpha = style.number("grid.alpha")
  }

  /// Whether anything of the ticks is to be seen.
  var isAnythingVisible: Bool { showsFirst || showsSecond || labelsFirst || labelsSecond || showsGrid }
}

/// The limits, scale and ticks of one direction; axes that share it have the same one.
public final class AxisDomain {
  public internal(set) var low = 0.0
  public internal(set) var high = 1.0
  public var isAutoscaled = true
  /// Whether the limits wait for autoscaling.
  var isStale = false
  /// Whether limits have ever been given.
  var hasLimits = false
  public internal(set) var scale = AxisScale.linear
  public var majorLocator = TickLocator.auto
  public var minorLocator = TickLocator.none
  public var majorFormatter = TickFormatter.standard
  public var minorFormatter = TickFormatter.none
  /// Texts that data of this direction were, in the order they came: the places 0, 1, … (a category axis).
  private(set) var categories: [String] = []
  private var categoryPlaces: [String: Int] = [:]
  /// Whether the ticks are those of the categories, not set by hand.
  var showsCategories = false
  var members: [WeakAxes] = []

  public init() {}

  /// The places of texts, those not seen before behind the others; the ticks follow unless they were set.
  func places(of texts: [String]) -> [Double] {
    let places = texts.map { text -> Double in
      if let known = categoryPlaces[text] { return Double(known) }
      categoryPlaces[text] = categories.count
      categories.append(text)
      return Double(categories.count - 1)
    }
    if majorLocator == .auto { showsCategories = true }
    if showsCategories {
      majorLocator = .fixed(categories.indices.map(Double.init))
      majorFormatter = .function { [categories] place, _ in
        guard let index = Int(exactly: place.rounded()), categories.indices.contains(index) else { return "" }
        return categories[index]
      }
    }
    return places
  }

  /// Ticks and texts of dates, unless others were chosen.
  func showDates() {
    guard majorLocator == .auto else { return }
    majorLocator = .dates(.automatic())
    majorFormatter = .dates(.automatic)
  }

  /// The axes that share the direction.
  var axes: [Axes] { members.compactMap(\.axes) }
}

/// Axes that something belongs to.
public struct WeakAxes {
  public weak var axes: Axes?
}

/// One direction of an axes: its ticks and its label.
public final class Axis {
  public enum Name: String, Sendable { case x, y, z }

  /// The side of the axes where something stands.
  public enum Side: String, Sendable { case bottom, top, left, right }

  public let name: Name
  public internal(set) var domain: AxisDomain
  public var major: TickParameters
  public var minor: TickParameters
  public let label: Text
  /// Points between tick labels and label.
  public var labelPad: Double
  public internal(set) var labelSide: Side
  /// Whether the label's place follows the tick labels.
  public var placesLabel = true
  /// The side where the common factor of the labels stands.
  public internal(set) var offsetSide: Side
  public var showsOffset = true
  public var isVisible = true
  /// Between grid below (0.5), between areas and lines (1.5) and above (2.5).
  public var zorder: Double
  /// Looks of single labels that programs changed, by the place of their tick.
  private var labelLooks: (major: [Int: TickParameters], minor: [Int: TickParameters]) = ([:], [:])
  private weak var owner: Axes?
  private let style: RcParams
  /// Stands in for axes that nobody holds any more, with the figure they would be in.
  private lazy var orphanage: (figure: Figure, axes: Axes) = {
    let figure = Figure(bare: style)
    return (figure, Axes(figure: figure, place: .area(Rectangle(x0: 0, y0: 0, x1: 1, y1: 1))))
  }()
  /// The axes of the direction, which hold it.
  var axes: Axes { owner ?? orphanage.axes }

  init(name: Name, axes: Axes, style: RcParams) {
    self.name = name
    owner = axes
    self.style = style
    zorder = style.axisLevel
    domain = AxisDomain()
    major = TickParameters(axis: name, isMajor: true, style: style)
    minor = TickParameters(axis: name, isMajor: false, style: style)
    labelPad = style.number("axes.labelpad")
    labelSide = name == .y ? .left : .bottom
    offsetSide = labelSide
    label = Text(
      x: 0.5, y: 0, text: "", style: style, fontSize: style.size("axes.labelsize"), horizontalAlignment: .center,
      verticalAlignment: name == .y ? .bottom : .top, coordinates: .axes)
    label.color = style.color("axes.labelcolor")
    label.fontWeight = style.weight("axes.labelweight")
    if name == .y {
      label.x = 0
      label.y = 0.5
      label.rotation = 90
      label.rotationMode = .anchor
    }
    var formatter = ScalarFormatter()
    formatter.usesMathText = style.flag("axes.formatter.use_mathtext")
    formatter.usesOffset = style.flag("axes.formatter.useoffset")
    domain.majorFormatter = .scalar(formatter)
    if style.flag(name == .y ? "ytick.minor.visible" : "xtick.minor.visible") { domain.minorLocator = .minorParts(nil) }
    domain.members = [WeakAxes(axes: axes)]
  }

  public var isInverted: Bool { limits.high < limits.low }

  /// The limits, after autoscaling where it waits.
  public var limits: (low: Double, high: Double) {
    axes.autoscaleIfStale()
    return (domain.low, domain.high)
  }

  /// The smallest positive value of the data.
  var smallestPositive: Double { axes.dataLimits.smallestPositive(name) }

  /// Sets the limits.
  /// - Throws: ValueError for what is no number.
  public func setLimits(_ low: Double?, _ high: Double?, keepsAutoscale: Bool = false) throws {
    let old = limits
    var first = low ?? old.low
    var second = high ?? old.high
    guard first.isFinite, second.isFinite else {
      throw PlottingError(.valueError, "Axis limits cannot be NaN or Inf")
    }
    if case .log = domain.scale {
      if first <= 0 { first = old.low }
      if second <= 0 { second = old.high }
    }
    let isReversed = first > second
    var ordered = domain.majorLocator.nonsingular(first, second, smallestPositive: smallestPositive)
    ordered = domain.scale.limited(ordered.0, ordered.1, smallestPositive: smallestPositive)
    let least = min(ordered.0, ordered.1)
    let most = max(ordered.0, ordered.1)
    domain.low = isReversed ? most : least
    domain.high = isReversed ? least : most
    domain.isStale = false
    domain.hasLimits = true
    if !keepsAutoscale { domain.isAutoscaled = false }
  }

  /// The places of texts as categories of the direction.
  public func places(of texts: [String]) -> [Double] { domain.places(of: texts) }

  /// Makes the direction one of dates.
  public func showDates() { domain.showDates() }

  /// Turns the direction around, or back.
  public func setInverted(_ isInverted: Bool) throws {
    let old = limits
    let (low, high) = (min(old.low, old.high), max(old.low, old.high))
    try setLimits(isInverted ? high : low, isInverted ? low : high, keepsAutoscale: true)
  }

  /// Puts ticks at places; the limits widen to hold them.
  public func setTicks(_ places: [Double], isMinor: Bool = false) {
    if let least = places.min(), let most = places.max() {
      let old = limits
      if old.low < old.high {
        domain.low = min(old.low, least)
        domain.high = max(old.high, most)
      } else {
        domain.low = max(old.low, most)
        domain.high = min(old.high, least)
      }
      domain.hasLimits = true
    }
    if isMinor {
      domain.minorLocator = .fixed(places)
    } else {
      domain.majorLocator = .fixed(places)
      domain.showsCategories = false
    }
  }

  /// Writes texts at the ticks.
  /// - Throws: ValueError when fixed ticks and texts differ in number.
  public func setTickLabels(_ texts: [String], isMinor: Bool = false) throws {
    let locator = isMinor ? domain.minorLocator : domain.majorLocator
    var formatter = TickFormatter.fixed(texts)
    if case .fixed(let places) = locator {
      guard places.count == texts.count || texts.isEmpty else {
        throw PlottingError(
          .valueError,
          "The number of FixedLocator locations (\(places.count)), usually from a call to set_ticks, does not match the "
            + "number of labels (\(texts.count)).")
      }
      let table = Dictionary(zip(places, texts)) { _, last in last }
      formatter = .function { place, _ in table[place] ?? "" }
    }
    if isMinor {
      domain.minorFormatter = formatter
    } else {
      domain.majorFormatter = formatter
      domain.showsCategories = false
    }
  }

  /// Changes the scale; ticks and labels become the scale's own.
  public func setScale(_ scale: AxisScale, minorMultiples: [Double]? = nil) {
    domain.scale = scale
    switch scale {
    case .linear, .function:
      domain.majorLocator = .auto
      domain.majorFormatter = .standard
      domain.minorLocator = .none
      domain.minorFormatter = .none
    case .log(let base):
      domain.majorLocator = .log(LogLocator(base: base))
      domain.majorFormatter = .log(base: base, labelsOnlyPowers: false)
      let multiples = minorMultiples.map { LogLocator.Multiples.list($0) } ?? .auto
      domain.minorLocator = .log(LogLocator(base: base, multiples: multiples))
      domain.minorFormatter = .log(base: base, labelsOnlyPowers: minorMultiples != nil)
    }
    axes.requestAutoscale(x: name == .x, y: name == .y, z: name == .z)
  }

  /// The look of one label.
  func labelLook(_ index: Int, isMajor: Bool) -> TickParameters {
    (isMajor ? labelLooks.major[index] : labelLooks.minor[index]) ?? (isMajor ? major : minor)
  }

  func setLabelLook(_ look: TickParameters, _ index: Int, isMajor: Bool) {
    if isMajor { labelLooks.major[index] = look } else { labelLooks.minor[index] = look }
  }

  /// Changes the look of ticks of a kind.
  public func setParameters(isMajor: Bool, isMinor: Bool, _ change: (inout TickParameters) -> Void) {
    for index in labelLooks.major.keys where isMajor {
      if var look = labelLooks.major[index] {
        change(&look)
        labelLooks.major[index] = look
      }
    }
    for index in labelLooks.minor.keys where isMinor {
      if var look = labelLooks.minor[index] {
        change(&look)
        labelLooks.minor[index] = look
      }
    }
    if isMajor { change(&major) }
    if isMinor { change(&minor) }
  }

  /// Moves ticks and labels to a side (`tick_top`, `set_ticks_position`).
  public func setTicksSide(_ side: Side) {
    let isSecond = side == .top || side == .right
    setParameters(isMajor: true, isMinor: true) {
      $0.showsFirst = !isSecond
      $0.labelsFirst = !isSecond
      $0.showsSecond = isSecond
      $0.labelsSecond = isSecond
    }
    offsetSide = side
  }

  /// Moves the label to a side.
  public func setLabelSide(_ side: Side) {
    labelSide = side
    switch side {
    case .bottom: label.verticalAlignment = .top
    case .top: label.verticalAlignment = .baseline
    case .left: label.verticalAlignment = .bottom
    case .right: label.verticalAlignment = .top
    }
  }
}
