import Interpreter
import Plotting
import Tensors

/// Surfaces, wire frames and boxes in space.
extension AxesMembers {
  static let spaceSurfaces: [Builtin] = [
    spaceMethod(
      "plot_surface",
      "X, Y, Z, *, norm=None, vmin=None, vmax=None, lightsource=<no value>, axlim_clip=<no value>, **kwargs",
      "Draws a surface over a grid; rcount and ccount bound rows and columns of faces.",
      call: "*np.meshgrid([0, 1], [0, 1]), np.eye(2), cmap='jet'", probe: ("len(ax.collections)", "1")
    ) { try surface($0) },
    spaceMethod(
      "plot_wireframe", "X, Y, Z, *, axlim_clip=<no value>, **kwargs", "Draws the lines of a grid.",
      call: "*np.meshgrid([0, 1], [0, 1]), np.eye(2)", probe: ("len(ax.collections)", "1")
    ) { try wireframe($0) },
    spaceMethod(
      "plot_trisurf",
      "*args, color=None, norm=None, vmin=None, vmax=None, lightsource=<no value>, axlim_clip=<no value>, **kwargs",
      "Draws a surface of triangles over scattered places: plot_trisurf(X, Y, Z), or with triangles=, rows of three "
        + "indices.",
      call: "[0, 1, 0, 1], [0, 0, 1, 2], [1, 2, 3, 4]", probe: ("len(ax.collections)", "1")
    ) { try triangles($0) },
    spaceMethod(
      "bar3d",
      "x, y, z, dx, dy, dz, color=None, zsort=<no value>, shade=True, lightsource=<no value>, *args, "
        + "axlim_clip=<no value>, data=<no value>, **kwargs",
      "Draws boxes from a corner (x, y, z) with edges dx, dy and dz.", call: "[0, 1], [0, 1], 0, 0.5, 0.5, [1, 2]",
      probe: ("len(ax.collections)", "1")
    ) { try boxes($0) },
  ]

  static func grid(_ arguments: PlotArguments) throws -> SurfaceGrid {
    let x = try ArrayOperand(arguments[0])
    let y = try ArrayOperand(arguments[1])
    let z = try ArrayOperand(arguments[2])
    guard let x, let y, let z else { throw Raised.typeError("Argument Z must be 2-dimensional.") }
    guard z.shape.count == 2 else { throw Raised.valueError("Argument Z must be 2-dimensional.") }
    let shape = try ArrayShape.broadcast([x.shape, y.shape, z.shape])
    func column(_ operand: ArrayOperand) throws -> [Double] {
      let tensor = try operand.tensor(.float64)
      return try torch { try ArrayShape.broadcast(tensor, to: shape).withElements(of: Double.self) { Array($0) } }
    }
    let (xs, ys, zs) = (try column(x), try column(y), try column(z))
    return try SurfaceGrid(
      rows: shape[0], columns: shape[1], places: xs.indices.map { Vector(xs[$0], ys[$0], zs[$0]) })
  }

  private static func surfaceProperties(_ keywords: inout PlotKeywords) throws -> SurfaceProperties {
    var properties = SurfaceProperties()
    let strides = (try keywords.number("rstride"), try keywords.number("cstride"))
    let counts = (try keywords.number("rcount"), try keywords.number("ccount"))
    if strides.0 != nil || strides.1 != nil {
      if counts.0 != nil || counts.1 != nil {
        throw Raised.valueError("Cannot specify both stride and count arguments")
      }
      properties.sampling = .strides(rows: Int(bounded: strides.0 ?? 10), columns: Int(bounded: strides.1 ?? 10))
    } else {
      properties.sampling = .counts(rows: Int(bounded: counts.0 ?? 50), columns: Int(bounded: counts.1 ?? 50))
    }
    properties.color = try keywords.color("color", "colors")
    properties.colormap = try keywords.take("cmap").flatMap { $0.isNone ? nil : try PlotValues.colormap($0) }
    if let faces = try keywords.take("facecolors"), !faces.isNone {
      properties.faceColors = try PlotValues.colors(faces)
    }
    if let edges = try keywords.take("edgecolors", "edgecolor", "ec") {
      properties.edgeColors = try ArtistProperties.edge(edges)
      properties.shadesEdges = true
    }
    properties.lineWidths = try keywords.take("linewidths", "linewidth", "lw").flatMap {
      $0.isNone ? nil : try PlotData.column($0)
    }
    if let style = try keywords.take("linestyles", "linestyle", "ls") {
      properties.lineStyle = try PlotValues.lineStyle(style)
    }
    properties.alpha = try keywords.number("alpha")
    properties.isShaded = try keywords.flag("shade")
    properties.label = try keywords.text("label")
    properties.zorder = try keywords.number("zorder")
    _ = try keywords.flag("antialiased")
    return properties
  }

