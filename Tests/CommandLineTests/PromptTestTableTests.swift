import Foundation
import XCTest

/// docs/prompt-tests.md says by which test every promise of the prompt is kept: these tests exist.
final class PromptTestTableTests: XCTestCase {
  /// The rows of the tables: what is promised, and the cell with its tests.
  private static func rows() throws -> [(promise: String, tests: String)] {
    let text = try String(contentsOfFile: ProjectFolder.path + "/docs/prompt-tests.md", encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 4, !cells[1].hasPrefix("---"), !cells[2].isEmpty, cells[2] != "Test" else { return nil }
      return (cells[1], cells[2])
    }
  }

  /// All tests as `Class.name`.
  private static func tests() throws -> Set<String> {
    var found: Set<String> = []
    let folder = ProjectFolder.path + "/Tests"
    let files = try XCTUnwrap(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    for file in files where file.hasSuffix(".swift") {
      var type = ""
      for line in try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n") {
        if let match = line.firstMatch(of: #/final class (\w+): XCTestCase/#) { type = String(match.1) }
        if let match = line.firstMatch(of: #/func (test\w+)\(/#) { found.insert("\(type).\(match.1)") }
      }
    }
    return found
  }

  func testEveryPromiseNamesTestsThatExist() throws {
    let rows = try Self.rows()
    let tests = try Self.tests()
    XCTAssertGreaterThan(rows.count, 60)
    for row in rows {
      let names = row.tests.matches(of: #/`(\w+\.\w+)`/#).map { String($0.1) }
      XCTAssertFalse(names.isEmpty, "no test: \(row.promise)")
      for name in names { XCTAssertTrue(tests.contains(name), "\(row.promise): no test \(name)") }
    }
  }
}
