/// `tight_layout`: margins and gaps that leave room for all texts.
extension FigureLayout {
  /// Fits the subplots into the figure.
  /// - Parameters:
  ///   - pad: Room around, in letter sizes of `font.size`.
  ///   - verticalPad: Between rows; nil is `pad`.
  ///   - horizontalPad: Between columns; nil is `pad`.
  ///   - area: Left, bottom, right and top in shares of the figure that subplots with texts fit into.
  /// - Returns: matplotlib's warning when they do not fit.
  @discardableResult
  public func tightLayout(
    pad: Double = 1.08, verticalPad: Double? = nil, horizontalPad: Double? = nil, area: [Double]? = nil
  ) throws -> String? {
    do {
      let free: [Double?] = [nil, nil, nil, nil]
      guard var found = try tightMargins(pad, verticalPad, horizontalPad, margins: free) else { return nil }
      if let area, area.count == 4 {
        let margins = [
          area[0] + found.left, area[1] + found.bottom, 1 - (area[2] - (1 - found.right)),
          1 - (area[3] - (1 - found.top)),
        ]
        found = try tightMargins(pad, verticalPad, horizontalPad, margins: margins) ?? found
      }
      figure.subplotParameters = found
      return nil
    } catch let refusal as TightRefusal {
      return refusal.message
    }
  }

  private struct TightRefusal: Error {
    let message: String
  }

  /// One cell of the outermost grid with its axes.
  private struct Cell {
    let spec: SubplotSpec
    var axes: [Axes]
  }

  private func cells() -> [Cell] {
    var cells: [Cell] = []
    for axes in figure.axes {
      guard let spec = axes.subplotSpec?.topmost else { continue }
      let same = cells.firstIndex {
        $0.spec.rows == spec.rows && $0.spec.columns == spec.columns && $0.spec.grid.rows == spec.grid.rows
          && $0.spec.grid.columns == spec.grid.columns
      }
      if let same { cells[same].axes.append(axes) } else { cells.append(Cell(spec: spec, axes: [axes])) }
    }
    return cells
  }

  private func tightMargins(
    _ pad: Double, _ verticalPad: Double?, _ horizontalPad: Double?, margins: [Double?]
  ) throws -> SubplotParameters? {
    let cells = cells()
    guard let rows = cells.map(\.spec.grid.rows).max(), let columns = cells.map(\.spec.grid.columns).max() else {
      return nil
    }
    for cell in cells where rows % cell.spec.grid.rows != 0 || columns % cell.spec.grid.columns != 0 {
      let what = rows % cell.spec.grid.rows != 0 ? "number of rows" : "number of columns"
      throw TightRefusal(
        message: "tight_layout not applied: \(what) in subplot specifications must be multiples of one another.")
    }
    let spaces = try Spaces(cells: cells, rows: rows, columns: columns, layout: self)
    let inch = figure.style.fontSize / 72
    return try spaces.parameters(
      figure, pad: pad * inch, verticalPad: (verticalPad ?? pad) * inch, horizontalPad: (horizontalPad ?? pad) * inch,
      margins: margins, titles: titleSizes())
  }

  /// Height of the figure's title, width and height of its labels, in shares of the figure.
  private func titleSizes() throws -> (top: Double?, left: Double?, bottom: Double?) {
    func size(_ text: Text?) throws -> Point? {
      guard let text, !text.text.isEmpty else { return nil }
      let bounds = try TextBlock(text, engine: self.text, dpi: dpi).bounds
      return Point(bounds.width / (figure.width * dpi), bounds.height / (figure.height * dpi))
    }
    return (try size(figure.suptitle)?.y, try size(figure.supylabel)?.x, try size(figure.supxlabel)?.y)
  }

  /// What texts need beside the cells of a grid, in shares of the figure.
  private struct Spaces {
    /// Above each row, and under the last.
    var vertical: [[Double]]
    /// Left of each column, and right of the last.
    var horizontal: [[Double]]

