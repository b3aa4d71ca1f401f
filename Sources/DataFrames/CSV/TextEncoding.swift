#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text of other encodings as UTF-8.
public enum TextEncoding {
  enum Kind {
    case utf8, ascii
    case other(iconvName: String, pythonName: String)
  }

  static func kind(_ name: String) throws -> Kind {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8sig": return .utf8
    case "ascii", "usascii": return .ascii
    case "cp949", "949", "ms949", "uhc": return .other(iconvName: "CP949", pythonName: "cp949")
    case "euckr", "ksc5601", "ksx1001", "korean": return .other(iconvName: "EUC-KR", pythonName: "euc_kr")
    case "latin1", "iso88591", "l1": return .other(iconvName: "ISO-8859-1", pythonName: "latin-1")
    case "cp1252", "windows1252": return .other(iconvName: "CP1252", pythonName: "charmap")
    case "utf16", "utf16le", "utf16be", "utf32", "shiftjis", "gbk", "gb18030", "big5", "cp932", "eucjp", "cp437":
      throw DataFrameError.notInLgs("the encoding '\(name)'")
    case _: throw DataFrameError(.lookup, "unknown encoding: \(name)")
    }
  }

  /// The bytes as UTF-8, which is not checked yet where they are said to be that.
  /// - Throws: A lookup error for an unknown encoding, a decoding error with Python's words for bytes that are no text.
  static func utf8(_ buffer: ByteBuffer, from encoding: String) throws -> ByteBuffer {
    switch try kind(encoding) {
    // Texts are checked where they become texts: the bytes of columns that nobody reads may be anything.
    case .utf8: return buffer
    case .ascii:
      try buffer.withBytes { bytes in
        guard let position = bytes.firstIndex(where: { $0 >= 0x80 }) else { return }
        throw undecodable("ascii", bytes[position], position, "ordinal not in range(128)")
      }
      return buffer
    case .other(let iconvName, let pythonName):
      return try convert(buffer, from: iconvName, pythonName: pythonName)
    }
  }

  private static func convert(_ buffer: ByteBuffer, from name: String, pythonName: String) throws -> ByteBuffer {
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else {
      throw DataFrameError.notInLgs("the encoding '\(pythonName)' on this system")
    }
    defer { iconv_close(converter) }
    let result = ByteBuffer(capacity: buffer.count + buffer.count / 2)
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(buffer.base).assumingMemoryBound(to: CChar.self)
    var remaining = buffer.count
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while remaining > 0 {
      var failed: Int32 = 0
      let written = block.withUnsafeMutableBytes { bytes -> Int in
        var target: UnsafeMutablePointer<CChar>? = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = bytes.count
        if iconv(converter, &source, &remaining, &target, &room) == Int.max || remaining > 0 { failed = errno }
        return bytes.count - room
      }
      block.withUnsafeBufferPointer { result.append(UnsafeBufferPointer(rebasing: $0.prefix(written))) }
      if failed != 0, failed != E2BIG {
        let position = buffer.count - remaining
        let reason = failed == EINVAL ? "incomplete multibyte sequence" : "illegal multibyte sequence"
        throw undecodable(pythonName, buffer.base[position], position, reason)
      }
    }
    return result
  }

  private static func undecodable(_ name: String, _ byte: UInt8, _ position: Int, _ reason: String) -> DataFrameError {
    let digits = String(byte, radix: 16)
    let shown = "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
    return DataFrameError(
      .unicodeDecode, "'\(name)' codec can't decode byte \(shown) in position \(position): \(reason)")
  }

  // MARK: UTF-8

  /// - Throws: A decoding error with Python's words for bytes that are no UTF-8.
  @inline(__always)
  static func validate(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard let base = bytes.baseAddress else { return }
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    if all >= 0x80 { try validate(base, bytes.count) }
  }

  private static func validate(_ base: UnsafePointer<UInt8>, _ end: Int) throws {
    var at = 0
    while at < end {
      if base[at] < 0x80 {
        at += 1
      } else {
        at += try sequenceLength(base, at, end)
      }
    }
  }

  /// The length of the valid sequence that begins at a byte beyond ASCII.
  private static func sequenceLength(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) throws -> Int {
    let lead = base[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    case 0xf1...0xf3: length = 4
    case _: throw undecodable("utf-8", lead, at, "invalid start byte")
    }
    for offset in 1..<length {
      guard at + offset < end else {
        if offset == 1 { throw undecodable("utf-8", lead, at, "unexpected end of data") }
        throw range("utf-8", at, at + offset - 1, "unexpected end of data")
      }
      let valid = offset == 1 ? second : 0x80...0xbf
      if !valid.contains(base[at + offset]) {
        if offset == 1 { throw undecodable("utf-8", lead, at, "invalid continuation byte") }
        throw range("utf-8", at, at + offset - 1, "invalid continuation byte")
      }
    }
    return length
  }

  private static func range(_ name: String, _ first: Int, _ last: Int, _ reason: String) -> DataFrameError {
    DataFrameError(.unicodeDecode, "'\(name)' codec can't decode bytes in position \(first)-\(last): \(reason)")
  }
}
