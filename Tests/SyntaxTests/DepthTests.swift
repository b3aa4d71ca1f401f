import XCTest

@testable import Syntax

/// No text makes the parser, or a pass over its tree, run out of stack.
final class DepthTests: XCTestCase {
  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private func message(_ source: String) -> String? {
    do {
      _ = try Parser.parse(source)
      return nil
    } catch {
      return error.message
    }
  }

  func testWideTextsParse() {
    XCTAssertNil(message("x = [" + repeated("1, ", 100_000) + "]"))
    XCTAssertNil(message(repeated("x = 1\n", 50_000)))
    XCTAssertNil(message("x" + repeated(" and x", 50_000)))
    XCTAssertNil(message("x" + repeated(" < x", 50_000)))
    XCTAssertNil(message("'a'" + repeated(" 'a'", 20_000)))
  }

  func testTreesUpToTheLimitParse() {
    let count = Parser.heightLimit - 2
    XCTAssertNil(message("1" + repeated(" + 1", count)))
    XCTAssertNil(message("x" + repeated(".x", count)))
    XCTAssertNil(message(repeated("not ", count) + "x"))
    XCTAssertNil(message("a" + repeated(" if b else a", count)))
    XCTAssertNil(message("if x: y\n" + repeated("elif x: y\n", count)))
  }

  func testHigherTreesAreRefusedInsteadOfOverflowingTheStack() {
    let expression = "too complex for lgs: an expression nested more than \(Parser.heightLimit) deep"
    for source in [
      "1" + repeated(" + 1", 20_000), repeated("-", 20_000) + "x", repeated("not ", 20_000) + "x",
      "x" + repeated(".x", 20_000), "x" + repeated("()", 20_000), "x" + repeated("[0]", 20_000),
      "a" + repeated(" if b else a", 20_000), "f'{" + "1" + repeated(" + 1", 20_000) + "}'",
    ] {
      XCTAssertEqual(message(source), expression)
    }
    XCTAssertEqual(
      message("if x: y\n" + repeated("elif x: y\n", 20_000)),
      "too complex for lgs: statements nested more than \(Parser.heightLimit) deep")
    XCTAssertEqual(
      message(repeated("lambda: ", 20_000) + "x"), "too complex for lgs: an expression nested too deeply")
    XCTAssertEqual(message("2" + repeated(" ** 2", 20_000)), "too complex for lgs: an expression nested too deeply")
    XCTAssertEqual(message("x = " + repeated("await ", 20_000) + "x"), "'await' is not in lgs")
  }

  func testTwoHundredBracketsOfEachKindParse() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{1: ", "}"), ("f(", ")"), ("x[", "]"), ("(lambda: ", ")")] {
      XCTAssertNil(message(repeated(open, 200) + "x" + repeated(close, 200)), open)
    }
  }

  func testNestedMistakesDoNotTakeExponentialTime() {
    let start = ContinuousClock.now
    for open in [
      "a + b * (", "f(a=", "x if (", "[x for x in [", "f(x for x in f(", "(a = (", "f(*", "{a: ", "lambda x=(",
      "not (", "a < (", "f(a, b=", "(yield ", "x[a:", "print(a (", "f(**", "a if b else (", "{**{", "[*[", "x[*x[",
      "(*(", "{*{", "[a, [", "{a, b for", "x {", "x [a, ", "match (",
    ] {
      for tail in ["", "1 +", "$", "a b"] { _ = message(repeated(open, 90) + tail) }
    }
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(20))
  }
}
