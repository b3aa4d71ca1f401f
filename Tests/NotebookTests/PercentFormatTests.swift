import Foundation
import XCTest

@testable import Notebook

/// Percent files are read as jupytext reads them.
final class PercentFormatTests: XCTestCase {
  private struct Case: Decodable {
    struct Cell: Decodable {
      var kind: String
      var source: String
      var metadata: String
    }
    var text: String
    var cells: [Cell]
  }

  func testFilesHaveTheCellsThatJupytextFinds() throws {
    for example in try Fixture.json([Case].self, "percent.json") {
      let cells = PercentFormat.read(example.text).cells
      XCTAssertEqual(cells.map(\.kind.rawValue), example.cells.map(\.kind), example.text)
      XCTAssertEqual(cells.map(\.source), example.cells.map(\.source), example.text)
      for (cell, expected) in zip(cells, example.cells) {
        let metadata = try JSONReader.read(Array(expected.metadata.utf8))
        XCTAssertEqual(sorted(.object(cell.metadata)), sorted(metadata), example.text)
      }
    }
  }

  /// The members in the order of their names.
  private func sorted(_ json: JSON) -> [String] {
    (json.objectValue?.members ?? []).map { "\($0.key)=\(JSONWriter.text(of: $0.value))" }.sorted()
  }

  func testWhatIsWrittenIsReadAsTheSameCells() throws {
    for example in try Fixture.json([Case].self, "percent.json") {
      let document = PercentFormat.read(example.text)
      let text = PercentFormat.text(of: document)
      XCTAssertEqual(PercentFormat.read(text).cells, document.cells, text)
      XCTAssertEqual(PercentFormat.text(of: PercentFormat.read(text)), text)
    }
  }

  func testCommentsInFrontOfTheFirstCellAreNoText() {
    let document = PercentFormat.read("# About this file.\n\n# %%\nx\n")
    XCTAssertEqual(document.cells.map(\.kind), [.raw, .code])
  }

  func testAFileWithoutMarksIsOneCell() {
    XCTAssertEqual(PercentFormat.read("x = 1\ny = 2\n").cells, [Cell(kind: .code, source: "x = 1\ny = 2")])
  }

  func testPythonHasThePreambleAndNoMagics() {
    let document = PercentFormat.read("# %%\n%matplotlib inline\nx = '''\n%no magic\n'''\n# %%\n%%time\n!ls\n")
    let text = PercentFormat.text(of: document, .python)
    XCTAssertTrue(text.hasPrefix("# %% Preamble\nimport builtins\n"))
    XCTAssertTrue(
      text.hasSuffix("# %%\n# %matplotlib inline\nx = '''\n%no magic\n'''\n\n# %%\n# %%time\n# !ls\n"), text)
    XCTAssertEqual(PercentFormat.read(text, .python).cells, document.cells)
  }

  func testThePreambleIsThatOfTheGrammar() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let grammar = try String(contentsOf: root.appendingPathComponent("grammar.md"), encoding: .utf8)
    XCTAssertTrue(grammar.contains("```python\n\(PythonProgram.preamble)\n```"))
  }
}

final class CellPartsTests: XCTestCase {
  func testMagicsStandBetweenPartsOfTheLanguageThatKeepTheirLines() {
    let parts = CellParts("x = 1\n%time f()\ny = 2\n").parts
    XCTAssertEqual(
      parts,
      [
        .code("x = 1\n"), .magic(.init(name: "time", argument: "f()", line: 2, isIndented: false)),
        .code("\n\ny = 2\n\n"),
      ])
  }

  func testPercentSignsInsideExpressionsAreOperators() {
    for source in ["x = (7\n% 2)\n", "x = '''\n%time\n'''\n", "x = 7 \\\n% 2\n", "[1,\n!x]"] {
      XCTAssertEqual(CellParts(source).magicLines, [], source)
    }
  }

  func testACellMagicTakesTheRest() {
    let parts = CellParts("\n%%timeit -n 3\nx\n")
    XCTAssertEqual(parts.cellMagic, .init(name: "timeit", argument: "-n 3", line: 2, isIndented: false))
    XCTAssertEqual(parts.parts, [.code("\n\nx\n\n")])
  }
}
