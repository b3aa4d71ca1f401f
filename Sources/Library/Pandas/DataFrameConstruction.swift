import DataFrames
import Interpreter

/// `pd.DataFrame(…)`.
enum DataFrameConstruction {
  private static let signature = "DataFrame(data=None, index=None, columns=None, dtype=None, copy=None)"

  static let constructor = PandasConstructor(
    signature, of: "pandas", "A table of columns given by name, of rows, or of an array.",
    example: "pd.DataFrame({'x': [1, 2], 'y': [0.5, 1.5]})\n#>    x    y\n#> 0  1  0.5\n#> 1  2  1.5", style: .python,
    body: PandasRecord.body(signature, name: "pandas.DataFrame", lacking: []) { arguments in
      let index = try arguments["index"].map(SeriesConstruction.index)
      let columns = try arguments["columns"].map(SeriesConstruction.index)
      var frame = try make(arguments["data"] ?? .none, index: index, columns: columns)
      if let type = arguments["dtype"] {
        let type = try PandasValue.dataType(type)
        frame = try frame.mappingColumns { try $0.converted(to: type) }
      }
      return Value(frame)
    })

  private static func make(_ data: Value, index: Index?, columns: Index?) throws -> DataFrame {
    if let own = data.object(as: DataFrameObject.self)?.frame {
      return try selected(own, index: index, columns: columns)
    }
    if let dictionary = data.object(as: DictionaryObject.self) {
      return try fromColumns(dictionary.table.all.map { ($0.key, $0.value) }, index: index, columns: columns)
    }
    if data.isNone {
      let rows = index ?? Index(count: 0)
      let labels = columns ?? Index(count: 0)
      let gap: Column = rows.count == 0 ? .object([]) : .object(Array(repeating: .missing, count: rows.count))
      return DataFrame(Array(repeating: gap, count: labels.count), columns: labels, index: rows)
    }
    if let series = data.object(as: SeriesObject.self)?.series {
      let label: Cell = series.name == .none ? .int(0) : series.name
      let labels = columns ?? (series.name == .none ? Index(count: 1) : Index(Column(inferring: [label])))
      return DataFrame([series.values], columns: labels, index: index ?? series.index)
    }
    if let tensor = data.array ?? data.tensor, tensor.rank != 1 {
      guard tensor.rank == 2 else {
        throw Raised.valueError(
          "Must pass 2-d input. shape=\(try Operators.str(.tuple(tensor.shape.map { .int($0) })))")
      }
      return try checked(PandasValue.columns(of: tensor), index: index, columns: columns, rowCount: tensor.shape[0])
    }
    guard PandasValue.isListLike(data) else { throw Raised.valueError("DataFrame constructor not properly called!") }
    if data.array != nil || data.tensor != nil {
      return try checked([PandasValue.column(data)], index: index, columns: columns)
    }
    return try fromRows(Operators.array(data), index: index, columns: columns)
  }

  /// Another table, or the part of it that has the labels.
  private static func selected(_ frame: DataFrame, index: Index?, columns: Index?) throws -> DataFrame {
    var frame = frame
    if let columns {
      let gap = Column.float64(Array(repeating: .nan, count: frame.rowCount))
      let data = columns.cells.map { label in frame.columns.positions(of: label).first.map { frame.data[$0] } ?? gap }
      frame = DataFrame(data, columns: columns, index: frame.index)
    }
    return try index.map(frame.reindexedRows) ?? frame
  }

  /// Columns with the labels that they are given, or counted.
  private static func checked(
    _ data: [Column], index: Index?, columns: Index?, rowCount: Int? = nil
  ) throws -> DataFrame {
    let count = rowCount ?? data.first?.count ?? 0
    let rows = index ?? Index(count: count)
    let labels = columns ?? Index(count: data.count)
    guard rows.count == count, labels.count == data.count else {
      throw Raised.valueError(
        "Shape of passed values is (\(count), \(data.count)), indices imply (\(rows.count), \(labels.count))")
    }
    return DataFrame(data, columns: labels, index: rows)
  }

  // MARK: Columns by name

  private static func fromColumns(_ pairs: [(Value, Value)], index: Index?, columns: Index?) throws -> DataFrame {
    let labelled = try pairs.map { (try PandasValue.label($0), $1) }
    let rows = try index ?? commonIndex(labelled.map(\.1))
    var labels = labelled.map(\.0)
    if let columns { labels = columns.cells }
    let data = try labels.map { label -> Column in
      guard let value = labelled.last(where: { $0.0 == label })?.1 else {
        return .object(Array(repeating: .missing, count: rows.count))
      }
      return try column(value, rows)
    }
    let heading = columns ?? (labels.isEmpty ? Index(count: 0) : Index(Column(inferring: labels)))
    return DataFrame(data, columns: heading, index: rows)
  }

