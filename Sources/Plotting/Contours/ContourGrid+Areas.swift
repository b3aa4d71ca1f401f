import LongWork

extension ContourGrid {
  /// The outlines of where heights are above `lower` and not above `upper`: areas counterclockwise, holes clockwise; each
  /// ends where it starts.
  /// - Throws: An interruption.
  public func areas(above lower: Double, upTo upper: Double) throws -> [[Point]] {
    var outline = ContourOutline(grid: self, lower: lower, upper: upper)
    for row in 0..<(rows - 1) {
      try Interruption.check()
      for column in 0..<(columns - 1) { outline.add(column, row) }
    }
    return try outline.loops()
  }
}

/// The directed pieces of the edge of an area between two levels, the area on their left, and how they join.
private struct ContourOutline {
  /// A place where pieces join: a node, or where an edge of the grid has one of the levels.
  enum Joint: Hashable {
    case node(Int)
    case lower(Int, Int)
    case upper(Int, Int)
  }

  let grid: ContourGrid
  let lower: Double
  let upper: Double
  private var starts: [Joint] = []
  private var nexts: [Joint: [Joint]] = [:]

  init(grid: ContourGrid, lower: Double, upper: Double) {
    self.grid = grid
    self.lower = lower
    self.upper = upper
  }

  mutating func add(_ column: Int, _ row: Int) {
    guard let cell = grid.cell(column, row) else { return }
    let heights = cell.nodes.map { grid.z[$0] }
    guard heights.contains(where: { $0 > lower }), heights.contains(where: { $0 <= upper }) else { return }
    for (entry, exit) in cell.pieces(of: lower, z: grid.z) {
      join(lowerJoint(cell, entry), lowerJoint(cell, exit))
    }
    for (entry, exit) in cell.pieces(of: upper, z: grid.z) {
      join(upperJoint(cell, exit), upperJoint(cell, entry))
    }
    for (index, side) in cell.sides.enumerated() where grid.isBoundary(column, row, side) {
      addBoundary(cell, index)
    }
  }

  mutating func loops() throws -> [[Point]] {
    var loops: [[Point]] = []
    for (index, start) in starts.enumerated() {
      try Interruption.check(after: index)
      guard var current = pop(start) else { continue }
      var loop = [place(start)]
      while current != start {
        loop.append(place(current))
        guard let next = pop(current) else { break }
        current = next
      }
      loop.append(loop[0])
      loops.append(loop)
    }
    return loops
  }

  /// The part of an edge of the whole area that lies between the levels.
  private mutating func addBoundary(_ cell: ContourCell, _ index: Int) {
    let a = cell.nodes[index]
    let b = cell.nodes[(index + 1) % cell.nodes.count]
    let (from, to) = (band(grid.z[a]), band(grid.z[b]))
    guard from == 1 || to == 1 || from != to else { return }
    let start: Joint = from == 1 ? .node(a) : from == 0 ? lowerJoint(cell, index) : upperJoint(cell, index)
    let end: Joint = to == 1 ? .node(b) : to == 0 ? lowerJoint(cell, index) : upperJoint(cell, index)
    join(start, end)
  }

  private func band(_ height: Double) -> Int { height > upper ? 2 : height > lower ? 1 : 0 }

  private mutating func join(_ from: Joint, _ to: Joint) {
    starts.append(from)
    nexts[from, default: []].append(to)
  }

  private mutating func pop(_ joint: Joint) -> Joint? { nexts[joint]?.popLast() }

  private func lowerJoint(_ cell: ContourCell, _ side: Int) -> Joint {
    let (a, b) = (cell.nodes[side], cell.nodes[(side + 1) % cell.nodes.count])
    return .lower(min(a, b), max(a, b))
  }

  private func upperJoint(_ cell: ContourCell, _ side: Int) -> Joint {
    let (a, b) = (cell.nodes[side], cell.nodes[(side + 1) % cell.nodes.count])
    return .upper(min(a, b), max(a, b))
  }

  private func place(_ joint: Joint) -> Point {
    switch joint {
    case .node(let node): Point(grid.x[node], grid.y[node])
    case .lower(let a, let b): grid.crossing(a, b, at: lower)
    case .upper(let a, let b): grid.crossing(a, b, at: upper)
    }
  }
}
