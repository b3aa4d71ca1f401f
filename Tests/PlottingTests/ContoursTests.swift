import XCTest

@testable import Plotting

final class ContoursTests: XCTestCase {
  private struct Case {
    var grid: ContourGrid
    var lines: [String: [[[Double]]]]
    var areas: [[[Double]]]
  }

  private func cases() throws -> [Case] {
    try XCTUnwrap(fixture("contours.json") as? [[String: Any]]).map { record in
      let rows = try XCTUnwrap(record["rows"] as? Int)
      let columns = try XCTUnwrap(record["columns"] as? Int)
      let z = try XCTUnwrap(record["z"] as? [Any]).map { ($0 as? NSNumber)?.doubleValue ?? .nan }
      func places(_ start: Double, _ end: Double, _ count: Int) -> [Double] {
        (0..<count).map { start + (end - start) * Double($0) / Double(count - 1) }
      }
      return Case(
        grid: try ContourGrid(x: places(-1, 1, columns), y: places(0, 3, rows), z: z, rows: rows, columns: columns),
        lines: try XCTUnwrap(record["lines"] as? [String: [[[Double]]]]),
        areas: try XCTUnwrap(record["areas"] as? [[[Double]]]))
    }
  }

  private func texts(_ pieces: [[[Double]]]) -> [String] {
    pieces.map { $0.map { text($0[0], $0[1]) }.joined(separator: " ") }
  }

  private func texts(_ pieces: [[Point]]) -> [String] {
    pieces.map { $0.map { text($0.x, $0.y) }.joined(separator: " ") }
  }

  private func text(_ x: Double, _ y: Double) -> String { String(format: "%.6f,%.6f", x + 1e-12, y + 1e-12) }

  func testLinesAreThoseOfContourpyFromTheirFirstPointOn() throws {
    for item in try cases() {
      for (level, expected) in item.lines {
        XCTAssertEqual(
          Set(texts(try item.grid.lines(at: try XCTUnwrap(Double(level))))), Set(texts(expected)),
          "\(item.grid.rows)x\(item.grid.columns) at \(level)")
      }
    }
  }

  func testAreasHaveTheVerticesOfContourpy() throws {
    for item in try cases() {
      let areas = try item.grid.areas(above: 2.5, upTo: 7.4)
      let found = Set(areas.flatMap { $0.map { text($0.x, $0.y) } })
      let expected = Set(item.areas.flatMap { $0.map { text($0[0], $0[1]) } })
      XCTAssertEqual(found, expected, "\(item.grid.rows)x\(item.grid.columns)")
      XCTAssertEqual(area(areas), area(item.areas.map { $0.map { Point($0[0], $0[1]) } }), accuracy: 1e-9)
    }
  }

  private func area(_ loops: [[Point]]) -> Double {
    var sum = 0.0
    for loop in loops {
      for (a, b) in zip(loop, loop.dropFirst()) { sum += (a.x * b.y - b.x * a.y) / 2 }
    }
    return sum
  }

  func testAGridOfOneRowIsRefused() {
    XCTAssertThrowsError(try ContourGrid(z: [1, 2], rows: 1, columns: 2)) {
      XCTAssertEqual(
        $0 as? PlottingError,
        PlottingError(.typeError, "Input z must be at least a (2, 2) shaped array, but has shape (1, 2)"))
    }
  }
}