  private static func column(_ value: Value, _ rows: Index) throws -> Column {
    if let series = value.object(as: SeriesObject.self)?.series { return try series.reindexed(rows).values }
    if let dictionary = value.object(as: DictionaryObject.self) {
      return try series(of: dictionary).reindexed(rows).values
    }
    if let cell = PandasValue.optionalCell(value) { return Column(repeating: cell, count: rows.count) }
    if let tensor = value.array ?? value.tensor, tensor.rank != 1 {
      throw Raised.valueError("Per-column arrays must each be 1-dimensional")
    }
    let column = try PandasValue.column(value)
    guard column.count == rows.count else {
      throw Raised.valueError(
        "Length of values (\(column.count)) does not match length of index (\(rows.count))")
    }
    return column
  }

  private static func series(of dictionary: DictionaryObject) throws -> Series {
    Series(
      Column(inferring: try dictionary.table.values.map(PandasValue.cell)),
      index: Index(Column(inferring: try dictionary.table.keys.map(PandasValue.label))))
  }

  /// The labels of the rows that columns imply.
  private static func commonIndex(_ values: [Value]) throws -> Index {
    var index: Index?
    var count: Int?
    for value in values {
      if let own = value.object(as: SeriesObject.self)?.series.index {
        index = index?.union(own) ?? own
      } else if let dictionary = value.object(as: DictionaryObject.self) {
        let own = try series(of: dictionary).index
        index = index?.union(own) ?? own
      } else if PandasValue.optionalCell(value) == nil {
        if let tensor = value.array ?? value.tensor, tensor.rank != 1 {
          throw Raised.valueError("Per-column arrays must each be 1-dimensional")
        }
        let length = try PandasValue.column(value).count
        if let count, count != length { throw Raised.valueError("All arrays must be of the same length") }
        count = length
      }
    }
    if let index {
      if let count, count != index.count {
        throw Raised.valueError("array length \(count) does not match index length \(index.count)")
      }
      return index
    }
    if let count { return Index(count: count) }
    if values.isEmpty { return Index(count: 0) }
    throw Raised.valueError("If using all scalar values, you must pass an index")
  }

  // MARK: Rows

  private static func fromRows(_ rows: [Value], index: Index?, columns: Index?) throws -> DataFrame {
    guard let first = rows.first else {
      return DataFrame(
        (columns?.cells ?? []).map { _ in Column.object([]) }, columns: columns ?? Index(count: 0),
        index: index ?? Index(count: 0))
    }
    if first.object(as: DictionaryObject.self) != nil { return try fromRecords(rows, index: index, columns: columns) }
    if first.object(as: SeriesObject.self) != nil { return try fromSeries(rows, index: index, columns: columns) }
    guard PandasValue.isListLike(first) else {
      return try checked([Column(inferring: rows.map(PandasValue.cell))], index: index, columns: columns)
    }
    let cells = try rows.map { try Operators.array($0).map(PandasValue.cell) }
    let width = cells.map(\.count).max() ?? 0
    if let columns, columns.count != width {
      throw Raised.valueError("\(columns.count) columns passed, passed data had \(width) columns")
    }
    let data = (0..<width).map { place in
      Column(inferring: cells.map { place < $0.count ? $0[place] : Cell.none })
    }
    return try checked(data, index: index, columns: columns, rowCount: rows.count)
  }

  private static func fromRecords(_ rows: [Value], index: Index?, columns: Index?) throws -> DataFrame {
    var labels: [Cell] = []
    var seen = Set<Cell>()
    let records = try rows.map { row -> [Cell: Cell] in
      guard let dictionary = row.object(as: DictionaryObject.self) else {
        throw Raised.notInLgs("a table of dicts and other rows")
      }
      var record: [Cell: Cell] = [:]
      for entry in dictionary.table.all {
        let label = try PandasValue.label(entry.key)
        if seen.insert(label).inserted { labels.append(label) }
        record[label] = try PandasValue.cell(entry.value)
      }
      return record
    }
    if let columns { labels = columns.cells }
    let data = labels.map { label in Column(inferring: records.map { $0[label] ?? .missing }) }
    return try checked(
      data, index: index, columns: columns ?? Index(Column(inferring: labels)), rowCount: rows.count)
  }

  private static func fromSeries(_ rows: [Value], index: Index?, columns: Index?) throws -> DataFrame {
    let series = rows.compactMap { $0.object(as: SeriesObject.self)?.series }
    guard series.count == rows.count else { throw Raised.notInLgs("a table of series and other rows") }
    return try table(of: series, labels: columns, index: index)
  }

  /// Series below one another, as rows.
  static func table(of series: [Series], labels: Index?, index: Index?) throws -> DataFrame {
    let columns = labels ?? series.dropFirst().reduce(series[0].index) { $0.union($1.index) }
    let rows = try series.map { try $0.reindexed(columns).values }
    let data = try (0..<columns.count).map { place in
      try Column.concatenating(rows.map { try $0.taking([place]) }).inferred
    }
    let isNamed = series.contains { $0.name != .none }
    let own = isNamed ? Index(Column(inferring: series.map(\.name))) : Index(count: series.count)
    return DataFrame(data, columns: columns, index: index ?? own)
  }
}
