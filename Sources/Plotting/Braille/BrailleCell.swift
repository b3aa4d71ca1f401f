/// One place of the terminal: a pattern of dots or a letter, and its colour.
struct BrailleCell {
  /// nil for a cell that a wide letter to its left covers.
  var text: String?
  /// 0xRRGGBB; nil for the terminal's own.
  var color: UInt32?

  /// The braille dots of a cell by row and column (Unicode counts the lowest row last).
  private static let dots: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
  /// How dark a dot of a shade must be, in an order that spreads the dots.
  private static let thresholds: [[UInt32]] = [[32, 160], [224, 96], [64, 192], [250, 128]]

  /// The dots of a picture that has two by four pixels for every cell.
  init(_ picture: Picture, column: Int, row: Int, shades: Bool) {
    var pattern: UInt32 = 0
    var strongest: (ink: UInt32, color: UInt32) = (0, 0)
    for y in 0..<4 {
      for x in 0..<2 {
        let pixel = picture.opaque((row * 4 + y) * picture.width + column * 2 + x)
        let parts = [pixel >> 16, pixel >> 8 & 255, pixel & 255]
        // The darkest channel shows a light colour's ink too; shades are of all channels.
        let ink = shades ? 255 - parts.reduce(0, +) / 3 : 255 - (parts.min() ?? 255)
        if ink >= (shades ? BrailleCell.thresholds[y][x] : 110) { pattern |= BrailleCell.dots[y][x] }
        if ink > strongest.ink { strongest = (ink, pixel) }
      }
    }
    text = pattern == 0 ? " " : Unicode.Scalar(0x2800 + pattern).map { String($0) }
    color = pattern == 0 ? nil : BrailleCell.terminalColor(strongest.color)
  }

  /// Grey is the terminal's own colour, be it black or white.
  static func terminalColor(_ color: UInt32) -> UInt32? {
    let parts = [color >> 16, color >> 8 & 255, color & 255]
    guard let most = parts.max(), let least = parts.min(), most - least > 24 else { return nil }
    return color
  }

  /// The text of a row, without spaces at its end.
  static func line(_ cells: [BrailleCell], isColored: Bool) -> String {
    var end = cells.count
    while end > 0, cells[end - 1].text == " " { end -= 1 }
    var line = ""
    var current: UInt32?
    for cell in cells[..<end] {
      guard let text = cell.text else { continue }
      if isColored && cell.color != current && text != " " {
        line += cell.color.map { "\u{1B}[38;2;\($0 >> 16);\($0 >> 8 & 255);\($0 & 255)m" } ?? "\u{1B}[39m"
        current = cell.color
      }
      line += text
    }
    return current == nil ? line : line + "\u{1B}[39m"
  }
}
