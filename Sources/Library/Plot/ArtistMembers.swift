import Interpreter
import Plotting

/// Methods of artists that are more than one property.
enum ArtistMembers {
  static func install() {
    PlotTypes.artist.add([set, remove])
    PlotTypes.line.add([setData, getData])
    PlotTypes.collection.add([setLimits])
    PlotTypes.image.add([setLimits])
    PlotTypes.contours.add([AxesMembers.contourLabels])
    PlotTypes.contours.add("levels", .property(AxesMembers.contourLevels))
    PlotTypes.scatter.add([getOffsets, LegendElements.method])
    PlotTypes.line3D.add([setData3D])
    PlotTypes.scatter3D.add(
      "_offsets3d",
      .property(
        TypeObject.Property("The places as three columns.") { value in
          guard let scatter = try artist(value) as? Path3DCollection else { return .none }
          return .tuple(
            try [scatter.places.map(\.x), scatter.places.map(\.y), scatter.places.map(\.z)].map(PlotData.array))
        } set: { value, columns in
          guard let scatter = try artist(value) as? Path3DCollection else { return }
          scatter.setPlaces(try places(Operators.array(columns)))
        }))
    PlotTypes.image.add([setImage("set_data"), setImage("set_array")])
    PlotTypes.legend.add([legendTexts, legendVisible, legendTitle])
  }

  private static func artist(_ value: Value) throws -> Artist {
    guard let object = value.object(as: ArtistObject.self) else {
      throw Raised.typeError("not an artist: \(value.typeName)")
    }
    return object.artist
  }

  private static func places(_ columns: [Value]) throws -> [Vector] {
    guard columns.count == 3 else {
      throw Raised.valueError("not enough values to unpack (expected 3, got \(columns.count))")
    }
    let (x, y, z) = (try PlotData.column(columns[0]), try PlotData.column(columns[1]), try PlotData.column(columns[2]))
    guard x.count == y.count, y.count == z.count else {
      throw Raised.valueError("shape mismatch: objects cannot be broadcast to a single shape.")
    }
    return x.indices.map { Vector(x[$0], y[$0], z[$0]) }
  }

  private static let line = "line, = plt.plot([1, 2], [3, 4])\n"

  private static let set = PlotBuiltin(
    "set(self, **kwargs)", of: "Artist", "Sets the properties that keywords name.",
    example: line + "_ = line.set(linewidth=3, label='a')\nline.get_label()\n#> 'a'"
  ) { arguments in
    let artist = try artist(arguments[0])
    var keywords = PlotKeywords(arguments, owner: arguments[0].typeName)
    try AxesMembers.finish(&keywords, artist)
    return .none
  }

  private static let remove = PlotBuiltin(
    "remove(self)", of: "Artist", "Takes the artist out of its axes.",
    example: line + "line.remove()\nlen(plt.gca().lines)\n#> 0"
  ) { arguments in
    try plotting { try artist(arguments[0]).remove() }
    return .none
  }

  private static let setData = PlotBuiltin(
    "set_data(self, *args)", of: "Line2D", "Sets the places: set_data(x, y).",
    example: line + "line.set_data([5, 6], [7, 8])\nline.get_ydata()\n#> [7, 8]"
  ) { arguments in
    guard let line = try artist(arguments[0]) as? Line2D else { return .none }
    let columns = try arguments.rest.count == 1 ? Operators.array(arguments.rest[0]) : arguments.rest
    guard columns.count == 2 else {
      throw Raised.typeError("Line2D.set_data() takes 2 positional arguments but \(columns.count) were given")
    }
    for column in columns where PlotValues.isNumber(column) { throw Raised.runtimeError("x must be a sequence") }
    try plotting { try line.setData(x: PlotData.column(columns[0]), y: PlotData.column(columns[1])) }
    AxesMembers.noteData(columns[0], columns[1], line)
    return .none
  }

  private static let getData = PlotBuiltin(
    "get_data(self, orig=True)", of: "Line2D", "The places in x and in y.",
    example: line + "line.get_data()\n#> (array([1, 2]), array([3, 4]))"
  ) { arguments in
    guard let line = try artist(arguments[0]) as? Line2D else { return .none }
    return .tuple(
      try ["xdata", "ydata"].map { name in
        try ArtistProperties.lines.first { $0.names[0] == name }?.get(line) ?? .none
      })
  }

