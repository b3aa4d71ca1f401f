import LongWork

/// Colours as red, green, blue and alpha of 8 bits each, cut rather than rounded as matplotlib makes them.
enum Pixels {
  /// The pixels of colours.
  /// - Throws: An interruption.
  static func of(_ colors: [Color]) throws -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(colors.count * 4)
    try colors.forEachRow { append($0, to: &pixels) }
    return pixels
  }

  /// The pixels of numbers, whose limits are taken from them when absent.
  /// - Throws: ValueError for limits that do not fit the spread; an interruption.
  static func of(_ values: [Double], norm: Normalize, colormap: Colormap) throws -> [UInt8] {
    try norm.autoscaleNone(values)
    // The colours stand behind one another, between those below and above and of no number.
    let count = colormap.colors.count
    var table: [UInt8] = []
    for index in -1...count { append(colormap.color(index: index), to: &table) }
    append(colormap.bad, to: &table)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(values.count * 4)
    try Interruption.inBlocks(0..<values.count) { block in
      for place in try norm.normalized(Array(values[block])) {
        let start = 4 * (place.isNaN ? count + 2 : colormap.index(at: place) + 1)
        for part in 0..<4 { pixels.append(table[start + part]) }
      }
    }
    return pixels
  }

  private static func append(_ color: Color, to pixels: inout [UInt8]) {
    for part in [color.red, color.green, color.blue, color.alpha] {
      pixels.append(UInt8(min(255, max(0, part * 255))))
    }
  }
}
