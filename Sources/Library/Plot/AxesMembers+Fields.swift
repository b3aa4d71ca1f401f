import Interpreter
import Plotting

/// Meshes, arrows, stems and stacks.
extension AxesMembers {
  static let fieldRecords: [PlotRecord] = [
    PlotRecord(
      "pcolormesh",
      "*args, alpha=None, norm=None, cmap=None, vmin=None, vmax=None, colorizer=<no value>, shading=None, "
        + "antialiased=<no value>, data=<no value>, **kwargs",
      "Colours cells by numbers: pcolormesh([X, Y], C); X and Y are corners (one more than cells) or middles.",
      pyplot: "pcolormesh", call: "[[1, 2], [3, 4]]", probe: ("ax.get_xlim()", "(np.float64(0.0), np.float64(2.0))")
    ) { try mesh($0) },
    PlotRecord(
      "quiver", "*args, data=<no value>, **kwargs",
      "Arrows (U, V) at places: quiver([X, Y], U, V, [C]); scale is data per width of the axes.", pyplot: "quiver",
      call: "[0, 1], [0, 1], [1, 0], [0, 1]", probe: ("len(ax.collections)", "1")
    ) { try quiver($0) },
    PlotRecord(
      "stem",
      "*args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, orientation='vertical', data=<no value>",
      "Lines from a base to marked heads: stem([locs], heads).", pyplot: "stem", call: "[1, 2, 3], [2, 1, 4]",
      probe: ("ax.containers[0]", "<StemContainer object of 3 artists>")
    ) { try stem($0) },
    PlotRecord(
      "stackplot", "x, *args, labels=(), colors=None, hatch=<no value>, baseline='zero', data=<no value>, **kwargs",
      "Areas on top of one another: stackplot(x, y1, y2, …) or the rows of a matrix.", pyplot: "stackplot",
      call: "[1, 2], [1, 2], [3, 4], labels=['a', 'b']", probe: ("len(ax.collections)", "2")
    ) { try stack($0) },
  ]

  // MARK: pcolormesh

  static func meshProperties(_ keywords: inout PlotKeywords) throws -> MeshProperties {
    var properties = MeshProperties()
    properties.colormap = try keywords.take("cmap").flatMap { $0.isNone ? nil : try PlotValues.colormap($0) }
    properties.norm = try PlotValues.norm(&keywords)
    properties.alpha = try keywords.number("alpha")
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    if let edges = try keywords.take("edgecolors", "edgecolor", "ec"), !edges.isNone {
      guard ["none", "face"].contains(edges.stringValue ?? "") else {
        throw Raised.notInLgs("the argument 'edgecolors' of pcolormesh other than 'none' and 'face'")
      }
    }
    try keywords.refuse("linewidth", "linewidths", "lw", "rasterized")
    return properties
  }

  private static func mesh(_ arguments: PlotArguments) throws -> Value {
    var given: [(name: String, value: Value)] = []
    for (place, name) in [(0, "alpha"), (1, "norm"), (2, "cmap"), (3, "vmin"), (4, "vmax")] {
      if let value = arguments.optional(place), !value.isNone { given.append((name, value)) }
    }
    var keywords = PlotKeywords(given + arguments.keywords("QuadMesh").allEntries, owner: "QuadMesh")
    let grid = try MeshGrid(arguments.rest, shading: arguments.text(6)?.lowercased() ?? "auto")
    let made = try arguments.model.pcolormesh(
      x: grid.x, y: grid.y, values: grid.values, rows: grid.rows, columns: grid.columns,
      properties: meshProperties(&keywords))
    if let values = arguments.rest.last { try PlotData.noteType(of: values, on: made) }
    try finish(&keywords, made)
    return arguments.value(made)
  }

  // MARK: quiver

