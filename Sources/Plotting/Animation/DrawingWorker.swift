import CDraw
import LongWork

/// Work on pictures that a copy of the process does beside the program, on a processor of its own.
///
/// The copy has everything as it was when the work began; nothing that it changes comes back but the files it makes.
final class DrawingWorker {
  private enum State {
    case runs
    case ended(Result<[[UInt8]], PlottingError>)
  }

  private var worker: draw_worker
  private var state = State.runs

  private struct Reference {
    weak var worker: DrawingWorker?
  }
  /// Those that may still run. A process draws from one thread only.
  nonisolated(unsafe) private static var started: [Reference] = []

  private init(_ worker: draw_worker) { self.worker = worker }

  deinit { draw_worker_free(&worker) }

  /// Begins the work, or gives nil where that would win no time: no processor is free, or no process can be made.
  static func start(_ work: () throws -> [[UInt8]]) -> DrawingWorker? {
    let processors = Int(draw_worker_processors())
    started.removeAll { $0.worker?.isRunning != true }
    guard processors > 1, started.count < processors else { return nil }
    var copy = draw_worker()
    switch draw_worker_start(&copy) {
    case DRAW_WORKER_ORIGINAL:
      let worker = DrawingWorker(copy)
      started.append(Reference(worker: worker))
      return worker
    case DRAW_WORKER_COPY: leave(with: Result(catching: work), in: &copy)
    case _: return nil
    }
  }

  /// Whether the work goes on.
  var isRunning: Bool {
    guard case .runs = state else { return false }
    switch draw_worker_poll(&worker) {
    case DRAW_WORKER_RUNS: return true
    case DRAW_WORKER_FINISHED: state = .ended(received())
    case _:
      state = .ended(
        .failure(PlottingError(.memoryError, "the process that drew the frames was ended by the system")))
    }
    draw_worker_free(&worker)
    return false
  }

  /// The files, when the work has ended.
  /// - Throws: What the work threw; an interruption while waiting.
  func files() throws -> [[UInt8]] {
    while isRunning {
      try Interruption.check()
      draw_worker_pause()
    }
    guard case .ended(let result) = state else { return [] }
    return try result.get()
  }

  // MARK: The result's bytes: a tag, then either the files with their lengths or the error

  private static let errorTag: UInt64 = .max

  private static func leave(with result: Result<[[UInt8]], any Error>, in worker: inout draw_worker) -> Never {
    var isWritten = true
    func write(_ number: UInt64) {
      withUnsafeBytes(of: number) { isWritten = isWritten && draw_worker_write(&worker, $0.baseAddress, $0.count) }
    }
    func write(_ bytes: [UInt8]) {
      write(UInt64(bytes.count))
      isWritten = isWritten && draw_worker_write(&worker, bytes, bytes.count)
    }
    switch result {
    case .success(let files):
      write(UInt64(files.count))
      files.forEach(write)
    case .failure(let error):
      let error = error as? PlottingError ?? PlottingError(.runtimeError, "\(error)")
      write(errorTag)
      write(UInt64(error.kind.rawValue))
      write(Array(error.message.utf8))
    }
    draw_worker_end(isWritten)
  }

  private func received() -> Result<[[UInt8]], PlottingError> {
    let length = draw_worker_length(&worker)
    var isRead = false
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      isRead = draw_worker_read(&worker, buffer.baseAddress, length)
      count = isRead ? length : 0
    }
    var rest = bytes[...]
    func number() -> UInt64? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return rest.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }
    func item() -> [UInt8]? {
      guard let count = number(), count <= UInt64(rest.count) else { return nil }
      defer { rest = rest.dropFirst(Int(count)) }
      return Array(rest.prefix(Int(count)))
    }
    let damaged = PlottingError(.memoryError, "the drawn frames could not be read back")
    guard let tag = number() else { return .failure(damaged) }
    if tag == Self.errorTag {
      guard let kind = number().flatMap({ PlottingError.Kind(rawValue: UInt8(truncatingIfNeeded: $0)) }),
        let message = item()
      else { return .failure(damaged) }
      return .failure(PlottingError(kind, String(decoding: message, as: UTF8.self)))
    }
    var files: [[UInt8]] = []
    for _ in 0..<tag {
      guard let file = item() else { return .failure(damaged) }
      files.append(file)
    }
    return .success(files)
  }
}
