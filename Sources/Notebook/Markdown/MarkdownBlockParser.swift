/// Finds the blocks of a Markdown text, line by line, as CommonMark describes it, with GitHub's tables.
struct MarkdownBlockParser {
  /// Containers nest no deeper; deeper marks are text.
  private static let depthLimit = 60

  private let document = MarkdownBlock(.document)
  /// The innermost open block.
  var tip: MarkdownBlock
  /// The outermost open block that does not go on in the present line.
  private var unmatched: MarkdownBlock?
  /// Whether the present line is a mark alone, such as a fence, and no text of the block it begins.
  var isLineUsed = false
  /// Link definitions, by their folded labels.
  private(set) var references: [String: LinkReference] = [:]

  private init() { tip = document }

  static func parse(_ text: String) -> (document: MarkdownBlock, references: [String: LinkReference]) {
    var parser = MarkdownBlockParser()
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        parser.read(Array(bytes[start..<index]))
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { parser.read(Array(bytes[start...])) }
    while parser.tip !== parser.document { parser.close(parser.tip) }
    parser.close(parser.document)
    return (parser.document, parser.references)
  }

  // MARK: One line

  private mutating func read(_ bytes: [UInt8]) {
    var line = LineCursor(bytes)
    var container = document
    var depth = 0
    unmatched = nil
    isLineUsed = false
    while let last = container.children.last, last.isOpen {
      guard continues(last, &line) else {
        unmatched = last
        break
      }
      container = last
      depth += 1
      if !container.isOpen { return }
    }
    while !container.isVerbatim, !container.isTable, depth < MarkdownBlockParser.depthLimit {
      guard let started = startBlock(in: container, &line) else { break }
      container = started
      depth += 1
      if !started.isContainer { break }
    }
    add(line, to: container)
  }

  /// Whether an open block goes on in this line; its marks are read.
  private mutating func continues(_ block: MarkdownBlock, _ line: inout LineCursor) -> Bool {
    switch block.kind {
    case .document, .list: return true
    case .quote:
      guard line.indentation <= 3, line.firstByte == UInt8(ascii: ">") else { return false }
      line.skipBlanks()
      line.skip(1)
      if line.indentation > 0 { line.skipColumns(1) }
      return true
    case .item(let indentation):
      if line.isBlank { return !block.children.isEmpty }
      guard line.indentation >= indentation else { return false }
      line.skipColumns(indentation)
      return true
    case .fencedCode(let fence):
      if line.indentation <= 3, Self.closes(line.unindented, fence) {
        close(block)
        return true
      }
      line.skipColumns(min(line.indentation, fence.indentation))
      return true
    case .indentedCode:
      if line.indentation >= 4 {
        line.skipColumns(4)
        return true
      }
      if line.isBlank { line.skipBlanks() }
      return line.isBlank
    case .html(let end): return end != .blankLine || !line.isBlank
    case .paragraph, .table: return !line.isBlank
    case .heading, .thematicBreak: return false
    }
  }

  private static func closes(_ text: ArraySlice<UInt8>, _ fence: MarkdownBlock.Fence) -> Bool {
    let run = text.prefix { $0 == fence.character }
    return run.count >= fence.length && text.dropFirst(run.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  // MARK: Adding

  private mutating func add(_ line: LineCursor, to container: MarkdownBlock) {
    if unmatched != nil, !line.isBlank, tip.kind == .paragraph {
      // A line of plain text goes on with the paragraph, whatever marks it lacks.
      tip.lines.append(Array(line.unindented))
      return
    }
    closeUnmatched()
    markBlank(line, container)
    if isLineUsed { return }
    switch container.kind {
    case .fencedCode, .indentedCode, .html: addVerbatim(line, container)
    case .paragraph: container.lines.append(Array(line.unindented))
    case .table: container.lines.append(Array(line.unindented))
    case .heading, .thematicBreak: break
    case .document, .quote, .list, .item:
      if !line.isBlank { append(.paragraph).lines.append(Array(line.unindented)) }
    }
  }

  private mutating func addVerbatim(_ line: LineCursor, _ block: MarkdownBlock) {
    block.lines.append(line.restWithBlanks)
    if case .html(.text(let ends)) = block.kind {
      let text = String(decoding: line.rest, as: UTF8.self).lowercased()
      if ends.contains(where: { text.holds($0) }) { close(block) }
    }
  }

  /// Remembers empty lines, which make lists loose.
  private func markBlank(_ line: LineCursor, _ container: MarkdownBlock) {
    if line.isBlank { container.children.last?.lastLineIsBlank = true }
    var isBlank = line.isBlank
    switch container.kind {
    case .quote, .heading, .thematicBreak, .fencedCode, .table: isBlank = false
    case .item: isBlank = isBlank && !container.children.isEmpty
    case .document, .list, .paragraph, .indentedCode, .html: break
    }
    container.lastLineIsBlank = isBlank
    var ancestor = container.parent
    while let block = ancestor {
      block.lastLineIsBlank = false
      ancestor = block.parent
    }
  }

  /// Closes the blocks that did not go on in this line.
  mutating func closeUnmatched() {
    guard let block = unmatched else { return }
    unmatched = nil
    while tip !== block, tip !== document { close(tip) }
    close(block)
  }

  /// A new block in the innermost open block that can hold it.
  mutating func append(_ kind: MarkdownBlock.Kind) -> MarkdownBlock {
    while !tip.canHold(kind), tip !== document { close(tip) }
    let block = MarkdownBlock(kind, in: tip)
    tip.children.append(block)
    tip = block
    return block
  }

  mutating func close(_ block: MarkdownBlock) {
    block.isOpen = false
    switch block.kind {
    case .paragraph:
      readReferences(in: block)
      if block.lines.isEmpty { block.parent?.children.removeAll { $0 === block } }
    case .indentedCode:
      while let last = block.lines.last, last.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { block.lines.removeLast() }
    case .list: block.isLoose = Self.isLoose(block)
    case .document, .quote, .item, .heading, .thematicBreak, .fencedCode, .html, .table: break
    }
    if tip === block { tip = block.parent ?? document }
  }

  private static func isLoose(_ list: MarkdownBlock) -> Bool {
    for (index, item) in list.children.enumerated() {
      let isLast = index == list.children.count - 1
      if !isLast, endsWithBlank(item) { return true }
      for (place, child) in item.children.enumerated()
      where !(isLast && place == item.children.count - 1) && endsWithBlank(child) {
        return true
      }
    }
    return false
  }

  private static func endsWithBlank(_ block: MarkdownBlock) -> Bool {
    var block = block
    while true {
      if block.lastLineIsBlank { return true }
      switch block.kind {
      case .list, .item:
        guard let last = block.children.last else { return false }
        block = last
      case .document, .quote, .paragraph, .heading, .thematicBreak, .fencedCode, .indentedCode, .html, .table:
        return false
      }
    }
  }

  mutating func readReferences(in paragraph: MarkdownBlock) {
    guard paragraph.lines.first?.first == UInt8(ascii: "[") else { return }
    var text = Array(String(decoding: Array(paragraph.lines.joined(separator: [0x0A])), as: UTF8.self).unicodeScalars)[
      ...]
    while let (label, reference, rest) = LinkReference.definition(in: text) {
      if references[label] == nil { references[label] = reference }
      text = rest
    }
    var left = String.UnicodeScalarView()
    left.append(contentsOf: text)
    paragraph.lines = Array(String(left).utf8).split(separator: 0x0A).map { Array($0) }
  }
}
