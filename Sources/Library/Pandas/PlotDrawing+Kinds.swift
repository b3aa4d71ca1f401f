import Calendar
import DataFrames
import Interpreter

extension PlotDrawing {
  private typealias Handles = [(handle: Value, label: String)]

  /// The columns of numbers under their labels.
  var numeric: [(label: String, column: Column)] {
    frame.data.indices.filter { PlotDrawing.isNumeric(frame.data[$0]) }
      .map { (frame.columns[$0].plainText, frame.data[$0]) }
  }

  var artistKeywords: [(String, Value)] { extra.map { ($0.name.name, $0.value) } }

  /// The colour of a column by the argument `color`: one, a list that is gone round, or a dict by label.
  func color(_ given: Value, _ place: Int, _ label: String) throws -> Value {
    if given.object(as: DictionaryObject.self) != nil { return try Operators.item(given, .string(label)) }
    guard given.object(as: ListObject.self) != nil else { return given }
    let colors = try Operators.array(given)
    guard !colors.isEmpty else { throw Raised.valueError("Invalid color argument: []") }
    return colors[place % colors.count]
  }

  func style(_ place: Int, _ label: String) throws -> Value? {
    guard let style = arguments["style"] else { return nil }
    if let dictionary = style.object(as: DictionaryObject.self) {
      return try dictionary.table.value(for: .string(label))
    }
    guard style.object(as: ListObject.self) != nil else { return style }
    let styles = try Operators.array(style)
    return place < styles.count ? styles[place] : nil
  }

  private func refuse(_ names: [String]) throws {
    if let name = extra.first(where: { names.contains($0.name.name) })?.name.name {
      throw Raised.notInLgs("the argument '\(name)' of plot(kind='\(kind)')")
    }
  }

  // MARK: Lines

  /// Whether the labels of the rows are places of their own.
  private var hasPlaces: Bool {
    get throws { try arguments.flag("use_index", or: true) && PlotDrawing.isNumeric(frame.index.column) }
  }

  /// Whether the labels of the rows are dates, which have an axis of their own.
  private var isDated: Bool {
    get throws { try arguments.flag("use_index", or: true) && frame.index.dataType == .datetime }
  }

  /// Where the rows stand along the axis.
  func places() throws -> Value {
    if try isDated {
      guard !frame.index.isEvenlyDated else {
        throw Raised.notInLgs(
          "plot() of dates at regular distances, at which pandas writes periods (plt.plot() draws them as dates),")
      }
      return Value(frame.index)
    }
    return try PandasValue.array(hasPlaces ? frame.index.column : .int64(Array(0..<frame.rowCount)))
  }

  func lines() throws -> [(handle: Value, label: String)] {
    try refuse(["stacked"])
    if arguments["colormap"] != nil { throw Raised.notInLgs("the argument 'colormap' of plot(kind='line')") }
    let places = try self.places()
    return try numeric.enumerated().map { place, part in
      var keywords = artistKeywords.filter { $0.0 != "color" } + [("label", .string(part.label))]
      if let given = extra.first(where: { $0.name.name == "color" })?.value {
        keywords.append(("color", try color(given, place, part.label)))
      }
      let points = [places, try PandasValue.array(part.column)]
      let drawn = try on("plot", points + [style(place, part.label)].compactMap { $0 }, keywords)
      return (try Operators.item(drawn, .int(0)), part.label)
    }
  }

  /// Dates are long: they stand aslant, with room below.
  private func turnDates() throws {
    guard let model = axes.object(as: AxesObject.self)?.axes else { return }
    try on("tick_params", [], [("axis", .string("x")), ("labelrotation", arguments["rot"] ?? .int(30))])
    model.xaxis.major.labelHorizontalAlignment = .right
    _ = try Operators.call(
      FigureObject(model.figure).attribute("subplots_adjust"), [], keywords: [("bottom", .float(0.2))])
  }

