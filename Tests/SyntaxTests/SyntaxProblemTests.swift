import XCTest

@testable import Syntax

final class SyntaxProblemTests: XCTestCase {
  /// Snippets whose verdict differs from CPython 3.11's, with the reason.
  private let knownDifferences = [
    "from . import b": "lgs has no relative imports",
    "from .a import b": "lgs has no relative imports",
    "await x y": "lgs refuses 'await' wherever an operand follows it",
  ]

  /// Snippets whose place differs although the message agrees, with the reason.
  private let knownPlaces = [
    "@x": "CPython gives column 0 for the end of the file"
  ]

  func testMalformedSnippetsGetCPythonsTypeMessageLineAndColumns() throws {
    let records = try Fixture.records("syntax-errors.txt")
    XCTAssertGreaterThan(records.count, 500)
    var differences: Set<String> = []
    for record in records {
      let source = Fixture.source(record[0])
      let verdict = verdict(source)
      if Array(verdict.prefix(3)) != Array(record[1...3]) {
        differences.insert(record[0])
        XCTAssertNotNil(knownDifferences[record[0]], "\(record[0]): \(verdict), CPython says \(record[1...])")
      } else if verdict[0] != "OK", knownPlaces[record[0]] == nil, !isPlacedBetter(record) {
        XCTAssertEqual(columns(verdict), columns(Array(record[1...])), record[0])
      }
    }
    XCTAssertEqual(differences, Set(knownDifferences.keys))
  }

  /// CPython 3.11 reports problems inside a string at the token behind it, or at columns of a text that it made from
  /// the field; lgs points at the field or the literal.
  private func isPlacedBetter(_ record: [String]) -> Bool {
    record[0].hasPrefix("f\"") || record[0].hasPrefix("f'") || record[2].hasPrefix("(unicode error)")
  }

  /// Type, message, line, column, end line and end column, as the fixture has them.
  private func verdict(_ source: String) -> [String] {
    do {
      _ = try Parser.parse(source)
      return ["OK", "", "0", "0", "0", "0"]
    } catch {
      let text = SourceText(source)
      let start = text.location(of: error.span.start)
      let end = text.location(of: error.span.end)
      return [error.kind.rawValue, error.message] + [start.line, start.column, end.line, end.column].map(String.init)
    }
  }

  /// Column, end line and end column; a single caret, for which CPython writes several forms, in one form.
  private func columns(_ verdict: [String]) -> [Int] {
    let numbers = verdict[2...].map { Int($0) ?? 0 }
    let isSingle = numbers[0] == numbers[2] && numbers[3] <= numbers[1]
    return [numbers[1], numbers[2], isSingle ? numbers[1] + 1 : numbers[3]]
  }

  func testMistakesOfMachineTextAreRefused() {
    for (source, message) in [
      ("x = 1\0", "source code cannot contain null bytes"),
      (String(repeating: "(", count: 201), "too many nested parentheses"),
      (
        "0x" + String(repeating: "f", count: 40_001),
        "too complex for lgs: an integer literal of more than 40000 digits"
      ),
    ] {
      XCTAssertThrowsError(try Parser.parse(source)) { error in
        XCTAssertEqual((error as? SyntaxProblem)?.message, message)
      }
    }
  }

  func testAnIntegerBeyondCPythonsDigitLimitIsRefusedInItsWords() {
    XCTAssertThrowsError(try Parser.parse(String(repeating: "1", count: 4301))) { error in
      XCTAssertEqual(
        (error as? SyntaxProblem)?.message,
        "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
          + "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
          + "to avoid decimal conversion limits.")
    }
    XCTAssertNoThrow(try Parser.parse(String(repeating: "1", count: 4300)))
  }

  func testHundredBlocksAreTooMany() {
    let nested = (0..<100).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
    XCTAssertThrowsError(try Parser.parse(nested + String(repeating: " ", count: 100) + "x")) { error in
      XCTAssertEqual((error as? SyntaxProblem)?.message, "too many levels of indentation")
    }
  }
}
