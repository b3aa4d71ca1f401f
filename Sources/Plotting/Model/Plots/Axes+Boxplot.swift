import LongWork

#if canImport(Glibc)
  import Glibc
#endif

/// The numbers a box shows.
struct BoxStatistics {
  var mean = Double.nan
  var median = Double.nan
  var lowerQuartile = Double.nan
  var upperQuartile = Double.nan
  /// Where notches end.
  var notch = (low: Double.nan, high: Double.nan)
  /// The last data inside the reach of the whiskers.
  var whiskers = (low: Double.nan, high: Double.nan)
  /// The data outside.
  var fliers: [Double] = []

  /// - Parameter reach: How far whiskers reach, in boxes' heights.
  /// - Throws: An interruption.
  init(_ data: [Double], reach: Double) throws {
    guard !data.isEmpty else { return }
    mean = data.reduce(0, +) / Double(data.count)
    let sorted = try data.sortedRows()
    lowerQuartile = Self.quantile(sorted, 0.25)
    median = Self.quantile(sorted, 0.5)
    upperQuartile = Self.quantile(sorted, 0.75)
    let height = upperQuartile - lowerQuartile
    let half = 1.57 * height / Double(data.count).squareRoot()
    notch = (median - half, median + half)
    let (low, high) = (lowerQuartile - reach * height, upperQuartile + reach * height)
    whiskers.low = min(sorted.first { $0 >= low } ?? lowerQuartile, lowerQuartile)
    whiskers.high = max(sorted.last { $0 <= high } ?? upperQuartile, upperQuartile)
    fliers = try data.filterRows { $0 < whiskers.low } + data.filterRows { $0 > whiskers.high }
  }

  /// The value below which a share of sorted data lies, between two data linearly.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let (a, b) = (sorted[below], sorted[min(below + 1, sorted.count - 1)])
    let rest = place - Double(below)
    return rest < 0.5 ? a + (b - a) * rest : b - (b - a) * (1 - rest)
  }
}

/// What can be said of boxes; nil takes the default.
public struct BoxplotProperties {
  public var positions: [Double]?
  public var widths: [Double]?
  /// Texts at the boxes; nil takes the positions.
  public var labels: [String]?
  /// How far whiskers reach, in boxes' heights.
  public var reach = 1.5
  public var isVertical = true
  public var isNotched = false
  /// Whether boxes are filled.
  public var isFilled = false
  public var showsMeans = false
  public var showsCaps = true
  public var showsBoxes = true
  public var showsFliers = true
  public var zorder: Double?
  public var box = LineProperties()
  public var filledBox = PatchProperties()
  public var whisker = LineProperties()
  public var cap = LineProperties()
  public var median = LineProperties()
  public var mean = LineProperties()
  public var flier = LineProperties()

  public init() {}
}

/// The artists of a `boxplot`, box after box.
public struct BoxplotArtists {
  public internal(set) var whiskers: [Line2D] = []
  public internal(set) var caps: [Line2D] = []
  public internal(set) var boxes: [Artist] = []
  public internal(set) var medians: [Line2D] = []
  public internal(set) var fliers: [Line2D] = []
  public internal(set) var means: [Line2D] = []
}

extension Axes {
  /// Boxes from quartile to quartile with whiskers and outliers, one for each dataset.
  /// - Throws: ValueError for lists of unequal lengths.
  @discardableResult
  public func boxplot(_ datasets: [[Double]], properties: BoxplotProperties = BoxplotProperties()) throws
    -> BoxplotArtists
  {
    let positions = properties.positions ?? datasets.indices.map { Double($0 + 1) }
    let span = (positions.max() ?? 0) - (positions.min() ?? 0)
    let widths = properties.widths ?? [min(max(0.15 * span, 0.15), 0.5)]
    try Self.check(datasets, positions, widths, properties.labels)
    var made = BoxplotArtists()
    for (index, data) in datasets.enumerated() {
      try addBox(
        try BoxStatistics(data, reach: properties.reach), at: positions[index], width: widths[index % widths.count],
        properties, &made)
    }
    if !positions.isEmpty { manageTicks(positions, properties, made.medians) }
    requestAutoscale()
    return made
  }

  private static func check(
    _ datasets: [[Double]], _ positions: [Double], _ widths: [Double], _ labels: [String]?
  ) throws {
    if let labels, labels.count != datasets.count {
      throw PlottingError(
        .valueError,
        "The number of labels (\(labels.count)) must match the number of columns (\(datasets.count)).")
    }
    for (name, count) in [
      ("positions", positions.count), ("widths", widths.count == 1 ? datasets.count : widths.count),
    ]
    where count != datasets.count {
      throw PlottingError(
        .valueError, "List of boxplot statistics and `\(name)` values must have same the length")
    }
  }

