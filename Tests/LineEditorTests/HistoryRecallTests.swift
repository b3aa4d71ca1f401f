import Foundation
import TerminalSupport
import XCTest

final class HistoryRecallTests: XCTestCase {
  func testWholeBlockIsRecalledInTheNextSession() throws {
    let home = TemporaryFolder()
    let first = try Probe(home: home)
    first.type("if a:", Keys.enter, "b", Keys.enter, Keys.enter, Keys.control("d"))
    XCTAssertEqual(first.terminal.waitForExit(), .status(0))
    XCTAssertEqual(home.read(".local/state/lgs/history"), "if a:\\n    b\n")
    let second = try Probe(home: home)
    second.type(Keys.up)
    second.expect(rows: ["lgs> if a:", "...>     b"])
    second.type(Keys.enter, Keys.enter)
    second.expect(block: "if a:\n    b")
  }

  func testTwoSessionsAtOnceKeepBothHistories() throws {
    let home = TemporaryFolder()
    let first = try Probe(home: home)
    let second = try Probe(home: home)
    first.type("a1", Keys.enter)
    second.type("b1", Keys.enter)
    first.type("a2", Keys.enter)
    second.terminal.send(signal: SIGKILL)
    first.type(Keys.up, Keys.up, Keys.enter)
    first.expect(block: "a1")
    first.type(Keys.control("d"))
    let third = try Probe(home: home)
    third.type(Keys.up, Keys.up, Keys.up)
    third.expect(rows: ["lgs> b1"])
  }

  func testStateFolderOfTheEnvironmentIsUsed() throws {
    let home = TemporaryFolder()
    let probe = try Probe(home: home, environment: ["XDG_STATE_HOME": home.file("state")])
    probe.type("a", Keys.enter)
    probe.expect(block: "a")
    XCTAssertEqual(home.read("state/lgs/history"), "a\n")
  }

  func testDownComesBackToWhatWasBeingTyped() throws {
    let probe = try Probe()
    probe.type("old", Keys.enter, "draft", Keys.up)
    probe.expect(rows: ["lgs> old"])
    probe.type(Keys.down, "!")
    probe.expect(rows: ["lgs> draft!"])
  }

  func testPageUpFindsBlocksThatStartWithTheText() throws {
    let probe = try Probe()
    probe.type("alpha 1", Keys.enter, "beta", Keys.enter, "alpha 2", Keys.enter, "gamma", Keys.enter)
    probe.type("al", Keys.pageUp)
    probe.expect(rows: ["lgs> alpha 2"])
    probe.type(Keys.pageUp)
    probe.expect(rows: ["lgs> alpha 1"])
    probe.type(Keys.pageDown, Keys.pageDown)
    probe.expect(rows: ["lgs> al"])
  }

  func testSearchShowsThePatternAndTakesTheMatch() throws {
    let probe = try Probe()
    probe.type("x = linspace(0)", Keys.enter, "y = 2", Keys.enter, Keys.control("r"), "lin")
    probe.expect(rows: ["lgs> x = linspace(0)", "search: lin"])
    probe.type(Keys.enter)
    probe.terminal.settle()
    XCTAssertEqual(probe.screen.text.count(of: "GOT<<x = linspace(0)>>"), 2)
  }

  func testArrowInSearchKeepsTheMatchAndMoves() throws {
    let probe = try Probe()
    probe.type("abc", Keys.enter, Keys.control("r"), "bc", Keys.right, "X")
    probe.expect(rows: ["lgs> abXc"])
  }

  func testSearchThatFindsNothingSaysSoAndAbortKeepsTheText() throws {
    let probe = try Probe()
    probe.type("abc", Keys.enter, "text", Keys.control("r"), "zzz")
    probe.expect(rows: ["lgs> text", "not found: zzz"])
    probe.type(Keys.control("g"), "!")
    probe.expect(rows: ["lgs> text!"])
  }

  func testControlCInSearchClearsTheLine() throws {
    let probe = try Probe()
    probe.type("abc", Keys.enter, Keys.control("r"), "a", Keys.control("c"))
    XCTAssertTrue(probe.terminal.wait(for: "INTERRUPTED"))
    probe.type("d", Keys.enter)
    probe.expect(block: "d")
  }

  func testUnusableHistoryFileIsSaidOnce() throws {
    let home = TemporaryFolder()
    try home.write("", to: "file")
    let probe = try Probe(["--history", home.file("file/history")], home: home)
    probe.type("a", Keys.enter, "b", Keys.enter)
    probe.expect(block: "b")
    XCTAssertEqual(probe.screen.text.count(of: "history is not saved"), 1)
    probe.type(Keys.up, Keys.up)
    probe.expect(rows: ["lgs> a"])
  }
}

extension String {
  /// How often a text occurs in this one.
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
