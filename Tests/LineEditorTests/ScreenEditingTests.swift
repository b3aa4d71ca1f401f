import TerminalSupport
import XCTest

final class ScreenEditingTests: XCTestCase {
  func testBlockTallerThanTheScreenScrolls() throws {
    let probe = try Probe(rows: 8)
    probe.type(Keys.paste((1...20).map { "line\($0)" }.joined(separator: "\n")))
    XCTAssertTrue(probe.terminal.wait { $0.lines == (13...20).map { "...> line\($0)" } }, probe.screen.text)
    for _ in 1...19 { probe.terminal.type(Keys.up) }
    XCTAssertTrue(
      probe.terminal.wait { $0.lines == ["lgs> line1"] + (2...8).map { "...> line\($0)" } }, probe.screen.text)
    probe.type("X")
    XCTAssertEqual(probe.screen.lines[0], "lgs> line1X")
    probe.type("\u{1B}>", "Y")
    XCTAssertEqual(probe.screen.lines[7], "...> line20Y")
  }

  func testTallBlockIsWholeOnceItRuns() throws {
    let probe = try Probe(rows: 8)
    probe.type(Keys.paste((1...20).map { "line\($0)" }.joined(separator: "\n")), Keys.enter)
    probe.terminal.settle()
    let shown = probe.screen.scrollback + probe.screen.lines
    let start = try XCTUnwrap(shown.lastIndex(of: "lgs> line1"))
    XCTAssertEqual(Array(shown[(start + 1)...(start + 19)]), (2...20).map { "...> line\($0)" })
    XCTAssertEqual(shown[start + 20], "GOT<<line1")
  }

  func testLongLineWrapsAndIsEdited() throws {
    let probe = try Probe(columns: 20)
    probe.type("abcdefghijklmnopqrstuvwxyz", Keys.home, "0")
    probe.expect(rows: ["lgs> 0abcdefghijklmn", "opqrstuvwxyz"])
    XCTAssertEqual([probe.screen.cursorRow, probe.screen.cursorColumn], [0, 6])
  }

  func testCursorAfterAFullRowIsOnTheNext() throws {
    let probe = try Probe(columns: 20)
    probe.type("abcdefghijklmno")
    XCTAssertEqual([probe.screen.cursorRow, probe.screen.cursorColumn], [1, 0])
    probe.type("p")
    probe.expect(rows: ["lgs> abcdefghijklmno", "p"])
  }

  func testWideCharacterThatDoesNotFitGoesToTheNextRow() throws {
    let probe = try Probe(columns: 20)
    probe.type("abcdefghijklmn가나")
    probe.expect(rows: ["lgs> abcdefghijklmn", "가나"])
    XCTAssertEqual([probe.screen.cursorRow, probe.screen.cursorColumn], [1, 4])
  }

  func testShrinkingFrom50To20KeepsTheWholeText() throws {
    let probe = try Probe(columns: 50, rows: 12)
    probe.type("before", Keys.enter)
    probe.expect(block: "before")
    probe.type("f(abcdefghijklmnopqrstuvwxyz,", Keys.enter, "가나다라마바사아자차")
    probe.terminal.resize(columns: 20, rows: 12)
    probe.terminal.settle()
    probe.expect(rows: ["lgs> f(abcdefghijklm", "nopqrstuvwxyz,", "...> 가나다라마바사", "아자차"])
    XCTAssertEqual(Array(probe.screen.lines[0...1]), ["lgs> before", "GOT<<before>>"])
    probe.type("!")
    probe.expect(rows: ["lgs> f(abcdefghijklm", "nopqrstuvwxyz,", "...> 가나다라마바사", "아자차!"])
  }

  func testGrowingFrom20To50() throws {
    let probe = try Probe(columns: 20, rows: 12)
    probe.type("abcdefghijklmnopqrstuvwxyz")
    probe.terminal.resize(columns: 50, rows: 12)
    probe.terminal.settle()
    probe.type("!")
    XCTAssertEqual(probe.screen.text, "lgs> abcdefghijklmnopqrstuvwxyz!")
  }

  func testResizeWhileTheBlockIsTallerThanTheScreen() throws {
    let probe = try Probe(columns: 50, rows: 10)
    probe.type(Keys.paste((1...30).map { "line\($0)" }.joined(separator: "\n")))
    probe.terminal.resize(columns: 30, rows: 6)
    probe.terminal.settle()
    probe.type("!")
    XCTAssertEqual(probe.screen.lines, (25...29).map { "...> line\($0)" } + ["...> line30!"])
  }

  func testColoursAreHarmlessToTheText() throws {
    let probe = try Probe(["--colour"], columns: 20)
    probe.type("a1b22c333d4444e55555f", Keys.left, "6")
    probe.expect(rows: ["lgs> a1b22c333d4444e", "555556f"])
    let output = String(decoding: probe.terminal.output, as: UTF8.self)
    XCTAssertTrue(output.contains("\u{1B}[32mlgs> \u{1B}[0m"))
    XCTAssertTrue(output.contains("\u{1B}[36m4444\u{1B}[0m") || output.contains("\u{1B}[36m4\u{1B}[0m"))
  }

  func testPromptInATinyTerminal() throws {
    let probe = try Probe(columns: 4, rows: 3, prompt: "lg")
    probe.type("abcdef가", Keys.enter)
    let shown = probe.terminal.wait { screen in
      (screen.scrollback + screen.lines).joined().contains("GOT<<abcdef가>>")
    }
    XCTAssertTrue(shown, probe.screen.text)
  }
}
