import Interpreter
import Plotting

/// What axes tell of themselves, and small changes of ticks, colours and shapes.
extension AxesMembers {
  private static let unit = ("ax.get_xlim()", "(np.float64(0.0), np.float64(1.0))")

  static let lookRecords: [PlotRecord] =
    getters + adders + [
      PlotRecord(
        "set_prop_cycle", "*args, **kwargs",
        "Sets the colours that lines and areas take in turn: set_prop_cycle(color=['r', 'g']).", pyplot: nil,
        call: "color=['red', 'lime']", probe: ("ax.plot([1, 2])[0].get_color()", "(1.0, 0.0, 0.0)")
      ) { arguments in
        var keywords = arguments.keywords("Axes")
        let colors = try keywords.take("color") ?? (arguments.rest.count == 2 ? arguments.rest[1] : nil)
        try keywords.refuse("linestyle", "linewidth", "marker", "ls", "lw")
        try keywords.finish()
        arguments.model.setPropCycle(try colors.map { try PlotValues.colors($0) })
        return .none
      },
      PlotRecord(
        "minorticks_on", "", "Shows small ticks between the others.", pyplot: "minorticks_on", call: "", probe: unit
      ) { try showMinorTicks($0, isOn: true) },
      PlotRecord(
        "minorticks_off", "", "Hides the small ticks.", pyplot: "minorticks_off", call: "", probe: unit
      ) { try showMinorTicks($0, isOn: false) },
      PlotRecord(
        "locator_params", "axis='both', tight=<no value>, *, nbins=None, integer=None, **kwargs",
        "Bounds the number of ticks (nbins), or puts them at integers only.", pyplot: "locator_params",
        call: "nbins=2", probe: ("len(ax.get_xticks()) <= 5", "True")
      ) { try setTickNumbers($0) },
      PlotRecord(
        "ticklabel_format",
        "*, axis='both', style=None, scilimits=None, useOffset=None, useLocale=<no value>, useMathText=None",
        "How numbers at ticks are written: style 'plain' or 'sci', scilimits the powers of ten written in full.",
        pyplot: "ticklabel_format", call: "style='plain'", probe: unit
      ) { try setNumberFormat($0) },
      PlotRecord(
        "label_outer", "remove_inner_ticks=<no value>", "Leaves out labels that are not at the grid's edge.",
        pyplot: nil, call: "", probe: unit
      ) { arguments in
        guard let cells = arguments.model.subplotSpec else { return .none }
        if cells.rows.upperBound < cells.grid.rows - 1 { hideLabels(arguments.model.xaxis) }
        if cells.columns.lowerBound > 0 { hideLabels(arguments.model.yaxis) }
        return .none
      },
      PlotRecord("remove", "", "Takes the axes out of the figure.", pyplot: nil, call: "", probe: ("fig.axes", "[]")) {
        $0.figure.delaxes($0.model)
        return .none
      },
      PlotRecord(
        "sharex", "other", "Takes the limits, scale and ticks in x of other axes.", pyplot: nil,
        call: "fig.add_subplot(2, 2, 1)", probe: unit
      ) {
        $0.model.shareX(with: try otherAxes($0[0]))
        return .none
      },
      PlotRecord(
        "sharey", "other", "Takes the limits, scale and ticks in y of other axes.", pyplot: nil,
        call: "fig.add_subplot(2, 2, 1)", probe: unit
      ) {
        $0.model.shareY(with: try otherAxes($0[0]))
        return .none
      },
      PlotRecord(
        "set_position", "pos, which=<no value>", "Moves the axes: left, bottom, width, height in shares of the figure.",
        pyplot: nil, call: "[0.1, 0.1, 0.5, 0.5]", probe: ("print(ax)", "Axes(0.1,0.1;0.5x0.5)")
      ) { arguments in
        let parts = try PlotData.column(arguments[0])
        guard parts.count == 4, parts.allSatisfy(\.isFinite) else {
          throw Raised.valueError("set_position() needs left, bottom, width and height")
        }
        arguments.model.setPosition(
          Rectangle(x0: parts[0], y0: parts[1], x1: parts[0] + parts[2], y1: parts[1] + parts[3]))
        return .none
      },
    ]

