import Interpreter
import Plotting

/// `ax.spines['top']`.
final class SpinesObject: ModelObject {
  private let axes: Axes

  init(_ axes: Axes) {
    self.axes = axes
    super.init(axes, in: axes.figure)
  }

  private static let spinesType = TypeObject(
    "Spines", module: "matplotlib.spines", [.subscriptable], summary: "The lines along the edges of axes.")
  override var type: TypeObject { Self.spinesType }

  override func item(_ index: Value) throws -> Value {
    let names = try index.stringValue.map { [$0] } ?? PlotData.texts(index)
    let sides = try names.map { name -> Axis.Side in
      guard let side = Axis.Side(rawValue: name) else { throw Raised.keyError(index) }
      return side
    }
    return .object(SpineObject(axes, sides))
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    Axis.Side(rawValue: name.name).map { .object(SpineObject(axes, [$0])) }
  }
}

/// One or several edge lines.
final class SpineObject: ModelObject {
  private let axes: Axes
  private let sides: [Axis.Side]

  init(_ axes: Axes, _ sides: [Axis.Side]) {
    self.axes = axes
    self.sides = sides
    super.init(axes, in: axes.figure)
  }

  override var type: TypeObject { Self.spineType }
  override class var lacking: Set<String> {
    ["set_alpha", "set_linestyle"]
  }

  private static let spineType: TypeObject = {
    let type = TypeObject("Spine", module: "matplotlib.spines", summary: "A line along an edge of axes.")
    let setUp = "fig, ax = plt.subplots()\n"
    func setter(
      _ name: String, _ argument: String, _ summary: String, _ sample: String,
      _ set: @escaping (inout Spine, Value) throws -> Void
    ) -> Builtin {
      PlotBuiltin(
        "\(name)(self, \(argument))", of: "Spine", summary,
        example: "\(setUp)ax.spines['top'].\(name)(\(sample))\nax.get_xlim()\n#> (np.float64(0.0), np.float64(1.0))"
      ) { arguments in
        guard let object = arguments[0].object(as: SpineObject.self) else { return .none }
        for side in object.sides {
          if var spine = object.axes.spines[side] {
            try set(&spine, arguments[1])
            object.axes.spines[side] = spine
          }
        }
        return .none
      }
    }
    type.add([
      PlotBuiltin(
        "get_visible(self)", of: "Spine", "Whether the line is drawn.",
        example: "\(setUp)ax.spines['top'].get_visible()\n#> True"
      ) { arguments in
        guard let object = arguments[0].object(as: SpineObject.self) else { return .none }
        return .bool(object.sides.allSatisfy { object.axes.spines[$0]?.isVisible ?? false })
      },
      setter("set_visible", "b", "Shows or hides the line.", "False") { $0.isVisible = try Operators.isTrue($1) },
      setter("set_color", "c", "Sets the colour.", "'red'") { $0.color = try PlotValues.color($1) },
      setter(
        "set_position", "position",
        "Moves the line and its ticks: 'zero', 'center', ('data', 1), ('axes', 0.5) or ('outward', 10) in points.",
        "('data', 0)"
      ) { $0.position = try position($1) },
      PlotBuiltin(
        "set_bounds(self, low=None, high=None)", of: "Spine", "The numbers between which the line runs.",
        example: "\(setUp)ax.spines['top'].set_bounds(0.2, 0.8)\nax.get_xlim()\n#> (np.float64(0.0), np.float64(1.0))"
      ) { arguments in
        guard let object = arguments[0].object(as: SpineObject.self) else { return .none }
        for side in object.sides {
          guard var spine = object.axes.spines[side] else { continue }
          let limits = side == .left || side == .right ? object.axes.ylim : object.axes.xlim
          let old = spine.bounds ?? limits
          let ends = try AxesMembers.limits(arguments[1], arguments[2], [nil, nil])
          spine.bounds = (ends.0 ?? old.low, ends.1 ?? old.high)
          object.axes.spines[side] = spine
        }
        return .none
      },
      setter("set_linewidth", "w", "Sets the width in points.", "2") { $0.lineWidth = try PlotData.number($1) },
    ])
    return type
  }()

  private static func position(_ value: Value) throws -> Spine.Position {
    switch value.stringValue {
    case "zero"?: return .data(0)
    case "center"?: return .axes(0.5)
    case let word?:
      throw Raised.valueError("position[0] should be one of 'outward', 'axes', or 'data' , not '\(word)'")
    case nil: break
    }
    let parts = try Operators.array(value)
    guard parts.count == 2, let kind = parts[0].stringValue else {
      throw Raised.valueError("position should be 'center' or 2-tuple")
    }
    let amount = try PlotData.number(parts[1])
    switch kind {
    case "outward": return .outward(amount)
    case "axes": return .axes(amount)
    case "data": return .data(amount)
    case _:
      throw Raised.valueError("position[0] should be one of 'outward', 'axes', or 'data' , not '\(kind)'")
    }
  }
}