    init(cells: [Cell], rows: Int, columns: Int, layout: FigureLayout) throws {
      vertical = [[Double]](repeating: [Double](repeating: 0, count: columns), count: rows + 1)
      horizontal = [[Double]](repeating: [Double](repeating: 0, count: columns + 1), count: rows)
      let width = layout.figure.width * layout.dpi
      let height = layout.figure.height * layout.dpi
      let canvas = try layout.makeCanvas()
      for cell in cells {
        let boxes = try cell.axes.compactMap { try FigureLayout.layout($0, canvas: canvas).tightBox(forLayout: true) }
        guard let tight = Rectangle.union(boxes) else { continue }
        let area = cell.spec.position(in: layout.figure)
        let factor = (rows / cell.spec.grid.rows, columns / cell.spec.grid.columns)
        let rowRange = (cell.spec.rows.lowerBound * factor.0)..<((cell.spec.rows.upperBound + 1) * factor.0)
        let columnRange = (cell.spec.columns.lowerBound * factor.1)..<((cell.spec.columns.upperBound + 1) * factor.1)
        for row in rowRange {
          horizontal[row][columnRange.lowerBound] += area.x0 - tight.x0 / width
          horizontal[row][columnRange.upperBound] += tight.x1 / width - area.x1
        }
        for column in columnRange {
          vertical[rowRange.lowerBound][column] += tight.y1 / height - area.y1
          vertical[rowRange.upperBound][column] += area.y0 - tight.y0 / height
        }
      }
    }

    func parameters(
      _ figure: Figure, pad: Double, verticalPad: Double, horizontalPad: Double, margins: [Double?],
      titles: (top: Double?, left: Double?, bottom: Double?)
    ) throws -> SubplotParameters {
      let rows = horizontal.count
      let columns = horizontal[0].count - 1
      let padX = pad / figure.width
      let padY = pad / figure.height
      let left = margins[0] ?? max(horizontal.map { $0[0] }.max() ?? 0, 0) + padX + (titles.left.map { $0 + padX } ?? 0)
      let right = margins[2] ?? max(horizontal.map { $0[columns] }.max() ?? 0, 0) + padX
      let top = margins[3] ?? max(vertical[0].max() ?? 0, 0) + padY + (titles.top.map { $0 + padY } ?? 0)
      let bottom = margins[1] ?? max(vertical[rows].max() ?? 0, 0) + padY + (titles.bottom.map { $0 + padY } ?? 0)
      if left + right >= 1 { throw Self.refusal("left and right") }
      if bottom + top >= 1 { throw Self.refusal("bottom and top") }
      var result = figure.subplotParameters
      (result.left, result.right, result.bottom, result.top) = (left, 1 - right, bottom, 1 - top)
      if columns > 1 {
        let gap = (horizontal.flatMap { $0[1..<columns] }.max() ?? 0) + horizontalPad / figure.width
        let width = (1 - right - left - gap * Double(columns - 1)) / Double(columns)
        if width < 0 { throw Self.refusal(width: true) }
        result.wspace = gap / width
      }
      if rows > 1 {
        let gap = (vertical[1..<rows].flatMap { $0 }.max() ?? 0) + verticalPad / figure.height
        let height = (1 - top - bottom - gap * Double(rows - 1)) / Double(rows)
        if height < 0 { throw Self.refusal(width: false) }
        result.hspace = gap / height
      }
      return result
    }

    private static func refusal(_ sides: String) -> TightRefusal {
      TightRefusal(
        message: "Tight layout not applied. The \(sides) margins cannot be made large enough to accommodate all Axes "
          + "decorations.")
    }

    private static func refusal(width: Bool) -> TightRefusal {
      TightRefusal(
        message: "Tight layout not applied. tight_layout cannot make Axes \(width ? "width" : "height") small enough "
          + "to accommodate all Axes decorations" + (width ? "" : "."))
    }
  }
}
