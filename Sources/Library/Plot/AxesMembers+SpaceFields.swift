import Interpreter
import Plotting

/// Lines, marks, contours, arrows, stems and bars in space.
extension AxesMembers {
  static let spaceFields: [Builtin] =
    spaceMethods(
      ["scatter", "scatter3D"],
      "xs, ys, zs=0, zdir='z', s=20, c=None, depthshade=None, depthshade_minalpha=<no value>, axlim_clip=<no value>, "
        + "data=<no value>, **kwargs", "Marks places in space; s are areas in square points.",
      call: "[1, 2], [3, 4], [5, 6], s=3", probe: ("len(ax.collections)", "1")
    ) { try scatter3D($0) }
    + spaceMethods(
      ["plot", "plot3D"], "xs, ys, *args, zdir='z', axlim_clip=<no value>, **kwargs",
      "Joins places by a line, or marks them: plot(xs, ys, [zs], [fmt]).", call: "[1, 2], [3, 4], [5, 6], 'o--'",
      probe: ("len(ax.lines)", "1")
    ) { try plot3D($0) }
    + spaceMethods(
      ["contour", "contour3D"],
      "X, Y, Z, *args, extend3d=<no value>, stride=<no value>, zdir='z', offset=None, axlim_clip=<no value>, "
        + "data=<no value>, **kwargs",
      "Lines of equal height, at their heights or all at an offset: contour(X, Y, Z, [levels]).",
      call: "*np.meshgrid([0, 1], [0, 1]), np.eye(2)", probe: ("len(ax.collections)", "1")
    ) { try contours3D($0, isFilled: false) }
    + spaceMethods(
      ["contourf", "contourf3D"],
      "X, Y, Z, *args, zdir='z', offset=None, axlim_clip=<no value>, data=<no value>, **kwargs",
      "Areas between heights, each halfway or all at an offset: contourf(X, Y, Z, [levels]).",
      call: "*np.meshgrid([0, 1], [0, 1]), np.eye(2)", probe: ("len(ax.collections)", "1")
    ) { try contours3D($0, isFilled: true) }
    + spaceMethods(
      ["quiver", "quiver3D"],
      "X, Y, Z, U, V, W, *, length=1, arrow_length_ratio=0.3, pivot='tail', normalize=False, axlim_clip=<no value>, "
        + "data=<no value>, **kwargs", "Draws arrows (U, V, W) at places.", call: "0, 0, 0, 1, 1, 1",
      probe: ("len(ax.collections)", "1")
    ) { try quiver3D($0) }
    + spaceMethods(
      ["stem", "stem3D"],
      "x, y, z, *, linefmt='C0-', markerfmt='C0o', basefmt='C3-', bottom=0, label=None, orientation='z', "
        + "axlim_clip=<no value>, data=<no value>",
      "Lines from a base to marked heads in space.", call: "[1, 2], [3, 4], [5, 6]",
      probe: ("ax.containers[0]", "<StemContainer object of 3 artists>")
    ) { try stem3D($0) }
    + spaceMethods(
      ["bar"],
      "left, height, zs=0, zdir='z', width=0.8, bottom=None, *, align='center', axlim_clip=<no value>, data=<no value>, "
        + "**kwargs", "Bars in planes of space at right angles to zdir.", call: "[1, 2], [3, 4], zs=1, zdir='y'",
      probe: ("ax.containers[0]", "<BarContainer object of 2 artists>")
    ) { try bars3D($0) }

  static func direction(_ arguments: PlotArguments, _ place: Int) throws -> SpaceDirection {
    try SpaceDirection.parse(arguments.text(place) ?? "z")
  }

