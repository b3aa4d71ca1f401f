import Plotting
import XCTest

final class RasterRendererTests: XCTestCase {
  /// The greatest difference of a byte, and how many pixels differ by more than a level; transparent ones are alike.
  private func difference(_ a: Picture, _ b: Picture) -> (most: Int, pixels: Int) {
    var most = 0
    var pixels = 0
    for start in stride(from: 0, to: a.pixels.count, by: 4) {
      if a.pixels[start + 3] == 0 && b.pixels[start + 3] == 0 { continue }
      let levels = (0..<4).map { abs(Int(a.pixels[start + $0]) - Int(b.pixels[start + $0])) }.max() ?? 0
      most = max(most, levels)
      if levels > 1 { pixels += 1 }
    }
    return (most, pixels)
  }

  /// Levels that a case may differ by; the others are exact. Agg filters images with weights and places in whole steps.
  private let allowed: [String: (most: Int, pixels: Int)] = ["bilinear": (1, 0), "hanning": (10, 42)]

  func testMarksLargerThanAnySheetAreDrawnInTime() throws {
    let figure = try Figure(size: (1, 1))
    let axes = try figure.addSubplot()
    var look = ScatterProperties()
    look.sizes = [1e300, 1e30, .infinity]
    _ = try axes.scatter(x: [1, 2, 3], y: [1, 2, 3], properties: look)
    let text = TextEngine()
    let picture = try RasterRenderer(text: text).render(FigureLayout(figure, text: text).displayList())
    XCTAssertEqual(picture.width, 100)
  }

  func testPrimitivesAreDrawnAsByAgg() throws {
    let cases = try RasterCases()
    let renderer = RasterRenderer(text: cases.engine)
    XCTAssertGreaterThan(cases.names.count, 20)
    for name in cases.names {
      let drawn = try renderer.render(cases.displayList(name))
      let found = difference(drawn, try cases.expected(name))
      let allowed = allowed[name] ?? (0, 0)
      XCTAssertLessThanOrEqual(found.most, allowed.most, "levels of \(name), \(found.pixels) pixels")
      XCTAssertLessThanOrEqual(found.pixels, allowed.pixels, "pixels of \(name)")
    }
  }
}
