import Foundation
import XCTest

/// Tracebacks are CPython's, character by character; `scripts/fixtures/tracebacks.py` records them.
final class TracebackTests: XCTestCase {
  private struct Case: Decodable {
    var name: String
    var program: String
    var output: String
    var errors: String
    var status: Int32
  }

  func testTracebacksAreThoseOfPython() throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/tracebacks.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: fixture))
    XCTAssertGreaterThan(cases.count, 25)
    let folder = try TemporaryFolder()
    for expected in cases {
      try folder.write(expected.program)
      let result = try Program.run(["program.lgs"], in: folder)
      XCTAssertEqual(result.output, expected.output, expected.name)
      XCTAssertEqual(result.status, expected.status, expected.name)
      // CPython gives the full path of the program.
      let errors = result.errors.replacingOccurrences(of: folder.path + "/", with: "")
      XCTAssertEqual(errors, expected.errors, expected.name)
    }
  }
}
