extension Screen {
  func perform(_ control: UInt8) {
    switch control {
    case 0x07: beeps += 1
    case 0x08: moveTo(row: cursorRow, column: cursorColumn - 1)
    case 0x09: moveTo(row: cursorRow, column: (cursorColumn / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: moveTo(row: cursorRow, column: 0)
    case _: break
    }
  }

  func perform(_ sequence: EscapeSequence) {
    let count = max(1, sequence.parameters.first ?? 1)
    switch sequence.final {
    case "A": moveTo(row: cursorRow - count, column: cursorColumn)
    case "B": moveTo(row: cursorRow + count, column: cursorColumn)
    case "C": moveTo(row: cursorRow, column: cursorColumn + count)
    case "D": moveTo(row: cursorRow, column: cursorColumn - count)
    case "G": moveTo(row: cursorRow, column: count - 1)
    case "H":
      let column = sequence.parameters.count > 1 ? max(1, sequence.parameters[1]) : 1
      moveTo(row: count - 1, column: column - 1)
    case "J": eraseScreen(sequence.parameters.first ?? 0)
    case "K": eraseRow(sequence.parameters.first ?? 0)
    case "c" where !sequence.isPrivate: if let abilities { answers += "\u{1B}[?\(abilities)c" }
    case "h", "l":
      if sequence.isPrivate, sequence.parameters.contains(2004) { marksPastes = sequence.final == "h" }
    case _: break
    }
  }

  func perform(command: String) {
    if command == "11;?", let background { answers += "\u{1B}]11;rgb:\(background)\u{1B}\\" }
  }

  private func moveTo(row: Int, column: Int) {
    cursorRow = min(max(row, 0), rowCount - 1)
    cursorColumn = min(max(column, 0), columns - 1)
    isPastEnd = false
  }

  private func eraseRow(_ part: Int) {
    let range = part == 0 ? cursorColumn..<columns : part == 1 ? 0..<(cursorColumn + 1) : 0..<columns
    rows[cursorRow].cells.replaceSubrange(range, with: blanks(range.count))
    if part != 1 { rows[cursorRow].isWrapped = false }
  }

  private func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseRow(0)
      for row in rows.indices where row > cursorRow { rows[row] = Row(cells: blanks(columns)) }
    case 1:
      eraseRow(1)
      for row in rows.indices where row < cursorRow { rows[row] = Row(cells: blanks(columns)) }
    case _:
      for row in rows.indices { rows[row] = Row(cells: blanks(columns)) }
    }
  }
}

/// A control sequence: `ESC [`, parameters, final character.
struct EscapeSequence {
  var parameters: [Int]
  var isPrivate: Bool
  var final: Character
}

/// Splits a terminal's input into characters, controls and sequences.
struct EscapeParser {
  enum Item {
    case incomplete
    case character(Unicode.Scalar)
    case control(UInt8)
    case sequence(EscapeSequence)
    /// An operating system command: what stands between `ESC ]` and its end.
    case command(String)
    /// A picture or another string that a terminal takes whole: `ESC P …`, `ESC _ …`.
    case string(String)
  }

  private var character: [UInt8] = []
  /// What came since an Escape, or nil outside sequences.
  private var sequence: [UInt8]?

  mutating func next(_ byte: UInt8) -> Item {
    if let started = sequence { return continued(started, byte) }
    if byte == 0x1B {
      sequence = []
      return .incomplete
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    return text(byte)
  }

  private mutating func continued(_ started: [UInt8], _ byte: UInt8) -> Item {
    let whole = started + [byte]
    sequence = whole
    if whole.count == 1 {
      if !"[]P_".utf8.contains(byte) { sequence = nil }
      return .incomplete
    }
    if started[0] != UInt8(ascii: "[") { return string(whole, byte) }
    guard 0x40..<0x7F ~= byte else { return .incomplete }
    sequence = nil
    let body = whole.dropFirst().dropLast()
    let isPrivate = body.first == UInt8(ascii: "?")
    let parameters = body.drop { $0 == UInt8(ascii: "?") }.split(separator: UInt8(ascii: ";"))
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return .sequence(
      EscapeSequence(parameters: parameters, isPrivate: isPrivate, final: Character(Unicode.Scalar(byte))))
  }

  private mutating func string(_ whole: [UInt8], _ byte: UInt8) -> Item {
    let endsWithEscape = byte == UInt8(ascii: "\\") && whole.dropLast().last == 0x1B
    guard byte == 0x07 || endsWithEscape else { return .incomplete }
    sequence = nil
    let body = String(decoding: whole.dropFirst().dropLast(endsWithEscape ? 2 : 1), as: UTF8.self)
    return whole[0] == UInt8(ascii: "]") ? .command(body) : .string(body)
  }

  private mutating func text(_ byte: UInt8) -> Item {
    character.append(byte)
    let first = character[0]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard character.count == length else { return .incomplete }
    defer { character = [] }
    return String(decoding: character, as: UTF8.self).unicodeScalars.first.map { .character($0) } ?? .incomplete
  }
}

/// Columns of a character, as terminals without the editor's own table have them.
enum ColumnWidth {
  static func of(_ character: Unicode.Scalar) -> Int {
    switch character.value {
    case 0x0300...0x036F, 0x1160...0x11FF, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    case _: 1
    }
  }
}
