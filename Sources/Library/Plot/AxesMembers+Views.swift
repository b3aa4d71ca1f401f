import Interpreter
import Plotting

/// What changes how axes are seen, and calls in space.
extension AxesMembers {
  private static let unitLimits = ("ax.get_xlim()", "(np.float64(0.0), np.float64(1.0))")

  static let viewRecords: [PlotRecord] = [
    PlotRecord(
      "axis", "arg=None, /, *, emit=<no value>, **kwargs",
      "Sets limits [xmin, xmax, ymin, ymax], or 'off', 'on', 'equal', 'tight', 'auto', 'scaled', 'image', 'square'.",
      pyplot: "axis", call: "[0, 2, 0, 3]", probe: ("ax.get_ylim()", "(np.float64(0.0), np.float64(3.0))")
    ) { try axis($0) },
    PlotRecord(
      "margins", "*margins, x=None, y=None, tight=<no value>",
      "Sets the margins around the data in shares of its range.",
      pyplot: "margins", call: "0.1",
      probe: ("ax.get_xlim()", "(np.float64(-0.060000000000000005), np.float64(0.060000000000000005))")
    ) { arguments in
      let both = try arguments.rest.map(PlotData.number)
      guard both.count <= 2 else {
        throw Raised.typeError(
          "Must pass a single positional argument for all margins, or one for each margin (x, y).")
      }
      try arguments.model.setMargins(
        x: both.first ?? arguments.number(0), y: both.last ?? arguments.number(1))
      return .none
    },
    PlotRecord("cla", "", "Takes everything out of the axes.", pyplot: "cla", call: "", probe: ("len(ax.lines)", "0")) {
      $0.model.clear()
      return .none
    },
    PlotRecord("clear", "", "Takes everything out of the axes.", pyplot: nil, call: "", probe: ("len(ax.lines)", "0")) {
      $0.model.clear()
      return .none
    },
    PlotRecord(
      "twinx", "axes_class=<no value>", "Axes over the same area with the same x and a y axis at the right.",
      pyplot: "twinx", call: "", probe: ("len(plt.gcf().axes)", "2")
    ) { arguments in
      let twin = try arguments.model.twinx()
      arguments.figure.sca(twin)
      return AxesObject.value(twin)
    },
    PlotRecord(
      "twiny", "axes_class=<no value>", "Axes over the same area with the same y and an x axis at the top.",
      pyplot: "twiny", call: "", probe: ("len(plt.gcf().axes)", "2")
    ) { AxesObject.value(try $0.model.twiny()) },
    PlotRecord(
      "set_aspect", "aspect, adjustable=None, anchor=<no value>, share=<no value>",
      "Sets the relation of a unit of y to one of x: 'auto', 'equal' or a number.", pyplot: nil, call: "'equal'",
      probe: unitLimits
    ) { arguments in
      arguments.model.aspect =
        try arguments[0].stringValue.map(Aspect.parse) ?? .ratio(PlotData.number(arguments[0]))
      if let name = try arguments.text(1) {
        guard let adjustable = Axes.Adjustable(rawValue: name) else {
          throw Raised.valueError(
            "'\(name)' is not a valid value for adjustable. Supported values are 'box', 'datalim'")
        }
        arguments.model.adjustable = adjustable
      }
      return .none
    },
    PlotRecord(
      "set_box_aspect", "aspect=None, *, zoom=1",
      "Sets height over width of the box; in space the lengths of its edges.",
      pyplot: nil, call: "1", probe: unitLimits
    ) { arguments in
      if let space = arguments.model as? Axes3D {
        try space.setBoxAspect(
          arguments.optional(0).flatMap { $0.isNone ? nil : try PlotData.column($0) }, zoom: arguments.number(1) ?? 1)
      } else {
        arguments.model.boxAspect = try arguments.number(0)
      }
      return .none
    },
    PlotRecord(
      "set_axis_off", "", "Hides axes, ticks and background.", pyplot: nil, call: "", probe: unitLimits
    ) {
      $0.model.isAxisOn = false
      return .none
    },
    PlotRecord("set_axis_on", "", "Shows axes, ticks and background.", pyplot: nil, call: "", probe: unitLimits) {
      $0.model.isAxisOn = true
      return .none
    },
    PlotRecord(
      "set_facecolor", "color", "Sets the colour of the background.", pyplot: nil, call: "'lightgray'",
      probe: unitLimits
    ) {
      $0.model.faceColor = try PlotValues.color($0[0])
      return .none
    },
    PlotRecord(
      "set_axisbelow", "b", "Whether ticks and grid lie below the data: True, 'line' or False.", pyplot: nil,
      call: "True",
      probe: unitLimits
    ) { arguments in
      let level = arguments[0].stringValue == "line" ? 1.5 : try Operators.isTrue(arguments[0]) ? 0.5 : 2.5
      arguments.model.xaxis.zorder = level
      arguments.model.yaxis.zorder = level
      return .none
    },
    PlotRecord("set_visible", "b", "Shows or hides the axes.", pyplot: nil, call: "True", probe: unitLimits) {
      $0.model.isVisible = try Operators.isTrue($0[0])
      return .none
    },
    PlotRecord(
      "set_label", "s", "Sets the name of the axes.", pyplot: nil, call: "'a'", probe: ("ax", "<Axes: label='a'>")
    ) {
      $0.model.label = try Operators.str($0[0])
      return .none
    },
    PlotRecord(
      "set_zorder", "level", "Sets the level of the axes in the figure.", pyplot: nil, call: "2", probe: unitLimits
    ) {
      $0.model.zorder = try PlotData.number($0[0])
      return .none
    },
    PlotRecord(
      "relim", "visible_only=<no value>", "Takes the limits of the data anew, after data have changed.", pyplot: nil,
      call: "", probe: unitLimits
    ) {
      $0.model.relim()
      return .none
    },
    PlotRecord(
      "autoscale", "enable=True, axis='both', tight=None", "Turns limits that follow the data on or off.",
      pyplot: "autoscale", call: "True", probe: ("ax.get_xscale()", "'linear'")
    ) { arguments in
      let name = try arguments.text(1) ?? "both"
      arguments.model.autoscale(
        isOn: arguments.optional(0).map { $0.isNone } ?? false ? nil : try arguments.flag(0) ?? true, x: name != "y",
        y: name != "x", isTight: try arguments.flag(2) ?? false)
      return .none
    },
    PlotRecord(
      "has_data", "", "Whether anything has been drawn.", pyplot: nil, call: "", probe: ("ax.has_data()", "False")
    ) {
      .bool(!$0.model.children.filter { !($0 is Text) }.isEmpty)
    },
    PlotRecord(
      "get_legend", "", "The legend, or None.", pyplot: nil, call: "", probe: ("ax.get_legend() is None", "True")
    ) {
      arguments in
      arguments.model.legend.map { .object(LegendObject($0, in: arguments.figure)) } ?? .none
    },
    PlotRecord(
      "get_title", "loc='center'", "The text of the title.", pyplot: nil, call: "", probe: ("ax.get_title()", "''")
    ) { .string($0.model.title.text) },
    PlotRecord(
      "get_figure", "root=<no value>", "The figure.", pyplot: nil, call: "",
      probe: ("ax.get_figure() is ax.figure", "True")
    ) {
      .object(FigureObject($0.figure))
    },
    PlotRecord("get_lines", "", "The lines.", pyplot: nil, call: "", probe: ("len(ax.get_lines())", "0")) { arguments in
      ArtistListObject.silent(
        arguments.model.children.filter { $0 is Line2D }.map { arguments.value($0) }, of: "Line2D")
    },
    PlotRecord(
      "get_legend_handles_labels", "legend_handler_map=<no value>", "The named artists and their names.", pyplot: nil,
      call: "", probe: ("ax.get_legend_handles_labels()", "([], [])")
    ) { arguments in
      let entries = arguments.model.legendEntries
      let handles = entries.compactMap { entry -> Value? in
        switch entry.handle {
        case .artist(let artist): return arguments.value(artist)
        case .container(let container): return ContainerObject.value(container, in: arguments.figure)
        }
      }
      return .tuple([.list(handles), .list(entries.map { .string($0.label) })])
    },
  ]

