import Interpreter
import Plotting

/// Titles, labels, texts, legends, limits, ticks.
extension AxesMembers {
  static let textRecords: [PlotRecord] = [
    PlotRecord(
      "set_title", "label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs",
      "Sets the title; loc is 'center', 'left' or 'right', pad in points, y in shares of the height.", pyplot: "title",
      call: "'after 100 epochs'", probe: ("ax.title", "Text(0.5, 1.0, 'after 100 epochs')")
    ) { arguments in
      var keywords = try withDictionary(arguments.keywords("Text"), arguments.optional(1))
      let alignment =
        try arguments.text(2).map { try HorizontalAlignment.parse($0.lowercased(), named: "loc") } ?? .center
      let title = try arguments.model.setTitle(
        Operators.str(arguments[0]), alignment: alignment, y: arguments.number(4), pad: arguments.number(3))
      try finish(&keywords, title)
      return arguments.value(title)
    },
    label("set_xlabel", "xlabel", "x") { $0.setXLabel($1, pad: $2) },
    label("set_ylabel", "ylabel", "y") { $0.setYLabel($1, pad: $2) },
    PlotRecord(
      "text", "x, y, s, *args, fontdict=None, **kwargs", "A text at a place in data; in space: text(x, y, z, s).",
      pyplot: "text", call: "0.5, 0.5, 'here'", probe: ("ax.texts[0]", "Text(0.5, 0.5, 'here')")
    ) { try text($0) },
    PlotRecord(
      "annotate",
      "text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, annotation_clip=<no value>, **kwargs",
      "A text at xytext that points at the place xy.", pyplot: "annotate",
      call: "'low', (1, 2), xytext=(2, 3), arrowprops=dict(arrowstyle='->')",
      probe: ("ax.texts[0].get_text()", "'low'")
    ) { try annotation($0) },
    PlotRecord(
      "legend", "*args, **kwargs", "A box that names the artists with labels; loc says where.", pyplot: "legend",
      call: "['data'], loc='upper left'", probe: ("ax.get_legend() is None", "False")
    ) { try legend($0) },
    PlotRecord(
      "grid", "visible=None, which='major', axis='both', **kwargs", "Shows or hides grid lines.", pyplot: "grid",
      call: "True", probe: ("ax.get_xlim()", "(np.float64(0.0), np.float64(1.0))")
    ) { try grid($0) },
    PlotRecord(
      "tick_params", "axis='both', **kwargs", "Changes the look of ticks and their labels; lengths in points.",
      pyplot: "tick_params", call: "labelsize=8", probe: ("ax.get_xlim()", "(np.float64(0.0), np.float64(1.0))")
    ) { try tickParameters($0) },
  ]

  private static func label(
    _ name: String, _ pyplot: String, _ axis: String, _ set: @escaping (Axes, String, Double?) -> Text
  ) -> PlotRecord {
    PlotRecord(
      name, "\(axis)label, fontdict=None, labelpad=None, *, loc=<no value>, **kwargs",
      "Sets the label of the \(axis) axis; labelpad in points.", pyplot: pyplot, call: "'epoch'",
      probe: ("ax.get_\(axis)label()", "'epoch'")
    ) { arguments in
      var keywords = try withDictionary(arguments.keywords("Text"), arguments.optional(1))
      let text = set(arguments.model, try Operators.str(arguments[0]), try arguments.number(2))
      try finish(&keywords, text)
      return arguments.value(text)
    }
  }

  /// The keywords with those of a dictionary (`fontdict=`) in front.
  static func withDictionary(_ keywords: PlotKeywords, _ dictionary: Value?) throws -> PlotKeywords {
    guard let dictionary, !dictionary.isNone else { return keywords }
    return try PlotKeywords(dictionary: dictionary, owner: keywords.owner).joined(with: keywords)
  }

  static func space(_ arguments: PlotArguments) throws -> Axes3D {
    guard let space = arguments.model as? Axes3D else {
      throw Raised.attributeError("'Axes' object has no attribute", object: nil, name: "zaxis")
    }
    return space
  }

  // MARK: Texts

