/// The text of a block and the cursor in it, in scalars.
struct BlockText: Equatable {
  var scalars: [Unicode.Scalar]
  /// 0 … `scalars.count`: the cursor stands before this scalar.
  var cursor: Int

  init(_ scalars: [Unicode.Scalar] = [], cursor: Int? = nil) {
    self.scalars = scalars
    self.cursor = min(max(cursor ?? scalars.count, 0), scalars.count)
  }

  init(_ text: String) { self.init(Array(text.unicodeScalars)) }

  var string: String { Self.string(scalars[...]) }
  var beforeCursor: String { Self.string(scalars[..<cursor]) }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    // Written by hand: the standard library appends scalars one generic call at a time, which is felt in long blocks.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + 8)
    for scalar in scalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar) ?? .init()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Lines

extension BlockText {
  /// Where the cursor's line starts.
  var lineStart: Int { lineStart(at: cursor) }
  /// Where the cursor's line ends: at its newline or at the end of the text.
  var lineEnd: Int { lineEnd(at: cursor) }
  var isOnFirstLine: Bool { lineStart == 0 }
  var isOnLastLine: Bool { lineEnd == scalars.count }
  /// Whether only blank lines follow the cursor's line.
  var isOnLastWrittenLine: Bool { scalars[lineEnd...].allSatisfy(Self.isBlank) }

  func lineStart(at position: Int) -> Int {
    scalars[..<position].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  func lineEnd(at position: Int) -> Int {
    scalars[position...].firstIndex(of: "\n") ?? scalars.count
  }

  /// Spaces and tabs at the start of the cursor's line.
  var indentation: ArraySlice<Unicode.Scalar> {
    scalars[lineStart..<lineEnd].prefix { $0 == " " || $0 == "\t" }
  }

  /// Whether the cursor stands in its line's indentation.
  var isInIndentation: Bool { scalars[lineStart..<cursor].allSatisfy { $0 == " " || $0 == "\t" } }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
}

// MARK: - Where commands lead

extension BlockText {
  /// The cursor one line up or down at the same column, or nil at the block's edge.
  func cursor(movedByLines direction: Int) -> Int? {
    let target: Int
    if direction < 0 {
      guard !isOnFirstLine else { return nil }
      target = lineStart(at: lineStart - 1)
    } else {
      guard !isOnLastLine else { return nil }
      target = lineEnd + 1
    }
    let column = Self.columns(scalars[lineStart..<cursor])
    return Self.position(ofColumn: column, in: scalars[target..<lineEnd(at: target)])
  }

  /// The start of the cluster before the cursor.
  var previousCluster: Int {
    guard cursor > lineStart else { return max(0, cursor - 1) }
    return Cells(scalars[lineStart..<cursor]).reduce(lineStart) { _, cell in cell.range.lowerBound }
  }

  /// The end of the cluster after the cursor.
  var nextCluster: Int {
    var cells = Cells(scalars[cursor..<lineEnd])
    return cells.next()?.range.upperBound ?? min(cursor + 1, scalars.count)
  }

  /// How many scalars Backspace deletes: a cluster, or one level when only spaces stand before the cursor.
  func backspaceCount(indentWidth: Int) -> Int {
    let before = scalars[lineStart..<cursor]
    guard !before.isEmpty, before.allSatisfy({ $0 == " " }) else { return cursor - previousCluster }
    let excess = before.count % indentWidth
    return excess == 0 ? indentWidth : excess
  }

  /// The text after one more level of indentation at the cursor.
  func spacesToNextLevel(indentWidth: Int) -> Int {
    indentWidth - Self.columns(scalars[lineStart..<cursor]) % indentWidth
  }

  private static func columns(_ line: ArraySlice<Unicode.Scalar>) -> Int {
    Cells(line).reduce(0) { $0 + TabStops.columns(of: $1, in: line, at: $0) }
  }

  private static func position(ofColumn column: Int, in line: ArraySlice<Unicode.Scalar>) -> Int {
    var reached = 0
    for cell in Cells(line) {
      let columns = TabStops.columns(of: cell, in: line, at: reached)
      if reached + columns > column { return cell.range.lowerBound }
      reached += columns
    }
    return line.endIndex
  }
}

/// Tabs reach to the next multiple of eight columns, counted from the start of the line's text.
enum TabStops {
  static func columns(of cell: Cell, in text: ArraySlice<Unicode.Scalar>, at column: Int) -> Int {
    text[cell.range.lowerBound] == "\t" ? 8 - column % 8 : cell.columns
  }
}
