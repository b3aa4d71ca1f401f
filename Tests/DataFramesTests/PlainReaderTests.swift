import XCTest

@testable import DataFrames

/// Plain files are read in one pass; what comes out is what taking them apart field by field gives.
final class PlainReaderTests: XCTestCase {
  private func read(_ text: String, fieldByField: Bool = false, rowLimit: Int? = nil) throws -> DataFrame {
    var options = CSVOptions()
    options.rowLimit = rowLimit
    // An option that changes nothing for these files, and that only the slower way knows.
    options.skipsInitialSpace = fieldByField
    var reader = try CSVReader(ByteBuffer(Array(text.utf8)), options: options)
    return try reader.read()
  }

  private func outcome(_ text: String, fieldByField: Bool) -> String {
    do {
      let frame = try read(text, fieldByField: fieldByField)
      return frame.data.map { "\($0)" }.joined(separator: "\n")
    } catch let error as DataFrameError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  func testNumbersTextsBoolsAndGapsAreTheSame() {
    var generator = SeededGenerator(state: 7)
    let kinds: [(inout SeededGenerator) -> String] = [
      { String(Int.random(in: -1_000_000...1_000_000, using: &$0)) },
      { String(Double.random(in: -1e3...1e3, using: &$0)) },
      { "\(Int.random(in: 0...9, using: &$0))e\(Int.random(in: -320...308, using: &$0))" },
      { ["0.1", "", "NaN", "-0.0", "1e400", "123456789012345678901234567890", ".5", "5."].randomElement(using: &$0)! },
      { ["a", "", "NA", "a text that is longer than that", "값", "1"].randomElement(using: &$0)! },
      { ["True", "False"].randomElement(using: &$0)! },
      { ["1", "2", "3.5", "x"].randomElement(using: &$0)! },
      { ["\"q,\"\"q\"", "plain", "in\"side"].randomElement(using: &$0)! },
    ]
    for _ in 0..<200 {
      let columns = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Int.random(in: 0..<kinds.count, using: &generator)
      }
      let lineEnd = ["\n", "\n", "\r\n", "\r"].randomElement(using: &generator)!
      var lines = [columns.indices.map { "c\($0)" }.joined(separator: ",")]
      for _ in 0..<Int.random(in: 1...300, using: &generator) {
        lines.append(columns.map { kinds[$0](&generator) }.joined(separator: ","))
        if Int.random(in: 0..<400, using: &generator) == 0 {
          lines.append(["", " ", "1,2,3,4,5,6"].randomElement(using: &generator)!)
        }
      }
      let text = lines.joined(separator: lineEnd) + (Bool.random(using: &generator) ? lineEnd : "")
      XCTAssertEqual(outcome(text, fieldByField: false), outcome(text, fieldByField: true), text)
    }
  }

  func testLongFilesAreReadPieceByPiece() throws {
    let width = 1000
    let head = (0..<width).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<width).map { String($0) }.joined(separator: ",")
    let late = (0..<width).map { $0 == 7 ? "0.5" : String($0) }.joined(separator: ",")
    let text = ([head] + Array(repeating: row, count: 1500) + [late]).joined(separator: "\n")
    let frame = try read(text)
    XCTAssertEqual(frame.rowCount, 1501)
    XCTAssertEqual(frame.data[6].dataType, .int64)
    XCTAssertEqual(frame.data[7].dataType, .float64)
    XCTAssertEqual(frame.data[7][1500], .float(0.5))
    XCTAssertEqual(frame.data[999][1500], .int(999))
    XCTAssertEqual(try read(text, rowLimit: 1100).rowCount, 1100)
  }

  func testAColumnOfTextsThatIsAllNumbersLaterIsNotMixedSilently() {
    let width = 1000
    func row(_ first: String) -> String {
      ([first] + (1..<width).map { String($0) }).joined(separator: ",")
    }
    let text = ([row("a")] + Array(repeating: row("x"), count: 1024) + Array(repeating: row("5"), count: 10))
      .joined(separator: "\n")
    XCTAssertTrue(outcome(text, fieldByField: false).contains("mixed types"))
    XCTAssertEqual(outcome(text, fieldByField: false), outcome(text, fieldByField: true))
  }
}
