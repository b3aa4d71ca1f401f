import Interpreter
import Plotting

/// A figure as a value.
final class FigureObject: ModelObject {
  init(_ figure: Figure) { super.init(figure, in: figure) }

  override var type: TypeObject { PlotTypes.figure }
  override func repr() throws -> String { figure.description }
  override func str() throws -> String { figure.shortDescription }

  override func representation(as type: MediaType) throws -> Representation? {
    switch type {
    // As notebooks show figures: cut to what is drawn.
    case .png: return .bytes(try FigureFile.png(figure, FigureFile.Options(isTight: true)))
    case .sixel: return .text(try FigureFile.sixel(figure))
    case _:
      guard let options = type.brailleOptions else { return nil }
      return .text(try FigureFile.braille(figure, columns: options.columns, isColored: options.isColored))
    }
  }

  override class var lacking: Set<String> {
    [
      "canvas", "subfigures", "add_subfigure", "figimage", "align_labels", "align_xlabels",
      "align_ylabels", "align_titles", "autofmt_xdate", "set_layout_engine", "get_layout_engine", "get_children",
      "add_artist", "draw", "draw_artist", "draw_without_rendering", "get_tightbbox",
      "ginput", "patch", "set_constrained_layout", "set_frameon", "get_frameon", "set_edgecolor",
      "transFigure", "waitforbuttonpress", "bbox", "dpi_scale_trans", "get_axes", "get_dpi", "images", "lines",
      "legends", "patches", "texts", "subplotpars", "set_canvas", "get_label", "set_label", "suppressComposite", "set",
    ]
  }
}

/// `GridSpec(2, 2)`.
final class GridObject: ModelObject {
  let grid: GridSpec

  init(_ grid: GridSpec, in figure: Figure) {
    self.grid = grid
    super.init(grid, in: figure)
  }

  override var type: TypeObject { PlotTypes.grid }
  override func repr() throws -> String { "GridSpec(\(grid.rows), \(grid.columns))" }

  /// `grid[0, :]`, `grid[3]`.
  override func item(_ index: Value) throws -> Value {
    guard let pair = index.object(as: TupleObject.self), pair.items.count == 2 else {
      let place = try Arguments.index(index)
      let count = grid.rows * grid.columns
      guard place >= -count, place < count else {
        throw Raised.indexError("GridSpec slice would result in no space allocated for subplot")
      }
      let flat = place < 0 ? place + count : place
      return cells(flat / grid.columns...flat / grid.columns, flat % grid.columns...flat % grid.columns)
    }
    return cells(try range(pair.items[0], grid.rows), try range(pair.items[1], grid.columns))
  }

  /// The cells of some rows and columns.
  func cells(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Value {
    .object(CellsObject(grid.cells(rows: rows, columns: columns), of: self))
  }

  private func range(_ value: Value, _ count: Int) throws -> ClosedRange<Int> {
    if let slice = value.object(as: SliceObject.self) {
      let bounds = try slice.range(count: count)
      guard bounds.stop > bounds.start else {
        throw Raised.indexError("GridSpec slice would result in no space allocated for subplot")
      }
      return bounds.start...(bounds.stop - 1)
    }
    let place = try Arguments.index(value)
    guard place >= -count, place < count else {
      throw Raised.indexError("index \(place) is out of bounds for axis 0 with size \(count)")
    }
    let place0 = place < 0 ? place + count : place
    return place0...place0
  }
}

/// Cells of a grid.
final class CellsObject: Object {
  let cells: SubplotSpec
  let grid: GridObject

  init(_ cells: SubplotSpec, of grid: GridObject) {
    self.cells = cells
    self.grid = grid
    super.init()
  }

  override var type: TypeObject { PlotTypes.cells }
}
