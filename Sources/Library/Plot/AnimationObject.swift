import Interpreter
import Plotting

/// `matplotlib.animation.FuncAnimation`: calls a function for every frame, then takes the figure's picture.
final class AnimationObject: ModelObject {
  let animation: FuncAnimation
  private let function: Value
  private let frames: Value
  private let start: Value
  private let extra: [Value]
  private let saveCount: Int?
  private let animationType: TypeObject

  init(
    _ animation: FuncAnimation, function: Value, frames: Value, start: Value, extra: [Value], saveCount: Int?,
    type: TypeObject = PlotTypes.animation
  ) {
    self.animation = animation
    self.function = function
    self.frames = frames
    self.start = start
    self.extra = extra
    self.saveCount = saveCount
    animationType = type
    super.init(animation, in: animation.figure)
  }

  override var type: TypeObject { animationType }
  override class var lacking: Set<String> {
    ["to_html5_video", "event_source", "pause", "resume", "new_frame_seq", "new_saved_frame_seq", "frame_seq"]
  }

  override func representation(as type: MediaType) throws -> Representation? {
    guard type == .html, SettingsObject.other("animation.html")?.stringValue == "jshtml" else { return nil }
    return .pending(AnimationText(try page()))
  }

  override func visitChildren(_ visit: (Value) -> Void) { ([function, frames, start] + extra).forEach(visit) }

  /// A function that makes the next frame of the figure; false when there is none.
  private func steps() throws -> () throws -> Bool {
    let iterator = try makeFrames()
    if !start.isNone { _ = try Operators.call(start, []) }
    var left = saveCount ?? Int.max
    return { [self] in
      guard left > 0, let frame = try iterator.next() else { return false }
      left -= 1
      try Machine.current.checkInterrupt()
      _ = try Operators.call(function, [frame] + extra)
      return true
    }
  }

  private func makeFrames() throws -> Object {
    if frames.isNone {
      return RangeObject(start: 0, stop: saveCount ?? 100, step: 1).sequence()
    }
    if let count = try Operators.indexValue(frames) { return RangeObject(start: 0, stop: count, step: 1).sequence() }
    let isCallable = frames.type.has(.callable)
    return try Operators.makeIterator(isCallable ? Operators.call(frames, []) : frames)
  }

  /// The page with a player (`to_jshtml`); all frames are made, and drawn in time.
  private func page(framesPerSecond: Double? = nil, mode: AnimationPage.Mode? = nil) throws -> PendingPage {
    let limit = try SettingsObject.other("animation.embed_limit").map(PlotData.number) ?? 20
    return try plotting {
      try animation.page(
        text: Pyplot.shared.text, raster: Pyplot.shared.raster, framesPerSecond: framesPerSecond, mode: mode,
        limit: limit, warn: { ErrorStream.write($0 + "\n") }, advance: steps())
    }
  }

  /// The page's text.
  func html(framesPerSecond: Double? = nil, mode: AnimationPage.Mode? = nil) throws -> String {
    try AnimationText(page(framesPerSecond: framesPerSecond, mode: mode)).text()
  }

  /// All pictures, for files.
  func pictures(dpi: Double?) throws -> ([Picture], Double) {
    var pictures: [Picture] = []
    var resolution = animation.figure.dpi
    try plotting {
      try animation.draw(
        text: Pyplot.shared.text, raster: Pyplot.shared.raster, dpi: dpi,
        advance: steps()
      ) { picture, dpi in
        pictures.append(picture)
        resolution = dpi
        return true
      }
    }
    return (pictures, resolution)
  }
}

/// The page of an animation, with errors as the language has them.
private final class AnimationText: PendingText {
  private let page: PendingPage

  init(_ page: PendingPage) { self.page = page }

  func text() throws -> String { try plotting { try page.text() } }
}

extension RangeObject {
  /// An iterator over the numbers.
  fileprivate func sequence() -> Object { (try? makeIterator()) ?? self }
}

