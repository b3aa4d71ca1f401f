import LongWork

/// Pictures whose pixels are made from several of the image.
extension Canvas {
  /// Paints an image through a kernel; false when its own pixels are shown as they are.
  /// - Parameters:
  ///   - top: Of the image's first row, y upwards; it may lie below the bottom.
  ///   - clip: Where pixels are made at all.
  func smoothImage(
    _ image: AxesImage, left: Double, right: Double, top: Double, bottom: Double, clip: Rectangle
  ) throws -> Bool {
    let (rows, columns) = (image.data.rows, image.data.columns)
    guard let kernel = ResamplingKernel(rawValue: image.interpolation), rows > 0, columns > 0 else { return false }
    let sheet = Double(height)
    let (first, last) = (sheet - top, sheet - bottom)
    func edge(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
    let x0 = edge(max(min(left, right), clip.x0))
    let x1 = edge(min(max(left, right), clip.x1) + 1e-8)
    let y0 = edge(max(min(first, last), sheet - clip.y1))
    let y1 = edge(min(max(first, last), sheet - clip.y0) + 1e-8)
    let (width, height) = (x1 - x0, y1 - y0)
    guard width >= 1, height >= 1, width * height < 64_000_000 else { return true }
    guard abs(right - left) >= 1, abs(last - first) >= 1 else { return false }
    let planes = ResampledPlanes(
      kernel, columns: columns, rows: rows, x: (left - x0, right - left), y: (first - y0, last - first),
      width: Int(width), height: Int(height))
    let isLarge = abs(right - left) / Double(columns) >= 3 && abs(last - first) / Double(rows) >= 3
    var pixels: [UInt8] = []
    if isLarge, case .values(let values, _, _) = image.data, values.allSatisfy(\.isFinite) {
      // Numbers first, then their colours.
      pixels = try image.pixels(of: try planes.plane(values))
    } else {
      pixels = try Self.mixed(try image.pixels(), planes)
    }
    self.image(
      Picture(width: Int(width), height: Int(height), pixels: pixels),
      area: Rectangle(x0: x0, y0: sheet - y1, x1: x1, y1: sheet - y0), resampling: .nearest, alpha: image.alpha ?? 1)
    return true
  }

  private static func mixed(_ pixels: [UInt8], _ planes: ResampledPlanes) throws -> [UInt8] {
    let count = pixels.count / 4
    let alphas = try planes.plane((0..<count).mapRows { Double(pixels[4 * $0 + 3]) })
    let parts = try (0..<3).map { part in
      try planes.plane((0..<count).mapRows { Double(pixels[4 * $0 + part]) * Double(pixels[4 * $0 + 3]) })
    }
    func byte(_ value: Double) -> UInt8 { UInt8(min(255, max(0, (value + 0.5).rounded(.down)))) }
    return alphas.indices.flatMap { index -> [UInt8] in
      let alpha = alphas[index]
      guard alpha > 0 else { return [0, 0, 0, 0] }
      return parts.map { byte($0[index] / alpha) } + [byte(alpha)]
    }
  }
}
