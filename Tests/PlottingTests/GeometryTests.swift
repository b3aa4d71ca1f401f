import Plotting
import XCTest

final class GeometryTests: XCTestCase {
  func testARectangleMeasuresBetweenItsEdges() {
    let rectangle = Rectangle(x0: 1, y0: 2, x1: 4, y1: 8)
    XCTAssertEqual(rectangle.width, 3)
    XCTAssertEqual(rectangle.height, 6)
  }
}
