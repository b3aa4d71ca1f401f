/// The contours of a function, each line or area at a height in space.
public final class ContourSet3D: ContourSet, DepthSorted {
  /// Of each line or area.
  private let heights: [Double]
  private let direction: SpaceDirection

  init(
    _ grid: ContourGrid, isFilled: Bool, properties: ContourProperties, offset: Double?, direction: SpaceDirection,
    style: RcParams
  ) throws {
    self.direction = direction
    let levels = try ContourSet.levels(of: grid, isFilled: isFilled, properties: properties)
    let own = isFilled ? Self.middles(levels, extends: properties.extends) : levels
    heights = offset.map { Array(repeating: $0, count: own.count) } ?? own
    middles = own
    try super.init(grid, isFilled: isFilled, properties: properties, style: style)
  }

  /// Where areas lie without an offset: halfway between their levels, beyond the last ones by half a step.
  let middles: [Double]

  private static func middles(_ levels: [Double], extends: ContourExtension) -> [Double] {
    guard levels.count > 1 else { return levels }
    let last = levels.count - 1
    var middles = zip(levels, levels.dropFirst()).map { $0 + ($1 - $0) / 2 }
    if extends.atLow { middles.insert(levels[0] - (levels[1] - levels[0]) / 2, at: 0) }
    if extends.atHigh { middles.append(levels[last] + (levels[last] - levels[last - 1]) / 2) }
    return middles
  }

  private func places(_ index: Int) -> [[Vector]] {
    outlines[index].map { outline in outline.map { direction.contourPlace($0, height: heights[index]) } }
  }

  func nearestDepth(_ projection: Projection) -> Double {
    var nearest = Double.nan
    for index in outlines.indices where index < heights.count {
      for outline in places(index) {
        for place in outline { nearest = Double.minimum(nearest, projection(place).z) }
      }
    }
    return nearest.isNaN ? 1e9 : nearest
  }

  func paint(on canvas: Canvas, with view: SpaceView) throws {
    try canvas.contours(self) { index in
      index < heights.count ? places(index).map { view.projection.project($0).map(view.pixels) } : []
    }
  }
}

extension Axes3D {
  /// Draws lines of equal height in space.
  /// - Parameters:
  ///   - grid: In the plane at right angles to the direction.
  ///   - offset: Where all lines lie; nil puts each at its level.
  /// - Throws: ValueError for levels that do not increase.
  @discardableResult
  public func contour(
    _ grid: ContourGrid, properties: ContourProperties, offset: Double?, direction: SpaceDirection, places: [Vector]
  ) throws -> ContourSet {
    let made = try ContourSet3D(
      grid, isFilled: false, properties: properties, offset: offset, direction: direction, style: figure.style)
    take(made)
    currentImage = made
    updateLimits(places)
    return made
  }

  /// Fills the areas between heights, in space.
  /// - Parameters:
  ///   - grid: In the plane at right angles to the direction.
  ///   - offset: Where all areas lie; nil puts each halfway between its levels.
  /// - Throws: ValueError for levels that do not increase, or fewer than two.
  @discardableResult
  public func contourf(
    _ grid: ContourGrid, properties: ContourProperties, offset: Double?, direction: SpaceDirection, places: [Vector]
  ) throws -> ContourSet {
    let made = try ContourSet3D(
      grid, isFilled: true, properties: properties, offset: offset, direction: direction, style: figure.style)
    take(made)
    currentImage = made
    updateLimits(Self.bounds(places, heights: made.middles, direction: direction))
    return made
  }

  /// Two places that span the others, in the direction only the heights.
  private static func bounds(_ places: [Vector], heights: [Double], direction: SpaceDirection) -> [Vector] {
    var low = Vector(repeating: .infinity)
    var high = Vector(repeating: -.infinity)
    for place in places {
      for axis in 0..<3 where place[axis].isFinite {
        low[axis] = min(low[axis], place[axis])
        high[axis] = max(high[axis], place[axis])
      }
    }
    let axis = direction == .x ? 0 : direction == .y ? 1 : 2
    if let least = heights.min(), let most = heights.max() { (low[axis], high[axis]) = (least, most) }
    return [low, high]
  }
}
