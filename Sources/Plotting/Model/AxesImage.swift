/// What is shown of an image.
public enum ImageData: Sendable {
  /// Numbers for the colormap, in rows.
  case values([Double], rows: Int, columns: Int)
  /// Colours, in rows.
  case colors([Color], rows: Int, columns: Int)

  var rows: Int {
    switch self {
    case .values(_, let rows, _), .colors(_, let rows, _): rows
    }
  }

  var columns: Int {
    switch self {
    case .values(_, _, let columns), .colors(_, _, let columns): columns
    }
  }
}

/// A picture in an axes.
public final class AxesImage: Artist, ScalarMappable, StickyEdges {
  public enum Origin: String, Sendable { case upper, lower }

  public var data: ImageData
  public var norm: Normalize
  public var colormap: Colormap
  public let origin: Origin
  public var interpolation: String
  private var givenExtent: [Double]?

  init(data: ImageData, norm: Normalize, colormap: Colormap, origin: Origin, interpolation: String) {
    self.data = data
    self.norm = norm
    self.colormap = colormap
    self.origin = origin
    self.interpolation = interpolation
    super.init(zorder: 0)
  }

  public override var typeName: String { "AxesImage" }

  /// The numbers, in rows; nil of an image of colours.
  public var array: [Double]? {
    get {
      if case .values(let values, _, _) = data { return values }
      return nil
    }
    set {
      guard let newValue, newValue.count == data.rows * data.columns else { return }
      data = .values(newValue, rows: data.rows, columns: data.columns)
    }
  }

  /// Left, right, bottom and top in data.
  public var extent: [Double] {
    if let givenExtent { return givenExtent }
    let right = Double(data.columns) - 0.5
    let top = Double(data.rows) - 0.5
    return origin == .upper ? [-0.5, right, top, -0.5] : [-0.5, right, -0.5, top]
  }

  /// Sets left, right, bottom and top in data.
  /// - Throws: IndexError for fewer numbers.
  public func setExtent(_ extent: [Double]) throws {
    guard extent.count >= 4 else { throw PlottingError(.indexError, "list index out of range") }
    givenExtent = Array(extent.prefix(4))
  }

  var corners: [Point] { [Point(extent[0], extent[2]), Point(extent[1], extent[3])] }
  var stickyX: [Double] { [extent[0], extent[1]] }
  var stickyY: [Double] { [extent[2], extent[3]] }

  /// The colours of all pixels, in rows from the image's first.
  func pixels() throws -> [UInt8] {
    switch data {
    case .values(let values, _, _): return try pixels(of: values)
    case .colors(let colors, _, _): return try Pixels.of(colors)
    }
  }

  /// The colours of numbers.
  func pixels(of values: [Double]) throws -> [UInt8] { try Pixels.of(values, norm: norm, colormap: colormap) }
}
