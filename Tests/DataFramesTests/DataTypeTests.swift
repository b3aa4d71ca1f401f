import DataFrames
import XCTest

final class DataTypeTests: XCTestCase {
  func testTextColumnsAreNamedAsPandasNamesThem() {
    XCTAssertEqual(DataType.string.rawValue, "str")
  }
}
