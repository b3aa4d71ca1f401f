import LongWork

/// What can be said of a scatter; nil takes the default.
public struct ScatterProperties {
  /// Areas in square points; one for all or one per place.
  public var sizes: [Double]?
  public var colors = CollectionColors.automatic
  public var marker: String?
  public var colormap: Colormap?
  public var norm: Normalize?
  public var edgeColors: CollectionEdge?
  /// Points.
  public var lineWidths: [Double]?
  public var alpha: Double?
  public var label: String?
  public var zorder: Double?
  public var coordinates: Coordinates?
  /// Of places in space: whether the far ones are paler.
  public var depthShade = true

  public init() {}
}

extension Axes {
  /// Marks places, with sizes and colours of their own.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func scatter(
    x: [Double], y: [Double], properties: ScatterProperties = ScatterProperties()
  ) throws -> PathCollection {
    let scatter = try makeScatter(x: x, y: y, defaultSize: nil, properties: properties)
    return addCollection(scatter)
  }

  /// The marks without adding them.
  func makeScatter(
    x: [Double], y: [Double], defaultSize: Double?, properties: ScatterProperties
  ) throws -> PathCollection {
    guard x.count == y.count else { throw PlottingError(.valueError, "x and y must be the same size") }
    let style = figure.style
    let standard = defaultSize ?? style.linesMarkerSize * style.linesMarkerSize
    let sizes = properties.sizes ?? [standard]
    guard sizes.count == 1 || sizes.count == x.count else {
      throw PlottingError(
        .valueError, "s (size \(sizes.count)) cannot be broadcast to match x and y (size \(x.count))")
    }
    let marker = try MarkerStyle.named(properties.marker ?? style.text("scatter.marker"))
    let (faces, values) = try scatterColors(properties.colors, count: x.count)
    let edges = marker.isFilled ? properties.edgeColors ?? .face : .face
    let widths = properties.lineWidths ?? [marker.isFilled ? style.patchLineWidth : style.linesLineWidth]
    let scatter = PathCollection(
      offsets: try x.indices.mapRows { Point(x[$0], y[$0]) }, sizes: sizes, marker: marker, faceColors: faces,
      edgeColors: edges,
      lineWidths: widths, style: style)
    scatter.array = values
    if let norm = properties.norm { scatter.norm = norm }
    if let colormap = properties.colormap { scatter.colormap = colormap }
    if let values {
      try scatter.norm.autoscaleNone(values)
      currentImage = scatter
    }
    scatter.label = properties.label ?? ""
    scatter.zorder = properties.zorder ?? 1
    scatter.coordinates = properties.coordinates ?? .data
    try scatter.setAlpha(properties.alpha)
    return scatter
  }

  private func scatterColors(_ colors: CollectionColors, count: Int) throws -> ([Color], [Double]?) {
    switch colors {
    case .automatic: return ([nextPatchColor()], nil)
    case .colors(let list):
      guard list.count <= 1 || list.count == count else {
        throw PlottingError(
          .valueError,
          "'c' argument has \(list.count) elements, which is inconsistent with 'x' and 'y' with size \(count).")
      }
      return (list, nil)
    case .values(let values):
      guard values.count == count else {
        throw PlottingError(
          .valueError,
          "'c' argument has \(values.count) elements, which is inconsistent with 'x' and 'y' with size \(count).")
      }
      return ([], values)
    }
  }
}