  private static func text(_ arguments: PlotArguments) throws -> Value {
    var keywords = try withDictionary(arguments.keywords("Text"), arguments.optional(3))
    let coordinates = try keywords.take("transform").map(PlotValues.coordinates) ?? .data
    let made: Text
    if let space = arguments.model as? Axes3D, let words = arguments.rest.first {
      let direction = try Axes3D.direction(named: keywords.text("zdir"))
      made = space.text(
        x: try PlotData.number(arguments[0]), y: try PlotData.number(arguments[1]),
        z: try PlotData.number(arguments[2]),
        try Operators.str(words), direction: direction)
    } else {
      if let dictionary = arguments.rest.first { keywords = try withDictionary(keywords, dictionary) }
      made = arguments.model.text(
        x: try arguments.place(0, .x) ?? 0, y: try arguments.place(1, .y) ?? 0, try Operators.str(arguments[2]),
        coordinates: coordinates)
      try notePlace(arguments[0], arguments[1], made)
    }
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func coordinates(_ value: Value?) throws -> Coordinates {
    guard let value, let name = value.stringValue else { return try value.map(PlotValues.coordinates) ?? .data }
    switch name {
    case "data": return .data
    case "axes fraction": return .axes
    case "figure fraction": return .figure
    case "figure pixels": return .pixels
    case "axes pixels", "axes points", "figure points", "subfigure points", "subfigure pixels", "subfigure fraction",
      "polar", "offset points", "offset pixels", "offset fontsize":
      throw Raised.notInLgs("the coordinates '\(name)'")
    case _: throw Raised.valueError("'\(name)' is not a valid coordinate")
    }
  }

  private static func annotation(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Annotation")
    if PlotValues.isNumber(arguments[1]) {
      throw Raised.typeError("cannot unpack non-iterable \(arguments[1].typeName) object")
    }
    let pointed = try target(arguments[1], arguments.model)
    let place = try arguments.optional(2).flatMap { $0.isNone ? nil : try target($0, arguments.model) }
    let targetCoordinates = try coordinates(arguments.optional(3))
    var textCoordinates: Annotation.TextCoordinates?
    if let given = arguments.optional(4), !given.isNone {
      switch given.stringValue {
      case "offset points": textCoordinates = .offsetPoints
      case "offset pixels": textCoordinates = .offsetPixels
      case _: textCoordinates = .like(try coordinates(given))
      }
    }
    let arrow = try arguments.optional(5).flatMap { $0.isNone ? nil : try PlotArrows.arrow($0) }
    let made = arguments.model.annotate(
      try Operators.str(arguments[0]), target: pointed, targetCoordinates: targetCoordinates, place: place,
      textCoordinates: textCoordinates, arrow: arrow)
    let given = arguments.optional(2).flatMap { $0.isNone ? nil : $0 } ?? arguments[1]
    let places = try Operators.array(given)
    if places.count == 2 { try notePlace(places[0], places[1], made) }
    try finish(&keywords, made)
    return arguments.value(made)
  }

  /// A pair of places on the axes, where texts are categories.
  private static func target(_ value: Value, _ axes: Axes) throws -> Point {
    guard let items = value.object(as: TupleObject.self)?.items ?? value.object(as: ListObject.self)?.items,
      items.count == 2
    else { return try point(value) }
    func number(_ value: Value, _ axis: Axis) throws -> Double {
      try value.stringValue.map { axis.places(of: [$0])[0] } ?? PlotData.number(value)
    }
    return Point(try number(items[0], axes.xaxis), try number(items[1], axes.yaxis))
  }

  /// Keeps a text's place as it was given; texts are categories.
  static func notePlace(_ x: Value, _ y: Value, _ text: Text) throws {
    for (name, value) in [("x", x), ("y", y)] {
      let kept = value.stringValue == nil ? try PlotData.plain(value) : value
      GivenValues.note(name, kept, on: text)
    }
  }

  static func point(_ value: Value) throws -> Point {
    let parts = try PlotData.column(value)
    guard parts.count == 2 else {
      throw Raised.valueError(
        parts.count < 2
          ? "not enough values to unpack (expected 2, got \(parts.count))" : "too many values to unpack (expected 2)")
    }
    return Point(parts[0], parts[1])
  }

  // MARK: Grid and ticks

  private static func names(_ value: String?) throws -> (x: Bool, y: Bool) {
    switch value ?? "both" {
    case "both": return (true, true)
    case "x": return (true, false)
    case "y": return (false, true)
    case let word:
      throw Raised.valueError("'\(word)' is not a valid value for axis. Supported values are 'x', 'y', 'both'")
    }
  }

  private static func kinds(_ value: String?) throws -> (major: Bool, minor: Bool) {
    switch value ?? "major" {
    case "major": return (true, false)
    case "minor": return (false, true)
    case "both": return (true, true)
    case let word:
      throw Raised.valueError("'\(word)' is not a valid value for which. Supported values are 'major', 'minor', 'both'")
    }
  }

  private static func grid(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line2D")
    var isOn = try arguments.flag(0)
    let (x, y) = try names(arguments.text(2))
    let (major, minor) = try kinds(arguments.text(1))
    let color = try keywords.color("color", "c")
    let width = try keywords.number("linewidth", "lw")
    let style = try keywords.take("linestyle", "ls").map(PlotValues.lineStyle)
    let alpha = try keywords.number("alpha")
    try keywords.finish(lacking: ["zorder"])
    if color != nil || width != nil || style != nil || alpha != nil { isOn = isOn ?? true }
    if let space = arguments.model as? Axes3D {
      space.isGridOn = isOn ?? true
      return .none
    }
    arguments.model.grid(isOn, x: x, y: y, isMajor: major, isMinor: minor) { parameters in
      if let color { parameters.gridColor = color }
      if let width { parameters.gridLineWidth = width }
      if let style { parameters.gridLineStyle = style }
      if let alpha { parameters.gridAlpha = alpha }
    }
    return .none
  }

  private static func tickParameters(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Tick")
    let (x, y) = try names(arguments.text(0))
    let (major, minor) = try kinds(keywords.text("which"))
    var change = TickChange()
    try change.read(&keywords)
    try keywords.finish(lacking: ["reset", "zorder", "labelfontfamily", "grid_zorder"])
    if x { arguments.model.xaxis.setParameters(isMajor: major, isMinor: minor) { change.apply(to: &$0, isX: true) } }
    if y { arguments.model.yaxis.setParameters(isMajor: major, isMinor: minor) { change.apply(to: &$0, isX: false) } }
    return .none
  }
}

/// What `tick_params` changes.
struct TickChange {
  private var length: Double?
  private var width: Double?
  private var pad: Double?
  private var direction: TickParameters.Direction?
  private var color: Color?
  private var labelColor: Color?
  private var labelSize: Double?
  private var labelRotation: Double?
  private var gridColor: Color?
  private var gridAlpha: Double?
  private var gridLineWidth: Double?
  private var sides: [String: Bool] = [:]

