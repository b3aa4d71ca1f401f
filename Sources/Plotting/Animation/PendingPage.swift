/// An animation's page whose frames are drawn in batches, beside the program where a processor is free for it.
///
/// The pixels are those of drawing one frame after the other.
public final class PendingPage {
  /// Frames of a batch: enough that painting only what changes pays, few enough to share them out.
  private static let batchSize = 24

  private enum Batch {
    case drawn([[UInt8]])
    case beside(DrawingWorker)
  }

  private var page: AnimationPage
  private var html: String?
  /// Frames that are in no batch.
  private var lists: [DisplayList] = []
  /// What the page has not taken.
  private var batches: [Batch] = []
  private let raster: RasterRenderer
  private let warn: (String) -> Void

  init(
    _ page: AnimationPage, raster: RasterRenderer,
    warn: @escaping (String) -> Void
  ) {
    self.page = page
    self.raster = raster
    self.warn = warn
  }

  /// The page, when all frames are drawn.
  /// - Throws: `PlottingError` from drawing; an interruption while waiting.
  public func text() throws -> String {
    if let html { return html }
    try takeBatches { try $0.files() }
    if let warning = page.warning { warn(warning) }
    let text = page.html()
    html = text
    return text
  }

  /// Adds a frame.
  /// - Throws: `PlottingError` from drawing a batch that is full.
  func add(_ list: DisplayList) throws {
    // What is over the limit would be thrown away.
    if page.isFull { return }
    lists.append(list)
    if lists.count == Self.batchSize { try end() }
  }

  /// Draws the frames that are in no batch, or has them drawn.
  /// - Throws: `PlottingError` from drawing.
  func end() throws {
    try takeBatches { $0.isRunning ? nil : try $0.files() }
    if lists.isEmpty || page.isFull { return }
    let batch = lists
    lists = []
    if let worker = DrawingWorker.start({ [raster] in try Self.draw(batch, raster) }) {
      batches.append(.beside(worker))
    } else {
      batches.append(.drawn(try Self.draw(batch, raster)))
    }
  }

  /// Moves the batches at the front that `files` gives files for into the page.
  private func takeBatches(_ files: (DrawingWorker) throws -> [[UInt8]]?) throws {
    while let first = batches.first {
      switch first {
      case .drawn(let files): files.forEach { page.add(png: $0) }
      case .beside(let worker):
        guard let files = try files(worker) else { return }
        files.forEach { page.add(png: $0) }
      }
      batches.removeFirst()
    }
  }

  private static func draw(
    _ lists: [DisplayList], _ raster: RasterRenderer
  ) throws -> [[UInt8]] {
    let frames = FrameRenderer(raster: raster)
    return try lists.map { try PNGEncoder.encode(frames.render($0), dpi: $0.dpi) }
  }
}
