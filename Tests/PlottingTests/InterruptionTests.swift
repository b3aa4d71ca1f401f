import LongWork
import Plotting
import XCTest

/// Whatever takes long when a figure has many points notices that the user wants to stop.
final class InterruptionTests: XCTestCase {
  private let engine = TextEngine()
  private let side = 60
  private lazy var values = (0..<side * side).map { Double($0 * 7919 % (side * side)) }
  private lazy var places = (0..<side * side).map(Double.init)

  override func tearDown() { Interruption.isRequested = { false } }

  /// - Parameter work: Done twice: whole, and with the wish to stop there before it begins.
  private func checkStops(_ name: String, line: UInt = #line, _ work: () throws -> Void) {
    defer { Interruption.isRequested = { false } }
    XCTAssertNoThrow(try work(), name, line: line)
    Interruption.isRequested = { true }
    XCTAssertThrowsError(try work(), name, line: line) { error in
      XCTAssertTrue(error is Interrupted, "\(name): \(error)", line: line)
    }
  }

  func testPlotsStop() throws {
    let figure = try Figure(size: (3, 2))
    let axes = try figure.addSubplot()
    let grid = try ContourGrid(z: values, rows: side, columns: side)
    checkStops("scatter") { _ = try axes.scatter(x: places, y: values) }
    checkStops("bar") { _ = try axes.bar(x: places, height: values) }
    checkStops("hist") { _ = try axes.hist([values]) }
    checkStops("boxplot") { _ = try axes.boxplot([values]) }
    checkStops("contour") { _ = try axes.contour(grid) }
    checkStops("contourf") { _ = try axes.contourf(grid) }
    checkStops("pcolormesh") {
      let corners = (0..<(side + 1) * (side + 1)).map(Double.init)
      _ = try axes.pcolormesh(x: corners, y: corners, values: values, rows: side, columns: side)
    }
  }

  func testLayoutAndFilesStop() throws {
    let figure = try Figure(size: (3, 2))
    let axes = try figure.addSubplot()
    var look = ImageProperties()
    look.interpolation = "bicubic"
    _ = try axes.imshow(.values(values, rows: side, columns: side), properties: look)
    _ = try axes.plot(x: places, y: values)
    checkStops("layout") { _ = try FigureLayout(figure, text: engine).displayList() }
    let list = try FigureLayout(figure, text: engine).displayList()
    checkStops("picture") { _ = try RasterRenderer(text: engine).render(list) }
    checkStops("SVG") { _ = try SVGRenderer(text: engine).render(list) }
    checkStops("PDF") { _ = try PDFRenderer(text: engine).render(list) }
    let picture = try RasterRenderer(text: engine).render(list)
    checkStops("PNG") { _ = try PNGEncoder.encode(picture, dpi: 100) }
  }
}
