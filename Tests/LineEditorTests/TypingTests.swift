import TerminalSupport
import XCTest

final class TypingTests: XCTestCase {
  func testCompleteLineRunsAtEnter() throws {
    let probe = try Probe()
    probe.type("a = 1", Keys.enter)
    probe.expect(block: "a = 1")
    XCTAssertEqual(probe.screen.lines[0], "lgs> a = 1")
  }

  func testBlockIsIndentedAndEndsWithABlankLine() throws {
    let probe = try Probe()
    probe.type("for i in x:", Keys.enter, "print(i)", Keys.enter, "print(2)", Keys.enter)
    probe.expect(rows: ["lgs> for i in x:", "...>     print(i)", "...>     print(2)", "...>"])
    probe.type(Keys.enter)
    probe.expect(block: "for i in x:\n    print(i)\n    print(2)")
  }

  func testOpenBracketContinues() throws {
    let probe = try Probe()
    probe.type("f(", Keys.enter, "1)", Keys.enter)
    probe.expect(block: "f(\n    1)")
  }

  func testUpAndDownMoveWithinTheBlock() throws {
    let probe = try Probe()
    probe.type("if a:", Keys.enter, "b", Keys.enter, "c", Keys.up, "X", Keys.up, "Y", Keys.down, Keys.down, "Z")
    probe.expect(rows: ["lgs> if a:Y", "...>     bX", "...>     cZ"])
  }

  func testColumnsOfWideCharactersCountWhenMovingVertically() throws {
    let probe = try Probe()
    probe.type("f(가나다", Keys.enter, "abcd", Keys.up, "|")
    probe.expect(rows: ["lgs> f(가|나다", "...> abcd"])
  }

  func testEnterInTheMiddleOfABlockInsertsALine() throws {
    let probe = try Probe()
    probe.type("if a:", Keys.enter, "b", Keys.enter, "c", Keys.up, Keys.enter, "new")
    probe.expect(rows: ["lgs> if a:", "...>     b", "...>     new", "...>     c"])
  }

  func testEnterInTheMiddleOfASingleLineRunsIt() throws {
    let probe = try Probe()
    probe.type("abc", Keys.left, Keys.enter)
    probe.expect(block: "abc")
  }

  func testAltEnterInsertsANewline() throws {
    let probe = try Probe()
    probe.type("a = 1", Keys.altEnter, "b = 2", Keys.enter)
    probe.expect(block: "a = 1\nb = 2")
  }

  func testEscapeThenEnterInsertsANewline() throws {
    let probe = try Probe()
    probe.type("a", Keys.escape, Keys.enter, "b", Keys.enter)
    probe.expect(block: "a\nb")
  }

  func testBackspaceTakesOneLevelOfIndentation() throws {
    let probe = try Probe()
    probe.type("if a:", Keys.enter, "if b:", Keys.enter, Keys.backspace, "c")
    probe.expect(rows: ["lgs> if a:", "...>     if b:", "...>     c"])
  }

  func testTabIndentsToTheNextLevel() throws {
    let probe = try Probe()
    probe.type("\t", "a", Keys.enter)
    probe.expect(block: "    a")
  }

  func testKoreanTextIsEditedInTheMiddle() throws {
    let probe = try Probe()
    probe.type("이름 = '홍길동'", Keys.left, Keys.left, Keys.backspace, "정", Keys.home, "가", Keys.enter)
    probe.expect(block: "가이름 = '홍정동'")
    XCTAssertEqual(probe.screen.lines[0], "lgs> 가이름 = '홍정동'")
  }

  func testCursorStandsAfterWideCharacters() throws {
    let probe = try Probe()
    probe.type("가나", Keys.left)
    XCTAssertEqual(probe.screen.cursorColumn, 7)
  }

  func testDecomposedTextIsComposed() throws {
    let probe = try Probe()
    probe.type("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "e", "\u{301}", Keys.enter)
    probe.expect(block: "한글é")
    XCTAssertTrue(probe.screen.text.unicodeScalars.contains("\u{D55C}"))
  }

  func testEmojiIsOneStepOfTheCursor() throws {
    let probe = try Probe()
    probe.type("a👨‍👩‍👧b", Keys.left, Keys.left, Keys.delete, Keys.enter)
    probe.expect(block: "ab")
  }

  func testUndoTakesBackOneChangeAfterTheOther() throws {
    let probe = try Probe()
    probe.type("a", "b", "c", " ", "d", Keys.control("_"), Keys.control("_"))
    probe.expect(rows: ["lgs> abc"])
    probe.type(Keys.control("_"))
    probe.expect(rows: ["lgs>"])
  }

  func testUndoBringsBackAKilledLineAndTyping() throws {
    let probe = try Probe()
    probe.type("x = 12", Keys.control("u"))
    probe.expect(rows: ["lgs>"])
    probe.type(Keys.control("_"), "3", Keys.enter)
    probe.expect(block: "x = 123")
  }

  func testKillStopsAtTheLineAndYankBringsTheTextBack() throws {
    let probe = try Probe()
    probe.type("f(ab", Keys.enter, "cd)", Keys.up, Keys.control("a"), Keys.control("k"))
    probe.expect(rows: ["lgs>", "...> cd)"])
    probe.type(Keys.down, Keys.control("e"), Keys.control("y"))
    probe.expect(rows: ["lgs>", "...> cd)f(ab"])
  }

  func testWordKeysWork() throws {
    let probe = try Probe()
    probe.type("one two three", "\u{1B}b", Keys.control("w"), "\u{1B}[1;5D", "X", Keys.enter)
    probe.expect(block: "Xone three")
  }

  func testControlLClearsTheScreenAndKeepsTheBlock() throws {
    let probe = try Probe()
    probe.type("a", Keys.enter, "b", Keys.control("l"))
    probe.expect(rows: ["lgs> b"])
    XCTAssertEqual(probe.screen.text, "lgs> b")
  }

  func testUnknownFunctionKeysInsertNothing() throws {
    let probe = try Probe()
    probe.type("a", "\u{1B}[15~", "\u{1B}OP", "\u{1B}[I", "b", Keys.enter)
    probe.expect(block: "ab")
  }

  func testOutputWithoutANewlineStaysVisible() throws {
    let probe = try Probe()
    probe.type("noline", Keys.enter)
    probe.expect(rows: ["lgs>"])
    XCTAssertEqual(Array(probe.screen.lines[1...2]), ["partial\u{23CE}", "lgs>"])
  }
}
