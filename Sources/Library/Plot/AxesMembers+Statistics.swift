import Interpreter
import LongWork
import Plotting

/// Boxes, counts in two directions, shares of a whole.
extension AxesMembers {
  static let statisticsRecords: [PlotRecord] = [
    PlotRecord(
      "boxplot",
      "x, notch=None, sym=<no value>, vert=None, orientation='vertical', whis=None, positions=None, widths=None, "
        + "patch_artist=None, bootstrap=<no value>, usermedians=<no value>, conf_intervals=<no value>, "
        + "meanline=<no value>, showmeans=None, showcaps=None, showbox=None, showfliers=None, boxprops=None, "
        + "tick_labels=None, flierprops=None, medianprops=None, meanprops=None, capprops=None, whiskerprops=None, "
        + "manage_ticks=<no value>, autorange=<no value>, zorder=None, capwidths=<no value>, label=<no value>, "
        + "data=<no value>",
      "Boxes from quartile to quartile, whiskers and outliers; a list of datasets or the columns of a matrix.",
      pyplot: "boxplot", call: "[[1, 2, 3, 9], [2, 3, 4]]", probe: ("len(ax.lines)", "14")
    ) { try boxplot($0) },
    PlotRecord(
      "hist2d",
      "x, y, bins=10, *, range=None, density=False, weights=<no value>, cmin=None, cmax=None, data=<no value>, **kwargs",
      "Counts pairs in a grid of bins and colours its cells; gives counts, edges in x, edges in y and the mesh.",
      pyplot: "hist2d", call: "[1, 2, 2, 3], [1, 1, 2, 3], bins=2", probe: ("len(ax.collections)", "1")
    ) { try histogram2D($0) },
    PlotRecord(
      "pie",
      "x, *, explode=None, labels=None, colors=None, autopct=None, pctdistance=0.6, shadow=<no value>, labeldistance=1.1, "
        + "startangle=0, radius=1, counterclock=True, wedgeprops=None, textprops=None, center=(0, 0), frame=False, "
        + "rotatelabels=False, normalize=True, hatch=<no value>, data=<no value>",
      "A disc cut into wedges; angles in degrees, autopct a format such as '%.1f%%' or a function of the percentage.",
      pyplot: "pie", call: "[1, 2, 3], labels=['a', 'b', 'c']", probe: ("len(ax.patches)", "3")
    ) { try pie($0) },
    PlotRecord(
      "bar_label",
      "container, labels=None, *, fmt='%g', label_type='edge', padding=0, **kwargs",
      "Writes the lengths of bars beside them, or texts; padding in points.", pyplot: "bar_label",
      call: "plt.gca().bar([1, 2], [3, 4])", probe: ("[t.get_text() for t in ax.texts]", "['3', '4']")
    ) { try barLabels($0) },
  ]

  // MARK: boxplot

  private static func boxplot(_ arguments: PlotArguments) throws -> Value {
    var properties = BoxplotProperties()
    properties.isNotched = try arguments.flag(1) ?? false
    if let isVertical = try arguments.flag(3) { properties.isVertical = isVertical }
    switch try arguments.text(4) ?? "vertical" {
    case "vertical": break
    case "horizontal": properties.isVertical = false
    case let word:
      throw Raised.valueError(
        "'\(word)' is not a valid value for orientation. Supported values are 'horizontal', 'vertical'")
    }
    properties.reach = try arguments.number(5) ?? 1.5
    properties.positions = try arguments.optional(6).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.widths = try arguments.optional(7).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.isFilled = try arguments.flag(8) ?? false
    properties.showsMeans = try arguments.flag(13) ?? false
    properties.showsCaps = try arguments.flag(14) ?? true
    properties.showsBoxes = try arguments.flag(15) ?? true
    properties.showsFliers = try arguments.flag(16) ?? true
    properties.labels = try arguments.optional(18).flatMap { $0.isNone ? nil : try PlotData.texts($0) }
    properties.zorder = try arguments.number(26)
    try boxLooks(arguments, &properties)
    let made = try arguments.model.boxplot(boxData(arguments[0]), properties: properties)
    let groups: [(String, [Artist])] = [
      ("whiskers", made.whiskers), ("caps", made.caps), ("boxes", made.boxes), ("medians", made.medians),
      ("fliers", made.fliers), ("means", made.means),
    ]
    let dictionary = DictionaryObject()
    for (name, artists) in groups {
      try dictionary.setItem(.string(name), to: .list(artists.map { arguments.value($0) }))
    }
    return .object(dictionary)
  }

