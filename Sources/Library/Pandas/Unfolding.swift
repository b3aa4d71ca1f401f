import DataFrames
import Interpreter

/// `explode`: the items of lists below one another.
private struct Unfolded {
  /// The row that each item comes from.
  private(set) var rows: [Int] = []
  private(set) var cells: [Cell] = []

  init(_ column: Column) throws {
    var row = 0
    _ = try column.mapCells { cell in
      try add(cell, row)
      row += 1
    }
  }

  private mutating func add(_ cell: Cell, _ row: Int) throws {
    guard let list = cell.items, list.object(as: DictionaryObject.self) == nil else {
      rows.append(row)
      cells.append(cell)
      return
    }
    let items = try Operators.array(list).map(PandasValue.cell)
    rows += Array(repeating: row, count: max(items.count, 1))
    cells += items.isEmpty ? [.missing] : items
  }

  /// The items in a column; lists of texts become texts.
  func column(of original: Column) -> Column {
    guard case .object = original else { return original }
    if case .string = Column(inferring: cells) { return .string(cells.map(\.text)) }
    return .object(cells)
  }
}

extension SeriesMembers {
  static let unfolding: [Builtin] = [
    method(
      "explode(self, ignore_index=False)", "The items of lists below one another, under the labels of their lists.",
      "pd.Series(['a b', 'c']).str.split().explode()\n#> 0    a\n#> 0    b\n#> 1    c\n#> dtype: str"
    ) { object, arguments in
      let series = object.series
      let items = try Unfolded(series.values)
      let index = try arguments.flag("ignore_index") ? Index(count: items.rows.count) : series.index.taking(items.rows)
      return Value(Series(items.column(of: series.values), index: index, name: series.name))
    }
  ]
}

extension DataFrameMembers {
  static let unfolding: [Builtin] = [
    method(
      "explode(self, column, ignore_index=False)",
      "The items of a column's lists below one another, their rows repeated.",
      "pd.DataFrame({'a': [[1, 2], [3]], 'b': ['x', 'y']}).explode('a')\n#>    a  b\n#> 0  1  x\n#> 0  2  x\n#> 1  3  y"
    ) { object, arguments in
      let frame = object.frame
      guard let labels = try arguments.list("column")?.map(PandasValue.label), labels.count == 1 else {
        throw Raised.notInLgs("explode() of several columns")
      }
      let place = try frame.position(of: labels[0])
      let items = try Unfolded(frame.data[place])
      var result = try frame.takingRows(items.rows)
      result.replace(at: place, with: items.column(of: frame.data[place]))
      if try arguments.flag("ignore_index") { result.index = Index(count: items.rows.count) }
      return Value(result)
    }
  ]
}
