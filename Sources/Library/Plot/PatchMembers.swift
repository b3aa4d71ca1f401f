import Interpreter
import Plotting

/// Constructors of shapes: `plt.Circle((0, 0), 1)`. A shape belongs to no axes until it is added to some; a legend takes
/// it as it is.
enum PatchMembers {
  static let types = [
    PlotTypes.patch, PlotTypes.rectangle, PlotTypes.circle, PlotTypes.ellipse, PlotTypes.polygon, PlotTypes.wedge,
    PlotTypes.regularPolygon, PlotTypes.arrowPatch,
  ]

  private static func constructor(
    _ signature: String, _ summary: String, shown: (String, String),
    make: @escaping (Arguments, inout PlotKeywords) throws -> Patch
  ) -> PlotBuiltin {
    let owner = String(signature.prefix { $0 != "(" })
    return PlotBuiltin(
      signature, of: "matplotlib.patches", summary,
      example: "from matplotlib.patches import \(owner)\n\(shown.0)\n#> \(shown.1)"
    ) { arguments in
      try plotting {
        var keywords = PlotKeywords(arguments, owner: owner)
        let patch = try make(arguments, &keywords)
        try AxesMembers.finish(&keywords, patch)
        return .object(ArtistObject(patch, in: try Figure(style: Pyplot.shared.style)))
      }
    }
  }

  private static func number(_ arguments: Arguments, _ place: Int, or standard: Double) throws -> Double {
    try arguments.optional(place).map(PlotData.number) ?? standard
  }

  static func install() {
    PlotTypes.patch.constructor = constructor(
      "Patch(**kwargs)", "An area without a shape, for legends made by hand.",
      shown: ("Patch(color='red', label='a').get_label()", "'a'")
    ) { _, keywords in
      try Patch(properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    }
    PlotTypes.rectangle.constructor = constructor(
      "Rectangle(xy, width, height, *, angle=0.0, rotation_point=<no value>, **kwargs)",
      "A rectangle from its lower left corner; angle in degrees.",
      shown: ("str(Rectangle((0, 0), 1, 2))", "'Rectangle(xy=(0, 0), width=1, height=2, angle=0)'")
    ) { arguments, keywords in
      let corner = try AxesMembers.point(arguments[0])
      let patch = try RectanglePatch(
        x: corner.x, y: corner.y, width: PlotData.number(arguments[1]), height: PlotData.number(arguments[2]),
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
      patch.angle = try number(arguments, 3, or: 0)
      return patch
    }
    PlotTypes.circle.constructor = constructor(
      "Circle(xy, radius=5, **kwargs)", "A circle around a place.",
      shown: ("str(Circle((0, 0), 2))", "'Circle(xy=(0, 0), radius=2)'")
    ) { arguments, keywords in
      let radius = try number(arguments, 1, or: 5)
      return try EllipsePatch(
        center: AxesMembers.point(arguments[0]), width: 2 * radius, height: 2 * radius, isCircle: true,
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    }
    PlotTypes.ellipse.constructor = constructor(
      "Ellipse(xy, width, height, *, angle=0, **kwargs)", "An ellipse around a place; angle in degrees.",
      shown: ("str(Ellipse((0, 0), 2, 1, angle=30))", "'Ellipse(xy=(0, 0), width=2, height=1, angle=30)'")
    ) { arguments, keywords in
      try EllipsePatch(
        center: AxesMembers.point(arguments[0]), width: PlotData.number(arguments[1]),
        height: PlotData.number(arguments[2]), angle: number(arguments, 3, or: 0), isCircle: false,
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    }
    PlotTypes.polygon.constructor = constructor(
      "Polygon(xy, *, closed=True, **kwargs)", "An area between corners.",
      shown: ("str(Polygon([[0, 0], [1, 1], [1, 0]]))", "'Polygon4((0, 0) ...)'")
    ) { arguments, keywords in
      try PolygonPatch(
        corners: ArtistProperties.points(arguments[0]),
        isClosed: arguments.optional(1).map(Operators.isTrue) ?? true,
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    }
    PlotTypes.regularPolygon.constructor = constructor(
      "RegularPolygon(xy, numVertices, *, radius=5, orientation=0, **kwargs)",
      "An area with equal sides around a place; orientation in radians.",
      shown: ("RegularPolygon((0, 0), 6, radius=1).get_visible()", "True")
    ) { arguments, keywords in
      let count = try Arguments.index(arguments[1])
      guard (1...100_000).contains(count) else { throw Raised.valueError("numVertices must be a positive integer") }
      return try RegularPolygonPatch(
        center: AxesMembers.point(arguments[0]), count: count, radius: number(arguments, 2, or: 5),
        orientation: number(arguments, 3, or: 0), properties: AxesMembers.patchProperties(&keywords),
        style: Pyplot.shared.style)
    }
    PlotTypes.wedge.constructor = constructor(
      "Wedge(center, r, theta1, theta2, *, width=None, **kwargs)",
      "A sector of a disc between angles in degrees; width makes it a part of a ring.",
      shown: ("Wedge((0, 0), 1, 0, 90).get_visible()", "True")
    ) { arguments, keywords in
      try WedgePatch(
        center: AxesMembers.point(arguments[0]), radius: PlotData.number(arguments[1]),
        start: PlotData.number(arguments[2]), end: PlotData.number(arguments[3]),
        width: arguments.optional(4).flatMap { $0.isNone ? nil : try PlotData.number($0) },
        properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    }
    PlotTypes.arrowPatch.constructor = constructor(
      "FancyArrowPatch(posA, posB, *, arrowstyle='simple', connectionstyle='arc3', shrinkA=2, shrinkB=2, "
        + "mutation_scale=1, mutation_aspect=<no value>, patchA=<no value>, patchB=<no value>, path=<no value>, **kwargs)",
      "An arrow from a place to another; mutation_scale sizes its head in points.",
      shown: ("FancyArrowPatch((0, 0), (1, 1), arrowstyle='->').get_visible()", "True")
    ) { try arrow($0, &$1) }
  }

  private static func arrow(_ arguments: Arguments, _ keywords: inout PlotKeywords) throws -> Patch {
    let patch = try ConnectingArrowPatch(
      from: AxesMembers.point(arguments[0]), to: AxesMembers.point(arguments[1]),
      arrowStyle: PlotArrows.style(arguments.optional(2)?.stringValue ?? "simple"),
      properties: AxesMembers.patchProperties(&keywords), style: Pyplot.shared.style)
    patch.bend = try PlotArrows.bend(arguments.optional(3)?.stringValue ?? "arc3")
    patch.shrinkTail = try number(arguments, 4, or: 2)
    patch.shrinkHead = try number(arguments, 5, or: 2)
    patch.mutationScale = try number(arguments, 6, or: 1)
    return patch
  }
}