  /// The parts of one box. Places come across and along the box.
  private func addBox(
    _ box: BoxStatistics, at place: Double, width: Double, _ p: BoxplotProperties, _ made: inout BoxplotArtists
  ) throws {
    let level = p.zorder ?? 2
    func line(_ across: [Double], _ along: [Double], _ given: LineProperties, _ look: LineProperties) throws -> Line2D {
      let (x, y) = p.isVertical ? (across, along) : (along, across)
      return try plot(x: x, y: y, properties: given.over(look))
    }
    func look(_ color: Color, zorder: Double) -> LineProperties {
      var look = LineProperties()
      (look.color, look.lineWidth, look.lineStyle, look.marker, look.zorder) = (color, 1, .solid, "None", zorder)
      return look
    }
    let (left, right) = (place - width / 2, place + width / 2)
    let notch = p.isNotched ? (place - width / 4, place + width / 4) : (left, right)
    func color(_ part: String) -> Color { figure.style.color("boxplot.\(part).color") }
    if p.showsBoxes {
      made.boxes.append(try addOutline(box, left, right, notch, p, look(color("boxprops"), zorder: level), line))
    }
    for (start, end) in [(box.lowerQuartile, box.whiskers.low), (box.upperQuartile, box.whiskers.high)] {
      made.whiskers.append(
        try line([place, place], [start, end], p.whisker, look(color("whiskerprops"), zorder: level)))
    }
    if p.showsCaps {
      for end in [box.whiskers.low, box.whiskers.high] {
        made.caps.append(
          try line(
            [place - width / 4, place + width / 4], [end, end], p.cap, look(color("capprops"), zorder: level)))
      }
    }
    var median = look(figure.style.cycle.count > 1 ? figure.style.cycle[1] : .black, zorder: level + 0.1)
    (median.solidCap, median.dashCap) = (.butt, .butt)
    made.medians.append(try line([notch.0, notch.1], [box.median, box.median], p.median, median))
    if p.showsMeans {
      var mean = look(figure.style.cycle.count > 2 ? figure.style.cycle[2] : .black, zorder: level + 0.1)
      (mean.lineStyle, mean.marker, mean.markerSize) = (LineStyle.none, "^", 6)
      made.means.append(try line([place], [box.mean], p.mean, mean))
    }
    if p.showsFliers {
      var flier = look(color("flierprops"), zorder: level)
      (flier.lineStyle, flier.marker, flier.markerSize) = (LineStyle.none, "o", 6)
      let edge = figure.style.color("boxplot.flierprops.markeredgecolor")
      (flier.markerFaceColor, flier.markerEdgeColor, flier.markerEdgeWidth) = (MarkerColor.none, .color(edge), 1)
      made.fliers.append(
        try line([Double](repeating: place, count: box.fliers.count), box.fliers, p.flier, flier))
    }
  }

  /// The box itself: a line around it, or a filled area.
  private func addOutline(
    _ box: BoxStatistics, _ left: Double, _ right: Double, _ notch: (Double, Double), _ p: BoxplotProperties,
    _ look: LineProperties, _ line: ([Double], [Double], LineProperties, LineProperties) throws -> Line2D
  ) throws -> Artist {
    let (low, high) = (box.lowerQuartile, box.upperQuartile)
    let across =
      p.isNotched
      ? [left, right, right, notch.1, right, right, left, left, notch.0, left, left] : [left, right, right, left, left]
    let along =
      p.isNotched
      ? [
        low, low, box.notch.low, box.median, box.notch.high, high, high, box.notch.high, box.median, box.notch.low, low,
      ]
      : [low, low, high, high, low]
    guard p.isFilled else { return try line(across, along, p.box, look) }
    var properties = p.filledBox
    properties.faceColor = properties.faceColor ?? properties.color ?? figure.style.patchFaceColor
    properties.edgeColor = properties.edgeColor ?? figure.style.color("boxplot.boxprops.color")
    properties.color = nil
    properties.zorder = properties.zorder ?? p.zorder ?? 2
    let corners = zip(across, along).dropLast().map { p.isVertical ? Point($0, $1) : Point($1, $0) }
    return addPatch(try PolygonPatch(corners: corners, properties: properties, style: figure.style))
  }

  /// A tick at each box; the limits keep half a unit around them.
  private func manageTicks(_ positions: [Double], _ p: BoxplotProperties, _ medians: [Line2D]) {
    let axis = p.isVertical ? xaxis : yaxis
    let ends = [(positions.min() ?? 0) - 0.5, (positions.max() ?? 0) + 0.5]
    dataLimits.update(
      xs: p.isVertical ? ends : [0, 0], ys: p.isVertical ? [0, 0] : ends, x: p.isVertical, y: !p.isVertical)
    for (median, position) in zip(medians, positions) {
      let sticky = [position - 0.5, position + 0.5]
      if p.isVertical { median.stickyX += sticky } else { median.stickyY += sticky }
    }
    var (places, texts): ([Double], [String]) = ([], [])
    if case .fixed(let old) = axis.domain.majorLocator { places = old }
    if case .fixed(let old) = axis.domain.majorFormatter { texts = old }
    axis.domain.majorLocator = .fixed(places + positions)
    axis.domain.majorFormatter = .fixed(texts + (p.labels ?? positions.map { NumberFormat.general($0, digits: 12) }))
  }
}

extension LineProperties {
  /// These properties, and another's where they say nothing.
  func over(_ other: LineProperties) -> LineProperties {
    var all = self
    all.color = color ?? other.color
    all.lineStyle = lineStyle ?? other.lineStyle
    all.lineWidth = lineWidth ?? other.lineWidth
    all.marker = marker ?? other.marker
    all.markerSize = markerSize ?? other.markerSize
    all.markerFaceColor = markerFaceColor ?? other.markerFaceColor
    all.markerEdgeColor = markerEdgeColor ?? other.markerEdgeColor
    all.markerEdgeWidth = markerEdgeWidth ?? other.markerEdgeWidth
    all.zorder = zorder ?? other.zorder
    all.solidCap = solidCap ?? other.solidCap
    all.dashCap = dashCap ?? other.dashCap
    return all
  }
}
