/// Rows and columns whose cells have margins of their own: what is left inside is shared out by the ratios.
final class CellGrid {
  /// The sides of a cell, each with room for its own texts and, further out, for pads and colour bars.
  struct Margins {
    var left = 0.0
    var outerLeft = 0.0
    var right = 0.0
    var outerRight = 0.0
    var top = 0.0
    var outerTop = 0.0
    var bottom = 0.0
    var outerBottom = 0.0
  }

  let grid: GridSpec
  /// Left and right margins of each column.
  private(set) var columns: [Margins]
  /// Top and bottom margins of each row.
  private(set) var rows: [Margins]
  /// The edges and margins of the last solution; nothing before the first one.
  private var solved: Solution?

  private struct Solution {
    var lefts: [Double] = []
    var rights: [Double] = []
    var tops: [Double] = []
    var bottoms: [Double] = []
    var columns: [Margins]
    var rows: [Margins]
  }

  init(_ grid: GridSpec) {
    self.grid = grid
    columns = [Margins](repeating: Margins(), count: grid.columns)
    rows = [Margins](repeating: Margins(), count: grid.rows)
  }

  /// Takes all margins back.
  func reset() {
    columns = [Margins](repeating: Margins(), count: grid.columns)
    rows = [Margins](repeating: Margins(), count: grid.rows)
  }

  /// Widens the outer margins of cells to at least those given.
  func widen(_ cells: SubplotSpec, to wanted: Margins) {
    let (first, last) = (cells.columns.lowerBound, cells.columns.upperBound)
    columns[first].left = max(columns[first].left, wanted.left)
    columns[first].outerLeft = max(columns[first].outerLeft, wanted.outerLeft)
    columns[last].right = max(columns[last].right, wanted.right)
    columns[last].outerRight = max(columns[last].outerRight, wanted.outerRight)
    let (top, bottom) = (cells.rows.lowerBound, cells.rows.upperBound)
    rows[top].top = max(rows[top].top, wanted.top)
    rows[top].outerTop = max(rows[top].outerTop, wanted.outerTop)
    rows[bottom].bottom = max(rows[bottom].bottom, wanted.bottom)
    rows[bottom].outerBottom = max(rows[bottom].outerBottom, wanted.outerBottom)
  }

  /// The widest margins between the cells of a range.
  func inner(_ cells: SubplotSpec) -> Margins {
    var widest = Margins()
    for column in cells.columns.dropFirst() {
      widest.left = max(widest.left, columns[column].left + columns[column].outerLeft)
    }
    for column in cells.columns.dropLast() {
      widest.right = max(widest.right, columns[column].right + columns[column].outerRight)
    }
    for row in cells.rows.dropFirst() { widest.top = max(widest.top, rows[row].top + rows[row].outerTop) }
    for row in cells.rows.dropLast() { widest.bottom = max(widest.bottom, rows[row].bottom + rows[row].outerBottom) }
    return widest
  }

  /// Widens all margins between the cells of a range to at least those given.
  func widenInner(_ cells: SubplotSpec, to wanted: Margins) {
    for column in cells.columns.dropFirst() {
      columns[column].left = max(columns[column].left, wanted.left - columns[column].outerLeft)
    }
    for column in cells.columns.dropLast() {
      columns[column].right = max(columns[column].right, wanted.right - columns[column].outerRight)
    }
    for row in cells.rows.dropFirst() { rows[row].top = max(rows[row].top, wanted.top - rows[row].outerTop) }
    for row in cells.rows.dropLast() {
      rows[row].bottom = max(rows[row].bottom, wanted.bottom - rows[row].outerBottom)
    }
  }

  /// Shares an area out.
  func solve(in area: Rectangle) {
    let widths = Self.shares(
      area.width, margins: columns.map { $0.left + $0.outerLeft + $0.right + $0.outerRight }, grid.widthRatios)
    let heights = Self.shares(
      area.height, margins: rows.map { $0.top + $0.outerTop + $0.bottom + $0.outerBottom }, grid.heightRatios)
    var solution = Solution(columns: columns, rows: rows)
    var x = area.x0
    for width in widths {
      solution.lefts.append(x)
      x += width
      solution.rights.append(x)
    }
    var y = area.y1
    for height in heights {
      solution.tops.append(y)
      y -= height
      solution.bottoms.append(y)
    }
    solved = solution
  }

  private static func shares(_ total: Double, margins: [Double], _ ratios: [Double]) -> [Double] {
    let unit = (total - margins.reduce(0, +)) / ratios.reduce(0, +)
    return zip(margins, ratios).map { $0 + unit * $1 }
  }

  /// The area of cells with their margins; of nothing before the first solution.
  func outerBox(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Rectangle {
    guard let solved else { return Rectangle(x0: 0, y0: 0, x1: 0, y1: 0) }
    return Rectangle(
      x0: solved.lefts[columns.lowerBound], y0: solved.bottoms[rows.upperBound], x1: solved.rights[columns.upperBound],
      y1: solved.tops[rows.lowerBound])
  }

  /// The area of cells without pads and colour bars.
  func textBox(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Rectangle {
    var box = outerBox(rows, columns)
    guard let solved else { return box }
    box.x0 += solved.columns[columns.lowerBound].outerLeft
    box.x1 -= solved.columns[columns.upperBound].outerRight
    box.y0 += solved.rows[rows.upperBound].outerBottom
    box.y1 -= solved.rows[rows.lowerBound].outerTop
    return box
  }

  /// The area inside the margins of cells.
  func innerBox(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Rectangle {
    var box = textBox(rows, columns)
    guard let solved else { return box }
    box.x0 += solved.columns[columns.lowerBound].left
    box.x1 -= solved.columns[columns.upperBound].right
    box.y0 += solved.rows[rows.upperBound].bottom
    box.y1 -= solved.rows[rows.lowerBound].top
    return box
  }

  /// Whether a cell has no room left.
  var isCollapsed: Bool {
    (0..<grid.rows).contains { row in
      (0..<grid.columns).contains { column in
        let box = innerBox(row...row, column...column)
        return box.width <= 0 || box.height <= 0
      }
    }
  }
}
