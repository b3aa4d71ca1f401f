/// A source text with its lines, for messages that name a place.
public struct SourceText {
  public let bytes: [UInt8]
  /// Byte offsets at which the lines begin; never empty.
  public let lineStarts: [Int]

  public init(_ source: String) {
    bytes = Array(source.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isLoneReturn = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if byte == 0x0A || isLoneReturn { starts.append(index + 1) }
    }
    lineStarts = starts
  }

  /// A place as people count: line and column from 1, the column in characters (Unicode scalars).
  public struct Location: Equatable {
    public var line: Int
    public var column: Int
  }

  /// The line, from 1, that holds a byte offset; offsets outside the text count as its nearest end.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(of: offset)
    let start = lineStarts[line - 1]
    // The byte order mark is no character of the first line.
    let begin = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : start
    let characters = bytes[begin..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Location(line: line, column: characters + 1)
  }

  /// The text of a line counted from 1, without its line end; empty outside the text.
  public func text(ofLine line: Int) -> String {
    guard lineStarts.indices.contains(line - 1) else { return "" }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line, from 1, of an offset, for callers that need it once.
  static func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(max(offset, 0), bytes.count) {
      let isLoneReturn = bytes[index] == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A)
      if bytes[index] == 0x0A || isLoneReturn { line += 1 }
    }
    return line
  }

  /// The text under a span.
  public func text(of span: Span) -> String {
    let start = min(max(span.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(span.end, start), bytes.count)], as: UTF8.self)
  }
}
