/// Bytes as text of 64 letters (RFC 4648).
public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes, padded with "=".
  public static func text(of bytes: [UInt8]) -> String {
    let length = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: length) { text in
      bytes.withUnsafeBufferPointer { source in
        alphabet.withUnsafeBufferPointer { digits in
          var (index, written) = (0, 0)
          while index + 2 < source.count {
            let group = Int(source[index]) << 16 | Int(source[index + 1]) << 8 | Int(source[index + 2])
            text[written] = digits[group >> 18]
            text[written + 1] = digits[group >> 12 & 63]
            text[written + 2] = digits[group >> 6 & 63]
            text[written + 3] = digits[group & 63]
            index += 3
            written += 4
          }
          guard index < source.count else { return }
          let hasSecond = index + 1 < source.count
          let group = Int(source[index]) << 16 | (hasSecond ? Int(source[index + 1]) << 8 : 0)
          text[written] = digits[group >> 18]
          text[written + 1] = digits[group >> 12 & 63]
          text[written + 2] = hasSecond ? digits[group >> 6 & 63] : UInt8(ascii: "=")
          text[written + 3] = UInt8(ascii: "=")
        }
      }
      return length
    }
  }

  /// The bytes of a text; what stands between its letters is passed over.
  public static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var group = 0
    var bits = 0
    for byte in text.utf8 {
      guard let value = digit(byte) else { continue }
      group = (group << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: group >> bits))
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x41...0x5A: return Int(byte) - 0x41
    case 0x61...0x7A: return Int(byte) - 0x61 + 26
    case 0x30...0x39: return Int(byte) - 0x30 + 52
    case 0x2B: return 62
    case 0x2F: return 63
    case _: return nil
    }
  }
}
