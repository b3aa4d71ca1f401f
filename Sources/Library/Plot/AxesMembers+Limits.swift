import Interpreter
import Plotting
import Tensors

/// Limits, scales and ticks.
extension AxesMembers {
  static func pair(_ limits: (low: Double, high: Double)) -> Value {
    .tuple([limits.low, limits.high].map { .object(ArrayScalar(.float($0), .float64)) })
  }

  /// Limits as setters give them: Python's floats.
  static func plainPair(_ limits: (low: Double, high: Double)) -> Value {
    .tuple([.float(limits.low), .float(limits.high)])
  }

  /// The directions with their names.
  private static let directions: [(name: String, axis: (Axes) -> Axis?, low: String, high: String)] = [
    ("x", { $0.xaxis }, "left", "right"), ("y", { $0.yaxis }, "bottom", "top"),
    ("z", { ($0 as? Axes3D)?.zaxis }, "bottom", "top"),
  ]

  private static func setUp(_ name: String) -> String {
    name == "z" ? "fig = plt.figure()\nax = fig.add_subplot(projection='3d')" : "fig, ax = plt.subplots()"
  }

  private static func method(
    _ signature: String, _ summary: String, example: String, body: @escaping (Axes, Arguments) throws -> Value
  ) -> Builtin {
    PlotBuiltin(signature, of: "Axes", summary, example: example) { arguments in
      guard let object = arguments[0].object(as: AxesObject.self) else {
        throw Raised.typeError("a method of axes needs axes, not \(arguments[0].typeName)")
      }
      return try plotting { try body(object.axes, arguments) }
    }
  }

  /// The limits given as two numbers, as one pair, or under their names; nil leaves a limit.
  static func limits(_ low: Value?, _ high: Value?, _ names: [Value?]) throws -> (Double?, Double?) {
    func number(_ value: Value?) throws -> Double? { try value.flatMap { $0.isNone ? nil : try PlotData.number($0) } }
    var (first, second) = (low, high)
    if let pair = first, high == nil || high?.isNone ?? true, !PlotValues.isNumber(pair), !pair.isNone,
      let items = try? Operators.array(pair), items.count == 2
    {
      (first, second) = (items[0], items[1])
    }
    return (try number(first) ?? number(names[0]), try number(second) ?? number(names[1]))
  }

  private static func axis(_ axes: Axes, _ find: (Axes) -> Axis?, _ name: String) throws -> Axis {
    guard let axis = find(axes) else {
      throw Raised.attributeError(
        "'Axes' object has no attribute 'set_\(name)lim'", object: nil, name: Symbol("set_\(name)lim"))
    }
    return axis
  }