  private static func surface(_ arguments: PlotArguments) throws -> Value {
    let space = try space(arguments)
    var keywords = arguments.keywords("Poly3DCollection")
    var properties = try surfaceProperties(&keywords)
    properties.norm = try norm(arguments, norm: 3, low: 4, high: 5)
    let made = try space.plotSurface(grid(arguments), properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func wireframe(_ arguments: PlotArguments) throws -> Value {
    let space = try space(arguments)
    var keywords = arguments.keywords("Line3DCollection")
    let made = try space.plotWireframe(grid(arguments), properties: surfaceProperties(&keywords))
    try finish(&keywords, made)
    return arguments.value(made)
  }

  private static func triangles(_ arguments: PlotArguments) throws -> Value {
    let space = try space(arguments)
    var keywords = arguments.keywords("Poly3DCollection")
    guard arguments.rest.count == 3 else {
      throw Raised.notInLgs("plot_trisurf() of \(arguments.rest.count) arguments: it takes X, Y, Z, and that")
    }
    let columns = try arguments.rest.map(PlotData.column)
    let places = try Axes3D.places(columns[0], columns[1], columns[2])
    try keywords.refuse("mask")
    let triangulation: Triangulation
    if let given = try keywords.take("triangles"), !given.isNone {
      let corners = try Operators.array(given).map(ArrayShape.integers)
      guard corners.allSatisfy({ $0.count == 3 }) else {
        throw Raised.valueError("triangles must be a 2D array of shape (?, 3), but found shape of other lengths")
      }
      triangulation = try Triangulation(triangles: corners.map { ($0[0], $0[1], $0[2]) }, count: places.count)
    } else {
      triangulation = try Triangulation(places.map { Point($0.x, $0.y) })
    }
    var properties = try surfaceProperties(&keywords)
    properties.color = try arguments.optional(0).flatMap { $0.isNone ? nil : try PlotValues.color($0) }
    properties.norm = try norm(arguments, norm: 1, low: 2, high: 3)
    let made = try space.plotTriangles(triangulation.triangles, places: places, properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }

  /// The norm of a call's `norm`, `vmin` and `vmax`.
  private static func norm(_ arguments: PlotArguments, norm: Int, low: Int, high: Int) throws -> Normalize? {
    let (least, most) = (try arguments.number(low), try arguments.number(high))
    if let given = arguments.optional(norm), !given.isNone {
      return try PlotValues.norm(given, least, most, of: "Poly3DCollection")
    }
    return least == nil && most == nil ? nil : Normalize(vmin: least, vmax: most)
  }

  private static func boxes(_ arguments: PlotArguments) throws -> Value {
    let space = try space(arguments)
    guard arguments.rest.isEmpty else { throw Raised.notInLgs("bar3d() with further positional arguments") }
    var keywords = arguments.keywords("Poly3DCollection")
    let columns = try (0..<6).map { try PlotData.column(arguments[$0]) }
    let count = columns.map(\.count).first { $0 != 1 } ?? 1
    let even = try columns.map { column -> [Double] in
      guard column.count == 1 || column.count == count else {
        throw Raised.valueError("shape mismatch: objects cannot be broadcast to a single shape.")
      }
      return column.count == count ? column : [Double](repeating: column[0], count: count)
    }
    func vectors(_ first: Int) -> [Vector] {
      (0..<count).map { Vector(even[first][$0], even[first + 1][$0], even[first + 2][$0]) }
    }
    var properties = try surfaceProperties(&keywords)
    if let color = arguments.optional(6), !color.isNone { properties.faceColors = try PlotValues.colors(color) }
    properties.isShaded = try arguments.flag(8) ?? true
    let made = try space.bar3D(vectors(0), sizes: vectors(3), properties: properties)
    try finish(&keywords, made)
    return arguments.value(made)
  }
}
