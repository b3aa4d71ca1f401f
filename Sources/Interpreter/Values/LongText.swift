/// Work on texts of many megabytes, in pieces, so that Ctrl-C need not wait for the last one.
public enum LongText {
  /// The bytes of a piece: less than a millisecond of work.
  static let pieceSize = 1 << 19

  /// Calls the body with ranges that follow each other and make up `range`, and looks for Ctrl-C between two.
  /// - Throws: KeyboardInterrupt, and what the body throws.
  @inline(__always)
  public static func inPieces(_ range: Range<Int>, _ body: (Range<Int>) throws -> Void) throws {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = range.upperBound - start > pieceSize ? start + pieceSize : range.upperBound
      try body(start..<end)
      start = end
      if start < range.upperBound { try Machine.current.checkInterrupt() }
    }
  }

  // MARK: Making texts

  /// The text of bytes in UTF-8; others become replacement characters.
  /// - Throws: KeyboardInterrupt.
  public static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
    if bytes.count <= pieceSize { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    result.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = characterBoundary(in: bytes, near: bytes.count - start > pieceSize ? start + pieceSize : bytes.count)
      result += String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
      start = end
      try Machine.current.checkInterrupt()
    }
    return result
  }

  /// The text of bytes in UTF-8; others become replacement characters.
  /// - Throws: KeyboardInterrupt.
  public static func text(_ bytes: [UInt8]) throws -> String { try bytes.withUnsafeBufferPointer { try text($0) } }

  /// The last place up to the given one where a character begins; a character has at most four bytes.
  private static func characterBoundary(in bytes: UnsafeBufferPointer<UInt8>, near place: Int) -> Int {
    if place >= bytes.count { return bytes.count }
    return (0..<4).map { place - $0 }.first { bytes[$0] & 0xc0 != 0x80 } ?? place
  }

  /// Adds a text at the end of another.
  /// - Throws: KeyboardInterrupt; a part is then added.
  public static func append(_ text: String, to result: inout String) throws {
    if text.utf8.count <= pieceSize {
      result += text
      return
    }
    result.reserveCapacity(result.utf8.count + text.utf8.count)
    var text = text
    try text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let end = characterBoundary(in: bytes, near: bytes.count - start > pieceSize ? start + pieceSize : bytes.count)
        result += String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        start = end
        try Machine.current.checkInterrupt()
      }
    }
  }

  /// The texts one behind the other.
  /// - Throws: KeyboardInterrupt; MemoryError for more than the memory holds.
  public static func joined(
    _ first: String, _ second: String, _ third: String = "", _ fourth: String = "", _ fifth: String = ""
  ) throws -> String {
    let (few, more) = (first.utf8.count + second.utf8.count, third.utf8.count + fourth.utf8.count + fifth.utf8.count)
    if few + more <= pieceSize {
      var result = first
      result += second
      if more == 0 { return result }
      result += third
      result += fourth
      return result + fifth
    }
    try Operators.checkSize(1, times: few + more)
    var result = ""
    result.reserveCapacity(few + more)
    for text in [first, second, third, fourth, fifth] { try append(text, to: &result) }
    return result
  }

  /// The texts with a separator between them.
  /// - Throws: KeyboardInterrupt.
  public static func joined(_ texts: [String], separator: String) throws -> String {
    var result = ""
    for (index, text) in texts.enumerated() {
      if index > 0 { try append(separator, to: &result) }
      try append(text, to: &result)
      try Machine.current.checkInterrupt(after: index)
    }
    return result
  }

  /// The text so many times; not at all for counts below one.
  /// - Throws: KeyboardInterrupt; MemoryError for more than the memory holds.
  public static func repeated(_ text: String, _ count: Int) throws -> String {
    let size = text.utf8.count
    if count <= 0 || size == 0 { return "" }
    try Operators.checkSize(size, times: count)
    if count == 1 { return text }
    let copies = max(1, pieceSize / size)
    if count <= copies { return String(repeating: text, count: count) }
    var result = ""
    result.reserveCapacity(size * count)
    let piece = String(repeating: text, count: copies)
    for _ in 0..<(count / copies) {
      try append(piece, to: &result)
      try Machine.current.checkInterrupt()
    }
    if count % copies > 0 { result += String(repeating: text, count: count % copies) }
    return result
  }

  // MARK: Looking at texts

  /// Whether all bytes are ASCII characters.
  public static func isASCII(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(isASCII)
  }

  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return true }
    var place = 0
    while bytes.count - place >= 32 {
      let words = base.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
      if (words[0] | words[1] | words[2] | words[3]) & 0x8080_8080_8080_8080 != 0 { return false }
      place += 32
    }
    while place < bytes.count {
      if bytes[place] >= 0x80 { return false }
      place += 1
    }
    return true
  }

  /// The number of code points.
  public static func count(_ text: String) -> Int { index(ofByte: text.utf8.count, in: text) }

  /// The number of code points that begin in front of a byte.
  public static func index(ofByte offset: Int, in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
      var (place, count) = (0, 0)
      while offset - place >= 8 {
        count += beginnings(base, at: place)
        place += 8
      }
      while place < offset {
        if bytes[place] & 0xc0 != 0x80 { count += 1 }
        place += 1
      }
      return count
    }
  }

  /// How many of eight bytes begin a code point: all but those whose highest bits are 1 and 0.
  @inline(__always)
  private static func beginnings(_ base: UnsafeRawPointer, at place: Int) -> Int {
    let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let continuations = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
    return 8 - Int(truncatingIfNeeded: (continuations &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The byte where the code point with the index begins; the number of bytes for an index behind the last.
  public static func byteOffset(of index: Int, in text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
      var (place, left) = (0, index)
      while left > 8, bytes.count - place >= 8 {
        left -= beginnings(base, at: place)
        place += 8
      }
      // Inside a character, which has been counted.
      while place < bytes.count, bytes[place] & 0xc0 == 0x80 { place += 1 }
      while left > 0, place < bytes.count {
        left -= 1
        place += 1
        while place < bytes.count, bytes[place] & 0xc0 == 0x80 { place += 1 }
      }
      return place
    }
  }

  /// The code points.
  /// - Throws: KeyboardInterrupt.
  public static func scalars(_ text: String) throws -> [UnicodeScalar] {
    var result: [UnicodeScalar] = []
    result.reserveCapacity(text.utf8.count > pieceSize ? count(text) : text.utf8.count)
    for scalar in text.unicodeScalars {
      result.append(scalar)
      try Machine.current.checkInterrupt(after: result.count)
    }
    return result
  }

  /// Whether the test holds of every code point.
  /// - Throws: KeyboardInterrupt, and what the test throws.
  public static func all(_ text: String, _ test: (UnicodeScalar) throws -> Bool) throws -> Bool {
    var turn = 0
    for scalar in text.unicodeScalars {
      if try !test(scalar) { return false }
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
    }
    return true
  }
}
