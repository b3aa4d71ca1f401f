import DataFrames
import XCTest

/// Numbers of files are the nearest floats, whichever way reads them.
final class NumberTests: XCTestCase {
  private func column(_ texts: [String]) throws -> Column {
    var reader = try CSVReader(
      ByteBuffer(Array(("a\n" + texts.joined(separator: "\n") + "\n").utf8)), options: CSVOptions())
    return try reader.read().data[0]
  }

  func testFloatsAreTheNearest() throws {
    var texts = [
      "0.5", "1e-320", "1e22", "1e23", "9007199254740993.0", "0.16954188799600486", "-0.0", "123456789012345678901.5",
    ]
    for number in 0..<5000 {
      let value = Double(number) * 1.000000007 + 1 / Double(number + 3)
      texts.append("\(value * (number % 2 == 0 ? 1e-30 : 1e15))")
      texts.append("\(value)")
    }
    guard case .float64(let values) = try column(texts) else { return XCTFail("no floats") }
    for (text, value) in zip(texts, values) { XCTAssertEqual(value.bitPattern, Double(text)?.bitPattern, text) }
  }

  func testDecimalsOfEveryLengthAreTheNearest() throws {
    var generator = SeededGenerator(state: 3)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &generator))) })
    }
    var texts = [
      "0.0", "-0.00", "9.999999999999999", "99999999.99999999999", "0.0000000000000000001", "1.7e3", "0.5E-1",
    ]
    for whole in 0...12 {
      for fraction in 0...24 where whole + fraction > 0 {
        for sign in ["", "-", "+"] { texts.append("\(sign)\(digits(whole)).\(digits(fraction))") }
        texts.append("0.\(digits(fraction + 1))")
      }
    }
    guard case .float64(let values) = try column(texts) else { return XCTFail("no floats") }
    for (text, value) in zip(texts, values) {
      let nearest = Double(text.hasPrefix("+") ? String(text.dropFirst()) : text) ?? Double("0" + text) ?? .nan
      XCTAssertEqual(value.bitPattern, nearest.bitPattern, text)
    }
  }

  func testIntegersKeepAll64Bits() throws {
    guard case .int64(let values) = try column(["9223372036854775807", "-9223372036854775808", "+7", " 8 "]) else {
      return XCTFail("no integers")
    }
    XCTAssertEqual(values, [Int.max, Int.min, 7, 8])
  }

  func testPiecesOfALongFileBecomeOneColumn() throws {
    let count = 1_100_000
    var text = "a\n"
    text.reserveCapacity(count * 8)
    for number in 0..<count { text += number == count - 1 ? "0.5\n" : "\(number)\n" }
    var reader = try CSVReader(ByteBuffer(Array(text.utf8)), options: CSVOptions())
    let column = try reader.read().data[0]
    XCTAssertEqual(column.dataType, .float64)
    XCTAssertEqual(column.count, count)
    XCTAssertEqual(column[count - 2].number, Double(count - 2))
  }
}
