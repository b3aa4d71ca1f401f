import LongWork

extension ContourGrid {
  /// The lines of a height, higher ground on their left; a closed one ends where it starts.
  ///
  /// The lines and their starts come in the order of contourpy's "mpl2014": first those from edge to edge, then the
  /// closed ones, by the cell they start in.
  /// - Throws: An interruption.
  public func lines(at level: Double) throws -> [[Point]] {
    var tracer = ContourTracer(grid: self, level: level)
    try tracer.traceOpenLines()
    try tracer.traceClosedLines()
    return tracer.lines
  }
}

/// Follows the contour of one level from cell to cell.
private struct ContourTracer {
  let grid: ContourGrid
  let level: Double
  var lines: [[Point]] = []
  /// Bits of the sides by which each cell has been entered.
  private var entered: [UInt8]
  private var turns = 0

  init(grid: ContourGrid, level: Double) {
    self.grid = grid
    self.level = level
    entered = Array(repeating: 0, count: grid.columns * grid.rows)
  }

  mutating func traceOpenLines() throws {
    for (column, row) in try crossedCells() {
      try look()
      guard let cell = grid.cell(column, row) else { continue }
      for (entry, _) in cell.pieces(of: level, z: grid.z) {
        let side = cell.sides[entry]
        guard !isEntered(column, row, side), grid.isBoundary(column, row, side) else { continue }
        lines.append([point(cell, entry)] + (try follow(column, row, from: side)))
      }
    }
  }

  mutating func traceClosedLines() throws {
    for (column, row) in try crossedCells() {
      try look()
      guard let cell = grid.cell(column, row) else { continue }
      for (entry, _) in cell.pieces(of: level, z: grid.z) where !isEntered(column, row, cell.sides[entry]) {
        let side = cell.sides[entry]
        var line = try follow(column, row, from: side)
        guard let first = line.first, let last = line.last else { continue }
        // The line ends where it enters the cell; from the north it starts with the next point instead.
        if side == .north {
          line.append(first)
        } else {
          line.insert(last, at: 0)
        }
        lines.append(line)
      }
    }
  }

  /// The points after the one by which the line enters, up to an edge or back to the start.
  private mutating func follow(_ startColumn: Int, _ startRow: Int, from startSide: CellSide) throws -> [Point] {
    var (column, row, side) = (startColumn, startRow, startSide)
    var line: [Point] = []
    while !isEntered(column, row, side), let cell = grid.cell(column, row),
      let piece = cell.pieces(of: level, z: grid.z).first(where: { cell.sides[$0.entry] == side })
    {
      try look()
      entered[row * grid.columns + column] |= 1 << UInt8(side.rawValue)
      line.append(point(cell, piece.exit))
      let exit = cell.sides[piece.exit]
      guard !grid.isBoundary(column, row, exit), let next = grid.neighbor(column, row, across: exit) else { break }
      (column, row, side) = (next.column, next.row, exit.opposite)
    }
    return line
  }

  /// Looks for an interrupt, once in a thousand cells.
  private mutating func look() throws {
    turns &+= 1
    try Interruption.check(after: turns)
  }

  private func isEntered(_ column: Int, _ row: Int, _ side: CellSide) -> Bool {
    entered[row * grid.columns + column] & 1 << UInt8(side.rawValue) != 0
  }

  private func point(_ cell: ContourCell, _ side: Int) -> Point {
    grid.crossing(cell.nodes[side], cell.nodes[(side + 1) % cell.nodes.count], at: level)
  }

  /// The cells the contour can run through, by a quick look at their corners.
  private func crossedCells() throws -> [(column: Int, row: Int)] {
    let columns = grid.columns
    var cells: [(column: Int, row: Int)] = []
    for row in 0..<(grid.rows - 1) {
      try Interruption.check()
      for column in 0..<(columns - 1) {
        let node = row * columns + column
        let high = grid.z[node] > level
        if grid.z[node].isFinite, high == (grid.z[node + 1] > level), high == (grid.z[node + columns] > level),
          high == (grid.z[node + columns + 1] > level)
        {
          continue
        }
        cells.append((column, row))
      }
    }
    return cells
  }
}
