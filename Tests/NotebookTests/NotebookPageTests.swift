import XCTest

@testable import Notebook

final class NotebookPageTests: XCTestCase {
  private func html(_ cells: [Cell]) -> String {
    NotebookPage(title: "a <b>") { path in path == "p.png" ? [0x89, 0x50, 0x4E, 0x47] : nil }
      .html(of: NotebookDocument(cells: cells))
  }

  private func code(_ outputs: [Output]) -> Cell {
    var cell = Cell(kind: .code, source: "for x in '<b>': pass  # note")
    cell.executionCount = 3
    cell.outputs = outputs
    return cell
  }

  func testThePageStandsAlone() {
    let page = html([Cell(kind: .markdown, source: "# Title\n\n$x$"), code([])])
    for part in ["src=\"http", "href=\"http", "<script", "<link", "@import", "url("] {
      XCTAssertFalse(page.contains(part), part)
    }
    XCTAssertTrue(page.contains("<title>a &lt;b&gt;</title>"))
  }

  func testSourceIsColoured() {
    let page = html([code([])])
    XCTAssertTrue(
      page.contains(
        "<span class=\"k\">for</span> x <span class=\"k\">in</span> <span class=\"s\">'&lt;b&gt;'</span>"), page)
    XCTAssertTrue(page.contains("In\u{A0}[3]:"))
  }

  func testPicturesOfTheFolderAndOfTheCellBecomeData() {
    var cell = Cell(kind: .markdown, source: "![a](p.png) ![b](attachment:q.png) ![c](missing.png)")
    cell.attachments = JSONObject([("q.png", .object(JSONObject([("image/png", .string("QQ=="))])))])
    let page = html([cell])
    XCTAssertTrue(page.contains("src=\"data:image/png;base64,iVBORw==\" alt=\"a\""))
    XCTAssertTrue(page.contains("src=\"data:image/png;base64,QQ==\" alt=\"b\""))
    XCTAssertTrue(page.contains("src=\"missing.png\" alt=\"c\""))
  }

  func testTheRichestFormIsShown() {
    var bundle = MimeBundle()
    bundle.add("text/plain", text: "plain <")
    XCTAssertTrue(html([code([Output(.result(bundle, executionCount: 3))])]).contains("<pre>plain &lt;</pre>"))
    bundle.add("image/png", bytes: [1, 2, 3])
    XCTAssertTrue(
      html([code([Output(.display(bundle))])]).contains("src=\"data:image/png;base64,AQID\" alt=\"plain &lt;\""))
    bundle.add("text/html", text: "<b>bold</b>")
    XCTAssertTrue(html([code([Output(.display(bundle))])]).contains("<div class=\"html\"><b>bold</b></div>"))
  }

  func testScriptsRunOnlyInFreshOutputs() throws {
    var bundle = MimeBundle()
    bundle.add("text/html", text: "<i>x</i><script>play()</script>")
    let fresh = Output(.display(bundle))
    XCTAssertTrue(html([code([fresh])]).contains("<script>play()</script>"))
    let read = try NotebookDocument(ipynb: NotebookDocument(cells: [code([fresh])]).ipynb)
    XCTAssertFalse(html(read.cells).contains("<script"))
    XCTAssertTrue(html(read.cells).contains("<i>x</i>"))
  }

  func testErrorsAndStreamsAreText() {
    let error = Output(.error(name: "E", value: "v", traceback: ["Traceback", "E: <v>"]))
    let stream = Output(.stream(name: "stderr", text: "10%\r20%\n\u{1B}[31mred\u{1B}[0m <"))
    let page = html([code([stream, error])])
    XCTAssertTrue(page.contains("<pre class=\"error\">Traceback\nE: &lt;v&gt;</pre>"))
    XCTAssertTrue(page.contains("<pre class=\"stream stderr\">20%\n<span class=\"ansi-1\">red</span> &lt;</pre>"), page)
  }
}
