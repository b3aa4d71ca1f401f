import Interpreter
import Plotting

/// A property of artists: the methods `set_NAME` and `get_NAME`, and the keyword of calls that make artists.
struct ArtistProperty {
  /// The name, then its aliases.
  let names: [String]
  let summary: String
  /// A value for the example, and what the getter shows then; nil without getter.
  let sample: String
  let shown: String?
  let get: ((Artist) throws -> Value?)?
  let set: ((Artist, Value) throws -> Void)?

  init(
    _ names: String..., summary: String, sample: String, shown: String? = nil,
    get: ((Artist) throws -> Value?)? = nil, set: ((Artist, Value) throws -> Void)?
  ) {
    self.names = names
    self.summary = summary
    self.sample = sample
    self.shown = shown
    self.get = get
    self.set = set
  }

  /// A property of one class of artists.
  static func of<A: Artist>(
    _ type: A.Type, _ names: String..., summary: String, sample: String, shown: String? = nil,
    get: ((A) throws -> Value?)? = nil, set: ((A, Value) throws -> Void)?
  ) -> ArtistProperty {
    ArtistProperty(
      names: names, summary: summary, sample: sample, shown: shown,
      get: get.map { get in { artist in try (artist as? A).flatMap(get) } },
      set: set.map { set in { artist, value in if let artist = artist as? A { try set(artist, value) } } })
  }

  private init(
    names: [String], summary: String, sample: String, shown: String?, get: ((Artist) throws -> Value?)?,
    set: ((Artist, Value) throws -> Void)?
  ) {
    self.names = names
    self.summary = summary
    self.sample = sample
    self.shown = shown
    self.get = get
    self.set = set
  }

  /// The setter and getter methods, under all names.
  /// - Parameters:
  ///   - owner: The type's name.
  ///   - setUp: Source that names an artist `a`, for the examples.
  func methods(of owner: String, setUp: String) -> [Builtin] {
    var methods: [Builtin] = []
    for name in names {
      if let set {
        methods.append(
          Builtin(
            "set_\(name)(self, \(names[0]))", of: owner, "Sets \(summary).",
            example: "\(setUp)\na.set_\(name)(\(sample))"
              + (shown.map { "\na.get_\(name)()\n#> \($0)" } ?? "\na.get_visible()\n#> True"), style: .python
          ) { arguments in
            guard let object = arguments[0].object(as: ArtistObject.self) else { return .none }
            try plotting { try set(object.artist, arguments[1]) }
            return .none
          })
      }
      guard let get, let shown else { continue }
      methods.append(
        Builtin(
          "get_\(name)(self)", of: owner, "What \(summary) is.",
          example: "\(setUp)\n" + (set == nil ? "" : "a.set_\(name)(\(sample))\n") + "a.get_\(name)()\n#> \(shown)",
          style: .python
        ) { arguments in
          guard let object = arguments[0].object(as: ArtistObject.self) else { return .none }
          return try plotting { try get(object.artist) } ?? .none
        })
    }
    return methods
  }
}

/// The data of a line as the program gave them, which `get_xdata` gives back.
final class LineData {
  let x: Value
  let y: Value

  init(x: Value, y: Value) {
    self.x = x
    self.y = y
  }

  static func of(_ line: Line2D) throws -> LineData {
    if let data = line.companion as? LineData { return data }
    return LineData(x: try PlotData.array(line.xData), y: try PlotData.array(line.yData))
  }
}

