import Interpreter

/// Occurrences of one text in another, by byte: UTF-8 never matches inside a character.
struct TextSearch {
  let text: [UInt8]
  let needle: [UInt8]

  init(_ needle: String, in text: String) {
    self.text = Array(text.utf8)
    self.needle = Array(needle.utf8)
  }

  /// The first occurrence that starts at or behind `start` and ends by `end`.
  func first(from start: Int = 0, to end: Int? = nil) -> Int? {
    let limit = (end ?? text.count) - needle.count
    guard let byte = needle.first else { return start <= limit ? start : nil }
    var place = start
    while place <= limit {
      if text[place] == byte, matches(at: place) { return place }
      place += 1
    }
    return nil
  }

  /// The last occurrence inside the bytes from `start` to `end`.
  func last(from start: Int = 0, to end: Int? = nil) -> Int? {
    var place = (end ?? text.count) - needle.count
    while place >= start {
      if matches(at: place) { return place }
      place -= 1
    }
    return nil
  }

  func matches(at place: Int) -> Bool {
    guard place >= 0, place + needle.count <= text.count else { return false }
    for (offset, byte) in needle.enumerated() where text[place + offset] != byte { return false }
    return true
  }

  /// The occurrences from left to right that do not overlap, at most `limit` of them.
  func all(from start: Int = 0, to end: Int? = nil, limit: Int = Int.max) throws -> [Int] {
    var places: [Int] = []
    var place = start
    while places.count < limit, let found = first(from: place, to: end) {
      places.append(found)
      try Machine.current.checkInterrupt(after: places.count)
      place = found + needle.count
    }
    return places
  }

  /// The text between two byte offsets.
  func piece(_ start: Int, _ end: Int) -> String { String(decoding: text[start..<end], as: UTF8.self) }
}

/// Byte offsets of code points.
enum CodePoints {
  /// The byte offset of the code point at `index`, which may be the end.
  static func byteOffset(of index: Int, in text: String) -> Int {
    let scalars = text.unicodeScalars
    let place = scalars.index(scalars.startIndex, offsetBy: index, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return text.utf8.distance(from: text.utf8.startIndex, to: place)
  }

  /// The index of the code point at a byte offset.
  static func index(ofByte offset: Int, in text: String) -> Int {
    text.utf8.prefix(offset).reduce(0) { $0 + ($1 & 0xc0 == 0x80 ? 0 : 1) }
  }
}
