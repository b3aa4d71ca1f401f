import Foundation
import TerminalSupport
import XCTest

/// The program at a terminal of its own.
final class Prompt {
  let terminal: PseudoTerminal
  private let home: TemporaryFolder

  init(
    _ arguments: [String] = [], environment: [String: String] = [:], home: TemporaryFolder? = nil, columns: Int = 100,
    rows: Int = 40, background: String? = "0000/0000/0000", abilities: String? = "62;22"
  ) throws {
    let home = try home ?? TemporaryFolder()
    self.home = home
    let variables = [
      "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "NO_COLOR": "1",
      // The runtime's own handler would spend seconds on a backtrace.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    terminal = try PseudoTerminal(
      Program.path, arguments, environment: variables.merging(environment) { $1 }, columns: columns, rows: rows)
    terminal.screen.background = background
    terminal.screen.abilities = abilities
    XCTAssertTrue(waitForPrompt(), "no prompt:\n\(terminal.screen.text)")
  }

  /// Types text and the Enter key, and waits for the next prompt.
  func enter(_ text: String, seconds: Double = 10, file: StaticString = #filePath, line: UInt = #line) {
    terminal.type(text + "\r")
    terminal.settle(0.1)
    XCTAssertTrue(waitForPrompt(seconds: seconds), "no prompt after \(text):\n\(screen)", file: file, line: line)
  }

  /// Types a block line by line as a person does; the editor indents, so that lines come without their indentation
  /// and dedents are typed as Backspace.
  func enterLine(_ text: String) {
    terminal.type(text)
    terminal.settle(0.08)
    terminal.type("\r")
    terminal.settle(0.08)
  }

  /// Pastes text as terminals do when the program asked for marked pastes.
  func paste(_ text: String) {
    terminal.type("\u{1B}[200~" + text + "\u{1B}[201~")
    terminal.settle(0.1)
  }

  var screen: String { terminal.screen.text }

  /// All that the program wrote, escape sequences included.
  var written: String { String(decoding: terminal.output, as: UTF8.self) }

  /// Everything on the screen and above it.
  var transcript: String { (terminal.screen.scrollback + [screen]).joined(separator: "\n") }

  /// Waits until the last line is an empty prompt.
  func waitForPrompt(seconds: Double = 10) -> Bool {
    terminal.wait(seconds: seconds) { screen in
      screen.text.split(separator: "\n").last?.range(of: #"^In \[\d+\]:\s*$"#, options: .regularExpression) != nil
    }
  }

  /// Types text without Enter.
  func type(_ keys: String...) {
    for key in keys {
      terminal.type(key)
      terminal.settle(0.1)
    }
  }

  func expect(_ text: String, seconds: Double = 10, file: StaticString = #filePath, line: UInt = #line) {
    let holds = terminal.wait(seconds: seconds) { _ in self.transcript.contains(text) }
    XCTAssertTrue(holds, "no \(text) in:\n\(transcript)", file: file, line: line)
  }
}

enum Keys {
  static let interrupt = "\u{3}"
  static let endOfInput = "\u{4}"
  static let backspace = "\u{7F}"
  static let left = "\u{1B}[D"
  static let up = "\u{1B}[A"
  static let lineStart = "\u{1}"
}