/// Methods and constructor of animations.
enum AnimationMembers {
  private static let setUp =
    "line, = plt.plot([1, 2])\nani = animation.FuncAnimation(plt.gcf(), lambda i: line.set_ydata([i, 2 * i]), frames=2)\n"

  static func install() {
    PlotTypes.animation.constructor = PlotBuiltin(
      "FuncAnimation(fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, "
        + "interval=200, repeat=True, repeat_delay=0, blit=False, event_source=<no value>)",
      of: "matplotlib.animation",
      "Calls func with every item of frames and takes a picture of the figure each time; interval in milliseconds.",
      example: setUp + "'FuncAnimation' in str(ani)\n#> True"
    ) { try make($0) }
    PlotTypes.animation.add([page, save])
    PlotTypes.artistAnimation.constructor = ArtistAnimation.constructor
  }

  private static func make(_ arguments: Arguments) throws -> Value {
    guard let figure = arguments[0].object(as: FigureObject.self) else {
      throw Raised.attributeError(
        "'\(arguments[0].typeName)' object has no attribute 'canvas'", object: arguments[0], name: "canvas")
    }
    guard arguments[1].type.has(.callable) else {
      throw Raised.typeError("'\(arguments[1].typeName)' object is not callable")
    }
    let interval = try arguments.optional(7).map(PlotData.number) ?? 200
    let repeats = try arguments.optional(8).map(Operators.isTrue) ?? true
    return .object(
      AnimationObject(
        FuncAnimation(figure: figure.figure, interval: interval, repeats: repeats), function: arguments[1],
        frames: arguments[2], start: arguments[3], extra: arguments[4].isNone ? [] : try Operators.array(arguments[4]),
        saveCount: arguments[5].isNone ? nil : try Arguments.index(arguments[5])))
  }

  private static func object(_ value: Value) throws -> AnimationObject {
    guard let object = value.object(as: AnimationObject.self) else {
      throw Raised.typeError("not an animation: \(value.typeName)")
    }
    return object
  }

  private static let page = PlotBuiltin(
    "to_jshtml(self, fps=None, embed_frames=True, default_mode=None)", of: "FuncAnimation",
    "A page with a player of all frames, as text.", example: setUp + "'<script' in ani.to_jshtml()\n#> True"
  ) { arguments in
    let mode = try plotting { try arguments.optional(3)?.stringValue.map(AnimationPage.Mode.parse) }
    let fps = try arguments[1].isNone ? nil : PlotData.number(arguments[1])
    return .string(try object(arguments[0]).html(framesPerSecond: fps, mode: mode))
  }

  private static let save = PlotBuiltin(
    "save(self, filename, writer=None, fps=None, dpi=None, codec=<no value>, bitrate=<no value>, extra_args=<no value>, "
      + "metadata=<no value>, extra_anim=<no value>, savefig_kwargs=<no value>, *, progress_callback=None)",
    of: "FuncAnimation", "Writes all frames to a file: gif, apng or html by its suffix.",
    example: setUp + "ani.save('/tmp/lgs-example.gif')\nline.get_ydata()\n#> [1, 2]"
  ) { arguments in
    let animation = try object(arguments[0])
    guard let path = try FilePath.text(arguments[1]) else {
      throw Raised.notInLgs("saving an animation to a \(arguments[1].typeName)")
    }
    let fps = try arguments[3].isNone ? animation.animation.framesPerSecond : PlotData.number(arguments[3])
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if suffix == "html" || suffix == "htm" {
      try FigureFile.write(Array(animation.html(framesPerSecond: fps).utf8), to: path)
      return .none
    }
    guard ["gif", "apng", "png"].contains(suffix) else { throw Raised.notInLgs("the animation format '\(suffix)'") }
    let (pictures, dpi) = try animation.pictures(dpi: arguments[4].isNone ? nil : PlotData.number(arguments[4]))
    let bytes = try plotting {
      try suffix == "gif"
        ? GIFEncoder.encode(pictures, interval: 1000 / fps)
        : APNGEncoder.encode(pictures, dpi: dpi, interval: 1000 / fps)
    }
    try FigureFile.write(bytes, to: path)
    return .none
  }
}
