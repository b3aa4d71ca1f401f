import CDraw
import LongWork

/// Writes pictures as PNG: RGBA, with the resolution.
public enum PNGEncoder {
  /// What is written about the program, as matplotlib does.
  private static let software = "Software\0lgs"

  /// The bytes of a PNG file.
  /// - Throws: `PlottingError` when zlib is missing or memory runs out.
  public static func encode(_ picture: Picture, dpi: Double) throws -> [UInt8] {
    file(picture, dpi: dpi, compressed: try compressed(picture))
  }

  static func file(_ picture: Picture, dpi: Double, compressed: [UInt8]) -> [UInt8] {
    var file = signature
    append(chunk: "IHDR", header(picture), to: &file)
    append(chunk: "tEXt", Array(software.utf8), to: &file)
    append(chunk: "pHYs", resolution(dpi), to: &file)
    append(chunk: "IDAT", compressed, to: &file)
    append(chunk: "IEND", [], to: &file)
    return file
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func header(_ picture: Picture) -> [UInt8] {
    // 8 bits, RGBA, deflate, filters by row, not interlaced.
    bigEndian(UInt32(picture.width)) + bigEndian(UInt32(picture.height)) + [8, 6, 0, 0, 0]
  }

  static func resolution(_ dpi: Double) -> [UInt8] {
    let perMeter = UInt32(max(1, min(dpi / 0.0254 + 0.5, 4e9)))
    return bigEndian(perMeter) + bigEndian(perMeter) + [1]
  }

  /// How hard zlib tries: for speed, since plots are mostly of one colour.
  static let level: Int32 = 1

  static func checkZlib() throws {
    guard draw_zip_is_available() else {
      throw PlottingError(.osError, "libz.so.1 cannot be opened: install the Debian package zlib1g")
    }
  }

  /// Deflates bytes.
  /// - Throws: `PlottingError` when zlib is missing or memory runs out; an interruption.
  static func deflated(_ bytes: [UInt8], level: Int32) throws -> [UInt8] {
    try checkZlib()
    let capacity = draw_zip_bound(bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = draw_zip(bytes, bytes.count, level, buffer.baseAddress, capacity, Interruption.isRequested)
    }
    guard packed.isEmpty else { return packed }
    try Interruption.check()
    throw PlottingError(.memoryError, "the picture could not be compressed")
  }

  /// The pixels with a filter byte before each row, deflated.
  static func compressed(_ picture: Picture) throws -> [UInt8] {
    try deflated(filtered(picture), level: level)
  }

  /// The pixels with a filter byte before each row.
  static func filtered(_ picture: Picture) throws -> [UInt8] {
    let stride = picture.width * 4
    let length = (stride + 1) * picture.height
    return try [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      try picture.pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<picture.height {
          try Interruption.check()
          buffer[row * (stride + 1)] = 0
          let start = row * (stride + 1) + 1
          _ = UnsafeMutableBufferPointer(rebasing: buffer[start..<(start + stride)])
            .update(fromContentsOf: pixels[(row * stride)..<((row + 1) * stride)])
        }
      }
      count = length
    }
  }

  /// Length, name, bytes and checksum.
  static func append(chunk name: String, _ bytes: [UInt8], to file: inout [UInt8]) {
    let named = Array(name.utf8) + bytes
    file += bigEndian(UInt32(bytes.count))
    file += named
    file += bigEndian(draw_crc(0, named, named.count))
  }

  static func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  static func bigEndian(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
}
