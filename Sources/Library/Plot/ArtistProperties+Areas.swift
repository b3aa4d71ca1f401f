import Interpreter
import Plotting

extension ArtistProperties {
  static let patches: [ArtistProperty] = [
    .of(
      Patch.self, "color", summary: "the colour of face and edge", sample: "'red'",
      set: { $0.setColor(try PlotValues.color($1)) }),
    .of(
      Patch.self, "facecolor", "fc", summary: "the colour of the area", sample: "'red'", shown: "(1.0, 0.0, 0.0, 1.0)",
      get: { tuple($0.faceColor.withAlpha($0.alpha)) }, set: { $0.faceColor = try PlotValues.color($1) }),
    .of(
      Patch.self, "edgecolor", "ec", summary: "the colour of the edge", sample: "'red'",
      shown: "(1.0, 0.0, 0.0, 1.0)", get: { patch in tuple(patch.edgeColor?.withAlpha(patch.alpha) ?? .transparent) },
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
      Patch.self, "hatch", summary: "the pattern over the area: some of / \\ | - + x o O . *", sample: "'//'",
      shown: "'//'", get: { $0.hatch.map { .string($0.signs) } ?? Value.none },
      set: { $0.hatch = try $1.isNone ? nil : Hatch(Operators.str($1)) }),
  ]

  static let ellipses: [ArtistProperty] = [
    .of(
      EllipsePatch.self, "center", summary: "the middle of a circle or ellipse", sample: "(1, 2)",
      shown: "(1, 2)", isGivenBack: true, get: { .tuple([number($0.center.x), number($0.center.y)]) },
      set: { ellipse, value in ellipse.center = try AxesMembers.point(value) }),
    .of(
      EllipsePatch.self, "radius", summary: "the radius of a circle", sample: "2", shown: "2.0",
      get: { .float($0.width / 2) },
      set: { ellipse, value in
        ellipse.width = 2 * (try PlotData.number(value))
        ellipse.height = ellipse.width
      }),
  ]

  static let polygons: [ArtistProperty] = [
    .of(
      PolygonPatch.self, "xy", summary: "the corners of a polygon", sample: "[[0, 0], [1, 1], [1, 0]]",
      set: { $0.corners = try points($1) })
  ]

  static let rectangles: [ArtistProperty] = [
    .of(
      RectanglePatch.self, "x", summary: "the left edge", sample: "2", shown: "2",
      isGivenBack: true, get: { number($0.x) },
      set: { $0.x = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "y", summary: "the lower edge", sample: "2", shown: "2",
      isGivenBack: true, get: { number($0.y) },
      set: { $0.y = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "width", summary: "the width", sample: "2", shown: "2",
      isGivenBack: true, get: { number($0.width) },
      set: { $0.width = try PlotData.number($1) }),
    .of(
      RectanglePatch.self, "height", summary: "the height", sample: "2", shown: "2",
      isGivenBack: true, get: { number($0.height) },
      set: { $0.height = try PlotData.number($1) }),
  ]

  /// Of what has colours from numbers.
  static let mappables: [ArtistProperty] = [
    ArtistProperty(
      "cmap", summary: "the colormap", sample: "'jet'", shown: "'jet'",
      get: { artist in mappable(artist).map { .object(ColormapObject($0.colormap)) } },
      set: { artist, value in mappable(artist)?.colormap = try PlotValues.colormap(value) }
    ).shown(reading: ".name"),
    ArtistProperty(
      "clim", summary: "the numbers of the colormap's ends", sample: "", shown: "(1, 4)",
      get: { artist in
        guard let norm = mappable(artist)?.norm else { return nil }
        let isIntegral = try GivenValues.value("dtype", of: artist)?.stringValue == "int64"
        return .tuple([norm.vmin, norm.vmax].map { $0.map { isIntegral ? number($0) : .float($0) } ?? Value.none })
      }, set: nil),
  ]

  private static func mappable(_ artist: Artist) -> (any ScalarMappable)? { artist as? any ScalarMappable }

  static let images: [ArtistProperty] = [
    .of(
      AxesImage.self, "extent", summary: "left, right, bottom and top in data", sample: "[0, 1, 0, 2]",
      shown: "[0, 1, 0, 2]", isGivenBack: true, get: { .list($0.extent.map { .float($0) }) },
      set: { image, value in
        let extent = try PlotData.column(value)
        try plotting { try image.setExtent(extent) }
      }),
    .of(
      AxesImage.self, "interpolation", summary: "how the picture is enlarged", sample: "'nearest'",
      shown: "'nearest'", get: { .string($0.interpolation) }, set: { $0.interpolation = try Operators.str($1) }),
  ]

  static let collections: [ArtistProperty] = [
    .of(
      Collection.self, "color", summary: "the colour of faces and edges", sample: "'red'",
      set: { collection, value in
        collection.faceColors = try PlotValues.colors(value)
        collection.edgeColors = .colors(collection.faceColors)
      }),
    .of(
      Collection.self, "facecolor", "facecolors", "fc", summary: "the colours of faces", sample: "'red'",
      shown: "array([[1., 0., 0., 1.]])", get: { try rows($0.resolvedFaceColors()) },
      set: { $0.faceColors = try PlotValues.colors($1) }),
    .of(
      Collection.self, "edgecolor", "edgecolors", "ec", summary: "the colours of edges", sample: "'red'",
      shown: "array([[1., 0., 0., 1.]])", get: { try rows($0.resolvedEdgeColors()) },
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
}
