import Interpreter
import Plotting

/// A rule for the places of ticks: `plt.MultipleLocator(0.5)`.
final class TickLocatorObject: Object {
  let locator: TickLocator
  private let locatorType: TypeObject

  init(_ locator: TickLocator, _ type: TypeObject) {
    self.locator = locator
    locatorType = type
    super.init()
  }

  override var type: TypeObject { locatorType }
}

/// A rule for the texts of ticks: `plt.FuncFormatter(…)`.
final class TickFormatterObject: Object {
  let formatter: TickFormatter
  /// A function of the program that writes the texts.
  private let function: Value
  private let formatterType: TypeObject

  init(_ formatter: TickFormatter, _ type: TypeObject, function: Value = .none) {
    self.formatter = formatter
    self.function = function
    formatterType = type
    super.init()
  }

  override var type: TypeObject { formatterType }
  override func visitChildren(_ visit: (Value) -> Void) { visit(function) }
}

/// The classes of `matplotlib.ticker`, and the methods of axes that take them.
enum TickerMembers {
  private static func ticker(
    _ signature: String, _ summary: String, reading: String, call: String, shown: String,
    make: @escaping (Arguments, TypeObject) throws -> Value
  ) -> TypeObject {
    let name = String(signature.prefix { $0 != "(" })
    let type = TypeObject(name, module: "matplotlib.ticker", summary: summary)
    let kind = name.hasSuffix("Locator") ? "locator" : "formatter"
    type.constructor = PlotBuiltin(
      signature, of: "matplotlib.ticker", summary,
      example: "from matplotlib.ticker import \(call.prefix { $0 != "(" })\nax = plt.gca()\n"
        + "ax.xaxis.set_major_\(kind)(\(call))\n\(reading)\n#> \(shown)"
    ) { arguments in try plotting { try make(arguments, type) } }
    return type
  }

  private static let labels = "[text.get_text() for text in ax.get_xticklabels()]"

  static let types: [TypeObject] = [
    ticker(
      "MultipleLocator(base=1.0, offset=0.0)", "Ticks at multiples of a number.", reading: "ax.get_xticks()",
      call: "MultipleLocator(0.5)", shown: "array([-0.5,  0. ,  0.5,  1. ,  1.5])"
    ) { arguments, type in
      let base = try arguments.optional(0).map(PlotData.number) ?? 1
      guard base > 0 else { throw Raised.valueError("'step' must be positive") }
      let offset = try arguments.optional(1).map(PlotData.number) ?? 0
      return .object(TickLocatorObject(.multiple(base: base, offset: offset), type))
    },
    ticker(
      "MaxNLocator(nbins=10, *, integer=False, **kwargs)", "Ticks at round numbers, at most so many steps.",
      reading: "len(ax.get_xticks())", call: "MaxNLocator(3)", shown: "4"
    ) { arguments, type in
      try PlotKeywords(arguments, owner: "MaxNLocator").finish(lacking: ["steps", "symmetric", "prune", "min_n_ticks"])
      let bins = arguments.optional(0) ?? .int(10)
      var locator = MaxNLocator(bins: bins.stringValue == "auto" ? nil : try Arguments.index(bins))
      locator.isInteger = try arguments.optional(1).map(Operators.isTrue) ?? false
      return .object(TickLocatorObject(.maxN(locator), type))
    },
    ticker(
      "FixedLocator(locs, nbins=<no value>)", "Ticks at places.", reading: "ax.get_xticks()",
      call: "FixedLocator([0, 1])", shown: "array([0, 1])"
    ) { arguments, type in .object(TickLocatorObject(.fixed(try PlotData.column(arguments[0])), type)) },
    ticker(
      "AutoLocator()", "Ticks at round numbers, as many as fit.", reading: "len(ax.get_xticks())",
      call: "AutoLocator()", shown: "6"
    ) { _, type in .object(TickLocatorObject(.auto, type)) },
    ticker(
      "AutoMinorLocator(n=None)", "Small ticks that cut the steps of the others into n parts.",
      reading: "len(ax.get_xticks())", call: "AutoMinorLocator(2)", shown: "0"
    ) { arguments, type in
      let parts = try arguments[0].isNone || arguments[0].stringValue == "auto" ? nil : Arguments.index(arguments[0])
      if let parts, !(1...10_000).contains(parts) { throw Raised.valueError("n must be a positive integer") }
      return .object(TickLocatorObject(.minorParts(parts), type))
    },
    ticker(
      "LinearLocator(numticks=None, presets=<no value>)", "So many ticks from limit to limit.",
      reading: "ax.get_xticks()", call: "LinearLocator(3)", shown: "array([0. , 0.5, 1. ])"
    ) { arguments, type in
      .object(TickLocatorObject(.linear(try arguments[0].isNone ? nil : Arguments.index(arguments[0])), type))
    },
    ticker(
      "NullLocator()", "No ticks.", reading: "len(ax.get_xticks())", call: "NullLocator()", shown: "0"
    ) { _, type in .object(TickLocatorObject(.none, type)) },
    ticker(
      "FuncFormatter(func)", "Texts that a function of value and position gives.", reading: labels,
      call: "FuncFormatter(lambda x, position: f'{x:.0%}')",
      shown: "['0%', '20%', '40%', '60%', '80%', '100%']"
    ) { arguments, type in
      let function = arguments[0]
      guard function.type.has(.callable) else {
        throw Raised.typeError("'\(function.typeName)' object is not callable")
      }
      let formatter = TickFormatter.function {
        try Operators.str(
          Operators.call(function, [.object(ArrayScalar(.float($0), .float64)), .int($1)]))
      }
      return .object(TickFormatterObject(formatter, type, function: function))
    },
    ticker(
      "FormatStrFormatter(fmt)", "Texts in a format of the operator %.", reading: labels,
      call: "FormatStrFormatter('%.2f')", shown: "['0.00', '0.20', '0.40', '0.60', '0.80', '1.00']"
    ) { arguments, type in
      let format = arguments[0]
      return .object(
        TickFormatterObject(
          .function { value, _ in try Operators.str(Operators.binary(.modulo, format, .float(value))) }, type)
      )
    },
    ticker(
      "StrMethodFormatter(fmt)", "Texts in a format of str.format, of x.", reading: labels,
      call: "FormatStrFormatter('%.1f')", shown: "['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']"
    ) { arguments, type in
      let method = try Operators.attribute(arguments[0], "format")
      return .object(
        TickFormatterObject(
          .function { value, position in
            try Operators.str(Operators.call(method, [], keywords: [("x", .float(value)), ("pos", .int(position))]))
          }, type, function: method))
    },
    ticker(
      "PercentFormatter(xmax=100, decimals=None, symbol='%', is_latex=<no value>)",
      "Shares of xmax in hundredths, with a sign.", reading: labels, call: "PercentFormatter(1)",
      shown: "['0%', '20%', '40%', '60%', '80%', '100%']"
    ) { arguments, type in
      let symbol = arguments.optional(2)
      return .object(
        TickFormatterObject(
          .percent(
            whole: try arguments.optional(0).map(PlotData.number) ?? 100,
            decimals: try arguments[1].isNone ? nil : min(max(Arguments.index(arguments[1]), 0), 50),
            symbol: symbol.map { $0.stringValue ?? "" } ?? "%"), type))
    },
    ticker(
      "EngFormatter(unit='', places=None, sep=' ', *, usetex=<no value>, useMathText=<no value>, useOffset=<no value>)",
      "Numbers with the letters of their powers of a thousand.", reading: labels, call: "EngFormatter('V')",
      shown: "['0 V', '200 mV', '400 mV', '600 mV', '800 mV', '1 V']"
    ) { arguments, type in
      .object(
        TickFormatterObject(
          .engineering(
            unit: arguments.optional(0)?.stringValue ?? "",
            places: try arguments[1].isNone ? nil : min(max(Arguments.index(arguments[1]), 0), 50),
            separator: arguments.optional(2)?.stringValue ?? " "), type))
    },
    ticker(
      "ScalarFormatter(useOffset=None, useMathText=None, useLocale=<no value>, *, usetex=<no value>)",
      "Decimal numbers, all with the same number of decimals.", reading: labels, call: "ScalarFormatter()",
      shown: "['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']"
    ) { arguments, type in
      var formatter = ScalarFormatter()
      if !arguments[0].isNone { formatter.usesOffset = try Operators.isTrue(arguments[0]) }
      if !arguments[1].isNone { formatter.usesMathText = try Operators.isTrue(arguments[1]) }
      return .object(TickFormatterObject(.scalar(formatter), type))
    },
    ticker(
      "FixedFormatter(seq)", "Texts for the ticks in turn.", reading: labels, call: "FixedFormatter(['a', 'b'])",
      shown: "['a', 'b', '', '', '', '']"
    ) { arguments, type in .object(TickFormatterObject(.fixed(try PlotData.texts(arguments[0])), type)) },
    ticker(
      "NullFormatter()", "No texts.", reading: labels, call: "NullFormatter()", shown: "['', '', '', '', '', '']"
    ) { _, type in .object(TickFormatterObject(.none, type)) },
  ]

  static func install() {
    for type in [PlotTypes.xaxis, PlotTypes.yaxis] {
      type.add(["major", "minor"].flatMap { [setLocator($0), setFormatter($0)] } + [setVisible, getVisible])
      type.add([
        setSide("set_ticks_position") { $0.setTicksSide($1) }, setSide("set_label_position") { $0.setLabelSide($1) },
      ])
    }
    PlotTypes.xaxis.add([tick(.top), tick(.bottom)])
    PlotTypes.yaxis.add([tick(.left), tick(.right)])
  }

  private static func axis(_ value: Value) throws -> Axis {
    guard let object = value.object(as: AxisObject.self) else {
      throw Raised.typeError("not an axis: \(value.typeName)")
    }
    return object.axis
  }

  private static func setSide(_ name: String, _ set: @escaping (Axis, Axis.Side) -> Void) -> Builtin {
    PlotBuiltin(
      "\(name)(self, position)", of: "Axis",
      "Moves the \(name.contains("label") ? "label" : "ticks and their texts") to an edge: 'top' or 'bottom', 'left' or "
        + "'right'.",
      example: "ax = plt.gca()\nax.yaxis.\(name)('right')\nax.yaxis.get_visible()\n#> True"
    ) { arguments in
      let axis = try axis(arguments[0])
      let word = try Operators.str(arguments[1])
      let sides: [Axis.Side] = axis.name == .y ? [.left, .right] : [.bottom, .top]
      guard let side = sides.first(where: { $0.rawValue == word }) else {
        if ["both", "default", "none"].contains(word) { throw Raised.notInLgs("\(name)('\(word)')") }
        throw Raised.valueError(
          "'\(word)' is not a valid value for position. Supported values are "
            + sides.map { "'\($0.rawValue)'" }.joined(separator: ", "))
      }
      set(axis, side)
      return .none
    }
  }

  private static func tick(_ side: Axis.Side) -> Builtin {
    let axisName = side == .left || side == .right ? "y" : "x"
    return PlotBuiltin(
      "tick_\(side.rawValue)(self)", of: "Axis", "Moves the ticks and their texts to the \(side.rawValue) edge.",
      example: "ax = plt.gca()\nax.\(axisName)axis.tick_\(side.rawValue)()\nax.\(axisName)axis.get_visible()\n#> True"
    ) { arguments in
      try axis(arguments[0]).setTicksSide(side)
      return .none
    }
  }

  private static let setVisible = PlotBuiltin(
    "set_visible(self, b)", of: "Axis", "Shows or hides the ticks, their texts and the label.",
    example: "ax = plt.gca()\nax.get_xaxis().set_visible(False)\nax.xaxis.get_visible()\n#> False"
  ) { arguments in
    try axis(arguments[0]).isVisible = Operators.isTrue(arguments[1])
    return .none
  }

  private static let getVisible = PlotBuiltin(
    "get_visible(self)", of: "Axis", "Whether the ticks, their texts and the label are shown.",
    example: "plt.gca().xaxis.get_visible()\n#> True"
  ) { arguments in .bool(try axis(arguments[0]).isVisible) }

  private static func setLocator(_ kind: String) -> Builtin {
    PlotBuiltin(
      "set_\(kind)_locator(self, locator)", of: "Axis", "Chooses the places of the \(kind) ticks.",
      example: "ax = plt.gca()\nax.xaxis.set_\(kind)_locator(plt.MultipleLocator(0.5))\n"
        + "len(ax.get_xticks(minor=\(kind == "minor" ? "True" : "False")))\n#> \(kind == "minor" ? 3 : 5)"
    ) { arguments in
      guard let locator = arguments[1].object(as: TickLocatorObject.self)?.locator else {
        throw Raised.typeError(
          "'locator' must be an instance of matplotlib.ticker.Locator, not a \(arguments[1].typeName)")
      }
      let domain = try axis(arguments[0]).domain
      if kind == "major" { domain.majorLocator = locator } else { domain.minorLocator = locator }
      return .none
    }
  }

  private static func setFormatter(_ kind: String) -> Builtin {
    PlotBuiltin(
      "set_\(kind)_formatter(self, formatter)", of: "Axis",
      "Chooses the texts of the \(kind) ticks: a formatter, a function of value and position, or a format of x.",
      example: "ax = plt.gca()\n_ = ax.set_xticks([0, 1])\nax.xaxis.set_\(kind)_formatter('{x:.1f}')\n"
        + "ax.get_xticklabels()[1].get_text()\n#> '\(kind == "major" ? "1.0" : "1")'"
    ) { arguments in
      let domain = try axis(arguments[0]).domain
      let formatter = try formatter(arguments[1])
      if kind == "major" { domain.majorFormatter = formatter } else { domain.minorFormatter = formatter }
      return .none
    }
  }

  static func formatter(_ value: Value) throws -> TickFormatter {
    if let object = value.object(as: TickFormatterObject.self) { return object.formatter }
    let name = value.stringValue != nil ? "StrMethodFormatter" : value.type.has(.callable) ? "FuncFormatter" : nil
    guard let name, let constructor = types.first(where: { $0.name == name })?.constructor,
      let made = try Operators.call(.object(NativeFunction(constructor)), [value]).object(as: TickFormatterObject.self)
    else {
      throw Raised.typeError(
        "'formatter' must be an instance of matplotlib.ticker.Formatter, str or a function, not a \(value.typeName)")
    }
    return made.formatter
  }
}
