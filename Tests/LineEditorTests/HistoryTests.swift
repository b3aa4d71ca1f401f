import Foundation
import XCTest

@testable import LineEditor

final class HistoryTests: XCTestCase {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("state/lgs/history") }

  func testBlocksComeBackAsTheyWere() {
    let blocks = ["a = 1", "for i in x:\n    print('\\n', i)\n", "한글 \\\\ \t😀", "\\n"]
    let history = History(path: path)
    for block in blocks { history.add(block) }
    XCTAssertEqual(History(path: path).entries, blocks)
    XCTAssertNil(history.problem)
  }

  func testBlankBlocksAndRepetitionsAreLeftOut() {
    let history = History(path: path)
    for block in ["a", "a", " \n ", "b", "a"] { history.add(block) }
    XCTAssertEqual(history.entries, ["b", "a"])
    XCTAssertEqual(History(path: path).entries, ["b", "a"])
  }

  func testTwoSessionsKeepBoth() {
    let one = History(path: path)
    let other = History(path: path)
    one.add("one")
    other.add("other")
    one.add("one more")
    XCTAssertEqual(one.entries, ["one", "one more"])
    XCTAssertEqual(History(path: path).entries, ["one", "other", "one more"])
  }

  func testFileIsForTheUserAlone() throws {
    History(path: path).add("secret")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    XCTAssertEqual(attributes[.posixPermissions] as? Int, 0o600)
  }

  func testLineCutByACrashIsEndedAndTheNextIsWhole() throws {
    let history = History(path: path)
    history.add("first")
    let file = try XCTUnwrap(FileHandle(forWritingAtPath: path))
    file.seekToEndOfFile()
    file.write(Data("half of a li".utf8))
    file.closeFile()
    history.add("next")
    XCTAssertEqual(History(path: path).entries, ["first", "half of a li", "next"])
  }

  func testInvalidTextInTheFileIsTolerated() throws {
    History(path: path).add("a")
    let file = try XCTUnwrap(FileHandle(forWritingAtPath: path))
    file.seekToEndOfFile()
    file.write(Data([0xFF, 0x00, 0x0A, 0x5C, 0x0A]))
    file.closeFile()
    XCTAssertEqual(History(path: path).entries, ["a", "\u{FFFD}\u{0}", ""])
  }

  func testUnusableFileLeavesAHistoryInMemory() throws {
    try folder.write("", to: "file")
    let history = History(path: folder.file("file/history"))
    XCTAssertEqual(history.problem?.hasPrefix("history is not saved: "), true)
    history.add("a")
    XCTAssertEqual(history.entries, ["a"])
  }

  func testOnlyTheLastBlocksAreKept() {
    let history = History(path: path, limit: 3)
    for number in 0..<20 { history.add("block \(number)") }
    XCTAssertEqual(history.entries, ["block 17", "block 18", "block 19"])
    XCTAssertEqual(History(path: path, limit: 3).entries, history.entries)
    let lines = folder.read("state/lgs/history").split(separator: "\n")
    XCTAssertEqual(lines.count, 3)
  }

  func testSessionGoesOnInAFileThatAnotherReplaced() {
    let history = History(path: path, limit: 2)
    for number in 0..<9 { history.add("block \(number)") }
    _ = History(path: path, limit: 2)
    history.add("after")
    XCTAssertEqual(History(path: path, limit: 5).entries, ["block 7", "block 8", "after"])
  }

  func testFileLockedByAnotherIsWrittenLater() throws {
    let history = History(path: path)
    history.add("a")
    let other = open(path, O_RDWR)
    flock(other, LOCK_EX)
    history.add("b")
    XCTAssertEqual(folder.read("state/lgs/history"), "a\n")
    close(other)
    history.add("c")
    XCTAssertEqual(History(path: path).entries, ["a", "b", "c"])
  }
}

final class HistoryWalkTests: XCTestCase {
  func testWalkGoesBackAndForthAndKeepsTheDraft() {
    var walk = HistoryWalk(["a", "b"])
    XCTAssertEqual(walk.move(-1, from: "draft"), "b")
    XCTAssertEqual(walk.move(-1, from: "b"), "a")
    XCTAssertNil(walk.move(-1, from: "a"))
    XCTAssertEqual(walk.move(1, from: "a"), "b")
    XCTAssertEqual(walk.move(1, from: "b"), "draft")
    XCTAssertNil(walk.move(1, from: "draft"))
  }

  func testChangesToAnEntryAreKeptWhileWalking() {
    var walk = HistoryWalk(["a", "b"])
    _ = walk.move(-1, from: "")
    XCTAssertEqual(walk.move(-1, from: "b changed"), "a")
    XCTAssertEqual(walk.move(1, from: "a"), "b changed")
  }

  func testPrefixSelects() {
    var walk = HistoryWalk(["x = 1", "y = 2", "x = 3"])
    XCTAssertEqual(walk.move(-1, from: "x", prefix: "x"), "x = 3")
    XCTAssertEqual(walk.move(-1, from: "x = 3", prefix: "x"), "x = 1")
    XCTAssertEqual(walk.move(1, from: "x = 1", prefix: "x"), "x = 3")
    XCTAssertEqual(walk.move(1, from: "x = 3", prefix: "x"), "x")
  }
}

final class HistorySearchTests: XCTestCase {
  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  func testSearchFindsTheNewestAndThenOlderMatches() {
    var search = HistorySearch(["abc", "xbc", "xyz"])
    XCTAssertNil(search.match)
    search.extend(with: scalars("b"))
    XCTAssertEqual(search.match, BlockText(scalars("xbc"), cursor: 1))
    search.older()
    XCTAssertEqual(search.match?.string, "abc")
    search.older()
    XCTAssertTrue(search.hasFailed)
    XCTAssertEqual(search.match?.string, "abc")
    search.newer()
    XCTAssertEqual(search.match?.string, "xbc")
    search.extend(with: scalars("cd"))
    XCTAssertEqual(search.status, "not found: bcd")
    search.shorten()
    XCTAssertEqual(search.match?.string, "xbc")
  }

  func testSmallLettersMatchCapitals() {
    var search = HistorySearch(["Sequential", "sequence"])
    search.extend(with: scalars("Seq"))
    XCTAssertEqual(search.match?.string, "Sequential")
    var relaxed = HistorySearch(["SEQ"])
    relaxed.extend(with: scalars("seq"))
    XCTAssertEqual(relaxed.match?.string, "SEQ")
  }

  func testEmptyHistory() {
    var search = HistorySearch([])
    search.extend(with: scalars("a"))
    search.older()
    search.newer()
    search.shorten()
    XCTAssertNil(search.match)
  }
}