  static let limitMethods: [Builtin] = directions.flatMap { direction -> [Builtin] in
    let (name, find, low, high) = direction
    return [
      method(
        "set_\(name)lim(self, \(low)=None, \(high)=None, *, emit=<no value>, auto=False, \(name)min=None, \(name)max=None)",
        "Sets the limits of \(name).",
        example: "\(setUp(name))\nax.set_\(name)lim(0, 2)\n#> (0.0, 2.0)"
      ) { axes, arguments in
        let axis = try axis(axes, find, name)
        let (first, second) = try limits(
          arguments.optional(1), arguments.optional(2), [arguments.optional(5), arguments.optional(6)])
        if let first, first == second {
          WarningText.show(
            category: "UserWarning",
            "Attempting to set identical low and high \(name)lims makes transformation singular; automatically expanding."
          )
        }
        try axis.setLimits(first, second)
        return plainPair(axis.limits)
      },
      method(
        "get_\(name)lim(self)", "The limits of \(name).",
        example:
          "\(setUp(name))\n_ = ax.set_\(name)lim(0, 2)\nax.get_\(name)lim()\n#> (np.float64(0.0), np.float64(2.0))"
      ) { axes, _ in pair(try axis(axes, find, name).limits) },
      method(
        "set_\(name)ticks(self, ticks, labels=None, *, minor=False, **kwargs)", "Puts the ticks of \(name) at places.",
        example: "\(setUp(name))\n_ = ax.set_\(name)ticks([0, 1, 2])\nax.get_\(name)ticks()\n#> array([0, 1, 2])"
      ) { axes, arguments in
        try setTicks(
          axis(axes, find, name), arguments.optional(1), arguments.optional(2), minor: arguments.optional(3),
          PlotKeywords(arguments, owner: "Text"))
        return TickObject.ticks(try axis(axes, find, name))
      },
      method(
        "get_\(name)ticks(self, *, minor=False)", "The places of the ticks of \(name).",
        example: "\(setUp(name))\n_ = ax.set_\(name)ticks([0, 1, 2])\nax.get_\(name)ticks()\n#> array([0, 1, 2])"
      ) { axes, arguments in
        let axis = try axis(axes, find, name)
        let isMinor = try arguments.optional(1).map(Operators.isTrue) ?? false
        if case .fixed(let places) = isMinor ? axis.domain.minorLocator : axis.domain.majorLocator {
          return try PlotData.ticks(places)
        }
        return try PlotData.array(axes.tickValues(axis.name, isMinor: isMinor).map(\.value))
      },
      method(
        "get_\(name)ticklabels(self, minor=False, which=<no value>)", "The labels of the ticks of \(name) as texts.",
        example:
          "\(setUp(name))\n_ = ax.set_\(name)ticks([0, 1], ['a', 'b'])\nax.get_\(name)ticklabels()[1].get_text()\n#> 'b'"
      ) { axes, arguments in
        let axis = try axis(axes, find, name)
        let isMinor = try arguments.optional(1).map(Operators.isTrue) ?? false
        return try TickObject.labels(
          axis, axes.tickValues(axis.name, isMinor: isMinor), isMajor: !isMinor, in: axes.figure)
      },
      method(
        "set_\(name)ticklabels(self, labels, *, minor=False, fontdict=<no value>, **kwargs)",
        "Writes texts at the ticks of \(name).",
        example:
          "\(setUp(name))\n_ = ax.set_\(name)ticks([0, 1])\n_ = ax.set_\(name)ticklabels(['a', 'b'])\nax.get_\(name)ticks()\n#> array([0, 1])"
      ) { axes, arguments in
        let axis = try axis(axes, find, name)
        try axis.setTickLabels(
          PlotData.texts(arguments[1]), isMinor: arguments.optional(2).map(Operators.isTrue) ?? false)
        try style(axis, PlotKeywords(arguments, owner: "Text"))
        return try TickObject.labels(axis, axes.tickValues(axis.name), in: axes.figure)
      },
      method(
        "set_\(name)scale(self, value, **kwargs)", "Sets the scale of \(name): 'linear' or 'log'.",
        example: "\(setUp(name))\nax.set_\(name)scale('log')\nax.get_\(name)scale()\n#> 'log'"
      ) { axes, arguments in
        var keywords = PlotKeywords(arguments, owner: "LogScale")
        try axis(axes, find, name).setScale(
          AxisScale.parse(Operators.str(arguments[1]), base: keywords.number("base") ?? 10))
        try keywords.finish(lacking: ["subs", "nonpositive", "linthresh", "linscale", "functions"])
        return .none
      },
      method(
        "get_\(name)scale(self)", "The name of the scale of \(name).",
        example: "\(setUp(name))\nax.get_\(name)scale()\n#> 'linear'"
      ) { axes, _ in .string(try axis(axes, find, name).domain.scale.name) },
      method(
        "get_\(name)label(self)", "The label of \(name).",
        example: "\(setUp(name))\n_ = ax.set_\(name)label('a')\nax.get_\(name)label()\n#> 'a'"
      ) { axes, _ in .string(try axis(axes, find, name).label.text) },
      method(
        "invert_\(name)axis(self)", "Turns the direction of \(name) around.",
        example: "\(setUp(name))\nax.invert_\(name)axis()\nax.get_\(name)lim()[0] > ax.get_\(name)lim()[1]\n#> np.True_"
      ) { axes, _ in
        let axis = try axis(axes, find, name)
        try axis.setInverted(!axis.isInverted)
        return .none
      },
    ]
  }

  /// `set_xticks` and `plt.xticks`.
  static func setTicks(_ axis: Axis, _ ticks: Value?, _ labels: Value?, minor: Value?, _ keywords: PlotKeywords) throws
  {
    let isMinor = try minor.map(Operators.isTrue) ?? false
    if let ticks, !ticks.isNone {
      axis.setTicks(try PlotData.column(ticks), isMinor: isMinor)
    }
    if let labels, !labels.isNone { try axis.setTickLabels(PlotData.texts(labels), isMinor: isMinor) }
    try style(axis, keywords)
  }

  /// The look of tick labels that keywords ask for.
  private static func style(_ axis: Axis, _ keywords: PlotKeywords) throws {
    var keywords = keywords
    let rotation = try keywords.take("rotation").map(PlotValues.rotation)
    let size = try keywords.take("fontsize", "size").map(PlotValues.fontSize)
    let color = try keywords.color("color", "c")
    let weight = try keywords.take("fontweight", "weight").map(PlotValues.fontWeight)
    let horizontal = try keywords.text("horizontalalignment", "ha").map { try HorizontalAlignment.parse($0) }
    let vertical = try keywords.text("verticalalignment", "va").map(VerticalAlignment.parse)
    let mode = try keywords.text("rotation_mode")
    try keywords.finish(lacking: ["alpha", "family", "fontfamily", "visible"])
    axis.setParameters(isMajor: true, isMinor: false) { parameters in
      parameters.labelRotation = rotation ?? parameters.labelRotation
      parameters.labelSize = size ?? parameters.labelSize
      parameters.labelColor = color ?? parameters.labelColor
      parameters.labelWeight = weight ?? parameters.labelWeight
      parameters.labelHorizontalAlignment = horizontal ?? parameters.labelHorizontalAlignment
      parameters.labelVerticalAlignment = vertical ?? parameters.labelVerticalAlignment
      if mode == "anchor" { parameters.labelRotationMode = .anchor }
    }
  }
}
