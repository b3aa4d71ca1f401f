import DataFrames
import Interpreter

/// `pivot_table`: statistics of the rows that share the values of keys, some of which may head columns.
struct PivotTable {
  static let method = DataFrameMembers.method(
    "pivot_table(self, values=None, index=None, columns=None, aggfunc='mean', fill_value=None, margins=False, "
      + "dropna=True, margins_name='All', observed=True, sort=True)",
    "Statistics of the rows that share a value of a column, and of another.",
    "df = pd.DataFrame({'r': ['a', 'a', 'b'], 'c': ['x', 'x', 'y'], 'v': [1, 3, 5]})\n"
      + "df.pivot_table(values='v', index='r', columns='c', fill_value=0)\n"
      + "#> c    x    y\n#> r          \n#> a  2.0  0.0\n#> b  0.0  5.0",
    lacking: ["dropna", "observed", "sort"]
  ) { Value(try PivotTable($0.frame, $1).table()) }

  private let frame: DataFrame
  private let rows: [Grouping.Key]
  private let columns: [Grouping.Key]
  private let values: [Int]
  /// Whether one column of values was named, so that it heads nothing.
  private let isSingle: Bool
  private let function: Value
  private let gap: Cell
  /// What the row and the column of totals are called, when they are wanted.
  private let margin: Cell?

  private init(_ frame: DataFrame, _ arguments: NamedArguments) throws {
    self.frame = frame
    rows = try arguments["index"].map { try GroupingKeys($0, in: frame).all } ?? []
    columns = try arguments["columns"].map { try GroupingKeys($0, in: frame).all } ?? []
    if rows.isEmpty { throw Raised.notInLgs("pivot_table() without index") }
    if columns.count > 1 { throw Raised.notInLgs("pivot_table() with several keys for columns") }
    function = arguments["aggfunc"] ?? .string("mean")
    gap = try arguments["fill_value"].map(PandasValue.cell) ?? .missing
    margin = try arguments.flag("margins") ? arguments["margins_name"].map(PandasValue.label) ?? .string("All") : nil
    isSingle = arguments["values"].map { !PandasValue.isListLike($0) } ?? false
    let known = Set((rows + columns).compactMap(\.place))
    let chosen =
      try arguments.list("values")?.map { try frame.position(of: PandasValue.label($0)) }
      ?? frame.data.indices.filter { !known.contains($0) }
    values = try Ordering.sorted(chosen.map { frame.columns[$0] }).map(frame.position)
  }

  private func table() throws -> DataFrame {
    guard PandasValue.isListLike(function) else { return try table(of: function) }
    if margin != nil { throw Raised.notInLgs("pivot_table(margins=True) with several statistics") }
    let functions = try Operators.array(function)
    let parts = try functions.map { try table(of: $0) }
    var whole = try DataFrame.concatenatingColumns(parts)
    let keys = try GroupingMembers.names(of: functions).map { [$0] }
    whole.columns = try Index.concatenating(parts.map(\.columns), under: keys, names: [])
    return whole
  }

  private func table(of function: Value) throws -> DataFrame {
    let statistics = try statistic(of: function)
    let places = try values.filter { try statistics($0) != nil }
    // Without values no column spreads over the others.
    let keys = places.isEmpty ? rows : rows + columns
    let grouping = GroupingObject(try Grouping(frame, keys: keys, sorts: true), asIndex: true)
    let results = try places.map { place in
      try GroupingMembers.column(place, statistics(place) ?? function, of: grouping)
    }
    guard let heading = columns.first, !places.isEmpty else {
      let table = try grouping.grouping.table(results, named: frame.columns.taking(places), asIndex: true)
      return try margin.map { try adding($0, to: table, places, statistics) } ?? table
    }
    let parts = try zip(places, results).map { place, result -> DataFrame in
      let part = try spread(result, grouping.grouping, heading)
      return try margin.map { try adding($0, to: part, place, statistics(place) ?? function) } ?? part
    }
    if isSingle, let part = parts.first { return part }
    var whole = try DataFrame.concatenatingColumns(parts)
    let headings = places.map { [frame.columns[$0]] }
    whole.columns = try Index.concatenating(parts.map(\.columns), under: headings, names: [.none])
    return whole
  }

