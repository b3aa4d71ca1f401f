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
      return frame.data.map { "\($0.dataType) \($0.cells)" }.joined(separator: "\n")
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
      { ["\"q,q\"", "\"\"", "\"NA\"", "\"한글\"", "b"].randomElement(using: &$0)! },
      { ["\"1\"", "2", "\"-3\""].randomElement(using: &$0)! },
      { ["\"1.5\"", "2", "\"\"", "1e5", "0.00012345678901234567"].randomElement(using: &$0)! },
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

  func testTextsOfLongFilesAreWhatStandsThere() throws {
    let count = 300_000
    let words = ["a", "", "\"x, y\"", "한글", "NA", "a text that is longer than that"]
    let rows = (0..<count).map { "\(words[$0 % words.count]),\($0),\(Double($0) / 8)" }
    for rest in ["", "\n", "\n\n\n"] {
      let frame = try read("t,i,f\n" + rows.joined(separator: "\n") + rest)
      XCTAssertEqual(frame.rowCount, count)
      let expected: [Cell] = [
        .string("a"), .missing, .string("x, y"), .string("한글"), .missing, .string("a text that is longer than that"),
      ]
      for row in stride(from: 0, to: count, by: 997) {
        XCTAssertEqual(frame.data[0][row], expected[row % words.count])
        XCTAssertEqual(frame.data[1][row], .int(row))
        XCTAssertEqual(frame.data[2][row], .float(Double(row) / 8))
      }
      XCTAssertEqual(frame.data[0].missingCount, count / 3)
    }
  }

  func testAnOddRowFarInsideLeavesTheRowsAroundItAsTheyAre() throws {
    let count = 400_000
    for odd in ["\"a \"\"word\"\"\",1", "b,", "c,2.5", ""] {
      var rows = (0..<count).map { "text \($0),\($0)" }
      rows[count - 1000] = odd
      let frame = try read("t,i\n" + rows.joined(separator: "\n") + "\n")
      XCTAssertEqual(frame.rowCount, odd.isEmpty ? count - 1 : count)
      XCTAssertEqual(frame.data[0][count - 1001], .string("text \(count - 1001)"))
      XCTAssertEqual(frame.data[0][frame.rowCount - 1], .string("text \(count - 1)"))
      XCTAssertEqual(frame.data[1][frame.rowCount - 1].number, Double(count - 1))
      if !odd.isEmpty {
        XCTAssertEqual(frame.data[0][count - 1000].text, odd.first == "\"" ? "a \"word\"" : String(odd.prefix(1)))
      }
    }
  }

  func testBytesThatAreNoTextAreAnError() {
    let text = Array(("t,i\n" + String(repeating: "한글,1\n", count: 2000)).utf8)
    for (place, byte, message) in [
      (5, UInt8(0xff), "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"),
      (text.count - 9, 0x20, "'utf-8' codec can't decode byte 0x95 in position 1: invalid start byte"),
    ] {
      var bytes = text
      bytes[place] = byte
      XCTAssertThrowsError(
        try {
          var reader = try CSVReader(ByteBuffer(bytes), options: CSVOptions())
          _ = try reader.read()
        }()
      ) {
        XCTAssertEqual(($0 as? DataFrameError)?.message, message)
      }
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
