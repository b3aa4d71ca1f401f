#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of arrows in space when they are drawn; nil takes the default.
public struct ArrowField3DProperties {
  public enum Pivot: String, Sendable { case tail, middle, tip }

  /// Of arrows: factors of their vectors.
  public var length = 1.0
  /// Of heads, in shares of the arrows.
  public var headRatio = 0.3
  /// Which part of an arrow is at its place.
  public var pivot = Pivot.tail
  /// Whether all vectors have the length 1.
  public var isNormalized = false
  public var colors: [Color]?
  /// Points.
  public var lineWidths: [Double]?
  public var lineStyle = LineStyle.solid
  public var alpha: Double?
  public var label: String?

  public init() {}
}

/// Arrows and stems in space.
extension Axes3D {
  /// Draws arrows: a shaft and two strokes for the head.
  /// - Throws: ValueError for an alpha beyond 0...1.
  @discardableResult
  public func quiver(
    places: [Vector], vectors: [Vector], properties p: ArrowField3DProperties = ArrowField3DProperties()
  ) throws -> Line3DCollection {
    let vectors = p.isNormalized ? vectors.map { length($0) == 0 ? $0 : $0 / length($0) } : vectors
    let shift = p.pivot == .tail ? p.length : p.pivot == .middle ? p.length / 2 : 0
    let shafts = zip(places, vectors).map { [$0 - (0 - shift) * $1, $0 - (p.length - shift) * $1] }
    let reach = p.length * p.headRatio
    func strokes(_ sign: Double) -> [[Vector]] {
      zip(shafts, vectors).map { shaft, vector in [shaft[0], shaft[0] - reach * Self.turned(vector, sign)] }
    }
    let made = Line3DCollection(
      lines: shafts + strokes(1) + strokes(-1), colors: p.colors ?? [figure.style.linesColor],
      lineWidths: p.lineWidths ?? [figure.style.linesLineWidth], style: figure.style)
    made.lineStyle = p.lineStyle
    made.label = p.label ?? ""
    try made.setAlpha(p.alpha)
    take(made)
    updateLimits(places)
    return made
  }

  /// A vector turned by 15 degrees towards the vertical, or away from it.
  private static func turned(_ vector: Vector, _ sign: Double) -> Vector {
    let flat = hypot(vector.x, vector.y)
    let axis = flat == 0 ? Vector(0, 1, 0) : Vector(vector.y / flat, -vector.x / flat, 0)
    let (c, s) = (cos(15 * Double.pi / 180), sign * sin(15 * Double.pi / 180))
    let (xx, yy, xy) = (axis.x * axis.x, axis.y * axis.y, axis.x * axis.y * (1 - c))
    return Vector(
      (c + xx * (1 - c)) * vector.x + xy * vector.y + axis.y * s * vector.z,
      xy * vector.x + (c + yy * (1 - c)) * vector.y - axis.x * s * vector.z,
      -axis.y * s * vector.x + axis.x * s * vector.y + c * vector.z)
  }

  /// Lines from a base to marked heads in space.
  /// - Parameter direction: Which way the lines run.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func stem(
    x: [Double], y: [Double], z: [Double], direction: SpaceDirection, properties p: StemProperties = StemProperties()
  ) throws -> StemContainer {
    let heads = try Self.places(x, y, z)
    let axis = direction == .x ? 0 : direction == .y ? 1 : 2
    let feet = heads.map { head in
      var foot = head
      foot[axis] = p.bottom
      return foot
    }
    let cycle = figure.style.cycle
    let color = p.line?.color ?? cycle.first ?? .black
    var base = LineProperties()
    base.color = p.base?.color ?? (cycle.count > 3 ? cycle[3] : nil)
    base.lineStyle = p.base?.lineStyle
    base.marker = p.base?.marker
    base.label = "_nolegend_"
    let baseline = try plot(x: feet.map(\.x), y: feet.map(\.y), z: feet.map(\.z), properties: base)
    let stems = Line3DCollection(
      lines: zip(feet, heads).map { [$0, $1] }, colors: [color], lineWidths: [figure.style.linesLineWidth],
      style: figure.style)
    stems.lineStyle = p.line?.lineStyle ?? .solid
    stems.label = "_nolegend_"
    take(stems)
    var marks = LineProperties()
    marks.color = p.marker?.color ?? color
    marks.lineStyle = p.marker.flatMap { $0.lineStyle } ?? LineStyle.none
    marks.marker = p.marker?.marker ?? "o"
    marks.label = "_nolegend_"
    let markers = try plot(x: heads.map(\.x), y: heads.map(\.y), z: heads.map(\.z), properties: marks)
    let container = StemContainer(markerLine: markers, stems: stems, baseline: baseline, label: p.label ?? "")
    containers.append(container)
    return container
  }

  /// Bars that stand in planes of space.
  /// - Parameter planes: Heights of the planes: one for all or one for each bar.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func bar(
    x: [Double], height: [Double], width: [Double], bottom: [Double], planes: [Double], direction: SpaceDirection,
    properties: BarProperties
  ) throws -> BarContainer {
    guard planes.count == 1 || planes.count == x.count else {
      throw PlottingError(
        .valueError,
        "operands could not be broadcast together with remapped shapes [original->remapped]: (\(planes.count),)  and "
          + "requested shape (\(x.count),)")
    }
    let before = dataLimits
    let bars = try bar(x: x, height: height, width: width, bottom: bottom, properties: properties)
    dataLimits = before
    var corners: [Vector] = []
    for (index, bar) in bars.patches.enumerated() {
      let plane = SpacePlane(direction: direction, height: planes[planes.count == 1 ? 0 : index])
      bar.plane = plane
      corners += bar.path.points.map(plane.place)
    }
    updateLimits(corners)
    return bars
  }
}
