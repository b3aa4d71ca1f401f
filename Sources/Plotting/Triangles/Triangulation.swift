/// Delaunay's triangles over places of the plane: none holds a place inside its circle.
///
/// A front of edges grows round a first triangle in the order of distance from its circle's middle, and edges are
/// turned where circles are not empty (the sweep of Sinclair, 2010, as Delaunator does it).
public struct Triangulation {
  /// Indices of three places each, counterclockwise.
  public private(set) var triangles: [(Int, Int, Int)]

  /// - Throws: RuntimeError for fewer than three places, or places on one line.
  public init(_ places: [Point]) throws {
    guard places.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      throw PlottingError(.valueError, "x and y arrays must not contain NaN or infinite values")
    }
    guard places.count >= 3 else {
      throw PlottingError(.valueError, "x and y arrays must have a length of at least 3")
    }
    var sweep = TriangleSweep(places)
    guard sweep.run() else {
      throw PlottingError(
        .runtimeError,
        "Error in qhull Delaunay triangulation calculation: singular input data (exitcode=2); use python verbose option "
          + "(-v) to see original qhull error.")
    }
    let corners = sweep.corners
    triangles = stride(from: 0, to: corners.count, by: 3).map { (corners[$0], corners[$0 + 2], corners[$0 + 1]) }
  }

  /// Triangles a program names.
  /// - Throws: ValueError for indices of no place.
  public init(triangles: [(Int, Int, Int)], count: Int) throws {
    for (a, b, c) in triangles {
      for index in [a, b, c] where !(0..<count).contains(index) {
        throw PlottingError(
          .valueError,
          "triangles are indices into the points and must be in the range 0 <= i < \(count) but found value \(index)")
      }
    }
    self.triangles = triangles
  }
}

/// The growing triangulation. Corners come in threes, clockwise; `opposite` is the same edge in the other triangle.
private struct TriangleSweep {
  private let places: [Point]
  private(set) var corners: [Int] = []
  private var opposite: [Int] = []
  /// The front: neighbours of each place on it, and the edge that begins there.
  private var before: [Int]
  private var after: [Int]
  private var edge: [Int]
  /// Places of the front by the direction they are seen in from the middle.
  private var hash: [Int]
  private var middle = Point(0, 0)
  private var start = 0

  init(_ places: [Point]) {
    self.places = places
    before = [Int](repeating: 0, count: places.count)
    after = before
    edge = before
    hash = [Int](repeating: -1, count: max(1, Int(Double(places.count).squareRoot().rounded(.up))))
  }

  private static func square(_ a: Point, _ b: Point) -> Double {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
  }

  /// Positive when the three turn clockwise.
  private func turn(_ a: Int, _ b: Int, _ c: Int) -> Double {
    let (p, q, r) = (places[a], places[b], places[c])
    let (left, right) = ((r.y - p.y) * (q.x - p.x), (r.x - p.x) * (q.y - p.y))
    let result = right - left
    // What rounding alone could give counts as a straight line.
    return abs(result) >= 3.3306690738754716e-16 * abs(left + right) ? result : 0
  }

  /// The middle of the circle through three places, and the square of its radius.
  private func circle(_ a: Int, _ b: Int, _ c: Int) -> (middle: Point, radius: Double) {
    let p = places[a]
    let d = Point(places[b].x - p.x, places[b].y - p.y)
    let e = Point(places[c].x - p.x, places[c].y - p.y)
    let (bl, cl) = (d.x * d.x + d.y * d.y, e.x * e.x + e.y * e.y)
    let scale = 0.5 / (d.x * e.y - d.y * e.x)
    let x = (e.y * bl - d.y * cl) * scale
    let y = (d.x * cl - e.x * bl) * scale
    let radius = x * x + y * y
    return (Point(p.x + x, p.y + y), radius.isFinite && bl > 0 && cl > 0 ? radius : .infinity)
  }

  /// Whether a place is inside the circle through three others.
  private func holds(_ a: Int, _ b: Int, _ c: Int, _ place: Int) -> Bool {
    let o = places[place]
    let (dx, dy) = (places[a].x - o.x, places[a].y - o.y)
    let (ex, ey) = (places[b].x - o.x, places[b].y - o.y)
    let (fx, fy) = (places[c].x - o.x, places[c].y - o.y)
    let (ap, bp, cp) = (dx * dx + dy * dy, ex * ex + ey * ey, fx * fx + fy * fy)
    return dx * (ey * cp - bp * fy) - dy * (ex * cp - bp * fx) + ap * (ex * fy - ey * fx) < 0
  }

