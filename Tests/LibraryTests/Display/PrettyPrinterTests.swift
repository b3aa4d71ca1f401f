import Foundation
import Interpreter
import Library
import XCTest

/// Notebooks show values as IPython does; `scripts/fixtures/pretty.py` asked it.
final class PrettyPrinterTests: XCTestCase {
  private struct Case: Decodable {
    var source: String
    var text: String
  }

  private final class NoOutput: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  private let session = Prelude.makeSession(output: NoOutput())

  private func text(of source: String) throws -> String {
    let value = try session.evaluate(source)
    guard case .text(let text)? = try value.representation(as: .plain) else { return "" }
    return text
  }

  func testValuesShowAsInIPython() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/pretty.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    XCTAssertGreaterThan(cases.count, 100)
    for example in cases { XCTAssertEqual(try text(of: example.source), example.text, example.source) }
  }

  func testCyclesEnd() throws {
    _ = session.run("a = [1]\na.append(a)\nd = {}\nd['d'] = d\n", name: "<test>")
    XCTAssertEqual(try text(of: "a"), "[1, [...]]")
    XCTAssertEqual(try text(of: "d"), "{'d': {...}}")
  }

  func testObjectsWithoutARepresentationOfTheirOwnLoseTheWordObject() throws {
    XCTAssertTrue(try text(of: "iter([])").hasPrefix("<list_iterator at 0x"))
    XCTAssertTrue(try text(of: "zip([])").hasPrefix("<zip at 0x"))
  }

  func testFunctionsShowTheirParameters() throws {
    _ = session.run("def f(a, b=[1], *, c='x'): pass\n", name: "<test>")
    XCTAssertEqual(try text(of: "f"), "<function __main__.f(a, b=[1], *, c='x')>")
  }
}

/// What `display` and `IPython.display` do in a session.
final class DisplayTests: XCTestCase {
  private final class Text: OutputSink {
    var text = ""
    func write(_ text: String) { self.text += text }
    func flush() {}
  }

  func testPublishedValuesReachTheFrontEndWithTheirForms() throws {
    let session = Prelude.makeSession(output: Text())
    var html: [String] = []
    session.published = { value in
      if case .text(let text)? = try value.representation(as: .html) { html.append(text) }
    }
    _ = session.run(
      "from IPython.display import display, HTML\ndisplay(HTML('<b>1</b>'), HTML('2'), 3)\n", name: "<test>")
    XCTAssertEqual(html, ["<b>1</b>", "2"])
  }

  func testWithoutAFrontEndValuesArePrintedOnOneLine() throws {
    let output = Text()
    let session = Prelude.makeSession(output: output)
    _ = session.run("import IPython.display\nIPython.display.display('a', [1])\n", name: "<test>")
    XCTAssertEqual(output.text, "a [1]\n")
  }

  func testTheEndOfACellShowsWhatTheLibraryHasOpen() throws {
    let session = Prelude.makeSession(output: Text())
    var shown: [String] = []
    session.published = { shown.append(try $0.repr()) }
    session.endOfCell.append { [.int(1), .string("a")] }
    guard case .finished = session.endCell() else { return XCTFail("the cell did not end") }
    XCTAssertEqual(shown, ["1", "'a'"])
  }

  func testWhatLgsLacksIsRefusedByName() throws {
    let session = Prelude.makeSession(output: Text())
    let programs = [
      "from IPython.display import Audio": "IPython.display.Audio is not in lgs",
      "from IPython.display import HTML\nHTML(url='x')": "IPython.display.HTML(url=…) is not in lgs",
      "from IPython.display import display\ndisplay(1, raw=True)": "display(raw=…) is not in lgs",
    ]
    for (program, message) in programs {
      guard case .raised(let exception) = session.run(program + "\n", name: "<test>") else {
        XCTFail(program)
        continue
      }
      XCTAssertTrue(exception.summaryLine.hasSuffix(message), exception.summaryLine)
    }
  }
}
