import XCTest

@testable import LineEditor

final class BlockTextTests: XCTestCase {
  private func block(_ text: String, _ cursor: Int) -> BlockText {
    BlockText(Array(text.unicodeScalars), cursor: cursor)
  }

  func testLinesAroundTheCursor() {
    let middle = block("ab\ncd\nef", 4)
    XCTAssertEqual([middle.lineStart, middle.lineEnd], [3, 5])
    XCTAssertFalse(middle.isOnFirstLine)
    XCTAssertFalse(middle.isOnLastLine)
    XCTAssertTrue(block("ab\ncd\n  \n", 4).isOnLastWrittenLine)
    XCTAssertEqual([block("", 0).lineStart, block("", 0).lineEnd], [0, 0])
  }

  func testVerticalMovesKeepTheColumn() {
    XCTAssertEqual(block("한글\nabcde", 6).cursor(movedByLines: -1), 1)
    XCTAssertEqual(block("abcde\n한글", 3).cursor(movedByLines: 1), 7)
    XCTAssertEqual(block("abc\nd", 3).cursor(movedByLines: 1), 5)
    XCTAssertNil(block("abc", 1).cursor(movedByLines: -1))
    XCTAssertNil(block("abc", 1).cursor(movedByLines: 1))
  }

  func testClustersAreSteps() {
    let text = "a👨‍👩‍👧\nb"
    let emoji = text.unicodeScalars.count - 2
    XCTAssertEqual(block(text, emoji).previousCluster, 1)
    XCTAssertEqual(block(text, 1).nextCluster, emoji)
    XCTAssertEqual(block(text, emoji).nextCluster, emoji + 1)
    XCTAssertEqual(block(text, emoji + 1).previousCluster, emoji)
    XCTAssertEqual([block("", 0).previousCluster, block("", 0).nextCluster], [0, 0])
  }

  func testBackspaceTakesLevelsOfIndentation() {
    XCTAssertEqual(block("        ", 8).backspaceCount(indentWidth: 4), 4)
    XCTAssertEqual(block("      ", 6).backspaceCount(indentWidth: 4), 2)
    XCTAssertEqual(block("a\n    b", 6).backspaceCount(indentWidth: 4), 4)
    XCTAssertEqual(block("    b", 5).backspaceCount(indentWidth: 4), 1)
    XCTAssertEqual(block("a\nb", 2).backspaceCount(indentWidth: 4), 1)
  }

  func testUndoJoinsTypedLettersAndStopsAtWords() {
    var undo = UndoStack()
    var text = block("", 0)
    for letter in "ab c" {
      var next = text
      next.scalars += letter.unicodeScalars
      next.cursor += 1
      undo.note(before: text, after: next)
      text = next
    }
    XCTAssertEqual(undo.undo()?.string, "ab ")
    XCTAssertEqual(undo.undo()?.string, "ab")
    XCTAssertEqual(undo.undo()?.string, "")
    XCTAssertNil(undo.undo())
  }

  func testTrailingBlankLinesAreCut() {
    XCTAssertEqual("a\n  b  \n\n   ".withoutTrailingBlankLines, "a\n  b  ")
    XCTAssertEqual(" \n".withoutTrailingBlankLines, "")
  }

  func testEditRCLinesBecomeOurCommandsAndKeys() {
    let file = EditRC(
      text: "# note\n bind -v\n\nbind ^R em-inc-search-prev\nlgs:bind -a \\e[A ed-prev-history\nbind ^[[15~ x\n")
    XCTAssertEqual(
      file.lines,
      ["bind -v", "bind ^R lgs-search", "lgs:bind -a \(KeyCode.keys(.up)) lgs-up", "bind ^[[15~ x"])
    XCTAssertEqual(file.bindings, Array(file.lines.dropFirst()))
    XCTAssertEqual(file.boundSequences, [Array("[15~".utf8)])
  }
}
