import Foundation
import XCTest

@testable import Notebook

/// `.ipynb` files are read and written as Jupyter does.
final class NotebookDocumentTests: XCTestCase {
  private func document(_ cells: String, minor: Int = 5) throws -> NotebookDocument {
    let text = "{\"cells\": [\(cells)], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": \(minor)}"
    return try NotebookDocument(ipynb: Array(text.utf8))
  }

  func testANotebookOfJupyterIsWrittenAsItWasRead() throws {
    let bytes = Array(try Fixture.data("notebook.ipynb"))
    let document = try NotebookDocument(ipynb: bytes)
    XCTAssertEqual(String(decoding: document.ipynb, as: UTF8.self), String(decoding: bytes, as: UTF8.self))
  }

  func testCellsAndOutputsAreRead() throws {
    let document = try NotebookDocument(ipynb: Array(try Fixture.data("notebook.ipynb")))
    XCTAssertEqual(document.cells.map(\.kind), [.markdown, .code, .raw, .code])
    XCTAssertEqual(document.cells[1].source, "x = 1\nx")
    XCTAssertEqual(document.cells[1].executionCount, 3)
    XCTAssertEqual(document.cells[1].outputs[0].form, .stream(name: "stdout", text: "a\nb\n"))
    guard case .result(let bundle, 3) = document.cells[1].outputs[1].form else { return XCTFail("no result") }
    XCTAssertEqual(bundle.text("text/html"), "<b>1</b>\n")
    XCTAssertEqual(
      document.cells[1].outputs[3].form,
      .error(name: "ValueError", value: "x", traceback: ["\u{1B}[31mValueError\u{1B}[0m: x"]))
  }

  func testUnknownMembersStayInTheirPlaces() throws {
    let text =
      "{\n \"zzz\": 1.50,\n \"cells\": [],\n \"metadata\": {\n  \"b\": [],\n  \"a\": {}\n },\n \"nbformat\": 4,\n "
      + "\"nbformat_minor\": 4,\n \"aaa\": null\n}\n"
    XCTAssertEqual(String(decoding: try NotebookDocument(ipynb: Array(text.utf8)).ipynb, as: UTF8.self), text)
  }

  func testOnlyFormat45HasIds() throws {
    let cell = "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"x\"}"
    XCTAssertFalse(String(decoding: try document(cell, minor: 4).ipynb, as: UTF8.self).contains("\"id\""))
    XCTAssertTrue(String(decoding: try document(cell).ipynb, as: UTF8.self).contains("\"id\""))
  }

  func testIdsOfEqualCellsDiffer() throws {
    var document = NotebookDocument(cells: [Cell(kind: .code, source: "x"), Cell(kind: .code, source: "x")])
    document = try NotebookDocument(ipynb: document.ipynb)
    XCTAssertNotEqual(document.cells[0].id, document.cells[1].id)
    XCTAssertEqual(document.cells[0].id?.count, 8)
  }

  func testOtherFormatsAreRefusedByTheirNumber() {
    let old = Array("{\"nbformat\": 3, \"worksheets\": []}".utf8)
    XCTAssertThrowsError(try NotebookDocument(ipynb: old)) {
      XCTAssertTrue("\($0)".hasPrefix("notebook format 3 is not in lgs"), "\($0)")
    }
  }

  func testWhatIsNoNotebookSaysWhy() {
    let cases = [
      "": "no JSON: the text ends too early (line 1)", "[]": "no notebook: no JSON object",
      "{}": "no notebook: nbformat is missing", "{\"nbformat\": 4}": "no notebook: cells are missing",
      "{\"nbformat\": 4, \"cells\": [1]}": "cell 1 is no JSON object",
      "{\"nbformat\": 4,\n \"cells\": [}": "no JSON: an unknown value (line 2)",
      "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}": "cell 1 is of an unknown kind: 'heading'",
    ]
    for (text, message) in cases {
      XCTAssertThrowsError(try NotebookDocument(ipynb: Array(text.utf8)), text) { XCTAssertEqual("\($0)", message) }
    }
  }

  func testTheKernelsNameIsSet() throws {
    var document = NotebookDocument(cells: [])
    XCTAssertEqual(document.kernelName, "python3")
    document.kernelName = "lgs"
    XCTAssertEqual(document.metadata["kernelspec"]?.objectValue?["display_name"], .string("lgs"))
  }

  func testOutputsOfAnOlderFileStayWithTheirCells() throws {
    var old = NotebookDocument(cells: [Cell(kind: .code, source: "a"), Cell(kind: .code, source: "b")])
    old.cells[1].outputs = [Output(.stream(name: "stdout", text: "B\n"))]
    let fresh = NotebookDocument(cells: [Cell(kind: .code, source: "new"), Cell(kind: .code, source: "b")])
    let kept = fresh.keepingOutputs(of: old)
    XCTAssertEqual(kept.cells[0].outputs, [])
    XCTAssertEqual(kept.cells[1].outputs, old.cells[1].outputs)
  }
}