  mutating func read(_ keywords: inout PlotKeywords) throws {
    length = try keywords.number("size", "length")
    width = try keywords.number("width")
    pad = try keywords.number("pad")
    direction = try plotting { [text = try keywords.text("tickdir", "direction")] in
      try text.map(TickParameters.Direction.parse)
    }
    let both = try keywords.color("colors")
    color = try keywords.color("color") ?? both
    labelColor = try keywords.color("labelcolor") ?? both
    labelSize = try keywords.take("labelsize").map(PlotValues.fontSize)
    labelRotation = try keywords.take("labelrotation", "rotation").map(PlotValues.rotation)
    gridColor = try keywords.color("grid_color")
    gridAlpha = try keywords.number("grid_alpha")
    gridLineWidth = try keywords.number("grid_linewidth")
    for name in ["bottom", "top", "left", "right", "labelbottom", "labeltop", "labelleft", "labelright"] {
      if let flag = try keywords.flag(name) { sides[name] = flag }
    }
  }

  func apply(to parameters: inout TickParameters, isX: Bool) {
    parameters.length = length ?? parameters.length
    parameters.width = width ?? parameters.width
    parameters.pad = pad ?? parameters.pad
    parameters.direction = direction ?? parameters.direction
    parameters.color = color ?? parameters.color
    parameters.labelColor = labelColor ?? parameters.labelColor
    parameters.labelSize = labelSize ?? parameters.labelSize
    parameters.labelRotation = labelRotation ?? parameters.labelRotation
    parameters.gridColor = gridColor ?? parameters.gridColor
    parameters.gridAlpha = gridAlpha ?? parameters.gridAlpha
    parameters.gridLineWidth = gridLineWidth ?? parameters.gridLineWidth
    let (first, second) = isX ? ("bottom", "top") : ("left", "right")
    parameters.showsFirst = sides[first] ?? parameters.showsFirst
    parameters.showsSecond = sides[second] ?? parameters.showsSecond
    parameters.labelsFirst = sides["label" + first] ?? parameters.labelsFirst
    parameters.labelsSecond = sides["label" + second] ?? parameters.labelsSecond
  }
}

/// Arrows from dictionaries (`arrowprops=dict(arrowstyle='->', …)`).
enum PlotArrows {
  static func arrow(_ value: Value) throws -> Annotation.Arrow {
    var keywords = try PlotKeywords(dictionary: value, owner: "FancyArrowPatch")
    var arrow = Annotation.Arrow(style: try keywords.text("arrowstyle").map(style), color: Color.tableau[0])
    if arrow.style == nil {
      (arrow.shrinkHead, arrow.shrinkTail) = (0, 0)
      arrow.width = try keywords.number("width") ?? arrow.width
      arrow.headWidth = try keywords.number("headwidth") ?? arrow.headWidth
      arrow.headLength = try keywords.number("headlength") ?? arrow.headLength
      arrow.shrink = try keywords.number("shrink") ?? arrow.shrink
    }
    if let color = try keywords.color("color") { (arrow.color, arrow.edgeColor) = (color, color) }
    arrow.color = try keywords.color("facecolor", "fc") ?? arrow.color
    arrow.edgeColor = try keywords.color("edgecolor", "ec") ?? arrow.edgeColor
    arrow.lineWidth = try keywords.number("linewidth", "lw") ?? arrow.lineWidth
    if let style = try keywords.take("linestyle", "ls") { arrow.lineStyle = try PlotValues.lineStyle(style) }
    arrow.shrinkTail = try keywords.number("shrinkA") ?? arrow.shrinkTail
    arrow.shrinkHead = try keywords.number("shrinkB") ?? arrow.shrinkHead
    arrow.mutationScale = try keywords.number("mutation_scale")
    arrow.alpha = try keywords.number("alpha")
    if let connection = try keywords.text("connectionstyle") { arrow.bend = try bend(connection) }
    try keywords.finish(lacking: ["relpos", "patchA", "patchB", "zorder", "label", "mutation_aspect"])
    return arrow
  }