  private static func quiver(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Quiver")
    let values = arguments.rest
    guard (2...5).contains(values.count) else {
      throw Raised.typeError("quiver() takes from 2 to 5 positional arguments but \(values.count) were given")
    }
    let hasPlaces = values.count >= 4
    let (u, v) = (try PlotData.column(values[hasPlaces ? 2 : 0]), try PlotData.column(values[hasPlaces ? 3 : 1]))
    let colors = try values.count % 2 == 1 ? PlotData.column(values[values.count - 1]) : nil
    let (x, y) = try arrowPlaces(hasPlaces ? (values[0], values[1]) : nil, of: values[hasPlaces ? 2 : 0])
    guard x.count == y.count else {
      throw Raised.valueError("X and Y must be the same size, but X.size is \(x.count) and Y.size is \(y.count).")
    }
    guard u.count == v.count else {
      throw Raised.valueError(
        "Argument V has a size \(v.count) which does not match \(x.count), the number of arrow positions")
    }
    let made = try arguments.model.quiver(
      places: zip(x, y).map { Point($0, $1) }, vectors: zip(u, v).map { Point($0, $1) }, values: colors)
    try setArrows(made, &keywords)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  /// Places of arrows: given for each, as a grid's edges, or counted.
  private static func arrowPlaces(_ places: (Value, Value)?, of vectors: Value) throws -> ([Double], [Double]) {
    let shape = Array(try PlotData.elements(vectors).shape)
    let (rows, columns) = shape.count == 2 ? (shape[0], shape[1]) : (1, shape.last ?? 1)
    guard let places else {
      return (
        (0..<rows).flatMap { _ in (0..<columns).map(Double.init) },
        (0..<rows).flatMap { [Double](repeating: Double($0), count: columns) }
      )
    }
    let (x, y) = (try PlotData.column(places.0), try PlotData.column(places.1))
    guard shape.count == 2, x.count == columns, y.count == rows, x.count != rows * columns else { return (x, y) }
    return ((0..<rows).flatMap { _ in x }, y.flatMap { [Double](repeating: $0, count: columns) })
  }

  private static func setArrows(_ arrows: Quiver, _ keywords: inout PlotKeywords) throws {
    func unit(_ name: String) throws -> Quiver.Unit? {
      guard let text = try keywords.text(name) else { return nil }
      guard let unit = Quiver.Unit(rawValue: text) else {
        throw Raised.valueError(
          "'\(text)' is not a valid value for \(name). Supported values are 'x', 'y', 'xy', 'width', 'height', 'dots', "
            + "'inches'")
      }
      return unit
    }
    arrows.scale = try keywords.number("scale")
    arrows.scaleUnit = try unit("scale_units")
    arrows.unit = try unit("units") ?? .width
    arrows.shaftWidth = try keywords.number("width")
    arrows.headWidth = try keywords.number("headwidth") ?? arrows.headWidth
    arrows.headLength = try keywords.number("headlength") ?? arrows.headLength
    arrows.headAxisLength = try keywords.number("headaxislength") ?? arrows.headAxisLength
    arrows.leastShaft = try keywords.number("minshaft") ?? arrows.leastShaft
    arrows.leastLength = try keywords.number("minlength") ?? arrows.leastLength
    if let name = try keywords.text("pivot") {
      guard let pivot = Quiver.Pivot(rawValue: name == "mid" ? "middle" : name) else {
        throw Raised.valueError(
          "'\(name)' is not a valid value for pivot. Supported values are 'tail', 'middle', 'tip'")
      }
      arrows.pivot = pivot
    }
    if let angles = try keywords.take("angles") {
      switch angles.stringValue {
      case "uv"?: arrows.direction = .sheet
      case "xy"?: arrows.direction = .data
      case let word?: throw Raised.valueError("could not convert string to float: '\(word)'")
      case nil: arrows.direction = .degrees(try PlotData.column(angles))
      }
    }
    if let map = try keywords.take("cmap"), !map.isNone { arrows.colormap = try PlotValues.colormap(map) }
    if let norm = try PlotValues.norm(&keywords) {
      arrows.norm = norm
      if let values = arrows.array { try norm.autoscaleNone(values) }
    }
  }

  // MARK: stem

  private static func stem(_ arguments: PlotArguments) throws -> Value {
    var values = arguments.rest
    guard (1...3).contains(values.count) else {
      throw Raised.typeError("stem() takes from 1 to 3 positional arguments but \(values.count) were given")
    }
    var properties = StemProperties()
    let cycle = Pyplot.shared.style.cycle
    var lineFormat = try arguments.text(0)
    if let format = values.last?.stringValue {
      lineFormat = lineFormat ?? format
      values.removeLast()
    }
    properties.line = try lineFormat.map { try FormatString.parse($0, cycle: cycle) }
    properties.marker = try arguments.text(1).map { try FormatString.parse($0.isEmpty ? " " : $0, cycle: cycle) }
    properties.base = try arguments.text(2).map { try FormatString.parse($0, cycle: cycle) }
    properties.bottom = try arguments.number(3) ?? 0
    properties.label = try arguments.text(4)
    switch try arguments.text(5) ?? "vertical" {
    case "vertical": break
    case "horizontal": properties.isVertical = false
    case let word:
      throw Raised.valueError(
        "'\(word)' is not a valid value for orientation. Supported values are 'horizontal', 'vertical'")
    }
    guard let last = values.last else { throw Raised.typeError("stem() got a format string without data") }
    let (along, across) =
      properties.isVertical
      ? (arguments.model.xaxis, arguments.model.yaxis) : (arguments.model.yaxis, arguments.model.xaxis)
    let heads = try PlotData.places(last, on: across)
    let places = try values.count == 2 ? PlotData.places(values[0], on: along) : heads.indices.map(Double.init)
    let made = try arguments.model.stem(places: places, heads: heads, properties: properties)
    return ContainerObject.stems(made, in: arguments.figure)
  }

  // MARK: stackplot

  private static func stack(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("FillBetweenPolyCollection")
    if let baseline = try arguments.text(4), baseline != "zero" {
      throw Raised.notInLgs("the argument 'baseline' of stackplot other than 'zero'")
    }
    var layers = try arguments.rest.map(PlotData.column)
    if arguments.rest.count == 1 {
      let block = try PlotData.Block(arguments.rest[0])
      if block.shape.count == 2 { layers = (0..<block.shape[0]).map { row in block.columns.map { $0[row] } } }
    }
    let labels = try arguments.optional(1).map(PlotData.texts) ?? []
    let colors = try arguments.optional(2).flatMap { $0.isNone ? nil : try PlotValues.colors($0) }
    let alpha = try keywords.number("alpha")
    let x = try arguments.places(0, .x)
    var properties = Axes.FillProperties()
    properties.alpha = alpha
    properties.edgeColor = try keywords.color("edgecolor", "edgecolors", "ec")
    properties.lineWidth = try keywords.number("linewidth", "linewidths", "lw")
    let made = try arguments.model.stackplot(x: x, layers, colors: colors, labels: labels, properties: properties)
    for area in made {
      var rest = keywords
      try ArtistProperties.apply(&rest, to: area)
    }
    if let first = made.first { try finish(&keywords, first) } else { try keywords.finish() }
    return .list(made.map { arguments.value($0) })
  }
}

/// The corners and numbers of a `pcolormesh` call.
struct MeshGrid {
  let x: [Double]
  let y: [Double]
  let values: [Double]
  let rows: Int
  let columns: Int

