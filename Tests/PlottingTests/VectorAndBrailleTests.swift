import Plotting
import XCTest

final class VectorAndBrailleTests: XCTestCase {
  private let engine = TextEngine()
  private let black = Color(red: 0, green: 0, blue: 0)

  private func figure() throws -> DisplayList {
    var list = DisplayList(width: 160, height: 80, dpi: 100)
    let corners = [Point(20.2, 10.2), Point(140.2, 10.2), Point(140.2, 60.2), Point(20.2, 60.2)]
    list.items = [
      .beginGroup("axes"),
      .path(
        Path(verbs: [.move, .line, .line, .line, .close], points: corners), fill: nil,
        stroke: Stroke(color: black, width: 1.111), snap: .automatic, simplifies: false),
      .endGroup,
    ]
    list.items += try engine.layout("office", style: TextStyle(), dpi: 100).items(at: Point(60, 75), color: black)
    return list
  }

  func testSVGDefinesEveryGlyphOnceAndSnapsBoxes() throws {
    let text = try SVGRenderer(text: engine).render(figure())
    XCTAssertTrue(text.contains("viewBox=\"0 0 160 80\""))
    XCTAssertTrue(text.contains("<path d=\"M 20.5 10.5 L 140.5 10.5 L 140.5 60.5 L 20.5 60.5 L 20.5 10.5 Z\""))
    XCTAssertTrue(text.contains("<g id=\"axes_1\">"))
    // "o", the ligature "ffi", "c" and "e".
    XCTAssertEqual(text.components(separatedBy: "<path id=\"glyph").count - 1, 4)
    XCTAssertEqual(text.components(separatedBy: "<use ").count - 1, 4)
    XCTAssertEqual(text.components(separatedBy: "<g").count, text.components(separatedBy: "</g>").count)
  }

  func testPDFStartsAndEndsAsOne() throws {
    let bytes = try PDFRenderer(text: engine).render(figure())
    XCTAssertEqual(String(decoding: bytes[..<8], as: UTF8.self), "%PDF-1.4")
    XCTAssertEqual(String(decoding: bytes.suffix(6), as: UTF8.self), "%%EOF\n")
    XCTAssertTrue(String(decoding: bytes, as: UTF8.self).contains("/MediaBox [0 0 115.2 57.6]"))
  }

  func testBrailleShowsTheFrameAndReadableText() throws {
    let lines = try BrailleRenderer(text: engine).render(figure(), columns: 20, rows: 5, isColored: false)
    XCTAssertEqual(lines.count, 5)
    XCTAssertEqual(lines[4].trimmingCharacters(in: .whitespaces), "office")
    XCTAssertTrue(lines[0].contains("\u{2840}") || lines[0].unicodeScalars.contains { $0.value > 0x2800 })
    XCTAssertFalse(lines.contains { $0.contains("\u{1B}") })
  }

  func testBrailleColoursInkWhenAsked() throws {
    var list = try figure()
    list.items.append(
      .path(
        Path(verbs: [.move, .line], points: [Point(30, 20), Point(130, 50)]), fill: nil,
        stroke: Stroke(color: Color(red: 1, green: 0, blue: 0), width: 2), snap: .automatic, simplifies: false))
    let lines = try BrailleRenderer(text: engine).render(list, columns: 20, rows: 5, isColored: true)
    XCTAssertTrue(lines.contains { $0.contains("\u{1B}[38;2;25") })
    let last = lines.compactMap { $0.components(separatedBy: "\u{1B}").dropFirst().last }
    XCTAssertTrue(last.allSatisfy { $0.hasPrefix("[39m") })
  }
}