  /// Labels that are no numbers are written at the ticks that stand on a row.
  func labelLines() throws {
    if try isDated { return try turnDates() }
    guard try arguments.flag("use_index", or: true), try !hasPlaces else { return }
    let view = try PlotData.column(on("get_xlim", []))
    let ticks = try PlotData.column(on("get_xticks", [])).filter { $0 >= view[0] && $0 <= view[1] }
    let labels = ticks.map { tick -> Value in
      guard let row = Int(exactly: tick) else { return .string("") }
      let place = row < 0 ? row + frame.rowCount : row
      return .string((0..<frame.rowCount).contains(place) ? frame.index[place].plainText : "")
    }
    try on("set_xticks", [.list(ticks.map { .float($0) }), .list(labels)])
  }

  // MARK: Bars

  private var barWidth: Double {
    get throws {
      guard let value = extra.first(where: { $0.name.name == "width" })?.value else { return 0.5 }
      return try PlotData.number(value)
    }
  }

  func bars(isVertical: Bool) throws -> [(handle: Value, label: String)] {
    try refuse(["position", "align", "bottom", "left", "log"])
    let isStacked = try extra.first { $0.name.name == "stacked" }.map { try Operators.isTrue($0.value) } ?? false
    let keywords = artistKeywords.filter { !["color", "width", "stacked"].contains($0.0) }
    let columns = numeric
    let whole = try barWidth
    let width = isStacked ? whole : whole / Double(columns.count)
    var above = Array(repeating: 0.0, count: frame.rowCount)
    var below = above
    return try columns.enumerated().map { place, part in
      let values = (part.column.numbers ?? []).map { $0.isNaN ? 0 : $0 }
      let offset = isStacked ? whole / 2 : (Double(place) + 0.5) * width
      let places = (0..<frame.rowCount).map { Double($0) - whole / 2 + offset }
      let start = values.indices.map { isStacked ? (values[$0] >= 0 ? above[$0] : below[$0]) : 0 }
      for row in values.indices { if values[row] >= 0 { above[row] += values[row] } else { below[row] += values[row] } }
      let drawn = try on(
        isVertical ? "bar" : "barh",
        [try PandasValue.array(.float64(places)), try PandasValue.array(.float64(values)), .float(width)],
        keywords + [
          (isVertical ? "bottom" : "left", try PandasValue.array(.float64(start))), ("label", .string(part.label)),
          ("color", try barColor(place, part.label)),
        ])
      return (drawn, part.label)
    }
  }

  /// The bars of a series may have a colour each.
  private func barColor(_ place: Int, _ label: String) throws -> Value {
    guard let given = extra.first(where: { $0.name.name == "color" })?.value else { return .string("C\(place % 10)") }
    return try isSeries ? given : color(given, place, label)
  }

  func labelBars() throws {
    guard frame.rowCount > 0 else { throw Raised.indexError("index 0 is out of bounds for axis 0 with size 0") }
    let axis = kind == "bar" ? "x" : "y"
    let edge = try barWidth / 2
    let ends: [Value] = [.float(-edge - 0.25), .float(Double(frame.rowCount - 1) + edge + 0.25)]
    try on("set_\(axis)lim", [.tuple(ends)])
    let usesLabels = try arguments.flag("use_index", or: true)
    let labels = (0..<frame.rowCount).map { usesLabels ? frame.index[$0].plainText : String($0) }
    if kind == "barh" || arguments["xticks"] == nil {
      try on(
        "set_\(axis)ticks", [.list((0..<frame.rowCount).map { .int($0) }), .list(labels.map { .string($0) })])
    }
    if let name = try indexName, usesLabels { try on("set_\(axis)label", [.string(name)]) }
    if kind == "barh", let label = arguments["xlabel"] { try on("set_xlabel", [label]) }
  }

  // MARK: Histograms, boxes, points

  func histograms() throws -> [(handle: Value, label: String)] {
    try refuse(["by", "range", "weights", "bottom", "stacked", "orientation"])
    let bins = extra.first { $0.name.name == "bins" }?.value ?? .int(10)
    let edges = try self.edges(bins)
    return try numeric.enumerated().map { place, part in
      var keywords = artistKeywords.filter { $0.0 != "bins" && $0.0 != "color" }
      keywords += [("bins", edges), ("label", .string(part.label))]
      if let given = extra.first(where: { $0.name.name == "color" })?.value {
        keywords.append(("color", try color(given, place, part.label)))
      }
      let values = try PandasValue.array(Series(part.column).dropped().values)
      let drawn = try on("hist", [values], keywords)
      return (try Operators.item(Operators.item(drawn, .int(2)), .int(0)), part.label)
    }
  }

