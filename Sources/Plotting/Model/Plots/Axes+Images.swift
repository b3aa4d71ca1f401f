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
      interpolation: interpolation, extent: properties.extent)
    try image.setAlpha(properties.alpha)
    if let values = image.array { image.norm.autoscaleNone(values) }
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
    guard ["auto", "none", "antialiased", "nearest", "bilinear", "hanning"].contains(interpolation) else {
      throw PlottingError(.notImplementedError, "lgs has no interpolation \(interpolation.pythonQuoted)")
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
    title.y = 1.05
    xaxis.setTicksSide(.top)
    xaxis.setParameters(isMajor: true, isMinor: true) {
      $0.showsFirst = true
      $0.showsSecond = true
    }
    let locator = TickLocator.maxN(MaxNLocator(bins: 9, steps: [1, 2, 5, 10], isInteger: true))
    xaxis.domain.majorLocator = locator
    yaxis.domain.majorLocator = locator
    return image
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
