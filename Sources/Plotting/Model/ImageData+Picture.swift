import LongWork

extension ImageData {
  /// A pixel for every number or colour.
  /// - Parameter isUpsideDown: Whether the first row is the lowest.
  public func picture(norm: Normalize, colormap: Colormap, isUpsideDown: Bool = false) throws -> Picture {
    let pixels: [UInt8]
    switch self {
    case .values(let values, _, _): pixels = try Pixels.of(values, norm: norm, colormap: colormap)
    case .colors(let given, _, _): pixels = try Pixels.of(given)
    }
    guard isUpsideDown else { return Picture(width: columns, height: rows, pixels: pixels) }
    var turned: [UInt8] = []
    turned.reserveCapacity(pixels.count)
    let length = columns * 4
    try (0..<rows).reversed().forEach { row in
      try Interruption.check(after: row)
      turned += pixels[(row * length)..<((row + 1) * length)]
    }
    return Picture(width: columns, height: rows, pixels: turned)
  }
}
