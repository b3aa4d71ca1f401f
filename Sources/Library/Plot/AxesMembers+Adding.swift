import Interpreter
import Plotting

/// Artists made by hand, put into axes.
extension AxesMembers {
  private static let patchSetUp = "from matplotlib.patches import Rectangle\n"

  static let adders: [PlotRecord] = [
    PlotRecord(
      "add_patch", "p", "Adds a shape of matplotlib.patches.", pyplot: nil, call: "Rectangle((0, 0), 1, 2)",
      probe: ("len(ax.patches)", "1"), setUp: patchSetUp
    ) { arguments in
      let patch: Patch = try freeArtist(
        arguments[0], for: arguments.model, named: "p", type: "matplotlib.patches.Patch")
      return arguments.value(arguments.model.addPatch(patch))
    },
    PlotRecord(
      "add_line", "line", "Adds a line of matplotlib.lines.", pyplot: nil, call: "Line2D([0, 1], [0, 1])",
      probe: ("len(ax.lines)", "1"), setUp: "from matplotlib.lines import Line2D\n"
    ) { arguments in
      let line: Line2D = try freeArtist(
        arguments[0], for: arguments.model, named: "line", type: "matplotlib.lines.Line2D")
      return arguments.value(arguments.model.addLine(line))
    },
    PlotRecord(
      "add_collection", "collection, autolim=True", "Adds a collection of matplotlib.collections.", pyplot: nil,
      call: "LineCollection([[(0, 0), (1, 1)]])", probe: ("len(ax.collections)", "1"),
      setUp: "from matplotlib.collections import LineCollection\n"
    ) { arguments in
      let collection: Collection = try freeArtist(
        arguments[0], for: arguments.model, named: "collection", type: "matplotlib.collections.Collection")
      let made = arguments.model.addCollection(collection, updatesLimits: try arguments.flag(1) ?? true)
      return arguments.value(made)
    },
    PlotRecord(
      "add_artist", "a", "Adds an artist; the limits do not follow it.", pyplot: nil,
      call: "Rectangle((0, 0), 1, 2)", probe: ("len(ax.patches)", "1"), setUp: patchSetUp
    ) { arguments in
      if let legend = arguments[0].object(as: LegendObject.self)?.legend {
        arguments.model.keep(legend)
        return arguments[0]
      }
      let artist: Artist = try freeArtist(
        arguments[0], for: arguments.model, named: "a", type: "matplotlib.artist.Artist")
      arguments.model.addArtist(artist)
      return arguments.value(artist)
    },
  ]

  /// The artist of a value, which must be in no axes yet.
  private static func freeArtist<A: Artist>(
    _ value: Value, for axes: Axes, named name: String, type: String
  ) throws -> A {
    guard let artist = value.object(as: ArtistObject.self)?.artist as? A else {
      throw Raised.typeError("'\(name)' must be an instance of \(type), not a \(value.typeName)")
    }
    guard artist.axes == nil || artist.axes === axes else {
      throw Raised.runtimeError(
        "Can not reset the Axes. You are probably trying to reuse an artist in more than one Axes "
          + "which is not supported")
    }
    return artist
  }
}

/// Constructors of lines and collections: `Line2D([0], [0], color='r')`.
enum CollectionMembers {
  static let types = [PlotTypes.lines, PlotTypes.polygons, PlotTypes.patches]

