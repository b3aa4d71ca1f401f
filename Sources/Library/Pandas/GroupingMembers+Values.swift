import DataFrames
import Interpreter
import LongWork

extension GroupingMembers {
  /// What each row gets from its own group, and which rows remain.
  static let values: [Builtin] = [
    method(
      "filter(self, func, dropna=True, *args, **kwargs)", "The rows of the groups for which a function is true.",
      example + "df.groupby('k').filter(lambda g: len(g) > 1)\n#>    k  v\n#> 0  a  1\n#> 2  a  3", lacking: ["dropna"]
    ) { object, arguments in
      let kept = try object.grouping.rows.indices.filter { group in
        let result = try call(arguments, [object.asArgument(object.part(group))])
        guard case .bool(let flag)? = PandasValue.optionalCell(result) else {
          throw Raised.typeError("filter function returned a \(result.typeName), but expected a scalar bool")
        }
        return flag
      }
      return try object.rows(kept.flatMap { object.grouping.rows[$0] }.sorted())
    },
    method(
      "shift(self, periods=1, freq=None, fill_value=<no_default>, suffix=None)",
      "The values moved down the rows of their group.",
      example + "df.groupby('k')['v'].shift().tolist()\n#> [nan, nan, 1.0]", lacking: ["freq", "suffix"]
    ) { object, arguments in
      let sources = object.grouping.rowsBefore(try arguments.integer("periods", or: 1))
      let filling = try arguments.given("fill_value").map(PandasValue.cell)
      return try object.eachColumn { try shifted($0, sources, filling) }
    },
    method(
      "diff(self, periods=1)", "The differences of rows of a group that are some places apart.",
      example + "df.groupby('k')['v'].diff().tolist()\n#> [nan, nan, 2.0]"
    ) { object, arguments in
      let sources = object.grouping.rowsBefore(try arguments.integer("periods", or: 1))
      return try object.eachColumn { try $0.combined(.subtract, shifted($0, sources, nil)) }
    },
    method(
      "pct_change(self, periods=1, fill_method=None, freq=None)",
      "By which part values differ from those before in their group.",
      example + "df.groupby('k')['v'].pct_change().tolist()\n#> [nan, nan, 2.0]", lacking: ["fill_method", "freq"]
    ) { object, arguments in
      let sources = object.grouping.rowsBefore(try arguments.integer("periods", or: 1))
      return try object.eachColumn { column in
        let one = Column(repeating: .int(1), count: column.count)
        return try column.combined(.divide, shifted(column, sources, nil)).combined(.subtract, one)
      }
    },
    method(
      "rank(self, method='average', ascending=True, na_option='keep', pct=False)",
      "The places of the values in the order of their group.",
      example + "df.groupby('k')['v'].rank().tolist()\n#> [1.0, 1.0, 2.0]", lacking: ["na_option"]
    ) { object, arguments in
      let ranking = try Ranking(arguments)
      return try transformed(object) { try ranking.ranks(of: $0) }
    },
    filled("ffill", forward: true, "The values with missing ones taken from the value before in their group."),
    filled("bfill", forward: false, "The values with missing ones taken from the value behind in their group."),
    method(
      "cumcount(self, ascending=True)", "The place of every row in its group.",
      example + "df.groupby('k').cumcount().tolist()\n#> [0, 0, 1]"
    ) { object, arguments in
      let rises = try arguments.flag("ascending", or: true)
      return Value(Series(object.grouping.placesInGroups(ascending: rises), index: object.frame.index))
    },
    method(
      "ngroup(self, ascending=True)", "The number of the group of every row.",
      example + "df.groupby('k').ngroup().tolist()\n#> [0, 1, 0]"
    ) { object, arguments in
      let rises = try arguments.flag("ascending", or: true)
      let last = object.grouping.rows.count - 1
      let groups = object.grouping.groupOfRow.map { $0 < 0 ? Cell.missing : .int(rises ? $0 : last - $0) }
      return Value(Series(groups.isEmpty ? .int64([]) : Column(inferring: groups), index: object.frame.index))
    },
    cumulative("cumsum", "The sums of all values of the group so far.", .sum, "[1, 2, 4]"),
    cumulative("cumprod", "The products of all values of the group so far.", .prod, "[1, 2, 3]"),
    cumulative("cummax", "The greatest value of the group so far.", .max, "[1, 2, 3]"),
    cumulative("cummin", "The least value of the group so far.", .min, "[1, 2, 1]"),
  ]

