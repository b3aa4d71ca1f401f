/// A line of Markdown being read from the left; tabs count to the next multiple of four.
struct LineCursor {
  private(set) var bytes: [UInt8]
  private(set) var position = 0
  private(set) var column = 0
  /// Columns of a tab that are still to be read.
  private var pendingColumns = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// The rest of the line, with the blanks that remain of a tab.
  var restWithBlanks: [UInt8] { Array(repeating: 0x20, count: pendingColumns) + bytes[position...] }

  /// How many columns of blanks come next.
  var indentation: Int {
    var columns = pendingColumns
    var place = column + pendingColumns
    for byte in rest {
      if byte == 0x20 {
        columns += 1
        place += 1
      } else if byte == 0x09 {
        columns += 4 - place % 4
        place += 4 - place % 4
      } else {
        break
      }
    }
    return columns
  }

  var isBlank: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The first byte behind the blanks, 0 at the end.
  var firstByte: UInt8 { rest.first { $0 != 0x20 && $0 != 0x09 } ?? 0 }

  /// The line behind the blanks.
  var unindented: ArraySlice<UInt8> { rest.drop { $0 == 0x20 || $0 == 0x09 } }

  /// Reads as many columns of blanks, as far as there are any.
  mutating func skipColumns(_ count: Int) {
    var left = count
    while left > 0 {
      if pendingColumns > 0 {
        pendingColumns -= 1
        column += 1
        left -= 1
      } else if position < bytes.count, bytes[position] == 0x20 {
        position += 1
        column += 1
        left -= 1
      } else if position < bytes.count, bytes[position] == 0x09 {
        position += 1
        pendingColumns = 4 - column % 4
      } else {
        return
      }
    }
  }

  mutating func skipBlanks() { skipColumns(indentation) }

  /// Reads bytes that are no blanks.
  mutating func skip(_ count: Int) {
    position = min(position + count, bytes.count)
    column += count
  }
}
