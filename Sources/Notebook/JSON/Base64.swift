/// Bytes as text of 64 characters, as pictures stand in notebooks and pages.
public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        text.append(place <= count ? alphabet[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text; what stands between its characters is passed over.
  public static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
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
