import Foundation
import TerminalSupport
import XCTest

/// The editor's test program in a terminal, with a home folder of its own.
final class Probe {
  let terminal: PseudoTerminal
  var screen: Screen { terminal.screen }

  init(
    _ arguments: [String] = [], home: TemporaryFolder = TemporaryFolder(), environment: [String: String] = [:],
    columns: Int = 60, rows: Int = 16,
    prompt: String = "lgs>"
  ) throws {
    let variables = [
      "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
      // The runtime's own handler for SIGQUIT would spend seconds on a backtrace.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    terminal = try PseudoTerminal(
      Self.path, arguments, environment: variables.merging(environment) { $1 }, columns: columns, rows: rows)
    self.home = home
    XCTAssertTrue(terminal.wait(for: prompt), "no prompt: \(screen.text)")
    // Keys that come before the terminal is raw would be echoed.
    _ = terminal.wait(seconds: 2) { [terminal] _ in !terminal.echoes || arguments.contains("--plain") }
  }

  private let home: TemporaryFolder

  /// The program that was built beside the tests.
  static let path: String = {
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appendingPathComponent("editor-probe").path
  }()

  /// Types keys one after the other, as a person does.
  func type(_ keys: String...) {
    for key in keys {
      terminal.type(key)
      terminal.settle(0.08)
    }
  }

  /// Checks that the last block read is this one.
  func expect(block: String, seconds: Double = 10, file: StaticString = #filePath, line: UInt = #line) {
    let shown = "GOT<<\(block)>>"
    XCTAssertTrue(
      terminal.wait(for: shown, seconds: seconds), "no \(shown) in:\n\(screen.text)", file: file, line: line)
  }

  /// Checks the rows that begin at the last first prompt.
  func expect(rows: [String], file: StaticString = #filePath, line: UInt = #line) {
    let holds = terminal.wait(seconds: 5) { _ in self.promptRows == rows }
    XCTAssertTrue(holds, "screen:\n\(screen.text)", file: file, line: line)
  }

  /// The rows from the last first prompt on.
  var promptRows: [String] {
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.lastIndex { $0.hasPrefix("lgs>") }.map { Array(lines[$0...]) } ?? lines
  }
}

/// Keys by their names.
enum Keys {
  static let enter = "\r"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let pageUp = "\u{1B}[5~"
  static let pageDown = "\u{1B}[6~"
  static let delete = "\u{1B}[3~"
  static let backspace = "\u{7F}"
  static let escape = "\u{1B}"
  static let altEnter = "\u{1B}\r"
  static func control(_ letter: Character) -> String {
    letter.asciiValue.map { String(Character(Unicode.Scalar($0 & 0x1F))) } ?? ""
  }
  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
