import XCTest

@testable import Syntax

final class ParserTests: XCTestCase {
  func testTreesAreThoseOfCPython() throws {
    let records = try Fixture.records("syntax-trees.txt")
    XCTAssertGreaterThan(records.count, 250)
    for record in records {
      do {
        let tree = try Parser.parseTree(Array(Fixture.source(record[0]).utf8))
        XCTAssertEqual(TreeDump.dump(tree), record[1], record[0])
      } catch {
        XCTFail("\(record[0]): \(error)")
      }
    }
  }

  func testFormsThatLgsLacksAreRefusedByName() {
    let refusals = [
      "'\\N{DASH}'": "\\N{...} escapes are not in lgs",
      "'\\ud800'": "lone surrogates are not in lgs",
      "async def f(): pass": "'async' is not in lgs",
      "async for x in y: pass": "'async' is not in lgs",
      "@d\nasync def f(): pass": "'async' is not in lgs",
      "[x async for x in y]": "'async' is not in lgs",
      "await x": "'await' is not in lgs",
      "type X = int": "'type' statements are not in lgs",
      "from . import x": "relative imports are not in lgs",
      "from ...a import x": "relative imports are not in lgs",
      "try:\n    a\nexcept* A:\n    b": "'except*' is not in lgs",
      "def f(*a: *b): pass": "starred annotations are not in lgs",
    ]
    for (source, message) in refusals {
      XCTAssertThrowsError(try Parser.parse(source), source) { error in
        XCTAssertEqual((error as? SyntaxProblem)?.message, message, source)
      }
    }
  }

  func testSpansCoverTheTextOfTheirExpression() throws {
    let source = "x = (a + b) * f(c, d[1:2])  # end"
    guard case .assignment(_, let product)? = try Parser.parse(source).first?.form,
      case .binary(.multiply, let sum, let call, let operatorSpan) = product.form,
      case .call(_, let arguments) = call.form
    else { return XCTFail("unexpected tree") }
    let text = SourceText(source)
    XCTAssertEqual(text.text(of: product.span), "(a + b) * f(c, d[1:2])")
    XCTAssertEqual(text.text(of: sum.span), "a + b")
    XCTAssertEqual(text.text(of: call.span), "f(c, d[1:2])")
    XCTAssertEqual(text.text(of: operatorSpan), "*")
    XCTAssertEqual(text.text(of: arguments[1].value.span), "d[1:2]")
  }

  func testDecoratedDefinitionBeginsAtItsWord() throws {
    let source = "@d\ndef f():\n    pass\n\n# comment\n"
    let statement = try XCTUnwrap(Parser.parse(source).first)
    XCTAssertEqual(SourceText(source).text(of: statement.span), "def f():\n    pass")
  }

  func testFieldsOfFormattedStringsKeepTheirPlaceInTheText() throws {
    let source = "f'a{bc + 1:{w}}'"
    guard case .expression(let value)? = try Parser.parse(source).first?.form,
      case .formatted(let pieces) = value.form, case .field(_, let sum, _, _) = pieces[1]
    else { return XCTFail("unexpected tree") }
    XCTAssertEqual(SourceText(source).text(of: sum.span), "bc + 1")
  }

  func testNamesAreNormalizedAsInPython() throws {
    for (written, name) in [
      ("ϵ", "ε"), ("ﬁ", "fi"), ("ª", "a"), ("𝐱", "x"), ("e\u{301}", "é"), ("\u{1112}\u{1161}", "하"),
    ] {
      guard case .expression(let value)? = try Parser.parse(written).first?.form, case .name(let text) = value.form
      else { return XCTFail(written) }
      XCTAssertEqual(Array(text.unicodeScalars), Array(name.unicodeScalars), written)
    }
  }

  func testLineEndsOfEveryKindAreOne() throws {
    let unix = "if x:\n    a\n    'b\\\nc'\n'''d\ne'''\n"
    let expected = TreeDump.dump(try Parser.parse(unix))
    XCTAssertEqual(TreeDump.dump(try Parser.parse(unix.replacingOccurrences(of: "\n", with: "\r\n"))), expected)
    XCTAssertEqual(TreeDump.dump(try Parser.parse(unix.replacingOccurrences(of: "\n", with: "\r"))), expected)
    XCTAssertEqual(TreeDump.dump(try Parser.parse("\u{FEFF}" + unix)), expected)
    XCTAssertEqual(TreeDump.dump(try Parser.parse("\u{0C}" + unix)), expected)
  }
}
