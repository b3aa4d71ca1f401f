import Glibc

/// Where the parts of the three axes of a box stand in the plane of projection: mplot3d's `axis3d.Axis`.
struct BoxPlacement {
  /// One axis, placed.
  struct Axis: Equatable {
    /// The corners of the far face at right angles to the axis.
    var pane: [Point]
    /// For every tick two pieces, on the two other far faces.
    var gridLines: [[Point]]
    /// From the end that tick labels are measured from to the other.
    var line: [Point]
    var ticks: [[Point]]
    /// Where the middle of the upper edge of every tick label stands.
    var labelPlaces: [Point]
    /// Where the middle of the axis label stands.
    var titlePlace: Point
    /// The slope of the axis on the screen, in degrees in -90 < angle <= 90.
    var angle: Double
    /// Where the text of the ticks' common power or offset stands.
    var offsetPlace: Point
    var offsetIsRightAligned: Bool
  }

  /// What of an axis is placed.
  struct Content {
    /// Data.
    var ticks: [Double]
    /// Points between ticks and their labels.
    var tickPad: Double = 3.5
    /// Points between tick labels and the axis label.
    var labelPad: Double = 4
  }

  private let projection: Projection
  private let low: Vector
  private let high: Vector
  /// The corners of the box, projected.
  private let corners: [Vector]
  /// For every axis, whether its far face is the one at the upper limit.
  private let isFarHigh: [Bool]
  /// The part of the box that stands for one point of the figure.
  private let point: Vector

  /// - Parameter extent: The axes' width and height together, in points.
  init(box: ViewBox, projection: Projection, extent: Double) {
    self.projection = projection
    low = box.low
    high = box.high
    point = 48 / extent * 0.08 * (high - low)
    let (a, b) = (low, high)
    corners = projection.project([
      Vector(a.x, a.y, a.z), Vector(b.x, a.y, a.z), Vector(b.x, b.y, a.z), Vector(a.x, b.y, a.z),
      Vector(a.x, a.y, b.z), Vector(b.x, a.y, b.z), Vector(b.x, b.y, b.z), Vector(a.x, b.y, b.z),
    ])
    isFarHigh = Self.farFaces(corners)
  }

  func axis(_ index: Int, _ content: Content) -> Axis {
    let (start, end) = edge(index)
    let ends = [projection(start), projection(end)]
    let titleDistance = (content.labelPad + 21) * point
    let offsetEnd = index == 2 ? 1 : 0
    return Axis(
      pane: Self.faces[2 * index + (isFarHigh[index] ? 1 : 0)].map { flat(corners[$0]) },
      gridLines: content.ticks.map { gridLine(index, at: $0) }, line: ends.map(flat),
      ticks: content.ticks.map { tick(index, at: $0, from: start) },
      labelPlaces: content.ticks.map { place in
        var position = start
        position[index] = place
        return flat(projection(outward(position, by: (content.tickPad + 8) * point, besides: index)))
      },
      titlePlace: flat(projection(outward(0.5 * (start + end), by: titleDistance, besides: index))),
      angle: Self.angle(from: ends[0], to: ends[1]),
      offsetPlace: flat(projection(outward([start, end][offsetEnd], by: titleDistance, besides: index))),
      offsetIsRightAligned: offsetIsRightAligned(index, at: ends[offsetEnd]))
  }

  private func flat(_ place: Vector) -> Point { Point(place.x, place.y) }

  /// The corner where the three far faces meet.
  private var far: Vector {
    Vector(isFarHigh[0] ? high.x : low.x, isFarHigh[1] ? high.y : low.y, isFarHigh[2] ? high.z : low.z)
  }

  /// The corner opposite to it.
  private var near: Vector { low + high - far }

  /// The edge of the box that carries an axis: x and y at the near side of the far lower face, z beside them.
  private func edge(_ axis: Int) -> (start: Vector, end: Vector) {
    var start = far
    let side = axis == 0 ? 1 : 0
    start[side] = near[side]
    var end = start
    end[axis] = near[axis]
    return (start, end)
  }

  private func gridLine(_ axis: Int, at place: Double) -> [Point] {
    var middle = far
    middle[axis] = place
    var (first, last) = (middle, middle)
    first[(axis + 1) % 3] = near[(axis + 1) % 3]
    last[(axis + 2) % 3] = near[(axis + 2) % 3]
    return [first, middle, last].map { flat(projection($0)) }
  }

  private func tick(_ axis: Int, at place: Double, from edge: Vector) -> [Point] {
    let direction = axis == 0 ? 1 : 0
    let length = 0.08 * (high[direction] - low[direction]) * (isFarHigh[direction] ? 1 : -1)
    return [0.1, -0.2].map { part in
      var end = edge
      end[axis] = place
      end[direction] += part * length
      return flat(projection(end))
    }
  }

  /// A place moved away from the middle of the box, except along one axis.
  private func outward(_ place: Vector, by distance: Vector, besides axis: Int) -> Vector {
    let center = 0.5 * (low + high)
    var moved = place
    for other in 0..<3 where other != axis {
      moved[other] += (place[other] - center[other]).sign == .minus ? -distance[other] : distance[other]
    }
    return moved
  }

  /// The side on which the offset text hangs from its place, by mplot3d's table.
  private func offsetIsRightAligned(_ axis: Int, at end: Vector) -> Bool {
    let center = projection(0.5 * (low + high))
    let direction = axis == 0 ? 1 : 0
    let isEven = isFarHigh.filter { $0 }.count % 2 == 0
    if center[direction] > end[direction] {
      return center[axis] <= end[axis] && isEven && !(isFarHigh == [false, true, true] && axis > 0)
    }
    return !(center[axis] > end[axis] && isEven) || axis == 2
  }

  /// The slope from one projected place to another as an angle of text in degrees.
  static func angle(from start: Vector, to end: Vector) -> Double {
    readable(atan2(end.y - start.y, end.x - start.x) * 180 / .pi)
  }

  /// An angle of text in degrees, never upside down.
  static func readable(_ angle: Double) -> Double {
    let positive = fmod(fmod(angle + 180, 180) + 180, 180)
    return positive > 90 ? positive - 180 : positive
  }

  /// The corners of the lower and the upper face of x, y and z.
  private static let faces = [
    [0, 3, 7, 4], [1, 2, 6, 5], [0, 1, 5, 4], [3, 2, 6, 7], [0, 1, 2, 3], [4, 5, 6, 7],
  ]

  private static func farFaces(_ corners: [Vector]) -> [Bool] {
    let depths = faces.map { face in face.reduce(0) { $0 + corners[$1].z } / 4 }
    var isFarHigh = (0..<3).map { depths[2 * $0] < depths[2 * $0 + 1] }
    // Seen straight at one face, the two others are equally deep, and a rule picks the sides.
    let unequal = (0..<3).filter { abs(depths[2 * $0] - depths[2 * $0 + 1]) > Double.ulpOfOne }
    guard unequal.count == 1 else { return isFarHigh }
    switch unequal[0] {
    case 2: (isFarHigh[0], isFarHigh[1]) = (true, true)
    case 1: (isFarHigh[0], isFarHigh[2]) = (true, false)
    case _: (isFarHigh[1], isFarHigh[2]) = (false, false)
    }
    return isFarHigh
  }
}