  static func install() {
    PlotTypes.freeMappable.constructor = freeMappable
    for property in ArtistProperties.mappables {
      PlotTypes.freeMappable.add(property.methods(of: "ScalarMappable", setUp: "a = plt.imshow([[1, 2], [3, 4]])"))
    }
    PlotTypes.freeMappable.add([ArtistMembers.setArray])
    PlotTypes.line.constructor = PlotBuiltin(
      "Line2D(xdata, ydata, **kwargs)", of: "matplotlib.lines",
      "Points joined by a line, for axes and for legends made by hand.",
      example: "from matplotlib.lines import Line2D\nLine2D([0], [0], color='r', label='a').get_label()\n#> 'a'"
    ) { arguments in
      var keywords = PlotKeywords(arguments, owner: "Line2D")
      return try plotting {
        let line = try Line2D(
          x: PlotData.column(arguments[0]), y: PlotData.column(arguments[1]),
          properties: AxesMembers.lineProperties(&keywords), style: Pyplot.shared.style)
        AxesMembers.noteData(arguments[0], arguments[1], line)
        return try finish(line, &keywords)
      }
    }
    PlotTypes.lines.constructor = PlotBuiltin(
      "LineCollection(segments, *, zorder=2, **kwargs)", of: "matplotlib.collections",
      "Lines of one kind: a list of rows of points; colours in turn, or by array= and cmap=.",
      example: "from matplotlib.collections import LineCollection\n"
        + "LineCollection([[(0, 0), (1, 1)]], colors='r').get_visible()\n#> True"
    ) { arguments in
      let segments = try Operators.array(arguments[0]).map(ArtistProperties.points)
      var keywords = PlotKeywords(arguments, owner: "LineCollection")
      return try plotting {
        let style = Pyplot.shared.style
        let lines = LineCollection(
          segments: segments, colors: [style.linesColor], lineWidths: [style.linesLineWidth], style: style)
        if let zorder = arguments.optional(1) { lines.zorder = try PlotData.number(zorder) }
        if let colors = try keywords.take("colors", "color", "edgecolors", "edgecolor"), !colors.isNone {
          lines.faceColors = try PlotValues.colors(colors)
        }
        return try finish(lines, &keywords)
      }
    }
    PlotTypes.polygons.constructor = PlotBuiltin(
      "PolyCollection(verts, *, closed=<no value>, sizes=<no value>, **kwargs)", of: "matplotlib.collections",
      "Polygons of one kind: a list of rows of corners.",
      example: "from matplotlib.collections import PolyCollection\n"
        + "PolyCollection([[(0, 0), (1, 1), (1, 0)]]).get_visible()\n#> True"
    ) { arguments in
      let corners = try Operators.array(arguments[0]).map(ArtistProperties.points)
      var keywords = PlotKeywords(arguments, owner: "PolyCollection")
      return try plotting {
        let style = Pyplot.shared.style
        let polygons = PolyCollection(
          polygons: corners, faceColors: [style.patchFaceColor], edgeColors: .none,
          lineWidths: [style.patchLineWidth], style: style)
        return try finish(polygons, &keywords)
      }
    }
    PlotTypes.patches.constructor = PlotBuiltin(
      "PatchCollection(patches, *, match_original=False, **kwargs)", of: "matplotlib.collections",
      "Shapes as one collection, with colours of their own when match_original is true.",
      example: "from matplotlib.patches import Circle\nfrom matplotlib.collections import PatchCollection\n"
        + "PatchCollection([Circle((0, 0), 1)]).get_visible()\n#> True"
    ) { try patchCollection($0) }
  }

  /// `ScalarMappable(norm, cmap)`, for colour bars without a picture.
  static let freeMappable = PlotBuiltin(
    "ScalarMappable(norm=None, cmap=None, *, colorizer=<no value>)", of: "matplotlib.cm",
    "A norm and a colormap, for a colour bar without a picture.",
    example: "from matplotlib.cm import ScalarMappable\n"
      + "_ = plt.colorbar(ScalarMappable(plt.Normalize(0, 2), 'jet'), ax=plt.gca())\nlen(plt.gcf().axes)\n#> 2"
  ) { arguments in
    let norm = try arguments[0].isNone ? Normalize() : PlotValues.norm(arguments[0], nil, nil, of: "ScalarMappable")
    let map = try arguments[1].isNone ? Pyplot.shared.style.imageColormap : PlotValues.colormap(arguments[1])
    let figure = try plotting { try Figure(style: Pyplot.shared.style) }
    return .object(ArtistObject(FreeMappable(norm: norm, colormap: map), in: figure))
  }

  private static func patchCollection(_ arguments: Arguments) throws -> Value {
    let patches = try Operators.array(arguments[0]).map { value -> Patch in
      guard let patch = value.object(as: ArtistObject.self)?.artist as? Patch else {
        throw Raised.typeError("PatchCollection() needs shapes of matplotlib.patches, not \(value.typeName)")
      }
      return patch
    }
    let matches = try arguments.optional(1).map(Operators.isTrue) ?? false
    var keywords = PlotKeywords(arguments, owner: "PatchCollection")
    return try plotting {
      let style = Pyplot.shared.style
      let collection = PatchCollection(
        patches: patches, faceColors: matches ? patches.map(\.shownFace) : [style.patchFaceColor],
        edgeColors: matches ? .colors(patches.map(\.shownEdge)) : .none,
        lineWidths: matches ? patches.map(\.lineWidth) : [style.patchLineWidth], style: style)
      return try finish(collection, &keywords)
    }
  }

  private static func finish(_ artist: Artist, _ keywords: inout PlotKeywords) throws -> Value {
    if let mappable = artist as? Collection {
      if let norm = try PlotValues.norm(&keywords) { mappable.norm = norm }
      if let map = try keywords.take("cmap"), !map.isNone { mappable.colormap = try PlotValues.colormap(map) }
      if let values = try keywords.take("array"), !values.isNone { mappable.array = try PlotData.column(values) }
      if let values = mappable.array { try mappable.norm.autoscaleNone(values) }
    }
    try AxesMembers.finish(&keywords, artist)
    return .object(ArtistObject(artist, in: try Figure(style: Pyplot.shared.style)))
  }
}
