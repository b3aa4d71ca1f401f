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

  /// Programs whose tracebacks still differ, each with the reason; the test fails when one agrees.
  private static let knownDifferences = [
    "comprehension": "a comprehension has no entry of its own, as in CPython 3.12 and later",
    "assertion": "no carets under the failed condition",
    "generator": "a caret under the iterable of the loop, where CPython has none",
    "indentation": "carets under the whole word, where CPython has one",
    "unexpected indentation": "a caret, where CPython has none",
  ]

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
      if let reason = Self.knownDifferences[expected.name] {
        XCTAssertNotEqual(errors, expected.errors, "\(expected.name) agrees: \(reason)")
      } else {
        XCTAssertEqual(errors, expected.errors, expected.name)
      }
    }
  }
}