  private static let setData3D = PlotBuiltin(
    "set_data_3d(self, *args)", of: "Line3D", "Sets the places: set_data_3d(x, y, z).",
    example:
      "ax = plt.figure().add_subplot(projection='3d')\nline, = ax.plot([1, 2], [3, 4], [5, 6])\nline.set_data_3d([1], [2], [3])\nline.get_visible()\n#> True"
  ) { arguments in
    guard let line = try artist(arguments[0]) as? Line3D else { return .none }
    let columns = try arguments.rest.count == 1 ? Operators.array(arguments.rest[0]) : arguments.rest
    try plotting { try line.setData3D(places(columns)) }
    return .none
  }

  private static let getOffsets = PlotBuiltin(
    "get_offsets(self)", of: "PathCollection", "The places in rows.",
    example: "np.asarray(plt.scatter([1], [2]).get_offsets()).shape\n#> (1, 2)"
  ) { arguments in
    guard let scatter = try artist(arguments[0]) as? PathCollection else { return .none }
    return try ArrayObjectStack.stack(scatter.offsets.map { [$0.x, $0.y] })
  }

  private static let setLimits = PlotBuiltin(
    "set_clim(self, vmin=None, vmax=None)", of: "Collection", "Sets the numbers of the colormap's ends.",
    example: "a = plt.scatter([1, 2], [3, 4], c=[1, 2])\na.set_clim(0, 5)\na.get_visible()\n#> True"
  ) { arguments in
    guard let mappable = try artist(arguments[0]) as? any ScalarMappable else { return .none }
    if !arguments[1].isNone { mappable.norm.vmin = try PlotData.number(arguments[1]) }
    if !arguments[2].isNone { mappable.norm.vmax = try PlotData.number(arguments[2]) }
    return .none
  }

  /// `set_array` of what has no picture.
  static let setArray = PlotBuiltin(
    "set_array(self, A)", of: "ScalarMappable", "Sets the numbers for the colormap.",
    example: "from matplotlib.cm import ScalarMappable\na = ScalarMappable()\na.set_array([1, 2])\na.get_clim()\n"
      + "#> (None, None)"
  ) { arguments in
    guard let mappable = try artist(arguments[0]) as? FreeMappable else { return .none }
    mappable.array = try arguments[1].isNone ? nil : PlotData.column(arguments[1])
    return .none
  }

  private static func setImage(_ name: String) -> Builtin {
    PlotBuiltin(
      "\(name)(self, A)", of: "AxesImage", "Sets the picture.",
      example: "a = plt.imshow([[1, 2], [3, 4]])\na.\(name)([[4, 3], [2, 1]])\na.get_visible()\n#> True"
    ) { arguments in
      guard let image = try artist(arguments[0]) as? AxesImage else { return .none }
      image.data = try AxesMembers.imageData(arguments[1])
      return .none
    }
  }

  private static func legend(_ value: Value) throws -> LegendObject {
    guard let object = value.object(as: LegendObject.self) else {
      throw Raised.typeError("not a legend: \(value.typeName)")
    }
    return object
  }

  private static let legendSetUp = "_ = plt.plot([1, 2], label='a')\nlegend = plt.legend()\n"

  private static let legendTexts = PlotBuiltin(
    "get_texts(self)", of: "Legend", "The texts of the entries.",
    example: legendSetUp + "legend.get_texts()[0].get_text()\n#> 'a'"
  ) { arguments in
    let object = try legend(arguments[0])
    return ArtistListObject.silent(
      object.legend.texts.map { ArtistObject.value($0, in: object.figure) }, of: "Text")
  }

  private static let legendTitle = PlotBuiltin(
    "set_title(self, title, prop=<no value>)", of: "Legend", "Sets the title.",
    example: legendSetUp + "legend.set_title('curves')\nlegend.get_texts()[0].get_text()\n#> 'a'"
  ) { arguments in
    try legend(arguments[0]).legend.title.text = Operators.str(arguments[1])
    return .none
  }

  private static let legendVisible = PlotBuiltin(
    "set_visible(self, b)", of: "Legend", "Shows or hides the legend.",
    example: legendSetUp + "legend.set_visible(False)\nlegend.get_texts()[0].get_text()\n#> 'a'"
  ) { arguments in
    try legend(arguments[0]).legend.isVisible = Operators.isTrue(arguments[1])
    return .none
  }
}
