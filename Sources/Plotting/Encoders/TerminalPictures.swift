import Encodings

/// Pictures as the streams of bytes that terminals show.
public enum TerminalPictures {
  /// The kitty protocol: a PNG in pieces of base64.
  /// - Throws: `PlottingError` when the picture cannot be encoded.
  public static func kitty(_ picture: Picture, dpi: Double) throws -> String {
    kitty(png: try PNGEncoder.encode(picture, dpi: dpi))
  }

  /// The kitty protocol for a picture that is a PNG already.
  public static func kitty(png: [UInt8]) -> String {
    let text = Array(Base64.text(of: png).utf8)
    var stream = ""
    for start in stride(from: 0, to: text.count, by: 4096) {
      let end = min(start + 4096, text.count)
      let more = end < text.count ? 1 : 0
      let control = start == 0 ? "a=T,f=100,m=\(more)" : "m=\(more)"
      stream += "\u{1B}_G\(control);" + String(decoding: text[start..<end], as: UTF8.self) + "\u{1B}\\"
    }
    return stream + "\n"
  }

  /// iTerm2's protocol: a file shown in the text.
  /// - Throws: `PlottingError` when the picture cannot be encoded.
  public static func iTerm2(_ picture: Picture, dpi: Double) throws -> String {
    iTerm2(png: try PNGEncoder.encode(picture, dpi: dpi))
  }

  /// iTerm2's protocol for a picture that is a PNG already.
  public static func iTerm2(png: [UInt8]) -> String {
    "\u{1B}]1337;File=inline=1;size=\(png.count):\(Base64.text(of: png))\u{7}\n"
  }

  /// Sixel graphics of 256 colours: bands of six rows, one pass for every colour in a band.
  public static func sixel(_ picture: Picture) -> String {
    var palette = ColorPalette([picture])
    var stream: [UInt8] = Array("\u{1B}P0;1q\"1;1;\(picture.width);\(picture.height)".utf8)
    for (index, color) in palette.colors.enumerated() {
      let parts = [color.red, color.green, color.blue].map { String((Int($0) * 100 + 127) / 255) }
      stream += Array("#\(index);2;\(parts.joined(separator: ";"))".utf8)
    }
    for top in stride(from: 0, to: picture.height, by: 6) {
      append(band: top, of: picture, palette: &palette, to: &stream)
      stream.append(UInt8(ascii: "-"))
    }
    return String(decoding: stream, as: UTF8.self) + "\u{1B}\\\n"
  }

  private static func append(
    band top: Int, of picture: Picture, palette: inout ColorPalette, to stream: inout [UInt8]
  ) {
    var masks: [Int: [UInt8]] = [:]
    for row in 0..<min(6, picture.height - top) {
      for column in 0..<picture.width {
        let color = Int(palette.index(of: picture.opaque((top + row) * picture.width + column)))
        masks[color, default: [UInt8](repeating: 0, count: picture.width)][column] |= 1 << row
      }
    }
    var isFirst = true
    for (color, mask) in masks.sorted(by: { $0.key < $1.key }) {
      if !isFirst { stream.append(UInt8(ascii: "$")) }
      isFirst = false
      stream += Array("#\(color)".utf8)
      append(runs: mask, to: &stream)
    }
  }

  private static func append(runs mask: [UInt8], to stream: inout [UInt8]) {
    var start = 0
    while start < mask.count {
      var end = start
      while end < mask.count, mask[end] == mask[start] { end += 1 }
      let isTail = end == mask.count && mask[start] == 0
      let letter = mask[start] + 63
      if end - start > 3 && !isTail {
        stream += Array("!\(end - start)".utf8) + [letter]
      } else if !isTail {
        stream += [UInt8](repeating: letter, count: end - start)
      }
      start = end
    }
  }
}
