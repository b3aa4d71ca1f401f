/// Indentation and brackets.
extension Lexer {
  /// Reads the blanks that begin a line and opens or closes blocks; lines with only blanks or a comment change nothing.
  mutating func readIndentation() {
    guard brackets.isEmpty, !isInsideField else { return }
    let lineStart = position
    var column = 0
    var tabsAsOne = 0
    var continuedColumn: Int?
    scan: while position < limit {
      switch bytes[position] {
      case 0x20:
        column += 1
        tabsAsOne += 1
      case 0x09:
        column = (column / 8 + 1) * 8
        tabsAsOne += 1
      case 0x0C:
        column = 0
        tabsAsOne = 0
      case UInt8(ascii: "\\") where lineEndLength(at: position + 1) > 0:
        if continuedColumn == nil, column > 0 { continuedColumn = column }
        column = 0
        tabsAsOne = 0
        position += lineEndLength(at: position + 1)
      default:
        break scan
      }
      position += 1
    }
    if position >= limit || bytes[position] == UInt8(ascii: "#") || lineEndLength(at: position) > 0 { return }
    // A backslash that continues nothing is reported before the block that the line would open.
    if bytes[position] == UInt8(ascii: "\\") { return }
    if let continuedColumn {
      column = continuedColumn
      tabsAsOne = continuedColumn
    }
    changeIndentation(to: column, tabsAsOne, lineStart: lineStart)
  }

  private mutating func changeIndentation(to column: Int, _ tabsAsOne: Int, lineStart: Int) {
    var top = indents[indents.count - 1]
    if column > top.column {
      guard indents.count < Self.indentLimit else {
        let end = lineEnd(from: position)
        fail("too many levels of indentation", Span(end, end), kind: .indentation, reach: .none)
        return
      }
      if tabsAsOne <= top.tabsAsOne { return failTabs(lineStart) }
      indents.append((column, tabsAsOne))
      tokens.append(Token(.indent, Span(lineStart, position)))
      return
    }
    while column < top.column {
      indents.removeLast()
      top = indents[indents.count - 1]
      tokens.append(Token(.dedent, Span(position, position)))
    }
    if column != top.column {
      let end = lineEnd(from: position)
      fail("unindent does not match any outer indentation level", Span(end, end), kind: .indentation, reach: .none)
    } else if tabsAsOne != top.tabsAsOne {
      failTabs(lineStart)
    }
  }

  private mutating func failTabs(_ lineStart: Int) {
    fail("inconsistent use of tabs and spaces in indentation", Span(lineStart, lineStart + 1), kind: .tab, reach: .none)
  }

  /// The index of the line end, or of the end of the text, at or after an index.
  func lineEnd(from index: Int) -> Int {
    var index = index
    while index < limit, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  func lineNumber(of index: Int) -> Int {
    SourceText.lineNumber(of: index, in: bytes)
  }

  mutating func open(_ bracket: UInt8, at start: Int) {
    if brackets.count >= Self.bracketLimit {
      fail("too many nested parentheses", Span(start, start + 1))
    }
    brackets.append((bracket, start))
  }

  mutating func close(_ bracket: UInt8, at start: Int) {
    let text = String(decoding: [bracket], as: UTF8.self)
    guard let open = brackets.last else {
      if !isInsideField { fail("unmatched '\(text)'", Span(start, start + 1)) }
      return
    }
    brackets.removeLast()
    guard Self.closing(of: open.byte) != bracket else { return }
    let opening = String(decoding: [open.byte], as: UTF8.self)
    let openLine = lineNumber(of: open.position)
    let place = openLine == lineNumber(of: start) ? "" : " on line \(openLine)"
    fail(
      "closing parenthesis '\(text)' does not match opening parenthesis '\(opening)'\(place)", Span(start, start + 1))
  }

  static func closing(of bracket: UInt8) -> UInt8 {
    switch bracket {
    case UInt8(ascii: "("): return UInt8(ascii: ")")
    case UInt8(ascii: "["): return UInt8(ascii: "]")
    default: return UInt8(ascii: "}")
    }
  }
}
