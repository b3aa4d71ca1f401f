#if canImport(Glibc)
  import Glibc
#endif

/// A place or direction in space.
public struct Point3: Equatable, Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var z: Double

  public init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  subscript(_ axis: Int) -> Double {
    get { axis == 0 ? x : axis == 1 ? y : z }
    set {
      switch axis {
      case 0: x = newValue
      case 1: y = newValue
      case _: z = newValue
      }
    }
  }

  static func + (a: Point3, b: Point3) -> Point3 { Point3(a.x + b.x, a.y + b.y, a.z + b.z) }
  static func - (a: Point3, b: Point3) -> Point3 { Point3(a.x - b.x, a.y - b.y, a.z - b.z) }
  static func * (a: Point3, factor: Double) -> Point3 { Point3(a.x * factor, a.y * factor, a.z * factor) }

  func dot(_ other: Point3) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Point3) -> Point3 {
    Point3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }

  var length: Double { dot(self).squareRoot() }

  /// The direction with length 1.
  var unit: Point3 {
    let size = length
    return Point3(x / size, y / size, z / size)
  }

  var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}

/// How places in space come to lie on the sheet: a matrix of four rows, and division by the last.
struct Projection: Equatable {
  /// Rows of four.
  private var matrix: [Double]

  /// - Parameters:
  ///   - low: Lower limits as the scales spread them.
  ///   - high: Upper limits as the scales spread them.
  ///   - boxAspect: Lengths of the box's edges.
  ///   - focalLength: Infinite for a parallel projection.
  init(
    low: Point3, high: Point3, boxAspect: Point3, elev: Double, azim: Double, roll: Double, focalLength: Double
  ) {
    let distance = 10.0
    let world = Self.world(low, high, boxAspect)
    let center = boxAspect * 0.5
    let elevation = elev * .pi / 180
    let azimuth = azim * .pi / 180
    let direction = Point3(cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    let eye = center + direction * distance
    let up = Point3(0, 0, abs(Self.normalized(elev) * .pi / 180) > .pi / 2 ? -1 : 1)
    let (u, v, w) = Self.viewAxes(eye, center, up, roll: Self.normalized(roll) * .pi / 180)
    if focalLength.isInfinite {
      matrix = Self.product(Self.parallel(-distance, distance), Self.product(Self.view(u, v, w, eye), world))
    } else {
      let view = Self.view(u, v, w, center + direction * (distance * focalLength))
      matrix = Self.product(Self.perspective(-distance, distance, focalLength), Self.product(view, world))
    }
  }

  /// The place on the sheet and its depth; what is farther has the larger z.
  func project(_ p: Point3) -> Point3 {
    let m = matrix
    let w = m[12] * p.x + m[13] * p.y + m[14] * p.z + m[15]
    return Point3(
      (m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3]) / w, (m[4] * p.x + m[5] * p.y + m[6] * p.z + m[7]) / w,
      (m[8] * p.x + m[9] * p.y + m[10] * p.z + m[11]) / w)
  }

  /// An angle in -180..<180, as close to 180 as matplotlib keeps it.
  private static func normalized(_ angle: Double) -> Double {
    let turned = Interval.divmod(angle + 360, 360).remainder
    return turned > 180 ? turned - 360 : turned
  }

  private static func world(_ low: Point3, _ high: Point3, _ aspect: Point3) -> [Double] {
    let dx = (high.x - low.x) / aspect.x
    let dy = (high.y - low.y) / aspect.y
    let dz = (high.z - low.z) / aspect.z
    return [
      1 / dx, 0, 0, -low.x / dx,
      0, 1 / dy, 0, -low.y / dy,
      0, 0, 1 / dz, -low.z / dz,
      0, 0, 0, 1,
    ]
  }

  private static func viewAxes(_ eye: Point3, _ center: Point3, _ up: Point3, roll: Double) -> (Point3, Point3, Point3) {
    let w = (eye - center).unit
    let u = up.cross(w).unit
    let v = w.cross(u)
    guard roll != 0 else { return (u, v, w) }
    return (rotated(u, around: w, by: -roll), rotated(v, around: w, by: -roll), w)
  }

  private static func rotated(_ p: Point3, around axis: Point3, by angle: Double) -> Point3 {
    let s = sin(angle)
    let c = cos(angle)
    return p * c + axis.cross(p) * s + axis * (axis.dot(p) * (1 - c))
  }

  private static func view(_ u: Point3, _ v: Point3, _ w: Point3, _ eye: Point3) -> [Double] {
    [
      u.x, u.y, u.z, -u.dot(eye),
      v.x, v.y, v.z, -v.dot(eye),
      w.x, w.y, w.z, -w.dot(eye),
      0, 0, 0, 1,
    ]
  }

  private static func perspective(_ front: Double, _ back: Double, _ focalLength: Double) -> [Double] {
    let b = (front + back) / (front - back)
    let c = -2 * (front * back) / (front - back)
    return [focalLength, 0, 0, 0, 0, focalLength, 0, 0, 0, 0, b, c, 0, 0, -1, 0]
  }

  private static func parallel(_ front: Double, _ back: Double) -> [Double] {
    [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, -2, 0, 0, 0, -(front + back), -(front - back)]
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: 16)
    for row in 0..<4 {
      for column in 0..<4 {
        var sum = 0.0
        for inner in 0..<4 { sum += a[row * 4 + inner] * b[inner * 4 + column] }
        result[row * 4 + column] = sum
      }
    }
    return result
  }
}
