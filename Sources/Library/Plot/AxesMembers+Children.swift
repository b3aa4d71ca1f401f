import Interpreter
import Plotting

/// Axes inside of axes, second scales along edges, axes beside others.
extension AxesMembers {
  static let childRecords: [PlotRecord] = [
    PlotRecord(
      "inset_axes", "bounds, *, transform=<no value>, zorder=5, **kwargs",
      "Axes inside of these: left, bottom, width, height in shares of the box.", pyplot: nil,
      call: "[0.5, 0.5, 0.4, 0.4]", probe: ("len(fig.axes)", "1")
    ) { arguments in
      let parts = try PlotData.column(arguments[0])
      guard parts.count == 4, parts.allSatisfy(\.isFinite) else {
        throw Raised.valueError("not enough values to unpack (expected 4, got \(parts.count))")
      }
      let inset = AxesObject.value(
        arguments.model.insetAxes(
          Rectangle(x0: parts[0], y0: parts[1], x1: parts[0] + parts[2], y1: parts[1] + parts[3]),
          zorder: try arguments.number(2) ?? 5))
      try FigureMembers.setRest(arguments.keywords("Axes"), inset)
      return inset
    },
    second("x", .x, ["bottom", "top"]), second("y", .y, ["left", "right"]),
  ]

  private static func second(_ name: String, _ direction: Axis.Name, _ sides: [String]) -> PlotRecord {
    PlotRecord(
      "secondary_\(name)axis", "location, functions=None, *, transform=<no value>, **kwargs",
      "A second scale of \(name) along an edge ('\(sides[0])', '\(sides[1])' or a share of the box); functions are the way to "
        + "its numbers and back.", pyplot: nil,
      call: "'\(sides[1])', functions=(lambda v: 2 * v, lambda v: v / 2)", probe: ("len(fig.axes)", "1")
    ) { arguments in
      let place: Double
      if let word = arguments[0].stringValue {
        guard let index = sides.firstIndex(of: word) else {
          throw Raised.valueError(
            "'\(word)' is not a valid value for location. Supported values are '\(sides[1])', '\(sides[0])'")
        }
        place = Double(index)
      } else {
        place = try PlotData.number(arguments[0])
      }
      let made = arguments.model.secondaryAxis(direction, at: place, toSecond: try scaleFunction(arguments.optional(1)))
      let value = AxesObject.value(made)
      try FigureMembers.setRest(arguments.keywords("SecondaryAxis"), value)
      return value
    }
  }

  /// A pair of functions of the program as a scale; what they refuse is no number.
  static func scaleFunction(_ value: Value?) throws -> ScaleFunction {
    guard let value, !value.isNone else { return ScaleFunction(forward: { $0 }, inverse: { $0 }) }
    let functions = try Operators.array(value)
    guard functions.count == 2, functions.allSatisfy({ $0.type.has(.callable) }) else {
      throw Raised.valueError(
        "functions argument of secondary Axes must be a two-tuple of callable functions with the first function being "
          + "the transform and the second being the inverse")
    }
    // Layout runs on the thread of the program, which holds both functions.
    nonisolated(unsafe) let (forward, inverse) = (functions[0], functions[1])
    @Sendable func call(_ function: Value, _ number: Double) -> Double {
      let scalar = Value.object(ArrayScalar(.float(number), .float64))
      return (try? PlotData.number(Operators.call(function, [scalar]))) ?? .nan
    }
    return ScaleFunction(forward: { call(forward, $0) }, inverse: { call(inverse, $0) })
  }
}

/// `make_axes_locatable(ax)`: axes that give room to others beside them.
final class DividerObject: ModelObject {
  let divider: AxesDivider

  init(_ divider: AxesDivider, in figure: Figure) {
    self.divider = divider
    super.init(divider, in: figure)
  }

  override var type: TypeObject { Self.dividerType }

  private static let setUp =
    "from mpl_toolkits.axes_grid1 import make_axes_locatable\ndivider = make_axes_locatable(plt.gca())\n"

  private static let dividerType: TypeObject = {
    let type = TypeObject(
      "AxesDivider", module: "mpl_toolkits.axes_grid1.axes_divider", summary: "Axes that give room to others.")
    type.add([
      PlotBuiltin(
        "append_axes(self, position, size, pad=None, *, axes_class=<no value>, **kwargs)", of: "AxesDivider",
        "Adds axes at a side: sizes in inches, or as a share such as '5%'.",
        example: setUp + "_ = divider.append_axes('right', size='5%', pad=0.05)\nlen(plt.gcf().axes)\n#> 2"
      ) { arguments in try plotting { try append(arguments) } }
    ])
    return type
  }()

  private static func append(_ arguments: Arguments) throws -> Value {
    guard let object = arguments[0].object(as: DividerObject.self) else { return .none }
    let word = try Operators.str(arguments[1])
    guard let side = AxesDivider.Side(rawValue: word) else {
      throw Raised.valueError(
        "'\(word)' is not a valid value for position. Supported values are 'left', 'right', 'bottom', 'top'")
    }
    var keywords = PlotKeywords(arguments, owner: "Axes")
    let shareX = try keywords.take("sharex").flatMap { $0.object(as: AxesObject.self)?.axes }
    let shareY = try keywords.take("sharey").flatMap { $0.object(as: AxesObject.self)?.axes }
    let made = try object.divider.append(
      side, size: size(arguments[2]), pad: arguments[3].isNone ? nil : size(arguments[3]))
    if let shareX { made.shareX(with: shareX) }
    if let shareY { made.shareY(with: shareY) }
    let value = AxesObject.value(made)
    try FigureMembers.setRest(keywords, value)
    return value
  }

  private static func size(_ value: Value) throws -> AxesDivider.Size {
    guard let text = value.stringValue else { return .inches(try PlotData.number(value)) }
    guard text.hasSuffix("%"), let share = Double(text.dropLast().filter { $0 != " " }) else {
      if let inches = Double(text) { return .inches(inches) }
      throw Raised.valueError("Unknown format")
    }
    return .share(share / 100)
  }

  static let function = PlotBuiltin(
    "make_axes_locatable(axes)", of: "mpl_toolkits.axes_grid1", "Lets axes give room to others beside them.",
    example: setUp + "len(plt.gcf().axes)\n#> 1"
  ) { arguments in
    guard let object = arguments[0].object(as: AxesObject.self) else {
      throw Raised.attributeError(
        "'\(arguments[0].typeName)' object has no attribute 'get_figure'", object: arguments[0], name: "get_figure")
    }
    return .object(DividerObject(AxesDivider(object.axes), in: object.figure))
  }
}
