import Foundation
import XCTest

/// The cells of the lecture, run in order, show what they show under CPython with PyTorch.
///
/// The lecture is no part of the project: the test runs where `../shared/seed/lecture.lgs` is there or LGS_LECTURE
/// names it. `scripts/fixtures/lecture-cells.py` writes the expected outputs.
final class LectureTests: XCTestCase {
  private static let trainedProbe = "f'{loss.item():.4f} {net[0].weight.item():.3f} {net[0].bias.item():.3f}'\n"

  private struct Section {
    var title: String
    var text: String

    var cell: String { String(title.prefix { $0 != " " }) }
    var isProbe: Bool { title.hasSuffix("trained") }
  }

  func testEveryCellShowsWhatItShowsInPython() throws {
    let cells = Dictionary(
      Self.sections(of: try lectureText()).map { ($0.cell, $0.text) }, uniquingKeysWith: { first, _ in first })
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/lecture-cells.txt")
    let expected = Self.sections(of: try ProjectFolder.text(fixture))
    XCTAssertGreaterThan(expected.count, 30)
    let actual = TranscriptRunner.onLargeStack {
      let session = TranscriptSession()
      _ = session.run("torch.manual_seed(43052)\n")
      return expected.map { section in
        if section.isProbe { return session.run(Self.trainedProbe) }
        return session.run(cells[section.cell] ?? "", echo: .last)
      }
    }
    for (section, output) in zip(expected, actual) {
      XCTAssertNotNil(cells[section.cell], "the lecture has no cell \(section.cell)")
      XCTAssertEqual(output, section.text, "cell \(section.title)")
    }
  }

  private func lectureText() throws -> String {
    let named = ProcessInfo.processInfo.environment["LGS_LECTURE"].map { URL(fileURLWithPath: $0) }
    let file = named ?? ProjectFolder.root.appendingPathComponent("../shared/seed/lecture.lgs")
    guard let text = try? ProjectFolder.text(file) else { throw XCTSkip("the lecture is not here: \(file.path)") }
    return text
  }

  /// The parts that begin with a line `#%% [title]`.
  private static func sections(of text: String) -> [Section] {
    var sections: [Section] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#%% [") {
        let title = line.dropFirst(5).filter { $0 != "]" }
        sections.append(Section(title: String(title), text: ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].text += line + "\n"
      }
    }
    // The text ends with a line break, behind which the split finds one empty line more.
    if let last = sections.indices.last, sections[last].text.hasSuffix("\n") { sections[last].text.removeLast() }
    return sections
  }
}
