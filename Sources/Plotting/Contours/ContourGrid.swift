/// Heights on a grid of quadrilaterals, to be cut at levels.
///
/// A cell with one corner that is no number is the triangle of the other three (matplotlib's `corner_mask=True`); with more it is
/// missing.
public struct ContourGrid: Sendable {
  public let columns: Int
  public let rows: Int
  /// Places and heights of the nodes, row after row.
  let x: [Double]
  let y: [Double]
  let z: [Double]

  /// A grid of `rows` by `columns` nodes.
  /// - Parameters:
  ///   - x: Of every column, or of every node.
  ///   - y: Of every row, or of every node.
  ///   - z: Of every node, row after row; what is not finite is missing.
  /// - Throws: `PlottingError` with matplotlib's words when the lengths do not fit.
  public init(x: [Double]? = nil, y: [Double]? = nil, z: [Double], rows: Int, columns: Int) throws {
    guard rows >= 2, columns >= 2 else {
      throw PlottingError(
        .typeError, "Input z must be at least a (2, 2) shaped array, but has shape (\(rows), \(columns))")
    }
    self.rows = rows
    self.columns = columns
    let xs = x ?? (0..<columns).map(Double.init)
    let ys = y ?? (0..<rows).map(Double.init)
    if xs.count == rows * columns, ys.count == rows * columns {
      (self.x, self.y) = (xs, ys)
    } else {
      guard xs.count == columns else {
        throw PlottingError(
          .typeError, "Length of x (\(xs.count)) must match number of columns in z (\(columns))")
      }
      guard ys.count == rows else {
        throw PlottingError(.typeError, "Length of y (\(ys.count)) must match number of rows in z (\(rows))")
      }
      self.x = (0..<rows).flatMap { _ in xs }
      self.y = ys.flatMap { Array(repeating: $0, count: columns) }
    }
    self.z = z
  }

  /// The least and the greatest height, if there is any.
  /// - Parameter positive: Leaves out heights that have no logarithm.
  public func heightRange(positive: Bool = false) -> ClosedRange<Double>? {
    let finite = z.lazy.filter { $0.isFinite && (!positive || $0 > 0) }
    guard let low = finite.min(), let high = finite.max() else { return nil }
    return low...high
  }

  /// The rectangle of all nodes, missing ones included.
  public var bounds: Rectangle {
    Rectangle(x0: x.min() ?? 0, y0: y.min() ?? 0, x1: x.max() ?? 0, y1: y.max() ?? 0)
  }
}

/// A side of a cell in mathematical orientation, from the lower left corner on.
enum CellSide: Int, CaseIterable {
  case south, east, north, west
  /// Where a triangle cuts off the missing corner.
  case diagonal
}

/// A cell: its corners counterclockwise (three or four), and the side from each corner to the next.
struct ContourCell {
  var nodes: [Int]
  var sides: [CellSide]
}

extension ContourGrid {
  /// The cell with a lower left node at a column and row; nothing outside the grid and where corners are missing.
  func cell(_ column: Int, _ row: Int) -> ContourCell? {
    guard column >= 0, row >= 0, column < columns - 1, row < rows - 1 else { return nil }
    let southWest = row * columns + column
    let corners = [southWest, southWest + 1, southWest + columns + 1, southWest + columns]
    let missing = corners.indices.filter { !z[corners[$0]].isFinite }
    guard let gap = missing.first else { return ContourCell(nodes: corners, sides: Self.wholeSides) }
    guard missing.count == 1 else { return nil }
    let kept = (1...3).map { (gap + $0) % 4 }
    return ContourCell(
      nodes: kept.map { corners[$0] }, sides: [Self.wholeSides[kept[0]], Self.wholeSides[kept[1]], .diagonal])
  }

  private static let wholeSides: [CellSide] = [.south, .east, .north, .west]

  /// The cell on the other side of a side.
  func neighbor(_ column: Int, _ row: Int, across side: CellSide) -> (column: Int, row: Int)? {
    switch side {
    case .south: (column, row - 1)
    case .east: (column + 1, row)
    case .north: (column, row + 1)
    case .west: (column - 1, row)
    case .diagonal: nil
    }
  }

  /// Whether a side of a cell is an edge of the whole area.
  func isBoundary(_ column: Int, _ row: Int, _ side: CellSide) -> Bool {
    guard let other = neighbor(column, row, across: side), let cell = cell(other.column, other.row) else { return true }
    return !cell.sides.contains(side.opposite)
  }

  /// Where the straight line between two nodes has a height.
  func crossing(_ a: Int, _ b: Int, at level: Double) -> Point {
    // Always from the same end, so that both cells of an edge give the same place to the last digit.
    let (low, high) = (min(a, b), max(a, b))
    let fraction = (z[high] - level) / (z[high] - z[low])
    return Point(x[low] * fraction + x[high] * (1 - fraction), y[low] * fraction + y[high] * (1 - fraction))
  }
}

extension CellSide {
  /// The same side as the neighbour names it.
  var opposite: CellSide {
    switch self {
    case .south: .north
    case .east: .west
    case .north: .south
    case .west: .east
    case .diagonal: .diagonal
    }
  }
}

extension ContourCell {
  /// The directed pieces of the contour of a level in the cell, higher ground on the left, as indices into `sides`.
  ///
  /// At a saddle the mean of the corners decides which two opposite corners are joined.
  func pieces(of level: Double, z: [Double]) -> [(entry: Int, exit: Int)] {
    let isHigh = nodes.map { z[$0] > level }
    let count = nodes.count
    let entries = (0..<count).filter { isHigh[$0] && !isHigh[($0 + 1) % count] }
    guard entries.count < 2 else {
      let middle = nodes.reduce(0) { $0 + z[$1] } / Double(count)
      return entries.map { ($0, (middle > level ? $0 + 1 : $0 + count - 1) % count) }
    }
    guard let entry = entries.first, let exit = (0..<count).first(where: { !isHigh[$0] && isHigh[($0 + 1) % count] })
    else { return [] }
    return [(entry, exit)]
  }
}
