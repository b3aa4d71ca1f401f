import Interpreter
import XCTest

@testable import Library

/// Every expression of the fixture gives what CPython gave.
final class BuiltinsFixtureTests: XCTestCase {
  func testExpressionsGiveWhatCPythonGives() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/builtins.tsv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    XCTAssertGreaterThan(lines.count, 600)
    let program = BuiltinsProgram()
    try program.run("import collections, functools, itertools, math, random, sys, time")
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      XCTAssertEqual(parts.count, 2, String(line))
      let expected = String(parts[1])
      XCTAssertEqual(Array(program.result(of: String(parts[0])).utf8), Array(expected.utf8), String(line))
    }
  }
}
