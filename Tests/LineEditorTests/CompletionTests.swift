import TerminalSupport
import XCTest

@testable import LineEditor

final class CompletionTests: XCTestCase {
  func testTheOnlyCandidateIsTaken() throws {
    let probe = try Probe(["--complete"])
    probe.type("x = ban", "\t", Keys.enter)
    probe.expect(block: "x = banana")
  }

  func testTheCommonPartIsInsertedAndTheMenuOpens() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t")
    probe.expect(rows: ["lgs> x=ap", "apple    apricot", "2 candidates: Tab selects, Enter takes, Escape leaves"])
  }

  func testTabSelectsAndEnterTakesWithoutRunning() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t", "\t", "\t")
    probe.expect(rows: ["lgs> x=apricot", "apple    apricot", "the apricot"])
    probe.type(Keys.enter)
    probe.expect(rows: ["lgs> x=apricot"])
    probe.type("s", Keys.enter)
    probe.expect(block: "x=apricots")
  }

  func testArrowsAndShiftTabSelect() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t", Keys.down, Keys.right, "\u{1B}[Z", Keys.enter, Keys.enter)
    probe.expect(block: "x=apple")
  }

  func testEscapeLeavesWhatWasTyped() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t", "\t", Keys.escape)
    probe.expect(rows: ["lgs> x=ap"])
  }

  func testLettersNarrowTheMenuAndOtherKeysCloseIt() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t", "r")
    probe.expect(rows: ["lgs> x=apr", "apricot", "1 candidates: Tab selects, Enter takes, Escape leaves"])
    probe.type("\t", ".", Keys.enter)
    probe.expect(block: "x=apricot.")
  }

  func testBackspaceWidensTheMenu() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=ap", "\t", Keys.backspace, Keys.backspace)
    probe.expect(rows: [
      "lgs> x=", "apple    apricot  banana   cherry   체리     체스",
      "6 candidates: Tab selects, Enter takes, Escape leaves",
    ])
  }

  func testTheMenuIsGoneOnceTheBlockRuns() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=체", "\t", "\t", Keys.enter, Keys.enter)
    probe.expect(block: "x=체리")
    XCTAssertFalse(probe.screen.text.contains("체스"), probe.screen.text)
  }

  func testInterruptClosesTheMenuAndTheBlock() throws {
    let probe = try Probe(["--complete"])
    probe.type("x=a", "\t", Keys.control("c"))
    XCTAssertTrue(probe.terminal.wait(for: "INTERRUPTED"))
    XCTAssertFalse(probe.screen.text.contains("apricot"), probe.screen.text)
  }

  func testTabAtTheStartOfALineIndents() throws {
    let probe = try Probe(["--complete"])
    probe.type("\t", "a", Keys.enter)
    probe.expect(block: "    a")
  }

  func testAHintStandsUnderTheCallAndVanishes() throws {
    let probe = try Probe(["--complete"])
    probe.type("f(")
    probe.expect(rows: ["lgs> f(", "f(fruit): eats it"])
    probe.type(")", Keys.enter)
    probe.expect(block: "f()")
    XCTAssertFalse(probe.screen.text.contains("eats"), probe.screen.text)
  }

  func testASmallScreenKeepsTheBlockVisible() throws {
    let probe = try Probe(["--complete"], columns: 12, rows: 4)
    probe.type("x=a", "\t", "\t")
    probe.expect(rows: ["lgs> x=apple", "", "apple", "1/2  the ap"])
  }

  func testTheRestOfAnEarlierBlockIsSuggestedAndTakenByTheRightArrow() throws {
    let probe = try Probe(["--suggest"])
    probe.type("alpha = 1", Keys.enter, "al")
    probe.expect(rows: ["lgs> alpha = 1"])
    XCTAssertEqual(probe.screen.cursorColumn, 7)
    probe.type(Keys.right, "2", Keys.enter)
    probe.expect(block: "alpha = 12")
  }

  func testASuggestionThatIsNotTakenDoesNotRun() throws {
    let probe = try Probe(["--suggest"])
    probe.type("alpha = 1", Keys.enter, "al", Keys.enter)
    probe.expect(block: "al")
  }

  func testUpAfterTypingRecallsBlocksThatBeginSo() throws {
    let probe = try Probe()
    probe.type("alpha 1", Keys.enter, "beta", Keys.enter, "alpha 2", Keys.enter, "gamma", Keys.enter)
    probe.type("al", Keys.up)
    probe.expect(rows: ["lgs> alpha 2"])
    probe.type(Keys.up)
    probe.expect(rows: ["lgs> alpha 1"])
    probe.type(Keys.down, Keys.down)
    probe.expect(rows: ["lgs> al"])
  }

  func testAnotherProgramEditsTheBlock() throws {
    let probe = try Probe(["--edit"])
    probe.type("a = 1", Keys.control("x") + Keys.control("e"), Keys.enter)
    probe.expect(block: "a = 1 edited")
  }

  func testMenusShowTheSelectedPage() {
    let candidates = (0..<100).map { Completions.Candidate(text: "name\($0)") }
    var menu = CompletionMenu(Completions(range: 0..<0, candidates: candidates), of: BlockText(""))
    XCTAssertEqual(
      menu.rows(width: 20, height: 4).map(\.text).dropLast(),
      ["name0   name3   ", "name1   name4   ", "name2   name5   "])
    for _ in 0..<7 { menu.select(by: 1) }
    XCTAssertEqual(menu.rows(width: 20, height: 4)[0].text, "\u{1B}[7mname6\u{1B}[0m   name9   ")
    menu.select(by: -7)
    XCTAssertEqual(menu.selected?.text, "name99")
  }
}
