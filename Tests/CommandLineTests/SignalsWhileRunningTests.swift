import Foundation
import TerminalSupport
import XCTest

/// Signals other than Ctrl-C while a block computes.
final class SignalsWhileRunningTests: XCTestCase {
  private let endless = "print('be' + 'gun') or next(i for i in iter(int, 1) if i)"

  /// A prompt in whose terminal an endless loop runs.
  private func running(_ home: TemporaryFolder) throws -> Prompt {
    let prompt = try Prompt(home: home)
    prompt.enter("kept = 42")
    prompt.terminal.type(endless + "\r")
    XCTAssertTrue(prompt.terminal.wait(for: "\nbegun"), prompt.screen)
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

  /// A shell with job control, whose prompt is `SH>`, and lgs in it.
  private func underShell(_ home: TemporaryFolder) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: [
        "LGS": Program.path, "HOME": home.path, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        "NO_COLOR": "1", "PS1": "SH> ",
      ], columns: 100)
    XCTAssertTrue(terminal.wait(for: "SH>"), terminal.screen.text)
    terminal.type("\"$LGS\" -q\r")
    XCTAssertTrue(terminal.wait(for: "In [1]:"), terminal.screen.text)
    terminal.settle(0.2)
    return terminal
  }

  /// Expects the shell's prompt with the terminal as shells have it.
  private func expectShell(_ terminal: PseudoTerminal, line: UInt = #line) {
    let isThere = terminal.wait { $0.lines.last { !$0.isEmpty }?.hasPrefix("SH>") == true }
    XCTAssertTrue(isThere, terminal.screen.text, line: line)
    terminal.type("stty -a | grep -o ' icanon\\| echo ' | tr -d '\\n'; jobs\r")
    XCTAssertTrue(terminal.wait(for: " icanon echo"), terminal.screen.text, line: line)
    XCTAssertTrue(terminal.wait(for: "Stopped"), terminal.screen.text, line: line)
  }

  /// The program that the shell waits for.
  private func child(of terminal: PseudoTerminal) throws -> pid_t {
    let list = try String(
      contentsOfFile: "/proc/\(terminal.process)/task/\(terminal.process)/children", encoding: .utf8)
    return try XCTUnwrap(list.split(separator: " ").first.flatMap { pid_t($0) })
  }

  func testAStoppedComputationGoesOn() throws {
    let ways: [(PseudoTerminal) throws -> Void] = [{ $0.type("\u{1A}") }, { kill(try self.child(of: $0), SIGTSTP) }]
    for stop in ways {
      let home = try TemporaryFolder()
      let terminal = try underShell(home)
      // Computes until a file is there, so that no machine is too quick or too slow.
      terminal.type("import os; n = 7\r")
      XCTAssertTrue(terminal.wait(for: "In [2]:"), terminal.screen.text)
      terminal.type("print('be' + 'gun') or next(i for i in iter(int, 1) if os.path.exists('\(home.path)/end'))\r")
      XCTAssertTrue(terminal.wait(for: "begun"), terminal.screen.text)
      try stop(terminal)
      expectShell(terminal)
      XCTAssertTrue(FileManager.default.createFile(atPath: home.path + "/end", contents: nil))
      terminal.type("fg\r")
      XCTAssertTrue(terminal.wait(for: "Out[2]: 0", seconds: 30), terminal.screen.text)
      XCTAssertTrue(terminal.wait(for: "In [3]:"), terminal.screen.text)
      terminal.type("n * 100\r")
      XCTAssertTrue(terminal.wait(for: "Out[3]: 700"), terminal.screen.text)
    }
  }

  func testASignalThatStopsThePromptAloneGivesTheShellItsTerminal() throws {
    let home = try TemporaryFolder()
    defer { withExtendedLifetime(home) {} }
    let terminal = try underShell(home)
    terminal.type("abc")
    XCTAssertTrue(terminal.wait(for: "In [1]: abc"), terminal.screen.text)
    kill(try child(of: terminal), SIGTSTP)
    expectShell(terminal)
    terminal.type("fg\r")
    XCTAssertTrue(terminal.wait { $0.lines.last { !$0.isEmpty } == "In [1]: abc" }, terminal.screen.text)
    terminal.type("d = 12\r")
    XCTAssertTrue(terminal.wait(for: "In [2]:"), terminal.screen.text)
    terminal.type("abcd * 100\r")
    XCTAssertTrue(terminal.wait(for: "Out[2]: 1200"), terminal.screen.text)
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

  func testADownloadIsStoppedByControlC() throws {
    // A server that accepts and never answers.
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(server) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listens = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(server, $0, length) == 0 && listen(server, 1) == 0 && getsockname(server, $0, &length) == 0
      }
    }
    try XCTSkipUnless(listens, "no socket on this machine")
    let prompt = try Prompt()
    prompt.enter("import pandas as pd")
    prompt.type(
      "print('be' + 'gun') or pd.read_csv('http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/a.csv')", "\r")
    XCTAssertTrue(prompt.terminal.wait(for: "\nbegun"), prompt.screen)
    prompt.terminal.settle(0.3)
    prompt.terminal.type("\u{3}")
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    prompt.expect("KeyboardInterrupt")
  }
}
