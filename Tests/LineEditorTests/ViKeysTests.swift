import TerminalSupport
import XCTest

final class ViKeysTests: XCTestCase {
  private func viProbe(_ lines: String = "bind -v\n") throws -> Probe {
    let home = TemporaryFolder()
    try home.write(lines, to: ".editrc")
    return try Probe(home: home)
  }

  func testCommandsWorkAfterEscape() throws {
    let probe = try viProbe()
    probe.type("one two", Keys.escape, "b", "x", "i", "X", Keys.escape, "0", "x", Keys.enter)
    probe.expect(block: "ne Xwo")
  }

  func testArrowsWorkInBothModes() throws {
    let probe = try viProbe()
    probe.type("abc", Keys.left, Keys.left, "X", Keys.escape, Keys.right, "x", Keys.enter)
    probe.expect(block: "aXc")
  }

  func testUpAndDownMoveInTheBlock() throws {
    let probe = try viProbe()
    probe.type("f(ab", Keys.enter, "cd", Keys.up, "X", Keys.escape, "j", "A", ")", Keys.escape, "k", "x", Keys.enter)
    probe.type(Keys.down, Keys.enter)
    XCTAssertTrue(probe.terminal.wait(for: "cd)"))
    probe.type("j", Keys.enter)
    probe.terminal.settle()
    XCTAssertTrue(probe.screen.text.contains("cd)"), probe.screen.text)
  }

  func testEscapeAndCommandInOneBurst() throws {
    let probe = try viProbe()
    probe.type("abc\u{1B}0x", Keys.enter)
    probe.expect(block: "bc")
  }

  func testLineCommandsStayInTheLine() throws {
    let probe = try viProbe()
    probe.type("f(aa", Keys.enter, "bb", Keys.enter, "cc)", Keys.escape, "k", "D")
    probe.expect(rows: ["lgs> f(aa", "...> b", "...> cc)"])
    probe.type("I", "X", Keys.escape, "$", "d", "0")
    probe.expect(rows: ["lgs> f(aa", "...> b", "...> cc)"])
    probe.type("d", "d")
    probe.expect(rows: ["lgs> f(aa", "...> cc)"])
    probe.type("c", "c", "dd)", Keys.escape, Keys.enter)
    probe.expect(block: "f(aa\ndd)")
  }

  func testOperatorsTakeLibeditsMotionsAndCounts() throws {
    let probe = try viProbe()
    probe.type("one two three four", Keys.escape, "0", "d", "w", "2", "d", "w")
    probe.expect(rows: ["lgs> four"])
    probe.type("u")
    probe.expect(rows: ["lgs> two three four"])
    probe.type("0", "1", "0", "l", "D", Keys.enter)
    probe.expect(block: "two three ")
  }

  func testYankedLineIsPut() throws {
    let probe = try viProbe()
    probe.type("ab", Keys.escape, "y", "y", "$", "p", Keys.enter)
    probe.expect(block: "abab")
  }

  func testKoreanLettersInCommandModeInsertNothing() throws {
    let probe = try viProbe()
    probe.type("ab", Keys.escape, "가", "나다", Keys.enter)
    probe.expect(block: "ab")
  }

  func testUserBindingsHoldBesideOurs() throws {
    let probe = try viProbe("bind -v\nbind \\e[A ed-move-to-beg\nlgs:bind ^T ed-delete-prev-word\nother:bind -e\n")
    probe.type("one two", Keys.control("t"), Keys.up, "X", Keys.enter)
    probe.expect(block: "Xone ")
  }

  func testEscapeAtTheStartOfALineStaysInIt() throws {
    let probe = try viProbe()
    probe.type("f(", Keys.enter, Keys.control("u"), Keys.escape, "i", "X)", Keys.enter)
    probe.expect(block: "f(\nX)")
  }
}
