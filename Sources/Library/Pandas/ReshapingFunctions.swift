import DataFrames
import Interpreter

/// Functions of pandas that count and unfold values.
enum ReshapingFunctions {
  static let all: [Builtin] = [
    PandasRecord.function(
      "crosstab(index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, "
        + "margins_name='All', dropna=True, normalize=False)", "How often pairs of values occur together.",
      example: "pd.crosstab(pd.Series(['a', 'b', 'a'], name='r'), pd.Series([1, 2, 2], name='c'))\n"
        + "#> c  1  2\n#> r      \n#> a  1  1\n#> b  0  1",
      lacking: ["values", "rownames", "colnames", "aggfunc", "dropna"]
    ) { Value(try crosstab($0)) },
    PandasRecord.function(
      "get_dummies(data, prefix=None, prefix_sep='_', dummy_na=False, columns=None, sparse=False, drop_first=False, "
        + "dtype=None)", "One column for each value of a column, true where the value stands.",
      example: "pd.get_dummies(pd.Series(['a', 'b']), dtype=int)\n#>    a  b\n#> 0  1  0\n#> 1  0  1",
      lacking: ["sparse"]
    ) { Value(try dummies($0)) },
  ]

  // MARK: Counts

  private static func key(_ value: Value, or name: String) throws -> Series {
    if let series = value.object(as: SeriesObject.self)?.series {
      return Series(series.values, index: series.index, name: series.name == .none ? .string(name) : series.name)
    }
    guard PandasValue.isListLike(value) else { throw Raised.notInLgs("pd.crosstab() of a \(value.typeName)") }
    return Series(try PandasValue.column(value), name: .string(name))
  }

  private static func crosstab(_ arguments: NamedArguments) throws -> DataFrame {
    let (a, b) = (
      try key(arguments.required("index"), or: "row_0"), try key(arguments.required("columns"), or: "col_0")
    )
    let index = a.index.hasSameLabels(as: b.index) ? a.index : a.index.union(b.index)
    let keys = try [a, b].map { Grouping.Key(name: $0.name, values: try $0.reindexed(index).values, place: nil) }
    let rows = DataFrame([], columns: Index(count: 0), index: index)
    let grouping = try Grouping(rows, keys: keys, sorts: true)
    let counts = try DataFrame.spreading(
      grouping.sizes, rows: Grouping.Key(name: a.name, values: grouping.labels[0], place: nil),
      columns: Grouping.Key(name: b.name, values: grouping.labels[1], place: nil), gap: .int(0))
    if try arguments.flag("margins") {
      if arguments["normalize"] != nil { throw Raised.notInLgs("crosstab() with margins and normalize") }
      return try adding(arguments["margins_name"].map(PandasValue.label) ?? .string("All"), to: counts)
    }
    guard let normalize = arguments["normalize"], try Operators.isTrue(normalize) else { return counts }
    return try shares(counts, of: normalize)
  }

  /// The counts with a column and a row of sums.
  private static func adding(_ name: Cell, to counts: DataFrame) throws -> DataFrame {
    let right = try counts.reducedRows(.sum).values
    let data = try (counts.data + [right]).map {
      try Column.concatenating([$0, Column(inferring: [$0.reduced(.sum)])])
    }
    return DataFrame(
      data, columns: Index(Column(inferring: counts.columns.cells + [name]), name: counts.columns.name),
      index: Index(Column(inferring: counts.index.cells + [name]), name: counts.index.name))
  }

  private static func shares(_ counts: DataFrame, of part: Value) throws -> DataFrame {
    let numbers = counts.data.map { $0.numbers ?? [] }
    switch (part, part.stringValue) {
    case (_, "index"), (.int(0), _):
      let sums = (0..<counts.rowCount).map { row in numbers.reduce(0) { $0 + $1[row] } }
      return counts.with(numbers.map { column in .float64(zip(column, sums).map { $0 / $1 }) })
    case (_, "columns"), (.int(1), _):
      return counts.with(numbers.map { column in .float64(column.map { $0 / column.reduce(0, +) }) })
    case (_, "all"), (.bool(true), _):
      let sum = numbers.reduce(0) { $0 + $1.reduce(0, +) }
      return counts.with(numbers.map { column in .float64(column.map { $0 / sum }) })
    case (_, _): throw Raised.valueError("Not a valid normalize argument")
    }
  }

  // MARK: Dummies

  private static func dummies(_ arguments: NamedArguments) throws -> DataFrame {
    let type = try arguments["dtype"].map(PandasValue.dataType) ?? .bool
    let separator = try arguments.text("prefix_sep") ?? "_"
    let start = try arguments.flag("drop_first") ? 1 : 0
    let withMissing = try arguments.flag("dummy_na")
    func unfolded(_ column: Column, prefix: String?) throws -> [(Cell, Column)] {
      let missing = withMissing ? [(value: Cell.missing, matches: column.missing)] : []
      return try (column.indicators() + missing).dropFirst(start).map { value, matches in
        let name = prefix.map { Cell.string($0 + separator + value.plainText) } ?? value
        return (name, try Column.bool(matches).converted(to: type))
      }
    }
    let data = arguments.required("data")
    if let series = data.object(as: SeriesObject.self)?.series {
      let columns = try unfolded(series.values, prefix: arguments.text("prefix"))
      return DataFrame(columns.map(\.1), columns: Index(Column(inferring: columns.map(\.0))), index: series.index)
    }
    guard let frame = data.object(as: DataFrameObject.self)?.frame else {
      throw Raised.notInLgs("pd.get_dummies() of a \(data.typeName)")
    }
    let chosen =
      try arguments.list("columns")?.map { try frame.position(of: PandasValue.label($0)) }
      ?? frame.data.indices.filter { [.string, .object, .category].contains(frame.data[$0].dataType) }
    let prefixes = try arguments.list("prefix").map { $0.compactMap(\.stringValue) }
    if let prefixes, prefixes.count != 1, prefixes.count != chosen.count {
      throw Raised.valueError(
        "Length of 'prefix' (\(prefixes.count)) did not match the length of the columns being encoded (\(chosen.count))."
      )
    }
    let rest = frame.data.indices.filter { !chosen.contains($0) }.map { (frame.columns[$0], frame.data[$0]) }
    let columns =
      try rest
      + chosen.enumerated().flatMap { order, place in
        let prefix = prefixes.map { $0.count == 1 ? $0[0] : $0[order] } ?? frame.columns[place].plainText
        return try unfolded(frame.data[place], prefix: prefix)
      }
    return DataFrame(columns.map(\.1), columns: Index(Column(inferring: columns.map(\.0))), index: frame.index)
  }
}

extension DataFrame {
  /// Other columns under the same labels.
  fileprivate func with(_ data: [Column]) -> DataFrame { DataFrame(data, columns: columns, index: index) }
}
