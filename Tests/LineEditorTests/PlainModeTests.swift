import TerminalSupport
import XCTest

final class PlainModeTests: XCTestCase {
  private func expectNoEscapes(_ probe: Probe, file: StaticString = #filePath, line: UInt = #line) {
    XCTAssertFalse(probe.terminal.output.contains(0x1B), probe.screen.text, file: file, line: line)
  }

  func testBlocksAreReadAsLinesWithoutEscapeSequences() throws {
    let home = TemporaryFolder()
    let probe = try Probe(["--plain"], home: home)
    probe.type("if a:\r", "    b\r", "\r")
    probe.expect(block: "if a:\n    b")
    expectNoEscapes(probe)
    XCTAssertEqual(home.read(".local/state/lgs/history"), "if a:\\n    b\n")
  }

  func testDumbTerminalIsPlain() throws {
    let probe = try Probe(environment: ["TERM": "dumb"])
    probe.type("a = '가'\r")
    probe.expect(block: "a = '가'")
    expectNoEscapes(probe)
  }

  func testControlCClearsTheLine() throws {
    let probe = try Probe(["--plain"])
    probe.type("if a:\r", "abc", Keys.control("c"))
    XCTAssertTrue(probe.terminal.wait(for: "INTERRUPTED"))
    probe.type("d\r")
    probe.expect(block: "d")
  }

  func testControlDLeaves() throws {
    let probe = try Probe(["--plain"])
    probe.type(Keys.control("d"))
    XCTAssertEqual(probe.terminal.waitForExit(), .status(0))
  }

  func testKoreanTextIsEditedUnderTheCLocale() throws {
    let probe = try Probe(environment: ["LANG": "C", "LC_ALL": "C"])
    probe.type("이름 = '홍길동'", Keys.left, Keys.backspace, Keys.enter)
    probe.expect(block: "이름 = '홍길'")
  }
}
