/// Writes pictures of one size as an animated GIF of 256 colours.
public enum GIFEncoder {
  /// The bytes of the file; an interval is in milliseconds (GIF counts in hundredths of a second), and zero repetitions
  /// are endless.
  /// - Throws: `PlottingError` when there are no pictures or sizes differ.
  public static func encode(_ pictures: [Picture], interval: Double, repetitions: UInt16 = 0) throws -> [UInt8] {
    let first = try AnimationFrames.first(of: pictures)
    guard first.width < 65536, first.height < 65536 else {
      throw PlottingError(.valueError, "a GIF is at most 65535 pixels wide and high")
    }
    var palette = ColorPalette(pictures)
    let size = little(UInt16(first.width)) + little(UInt16(first.height))
    var file = Array("GIF89a".utf8) + size + [0xF7, 0, 0]
    for index in 0..<256 {
      let color = index < palette.colors.count ? palette.colors[index] : (0, 0, 0)
      file += [color.0, color.1, color.2]
    }
    file += [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1] + little(repetitions) + [0]
    let delay = little(UInt16(max(1, min((interval / 10).rounded(), 65535))))
    for picture in pictures {
      file += [0x21, 0xF9, 4, 4] + delay + [0, 0]
      file += [0x2C, 0, 0, 0, 0] + size + [0, 8]
      let indices = (0..<(picture.width * picture.height)).map { palette.index(of: picture.opaque($0)) }
      append(blocks: LZWCoder.encode(indices), to: &file)
    }
    return file + [0x3B]
  }

  private static func little(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }

  private static func append(blocks bytes: [UInt8], to file: inout [UInt8]) {
    for start in stride(from: 0, to: bytes.count, by: 255) {
      let block = bytes[start..<min(start + 255, bytes.count)]
      file.append(UInt8(block.count))
      file += block
    }
    file.append(0)
  }
}

/// Lempel, Ziv and Welch's compression as GIF has it, for 8-bit symbols.
private enum LZWCoder {
  static func encode(_ symbols: [UInt8]) -> [UInt8] {
    let clear: UInt32 = 256
    var writer = BitWriter()
    var codes: [UInt32: UInt32] = [:]
    var (next, width): (UInt32, UInt32) = (258, 9)
    writer.write(clear, width)
    guard var prefix = symbols.first.map(UInt32.init) else { return writer.finish() }
    for symbol in symbols.dropFirst() {
      let key = prefix << 8 | UInt32(symbol)
      if let code = codes[key] {
        prefix = code
        continue
      }
      writer.write(prefix, width)
      codes[key] = next
      // The reader lags one entry behind.
      if next == 1 << width && width < 12 { width += 1 }
      next += 1
      if next == 4096 {
        writer.write(clear, width)
        codes.removeAll(keepingCapacity: true)
        (next, width) = (258, 9)
      }
      prefix = UInt32(symbol)
    }
    writer.write(prefix, width)
    if next == 1 << width && width < 12 { width += 1 }
    writer.write(clear + 1, width)
    return writer.finish()
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var bits: UInt32 = 0
    private var count: UInt32 = 0

    mutating func write(_ code: UInt32, _ width: UInt32) {
      bits |= code << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(bits & 255))
        bits >>= 8
        count -= 8
      }
    }

    mutating func finish() -> [UInt8] {
      if count > 0 { bytes.append(UInt8(bits & 255)) }
      return bytes
    }
  }
}
