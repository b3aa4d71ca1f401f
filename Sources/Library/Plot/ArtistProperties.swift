import Interpreter
import Plotting

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

  /// A colour of the cycle or a default, as `get_color` gives it.
  static func color(_ color: Color) -> Value { .tuple([color.red, color.green, color.blue].map { .float($0) }) }

  static func tuple(_ color: Color) -> Value {
    .tuple([color.red, color.green, color.blue, color.alpha].map { .float($0) })
  }

  /// Colours as rows of an array.
  static func rows(_ colors: [Color]) throws -> Value {
    try ArrayObjectStack.stack(colors.map { [$0.red, $0.green, $0.blue, $0.alpha] })
  }

  /// The properties that artists of this class have.
  static func table(for artist: Artist) -> [ArtistProperty] {
    switch artist {
    case is Line2D: return common + lines
    case is Text: return common + texts
    case is RectanglePatch: return common + patches + rectangles
    case is EllipsePatch: return common + patches + ellipses
    case is PolygonPatch: return common + patches + polygons
    case is Patch: return common + patches
    case is Collection: return common + mappables + collections
    case is AxesImage: return common + mappables + images
    case is FreeMappable: return common + mappables
    case _: return common
    }
  }

  /// Sets what keywords say, and leaves the others.
  static func apply(_ keywords: inout PlotKeywords, to artist: Artist) throws {
    for property in table(for: artist) {
      if property.isSettable, let value = try keywords.take(property.names) { try property.set(artist, value) }
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
    let shapes: [(TypeObject, [ArtistProperty], String)] = [
      (PlotTypes.patch, patches, "plt.bar([1], [2])[0]"), (PlotTypes.rectangle, rectangles, "plt.bar([1], [2])[0]"),
      (PlotTypes.ellipse, ellipses, "plt.Circle((0, 0), 1)"),
      (PlotTypes.polygon, polygons, "plt.Polygon([[0, 0], [1, 1], [1, 0]])"),
    ]
    for (type, properties, shape) in shapes {
      for property in properties { type.add(property.methods(of: type.name, setUp: "a = \(shape)")) }
    }
    for property in mappables {
      for type in [PlotTypes.collection, PlotTypes.image] {
        type.add(property.methods(of: type.name, setUp: "a = plt.pcolormesh([[1, 2], [3, 4]])"))
      }
    }
    for property in images {
      PlotTypes.image.add(property.methods(of: "AxesImage", setUp: "a = plt.imshow([[1, 2], [3, 4]])"))
    }
    for property in collections {
      PlotTypes.collection.add(property.methods(of: "Collection", setUp: "a = plt.scatter([1, 2], [3, 4])"))
    }
  }
}
