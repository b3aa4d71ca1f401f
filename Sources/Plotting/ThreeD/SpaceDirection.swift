/// The direction at right angles to a plane in space: the argument `zdir` of calls that put flat things there.
public enum SpaceDirection: String, Sendable {
  case x, y, z

  /// - Throws: NotImplementedError for other names.
  public static func parse(_ name: String) throws -> SpaceDirection {
    guard let direction = SpaceDirection(rawValue: name) else {
      throw PlottingError(.notImplementedError, "lgs has no zdir \(name.pythonQuoted)")
    }
    return direction
  }

  /// The place of a point of the plane at a height over it.
  public func place(_ point: Point, height: Double) -> Vector {
    switch self {
    case .x: Vector(height, point.x, point.y)
    case .y: Vector(point.x, height, point.y)
    case .z: Vector(point.x, point.y, height)
    }
  }

  /// The place of a point of the plane of contours at a height over it; `z` first for y, as mplot3d turns axes.
  func contourPlace(_ point: Point, height: Double) -> Vector {
    switch self {
    case .x: Vector(height, point.x, point.y)
    case .y: Vector(point.y, height, point.x)
    case .z: Vector(point.x, point.y, height)
    }
  }

  /// The columns of places with the direction last, as contours take them.
  public func turned<Column>(_ x: Column, _ y: Column, _ z: Column) -> (Column, Column, Column) {
    switch self {
    case .x: (y, z, x)
    case .y: (z, x, y)
    case .z: (x, y, z)
    }
  }
}

/// A plane at right angles to a direction.
public struct SpacePlane: Equatable, Sendable {
  public var direction: SpaceDirection
  /// Along the direction, in data.
  public var height: Double

  public init(direction: SpaceDirection, height: Double) {
    self.direction = direction
    self.height = height
  }

  /// The place of a point of the plane.
  public func place(_ point: Point) -> Vector { direction.place(point, height: height) }
}

/// An area of the plane that lies in space (`bar` with `zs` and `zdir`).
struct PlacedPatch: DepthSorted {
  let patch: Patch
  let plane: SpacePlane

  private var places: [Vector] { patch.path.points.map(plane.place) }

  func nearestDepth(_ projection: Projection) -> Double {
    places.reduce(Double.nan) { Double.minimum($0, projection($1).z) }
  }

  func paint(on canvas: Canvas, with view: SpaceView) throws {
    let outline = Path(verbs: patch.path.verbs, points: view.projection.project(places).map(view.pixels))
    canvas.patch(patch, outline: outline)
  }
}
