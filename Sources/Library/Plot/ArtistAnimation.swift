import Interpreter
import Plotting

/// `matplotlib.animation.ArtistAnimation`: every frame shows some artists and hides the others'.
enum ArtistAnimation {
  static let constructor = PlotBuiltin(
    "ArtistAnimation(fig, artists, interval=200, repeat_delay=<no value>, repeat=True, blit=False)",
    of: "matplotlib.animation", "An animation whose frames are lists of artists; interval in milliseconds.",
    example: "frames = [plt.plot([1, n]) for n in range(3)]\nani = animation.ArtistAnimation(plt.gcf(), frames)\n"
      + "'ArtistAnimation' in str(ani)\n#> True"
  ) { arguments in
    guard let figure = arguments[0].object(as: FigureObject.self) else {
      throw Raised.attributeError(
        "'\(arguments[0].typeName)' object has no attribute 'canvas'", object: arguments[0], name: "canvas")
    }
    let frames = try Operators.array(arguments[1])
    let artists = try frames.flatMap(members)
    let interval = try arguments.optional(2).map(PlotData.number) ?? 200
    let repeats = try arguments.optional(4).map(Operators.isTrue) ?? true
    return .object(
      AnimationObject(
        FuncAnimation(figure: figure.figure, interval: interval, repeats: repeats),
        function: native("show_frame(artists)", "Shows the artists of a frame alone.") { arguments in
          for artist in artists { artist.isVisible = false }
          for artist in try members(arguments[0]) { artist.isVisible = true }
          return .none
        }, frames: arguments[1],
        start: native("hide_frames()", "Hides the artists of all frames.") { _ in
          for artist in artists { artist.isVisible = false }
          return .none
        }, extra: [], saveCount: nil, type: PlotTypes.artistAnimation))
  }

  private static func native(
    _ signature: String, _ summary: String, _ body: @escaping (Arguments) throws -> Value
  ) -> Value {
    .object(
      NativeFunction(Builtin(signature, of: "matplotlib.animation", summary, example: "", style: .python, body: body)))
  }

  /// The artists of a frame: one, those of a container, or those of nested lists.
  private static func members(_ value: Value) throws -> [Artist] {
    if let object = value.object(as: ArtistObject.self) { return [object.artist] }
    return try Operators.array(value).flatMap(members)
  }
}
