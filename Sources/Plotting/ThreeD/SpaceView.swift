/// How places in space become pixels of an axes.
struct SpaceView {
  let projection: Projection
  let frame: AxesFrame

  func pixels(_ projected: Vector) -> Point { frame.point(projected.x, projected.y) }

  /// The projections of places; NaN where matplotlib's clipping takes a place out.
  func visible(_ places: [Vector]) -> [Vector] { projection.visible(places) }
}

extension Projection {
  /// The projections of places; NaN where a perspective takes a place out: beyond the picture or behind the eye.
  func visible(_ places: [Vector]) -> [Vector] {
    let projected = project(places)
    guard isPerspective else { return projected }
    return projected.map { place in
      let isInside = abs(place.x) <= 1 && abs(place.y) <= 1 && place.z <= 0
      return isInside ? place : Vector(repeating: .nan)
    }
  }
}

/// Places with their projections and their order from the farthest to the nearest.
struct ProjectedPlaces {
  let places: [Vector]
  let projection: Projection
  let visible: [Vector]
  let depths: [Double]
  let order: [Int]
  /// The least depth; NaN of no place.
  let nearest: Double

  init(_ places: [Vector], projection: Projection) {
    self.places = places
    self.projection = projection
    visible = projection.visible(places)
    depths = visible.map(\.z)
    order = Depth.backToFront(depths)
    nearest = depths.reduce(.nan) { Double.minimum($0, $1) }
  }
}