  /// One dataset, a list of them, or the columns of a matrix.
  static func boxData(_ value: Value) throws -> [[Double]] {
    if let list = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items,
      let first = list.first, !PlotValues.isNumber(first), first.tensor.map({ $0.rank > 0 }) ?? true
    {
      return try list.map(PlotData.column)
    }
    return try PlotData.Block(value).columns
  }

  private static func boxLooks(_ arguments: PlotArguments, _ properties: inout BoxplotProperties) throws {
    func look(_ place: Int, _ set: (inout PlotKeywords) throws -> Void) throws {
      guard let value = arguments.optional(place), !value.isNone else { return }
      var keywords = try PlotKeywords(dictionary: value, owner: "Line2D")
      try set(&keywords)
      try keywords.finish()
    }
    try look(17) {
      if properties.isFilled {
        let edge = try $0.color("color")
        properties.filledBox = try patchProperties(&$0)
        properties.filledBox.edgeColor = properties.filledBox.edgeColor ?? edge
      } else {
        properties.box = try lineProperties(&$0)
      }
    }
    try look(19) { properties.flier = try lineProperties(&$0) }
    try look(20) { properties.median = try lineProperties(&$0) }
    try look(21) { properties.mean = try lineProperties(&$0) }
    try look(22) { properties.cap = try lineProperties(&$0) }
    try look(23) { properties.whisker = try lineProperties(&$0) }
  }

  // MARK: hist2d

  private static func histogram2D(_ arguments: PlotArguments) throws -> Value {
    let (x, y) = (try PlotData.column(arguments[0]), try PlotData.column(arguments[1]))
    guard x.count == y.count else { throw Raised.valueError("x and y must have the same length.") }
    let (binsX, binsY) = try bins2D(arguments.optional(2) ?? .int(10))
    var ranges: [(Double, Double)?] = [nil, nil]
    if let range = arguments.optional(3), !range.isNone {
      ranges = try Operators.array(range).map { pair in
        let ends = try PlotData.column(pair)
        return ends.count == 2 ? (ends[0], ends[1]) : nil
      }
      guard ranges.count == 2 else { throw Raised.valueError("range argument must have one entry per dimension") }
    }
    var keywords = arguments.keywords("QuadMesh")
    let counted = try BinnedPairs(
      x: x, y: y, bins: (binsX, binsY), ranges: (ranges[0], ranges[1]), isDensity: arguments.flag(4) ?? false,
      least: arguments.number(6), most: arguments.number(7))
    let (columns, rows) = (counted.edgesX.count - 1, counted.edgesY.count - 1)
    let properties = try meshProperties(&keywords)
    let mesh = try arguments.model.pcolormesh(
      x: counted.edgesY.flatMap { _ in counted.edgesX },
      y: counted.edgesY.flatMap { [Double](repeating: $0, count: columns + 1) },
      values: (0..<rows).flatMap { row in counted.counts.map { $0[row] } }, rows: rows, columns: columns,
      properties: properties)
    try finish(&keywords, mesh)
    return .tuple([
      try ArrayObjectStack.stack(counted.counts), try PlotData.array(counted.edgesX),
      try PlotData.array(counted.edgesY), arguments.value(mesh),
    ])
  }