  private static func axis(_ arguments: PlotArguments) throws -> Value {
    let axes = arguments.model
    var keywords = arguments.keywords("Axes")
    if let value = arguments.optional(0), !value.isNone {
      if let name = value.stringValue {
        try setView(axes, name)
      } else if case .bool(let isOn) = value {
        axes.isAxisOn = isOn
      } else {
        let limits = try PlotData.column(value)
        guard limits.count == 4 else {
          throw Raised.typeError(
            "The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
        }
        try axes.setXLim(limits[0], limits[1])
        try axes.setYLim(limits[2], limits[3])
      }
    }
    let (x0, x1, y0, y1) = (
      try keywords.number("xmin"), try keywords.number("xmax"), try keywords.number("ymin"), try keywords.number("ymax")
    )
    if x0 != nil || x1 != nil { try axes.setXLim(x0, x1) }
    if y0 != nil || y1 != nil { try axes.setYLim(y0, y1) }
    try keywords.finish()
    let (x, y) = (axes.xlim, axes.ylim)
    return .tuple([x.low, x.high, y.low, y.high].map { .object(ArrayScalar(.float($0), .float64)) })
  }

  private static func setView(_ axes: Axes, _ name: String) throws {
    switch name {
    case "on": axes.isAxisOn = true
    case "off": axes.isAxisOn = false
    case "auto":
      axes.aspect = .auto
      axes.autoscale(isOn: true)
    case "equal":
      axes.autoscale(isOn: true)
      axes.aspect = .ratio(1)
      axes.adjustable = .datalim
    case "tight":
      axes.autoscale(isOn: true)
      let (x, y) = (axes.xlim, axes.ylim)
      try axes.setXLim(x.low, x.high)
      try axes.setYLim(y.low, y.high)
    case "scaled":
      axes.aspect = .ratio(1)
      axes.adjustable = .box
      axes.autoscale(isOn: false)
    case "image":
      axes.autoscale(isOn: true, isTight: true)
      axes.aspect = .ratio(1)
      axes.adjustable = .box
    case "square":
      let (x, y) = (axes.xlim, axes.ylim)
      let edge = max(x.high - x.low, y.high - y.low)
      try axes.setXLim(x.low, x.low + edge)
      try axes.setYLim(y.low, y.low + edge)
      axes.aspect = .ratio(1)
      axes.adjustable = .box
    case _: throw Raised.valueError("Unrecognized string '\(name)' to axis; try 'on' or 'off'")
    }
  }
}
