import Foundation
import XCTest

/// The cells of the lecture, pasted one after the other, give the values that the notebook shows.
///
/// The lecture is no part of the project: the test runs where `../shared/seed/lecture.lgs` is there or LGS_LECTURE
/// names it.
final class LectureAtThePromptTests: XCTestCase {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let trainedProbe = "f'{loss.item():.4f} {net[0].weight.item():.3f} {net[0].bias.item():.3f}'"

  func testPastedCellsGiveTheValuesOfTheNotebook() throws {
    let named = ProcessInfo.processInfo.environment["LGS_LECTURE"].map { URL(fileURLWithPath: $0) }
    let lecture = named ?? Self.root.appendingPathComponent("../shared/seed/lecture.lgs")
    guard let text = try? String(contentsOf: lecture, encoding: .utf8) else { throw XCTSkip("the lecture is not here") }
    let fixture = Self.root.appendingPathComponent("Tests/TranscriptTests/Fixtures/lecture-cells.txt")
    let cells = Dictionary(Self.sections(of: text), uniquingKeysWith: { first, _ in first })
    // Notes under errors are no part of what the notebook shows.
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: home.path + "/.config/lgs", withIntermediateDirectories: true)
    try home.write("notes = false\n", to: ".config/lgs/config.toml")
    let prompt = try Prompt(home: home, columns: 120, rows: 100)
    prompt.enter("generator = torch.manual_seed(43052)")
    for (title, expected) in Self.sections(of: try String(contentsOf: fixture, encoding: .utf8)) {
      let cell = title.hasSuffix("trained") ? Self.trainedProbe : cells[title] ?? ""
      run(cell, at: prompt)
      let shown = expected.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      let lines = prompt.transcript.split(separator: "\n").suffix(shown.count + 1).dropLast()
        .map { $0.replacingOccurrences(of: #"^Out\[\d+\]: "#, with: "", options: .regularExpression) }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      XCTAssertEqual(lines, shown, "cell \(title)")
    }
  }

  private func run(_ cell: String, at prompt: Prompt) {
    let number = Self.promptNumber(prompt)
    prompt.paste(cell)
    for _ in 0..<3 {
      prompt.terminal.type("\r")
      if prompt.terminal.wait(seconds: 3, until: { _ in Self.promptNumber(prompt) > number }) { break }
    }
    XCTAssertTrue(prompt.waitForPrompt(seconds: 60), prompt.screen)
  }

  /// The number of the prompt that stands last on the screen.
  private static func promptNumber(_ prompt: Prompt) -> Int {
    let last = prompt.screen.split(separator: "\n").last { $0.hasPrefix("In [") } ?? ""
    return Int(last.dropFirst(4).prefix { $0.isNumber }) ?? 0
  }

  /// The parts that begin with a line `#%% [title]`.
  private static func sections(of text: String) -> [(String, String)] {
    var sections: [(String, String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#%% [") {
        sections.append((line.dropFirst(5).filter { $0 != "]" }.trimmingCharacters(in: .whitespaces), ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].1 += line + "\n"
      }
    }
    return sections.map { ($0.0, $0.1.trimmingCharacters(in: .newlines)) }
  }
}
