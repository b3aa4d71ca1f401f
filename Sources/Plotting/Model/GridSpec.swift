/// Margins of the subplots in shares of the figure, and gaps in shares of a mean subplot.
public struct SubplotParameters: Equatable, Sendable {
  public var left: Double
  public var right: Double
  public var bottom: Double
  public var top: Double
  public var wspace: Double
  public var hspace: Double

  public init(style: RcParams) {
    left = style.number("figure.subplot.left")
    right = style.number("figure.subplot.right")
    bottom = style.number("figure.subplot.bottom")
    top = style.number("figure.subplot.top")
    wspace = style.number("figure.subplot.wspace")
    hspace = style.number("figure.subplot.hspace")
  }

  /// - Throws: ValueError for margins that leave nothing.
  func check() throws {
    if left >= right { throw PlottingError(.valueError, "left cannot be >= right") }
    if bottom >= top { throw PlottingError(.valueError, "bottom cannot be >= top") }
  }
}

/// A grid of places for subplots.
public final class GridSpec {
  public let rows: Int
  public let columns: Int
  public var widthRatios: [Double]
  public var heightRatios: [Double]
  /// What differs from the figure's own margins; nil follows the figure.
  public var left: Double?
  public var right: Double?
  public var bottom: Double?
  public var top: Double?
  public var wspace: Double?
  public var hspace: Double?
  /// The cell the grid is in, when it is part of another one.
  public let parent: SubplotSpec?

  /// - Throws: ValueError for impossible numbers.
  public init(
    rows: Int, columns: Int, widthRatios: [Double]? = nil, heightRatios: [Double]? = nil, parent: SubplotSpec? = nil
  ) throws {
    guard rows > 0 else {
      throw PlottingError(.valueError, "Number of rows must be a positive integer, not \(rows)")
    }
    guard columns > 0 else {
      throw PlottingError(.valueError, "Number of columns must be a positive integer, not \(columns)")
    }
    // More cells than any sheet has dots.
    guard max(rows, columns) <= 1 << 16 else {
      throw PlottingError(.memoryError, "a grid of \(rows) rows and \(columns) columns is too large")
    }
    if let widthRatios, widthRatios.count != columns {
      throw PlottingError(
        .valueError, "Expected the given number of width ratios to match the number of columns of the grid")
    }
    if let heightRatios, heightRatios.count != rows {
      throw PlottingError(
        .valueError, "Expected the given number of height ratios to match the number of rows of the grid")
    }
    self.rows = rows
    self.columns = columns
    self.widthRatios = widthRatios ?? [Double](repeating: 1, count: columns)
    self.heightRatios = heightRatios ?? [Double](repeating: 1, count: rows)
    self.parent = parent
  }

  /// The cells of ranges of rows and columns.
  public func cells(rows: ClosedRange<Int>, columns: ClosedRange<Int>) -> SubplotSpec {
    SubplotSpec(grid: self, rows: rows, columns: columns)
  }

  /// The outermost grid.
  var topmost: GridSpec { parent?.grid.topmost ?? self }

  private func parameters(in figure: Figure) -> SubplotParameters {
    var parameters = figure.subplotParameters
    if let parent {
      let area = parent.position(in: figure)
      (parameters.left, parameters.right) = (area.x0, area.x1)
      (parameters.bottom, parameters.top) = (area.y0, area.y1)
    }
    parameters.left = left ?? parameters.left
    parameters.right = right ?? parameters.right
    parameters.bottom = bottom ?? parameters.bottom
    parameters.top = top ?? parameters.top
    parameters.wspace = wspace ?? parameters.wspace
    parameters.hspace = hspace ?? parameters.hspace
    return parameters
  }

  /// The edges of all rows from the top and columns from the left, in shares of the figure.
  func edges(in figure: Figure) -> (rows: [(bottom: Double, top: Double)], columns: [(left: Double, right: Double)]) {
    let p = parameters(in: figure)
    let heights = Self.cumulated(p.top - p.bottom, rows, p.hspace, heightRatios)
    let widths = Self.cumulated(p.right - p.left, columns, p.wspace, widthRatios)
    return (
      heights.map { (p.top - $0.end, p.top - $0.start) }, widths.map { (p.left + $0.start, p.left + $0.end) }
    )
  }

  private static func cumulated(
    _ total: Double, _ count: Int, _ space: Double, _ ratios: [Double]
  ) -> [(start: Double, end: Double)] {
    let cell = total / (Double(count) + space * Double(count - 1))
    let gap = space * cell
    let unit = cell * Double(count) / ratios.reduce(0, +)
    var place = 0.0
    return ratios.enumerated().map { index, ratio in
      place += index == 0 ? 0 : gap
      let start = place
      place += ratio * unit
      return (start, place)
    }
  }
}

/// Cells of a grid that one subplot takes.
public struct SubplotSpec {
  public let grid: GridSpec
  public let rows: ClosedRange<Int>
  public let columns: ClosedRange<Int>

  /// The area in shares of the figure, y upwards.
  func position(in figure: Figure) -> Rectangle {
    let edges = grid.edges(in: figure)
    let rowEdges = edges.rows[rows.lowerBound...rows.upperBound]
    let columnEdges = edges.columns[columns.lowerBound...columns.upperBound]
    return Rectangle(
      x0: columnEdges.map(\.left).min() ?? 0, y0: rowEdges.map(\.bottom).min() ?? 0,
      x1: columnEdges.map(\.right).max() ?? 1, y1: rowEdges.map(\.top).max() ?? 1)
  }

  /// The cell of the outermost grid that holds this one.
  var topmost: SubplotSpec { grid.parent?.topmost ?? self }

  public var isFirstRow: Bool { rows.lowerBound == 0 }
  public var isLastRow: Bool { rows.upperBound == grid.rows - 1 }
  public var isFirstColumn: Bool { columns.lowerBound == 0 }
  public var isLastColumn: Bool { columns.upperBound == grid.columns - 1 }
}