  private static func plot3D(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line3D")
    let label = try keywords.take("label")
    var heights = try keywords.take("zs")
    var values = arguments.rest
    let format = values.last?.stringValue
    if format != nil { values.removeLast() }
    guard values.count <= 1, values.isEmpty || heights == nil else {
      throw Raised.typeError("plot() for multiple values for argument 'zs'")
    }
    heights = heights ?? values.first
    let turn = try direction(arguments, 2)
    let (x, y) = (try PlotData.column(arguments[0]), try PlotData.column(arguments[1]))
    guard x.count == y.count else {
      throw Raised.valueError(
        "x and y must have same first dimension, but have shapes (\(x.count),) and (\(y.count),)")
    }
    let z = try heights.map(PlotData.column) ?? [0]
    guard z.count == 1 || z.count == x.count else {
      throw Raised.valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: (\(z.count),)  and "
          + "requested shape (\(x.count),)")
    }
    let places = x.indices.map { turn.place(Point(x[$0], y[$0]), height: z[z.count == 1 ? 0 : $0]) }
    let line = try space(arguments).plot(
      x: places.map(\.x), y: places.map(\.y), z: places.map(\.z),
      format: format.map { try FormatString.parse($0, cycle: Pyplot.shared.style.cycle) },
      properties: lineProperties(&keywords))
    if let label { line.label = try Operators.str(label) }
    try finish(&keywords, line)
    return .list([arguments.value(line)])
  }

  private static func contours3D(_ arguments: PlotArguments, isFilled: Bool) throws -> Value {
    let space = try space(arguments)
    let (zdir, offset) = isFilled ? (3, 4) : (5, 6)
    let direction = try direction(arguments, zdir)
    let grid = try grid(arguments)
    let (x, y, z) = direction.turned(grid.places.map(\.x), grid.places.map(\.y), grid.places.map(\.z))
    let flat = try ContourGrid(x: x, y: y, z: z, rows: grid.rows, columns: grid.columns)
    var keywords = arguments.keywords("QuadContourSet")
    let properties = try contourProperties(&keywords, levels: arguments.rest.first)
    let height = try arguments.number(offset)
    let made =
      try isFilled
      ? space.contourf(flat, properties: properties, offset: height, direction: direction, places: grid.places)
      : space.contour(flat, properties: properties, offset: height, direction: direction, places: grid.places)
    if let warning = made.warning { WarningText.show(category: "UserWarning", warning) }
    return arguments.value(made)
  }

  private static func quiver3D(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Line3DCollection")
    let columns = try (0..<6).map { try PlotData.column(arguments[$0]) }
    let count = columns.map(\.count).first { $0 != 1 } ?? 1
    guard columns.allSatisfy({ $0.count == 1 || $0.count == count }) else {
      throw Raised.valueError("shape mismatch: objects cannot be broadcast to a single shape.")
    }
    func vectors(_ first: Int) -> [Vector] {
      (0..<count).map { index in
        let parts = columns[first..<(first + 3)].map { $0[$0.count == 1 ? 0 : index] }
        return Vector(parts[0], parts[1], parts[2])
      }
    }
    var properties = ArrowField3DProperties()
    properties.length = try arguments.number(6) ?? 1
    properties.headRatio = try arguments.number(7) ?? 0.3
    if let name = try arguments.text(8) {
      guard let pivot = ArrowField3DProperties.Pivot(rawValue: name) else {
        throw Raised.valueError(
          "'\(name)' is not a valid value for pivot. Supported values are 'tail', 'middle', 'tip'")
      }
      properties.pivot = pivot
    }
    properties.isNormalized = try arguments.flag(9) ?? false
    properties.colors = try keywords.take("colors", "color", "edgecolor").flatMap {
      $0.isNone ? nil : try PlotValues.colors($0)
    }
    properties.lineWidths = try keywords.take("linewidths", "linewidth", "lw").map(PlotData.column)
    if let style = try keywords.take("linestyles", "linestyle", "ls") {
      properties.lineStyle = try PlotValues.lineStyle(style)
    }
    properties.alpha = try keywords.number("alpha")
    properties.label = try keywords.text("label")
    let made = try space(arguments).quiver(places: vectors(0), vectors: vectors(3), properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func stem3D(_ arguments: PlotArguments) throws -> Value {
    let cycle = Pyplot.shared.style.cycle
    var properties = StemProperties()
    func format(_ place: Int, _ standard: String) throws -> FormatString {
      try FormatString.parse(arguments.text(place) ?? standard, cycle: cycle)
    }
    properties.line = try format(3, "C0-")
    properties.marker = try format(4, "C0o")
    properties.base = try format(5, "C3-")
    properties.bottom = try arguments.number(6) ?? 0
    properties.label = try arguments.text(7)
    let made = try space(arguments).stem(
      x: PlotData.column(arguments[0]), y: PlotData.column(arguments[1]), z: PlotData.column(arguments[2]),
      direction: direction(arguments, 8), properties: properties)
    return ContainerObject.stems(made, in: arguments.figure)
  }

  private static func bars3D(_ arguments: PlotArguments) throws -> Value {
    var keywords = arguments.keywords("Rectangle")
    let properties = try barProperties(&keywords, alignment: arguments.text(6) ?? "center")
    let made = try space(arguments).bar(
      x: arguments.places(0, .x), height: arguments.places(1, .y),
      width: arguments.optional(4).map(PlotData.column) ?? [0.8],
      bottom: arguments.optional(5).flatMap { $0.isNone ? nil : try PlotData.column($0) } ?? [0],
      planes: arguments.optional(2).map(PlotData.column) ?? [0], direction: direction(arguments, 3),
      properties: properties)
    if let first = made.patches.first { try finish(&keywords, first) } else { try keywords.finish() }
    return ContainerObject.bars(made, in: arguments.figure)
  }
}
