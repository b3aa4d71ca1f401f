import Interpreter

/// The code points of a text that is looked in.
final class TextCodes {
  let start: UnsafeMutablePointer<UInt32>
  let count: Int
  let isASCII: Bool

  /// - Throws: KeyboardInterrupt.
  init(_ text: String) throws {
    var text = text
    let target = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, text.utf8.count))
    let (byteCount, all) = try text.withUTF8 { bytes in
      var all: UInt8 = 0
      for (place, byte) in bytes.enumerated() {
        target[place] = UInt32(byte)
        all |= byte
        if place & 0xfffff == 0xfffff { try TextCodes.poll(freeing: target) }
      }
      return (bytes.count, all)
    }
    let scalarCount = all < 0x80 ? byteCount : try TextCodes.decode(text, into: target)
    (start, count, isASCII) = (target, scalarCount, all < 0x80)
  }

  deinit { start.deallocate() }

  private static func decode(_ text: String, into target: UnsafeMutablePointer<UInt32>) throws -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
      target[count] = scalar.value
      count += 1
      if count & 0xfffff == 0 { try poll(freeing: target) }
    }
    return count
  }

  private static func poll(freeing target: UnsafeMutablePointer<UInt32>) throws {
    do {
      try Machine.current.checkInterrupt()
    } catch {
      target.deallocate()
      throw error
    }
  }
}

/// A text to look in, with what a search needs of it.
struct SearchedText {
  let value: Value
  let codes: TextCodes
  let start, end: Int

  /// - Parameters:
  ///   - start: Where to begin, and `end`, where the text ends for the search; both are clipped.
  /// - Throws: TypeError for what is no text; KeyboardInterrupt.
  init(_ value: Value, from start: Int = 0, to end: Int = Int.max) throws {
    guard let text = value.stringValue else {
      throw Raised.typeError("expected string or bytes-like object, got '\(value.typeName)'")
    }
    self.value = value
    codes = try SearchedText.codes(of: text, value)
    self.end = min(max(0, end), codes.count)
    self.start = min(max(0, start), codes.count)
  }

  // MARK: The text that was looked in last

  /// A program that walks through a text asks for the same one at every step.
  nonisolated(unsafe) private static weak var lastValue: Object?
  nonisolated(unsafe) private static var last: (codes: TextCodes, bytes: Int)?
  /// Texts that are quickly read again are not kept, and neither are those that take much room.
  private static let keptSizes = 256...(1 << 22)

  private static func codes(of text: String, _ value: Value) throws -> TextCodes {
    let size = text.utf8.count
    guard keptSizes.contains(size), case .object(let object) = value else { return try TextCodes(text) }
    // A text grows in place at times, but never changes otherwise.
    if let last, lastValue === object, last.bytes == size { return last.codes }
    let made = try TextCodes(text)
    (lastValue, last) = (object, (made, size))
    return made
  }

  // MARK: Parts

  func text(_ start: Int, _ end: Int) -> String {
    let count = max(0, end - start)
    if codes.isASCII {
      return String(unsafeUninitializedCapacity: count) { buffer in
        for place in 0..<count { buffer[place] = UInt8(truncatingIfNeeded: codes.start[start + place]) }
        return count
      }
    }
    var result = String.UnicodeScalarView()
    for place in start..<(start + count) {
      if let scalar = UnicodeScalar(codes.start[place]) { result.append(scalar) }
    }
    return String(result)
  }

  /// A part as a value of the language.
  func value(_ start: Int, _ end: Int) -> Value {
    if end - start == 1, let scalar = UnicodeScalar(codes.start[start]) {
      return .object(StringObject.character(scalar))
    }
    return codes.isASCII ? .object(StringObject(text(start, end), isASCII: true)) : .string(text(start, end))
  }
}
