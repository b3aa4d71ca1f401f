import Foundation
import TerminalSupport
import XCTest

/// What the prompt learns from the terminal: its background, and the pictures that it takes.
final class TerminalAnswerTests: XCTestCase {
  private func prompt(background: String?, abilities: String?, _ environment: [String: String] = [:]) throws -> Prompt {
    try Prompt(
      ["--color", "always"], environment: environment, background: background, abilities: abilities)
  }

  func testAColourSchemeSuitsTheBackground() throws {
    let dark = try prompt(background: "1111/1111/1111", abilities: "62")
    dark.type("for")
    XCTAssertTrue(dark.written.contains("\u{1B}[94mfor"), dark.written)
    let light = try prompt(background: "ffff/ffff/eeee", abilities: "62")
    light.type("for")
    XCTAssertTrue(light.written.contains("\u{1B}[1;34mfor"), light.written)
    XCTAssertTrue(light.written.contains("\u{1B}[32mIn [1]: "), light.written)
  }

  func testTheEnvironmentSparesTheQuestion() throws {
    let told = try prompt(background: "ffff/ffff/ffff", abilities: "62", ["COLORFGBG": "15;0"])
    told.type("for")
    XCTAssertTrue(told.written.contains("\u{1B}[94mfor"), told.written)
  }

  func testATerminalThatSaysNothingGetsABlockAllTheSame() throws {
    let silent = try prompt(background: nil, abilities: nil)
    silent.enter("6 * 7")
    silent.expect("Out[1]: 42\n")
    silent.type("input('name? ')\r")
    silent.expect("\nname?")
    silent.enter("lgs")
    silent.expect("Out[2]: 'lgs'\n")
  }

  func testATerminalWithSixelGraphicsGetsPictures() throws {
    let prompt = try prompt(background: nil, abilities: "62;4;22")
    prompt.enter("fig = plt.figure(figsize=(2, 1)); line = plt.plot([1, 2])")
    XCTAssertTrue(prompt.terminal.screen.strings.contains { $0.hasPrefix("0;1q\"1;1;200;100") })
    XCTAssertFalse(prompt.screen.contains("⠉"))
  }

  func testADrawingIsNoWiderThanTheTerminal() throws {
    let prompt = try Prompt(columns: 40, rows: 60)
    prompt.enter("line = plt.plot([1, 2])")
    let widths = prompt.screen.split(separator: "\n").filter { $0.contains("⡇") }.map(\.count)
    XCTAssertGreaterThan(widths.count, 5, prompt.screen)
    XCTAssertLessThan(widths.max() ?? 99, 40)
  }
}
