import XCTest

@testable import Syntax

final class CompletenessTests: XCTestCase {
  private func indent(_ source: String) -> Int? {
    switch Parser.completeness(of: source) {
    case .incomplete(let indent): return indent
    case .complete, .invalid: return nil
    }
  }

  func testSimpleStatementsAreComplete() {
    for source in ["", "\n", "x = 1", "x = 1\n", "f(a,\n  b)", "x; y", "'''a\nb'''", "# comment", "x = 1  # c"] {
      XCTAssertEqual(Parser.completeness(of: source), .complete, source)
    }
  }

  func testACompoundStatementWaitsForAnEmptyLine() {
    XCTAssertEqual(indent("for i in x:\n    f(i)"), 4)
    XCTAssertEqual(indent("for i in x:\n    f(i)\n"), 4)
    XCTAssertEqual(Parser.completeness(of: "for i in x:\n    f(i)\n\n"), .complete)
    XCTAssertEqual(Parser.completeness(of: "for i in x:\n    f(i)\n    "), .complete)
    XCTAssertEqual(indent("if x: pass"), 0)
    XCTAssertEqual(Parser.completeness(of: "if x: pass\n\n"), .complete)
    XCTAssertEqual(Parser.completeness(of: "for i in x:\n    f(i)\ng()"), .complete)
  }

  func testAHeaderWantsADeeperLine() {
    XCTAssertEqual(indent("for i in x:"), 4)
    XCTAssertEqual(indent("for i in x:\n"), 4)
    XCTAssertEqual(indent("def f(x,\n      y):"), 4)
    XCTAssertEqual(indent("if x:\n    if y:"), 8)
    XCTAssertEqual(indent("if x:\n  if y:"), 6)
    XCTAssertEqual(indent("if x:\n    a\nelse:"), 4)
    XCTAssertEqual(indent("class A:  # comment"), 4)
    XCTAssertEqual(indent("@d"), 0)
    XCTAssertEqual(indent("try:\n    f()"), 4)
  }

  func testWordsThatLeaveABlockSuggestTheOuterIndent() {
    XCTAssertEqual(indent("def f():\n    return 1"), 0)
    XCTAssertEqual(indent("for i in x:\n    if i:\n        break"), 4)
    XCTAssertEqual(indent("for i in x:\n    if i:\n        continue\n"), 4)
    XCTAssertEqual(indent("class A:\n    pass"), 0)
    XCTAssertEqual(indent("def f():\n    raise ValueError(\n        x)"), 0)
  }

  func testOpenBracketsStringsAndBackslashesWantMoreLines() {
    XCTAssertEqual(indent("f(a,"), 2)
    XCTAssertEqual(indent("f("), 4)
    XCTAssertEqual(indent("if x:\n    f("), 8)
    XCTAssertEqual(indent("x = [[1, 2],"), 5)
    XCTAssertEqual(indent("x = '''abc"), 0)
    XCTAssertEqual(indent("x = '''abc\n\n"), 0)
    XCTAssertEqual(indent("x = 1 + \\"), 4)
    XCTAssertEqual(indent("x = 1 + \\\n"), 4)
    XCTAssertEqual(indent("x = 'abc\\"), 0)
    XCTAssertEqual(indent("f(\n\n"), 4)
  }

  func testMistakesAreInvalidAtOnce() {
    for (source, message) in [
      ("x = = 1", "invalid syntax"), ("f(a b)", "invalid syntax. Perhaps you forgot a comma?"),
      ("x = 'abc", "unterminated string literal (detected at line 1)"), ("x)", "unmatched ')'"),
      ("x =", "invalid syntax"),
      ("for i in x:\n\n", "expected an indented block after 'for' statement on line 1"),
      ("return", "'return' outside function"), ("if x\n    y", "expected ':'"),
    ] {
      guard case .invalid(let problem) = Parser.completeness(of: source) else {
        XCTFail(source)
        continue
      }
      XCTAssertEqual(problem.message, message, source)
    }
  }
}