  /// The edges of bins that all columns share.
  private func edges(_ bins: Value) throws -> Value {
    guard let count = try Operators.indexValue(bins) else {
      if bins.stringValue != nil { throw Raised.notInLgs("bins that NumPy chooses") }
      return bins
    }
    guard count > 0 else { throw Raised.valueError("`bins` must be positive, when an integer") }
    try Operators.checkSize(MemoryLayout<Double>.stride, times: count)
    let values = numeric.flatMap { $0.column.numbers ?? [] }.filter { !$0.isNaN }
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    guard low.isFinite, high.isFinite else {
      throw Raised.valueError("autodetected range of [\(low), \(high)] is not finite")
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let step = (high - low) / Double(count)
    return try PandasValue.array(.float64((0..<count).map { low + Double($0) * step } + [high]))
  }

  func boxes() throws {
    try refuse(["by", "color"])
    let wanted = try frame.takingColumns(frame.data.indices.filter { PlotDrawing.isNumeric(frame.data[$0]) })
    let looks = try Histograms.boxKeywords(wanted, caps: "C0").map { ($0.0.name, $0.1) }
    try on("boxplot", [Histograms.boxValues(wanted)], looks + artistKeywords)
  }

  func points() throws -> [(handle: Value, label: String)] {
    guard let x = arguments["x"], let y = arguments["y"] else {
      throw Raised.valueError("scatter requires an x and y column")
    }
    func values(_ value: Value) throws -> Value {
      try PandasValue.array(frame.data[PlotDrawing.place(value, in: frame)])
    }
    var keywords = artistKeywords.filter { !["c", "s", "color", "label", "colorbar"].contains($0.0) }
    func given(_ name: String) -> Value? { extra.first { $0.name.name == name }?.value }
    func column(_ value: Value) -> Int? {
      PandasValue.optionalCell(value).flatMap { frame.columns.positions(of: $0).first }
    }
    let size = try given("s").map { value in
      try column(value).map { try PandasValue.array(frame.data[$0]) } ?? value
    }
    let color = given("c") ?? given("color") ?? .string("C0")
    let colored = column(color)
    keywords += [("s", size ?? .int(20)), ("c", try colored.map { try PandasValue.array(frame.data[$0]) } ?? color)]
    if let map = arguments["colormap"] {
      keywords.append(("cmap", map))
    } else if let colored, case .int64 = frame.data[colored] {
      keywords.append(("cmap", .string("Greys")))
    }
    if let label = given("label") { keywords.append(("label", label)) }
    let drawn = try on("scatter", [values(x), values(y)], keywords)
    if let colored, try given("colorbar").map(Operators.isTrue) ?? true { try addColorbar(drawn, colored) }
    return try given("label").map { [(drawn, try Operators.str($0))] } ?? []
  }

  private func addColorbar(_ drawn: Value, _ column: Int) throws {
    guard let figure = axes.object(as: AxesObject.self)?.axes.figure else { return }
    _ = try Operators.call(
      FigureObject(figure).attribute("colorbar"), [drawn],
      keywords: [(Symbol("ax"), axes), (Symbol("label"), .string(frame.columns[column].plainText))])
  }
}

extension Index {
  /// Whether the labels are three or more dates at one distance: of time, of months, or of days of work.
  fileprivate var isEvenlyDated: Bool {
    if frequency != nil { return true }
    guard case .datetime(let moments) = column, moments.count > 2 else { return false }
    let steps = zip(moments, moments.dropFirst()).map { $1 - $0 }
    if Set(steps).count == 1 { return true }
    if steps.allSatisfy({ $0 == TimeText.day || $0 == 3 * TimeText.day }) { return true }
    let dates = moments.map { TimeText.parts($0).date }
    let months = dates.map { $0.year * 12 + $0.month }
    let isSameDay = Set(dates.map(\.day)).count == 1
    let isEnd = dates.allSatisfy { $0.day == CalendarDate.days(in: $0.month, of: $0.year) }
    return (isSameDay || isEnd) && Set(zip(months, months.dropFirst()).map { $1 - $0 }).count == 1
  }
}
