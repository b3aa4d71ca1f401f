#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole texts to and from bytes, for files that a program reads and writes by itself.
extension TextEncoding {
  /// What becomes of bytes that are no text, and of characters that an encoding lacks.
  public enum Faults: String {
    case strict, ignore, replace
  }

  /// - Throws: The errors of an unknown encoding.
  public static func check(_ name: String) throws { _ = try kind(name) }

  /// Whether a file of the encoding may begin with a mark that is no part of the text.
  public static func hasMark(_ name: String) -> Bool {
    name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) == "utf8sig"
  }

  /// Whether texts in the encoding are their UTF-8.
  /// - Throws: A lookup error for an unknown encoding.
  public static func isUTF8(_ name: String) throws -> Bool {
    if case .utf8 = try kind(name) { return true }
    return false
  }

  /// The bytes as UTF-8.
  /// - Throws: A lookup error for an unknown encoding, a decoding error with Python's words for bytes that are no text.
  public static func decoded(_ bytes: [UInt8], from name: String, _ faults: Faults) throws -> [UInt8] {
    do {
      let buffer = try utf8(ByteBuffer(bytes), from: name)
      try buffer.withBytes { try validate($0) }
      return buffer.withBytes { Array($0) }
    } catch let error as DataFrameError {
      guard faults != .strict, case .unicodeDecode = error.kind else { throw error }
      return try repaired(bytes, from: name, faults)
    }
  }

  /// Decodes the longest good pieces, with the faulty bytes between them left out or replaced.
  private static func repaired(_ bytes: [UInt8], from name: String, _ faults: Faults) throws -> [UInt8] {
    let mark: [UInt8] = faults == .replace ? [0xef, 0xbf, 0xbd] : []
    switch try kind(name) {
    case .utf8:
      if faults == .replace { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
      var scalars = String.UnicodeScalarView()
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): scalars.append(scalar)
        case .emptyInput: return Array(String(scalars).utf8)
        case .error: continue
        }
      }
    case .ascii: return bytes.flatMap { $0 < 0x80 ? [$0] : mark }
    case .other:
      var result: [UInt8] = []
      var place = 0
      while place < bytes.count {
        let width = bytes[place] >= 0x80 && place + 1 < bytes.count ? 2 : 1
        if bytes[place] < 0x80 {
          result.append(bytes[place])
          place += 1
        } else if let piece = try? utf8(ByteBuffer(Array(bytes[place..<place + width])), from: name) {
          piece.withBytes { result += $0 }
          place += width
        } else {
          result += mark
          place += 1
        }
      }
      return result
    }
  }

  /// The bytes of a text.
  /// - Throws: An encoding error with Python's words for characters that the encoding lacks.
  public static func encoded(_ text: String, in name: String, _ faults: Faults) throws -> [UInt8] {
    switch try kind(name) {
    case .utf8: return Array(text.utf8)
    case .ascii: return try narrow(text, "ascii", limit: 0x80, faults)
    case .other(let iconvName, let pythonName):
      if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
      if iconvName == "ISO-8859-1" { return try narrow(text, pythonName, limit: 0x100, faults) }
      return try converted(text, to: iconvName, pythonName, faults)
    }
  }

  /// Encodings whose bytes are the code points below a limit.
  private static func narrow(_ text: String, _ name: String, limit: UInt32, _ faults: Faults) throws -> [UInt8] {
    let scalars = Array(text.unicodeScalars)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for (place, scalar) in scalars.enumerated() {
      if scalar.value < limit {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      switch faults {
      case .ignore: continue
      case .replace: bytes.append(UInt8(ascii: "?"))
      case .strict:
        let end = scalars[place...].firstIndex { $0.value < limit } ?? scalars.count
        throw unencodable(name, scalar, place, end - 1, "ordinal not in range(\(limit))")
      }
    }
    return bytes
  }

  private static func converted(
    _ text: String, to iconvName: String, _ name: String, _ faults: Faults
  ) throws -> [UInt8] {
    let converter = iconv_open(iconvName, "UTF-8")
    guard converter != iconv_t(bitPattern: -1) else {
      throw DataFrameError.notInLgs("the encoding '\(name)' on this system")
    }
    defer { iconv_close(converter) }
    var result: [UInt8] = []
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let bytes = bytes(of: scalar, by: converter) {
        result += bytes
      } else {
        switch faults {
        case .ignore: continue
        case .replace: result.append(UInt8(ascii: "?"))
        case .strict:
          let reason = name == "charmap" ? "character maps to <undefined>" : "illegal multibyte sequence"
          throw unencodable(name, scalar, place, place, reason)
        }
      }
    }
    return result
  }

  private static func bytes(of scalar: UnicodeScalar, by converter: iconv_t?) -> [UInt8]? {
    var source = Array(String(scalar).utf8).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: 8)
    var (remaining, room) = (source.count, target.count)
    let isGood = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(converter, &from, &remaining, &to, &room) == 0 && remaining == 0
      }
    }
    return isGood ? target.prefix(target.count - room).map { UInt8(bitPattern: $0) } : nil
  }

  private static func unencodable(
    _ name: String, _ scalar: UnicodeScalar, _ first: Int, _ last: Int, _ reason: String
  ) -> DataFrameError {
    guard first == last else {
      return DataFrameError(
        .unicodeEncode, "'\(name)' codec can't encode characters in position \(first)-\(last): \(reason)")
    }
    let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
    let digits = String(scalar.value, radix: 16)
    let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
    let shown = "\\" + letter + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    return DataFrameError(
      .unicodeEncode, "'\(name)' codec can't encode character '\(shown)' in position \(first): \(reason)")
  }
}
