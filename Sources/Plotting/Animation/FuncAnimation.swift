/// A figure that a program changes from frame to frame; the program's function is called by who holds the animation.
public final class FuncAnimation {
  public let figure: Figure
  /// Milliseconds between frames.
  public let interval: Double
  /// Whether it starts again at its end.
  public let repeats: Bool
  /// The page made by the first `page`; it is not made twice.
  private var page: PendingPage?

  public init(figure: Figure, interval: Double = 200, repeats: Bool = true) {
    self.figure = figure
    self.interval = interval
    self.repeats = repeats
  }

  public var framesPerSecond: Double { 1000 / interval }

  /// Draws every frame.
  /// - Parameters:
  ///   - dpi: Pixels per inch; the figure's when nothing is given.
  ///   - advance: Makes the next frame of the figure; false when there is none.
  ///   - take: Gets every picture with its resolution; false ends the drawing.
  /// - Throws: What the closures throw, and `PlottingError` from layout and drawing.
  public func draw(
    text: TextEngine, raster: RasterRenderer, dpi: Double? = nil,
    advance: () throws -> Bool, take: (Picture, Double) throws -> Bool
  ) throws {
    let frames = FrameRenderer(raster: raster)
    while try advance() {
      let list = try FigureLayout(figure, text: text, dpi: dpi).displayList()
      guard try take(frames.render(list), list.dpi) else { return }
    }
  }

  /// The animation as a page with buttons (`to_jshtml`), whose frames are drawn beside the program.
  ///
  /// The program's function is called for every frame before this returns.
  /// - Parameters:
  ///   - mode: What happens at the end; by whether the animation repeats when not given.
  ///   - limit: Mebibytes of frames (`animation.embed_limit`).
  ///   - warn: Gets matplotlib's warning when frames are dropped.
  /// - Throws: As `draw`.
  public func page(
    text: TextEngine, raster: RasterRenderer, framesPerSecond: Double? = nil, mode: AnimationPage.Mode? = nil,
    limit: Double = 20, warn: @escaping (String) -> Void = { _ in },
    advance: () throws -> Bool
  ) throws -> PendingPage {
    if let page { return page }
    let empty = AnimationPage(
      framesPerSecond: framesPerSecond ?? self.framesPerSecond, mode: mode ?? (repeats ? .loop : .once), limit: limit)
    let made = PendingPage(empty, raster: raster, warn: warn)
    while try advance() {
      try made.add(FigureLayout(figure, text: text).displayList())
    }
    try made.end()
    page = made
    return made
  }
}
