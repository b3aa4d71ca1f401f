import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// Occurrences of one text in another, by byte: UTF-8 never matches inside a character.
struct TextSearch {
  private let text: String
  let needle: String

  init(_ needle: String, in text: String) {
    (self.text, self.needle) = (text, needle)
  }

  /// The bytes of the text.
  var count: Int { text.utf8.count }

  /// The first occurrence that starts at or behind `start` and ends by `end`.
  /// - Throws: KeyboardInterrupt.
  func first(from start: Int = 0, to end: Int? = nil) throws -> Int? {
    try StringObject.find(needle, in: text, from: start, to: end)
  }

  /// The last occurrence inside the bytes from `start` to `end`.
  /// - Throws: KeyboardInterrupt.
  func last(from start: Int = 0, to end: Int? = nil) throws -> Int? {
    try withBytes { text, needle in
      var place = (end ?? text.count) - needle.count
      guard let first = needle.first else { return place >= start ? place : nil }
      var work = 0
      while place >= start {
        if text[place] == first {
          if TextSearch.matches(text, needle, at: place) { return place }
          work += needle.count
        }
        place -= 1
        work += 1
        if work > 1 << 19 {
          work = 0
          try Machine.current.checkInterrupt()
        }
      }
      return nil
    }
  }

  func matches(at place: Int) -> Bool { withBytes { TextSearch.matches($0, $1, at: place) } }

  private static func matches(
    _ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    guard place >= 0, text.count - place >= needle.count else { return false }
    guard let text = text.baseAddress, let wanted = needle.baseAddress else { return true }
    return memcmp(text + place, wanted, needle.count) == 0
  }

  private func withBytes<Result>(
    _ body: (_ text: UnsafeBufferPointer<UInt8>, _ needle: UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    var (text, needle) = (text, needle)
    return try text.withUTF8 { text in try needle.withUTF8 { try body(text, $0) } }
  }

  /// The occurrences from left to right that do not overlap, at most `limit` of them.
  /// - Throws: KeyboardInterrupt.
  func all(from start: Int = 0, to end: Int? = nil, limit: Int = Int.max) throws -> [Int] {
    var places: [Int] = []
    var place = start
    while places.count < limit, let found = try first(from: place, to: end) {
      places.append(found)
      try Machine.current.checkInterrupt(after: places.count)
      place = found + needle.utf8.count
    }
    return places
  }

  /// The text between two byte offsets.
  /// - Throws: KeyboardInterrupt.
  func piece(_ start: Int, _ end: Int) throws -> String {
    var text = text
    return try text.withUTF8 { try LongText.text(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }
}

/// Byte offsets of code points.
enum CodePoints {
  /// The byte offset of the code point at `index`, which may be the end.
  static func byteOffset(of index: Int, in text: String) -> Int { LongText.byteOffset(of: index, in: text) }

  /// The index of the code point at a byte offset.
  static func index(ofByte offset: Int, in text: String) -> Int { LongText.index(ofByte: offset, in: text) }
}
