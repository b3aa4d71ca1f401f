import DataFrames
import Interpreter
import LongWork

extension GroupingMembers {
  /// Where groups, their extremes and their parts stand.
  static let positions: [Builtin] = [
    extreme("idxmax", .max, "The label of the first greatest value of each group.", "[2, 1]"),
    extreme("idxmin", .min, "The label of the first least value of each group.", "[0, 1]"),
    method(
      "quantile(self, q=0.5, interpolation='linear', numeric_only=False)",
      "The number below which a fraction of each group lies.",
      example + "df.groupby('k')['v'].quantile(0.5).tolist()\n#> [2.0, 2.0]", lacking: ["interpolation"]
    ) { object, arguments in try quantiles(object.ofNumbers(arguments.flag("numeric_only")), arguments) },
    method(
      "nth(self, n)", "The row of each group at a place, in the order of the table.",
      example + "df.groupby('k').nth(0).v.tolist()\n#> [1, 2]"
    ) { object, arguments in
      let places = try (arguments.list("n") ?? []).map(Arguments.index)
      let rows = object.grouping.rows.flatMap { rows in
        places.compactMap { place in
          let position = place < 0 ? place + rows.count : place
          return rows.indices.contains(position) ? rows[position] : nil
        }
      }
      return try object.rows(Array(Set(rows)).sorted())
    },
    method(
      "value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True)",
      "How often each value occurs in each group.",
      example + "df.groupby('k')['v'].value_counts().tolist()\n#> [1, 1, 1]", lacking: ["bins"]
    ) { object, arguments in try counts(object, arguments) },
    method(
      "pipe(self, func, *args, **kwargs)", "What a function gives for the groups.",
      example + "df.groupby('k').pipe(len)\n#> 2"
    ) { object, arguments in try Piping.call(.object(object), arguments) },
  ]

  private static func extreme(_ name: String, _ reduction: Reduction, _ summary: String, _ shown: String) -> Builtin {
    method(
      "\(name)(self, skipna=True, numeric_only=False)", summary,
      example + "df.groupby('k')['v'].\(name)().tolist()\n#> \(shown)", lacking: ["skipna"]
    ) { object, arguments in
      let object = try object.ofNumbers(arguments.flag("numeric_only"))
      return try object.result(
        object.places.map { place in
          let column = object.frame.data[place]
          let rows = try object.grouping.rows.mapRows(inBlocksOf: 1) { rows -> Int in
            let part = Series(try column.taking(rows))
            guard part.values.missingCount < part.count else {
              throw Raised.valueError(
                "\(object.type.name).\(name) with skipna=True encountered all NA values.")
            }
            return rows[try part.extreme(reduction, name)]
          }
          return try object.frame.index.column.taking(rows)
        })
    }
  }

  private static func quantiles(_ object: GroupingObject, _ arguments: NamedArguments) throws -> Value {
    let several = try arguments["q"].flatMap { PandasValue.isListLike($0) ? try Operators.array($0) : nil }
    let fractions = try (several ?? [arguments["q"] ?? .float(0.5)]).map { value -> Double in
      guard let number = PandasValue.optionalCell(value)?.number else {
        throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as a fraction")
      }
      return number
    }
    let grouping = object.grouping
    let columns = try object.places.map { place -> Column in
      let column = object.frame.data[place]
      guard column.numbers != nil else {
        throw Raised.typeError("dtype '\(column.dataType.rawValue)' does not support operation 'quantile'")
      }
      return .float64(
        try Array(grouping.rows.mapRows(inBlocksOf: 1) { try column.taking($0).quantiles(fractions) }.joined()))
    }
    if several == nil { return try object.result(columns) }
    let order = grouping.rows.indices.flatMap { Array(repeating: $0, count: fractions.count) }
    let levels = try grouping.labels.map { try $0.taking(order) }
    let last = Column.float64(Array(grouping.rows.map { _ in fractions }.joined()))
    let index = Index(levels: levels + [last], names: grouping.keys.map(\.name) + [.none])
    let names = try object.frame.columns.taking(object.places)
    let result = DataFrame(columns, columns: names, index: index)
    return object.isSingle ? Value(result.series(at: 0)) : Value(result)
  }

  /// The counts of each group's values, the most frequent first.
  private static func counts(_ object: GroupingObject, _ arguments: NamedArguments) throws -> Value {
    guard object.isSingle else { throw Raised.notInLgs("groupby().value_counts() of a table") }
    let grouping = object.grouping
    let series = object.frame.series(at: object.places[0])
    let parts = try grouping.rows.mapRows(inBlocksOf: 1) { rows in
      try series.taking(rows).valueCounts(
        ascending: arguments.flag("ascending"), keepsMissing: !arguments.flag("dropna", or: true),
        normalizes: arguments.flag("normalize"), sorts: arguments.flag("sort", or: true))
    }
    let keys = grouping.rows.indices.map { group in grouping.labels.map { $0[group] } }
    let index = try Index.concatenating(parts.map(\.index), under: keys, names: grouping.keys.map(\.name))
    return Value(
      Series(try Column.concatenating(parts.map(\.values)), index: index, name: parts.first?.name ?? .string("count")))
  }
}
