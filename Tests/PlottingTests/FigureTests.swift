import Plotting
import XCTest

final class FigureTests: XCTestCase {
  private static let engine = TextEngine()

  /// Each figure has every pixel of matplotlib's.
  func testPicturesAreMatplotlibsToThePixel() throws {
    let expected = try FigureFacts().table("pictures", String.self)
    XCTAssertEqual(Set(expected.keys), Set(FigureCases.all.map(\.name)))
    for (name, make) in FigureCases.all {
      let list = try FigureLayout(make(), text: Self.engine).displayList()
      let picture = try RasterRenderer(text: Self.engine).render(list)
      XCTAssertEqual(hash(of: picture.pixels), expected[name], name)
    }
  }

  func testSubplotsAreWhereMatplotlibPutsThem() throws {
    let facts = try FigureFacts().table("layouts", [[Double]].self)
    try check(facts["grid"], grid())
    try check(facts["tight"], tight())
    try check(facts["colorbar"], colorbar())
    try check(facts["gridspec"], gridSpec())
  }

  private func check(_ expected: [[Double]]?, _ figure: Figure, line: UInt = #line) throws {
    let layout = FigureLayout(figure, text: Self.engine)
    let boxes = try XCTUnwrap(expected)
    XCTAssertEqual(boxes.count, figure.axes.count, line: line)
    for (axes, box) in zip(figure.axes, boxes) {
      let found = layout.box(of: axes)
      for (a, b) in zip([found.x0, found.y0, found.x1, found.y1], box) {
        XCTAssertEqual(a, b, accuracy: 1e-6, line: line)
      }
    }
  }

  private func grid() throws -> Figure {
    let figure = try Figure(size: (8, 8))
    for index in 1...8 { try figure.addSubplot(rows: 4, columns: 2, index: index...index) }
    return figure
  }

  private func tight() throws -> Figure {
    let figure = try Figure(size: (9, 3))
    for index in 1...3 {
      let axes = try figure.addSubplot(rows: 1, columns: 3, index: index...index)
      axes.setTitle("title")
      axes.setXLabel("x")
      axes.setYLabel("y")
    }
    figure.setSuptitle("over all")
    try FigureLayout(figure, text: Self.engine).tightLayout()
    return figure
  }

  private func colorbar() throws -> Figure {
    let figure = try Figure()
    let axes = try figure.addSubplot()
    let image = try axes.imshow(.values((0..<12).map(Double.init), rows: 3, columns: 4))
    try figure.colorbar(image, axes: [axes])
    return figure
  }

  private func gridSpec() throws -> Figure {
    let figure = try Figure()
    let grid = try GridSpec(rows: 2, columns: 3, widthRatios: [1, 2, 1])
    grid.hspace = 0.5
    for (rows, columns) in [(0...0, 0...1), (0...1, 2...2), (1...1, 0...0)] {
      try figure.addSubplot(grid.cells(rows: rows, columns: columns))
    }
    return figure
  }

  func testLegendsAreWhereMatplotlibPutsThem() throws {
    for (location, box) in try FigureFacts().table("legends", [Double].self) {
      let figure = try Figure()
      let axes = try figure.addSubplot()
      var line = LineProperties()
      line.label = "one"
      try axes.plot(x: [0, 1, 2], y: [0, 3, 1], properties: line)
      line.label = "$x_i$ and two"
      try axes.plot(x: [0, 1, 2], y: [1, 0, 3], format: .parse("o"), properties: line)
      var properties = Legend.Properties()
      properties.location = try Legend.Location.parse(location)
      try axes.addLegend(properties: properties)
      let found = try XCTUnwrap(FigureLayout(figure, text: Self.engine).legendBox(of: axes))
      for (a, b) in zip([found.x0, found.y0, found.x1, found.y1], box) {
        XCTAssertEqual(a, b, accuracy: 1e-6, location)
      }
    }
  }

  func testFiguresWithoutSizeOrTooLargeAreRefused() throws {
    XCTAssertThrowsError(try Figure(size: (0, 1)))
    XCTAssertThrowsError(try Figure(size: (.nan, 1)))
    XCTAssertThrowsError(try FigureLayout(Figure(size: (1e9, 1e9)), text: Self.engine).displayList()) { error in
      XCTAssertEqual(
        (error as? PlottingError)?.message,
        "Image size of 100000000000x100000000000 pixels is too large. It must be less than 2^23 in each direction.")
    }
  }

  func testDataThatAreNoNumbersAreLeftOut() throws {
    let figure = try Figure()
    let axes = try figure.addSubplot()
    try axes.plot(x: [0, 1, .nan, 3], y: [0, .infinity, 2, 3])
    try axes.plot(x: [], y: [])
    try axes.scatter(x: [.nan, 1], y: [0, 1])
    XCTAssertEqual(axes.xlim.low, -0.15, accuracy: 1e-12)
    XCTAssertEqual(axes.ylim.high, 3.15, accuracy: 1e-12)
    XCTAssertNoThrow(try FigureLayout(figure, text: Self.engine).displayList())
  }

  func testALineOfNewDataKeepsTheLimits() throws {
    let figure = try Figure()
    let axes = try figure.addSubplot()
    let line = try axes.plot(x: [0, 1], y: [0, 1])
    let before = axes.ylim
    try line.setYData([5, 9])
    XCTAssertEqual(axes.ylim.high, before.high)
    XCTAssertThrowsError(try line.setYData([1, 2, 3]))
  }
}
