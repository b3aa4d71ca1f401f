/// What can be said of an image; nil takes the default.
public struct ImageProperties {
  public var colormap: Colormap?
  public var norm: Normalize?
  public var aspect: Aspect?
  public var interpolation: String?
  public var origin: AxesImage.Origin?
  /// Left, right, bottom and top in data.
  public var extent: [Double]?
  public var alpha: Double?

  public init() {}
}

extension Axes {
  /// The names of resampling that matplotlib knows.
  private static let interpolations = [
    "auto", "none", "antialiased", "nearest", "bilinear", "bicubic", "spline16", "spline36", "hanning", "hamming",
    "hermite", "kaiser", "quadric", "catrom", "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman",
  ]

  /// Shows numbers or colours as pixels.
  /// - Throws: ValueError for unknown names.
  @discardableResult
  public func imshow(_ data: ImageData, properties: ImageProperties = ImageProperties()) throws -> AxesImage {
    let style = figure.style
    let interpolation = properties.interpolation ?? style.text("image.interpolation")
    try Self.check(interpolation)
    let image = AxesImage(
      data: data, norm: properties.norm ?? Normalize(), colormap: properties.colormap ?? style.imageColormap,
      origin: properties.origin ?? AxesImage.Origin(rawValue: style.text("image.origin")) ?? .upper,
      interpolation: interpolation)
    if let extent = properties.extent { try image.setExtent(extent) }
    try image.setAlpha(properties.alpha)
    if let values = image.array { try image.norm.autoscaleNone(values) }
    aspect = try properties.aspect ?? Aspect.parse(style.text("image.aspect"))
    let extent = image.extent
    dataLimits.update(image.corners)
    if xaxis.domain.isAutoscaled { try xaxis.setLimits(extent[0], extent[1], keepsAutoscale: true) }
    if yaxis.domain.isAutoscaled { try yaxis.setLimits(extent[2], extent[3], keepsAutoscale: true) }
    take(image)
    currentImage = image
    return image
  }

  private static func check(_ interpolation: String) throws {
    guard interpolations.contains(interpolation) else {
      throw PlottingError(
        .valueError, CloseMatch.message(for: interpolation, what: "interpolation", among: interpolations))
    }
  }

  /// Shows a matrix with its columns numbered at the top.
  /// - Throws: ValueError for unknown names.
  @discardableResult
  public func matshow(_ data: ImageData, properties: ImageProperties = ImageProperties()) throws -> AxesImage {
    var properties = properties
    properties.origin = properties.origin ?? .upper
    properties.interpolation = properties.interpolation ?? "nearest"
    properties.aspect = properties.aspect ?? .ratio(1)
    let image = try imshow(data, properties: properties)
    numberCells(atTop: true)
    return image
  }

  /// Ticks at whole numbers on both sides, those of x with their labels at the top.
  private func numberCells(atTop: Bool) {
    title.y = 1.05
    if atTop { xaxis.setTicksSide(.top) }
    xaxis.setParameters(isMajor: true, isMinor: true) {
      $0.showsFirst = true
      $0.showsSecond = true
    }
    let locator = TickLocator.maxN(MaxNLocator(bins: 9, steps: [1, 2, 5, 10], isInteger: true))
    xaxis.domain.majorLocator = locator
    yaxis.domain.majorLocator = locator
  }

  /// Shows which numbers of a matrix are not zero: black cells on white.
  /// - Throws: ValueError for unknown names.
  public func spy(_ mask: [Bool], rows: Int, columns: Int, properties: ImageProperties) throws -> AxesImage {
    var properties = properties
    properties.colormap = properties.colormap ?? Colormap(name: "binary", colors: [.white, .black])
    properties.interpolation = "nearest"
    properties.norm = Normalize(vmin: 0, vmax: 1)
    let image = try imshow(.values(mask.map { $0 ? 1 : 0 }, rows: rows, columns: columns), properties: properties)
    numberCells(atTop: properties.origin != .lower)
    return image
  }

  /// Marks which numbers of a matrix are not zero.
  /// - Throws: ValueError for an unknown marker.
  public func spyMarks(
    _ mask: [Bool], rows: Int, columns: Int, aspect: Aspect, origin: AxesImage.Origin, properties: LineProperties
  ) throws -> Line2D {
    var properties = properties
    properties.lineStyle = LineStyle.none
    let places = mask.indices.filter { mask[$0] }
    let line = try Line2D(
      x: places.map { Double($0 % columns) }, y: places.map { Double($0 / columns) }, properties: properties,
      style: figure.style)
    addLine(line)
    let (right, bottom) = (Double(columns) - 0.5, Double(rows) - 0.5)
    try xaxis.setLimits(-0.5, right)
    try yaxis.setLimits(origin == .upper ? bottom : -0.5, origin == .upper ? -0.5 : bottom)
    self.aspect = aspect
    numberCells(atTop: origin == .upper)
    return line
  }
}

extension Figure {
  /// Width and height in inches of the figure `matshow` makes for a matrix (`figaspect`).
  public static func size(forRows rows: Int, columns: Int, style: RcParams) -> (width: Double, height: Double) {
    let aspect = Double(rows) / Double(max(1, columns))
    let height = style.figureSize.height
    var size = (width: height / aspect, height: height)
    let least = (4.0, 2.0)
    let most = (16.0, 16.0)
    let scale = max(1, least.0 / size.width, least.1 / size.height)
    size = (size.width * scale, size.height * scale)
    let shrink = min(1, most.0 / size.width, most.1 / size.height)
    size = (size.width * shrink, size.height * shrink)
    return (min(max(size.width, least.0), most.0), min(max(size.height, least.1), most.1))
  }
}
