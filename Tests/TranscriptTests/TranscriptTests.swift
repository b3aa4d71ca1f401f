import Foundation
import XCTest

/// Every transcript reproduces itself. With LGS_MARK_DIFFERENCES set, what lgs prints otherwise than CPython is written
/// into the files instead, as `#>!` lines.
final class TranscriptTests: XCTestCase {
  private let writesMarks = ProcessInfo.processInfo.environment["LGS_MARK_DIFFERENCES"] != nil

  func testTranscriptsReproduceThemselves() throws {
    let files = ProjectFolder.files(below: "Tests/Transcripts", extension: "lgs")
    XCTAssertGreaterThanOrEqual(files.count, 40)
    for file in files { try check(file, TranscriptRunner.reproduce) }
  }

  func testBlocksOfTheDocumentsReproduceThemselves() throws {
    for name in ["README.md", "CONTRIBUTING.md", "grammar.md"] {
      let file = ProjectFolder.root.appendingPathComponent(name)
      XCTAssertTrue(try ProjectFolder.text(file).contains("```lgs"), "\(name) has no example")
      try check(file, TranscriptRunner.reproduceMarkdown)
    }
  }

  private func check(_ file: URL, _ reproduce: (String) -> String) throws {
    let text = try ProjectFolder.text(file)
    let result = reproduce(text)
    guard result != text else { return }
    if writesMarks {
      try result.write(to: file, atomically: true, encoding: .utf8)
      print("wrote \(file.path)")
    } else {
      XCTFail("\(file.path)\n" + Difference.text(from: text, to: result))
    }
  }
}

/// How two texts differ, line by line.
enum Difference {
  static func text(from old: String, to new: String) -> String {
    let oldLines = old.components(separatedBy: "\n")
    let newLines = new.components(separatedBy: "\n")
    return newLines.difference(from: oldLines).map { change in
      switch change {
      case .remove(let offset, let line, _): return "  line \(offset + 1): - \(line)"
      case .insert(let offset, let line, _): return "  line \(offset + 1): + \(line)"
      }
    }.joined(separator: "\n")
  }
}