  private static func cumulative(_ name: String, _ summary: String, _ reduction: Reduction, _ shown: String) -> Builtin
  {
    method(
      "\(name)(self, numeric_only=False)", summary, example + "df.groupby('k')['v'].\(name)().tolist()\n#> \(shown)"
    ) { object, arguments in
      let onlyNumbers = try arguments.flag("numeric_only")
      return try transformed(object.ofNumbers(onlyNumbers)) { column in try column.accumulated(reduction) }
    }
  }

  private static func filled(_ name: String, forward: Bool, _ summary: String) -> Builtin {
    let values = forward ? "[1., 2., None]" : "[None, 2., 1.]"
    return method(
      "\(name)(self, limit=None)", summary,
      "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': \(values)})\ndf.groupby('k')['v'].\(name)().tolist()\n#> [1.0, 2.0, 1.0]",
      lacking: ["limit"]
    ) { object, _ in try transformed(object) { try $0.filledFromNeighbours(forward: forward) } }
  }

  /// Calls the function of a call with its further arguments.
  static func call(_ arguments: NamedArguments, _ values: [Value]) throws -> Value {
    try Operators.call(
      arguments.required("func"), values + arguments.rest, keywords: arguments.extra.map { ($0.name, $0.value) })
  }

  /// The values of other rows; a value, or nothing, where there is no such row.
  private static func shifted(_ column: Column, _ sources: [Int], _ filling: Cell?) throws -> Column {
    guard let filling else { return try column.taking(sources) }
    let padded = try Column.concatenating([column, Column(repeating: filling, count: 1)])
    return try padded.taking(sources.map { $0 < 0 ? column.count : $0 })
  }

  /// For every row a value that its group gives, under the labels of the table.
  static func transformed(_ object: GroupingObject, _ transform: (Column) throws -> Column) throws -> Value {
    let grouping = object.grouping
    var positions = Array(repeating: -1, count: object.frame.rowCount)
    for (position, row) in grouping.rows.joined().enumerated() { positions[row] = position }
    return try object.eachColumn { column in
      let parts = try grouping.rows.mapRows(inBlocksOf: 1) { try transform(column.taking($0)) }
      return try parts.isEmpty ? column.taking(positions) : Column.concatenating(parts).taking(positions)
    }
  }
}

/// The arguments of `rank`.
struct Ranking {
  private let method: Column.RankMethod
  private let ascending: Bool
  private let isShare: Bool

  init(_ arguments: NamedArguments) throws {
    let name = try arguments.text("method") ?? "average"
    guard let method = Column.RankMethod(rawValue: name) else { throw Raised.keyError(.string(name)) }
    self.method = method
    (ascending, isShare) = (try arguments.flag("ascending", or: true), try arguments.flag("pct"))
  }

  func ranks(of column: Column) throws -> Column { try column.ranks(method, ascending: ascending, asShare: isShare) }
}

extension GroupingObject {
  /// What `transform` gives for each of the columns, under the labels of the table.
  func eachColumn(_ transform: (Column) throws -> Column) throws -> Value {
    let columns = try places.map { try transform(frame.data[$0]) }
    let result = DataFrame(columns, columns: try frame.columns.taking(places), index: frame.index)
    return isSingle ? Value(result.series(at: 0)) : Value(result)
  }

  /// Rows of the table, of the picked columns.
  func rows(_ rows: [Int]) throws -> Value {
    let part = try frame.takingRows(rows)
    return asArgument(try selection.map { try part.takingColumns($0.places) } ?? part)
  }

  /// A part as functions get it: a series where one column is picked.
  func asArgument(_ part: DataFrame) -> Value { isSingle ? Value(part.series(at: 0)) : Value(part) }
}
