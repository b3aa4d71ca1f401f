import Interpreter
import Plotting

/// Constructors of shapes: `plt.Circle((0, 0), 1)`.
enum PatchMembers {
  static func install() {
    PlotTypes.rectangle.constructor = PlotBuiltin(
      "Rectangle(xy, width, height, *, angle=0.0, rotation_point=<no value>, **kwargs)", of: "matplotlib.patches",
      "A rectangle from its lower left corner; angle in degrees.",
      example: "str(plt.Rectangle((0, 0), 1, 2))\n#> 'Rectangle(xy=(0, 0), width=1, height=2, angle=0)'"
    ) { arguments in
      let corner = try AxesMembers.point(arguments[0])
      var keywords = PlotKeywords(arguments, owner: "Rectangle")
      let patch = try RectanglePatch(
        x: corner.x, y: corner.y, width: PlotData.number(arguments[1]), height: PlotData.number(arguments[2]),
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
      patch.angle = try arguments.optional(3).map(PlotData.number) ?? 0
      return try finish(patch, &keywords)
    }
    PlotTypes.circle.constructor = PlotBuiltin(
      "Circle(xy, radius=5, **kwargs)", of: "matplotlib.patches", "A circle around a place.",
      example: "str(plt.Circle((0, 0), 2))\n#> 'Circle(xy=(0, 0), radius=2)'"
    ) { arguments in
      let radius = try arguments.optional(1).map(PlotData.number) ?? 5
      var keywords = PlotKeywords(arguments, owner: "Circle")
      let patch = try EllipsePatch(
        center: AxesMembers.point(arguments[0]), width: 2 * radius, height: 2 * radius,
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
      return try finish(patch, &keywords)
    }
    PlotTypes.polygon.constructor = PlotBuiltin(
      "Polygon(xy, *, closed=True, **kwargs)", of: "matplotlib.patches", "An area between corners.",
      example: "str(plt.Polygon([[0, 0], [1, 1], [1, 0]]))\n#> 'Polygon4((0, 0) ...)'"
    ) { arguments in
      var keywords = PlotKeywords(arguments, owner: "Polygon")
      let corners = try ArtistProperties.points(arguments[0])
      let patch = try PolygonPatch(
        corners: corners, isClosed: arguments.optional(1).map(Operators.isTrue) ?? true,
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
      return try finish(patch, &keywords)
    }
  }

  /// A shape that is in no axes yet; it belongs to the current figure until it is added to axes.
  private static func finish(_ patch: Patch, _ keywords: inout PlotKeywords) throws -> Value {
    try AxesMembers.finish(&keywords, patch)
    return .object(ArtistObject(patch, in: try Figure(style: Pyplot.shared.style)))
  }
}
