import Foundation
import XCTest

@testable import Plotting

/// Places of glyphs and boxes against those that matplotlib gave (scripts/fixtures/text_layouts.py).
final class TextEngineTests: XCTestCase {
  private func fixture(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func numbers(_ text: Substring) -> [Double] { text.split(separator: ",").compactMap { Double($0) } }

  func testGlyphsAndBoxesAreWhereMatplotlibPutsThem() throws {
    let engine = TextEngine()
    var checked = 0
    for line in try fixture("text-layouts.tsv").split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let size = try XCTUnwrap(Double(fields[1]))
      let string = String(fields[0])
      let layout: TextLayout
      do {
        layout = try engine.layout(string, style: TextStyle(size: size), dpi: 100)
      } catch {
        XCTFail("\(string): \(error)")
        continue
      }
      let box = numbers(fields[2])
      XCTAssertEqual(layout.width, box[0], accuracy: 0.01, "width of \(string) at \(size)")
      XCTAssertEqual(layout.height, box[1], accuracy: 0.01, "height of \(string) at \(size)")
      XCTAssertEqual(layout.descent, box[2], accuracy: 0.01, "descent of \(string) at \(size)")
      checkGlyphs(layout, fields[3].split(separator: ";"), "\(string) at \(size)")
      checkRules(layout, fields[4].split(separator: ";"), "\(string) at \(size)")
      checked += 1
    }
    XCTAssertGreaterThan(checked, 150)
  }

  private func checkGlyphs(_ layout: TextLayout, _ expected: [Substring], _ string: String) {
    guard layout.glyphs.count == expected.count else {
      XCTFail("\(string) has \(layout.glyphs.count) glyphs, not \(expected.count)")
      return
    }
    for (glyph, entry) in zip(layout.glyphs, expected) {
      let parts = entry.split(separator: ",")
      let place = numbers(parts[2] + "," + parts[3])
      XCTAssertEqual(glyph.x, place[0], accuracy: 0.01, "x in \(string): \(entry)")
      XCTAssertEqual(glyph.y, place[1], accuracy: 0.01, "y in \(string): \(entry)")
    }
  }

  private func checkRules(_ layout: TextLayout, _ expected: [Substring], _ string: String) {
    guard layout.rules.count == expected.count else {
      XCTFail("\(string) has \(layout.rules.count) rules, not \(expected.count)")
      return
    }
    for (rule, entry) in zip(layout.rules, expected) {
      for (value, wanted) in zip([rule.x0, rule.y0, rule.width, rule.height], numbers(entry)) {
        XCTAssertEqual(value, wanted, accuracy: 0.01, "rule in \(string): \(entry)")
      }
    }
  }

  func testWrongMathematicsIsRefusedInMatplotlibsWords() throws {
    let engine = TextEngine()
    for block in try fixture("mathtext-errors.txt").components(separatedBy: "\n\n") {
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let string = String(lines[0])
      let wanted = "\n" + lines[1].trimmingCharacters(in: .newlines)
      do {
        _ = try engine.layout(string, style: TextStyle(), dpi: 100)
        if string != "a $x" { XCTAssertEqual("\nno error", wanted, string) }
      } catch let error as PlottingError {
        XCTAssertEqual(error.kind, .valueError, string)
        XCTAssertEqual(error.message, wanted, string)
      }
    }
  }

  func testKoreanIsSetInAnInstalledFont() throws {
    let engine = TextEngine()
    let layout = try engine.layout("에폭 3", style: TextStyle(), dpi: 100)
    XCTAssertEqual(layout.glyphs.count, 4)
    XCTAssertFalse(layout.glyphs.contains { $0.index == 0 })
    XCTAssertEqual(Set(layout.glyphs.map(\.font)).count, 2)
    XCTAssertEqual(engine.takeWarnings(), [])
  }

  func testACharacterThatNoFontHasGivesOneWarning() throws {
    let engine = TextEngine()
    _ = try engine.layout("\u{10FFFD}", style: TextStyle(), dpi: 100)
    _ = try engine.layout("\u{10FFFD}\u{10FFFD}", style: TextStyle(), dpi: 100)
    XCTAssertEqual(engine.takeWarnings().count, 1)
    XCTAssertEqual(engine.takeWarnings(), [])
  }

  func testLinesAreOneEmHigh() throws {
    let metrics = try TextEngine().lineMetrics(style: TextStyle(size: 10), dpi: 100)
    XCTAssertEqual(metrics.height, 13.8889, accuracy: 1e-3)
    XCTAssertEqual(metrics.descent, 3.3366, accuracy: 1e-3)
    XCTAssertEqual(metrics.gap, 2.7805, accuracy: 1e-3)
  }
}