  /// The name of an arrow; what stands behind a comma is not read.
  static func style(_ text: String) throws -> String {
    let name = text.split(separator: ",").first.map { $0.filter { $0 != " " } } ?? ""
    let drawn: Set = ["-", "<-", "->", "<->", "<|-", "-|>", "<|-|>", "simple"]
    if drawn.contains(name), name == text { return name }
    let lacking: Set = ["]-", "-[", "]-[", "|-|", "]->", "<-[", "fancy", "wedge"]
    if drawn.contains(name) || lacking.contains(name) { throw Raised.notInLgs("arrowstyle='\(text)'") }
    throw Raised.valueError("Unknown style: '\(name)'")
  }

  /// The bend of `arc3` and `arc3,rad=0.2`.
  static func bend(_ text: String) throws -> Double {
    let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
    guard parts.first == "arc3" else { throw Raised.notInLgs("connectionstyle='\(text)'") }
    guard parts.count > 1 else { return 0 }
    guard parts.count == 2, parts[1].hasPrefix("rad="), let number = Double(parts[1].dropFirst(4)) else {
      throw Raised.valueError("Incorrect style argument: '\(text)'")
    }
    return number
  }
}

extension PlotKeywords {
  /// These entries, those of others in place of equal names.
  func joined(with others: PlotKeywords) -> PlotKeywords {
    PlotKeywords(allEntries.filter { !others.has($0.name) } + others.allEntries, owner: owner)
  }
}
