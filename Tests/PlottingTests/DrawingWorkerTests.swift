import LongWork
import XCTest

@testable import Plotting

final class DrawingWorkerTests: XCTestCase {
  /// Work is only begun where a second processor is free.
  private func start(_ work: () throws -> [[UInt8]]) throws -> DrawingWorker {
    guard let worker = DrawingWorker.start(work) else { throw XCTSkip("there is one processor only") }
    return worker
  }

  func testFilesComeBackAsTheyWereMade() throws {
    let large = [UInt8](repeating: 7, count: 3_000_000)
    let worker = try start { [[1, 2, 3], [], large] }
    XCTAssertEqual(try worker.files(), [[1, 2, 3], [], large])
    XCTAssertFalse(worker.isRunning)
    XCTAssertEqual(try worker.files().count, 3, "asked twice")
  }

  func testAnErrorComesBackWithItsKind() throws {
    let error = PlottingError(.overflowError, "In draw_path: Exceeded cell block limit")
    let worker = try start { throw error }
    XCTAssertThrowsError(try worker.files()) { XCTAssertEqual($0 as? PlottingError, error) }
  }

  func testACopyThatIsKilledIsAnError() throws {
    let worker = try start {
      kill(getpid(), SIGKILL)
      return []
    }
    XCTAssertThrowsError(try worker.files()) {
      XCTAssertEqual(($0 as? PlottingError)?.kind, .memoryError)
    }
  }

  func testWaitingEndsWhenInterrupted() throws {
    let worker = try start {
      sleep(600)
      return []
    }
    Interruption.isRequested = { true }
    defer { Interruption.isRequested = { false } }
    XCTAssertThrowsError(try worker.files()) { XCTAssertTrue($0 is Interrupted) }
  }

  func testNoMoreRunThanThereAreProcessors() throws {
    var workers: [DrawingWorker] = []
    while let worker = DrawingWorker.start({
      sleep(600)
      return []
    }) {
      workers.append(worker)
      XCTAssertLessThanOrEqual(workers.count, ProcessInfo.processInfo.activeProcessorCount)
    }
    workers.removeAll()
    XCTAssertEqual(try start { [[9]] }.files(), [[9]], "those given up make room")
  }
}

final class PendingPageTests: XCTestCase {
  private let text = TextEngine()

  /// A page of frames in which a line grows.
  private func page(frames: Int, limit: Double = 20, warn: @escaping (String) -> Void = { _ in }) throws -> PendingPage
  {
    let figure = try Figure(size: (1, 0.5))
    let animation = FuncAnimation(figure: figure)
    var frame = 0
    return try animation.page(text: text, raster: RasterRenderer(text: text), limit: limit, warn: warn) {
      figure.faceColor = Color(red: Double(frame) / 255, green: 0, blue: 0, alpha: 1)
      frame += 1
      return frame <= frames
    }
  }

  /// The sources of a page's frames.
  private func frames(of html: String) -> [Substring] {
    html.split(separator: "\n").filter { $0.contains("] = \"data:image") }
  }

  func testFramesOfSeveralBatchesAreInOrder() throws {
    let html = try page(frames: 60).text()
    let raster = RasterRenderer(text: text)
    let lines = frames(of: html)
    XCTAssertEqual(lines.count, 60)
    for (index, line) in lines.enumerated() {
      let figure = try Figure(size: (1, 0.5))
      figure.faceColor = Color(red: Double(index) / 255, green: 0, blue: 0, alpha: 1)
      let list = try FigureLayout(figure, text: text).displayList()
      var expected = AnimationPage(framesPerSecond: 1, mode: .once)
      expected.add(png: try PNGEncoder.encode(raster.render(list), dpi: list.dpi))
      let source = frames(of: expected.html())[0].drop { $0 != "=" }
      XCTAssertEqual(line.drop { $0 != "=" }, source, "frame \(index)")
    }
  }

  func testFramesOverTheLimitAreDroppedWithAWarning() throws {
    var warnings: [String] = []
    let made = try page(frames: 60, limit: 0.001) { warnings.append($0) }
    XCTAssertEqual(warnings, [], "not before the page is asked for")
    let html = try made.text()
    XCTAssertLessThan(frames(of: html).count, 60)
    _ = try made.text()
    XCTAssertEqual(warnings.count, 1)
  }
}
