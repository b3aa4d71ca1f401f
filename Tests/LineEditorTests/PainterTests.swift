import TerminalSupport
import XCTest

@testable import LineEditor

final class PainterTests: XCTestCase {
  private let painter = Painter(prompt: "> ", continuation: ". ")

  private func frame(
    _ text: String, cursor: Int? = nil, spans: [(Range<Int>, Style)] = [], status: String? = nil, width: Int = 10,
    height: Int? = nil, top: Int = 0
  ) -> Frame {
    var top = top
    let block = BlockText(Array(text.unicodeScalars), cursor: cursor)
    return painter.frame(
      of: block, spans: spans, footer: status.map { [painter.status($0, width: width)] } ?? [], width: width,
      height: height, top: &top)
  }

  private func rows(_ frame: Frame) -> [String] { frame.rows.map(\.text) }

  func testEmptyBlockIsAPrompt() {
    let frame = frame("")
    XCTAssertEqual(rows(frame), ["> "])
    XCTAssertEqual([frame.cursorRow, frame.cursorColumn], [0, 2])
  }

  func testLinesHaveContinuationPrompts() {
    let frame = frame("a\n\nb", cursor: 2)
    XCTAssertEqual(rows(frame), ["> a", ". ", ". b"])
    XCTAssertEqual([frame.cursorRow, frame.cursorColumn], [1, 2])
  }

  func testLongLinesWrapWithoutPrompt() {
    let frame = frame("abcdefghij", cursor: 8)
    XCTAssertEqual(rows(frame), ["> abcdefgh", "ij"])
    XCTAssertEqual([frame.cursorRow, frame.cursorColumn], [1, 0])
  }

  func testWideCharactersDoNotStraddleRows() {
    XCTAssertEqual(rows(frame("abcdefg한글")), ["> abcdefg", "한글"])
  }

  func testTabsReachTheNextStopOfTheLine() {
    XCTAssertEqual(rows(frame("a\tb", width: 40)), ["> a       b"])
  }

  func testControlsAreVisible() {
    XCTAssertEqual(rows(frame("a\u{1}b\u{7F}")), ["> a^Ab^?"])
  }

  func testUncertainClustersSetTheColumn() {
    XCTAssertEqual(rows(frame("👨‍👩‍👧b")), ["> 👨‍👩‍👧\u{1B}[5Gb"])
  }

  func testStylesCoverTheirTextAndStartAgainOnTheNextRow() {
    let frame = frame("abcdefghij", spans: [(1..<2, Style("31")), (7..<9, Style("32"))])
    XCTAssertEqual(
      rows(frame), ["> a\u{1B}[31mb\u{1B}[0mcdefg\u{1B}[32mh\u{1B}[0m", "\u{1B}[32mi\u{1B}[0mj"])
  }

  func testTallBlockShowsTheRowsAroundTheCursor() {
    let text = (0..<9).map(String.init).joined(separator: "\n")
    XCTAssertEqual(rows(frame(text, height: 3)), [". 6", ". 7", ". 8"])
    XCTAssertEqual(rows(frame(text, cursor: 10, height: 3, top: 4)), [". 4", ". 5", ". 6"])
    XCTAssertEqual(rows(frame(text, cursor: 0, height: 3, top: 4)), ["> 0", ". 1", ". 2"])
  }

  func testStatusStandsUnderTheBlock() {
    XCTAssertEqual(rows(frame("a\nb", status: "search", height: 2)), [". b", "\u{1B}[2msearch\u{1B}[0m"])
  }

  func testPromptWiderThanTheScreenIsCut() {
    XCTAssertEqual(rows(Painter(prompt: "lgs> ", continuation: "").frame4("abc")), ["lgab", "c"])
  }

  /// Whatever is drawn after whatever else, the screen shows the last frame and the cursor's place in it.
  func testUpdatesLeadFromAnyFrameToAnyOther() {
    let texts = ["", "a", "한글\nb", "abcdefgh", "abcdefghij\nk\nl", "x\ny", "1\n2\n3\n4\n5\n6"]
    for first in texts {
      for second in texts {
        for cursor in [0, second.unicodeScalars.count / 2, second.unicodeScalars.count] {
          let screen = Screen(columns: 10, rows: 5)
          let old = frame(first, cursor: first.unicodeScalars.count / 2, height: 5)
          let new = frame(second, cursor: cursor, height: 5)
          screen.feed(Painter.update(from: nil, to: old).utf8)
          screen.feed(Painter.update(from: old, to: new).utf8)
          let shown = rows(new).map { String($0.reversed().drop { $0 == " " }.reversed()) }
          XCTAssertEqual(Array(screen.lines.prefix(shown.count)), shown, "\(first) → \(second)")
          XCTAssertEqual(screen.lines.dropFirst(shown.count).joined(), "", "\(first) → \(second)")
          XCTAssertEqual([screen.cursorRow, screen.cursorColumn], [new.cursorRow, new.cursorColumn])
        }
      }
    }
  }

  func testUnchangedRowsAreNotDrawnAgain() {
    let update = Painter.update(from: frame("a\nb\nc", cursor: 5), to: frame("a\nb\ncd", cursor: 6))
    XCTAssertEqual(update, "\r\u{1B}[K. cd\r\u{1B}[4C")
  }
}

extension Painter {
  fileprivate func frame4(_ text: String) -> Frame {
    var top = 0
    return frame(of: BlockText(text), spans: [], width: 4, height: nil, top: &top)
  }
}
