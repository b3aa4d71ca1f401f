import Interpreter
import Plotting

/// Axes as a value.
final class AxesObject: ModelObject {
  let axes: Axes

  init(_ axes: Axes) {
    self.axes = axes
    super.init(axes, in: axes.figure)
  }

  override var type: TypeObject { axes is Axes3D ? PlotTypes.axes3D : PlotTypes.axes }

  /// `<Axes: title={'center': 'x'}, xlabel='a'>`.
  override func repr() throws -> String {
    var fields: [String] = []
    if !axes.label.isEmpty { fields.append("label=" + (try Operators.repr(.string(axes.label)))) }
    let titles = [("left", axes.leftTitle), ("center", axes.title), ("right", axes.rightTitle)]
      .filter { !$0.1.text.isEmpty }
    if !titles.isEmpty {
      let parts = try titles.map { "'\($0.0)': " + (try Operators.repr(.string($0.1.text))) }
      fields.append("title={" + parts.joined(separator: ", ") + "}")
    }
    var directions = [("x", axes.xaxis), ("y", axes.yaxis)]
    if let space = axes as? Axes3D { directions.append(("z", space.zaxis)) }
    for (name, axis) in directions where !axis.label.text.isEmpty {
      fields.append("\(name)label=" + (try Operators.repr(.string(axis.label.text))))
    }
    return "<\(type.name): " + fields.joined(separator: ", ") + ">"
  }

  /// `Axes(0.125,0.11;0.775x0.77)`.
  override func str() throws -> String {
    let area = axes.position
    func short(_ value: Double) throws -> String { try Operators.format(.float(value), "g") }
    return
      "\(type.name)(\(try short(area.x0)),\(try short(area.y0));\(try short(area.width))x\(try short(area.height)))"
  }

  override class var lacking: Set<String> { AxesMembers.lacking }

  static func value(_ axes: Axes) -> Value { .object(AxesObject(axes)) }
}

/// A tick as calls that place ticks give it.
final class TickObject: Object {
  private let tickType: TypeObject

  private init(_ type: TypeObject) {
    tickType = type
    super.init()
  }

  private static let types = ["XTick", "YTick"].map {
    TypeObject($0, module: "matplotlib.axis", summary: "A tick of an axis.")
  }

  override var type: TypeObject { tickType }

  /// The labels of ticks; places of programs that are whole are integers.
  static func labels(
    _ axis: Axis, _ ticks: [(value: Double, text: String)], isMajor: Bool = true, in figure: Figure
  ) throws -> Value {
    var isGiven = false
    if case .fixed = axis.domain.majorLocator { isGiven = true }
    return .list(
      try ticks.enumerated().map { index, tick in
        let text = TickLabel(
          axis, index: index, isMajor: isMajor, x: axis.name == .y ? 0 : tick.value,
          y: axis.name == .y ? tick.value : 0, text: tick.text, style: figure.style)
        let whole = isGiven ? Int(exactly: tick.value) : nil
        let place = whole.map { Value.int($0) } ?? .float(tick.value)
        try AxesMembers.notePlace(axis.name == .y ? .int(0) : place, axis.name == .y ? place : .int(0), text)
        return ArtistObject.value(text, in: figure)
      })
  }

  /// The ticks of an axis whose places were set.
  static func ticks(_ axis: Axis) -> Value {
    guard case .fixed(let places) = axis.domain.majorLocator else { return .list([]) }
    return .list(places.map { _ in .object(TickObject(types[axis.name == .y ? 1 : 0])) })
  }
}

/// One direction of an axes as a value: `ax.xaxis`.
final class AxisObject: ModelObject {
  let axis: Axis
  let axes: Axes

  init(_ axis: Axis, of axes: Axes) {
    self.axis = axis
    self.axes = axes
    super.init(axis, in: axes.figure)
  }

  override var type: TypeObject { axis.name == .x ? PlotTypes.xaxis : PlotTypes.yaxis }
  override class var lacking: Set<String> {
    [
      "get_major_ticks",
      "set_tick_params", "get_label", "set_label_text", "get_ticklabels", "get_gridlines", "set_inverted", "grid",
      "set_ticks", "set_ticklabels", "get_ticklocs", "pane", "line", "set_pane_color", "labelpad", "axis_date",
      "get_offset_text", "set_units", "tick_bottom",
      "label", "set_label_coords", "set_scale", "_axinfo",
    ]
  }
}
