/// Traces where the values of a grid cross a level.
struct MarchingSquares {
  let rows: Int
  let columns: Int
  /// Places of the grid points, in rows.
  let places: [Point]
  let values: [Double]

  init(rows: Int, columns: Int, places: [Point], values: [Double]) {
    self.rows = rows
    self.columns = columns
    self.places = places
    self.values = values
  }

  /// The grid with a rim that is lower than everything and as wide as nothing, so that all lines are closed.
  var closed: MarchingSquares {
    var newPlaces: [Point] = []
    var newValues: [Double] = []
    for row in -1...rows {
      for column in -1...columns {
        let inside = min(max(row, 0), rows - 1) * columns + min(max(column, 0), columns - 1)
        let isRim = row < 0 || row == rows || column < 0 || column == columns
        newPlaces.append(places[inside])
        newValues.append(isRim || values[inside].isNaN ? -.infinity : values[inside])
      }
    }
    return MarchingSquares(rows: rows + 2, columns: columns + 2, places: newPlaces, values: newValues)
  }

  /// The lines at a level, with higher values on their left; closed ones end where they start.
  func lines(at level: Double) -> [[Point]] {
    guard rows > 1, columns > 1 else { return [] }
    let edgeCount = rows * (columns - 1) + (rows - 1) * columns
    var next = [Int32](repeating: -1, count: edgeCount)
    var hasPrevious = [Bool](repeating: false, count: edgeCount)
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        for (from, to) in segments(row, column, level) {
          next[from] = Int32(to)
          hasPrevious[to] = true
        }
      }
    }
    var lines: [[Point]] = []
    for edge in 0..<edgeCount where next[edge] >= 0 && !hasPrevious[edge] {
      lines.append(follow(edge, &next, level))
    }
    for edge in 0..<edgeCount where next[edge] >= 0 {
      lines.append(follow(edge, &next, level))
    }
    return lines
  }

  /// The line from an edge on, taken out of the successors.
  private func follow(_ start: Int, _ next: inout [Int32], _ level: Double) -> [Point] {
    var line = [crossing(start, level)]
    var edge = start
    while next[edge] >= 0 {
      let following = Int(next[edge])
      next[edge] = -1
      edge = following
      line.append(crossing(edge, level))
    }
    return line
  }

  private func horizontal(_ row: Int, _ column: Int) -> Int { row * (columns - 1) + column }

  private func vertical(_ row: Int, _ column: Int) -> Int { rows * (columns - 1) + row * columns + column }

  /// The pieces of line in a cell, from edge to edge.
  private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Int, Int)] {
    let start = row * columns + column
    let corners = [values[start], values[start + 1], values[start + columns + 1], values[start + columns]]
    if corners.contains(where: { $0.isNaN }) { return [] }
    var kind = 0
    for (bit, value) in corners.enumerated() where value > level { kind |= 1 << bit }
    if kind == 0 || kind == 15 { return [] }
    let bottom = horizontal(row, column)
    let top = horizontal(row + 1, column)
    let left = vertical(row, column)
    let right = vertical(row, column + 1)
    switch kind {
    case 1: return [(bottom, left)]
    case 2: return [(right, bottom)]
    case 3: return [(right, left)]
    case 4: return [(top, right)]
    case 6: return [(top, bottom)]
    case 7: return [(top, left)]
    case 8: return [(left, top)]
    case 9: return [(bottom, top)]
    case 11: return [(right, top)]
    case 12: return [(left, right)]
    case 13: return [(bottom, right)]
    case 14: return [(left, bottom)]
    case _:
      // Two opposite corners are high: the mean decides whether they are joined.
      let isHigh = corners.reduce(0, +) / 4 > level
      if kind == 5 { return isHigh ? [(bottom, right), (top, left)] : [(bottom, left), (top, right)] }
      return isHigh ? [(left, bottom), (right, top)] : [(right, bottom), (left, top)]
    }
  }

  /// Where an edge is crossed.
  private func crossing(_ edge: Int, _ level: Double) -> Point {
    let horizontals = rows * (columns - 1)
    let first: Int
    let second: Int
    if edge < horizontals {
      first = edge / (columns - 1) * columns + edge % (columns - 1)
      second = first + 1
    } else {
      first = edge - horizontals
      second = first + columns
    }
    let (a, b) = (values[first], values[second])
    if !a.isFinite { return places[second] }
    if !b.isFinite { return places[first] }
    let share = (level - a) / (b - a)
    let (p, q) = (places[first], places[second])
    return Point(p.x + share * (q.x - p.x), p.y + share * (q.y - p.y))
  }
}
