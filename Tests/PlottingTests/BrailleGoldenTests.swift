import Foundation
import Plotting
import XCTest

/// Figures as a terminal of 72 columns shows them, looked at and kept.
final class BrailleGoldenTests: XCTestCase {
  private static let engine = TextEngine()

  /// With LGS_UPDATE_BRAILLE set the kept drawings are written anew, to be looked at.
  func testDrawingsAreThoseThatWereLookedAt() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/braille.txt")
    var text = ""
    for (name, make) in FigureCases.all where ["lines", "cloud", "helix", "image", "bars"].contains(name) {
      let list = try FigureLayout(make(), text: Self.engine).displayList()
      let rows = BrailleRenderer.rows(for: list, columns: 72)
      let lines = try BrailleRenderer(text: Self.engine).render(list, columns: 72, rows: rows, isColored: false)
      text += "== \(name)\n" + lines.map { $0 + "\n" }.joined()
    }
    if ProcessInfo.processInfo.environment["LGS_UPDATE_BRAILLE"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertEqual(text, try String(contentsOf: file, encoding: .utf8))
  }
}
