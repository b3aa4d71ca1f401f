import TerminalSupport
import XCTest

final class PasteTests: XCTestCase {
  func testPasteIsOneBlockThatWaitsForEnter() throws {
    let probe = try Probe()
    probe.type(Keys.paste("a = 1\nb = 2\nc = 3\n"))
    probe.expect(rows: ["lgs> a = 1", "...> b = 2", "...> c = 3"])
    probe.type(Keys.enter)
    probe.expect(block: "a = 1\nb = 2\nc = 3")
  }

  func testPasteIsNotIndented() throws {
    let probe = try Probe()
    probe.type(Keys.paste("for i in x:\n    a\n\n    b\n"))
    probe.expect(rows: ["lgs> for i in x:", "...>     a", "...>", "...>     b", "...>"])
    probe.type(Keys.enter)
    probe.expect(block: "for i in x:\n    a\n\n    b")
  }

  func testEnterSentTogetherWithTheEndOfThePasteRunsIt() throws {
    let probe = try Probe()
    probe.type(Keys.paste("a = 1") + Keys.enter)
    probe.expect(block: "a = 1")
  }

  func testPromptsAndOutputAreStripped() throws {
    let probe = try Probe()
    probe.type(Keys.paste(">>> x = 2\n>>> x\n2\n>>> for i in x:\n...     print(i)\n... \n0\n1\n"), Keys.enter)
    probe.expect(block: "x = 2\nx\nfor i in x:\n    print(i)")
  }

  func testUndoTakesBackAWholePaste() throws {
    let probe = try Probe()
    probe.type("z", Keys.paste("1\n2\n3"), Keys.control("_"))
    probe.expect(rows: ["lgs> z"])
  }

  func testEscapeSequencesInAPasteAreDropped() throws {
    let probe = try Probe()
    probe.type(Keys.paste("a\u{1B}[31mb\u{7}\u{1B}c"), Keys.enter)
    probe.expect(block: "abc")
  }

  func testDecomposedPasteIsComposed() throws {
    let probe = try Probe()
    probe.type(Keys.paste("x = '\u{1112}\u{1161}\u{11AB}'"), Keys.enter)
    probe.expect(block: "x = '한'")
  }

  func testFiveThousandLinesTakeLessThanFiveSeconds() throws {
    let probe = try Probe()
    let lines = (0..<5000).map { "value_\($0) = compute(\($0), 'text') + 1" }
    let start = PseudoTerminal.now()
    probe.terminal.type(Keys.paste(lines.joined(separator: "\n")))
    XCTAssertTrue(probe.terminal.wait(for: "value_4999", seconds: 30))
    // The build for debugging is many times slower than the released one, which takes less than one second.
    XCTAssertLessThan(PseudoTerminal.now() - start, 5)
    probe.terminal.type(Keys.enter)
    XCTAssertTrue(probe.terminal.wait(for: lines[4999] + ">>", seconds: 30))
    XCTAssertTrue(probe.screen.scrollback.contains { $0 == "GOT<<\(lines[0])" })
  }

  func testBurstWithoutMarkersRunsLineByLine() throws {
    let probe = try Probe()
    probe.terminal.type("a = 1\rb = 2\r")
    probe.expect(block: "a = 1")
    probe.expect(block: "b = 2")
  }

  func testBurstWithoutMarkersIsNotIndented() throws {
    let probe = try Probe()
    probe.terminal.type("for i in x:\r    a\r\r    b\r\r")
    probe.expect(block: "for i in x:\n    a\n\n    b")
  }

  func testBurstOfFiveThousandLinesIsOneBlock() throws {
    let probe = try Probe()
    let lines = (0..<5000).map { "    value_\($0) = compute(\($0), 'text') + 1" }
    let start = PseudoTerminal.now()
    probe.terminal.type("f(\r" + lines.joined(separator: "\r") + "\r)\r")
    XCTAssertTrue(probe.terminal.wait(for: lines[4999] + "\n)>>", seconds: 60))
    // The build for debugging is many times slower than the released one, which takes one second.
    XCTAssertLessThan(PseudoTerminal.now() - start, 30)
  }

  func testInterruptEndsAPasteThatNeverEnds() throws {
    let probe = try Probe()
    probe.type("\u{1B}[200~abc")
    probe.terminal.send(signal: SIGINT)
    XCTAssertTrue(probe.terminal.wait(for: "INTERRUPTED"))
    probe.type("a", Keys.enter)
    probe.expect(block: "a")
  }

  func testMarkersAreOnOnlyWhileReading() throws {
    let probe = try Probe()
    XCTAssertTrue(probe.screen.marksPastes)
    probe.type(Keys.control("d"))
    XCTAssertEqual(probe.terminal.waitForExit(), .status(0))
    XCTAssertFalse(probe.screen.marksPastes)
  }

  func testTooLargeAPasteIsRefusedWithAReason() throws {
    let probe = try Probe()
    probe.terminal.type(Keys.paste(String(repeating: "0123456789\n", count: 250_000)))
    XCTAssertTrue(probe.terminal.wait(for: "too large", seconds: 60))
    probe.type("a", Keys.enter)
    probe.expect(block: "a")
  }
}
