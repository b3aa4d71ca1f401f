import Interpreter
import Plotting
import Tensors

/// Calls of axes in space.
extension AxesMembers {
  private static let spaceSetUp = "fig = plt.figure()\nax = fig.add_subplot(projection='3d')\n"

  /// A method of axes in space.
  private static func spaceMethod(
    _ name: String, _ parameters: String, _ summary: String, call: String, probe: (String, String),
    body: @escaping (PlotArguments) throws -> Value
  ) -> Builtin {
    PlotBuiltin(
      "\(name)(self, \(parameters))", of: "Axes3D", summary,
      example: spaceSetUp + "_ = ax.\(name)(\(call))\n\(probe.0)\n#> \(probe.1)"
    ) { arguments in
      guard let axes = arguments[0].object(as: AxesObject.self) else {
        throw Raised.typeError("Axes3D.\(name) needs axes, not \(arguments[0].typeName)")
      }
      return try plotting { try body(PlotArguments(arguments: arguments, base: 1, axes: axes)) }
    }
  }

  static let spaceMethods: [Builtin] = [
    spaceMethod(
      "scatter",
      "xs, ys, zs=0, zdir='z', s=20, c=None, depthshade=None, depthshade_minalpha=<no value>, axlim_clip=<no value>, "
        + "data=<no value>, **kwargs", "Marks places in space; s are areas in square points.",
      call: "[1, 2], [3, 4], [5, 6], s=3", probe: ("len(ax.collections)", "1")
    ) { try scatter3D($0) },
    spaceMethod(
      "set_zlabel", "zlabel, fontdict=None, labelpad=None, **kwargs", "Sets the label of the z axis.", call: "'loss'",
      probe: ("ax.get_zlabel()", "'loss'")
    ) { arguments in
      var keywords = try withDictionary(arguments.keywords("Text"), arguments.optional(1))
      let text = try space(arguments).setZLabel(Operators.str(arguments[0]), pad: arguments.number(2))
      try finish(&keywords, text)
      return arguments.value(text)
    },
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
      "view_init", "elev=None, azim=None, roll=None, vertical_axis='z', share=<no value>",
      "Sets the angles of view in degrees.", call: "20, 45", probe: ("ax.elev, ax.azim", "(20, 45)")
    ) { arguments in
      if try arguments.text(3) ?? "z" != "z" { throw Raised.notInLgs("the argument 'vertical_axis' other than 'z'") }
      try space(arguments).viewInit(
        elevation: arguments.number(0), azimuth: arguments.number(1), roll: arguments.number(2))
      return .none
    },
    spaceMethod(
      "set_proj_type", "proj_type, focal_length=None",
      "Chooses perspective ('persp') or parallel ('ortho') projection.",
      call: "'ortho'", probe: ("ax.elev", "30")
    ) { arguments in
      try space(arguments).setProjection(Operators.str(arguments[0]), focalLength: arguments.number(1))
      return .none
    },
  ]

  private static func grid(_ arguments: PlotArguments) throws -> SurfaceGrid {
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
    let (low, high) = (try arguments.number(4), try arguments.number(5))
    if let norm = arguments.optional(3), !norm.isNone { throw Raised.notInLgs("the argument 'norm' of plot_surface") }
    if low != nil || high != nil { properties.norm = Normalize(vmin: low, vmax: high) }
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
}
