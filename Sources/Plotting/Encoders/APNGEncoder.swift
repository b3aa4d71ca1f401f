/// Writes pictures of one size as an animated PNG.
public enum APNGEncoder {
  /// The bytes of the file; an interval is in milliseconds, and zero repetitions are endless.
  /// - Throws: `PlottingError` when there are no pictures, sizes differ, zlib is missing or memory runs out.
  public static func encode(
    _ pictures: [Picture], dpi: Double, interval: Double, repetitions: UInt32 = 0
  ) throws -> [UInt8] {
    let first = try AnimationFrames.first(of: pictures)
    var file = PNGEncoder.signature
    PNGEncoder.append(chunk: "IHDR", PNGEncoder.header(first), to: &file)
    PNGEncoder.append(
      chunk: "acTL", PNGEncoder.bigEndian(UInt32(pictures.count)) + PNGEncoder.bigEndian(repetitions), to: &file)
    PNGEncoder.append(chunk: "pHYs", PNGEncoder.resolution(dpi), to: &file)
    var sequence: UInt32 = 0
    for (index, picture) in pictures.enumerated() {
      PNGEncoder.append(chunk: "fcTL", control(picture, sequence: sequence, interval: interval), to: &file)
      sequence += 1
      let pixels = try PNGEncoder.compressed(picture)
      if index == 0 {
        PNGEncoder.append(chunk: "IDAT", pixels, to: &file)
      } else {
        PNGEncoder.append(chunk: "fdAT", PNGEncoder.bigEndian(sequence) + pixels, to: &file)
        sequence += 1
      }
    }
    PNGEncoder.append(chunk: "IEND", [], to: &file)
    return file
  }

  private static func control(_ picture: Picture, sequence: UInt32, interval: Double) -> [UInt8] {
    let milliseconds = UInt16(max(1, min(interval.rounded(), 65535)))
    return PNGEncoder.bigEndian(sequence) + PNGEncoder.bigEndian(UInt32(picture.width))
      + PNGEncoder.bigEndian(UInt32(picture.height)) + [0, 0, 0, 0, 0, 0, 0, 0]
      + PNGEncoder.bigEndian(milliseconds) + PNGEncoder.bigEndian(UInt16(1000)) + [0, 0]
  }
}

/// What all animations ask of their pictures.
enum AnimationFrames {
  /// The first picture.
  /// - Throws: `PlottingError` when there is none or sizes differ.
  static func first(of pictures: [Picture]) throws -> Picture {
    guard let first = pictures.first else { throw PlottingError(.valueError, "an animation needs at least one frame") }
    guard pictures.allSatisfy({ $0.width == first.width && $0.height == first.height }) else {
      throw PlottingError(.valueError, "all frames of an animation must have one size")
    }
    return first
  }
}