  /// One direction's places in rows.
  private struct Places {
    var rows: [[Double]]

    /// Corners from middles: halfway between neighbours along a row.
    mutating func widen() {
      rows = rows.map { row in
        guard row.count > 1 else { return row + row }
        let halves = zip(row, row.dropFirst()).map { ($1 - $0) / 2 }
        return [row[0] - halves[0]] + zip(row, halves).map { $0 + $1 } + [row[row.count - 1] + halves[halves.count - 1]]
      }
    }

    mutating func transpose() {
      guard let width = rows.first?.count else { return }
      rows = (0..<width).map { column in rows.map { $0[column] } }
    }
  }

  init(_ arguments: [Value], shading: String) throws {
    guard arguments.count == 1 || arguments.count == 3 else {
      throw Raised.typeError("pcolormesh() takes 1 or 3 positional arguments but \(arguments.count) were given")
    }
    if shading == "gouraud" { throw Raised.notInLgs("the argument 'shading' of pcolormesh with 'gouraud'") }
    let shape = try PlotData.elements(arguments[arguments.count - 1]).shape
    guard shape.count >= 2 else {
      throw Raised.valueError("not enough values to unpack (expected 2, got \(shape.count))")
    }
    let c = try PlotData.matrix(arguments[arguments.count - 1])
    (values, rows, columns) = c
    let isCounted = arguments.count == 1
    let extra = isCounted && shading != "nearest" ? 1 : 0
    var across =
      try isCounted
      ? Places(rows: [(0..<(c.columns + extra)).map(Double.init)]) : Self.places(arguments[0], isRow: true)
    var along =
      try isCounted
      ? Places(rows: (0..<(c.rows + extra)).map { [Double($0)] }) : Self.places(arguments[1], isRow: false)
    let (width, height) = (across.rows.first?.count ?? 0, along.rows.count)
    if across.rows.count == 1 { across.rows = [[Double]](repeating: across.rows[0], count: height) }
    if along.rows.first?.count == 1 { along.rows = along.rows.map { [Double](repeating: $0[0], count: width) } }
    let isFlat = shading == "flat" || shading != "nearest" && (width, height) != (c.columns, c.rows)
    if isFlat, (width, height) != (c.columns + 1, c.rows + 1) {
      throw Raised.typeError(
        "Dimensions of C (\(c.rows), \(c.columns)) should be one smaller than X(\(width)) and Y(\(height)) while using "
          + "shading='flat' see help(pcolormesh)")
    }
    if !isFlat {
      if (width, height) != (c.columns, c.rows) {
        throw Raised.typeError(
          "Dimensions of C (\(c.rows), \(c.columns)) are incompatible with X (\(width)) and/or Y (\(height)); see "
            + "help(pcolormesh)")
      }
      for _ in 0..<2 {
        across.widen()
        along.widen()
        across.transpose()
        along.transpose()
      }
    }
    x = across.rows.flatMap { $0 }
    y = along.rows.flatMap { $0 }
  }

  private static func places(_ value: Value, isRow: Bool) throws -> Places {
    let block = try PlotData.Block(value)
    if block.shape.count == 2 {
      return Places(rows: (0..<block.shape[0]).map { row in block.columns.map { $0[row] } })
    }
    let column = try PlotData.column(value)
    return Places(rows: isRow ? [column] : column.map { [$0] })
  }
}
