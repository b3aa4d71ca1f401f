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
    // The colours stand behind one another, and after them those below, above and of no number.
    var table: [UInt8] = []
    for color in colormap.colors + [colormap.under, colormap.over, colormap.bad] { append(color, to: &table) }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(values.count * 4)
    try Interruption.inBlocks(0..<values.count) { block in
      for place in try norm.normalized(Array(values[block])) {
        let start = 4 * index(of: place, count: colormap.colors.count)
        for part in 0..<4 { pixels.append(table[start + part]) }
      }
    }
    return pixels
  }

  /// Which of the colours of a table a number in 0...1 has.
  private static func index(of place: Double, count: Int) -> Int {
    if place.isNaN { return count + 2 }
    let scaled = place * Double(count)
    if scaled < 0 { return count }
    if scaled == Double(count) { return count - 1 }
    return scaled > Double(count) ? count + 1 : Int(scaled)
  }

  private static func append(_ color: Color, to pixels: inout [UInt8]) {
    for part in [color.red, color.green, color.blue, color.alpha] {
      pixels.append(UInt8(min(255, max(0, part * 255))))
    }
  }
}
