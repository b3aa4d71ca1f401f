import Foundation
import TerminalSupport
import XCTest

/// The completions of the command line, loaded by the shells themselves.
final class ShellCompletionTests: XCTestCase {
  private func expectOption(in shell: String, _ arguments: [String], load: (String) -> String) throws {
    let path = "/usr/bin/" + shell
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw XCTSkip("\(shell) is not installed: its completions are not tested")
    }
    let folder = try TemporaryFolder()
    let script = try Program.run(["--generate-completion-script", shell])
    XCTAssertEqual(script.status, 0)
    let file = try folder.write(script.output, to: "_lgs")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/lgs", withDestinationPath: Program.path)
    let terminal = try PseudoTerminal(
      path, arguments,
      environment: [
        "HOME": folder.path, "TERM": "xterm", "LANG": "C.UTF-8", "PATH": folder.path + ":/usr/bin:/bin",
        "ZDOTDIR": folder.path, "XDG_CONFIG_HOME": folder.path, "PS1": "ready> ", "FOLDER": folder.path,
      ])
    // A command whose echo is not what it prints: then the shell reads what is typed.
    terminal.type("echo star''ted\r")
    XCTAssertTrue(terminal.wait(for: "\nstarted"), "\(shell):\n\(terminal.screen.text)")
    terminal.type(load(file) + "; echo load''ed\r")
    XCTAssertTrue(terminal.wait(for: "\nloaded"), "\(shell):\n\(terminal.screen.text)")
    terminal.settle()
    terminal.type("lgs --no-s\t")
    XCTAssertTrue(terminal.wait(for: "lgs --no-startup"), "\(shell):\n\(terminal.screen.text)")
    // Ctrl-U: an interrupt would only stop a completion that still runs, and leave the line.
    terminal.settle()
    terminal.type("\u{15}")
    terminal.settle()
    terminal.type("lgs --color al\t")
    XCTAssertTrue(terminal.wait(for: "lgs --color always"), "\(shell):\n\(terminal.screen.text)")
  }

  func testBashCompletesOptionsAndTheirValues() throws {
    try expectOption(in: "bash", ["--norc", "--noprofile", "-i"]) { "source \($0)" }
  }

  func testZshCompletesOptionsAndTheirValues() throws {
    try expectOption(in: "zsh", ["-f", "-i"]) { _ in
      "fpath=($FOLDER $fpath); autoload -U compinit; compinit -u -d $FOLDER/dump"
    }
  }

  func testFishCompletesOptionsAndTheirValues() throws {
    try expectOption(in: "fish", ["--no-config", "-i"]) { "source \($0)" }
  }
}
