import XCTest

@testable import Syntax

final class SourceTextTests: XCTestCase {
  func testOffsetsMapToLinesAndCharacterColumns() {
    let text = SourceText("a\n가나 = 1\r\nb\rc")
    XCTAssertEqual(text.location(of: 0), .init(line: 1, column: 1))
    XCTAssertEqual(text.location(of: 2), .init(line: 2, column: 1))
    XCTAssertEqual(text.location(of: 8), .init(line: 2, column: 3))
    XCTAssertEqual(text.text(ofLine: 2), "가나 = 1")
    XCTAssertEqual(text.text(ofLine: 3), "b")
    XCTAssertEqual(text.text(ofLine: 4), "c")
    XCTAssertEqual(text.lineStarts.count, 4)
  }

  func testPlacesOutsideTheTextAreItsNearestEnd() {
    let text = SourceText("ab\n")
    XCTAssertEqual(text.location(of: -5), .init(line: 1, column: 1))
    XCTAssertEqual(text.location(of: 99), .init(line: 2, column: 1))
    XCTAssertEqual(text.text(ofLine: 0), "")
    XCTAssertEqual(text.text(ofLine: 9), "")
    XCTAssertEqual(text.text(of: Span(1, 99)), "b\n")
    XCTAssertEqual(text.text(of: Span(9, 3)), "")
  }

  func testTheByteOrderMarkIsNoCharacter() {
    XCTAssertEqual(SourceText("\u{FEFF}ab").location(of: 4), .init(line: 1, column: 2))
  }
}
