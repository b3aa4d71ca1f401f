import XCTest

@testable import Notebook

final class JSONTests: XCTestCase {
  private func read(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

  func testNumbersKeepTheirDigits() throws {
    XCTAssertEqual(
      JSONWriter.text(of: try read("[1.50, 1e5, -0, 12345678901234567890]")),
      "[\n 1.50,\n 1e5,\n -0,\n 12345678901234567890\n]")
  }

  func testEscapesAreCharacters() throws {
    XCTAssertEqual(try read(#""\u00e9\ud83d\ude00\n\/""#), .string("é😀\n/"))
    XCTAssertEqual(try read(#""\ud800x""#), .string("\u{FFFD}x"))
  }

  func testTheLastOfTwoMembersCounts() throws {
    XCTAssertEqual(
      try read(#"{"a": 1, "b": 2, "a": 3}"#), .object(JSONObject([("a", .number("3")), ("b", .number("2"))])))
  }

  func testMembersAreSetInPlaceAndAddedInOrder() {
    var object = JSONObject([("b", .null), ("d", .null)])
    object["d"] = .bool(true)
    object["c"] = .bool(false)
    object["e"] = .integer(1)
    object["b"] = nil
    XCTAssertEqual(object.members.map(\.key), ["c", "d", "e"])
  }

  func testEmptyContainersTakeOneLine() throws {
    XCTAssertEqual(JSONWriter.text(of: try read(#"{"a": [], "b": {}}"#)), "{\n \"a\": [],\n \"b\": {}\n}")
  }
}
