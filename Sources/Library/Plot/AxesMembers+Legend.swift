import Interpreter
import Plotting

/// Legends of axes and figures.
extension AxesMembers {
  static func legend(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Legend")
    let (entries, warning) = try legendEntries(arguments.rest, &keywords, available: arguments.model.legendHandles) {
      arguments.model.legendEntries
    }
    let properties = try legendProperties(&keywords)
    try finishLegend(keywords)
    if warning {
      WarningText.show(
        category: "UserWarning",
        "No artists with labels found to put in legend.  Note that artists whose label start with an underscore are "
          + "ignored when legend() is called with no argument.")
    }
    let made = try arguments.model.addLegend(entries: entries, properties: properties)
    return .object(LegendObject(made, in: arguments.figure))
  }

  static func finishLegend(_ keywords: PlotKeywords) throws {
    guard let left = keywords.allEntries.first else { return }
    if ["prop", "handler_map", "bbox_transform", "draggable", "alignment", "title_fontproperties", "scatteryoffsets"]
      .contains(left.name)
    {
      throw Raised.notInLgs("the argument '\(left.name)' of legend")
    }
    throw Raised.typeError("Legend.__init__() got an unexpected keyword argument '\(left.name)'")
  }

  /// The named artists: all with labels, those given, or the first ones with given labels.
  /// - Returns: Whether none was found where they were looked for.
  static func legendEntries(
    _ positional: [Value], _ keywords: inout PlotKeywords, available: [Legend.Entry], labelled: () -> [Legend.Entry]
  ) throws -> ([Legend.Entry]?, Bool) {
    var handles = try keywords.take("handles")
    var labels = try keywords.take("labels")
    switch positional.count {
    case 0: break
    case 1: labels = positional[0]
    case 2: (handles, labels) = (positional[0], positional[1])
    case let count: throw Raised.typeError("legend() takes from 0 to 2 positional arguments but \(count) were given")
    }
    if let handles, !handles.isNone {
      let artists = try Operators.array(handles).map(handle)
      let texts = try labels.flatMap { $0.isNone ? nil : try PlotData.texts($0) }
      return (
        zip(artists, texts ?? artists.map(label)).map { Legend.Entry(handle: $0, label: $1) }, false
      )
    }
    if let labels, !labels.isNone {
      if labels.stringValue != nil {
        throw Raised.typeError("Legend.legend() needs a list of labels, not a single text")
      }
      let texts = try PlotData.texts(labels)
      return (zip(available, texts).map { Legend.Entry(handle: $0.handle, label: $1) }, false)
    }
    return (nil, labelled().isEmpty)
  }

  private static func handle(_ value: Value) throws -> Legend.Entry.Handle {
    if let object = value.object(as: ArtistObject.self) { return .artist(object.artist) }
    if let object = value.object(as: ContainerObject.self) { return .container(object.container) }
    if let list = value.object(as: ListObject.self), list.items.count == 1 { return try handle(list.items[0]) }
    throw Raised.notInLgs("a legend entry for a \(value.typeName)")
  }

  private static func label(_ handle: Legend.Entry.Handle) -> String {
    switch handle {
    case .artist(let artist): return artist.label
    case .container(let container): return container.label
    }
  }

  static func legendProperties(_ keywords: inout PlotKeywords) throws -> Legend.Properties {
    var properties = Legend.Properties()
    if let location = try keywords.take("loc"), !location.isNone { properties.location = try place(location) }
    properties.columns = try keywords.take("ncols", "ncol").map(Arguments.index) ?? 1
    properties.fontSize = try keywords.take("fontsize").flatMap { $0.isNone ? nil : try PlotValues.fontSize($0) }
    properties.title = try keywords.text("title")
    properties.titleFontSize = try keywords.take("title_fontsize").map(PlotValues.fontSize)
    properties.isFrameOn = try keywords.flag("frameon")
    properties.isFancy = try keywords.flag("fancybox")
    properties.frameAlpha = try keywords.number("framealpha")
    properties.faceColor = try keywords.color("facecolor")
    properties.edgeColor = try keywords.color("edgecolor")
    properties.labelColor = try keywords.color("labelcolor")
    properties.hasShadow = try keywords.flag("shadow") ?? false
    properties.pointsPerLine = try keywords.take("numpoints").map(Arguments.index)
    properties.markerScale = try keywords.number("markerscale")
    properties.isMarkerFirst = try keywords.flag("markerfirst") ?? true
    properties.isReversed = try keywords.flag("reverse") ?? false
    properties.borderPad = try keywords.number("borderpad")
    properties.labelSpacing = try keywords.number("labelspacing")
    properties.handleLength = try keywords.number("handlelength")
    properties.handleHeight = try keywords.number("handleheight")
    properties.handleTextPad = try keywords.number("handletextpad")
    properties.borderAxesPad = try keywords.number("borderaxespad")
    properties.columnSpacing = try keywords.number("columnspacing")
    properties.anchor = try keywords.take("bbox_to_anchor").flatMap { $0.isNone ? nil : try PlotData.column($0) }
    properties.isExpanded = try keywords.text("mode") == "expand"
    return properties
  }

  private static func place(_ value: Value) throws -> Legend.Location {
    if let name = value.stringValue { return try plotting { try Legend.Location.parse(name) } }
    if let code = try Operators.indexValue(value) { return try plotting { try Legend.Location.parse(code: code) } }
    let parts = try PlotData.column(value)
    guard parts.count == 2 else {
      throw Raised.valueError(
        "loc must be string, coordinate tuple, or an integer 0-10, not \(try Operators.repr(value))")
    }
    return .point(x: parts[0], y: parts[1])
  }
}