  /// A small triangle near the middle of all places; nil when they are on a line.
  private func seed() -> (Int, Int, Int)? {
    let xs = places.map(\.x)
    let ys = places.map(\.y)
    let center = Point(((xs.min() ?? 0) + (xs.max() ?? 0)) / 2, ((ys.min() ?? 0) + (ys.max() ?? 0)) / 2)
    guard let first = places.indices.min(by: { Self.square(center, places[$0]) < Self.square(center, places[$1]) })
    else { return nil }
    let others = places.indices.filter { Self.square(places[first], places[$0]) > 0 }
    guard
      let second = others.min(by: {
        Self.square(places[first], places[$0]) < Self.square(places[first], places[$1])
      })
    else { return nil }
    var third: (index: Int, radius: Double)?
    for index in others where index != second {
      let radius = circle(first, second, index).radius
      if radius < third?.radius ?? .infinity { third = (index, radius) }
    }
    guard let third, turn(first, second, third.index) != 0 else { return nil }
    return turn(first, second, third.index) < 0
      ? (first, third.index, second) : (first, second, third.index)
  }

  private func key(_ place: Int) -> Int {
    let (dx, dy) = (places[place].x - middle.x, places[place].y - middle.y)
    let sum = abs(dx) + abs(dy)
    let share = sum == 0 ? 0 : dx / sum
    let angle = (dy > 0 ? 3 - share : 1 + share) / 4
    let slot = Int(bounded: (angle * Double(hash.count)).rounded(.down))
    return ((slot % hash.count) + hash.count) % hash.count
  }

  /// Makes all triangles; false when places are on a line.
  mutating func run() -> Bool {
    guard let (a, b, c) = seed() else { return false }
    middle = circle(a, b, c).middle
    let order = places.indices.map { (Self.square(places[$0], middle), $0) }.sorted { $0 < $1 }.map(\.1)
    start = a
    for (place, next, last) in [(a, b, c), (b, c, a), (c, a, b)] {
      after[place] = next
      before[place] = last
    }
    (edge[a], edge[b], edge[c]) = (0, 1, 2)
    for place in [a, b, c] { hash[key(place)] = place }
    _ = add(a, b, c, -1, -1, -1)
    var last: Point?
    for index in order {
      let place = places[index]
      defer { last = place }
      if let last, abs(place.x - last.x) <= 2.220446049250313e-16, abs(place.y - last.y) <= 2.220446049250313e-16 {
        continue
      }
      if index != a, index != b, index != c { take(index) }
    }
    return true
  }

  /// Joins a place outside the front with the edges it sees.
  private mutating func take(_ index: Int) {
    let slot = key(index)
    var found = -1
    for step in hash.indices {
      found = hash[(slot + step) % hash.count]
      if found != -1, found != after[found] { break }
    }
    guard found != -1 else { return }
    found = before[found]
    var e = found
    var q = after[e]
    while turn(index, e, q) >= 0 {
      e = q
      if e == found { return }
      q = after[e]
    }
    var made = add(e, index, after[e], -1, -1, edge[e])
    edge[index] = legalized(made + 2)
    edge[e] = made
    var n = after[e]
    q = after[n]
    while turn(index, n, q) < 0 {
      made = add(n, index, q, edge[index], -1, edge[n])
      edge[index] = legalized(made + 2)
      after[n] = n
      n = q
      q = after[n]
    }
    if e == found {
      q = before[e]
      while turn(index, q, e) < 0 {
        made = add(q, index, e, -1, edge[e], edge[q])
        _ = legalized(made + 2)
        edge[q] = made
        after[e] = e
        e = q
        q = before[e]
      }
    }
    start = e
    before[index] = e
    after[e] = index
    before[n] = index
    after[index] = n
    hash[key(index)] = index
    hash[key(e)] = e
  }

  private mutating func link(_ a: Int, _ b: Int) {
    opposite[a] = b
    if b != -1 { opposite[b] = a }
  }

  private mutating func add(_ a: Int, _ b: Int, _ c: Int, _ x: Int, _ y: Int, _ z: Int) -> Int {
    let first = corners.count
    corners += [a, b, c]
    opposite += [-1, -1, -1]
    link(first, x)
    link(first + 1, y)
    link(first + 2, z)
    return first
  }

  /// Turns edges whose circles are not empty, from one on; gives the edge that takes its place on the front.
  private mutating func legalized(_ edge: Int) -> Int {
    var stack: [Int] = []
    var a = edge
    var right = 0
    while true {
      let b = opposite[a]
      let base = a - a % 3
      right = base + (a + 2) % 3
      if b == -1 {
        guard let next = stack.popLast() else { break }
        a = next
        continue
      }
      let other = b - b % 3
      let left = base + (a + 1) % 3
      let far = other + (b + 2) % 3
      guard holds(corners[right], corners[a], corners[left], corners[far]) else {
        guard let next = stack.popLast() else { break }
        a = next
        continue
      }
      corners[a] = corners[far]
      corners[b] = corners[right]
      let beyond = opposite[far]
      if beyond == -1 { moveFront(from: far, to: a) }
      link(a, beyond)
      link(b, opposite[right])
      link(right, far)
      stack.append(other + (b + 1) % 3)
    }
    return right
  }

  /// The front's edge that was turned has a new number.
  private mutating func moveFront(from old: Int, to new: Int) {
    var place = start
    repeat {
      if edge[place] == old {
        edge[place] = new
        return
      }
      place = before[place]
    } while place != start
  }
}
