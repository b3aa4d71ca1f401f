import Notebook
import XCTest

final class CellTests: XCTestCase {
  func testKindsCarryTheNamesOfTheNotebookFormat() {
    XCTAssertEqual(Cell.Kind.markdown.rawValue, "markdown")
  }
}
