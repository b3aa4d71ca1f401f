import Foundation
import TerminalSupport
import XCTest

/// Signals other than Ctrl-C while a block computes.
final class SignalsWhileRunningTests: XCTestCase {
  private let endless = "while True: pass"

  /// A prompt in whose terminal an endless loop runs.
  private func running(_ home: TemporaryFolder) throws -> Prompt {
    let prompt = try Prompt(home: home)
    prompt.enter("kept = 42")
    prompt.type(endless, "\r", "\r")
    prompt.terminal.settle(0.2)
    return prompt
  }

  private func expectHistory(_ home: TemporaryFolder, file: StaticString = #filePath, line: UInt = #line) throws {
    let text = try String(contentsOfFile: home.path + "/.local/state/lgs/history", encoding: .utf8)
    XCTAssertTrue(text.contains("kept = 42") && text.contains(endless), text, file: file, line: line)
  }

  func testTerminationEndsTheProgramAndLeavesTheTerminalAndTheHistory() throws {
    for number in [SIGTERM, SIGHUP, SIGQUIT] {
      let home = try TemporaryFolder()
      let prompt = try running(home)
      prompt.terminal.send(signal: number)
      XCTAssertEqual(prompt.terminal.waitForExit(), .signal(number))
      XCTAssertTrue(prompt.terminal.echoes)
      XCTAssertFalse(prompt.terminal.screen.marksPastes)
      try expectHistory(home)
    }
  }

  func testAClosedTerminalEndsTheProgramAndKeepsTheHistory() throws {
    let home = try TemporaryFolder()
    let prompt = try running(home)
    prompt.terminal.hangUp()
    XCTAssertEqual(prompt.terminal.waitForExit(), .signal(SIGHUP))
    try expectHistory(home)
  }

  func testInputIsStoppedByControlC() throws {
    let prompt = try Prompt()
    for reading in ["input('name? ')", "import sys; sys.stdin.readline()"] {
      prompt.type(reading, "\r")
      prompt.terminal.settle(0.2)
      prompt.terminal.type("half\u{3}")
      XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
      prompt.expect("KeyboardInterrupt")
    }
    prompt.type("input('name? ')", "\r")
    prompt.terminal.settle(0.2)
    prompt.terminal.type("가나\r")
    prompt.expect(": '가나'\n")
  }
}