  /// For a column the statistic that is taken of it; nil for columns that a dict of statistics does not name.
  private func statistic(of function: Value) throws -> (Int) throws -> Value? {
    guard let dictionary = function.object(as: DictionaryObject.self) else { return { _ in function } }
    return { place in
      let chosen = try dictionary.table.value(for: PandasValue.python(frame.columns[place]))
      if let chosen, PandasValue.isListLike(chosen) { throw Raised.notInLgs("pivot_table() with lists in a dict") }
      return chosen
    }
  }

  /// The results of groups with the last key above the columns.
  private func spread(_ result: Column, _ grouping: Grouping, _ heading: Grouping.Key) throws -> DataFrame {
    let columnKey = Grouping.Key(name: heading.name, values: grouping.labels[rows.count], place: nil)
    if rows.count == 1 {
      let rowKey = Grouping.Key(name: rows[0].name, values: grouping.labels[0], place: nil)
      return try DataFrame.spreading(result, rows: rowKey, columns: columnKey, gap: gap)
    }
    let front = Index(levels: Array(grouping.labels.prefix(rows.count)), names: rows.map(\.name))
    let rowKey = Grouping.Key(name: .none, values: front.column, place: nil)
    var table = try DataFrame.spreading(result, rows: rowKey, columns: columnKey, gap: gap)
    table.index.take(namesOf: front)
    return table
  }

  // MARK: Totals

  /// The rows in which nothing that the table is about is missing.
  private func whole(_ places: [Int]) throws -> DataFrame {
    try frame.droppingMissing(columns: places + (rows + columns).compactMap(\.place), least: nil)
  }

  /// The statistics of the groups of one key, or of all rows.
  private func totals(_ key: Grouping.Key?, _ place: Int, _ function: Value) throws -> Series {
    let whole = try whole([place])
    guard let key else {
      let all = Grouping.Key(name: .none, values: Column(repeating: .int(0), count: whole.rowCount), place: nil)
      let grouping = GroupingObject(try Grouping(whole, keys: [all], sorts: true), asIndex: true)
      return Series(try GroupingMembers.column(place, function, of: grouping))
    }
    guard let keyPlace = key.place else {
      throw Raised.notInLgs("pivot_table(margins=True) by values beside the table")
    }
    let own = Grouping.Key(name: key.name, values: whole.data[keyPlace], place: keyPlace)
    let grouping = GroupingObject(try Grouping(whole, keys: [own], sorts: true), asIndex: true)
    return Series(try GroupingMembers.column(place, function, of: grouping), index: grouping.grouping.index)
  }

  private func checkOneKey() throws {
    if rows.count > 1 { throw Raised.notInLgs("pivot_table(margins=True) with several keys for rows") }
  }

  /// The table with a column and a row of totals.
  private func adding(_ name: Cell, to table: DataFrame, _ place: Int, _ function: Value) throws -> DataFrame {
    try checkOneKey()
    let right = try totals(rows[0], place, function).reindexed(table.index).values
    let below = try totals(columns[0], place, function).reindexed(table.columns).values
    let grand = try totals(nil, place, function).values
    let data = try table.data.enumerated().map { try Column.concatenating([$1, below.taking([$0])]) }
    return DataFrame(
      data + [try Column.concatenating([right, grand])],
      columns: Index(Column(inferring: table.columns.cells + [name]), name: table.columns.name),
      index: Index(Column(inferring: table.index.cells + [name]), name: table.index.name))
  }

  /// The table with a row of totals.
  private func adding(
    _ name: Cell, to table: DataFrame, _ places: [Int], _ statistics: (Int) throws -> Value?
  ) throws -> DataFrame {
    try checkOneKey()
    let data = try zip(table.data, places).map { column, place in
      try Column.concatenating([column, totals(nil, place, statistics(place) ?? function).values])
    }
    let index = Index(Column(inferring: table.index.cells + [name]), name: table.index.name)
    return DataFrame(data, columns: table.columns, index: index)
  }
}
