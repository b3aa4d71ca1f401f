extension ImageData {
  /// A pixel for every number or colour.
  /// - Parameter isUpsideDown: Whether the first row is the lowest.
  public func picture(norm: Normalize, colormap: Colormap, isUpsideDown: Bool = false) throws -> Picture {
    let colors: [Color]
    switch self {
    case .values(let values, _, _):
      norm.autoscaleNone(values)
      colors = try norm.normalized(values).map { colormap.color(at: $0) }
    case .colors(let given, _, _): colors = given
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(colors.count * 4)
    func byte(_ part: Double) -> UInt8 { UInt8(min(255, max(0, part * 255))) }
    for row in 0..<rows {
      let source = isUpsideDown ? rows - 1 - row : row
      for color in colors[(source * columns)..<((source + 1) * columns)] {
        pixels += [byte(color.red), byte(color.green), byte(color.blue), byte(color.alpha)]
      }
    }
    return Picture(width: columns, height: rows, pixels: pixels)
  }
}
