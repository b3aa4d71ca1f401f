import Foundation
import XCTest

/// The cells of the lecture, pasted one after the other, give the values and figures that the notebook shows.
///
/// The lecture is no part of the project: the test runs where `../shared/seed/lecture.lgs` is there or LGS_LECTURE
/// names it. `scripts/fixtures/lecture-cells.py` writes what the cells show in Python.
final class LectureAtThePromptTests: XCTestCase {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let trainedProbe = "f'{loss.item():.4f} {net[0].weight.item():.3f} {net[0].bias.item():.3f}'"

  func testPastedCellsGiveTheValuesAndFiguresOfTheNotebook() throws {
    let named = ProcessInfo.processInfo.environment["LGS_LECTURE"].map { URL(fileURLWithPath: $0) }
    let lecture = named ?? Self.root.appendingPathComponent("../shared/seed/lecture.lgs")
    guard let text = try? String(contentsOf: lecture, encoding: .utf8) else { throw XCTSkip("the lecture is not here") }
    let table = lecture.deletingLastPathComponent().appendingPathComponent("dnnex.csv").standardizedFileURL.path
    let fixture = Self.root.appendingPathComponent("Tests/CommandLineTests/Fixtures/lecture-cells.txt")
    let cells = Dictionary(Self.sections(of: text), uniquingKeysWith: { first, _ in first })
    let prompt = try Self.promptWithoutNotes()
    prompt.enter("generator = torch.manual_seed(43052)")
    for (title, expected) in Self.sections(of: try String(contentsOf: fixture, encoding: .utf8)) {
      let cell = title.hasSuffix("trained") ? Self.trainedProbe : cells[title] ?? ""
      // The table comes from the network in the lecture.
      let local = cell.replacingOccurrences(
        of: #""https://\S*?\.csv""#, with: "'\(table)'", options: .regularExpression)
      check(try run(local, at: prompt), expected, title)
    }
  }

  /// Notes under errors are no part of what the notebook shows.
  private static func promptWithoutNotes() throws -> Prompt {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: home.path + "/.config/lgs", withIntermediateDirectories: true)
    try home.write("notes = false\nprogress = false\n", to: ".config/lgs/config.toml")
    return try Prompt(home: home, columns: 120, rows: 100)
  }

  private func check(_ output: [String], _ expected: String, _ title: String) {
    let shown = expected.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let texts = shown.filter { $0 != "(figure)" }
    let lines = output.map {
      $0.replacingOccurrences(of: #"^Out\[\d+\]: ?"#, with: "", options: .regularExpression)
        .replacingOccurrences(of: " at 0x[0-9a-f]+", with: " at 0x", options: .regularExpression)
        .trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    // Of an error the notebook's last line counts; what stands above it has the prompt's own names of places.
    if lines.first == "Traceback (most recent call last):" {
      return XCTAssertEqual(Array(lines.suffix(texts.count)), texts, "cell \(title)")
    }
    let isDrawn = lines.contains { $0.unicodeScalars.contains { 0x2801...0x28FF ~= $0.value } }
    XCTAssertEqual(isDrawn, shown.contains("(figure)"), "cell \(title):\n\(output.joined(separator: "\n"))")
    // Where values in a tuple stand on lines of their own, the recorded text has lost the breaks.
    let words = { (lines: [String]) in lines.joined(separator: " ").split(separator: " ") }
    XCTAssertEqual(
      Array(words(lines).prefix(isDrawn ? words(texts).count : .max)), words(texts), "cell \(title)")
  }

  /// Pastes a cell, runs it, and gives the lines that it printed.
  private func run(_ cell: String, at prompt: Prompt) throws -> [String] {
    let number = Self.promptNumber(prompt)
    prompt.paste(cell)
    for _ in 0..<3 {
      prompt.terminal.type("\r")
      if prompt.terminal.wait(seconds: 3, until: { _ in Self.promptNumber(prompt) > number }) { break }
    }
    XCTAssertTrue(prompt.waitForPrompt(seconds: 60), prompt.screen)
    let lines = prompt.transcript.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.lastIndex { $0.hasPrefix("In [") } ?? lines.count
    let source = lines[..<end].lastIndex { line in
      line.hasPrefix("In [") || line.trimmingCharacters(in: .whitespaces).hasPrefix("...:")
    }
    return lines[((source ?? -1) + 1)..<end].map(String.init)
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
