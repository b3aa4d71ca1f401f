import Interpreter
import Plotting
import Tensors

/// Calls of axes in space.
extension AxesMembers {
  private static let spaceSetUp = "fig = plt.figure()\nax = fig.add_subplot(projection='3d')\n"

  /// A method of axes in space.
  static func spaceMethod(
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

  /// A method under its name and the longer one of mplot3d.
  static func spaceMethods(
    _ names: [String], _ parameters: String, _ summary: String, call: String, probe: (String, String),
    body: @escaping (PlotArguments) throws -> Value
  ) -> [Builtin] {
    names.map { spaceMethod($0, parameters, summary, call: call, probe: probe, body: body) }
  }

  static let spaceMethods: [Builtin] = spaceViews + spaceSurfaces + spaceFields

  private static let spaceViews: [Builtin] = [
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
}