/// The properties of all artists, by class.
enum ArtistProperties {
  static let common: [ArtistProperty] = [
    ArtistProperty(
      "alpha", summary: "the opacity from 0 to 1, or None", sample: "0.5", shown: "0.5",
      get: { $0.alpha.map { .float($0) } ?? Value.none },
      set: { try $0.setAlpha($1.isNone ? nil : PlotData.number($1)) }),
    ArtistProperty(
      "visible", summary: "whether the artist is drawn", sample: "False", shown: "False",
      get: { .bool($0.isVisible) }, set: { $0.isVisible = try Operators.isTrue($1) }),
    ArtistProperty(
      "zorder", summary: "the level: higher ones are painted later", sample: "5", shown: "5",
      get: { number($0.zorder) }, set: { $0.zorder = try PlotData.number($1) }),
    ArtistProperty(
      "label", summary: "the name in the legend", sample: "'data'", shown: "'data'", get: { .string($0.label) },
      set: { $0.label = try Operators.str($1) }),
    ArtistProperty(
      "clip_on", summary: "whether the artist is cut to its axes", sample: "False", shown: "False",
      get: { .bool($0.isClipped) }, set: { $0.isClipped = try Operators.isTrue($1) }),
  ]

  /// A whole number as an int, as programs gave it.
  static func number(_ value: Double) -> Value {
    if let whole = Int(exactly: value) { return .int(whole) }
    return .float(value)
  }

  static let lines: [ArtistProperty] = [
    .of(
      Line2D.self, "color", "c", summary: "the colour", sample: "'red'",
      set: { line, value in line.color = try PlotValues.color(value) }),
    .of(
      Line2D.self, "linewidth", "lw", summary: "the width in points", sample: "2.5", shown: "2.5",
      get: { .float($0.lineWidth) }, set: { $0.lineWidth = try PlotData.number($1) }),
    .of(
      Line2D.self, "linestyle", "ls", summary: "the dashes", sample: "'--'", shown: "'--'",
      get: { .string($0.lineStyle == .none ? "None" : $0.lineStyle.name) },
      set: { $0.lineStyle = try PlotValues.lineStyle($1) }),
    .of(
      Line2D.self, "marker", summary: "the mark of the points", sample: "'o'", shown: "'o'",
      get: { .string($0.marker.code) }, set: { try $0.setMarker(PlotValues.marker($1)) }),
    .of(
      Line2D.self, "markersize", "ms", summary: "the marks' size in points", sample: "8.5", shown: "8.5",
      get: { .float($0.markerSize) }, set: { $0.markerSize = try PlotData.number($1) }),
    .of(
      Line2D.self, "markerfacecolor", "mfc", summary: "the marks' colour", sample: "'red'",
      set: { $0.markerFaceColor = try PlotValues.markerColor($1) }),
    .of(
      Line2D.self, "markeredgecolor", "mec", summary: "the colour of the marks' edges", sample: "'red'",
      set: { $0.markerEdgeColor = try PlotValues.markerColor($1) }),
    .of(
      Line2D.self, "markeredgewidth", "mew", summary: "the width of the marks' edges in points", sample: "1.5",
      shown: "1.5", get: { .float($0.markerEdgeWidth) }, set: { $0.markerEdgeWidth = try PlotData.number($1) }),
    .of(
      Line2D.self, "drawstyle", "ds", summary: "how the line goes from point to point", sample: "'steps-mid'",
      shown: "'steps-mid'", get: { .string($0.drawStyle.rawValue) },
      set: { $0.drawStyle = try DrawStyle.parse(Operators.str($1)) }),
    .of(
      Line2D.self, "xdata", summary: "the places in x", sample: "[3, 4]", shown: "[3, 4]",
      get: { try LineData.of($0).x },
      set: { line, value in
        let old = try LineData.of(line)
        try line.setXData(PlotData.column(value))
        line.companion = LineData(x: value, y: old.y)
      }),
    .of(
      Line2D.self, "ydata", summary: "the places in y", sample: "[3, 4]", shown: "[3, 4]",
      get: { try LineData.of($0).y },
      set: { line, value in
        let old = try LineData.of(line)
        try line.setYData(PlotData.column(value))
        line.companion = LineData(x: old.x, y: value)
      }),
  ]

