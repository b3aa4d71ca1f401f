import XCTest

@testable import LineEditor

final class CharacterWidthTests: XCTestCase {
  private func columns(_ text: String) -> Int { CharacterWidth.columns(of: text) }

  func testLettersTakeOneColumnAndKoreanTwo() {
    XCTAssertEqual(columns("abc"), 3)
    XCTAssertEqual(columns("é ϵ π"), 5)
    XCTAssertEqual(columns("한글"), 4)
    XCTAssertEqual(columns("日本語"), 6)
    XCTAssertEqual(columns("ｱＡ"), 3)
  }

  func testMarksTakeNoColumn() {
    XCTAssertEqual(columns("e\u{301}"), 1)
    XCTAssertEqual(columns("a\u{200B}b"), 2)
    XCTAssertEqual(columns("\u{1112}\u{1161}\u{11AB}"), 2)
  }

  func testEmojiClustersTakeTwoColumns() {
    for emoji in ["😀", "👍🏽", "👨‍👩‍👧", "🇰🇷", "❤️"] { XCTAssertEqual(columns(emoji), 2, emoji) }
  }

  func testControlsAreDrawnWithACaret() {
    XCTAssertEqual(columns("\u{1}"), 2)
  }

  func testCellsAreTheCharactersOfSwift() {
    let text = "a한e\u{301}👨‍👩‍👧🇰🇷\u{1112}\u{1161}\u{11AB}가\u{301}漢字z\u{FE0F}!"
    let scalars = Array(text.unicodeScalars)
    let cells = Cells(scalars).map { BlockText.string(scalars[$0.range]) }
    XCTAssertEqual(cells, text.map(String.init))
  }

  func testRangesAreAscendingAndDisjoint() {
    for (one, next) in zip(WideRanges.all, WideRanges.all.dropFirst()) {
      XCTAssertLessThan(one.upperBound, next.lowerBound)
    }
  }

  func testNormalisationComposesAndLeavesTheRest() {
    let decomposed = Array("x\u{1112}\u{1161}\u{11AB}e\u{301}".unicodeScalars)
    XCTAssertEqual(TextNormalization.composed(decomposed).map(\.value), [0x78, 0xD55C, 0xE9])
    XCTAssertEqual(TextNormalization.composed(Array("abc".unicodeScalars)), Array("abc".unicodeScalars))
  }
}
