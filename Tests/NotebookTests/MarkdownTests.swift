import Foundation
import XCTest

@testable import Notebook

/// Markdown becomes the HTML that CommonMark describes.
final class MarkdownTests: XCTestCase {
  private struct Case: Decodable {
    var text: String
    var html: String
  }

  /// HTML without the freedoms that mean nothing: blanks between blocks, characters by their names, `del` or `s`.
  private func plain(_ html: String) -> String {
    var text = html.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&copy;", with: "©")
    text = text.replacingOccurrences(of: "<s>", with: "<del>").replacingOccurrences(of: "</s>", with: "</del>")
    text = text.replacingOccurrences(of: "&#35;", with: "#")
    return text.split(separator: "\n").joined(separator: "\n").replacingOccurrences(of: ">\n<", with: "><")
  }

  func testBlocksAndInlinesAreThoseOfCommonMark() throws {
    for example in try Fixture.json([Case].self, "markdown.json") {
      XCTAssertEqual(plain(MarkdownHTML.html(example.text)), plain(example.html), example.text)
    }
  }

  func testMathematicsIsNoEmphasis() {
    let html = MarkdownHTML.html("$a_1 * b_2 * c$ and *em*")
    XCTAssertTrue(html.hasPrefix("<p><math><mrow><msub><mi>a</mi><mn>1</mn></msub>"), html)
    XCTAssertTrue(html.hasSuffix("</math> and <em>em</em></p>\n"), html)
  }

  func testEveryFormOfAFormulaIsFound() {
    for text in ["$x$", "\\(x\\)", "\\\\(x\\\\)"] {
      XCTAssertEqual(MarkdownHTML.html(text), "<p><math><mrow><mi>x</mi></mrow></math></p>\n", text)
    }
    for text in ["$$x$$", "\\[x\\]", "$$\nx\n$$"] {
      XCTAssertEqual(MarkdownHTML.html(text), "<p><math display=\"block\"><mrow><mi>x</mi></mrow></math></p>\n", text)
    }
    XCTAssertTrue(MarkdownHTML.html("\\begin{align}\nx\n\\end{align}").contains("<mtable"))
  }

  func testPricesAndCodeAreNoFormulas() {
    for text in ["from $5 to $10", "`$x$`", "```\n$x$\n```", "    $x$", "cost: 5$", "\\$x\\$", "$ x $"] {
      XCTAssertFalse(MarkdownHTML.html(text).contains("<math"), text)
    }
  }

  func testAddressesWithoutBracketsAreLinks() {
    XCTAssertEqual(
      MarkdownHTML.html("see https://a.b/c_d_(e)."),
      "<p>see <a href=\"https://a.b/c_d_(e)\">https://a.b/c_d_(e)</a>.</p>\n")
  }
}

/// No text of a notebook runs a program or leaves its place.
final class HTMLSanitizerTests: XCTestCase {
  func testProgramsAreTakenOut() {
    let cases = [
      "<script>alert(1)</script>x": "x", "<img src=x onerror=alert(1)>": "<img src=\"x\" />",
      "<a href=\"javascript:alert(1)\">a</a>": "<a>a</a>", "<a href=\" java\nscript:x\">a</a>": "<a>a</a>",
      "<a href=\"&#106;avascript:x\">a</a>": "<a>a</a>", "<a href=\"&Tab;javascript&colon;x\">a</a>": "<a>a</a>",
      "<iframe src=x>y</iframe>z": "z", "<svg onload=x><b>b": "<b>b</b>", "<style>*{}</style>": "",
      "<img src=\"data:text/html,x\">": "<img />", "<SCRIPT SRC=x></SCRIPT >y": "y", "<form action=x>f</form>": "f",
      "<p style=\"background:url(x);color:red\">t": "<p style=\"color:red\">t</p>", "<!-- c -->d": "d",
      "<math><mi href=\"x\">a</mi></math>": "<math><mi>a</mi></math>",
    ]
    for (html, clean) in cases { XCTAssertEqual(HTMLSanitizer.clean(html), clean, html) }
  }

  func testEveryElementIsClosedInItsPlace() {
    let cases = [
      "<b>x": "<b>x</b>", "x</div></b>": "x", "<b><i>x</b>y": "<b><i>x</i></b>y", "<br>": "<br />", "a < b": "a &lt; b",
    ]
    for (html, clean) in cases { XCTAssertEqual(HTMLSanitizer.clean(html), clean, html) }
  }

  func testHarmlessHTMLStays() {
    for html in [
      "<table><tr><td align=\"right\">1</td></tr></table>", "<a href=\"https://a.b/?c=d&amp;e\">x</a>",
      "<img src=\"data:image/png;base64,AA==\" alt=\"&quot;\" />", "<a href=\"#here\">x</a>", "<sub>1</sub>",
    ] { XCTAssertEqual(HTMLSanitizer.clean(html), html) }
  }
}