  static let texts: [ArtistProperty] = [
    .of(
      Text.self, "text", summary: "the text", sample: "'hello'", shown: "'hello'", get: { .string($0.text) },
      set: { $0.text = try Operators.str($1) }),
    .of(
      Text.self, "color", "c", summary: "the colour", sample: "'red'", set: { $0.color = try PlotValues.color($1) }),
    .of(
      Text.self, "fontsize", "size", summary: "the size of the letters in points", sample: "14.5", shown: "14.5",
      get: { .float($0.fontSize) }, set: { $0.fontSize = try PlotValues.fontSize($1) }),
    .of(
      Text.self, "fontweight", "weight", summary: "the weight of the letters", sample: "'bold'",
      set: { $0.fontWeight = try PlotValues.fontWeight($1) }),
    .of(
      Text.self, "fontstyle", "style", summary: "whether the letters are slanted", sample: "'italic'",
      set: { text, value in
        switch try Operators.str(value) {
        case "normal": text.fontSlant = .normal
        case "italic", "oblique": text.fontSlant = .oblique
        case let word:
          throw Raised.valueError(
            "\(word) is not a valid value for style; supported values are 'normal', 'italic', 'oblique'")
        }
      }),
    .of(
      Text.self, "fontfamily", "family", "fontname", summary: "the families of the letters", sample: "'monospace'",
      set: { text, value in
        text.fontFamilies = try value.stringValue.map { [$0] } ?? PlotData.texts(value)
      }),
    .of(
      Text.self, "horizontalalignment", "ha", summary: "which side of the text lies at its place", sample: "'center'",
      shown: "'center'", get: { .string($0.horizontalAlignment.rawValue) },
      set: { $0.horizontalAlignment = try HorizontalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "verticalalignment", "va", summary: "which height of the text lies at its place", sample: "'top'",
      shown: "'top'", get: { .string($0.verticalAlignment.rawValue) },
      set: { $0.verticalAlignment = try VerticalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "multialignment", "ma", summary: "how lines lie to one another", sample: "'left'",
      set: { $0.multiAlignment = try HorizontalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "rotation", summary: "the angle in degrees", sample: "30", shown: "30.0",
      get: { .float($0.rotation) }, set: { $0.rotation = try PlotValues.rotation($1) }),
    .of(
      Text.self, "linespacing", summary: "the distance of lines in letter heights", sample: "1.5",
      set: { $0.lineSpacing = try PlotData.number($1) }),
    .of(
      Text.self, "x", summary: "the place in x", sample: "0.25",
      set: { $0.setPosition(x: try PlotData.number($1), y: $0.y) }),
    .of(
      Text.self, "y", summary: "the place in y", sample: "0.25",
      set: { $0.setPosition(x: $0.x, y: try PlotData.number($1)) }),
    .of(
      Text.self, "position", summary: "the place", sample: "(0.25, 0.5)", shown: "(0.25, 0.5)",
      get: { .tuple([number($0.x), number($0.y)]) },
      set: { text, value in
        let place = try PlotData.column(value)
        guard place.count == 2 else {
          throw Raised.valueError("not enough values to unpack (expected 2, got \(place.count))")
        }
        text.setPosition(x: place[0], y: place[1])
      }),
    .of(
      Text.self, "bbox", summary: "the frame behind the text", sample: "dict(facecolor='white')",
      set: { $0.frame = try $1.isNone ? nil : TextFrames.frame($1, size: $0.fontSize) }),
  ]

  static let patches: [ArtistProperty] = [
    .of(
      Patch.self, "color", summary: "the colour of face and edge", sample: "'red'",
      set: { $0.setColor(try PlotValues.color($1)) }),
    .of(
      Patch.self, "facecolor", "fc", summary: "the colour of the area", sample: "'red'", shown: "(1.0, 0.0, 0.0, 1.0)",
      get: { tuple($0.faceColor) }, set: { $0.faceColor = try PlotValues.color($1) }),
    .of(
      Patch.self, "edgecolor", "ec", summary: "the colour of the edge", sample: "'red'",
      set: { $0.edgeColor = try $1.isNone ? nil : PlotValues.color($1) }),
    .of(
      Patch.self, "linewidth", "lw", summary: "the width of the edge in points", sample: "2.5", shown: "2.5",
      get: { .float($0.lineWidth) }, set: { $0.lineWidth = try PlotData.number($1) }),
    .of(
      Patch.self, "linestyle", "ls", summary: "the dashes of the edge", sample: "'--'",
      set: { $0.lineStyle = try PlotValues.lineStyle($1) }),
    .of(
      Patch.self, "fill", summary: "whether the area is filled", sample: "False", shown: "False",
      get: { .bool($0.isFilled) }, set: { $0.isFilled = try Operators.isTrue($1) }),
    .of(
      RectanglePatch.self, "x", summary: "the left edge", sample: "2", shown: "2", get: { number($0.x) },
      set: { $0.x = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "y", summary: "the lower edge", sample: "2", shown: "2", get: { number($0.y) },
      set: { $0.y = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "width", summary: "the width", sample: "2", shown: "2", get: { number($0.width) },
      set: { $0.width = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "height", summary: "the height", sample: "2", shown: "2", get: { number($0.height) },
      set: { $0.height = try PlotData.number($1) }),
  ]

  static func tuple(_ color: Color) -> Value {
    .tuple([color.red, color.green, color.blue, color.alpha].map { .float($0) })
  }

  static let collections: [ArtistProperty] = [
    .of(
      Collection.self, "color", summary: "the colour of faces and edges", sample: "'red'",
      set: { collection, value in
        collection.faceColors = try PlotValues.colors(value)
        collection.edgeColors = .colors(collection.faceColors)
      }),
    .of(
      Collection.self, "facecolor", "facecolors", "fc", summary: "the colours of faces", sample: "'red'",
      set: { $0.faceColors = try PlotValues.colors($1) }),
    .of(
      Collection.self, "edgecolor", "edgecolors", "ec", summary: "the colours of edges", sample: "'red'",
      set: { $0.edgeColors = try edge($1) }),
    .of(
      Collection.self, "linewidth", "linewidths", "lw", summary: "the widths in points", sample: "2",
      set: { $0.lineWidths = try PlotData.column($1) }),
    .of(
      Collection.self, "linestyle", "linestyles", "ls", summary: "the dashes", sample: "'--'",
      set: { $0.lineStyle = try PlotValues.lineStyle($1) }),
    .of(
      Collection.self, "array", summary: "the numbers for the colormap", sample: "[1, 2]", shown: "array([1., 2.])",
      get: { try $0.array.map(PlotData.array) ?? Value.none },
      set: { $0.array = try $1.isNone ? nil : PlotData.column($1) }),
    .of(
      Collection.self, "cmap", summary: "the colormap", sample: "'jet'",
      set: { $0.colormap = try PlotValues.colormap($1) }),
    .of(
      PathCollection.self, "sizes", summary: "the areas in square points", sample: "[10, 20]",
      shown: "array([10., 20.])", get: { try PlotData.array($0.sizes) }, set: { $0.sizes = try PlotData.column($1) }),
    .of(
      PathCollection.self, "offsets", summary: "the places", sample: "[[1, 2], [3, 4]]",
      set: { $0.setOffsets(try points($1)) }),
  ]

  /// Rows of two numbers as places.
  static func points(_ value: Value) throws -> [Point] {
    let block = try PlotData.Block(value)
    if block.shape == [2] { return [Point(block.columns[0][0], block.columns[0][1])] }
    guard block.columns.count == 2 else { throw Raised.valueError("offsets must have shape (N, 2)") }
    return zip(block.columns[0], block.columns[1]).map { Point($0, $1) }
  }

  static func edge(_ value: Value) throws -> CollectionEdge {
    if value.stringValue == "face" { return .face }
    if value.isNone || value.stringValue?.lowercased() == "none" { return .none }
    return .colors(try PlotValues.colors(value))
  }

  /// The properties that artists of this class have.
  static func table(for artist: Artist) -> [ArtistProperty] {
    switch artist {
    case is Line2D: return common + lines
    case is Text: return common + texts
    case is Patch: return common + patches
    case is Collection: return common + collections
    case _: return common
    }
  }

  /// Sets what keywords say, and leaves the others.
  static func apply(_ keywords: inout PlotKeywords, to artist: Artist) throws {
    for property in table(for: artist) {
      if let value = try keywords.take(property.names), let set = property.set {
        try plotting { try set(artist, value) }
      }
    }
  }

  /// Adds the methods to the types.
  static func install() {
    let line = "a, = plt.plot([1, 2], [3, 4])"
    for type in [PlotTypes.artist] {
      for property in common { type.add(property.methods(of: type.name, setUp: line)) }
    }
    for property in lines { PlotTypes.line.add(property.methods(of: "Line2D", setUp: line)) }
    for property in texts { PlotTypes.text.add(property.methods(of: "Text", setUp: "a = plt.title('x')")) }
    for property in patches {
      PlotTypes.patch.add(property.methods(of: "Patch", setUp: "a = plt.bar([1], [2])[0]"))
    }
    for property in collections {
      PlotTypes.collection.add(property.methods(of: "Collection", setUp: "a = plt.scatter([1, 2], [3, 4])"))
    }
  }
}

/// Frames behind texts from dictionaries (`bbox=dict(boxstyle='round', …)`).
enum TextFrames {
  static func frame(_ value: Value, size: Double) throws -> TextFrame {
    var keywords = try PlotKeywords(dictionary: value, owner: "FancyBboxPatch")
    let style = try keywords.text("boxstyle")
    var frame = TextFrame(padding: style == nil ? 4 / size : 0.3)
    if let style { try apply(style, to: &frame) }
    if let pad = try keywords.number("pad") { frame.padding = pad / size }
    if let color = try keywords.color("color") { (frame.faceColor, frame.edgeColor) = (color, color) }
    frame.faceColor = try keywords.color("facecolor", "fc") ?? frame.faceColor
    frame.edgeColor = try keywords.color("edgecolor", "ec") ?? frame.edgeColor
    frame.lineWidth = try keywords.number("linewidth", "lw") ?? frame.lineWidth
    if let dashes = try keywords.take("linestyle", "ls") { frame.lineStyle = try PlotValues.lineStyle(dashes) }
    frame.alpha = try keywords.number("alpha")
    try keywords.finish(lacking: ["mutation_scale", "zorder", "label", "fill"])
    return frame
  }

  /// `round,pad=0.5,rounding_size=1`.
  private static func apply(_ text: String, to frame: inout TextFrame) throws {
    let parts = text.split(separator: ",").map(String.init)
    let shapes: [String: TextFrame.Shape] = [
      "square": .square, "round": .round, "circle": .circle, "round4": .round4, "sawtooth": .sawtooth,
      "larrow": .larrow, "rarrow": .rarrow, "darrow": .darrow,
    ]
    guard let name = parts.first, let shape = shapes[name] else {
      if ["ellipse", "roundtooth"].contains(parts.first ?? "") { throw Raised.notInLgs("boxstyle='\(text)'") }
      throw Raised.valueError("Unknown style: '\(parts.first ?? "")'")
    }
    frame.shape = shape
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=").map(String.init)
      guard pair.count == 2, let number = Double(pair[1]) else {
        throw Raised.valueError("Incorrect style argument: '\(text)'")
      }
      switch pair[0] {
      case "pad": frame.padding = number
      case "rounding_size": frame.rounding = number
      case let name: throw Raised.notInLgs("boxstyle's \(name)")
      }
    }
  }
}

extension PlotKeywords {
  /// The entries of a dictionary whose keys are texts.
  init(dictionary value: Value, owner: String) throws {
    guard value.object(as: DictionaryObject.self) != nil else {
      throw Raised.typeError("\(owner) wants a dictionary, not \(value.typeName)")
    }
    let keys = try Operators.array(value)
    self.init(try keys.map { (try Operators.str($0), try Operators.item(value, $0)) }, owner: owner)
  }
}
