/// How places in space become pixels of an axes.
struct SpaceView {
  let projection: Projection
  let frame: AxesFrame
  /// Whether what is behind the camera is left out.
  let isPerspective: Bool

  func pixels(_ projected: Vector) -> Point { frame.point(projected.x, projected.y) }

  /// The projections of places; NaN where matplotlib's clipping takes a place out.
  func visible(_ places: [Vector]) -> [Vector] {
    let projected = projection.project(places)
    guard isPerspective else { return projected }
    return projected.map { place in
      let isInside = abs(place.x) <= 1 && abs(place.y) <= 1 && place.z <= 0
      return isInside ? place : Vector(repeating: .nan)
    }
  }
}