  private static let getters: [PlotRecord] = [
    PlotRecord(
      "get_facecolor", "", "The colour of the background.", pyplot: nil, call: "",
      probe: ("ax.get_facecolor()", "(1.0, 1.0, 1.0, 1.0)")
    ) { ArtistProperties.tuple($0.model.faceColor) },
    PlotRecord(
      "get_aspect", "", "The relation of a unit of y to one of x, or 'auto'.", pyplot: nil, call: "",
      probe: ("ax.get_aspect()", "'auto'")
    ) {
      switch $0.model.aspect {
      case .auto: return .string("auto")
      case .ratio(let ratio): return .float(ratio)
      }
    },
    PlotRecord(
      "get_xbound", "", "The lower and the upper limit of x.", pyplot: nil, call: "",
      probe: ("ax.get_xbound()", "(np.float64(0.0), np.float64(1.0))")
    ) { bounds($0.model.xlim) },
    PlotRecord(
      "get_ybound", "", "The lower and the upper limit of y.", pyplot: nil, call: "",
      probe: ("ax.get_ybound()", "(np.float64(0.0), np.float64(1.0))")
    ) { bounds($0.model.ylim) },
    PlotRecord(
      "get_xaxis", "", "The direction x.", pyplot: nil, call: "", probe: ("ax.get_xaxis() is ax.xaxis", "True")
    ) { .object(AxisObject($0.model.xaxis, of: $0.model)) },
    PlotRecord(
      "get_yaxis", "", "The direction y.", pyplot: nil, call: "", probe: ("ax.get_yaxis() is ax.yaxis", "True")
    ) { .object(AxisObject($0.model.yaxis, of: $0.model)) },
    PlotRecord(
      "get_xmargin", "", "The margin of x in shares of the data's range.", pyplot: nil, call: "",
      probe: ("ax.get_xmargin()", "0.05")
    ) { .float($0.model.xMargin) },
    PlotRecord(
      "get_ymargin", "", "The margin of y in shares of the data's range.", pyplot: nil, call: "",
      probe: ("ax.get_ymargin()", "0.05")
    ) { .float($0.model.yMargin) },
    PlotRecord(
      "get_visible", "", "Whether the axes are drawn.", pyplot: nil, call: "", probe: ("ax.get_visible()", "True")
    ) { .bool($0.model.isVisible) },
  ]

  private static func bounds(_ limits: (low: Double, high: Double)) -> Value {
    pair((min(limits.low, limits.high), max(limits.low, limits.high)))
  }

  private static func otherAxes(_ value: Value) throws -> Axes {
    guard let other = value.object(as: AxesObject.self) else {
      throw Raised.typeError("'other' must be an instance of matplotlib.axes._base._AxesBase, not a \(value.typeName)")
    }
    return other.axes
  }

  private static func hideLabels(_ axis: Axis) {
    axis.setParameters(isMajor: true, isMinor: true) { $0.labelsFirst = false }
    axis.label.isVisible = false
    axis.showsOffset = false
  }

  private static func showMinorTicks(_ arguments: PlotArguments, isOn: Bool) throws -> Value {
    for axis in [arguments.model.xaxis, arguments.model.yaxis] {
      switch axis.domain.scale {
      case .linear: axis.domain.minorLocator = isOn ? .minorParts(nil) : .none
      case .function: axis.domain.minorLocator = isOn ? .minorParts(nil) : .none
      case .log(let base): axis.domain.minorLocator = isOn ? .log(LogLocator(base: base, multiples: .auto)) : .none
      }
    }
    return .none
  }

  /// The directions that `axis='both'`, `'x'` or `'y'` names.
  private static func directions(_ arguments: PlotArguments, _ place: Int) throws -> [Axis] {
    switch try arguments.text(place) ?? "both" {
    case "both": return [arguments.model.xaxis, arguments.model.yaxis]
    case "x": return [arguments.model.xaxis]
    case "y": return [arguments.model.yaxis]
    case let word:
      throw Raised.valueError("'\(word)' is not a valid value for axis. Supported values are 'x', 'y', 'both'")
    }
  }

  private static func setTickNumbers(_ arguments: PlotArguments) throws -> Value {
    try arguments.keywords("MaxNLocator").finish(lacking: ["steps", "symmetric", "prune", "min_n_ticks", "numticks"])
    for axis in try directions(arguments, 0) {
      guard case .maxN(let old) = axis.domain.majorLocator else {
        throw Raised.notInLgs("locator_params() of ticks that were set, or of a scale other than 'linear'")
      }
      var locator = old
      if let count = arguments.optional(2), !count.isNone { locator.bins = try Arguments.index(count) }
      if let isInteger = try arguments.flag(3) { locator.isInteger = isInteger }
      axis.domain.majorLocator = .maxN(locator)
    }
    return .none
  }

  private static func setNumberFormat(_ arguments: PlotArguments) throws -> Value {
    let style = try arguments.text(1)
    if let style, !["plain", "sci", "scientific", ""].contains(style) {
      throw Raised.valueError("\(try Operators.repr(.string(style))) is not a valid value for style.")
    }
    let limits = try arguments.optional(2).flatMap { $0.isNone ? nil : try Operators.array($0).map(Arguments.index) }
    if let limits, limits.count != 2 { throw Raised.valueError("scilimits must be a sequence of 2 integers") }
    for axis in try directions(arguments, 0) {
      guard case .scalar(var formatter) = axis.domain.majorFormatter else {
        throw Raised.attributeError(
          "This method only works with the ScalarFormatter", object: nil, name: "ticklabel_format")
      }
      if let style { formatter.isScientific = style != "plain" }
      if let limits { formatter.powerLimits = (limits[0], limits[1]) }
      if let offset = arguments.optional(3), !offset.isNone {
        if case .bool(let usesOffset) = offset {
          (formatter.usesOffset, formatter.fixedOffset) = (usesOffset, 0)
        } else {
          (formatter.usesOffset, formatter.fixedOffset) = (false, try PlotData.number(offset))
        }
      }
      if let isMath = try arguments.flag(5) { formatter.usesMathText = isMath }
      axis.domain.majorFormatter = .scalar(formatter)
    }
    return .none
  }
}