  /// A number of bins or their edges, for both directions or for each.
  private static func bins2D(_ value: Value) throws -> (BinnedPairs.Bins, BinnedPairs.Bins) {
    func bins(_ value: Value) throws -> BinnedPairs.Bins {
      if let count = try Operators.indexValue(value) { return .count(count) }
      return .edges(try PlotData.column(value))
    }
    if try Operators.indexValue(value) != nil { return (try bins(value), try bins(value)) }
    let parts = try Operators.array(value)
    guard parts.count == 2 else { return (try bins(value), try bins(value)) }
    return (try bins(parts[0]), try bins(parts[1]))
  }

  // MARK: pie

  private static func pie(_ arguments: PlotArguments) throws -> Value {
    var p = PieProperties()
    p.explode = try arguments.optional(1).flatMap { $0.isNone ? nil : try PlotData.column($0) }
    p.labels = try arguments.optional(2).flatMap { $0.isNone ? nil : try PlotData.texts($0) }
    p.colors = try arguments.optional(3).flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    if let format = arguments.optional(4), !format.isNone {
      if format.stringValue != nil {
        p.shareText = { try Operators.str(Operators.binary(.modulo, format, .float($0))) }
      } else if format.type.has(.callable) {
        p.shareText = { try Operators.str(Operators.call(format, [.float($0)])) }
      } else {
        throw Raised.typeError("autopct must be callable or a format string")
      }
    }
    p.shareDistance = try arguments.number(5) ?? p.shareDistance
    if let distance = arguments.optional(7) { p.labelDistance = try distance.isNone ? nil : PlotData.number(distance) }
    p.startAngle = try arguments.number(8) ?? 0
    p.radius = try arguments.number(9) ?? 1
    p.isCounterclockwise = try arguments.flag(10) ?? true
    if let wedge = arguments.optional(11), !wedge.isNone {
      var keywords = try PlotKeywords(dictionary: wedge, owner: "Wedge")
      p.ringWidth = try keywords.number("width")
      p.wedge = try patchProperties(&keywords)
      try keywords.finish()
    }
    if let center = arguments.optional(13), !center.isNone { p.center = try point(center) }
    p.keepsFrame = try arguments.flag(14) ?? false
    p.turnsLabels = try arguments.flag(15) ?? false
    p.isNormalized = try arguments.flag(16) ?? true
    let made = try arguments.model.pie(PlotData.column(arguments[0]), properties: p)
    for text in made.texts + (made.shareTexts ?? []) {
      guard let look = arguments.optional(12), !look.isNone else { continue }
      var keywords = try PlotKeywords(dictionary: look, owner: "Text")
      try finish(&keywords, text)
    }
    return ContainerObject.pie(made, in: arguments.figure)
  }

  // MARK: bar_label

  private static func barLabels(_ arguments: PlotArguments) throws -> Value {
    guard let bars = arguments[0].object(as: ContainerObject.self)?.container as? BarContainer else {
      throw Raised.typeError("bar_label() needs the bars of a bar() call, not \(arguments[0].typeName)")
    }
    var keywords = arguments.keywords("Annotation")
    let kind = try arguments.text(3) ?? "edge"
    guard kind == "edge" || kind == "center" else {
      throw Raised.valueError("'\(kind)' is not a valid value for label_type. Supported values are 'edge', 'center'")
    }
    let format = arguments.optional(2) ?? .string("%g")
    let texts = try arguments.optional(1).flatMap { $0.isNone ? nil : try PlotData.texts($0) }
    let given = try texts ?? bars.patches.map { try barText(bars.isVertical ? $0.height : $0.width, format) }
    let padding = try arguments.number(4) ?? 0
    let made = arguments.model.barLabel(bars, texts: given, isCentered: kind == "center", padding: padding)
    for text in made {
      var rest = keywords
      if let given = arguments.optional(4) { try noteLabelPlace(text, bars, padding: given) }
      try ArtistProperties.apply(&rest, to: text)
    }
    if let first = made.first { try finish(&keywords, first) }
    return .list(made.map { arguments.value($0) })
  }

