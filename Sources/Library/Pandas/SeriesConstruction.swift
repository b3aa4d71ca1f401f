import DataFrames
import Interpreter

/// `pd.Series(…)` and what labels are made of.
enum SeriesConstruction {
  /// Labels from a list, an array, a range or an index.
  static func index(_ value: Value) throws -> Index {
    if let own = value.object(as: IndexObject.self) { return own.index }
    if let range = value.object(as: RangeObject.self) {
      try Operators.checkSize(MemoryLayout<Cell>.stride, times: range.count)
      return Index(.range(start: range.start, stop: range.stop, step: range.step))
    }
    guard PandasValue.isListLike(value) || value.object(as: DictionaryObject.self) != nil else {
      throw Raised.typeError(
        "Index(...) must be called with a collection of some kind, \(try Operators.repr(value)) was passed")
    }
    let name = value.object(as: SeriesObject.self)?.series.name ?? .none
    if let items = try? Operators.array(value), items.contains(where: { $0.object(as: TupleObject.self) != nil }) {
      let rows = try items.map { item -> [Cell] in
        guard let tuple = item.object(as: TupleObject.self) else { return [try PandasValue.cell(item)] }
        return try tuple.items.map(PandasValue.cell)
      }
      let width = rows.first?.count ?? 0
      guard rows.allSatisfy({ $0.count == width }) else {
        throw Raised.notInLgs("labels of different numbers of levels")
      }
      let levels = (0..<width).map { level in Column(inferring: rows.map { $0[level] }) }
      return Index(levels: levels, names: Array(repeating: .none, count: width))
    }
    return Index(try PandasValue.column(value), name: name)
  }

  private static let signature = "Series(data=None, index=None, dtype=None, name=None, copy=None)"

  static let constructor = PandasConstructor(
    signature, of: "pandas", "One labelled column of values.",
    example: "pd.Series([1, 2], index=['a', 'b'])\n#> a    1\n#> b    2\n#> dtype: int64", style: .python,
    body: PandasRecord.body(signature, name: "pandas.Series", lacking: []) { arguments in
      let name = try arguments["name"].map(PandasValue.label) ?? .none
      let index = try arguments["index"].map(SeriesConstruction.index)
      var series = try make(arguments["data"] ?? .none, index: index, isGiven: arguments.given("data") != nil)
      if let type = arguments["dtype"] { series.values = try series.values.converted(to: PandasValue.dataType(type)) }
      if name != .none { series.name = name }
      return Value(series)
    })

  private static func make(_ data: Value, index: Index?, isGiven: Bool) throws -> Series {
    if let own = data.object(as: SeriesObject.self)?.series {
      guard let index else { return own }
      return try own.reindexed(index)
    }
    if let dictionary = data.object(as: DictionaryObject.self) {
      let labels = Index(Column(inferring: try dictionary.table.keys.map(PandasValue.label)))
      let series = Series(Column(inferring: try dictionary.table.values.map(PandasValue.cell)), index: labels)
      return try index.map(series.reindexed) ?? series
    }
    if let cell = PandasValue.optionalCell(data) {
      if data.isNone, index == nil || index?.count == 0 { return Series(.object([]), index: index) }
      let count = index?.count ?? 1
      if data.isNone { return Series(.object(Array(repeating: .missing, count: count)), index: index) }
      return Series(Column(repeating: cell, count: count), index: index)
    }
    guard PandasValue.isListLike(data) else { throw Raised.notInLgs("a Series of a \(data.typeName)") }
    let column = try PandasValue.column(data)
    if let index, index.count != column.count {
      throw Raised.valueError("Length of values (\(column.count)) does not match length of index (\(index.count))")
    }
    return Series(column, index: index)
  }
}
