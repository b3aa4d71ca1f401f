import XCTest

@testable import Plotting

final class FrameRendererTests: XCTestCase {
  private let text = TextEngine()

  private func square(_ x: Double, _ color: Color) -> DisplayItem {
    .path(
      Path.rectangle(Rectangle(x0: x, y0: 10, x1: x + 10, y1: 20)), fill: color, stroke: nil, snap: .never,
      simplifies: false)
  }

  private func list(_ items: [DisplayItem]) -> DisplayList {
    DisplayList(width: 100, height: 50, dpi: 100, items: [.beginGroup("a")] + items + [.endGroup])
  }

  private let slanted = DisplayItem.path(
    Path.polyline([Point(0.3, 49.2), Point(99.1, 0.7)]), fill: nil,
    stroke: Stroke(color: Color(red: 0, green: 0, blue: 1, alpha: 0.4), width: 3.3), snap: .automatic, simplifies: false
  )

  func testFramesEqualDrawingsFromNothing() throws {
    let raster = RasterRenderer(text: text)
    let frames = FrameRenderer(raster: raster)
    let red = Color(red: 1, green: 0, blue: 0, alpha: 0.5)
    for x in [5, 6.5, 40, 88.25] {
      let list = list([square(20, .black), square(x, red), slanted])
      XCTAssertEqual(try frames.render(list), try raster.render(list), "\(x)")
    }
    XCTAssertLessThan(frames.paintedPixels, 2 * 100 * 50)
  }

  func testOnlyWhatChangedIsPaintedAgain() throws {
    let frames = FrameRenderer(raster: RasterRenderer(text: text))
    _ = try frames.render(list([square(20, .black), slanted]))
    _ = try frames.render(list([square(20, .black), slanted]))
    XCTAssertEqual(frames.paintedPixels, 5000)
    _ = try frames.render(list([square(20, .black), square(60, .black), slanted]))
    XCTAssertEqual(frames.paintedPixels, 5000 + 14 * 14)
  }

  func testDamagedAreasDoNotOverlap() {
    let items = [square(10, .black), square(15, .black), square(12, .white)]
    let damage = Damage(from: [], to: items, width: 100, height: 50, extent: \.extent)
    XCTAssertEqual(damage.size, 19 * 14)
    for (index, area) in damage.areas.enumerated() {
      XCTAssertFalse(damage.areas[(index + 1)...].contains { $0.overlaps(area) })
    }
  }
}