  /// Keeps the distance of a label as it was given: an integer stays one.
  private static func noteLabelPlace(_ text: Text, _ bars: BarContainer, padding: Value) throws {
    guard case .int = try PlotData.plain(padding) else { return }
    let (x, y) = (Int(exactly: text.x), Int(exactly: text.y))
    if let x, let y { try notePlace(.int(x), .int(y), text) }
  }

  /// A length in a format of `%`, of `str.format`, or as a function writes it.
  private static func barText(_ length: Double, _ format: Value) throws -> String {
    if format.type.has(.callable) { return try Operators.str(Operators.call(format, [.float(length)])) }
    guard let text = format.stringValue else { throw Raised.typeError("fmt must be a str or callable") }
    if text.contains("%") { return try Operators.str(Operators.binary(.modulo, format, .float(length))) }
    return try Operators.str(
      Operators.call(Operators.attribute(format, "format"), [.float(length)]))
  }
}

/// Pairs counted in a grid of bins.
struct BinnedPairs {
  /// How bins are chosen.
  enum Bins {
    case count(Int)
    case edges([Double])
  }

  /// Counts, per bin of x one column of bins of y.
  private(set) var counts: [[Double]]
  let edgesX: [Double]
  let edgesY: [Double]

  /// - Throws: ValueError for bins that are none.
  init(
    x: [Double], y: [Double], bins: (Bins, Bins), ranges: ((Double, Double)?, (Double, Double)?), isDensity: Bool,
    least: Double?, most: Double?
  ) throws {
    edgesX = try Self.edges(x, bins.0, ranges.0)
    edgesY = try Self.edges(y, bins.1, ranges.1)
    counts = [[Double]](repeating: [Double](repeating: 0, count: edgesY.count - 1), count: edgesX.count - 1)
    try x.indices.forEachRow { index in
      guard let column = Self.bin(of: x[index], edgesX), let row = Self.bin(of: y[index], edgesY) else { return }
      counts[column][row] += 1
    }
    if isDensity { makeDensity() }
    for column in counts.indices {
      try Interruption.check()
      for row in counts[column].indices {
        let count = counts[column][row]
        if count < least ?? count || count > most ?? count { counts[column][row] = .nan }
      }
    }
  }

  private mutating func makeDensity() {
    let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
    for column in counts.indices {
      for row in counts[column].indices {
        counts[column][row] /= (edgesX[column + 1] - edgesX[column]) * (edgesY[row + 1] - edgesY[row]) * total
      }
    }
  }

  private static func edges(_ values: [Double], _ bins: Bins, _ range: (Double, Double)?) throws -> [Double] {
    switch bins {
    case .edges(let edges):
      guard edges.count > 1, !zip(edges, edges.dropFirst()).contains(where: { $0 > $1 }) else {
        throw Raised.valueError("`bins[0]` must be monotonically increasing, when an array")
      }
      return edges
    case .count(let count):
      guard count > 0 else { throw Raised.valueError("`bins[0]` must be positive, when an integer") }
      guard count <= 1 << 20 else { throw Raised.memoryError() }
      var (low, high) = range ?? (values.min() ?? 0, values.max() ?? 1)
      guard low.isFinite, high.isFinite else {
        throw Raised.valueError("autodetected range of [\(low), \(high)] is not finite")
      }
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      let step = (high - low) / Double(count)
      return (0...count).map { $0 == count ? high : low + Double($0) * step }
    }
  }

  /// The bin that holds a value; the last one has both its edges.
  private static func bin(of value: Double, _ edges: [Double]) -> Int? {
    guard let first = edges.first, let last = edges.last, value >= first, value <= last else { return nil }
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if value >= edges[middle] { low = middle } else { high = middle }
    }
    return low
  }
}
