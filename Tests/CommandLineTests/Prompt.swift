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

  /// Types text and the Enter key, and waits for the next prompt: one with a higher number, since on a busy machine
  /// the old one may stand for a while. Enter alone at an empty prompt changes nothing.
  func enter(_ text: String, seconds: Double = 20, file: StaticString = #filePath, line: UInt = #line) {
    let before = promptNumber
    let start = DispatchTime.now().uptimeNanoseconds
    terminal.type(text + "\r")
    let isBack = terminal.wait(seconds: seconds) { [unowned self] _ in
      guard let number = emptyPromptNumber else { return false }
      let hasWaited = DispatchTime.now().uptimeNanoseconds - start > 1_500_000_000
      return number > before || (text.allSatisfy(\.isWhitespace) && hasWaited)
    }
    XCTAssertTrue(isBack, "no prompt after \(text):\n\(screen)", file: file, line: line)
    terminal.settle(0.03)
  }

  /// Types a block line by line as a person does; the editor indents, so that lines come without their indentation
  /// and dedents are typed as Backspace.
  func enterLine(_ text: String) {
    terminal.type(text)
    // Enter that comes together with other keys is part of a paste, which is not indented.
    _ = terminal.wait(seconds: 3) { $0.text.hasSuffix(text) }
    terminal.settle(0.03)
    let rows = rowCount
    terminal.type("\r")
    _ = terminal.wait(seconds: 3) { [unowned self] _ in rowCount > rows }
    terminal.settle(0.03)
  }

  private var rowCount: Int { terminal.screen.scrollback.count + screen.split(separator: "\n").count }

  /// The number of the last prompt on the screen, 0 without one.
  private var promptNumber: Int {
    screen.matches(of: #/(?m)^In \[(\d+)\]:/#).last.flatMap { Int($0.1) } ?? 0
  }

  /// The number of the prompt that stands in the last line with nothing behind it.
  private var emptyPromptNumber: Int? {
    guard let line = screen.split(separator: "\n").last else { return nil }
    return line.wholeMatch(of: #/In \[(\d+)\]:\s*/#).flatMap { Int($0.1) }
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
