/// How blocks begin.
extension MarkdownBlockParser {
  /// The block that begins in this line, its marks read; nil when none does.
  mutating func startBlock(in container: MarkdownBlock, _ line: inout LineCursor) -> MarkdownBlock? {
    guard !line.isBlank else { return nil }
    if line.indentation >= 4 { return startIndentedCode(in: container, &line) }
    switch line.firstByte {
    case UInt8(ascii: ">"): return startQuote(&line)
    case UInt8(ascii: "#"): if let block = startHeading(&line) { return block }
    case UInt8(ascii: "`"), UInt8(ascii: "~"): if let block = startFence(&line) { return block }
    case UInt8(ascii: "<"): if let block = startHTML(in: container, line) { return block }
    case UInt8(ascii: "="), UInt8(ascii: "-"): if let block = underline(container, line) { return block }
    case _: break
    }
    if let block = startTable(in: container, line) { return block }
    if Self.isThematicBreak(line.unindented) {
      closeUnmatched()
      return append(.thematicBreak)
    }
    return startItem(in: container, &line)
  }

  private mutating func startIndentedCode(in container: MarkdownBlock, _ line: inout LineCursor) -> MarkdownBlock? {
    // Indented text behind a paragraph belongs to it.
    guard tip.kind != .paragraph else { return nil }
    line.skipColumns(4)
    closeUnmatched()
    return append(.indentedCode)
  }

  private mutating func startQuote(_ line: inout LineCursor) -> MarkdownBlock {
    line.skipBlanks()
    line.skip(1)
    if line.indentation > 0 { line.skipColumns(1) }
    closeUnmatched()
    return append(.quote)
  }

  private mutating func startHeading(_ line: inout LineCursor) -> MarkdownBlock? {
    let text = line.unindented
    let level = text.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = text.dropFirst(level)
    guard level <= 6, rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    closeUnmatched()
    let block = append(.heading(level: level))
    var content = Self.trimmed(rest)
    let marks = content.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let before = content.dropLast(marks)
    if before.isEmpty || before.last == 0x20 || before.last == 0x09 { content = Self.trimmed(before) }
    block.lines = [Array(content)]
    return block
  }

  private mutating func startFence(_ line: inout LineCursor) -> MarkdownBlock? {
    let indentation = line.indentation
    let text = line.unindented
    guard let character = text.first else { return nil }
    let length = text.prefix { $0 == character }.count
    let info = Self.trimmed(text.dropFirst(length))
    guard length >= 3, character != UInt8(ascii: "`") || !info.contains(character) else { return nil }
    closeUnmatched()
    isLineUsed = true
    let words = MarkdownText.decoded(MarkdownText.unescaped(String(decoding: info, as: UTF8.self)))
    return append(
      .fencedCode(.init(character: character, length: length, indentation: indentation, info: words)))
  }

  /// A line of `=` or `-` under a paragraph makes it a heading.
  private mutating func underline(_ container: MarkdownBlock, _ line: LineCursor) -> MarkdownBlock? {
    let text = Self.trimmed(line.unindented)
    guard container.kind == .paragraph, let mark = text.first, text.allSatisfy({ $0 == mark }) else { return nil }
    closeUnmatched()
    readReferences(in: container)
    guard !container.lines.isEmpty else { return nil }
    container.kind = .heading(level: mark == UInt8(ascii: "=") ? 1 : 2)
    container.lines = [Array(Self.trimmed(Array(container.lines.joined(separator: [0x0A]))[...]))]
    return container
  }

  static func isThematicBreak(_ text: ArraySlice<UInt8>) -> Bool {
    guard let mark = text.first, mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    return text.allSatisfy { $0 == mark || $0 == 0x20 || $0 == 0x09 } && text.filter { $0 == mark }.count >= 3
  }

  // MARK: Lists

  private mutating func startItem(in container: MarkdownBlock, _ line: inout LineCursor) -> MarkdownBlock? {
    let text = line.unindented
    guard let (mark, length) = Self.listMark(text) else { return nil }
    let behind = text.dropFirst(length)
    let isEmpty = Self.trimmed(behind).isEmpty
    if container.kind == .paragraph, isEmpty || (mark.start ?? 1) != 1 { return nil }
    let start = line.indentation
    line.skipBlanks()
    line.skip(length)
    let blanks = line.indentation
    var padding = length + blanks
    if isEmpty || blanks >= 5 || blanks < 1 { padding = length + 1 }
    line.skipColumns(padding - length)
    closeUnmatched()
    if case .list(let own) = tip.kind, own.character == mark.character {
      return append(.item(indentation: start + padding))
    }
    _ = append(.list(mark))
    return append(.item(indentation: start + padding))
  }

  private static func listMark(_ text: ArraySlice<UInt8>) -> (MarkdownBlock.ListMark, length: Int)? {
    let mark: MarkdownBlock.ListMark
    let length: Int
    if let first = text.first, [0x2A, 0x2B, 0x2D].contains(first) {
      (mark, length) = (.init(character: first, start: nil), 1)
    } else {
      let digits = text.prefix { (0x30...0x39).contains($0) }
      guard (1...9).contains(digits.count), let end = text.dropFirst(digits.count).first, end == 0x2E || end == 0x29,
        let start = Int(String(decoding: digits, as: UTF8.self))
      else { return nil }
      (mark, length) = (.init(character: end, start: start), digits.count + 1)
    }
    let next = text.dropFirst(length).first
    return next == nil || next == 0x20 || next == 0x09 ? (mark, length) : nil
  }

  // MARK: Tables

  private mutating func startTable(in container: MarkdownBlock, _ line: LineCursor) -> MarkdownBlock? {
    guard container.kind == .paragraph, let header = container.lines.last,
      let alignments = MarkdownTable.alignments(line.unindented),
      MarkdownTable.cells(header[...]).count == alignments.count
    else { return nil }
    closeUnmatched()
    isLineUsed = true
    if container.lines.count > 1 {
      container.lines.removeLast()
      let table = append(.table(alignments))
      table.lines = [header]
      return table
    }
    container.kind = .table(alignments)
    return container
  }

  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}

/// The rows of GitHub's tables.
enum MarkdownTable {
  /// What a row of dashes says about the columns; nil when the line is no such row.
  static func alignments(_ line: ArraySlice<UInt8>) -> [MarkdownBlock.ColumnAlignment]? {
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) || line.contains(UInt8(ascii: ":")),
      line.allSatisfy({ [0x20, 0x09, 0x2D, 0x3A, 0x7C].contains($0) })
    else { return nil }
    var found: [MarkdownBlock.ColumnAlignment] = []
    for cell in cells(line) {
      let isLeft = cell.first == UInt8(ascii: ":")
      let isRight = cell.last == UInt8(ascii: ":")
      let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight && cell.count > 1 ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      found.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return found.isEmpty ? nil : found
  }

  /// The cells of a row, without the blanks around them; `\|` is a bar in a cell.
  static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var row = MarkdownBlockParser.trimmed(line)
    if row.first == UInt8(ascii: "|") { row.removeFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isEscaped = false
    for byte in row {
      if isEscaped {
        if byte != UInt8(ascii: "|") { cell.append(0x5C) }
        cell.append(byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == UInt8(ascii: "|") {
        cells.append(Array(MarkdownBlockParser.trimmed(cell[...])))
        cell = []
      } else {
        cell.append(byte)
      }
    }
    if isEscaped { cell.append(0x5C) }
    let last = Array(MarkdownBlockParser.trimmed(cell[...]))
    if !last.isEmpty || cells.isEmpty { cells.append(last) }
    return cells
  }
}
