import Glibc

/// A place or direction in three dimensions.
public typealias Vector = SIMD3<Double>

/// From where a box is looked at: mplot3d's view.
public struct Viewpoint: Equatable, Sendable {
  /// Degrees above the horizontal plane.
  public var elevation: Double = 30
  /// Degrees round the vertical axis.
  public var azimuth: Double = -60
  /// Degrees by which the camera is turned about its own axis.
  public var roll: Double = 0
  /// Nothing for parallel projection.
  public var focalLength: Double? = 1

  public init() {}
}

/// The box of data limits that is drawn.
public struct ViewBox: Equatable, Sendable {
  /// The first and second limit of each axis; the first is greater on an inverted one.
  public var limits: [(Double, Double)]
  /// Lengths of the drawn edges.
  public var aspect: Vector

  /// Edges in the ratio 4 : 4 : 3.
  public static let defaultAspect = scaledAspect(Vector(4, 4, 3))

  /// Edge lengths of a ratio, scaled so that the box fits the axes.
  public static func scaledAspect(_ ratio: Vector, zoom: Double = 1) -> Vector {
    // 1.8294640721620434 and 25/24 are matplotlib's own constants (`Axes3D.set_box_aspect`).
    ratio * (1.8294640721620434 * 25 / 24 * zoom / length(ratio))
  }

  public init(limits: [(Double, Double)], aspect: Vector = ViewBox.defaultAspect) {
    self.limits = limits
    self.aspect = aspect
  }

  public static func == (a: ViewBox, b: ViewBox) -> Bool {
    a.aspect == b.aspect && zip(a.limits, b.limits).allSatisfy { $0 == $1 }
  }

  /// The lower limits of the three axes.
  var low: Vector { Vector(min(limits[0]), min(limits[1]), min(limits[2])) }
  /// The upper limits of the three axes.
  var high: Vector { Vector(max(limits[0]), max(limits[1]), max(limits[2])) }

  private func min(_ pair: (Double, Double)) -> Double { Swift.min(pair.0, pair.1) }
  private func max(_ pair: (Double, Double)) -> Double { Swift.max(pair.0, pair.1) }
}

func dot(_ a: Vector, _ b: Vector) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }

func length(_ a: Vector) -> Double { dot(a, a).squareRoot() }

func cross(_ a: Vector, _ b: Vector) -> Vector {
  Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

/// The map from data to the plane of projection and the depth behind it: mplot3d's `M`.
public struct Projection: Equatable, Sendable {
  /// The rows of the matrix for homogeneous coordinates.
  public var rows: [SIMD4<Double>]
  let isPerspective: Bool

  /// How far the camera is away; mplot3d's `_dist`, which nothing changes.
  static let distance = 10.0

  public init(box: ViewBox, viewpoint: Viewpoint) {
    let elevation = viewpoint.elevation * .pi / 180
    let azimuth = viewpoint.azimuth * .pi / 180
    let direction = Vector(cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    let center = 0.5 * box.aspect
    let eye = center + Self.distance * (viewpoint.focalLength ?? 1) * direction
    let (right, up, out) = Self.axes(viewpoint: viewpoint, outward: Self.distance * direction)
    let world = Self.world(box)
    let view = [right, up, out].map { axis in Self.row(axis, -dot(axis, eye), times: world) }
    rows = Self.projected(view, focalLength: viewpoint.focalLength)
    isPerspective = viewpoint.focalLength != nil
  }

  /// The projected x and y, and the depth: greater is farther.
  @inline(__always)
  public func callAsFunction(_ place: Vector) -> Vector {
    let homogeneous = SIMD4(place, 1)
    let w = (rows[3] * homogeneous).sum()
    return Vector(
      (rows[0] * homogeneous).sum() / w, (rows[1] * homogeneous).sum() / w, (rows[2] * homogeneous).sum() / w)
  }

  /// The projections of many places.
  public func project(_ places: [Vector]) -> [Vector] {
    let (a, b, c, d) = (rows[0], rows[1], rows[2], rows[3])
    return places.map { place in
      let w = d.x * place.x + d.y * place.y + d.z * place.z + d.w
      return Vector(
        (a.x * place.x + a.y * place.y + a.z * place.z + a.w) / w,
        (b.x * place.x + b.y * place.y + b.z * place.z + b.w) / w,
        (c.x * place.x + c.y * place.y + c.z * place.z + c.w) / w)
    }
  }

  /// Unit vectors to the right and to the top of the screen and out of it.
  private static func axes(viewpoint: Viewpoint, outward: Vector) -> (right: Vector, up: Vector, out: Vector) {
    // Beyond the pole the picture is upside down.
    let isUpright = abs(normalized(viewpoint.elevation)) <= 90
    let out = outward / length(outward)
    var right = cross(Vector(0, 0, isUpright ? 1 : -1), out)
    right /= length(right)
    let up = cross(out, right)
    let roll = normalized(viewpoint.roll) * .pi / 180
    guard roll != 0 else { return (right, up, out) }
    return (right * cos(roll) - up * sin(roll), right * sin(roll) + up * cos(roll), out)
  }

  /// An angle in degrees in -180 < angle <= 180.
  private static func normalized(_ angle: Double) -> Double {
    let positive = fmod(fmod(angle + 360, 360) + 360, 360)
    return positive > 180 ? positive - 360 : positive
  }

  /// The rows that scale the data limits to the box.
  private static func world(_ box: ViewBox) -> [SIMD4<Double>] {
    (0..<3).map { axis in
      let (first, second) = box.limits[axis]
      let scale = box.aspect[axis] / (second - first)
      var row = SIMD4<Double>(repeating: 0)
      row[axis] = scale
      row.w = -first * scale
      return row
    }
  }

  private static func row(_ axis: Vector, _ shift: Double, times world: [SIMD4<Double>]) -> SIMD4<Double> {
    axis.x * world[0] + axis.y * world[1] + axis.z * world[2] + SIMD4(0, 0, 0, shift)
  }

  private static func projected(_ view: [SIMD4<Double>], focalLength: Double?) -> [SIMD4<Double>] {
    let one = SIMD4<Double>(0, 0, 0, 1)
    guard let focalLength else { return [2 * view[0], 2 * view[1], -2 * view[2], 2 * distance * one] }
    // The planes in front and behind are at -10 and 10, so that the depth is -10 for all but the shift.
    return [focalLength * view[0], focalLength * view[1], -distance * one, -1 * view[2]]
  }
}
