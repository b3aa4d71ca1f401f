import Interpreter
import XCTest

@testable import Library

/// Orders of sets that only displays of constants show; the expected orders are CPython's.
final class SetOrderTests: XCTestCase {
  private func shown(_ items: [Int]) throws -> String {
    try SetObject.display(ofConstants: items.map { .int($0) }).repr()
  }

  func testDisplaysOfConstantsIterateAsTheirFoldedFrozensets() throws {
    XCTAssertEqual(try shown([100, 200, 300, 400, 500, 600]), "{400, 100, 500, 200, 600, 300}")
    XCTAssertEqual(try shown([8, 16, 24, 32, 40, 48]), "{32, 48, 16, 8, 24, 40}")
    XCTAssertEqual(try shown([1000, 2000, 3000]), "{1000, 3000, 2000}")
    XCTAssertEqual(try shown([16, 32, 48, 64, 80]), "{64, 32, 16, 48, 80}")
    XCTAssertEqual(try shown([-1, -2, -3, -4, -5, -6]), "{-2, -6, -5, -4, -3, -1}")
  }

  func testASetThatChangesSizeStopsItsIterator() throws {
    let program = BuiltinsProgram()
    XCTAssertEqual(
      program.result(of: "(lambda s: [s.add(x + 1) for x in s])({1})"),
      "RuntimeError: Set changed size during iteration")
  }
}
