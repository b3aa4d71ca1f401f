import Encodings
import Foundation
import XCTest

final class Base64Tests: XCTestCase {
  func testTextIsThatOfTheStandard() {
    let cases = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy"]
    for (text, digits) in cases { XCTAssertEqual(Base64.text(of: Array(text.utf8)), digits) }
  }

  func testTextAndBytesAreThoseOfFoundation() {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8($0 * 37 & 255) }
      let text = Data(bytes).base64EncodedString()
      XCTAssertEqual(Base64.text(of: bytes), text)
      XCTAssertEqual(Base64.bytes(of: text), bytes)
    }
  }

  func testBytesPassOverLineEnds() {
    XCTAssertEqual(Base64.bytes(of: "Zm9v\nYmFy\n"), Array("foobar".utf8))
  }
}
