import DataFrames
import XCTest

/// Whatever bytes a file holds, reading ends in a table or an error.
final class CSVFuzzTests: XCTestCase {
  private static let alphabets: [[UInt8]] = [
    Array("ab,,,\n\n\n\"\" 12.-\r\0#;\t".utf8), Array(0...255), Array("12,,\n\n3.e-+ ".utf8),
    Array("가,나\n1é\"".utf8), Array("\"\n".utf8), Array("nan,inf,True\n,NA,-".utf8),
  ]

  private func options(_ number: Int) -> CSVOptions {
    var options = CSVOptions()
    switch number % 14 {
    case 1: options.header = .none
    case 2: options.separator = .whitespace
    case 3: options.indexColumn = .position(0)
    case 4: options.skippedRows = .first(1)
    case 5: options.usedColumns = .positions([0, 1])
    case 6: options.comment = UInt8(ascii: "#")
    case 7: options.escape = UInt8(ascii: "\\")
    case 8: options.encoding = "cp949"
    case 9: options.names = [.string("p"), .string("q")]
    case 10: options.badLines = .skip
    case 11: options.skipsBlankLines = false
    case 12: options.dataType = .int64
    case 13: options.rowLimit = 3
    case _: break
    }
    return options
  }

  func testRandomBytesGiveATableOrAnError() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededGenerator(state: seed)
    for number in 0..<6000 {
      let alphabet = Self.alphabets[number % Self.alphabets.count]
      let count = Int.random(in: 0..<200, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      do {
        var reader = try CSVReader(ByteBuffer(bytes), options: options(number / Self.alphabets.count))
        let frame = try reader.read()
        for column in frame.data {
          XCTAssertEqual(column.count, frame.rowCount, "seed \(seed), bytes \(bytes)")
        }
        _ = try frame.text()
        _ = try HTMLTable.notebook(frame)
        _ = try frame.summary()
      } catch {
        XCTAssertTrue(error is DataFrameError, "seed \(seed), bytes \(bytes): \(error)")
      }
    }
  }

  func testAFileBeyondTheLimitIsAMemoryError() throws {
    let path = "/tmp/lgs-large-\(getpid()).csv"
    let descriptor = open(path, O_CREAT | O_RDWR, 0o600)
    defer { unlink(path) }
    XCTAssertEqual(ftruncate(descriptor, 1 << 30), 0)
    close(descriptor)
    XCTAssertThrowsError(try ByteBuffer.contents(ofFile: path)) { error in
      guard let error = error as? DataFrameError, case .memory = error.kind else { return XCTFail("\(error)") }
    }
  }

  func testRowsBeyondTheLimitAreNotRead() throws {
    let text = "a\n" + String(repeating: "1\n", count: 100)
    var options = CSVOptions()
    options.rowLimit = 7
    var reader = try CSVReader(ByteBuffer(Array(text.utf8)), options: options)
    XCTAssertEqual(try reader.read().rowCount, 7)
  }

  func testAThrowingPollEndsTheReading() throws {
    struct Stop: Error {}
    let text = "a,b\n" + String(repeating: "1,2\n", count: 100_000)
    var reader = try CSVReader(ByteBuffer(Array(text.utf8)), options: CSVOptions()) { throw Stop() }
    XCTAssertThrowsError(try reader.read()) { XCTAssertTrue($0 is Stop) }
  }
}
