import DataFrames
import Interpreter

/// Methods of groups.
enum GroupingMembers {
  static let method = PandasMethods<GroupingObject>(owner: "DataFrameGroupBy")
  static let example = "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\n"

  static func install() {
    let count = TypeObject.Property("The number of groups.") { value in
      .int(value.object(as: GroupingObject.self)?.grouping.rows.count ?? 0)
    }
    for type in [PandasTypes.grouping, PandasTypes.seriesGrouping] {
      type.add(statistics + parts + functions + rowsOfGroups)
      type.add("ngroups", .property(count))
    }
  }

  private static func reduction(_ reduction: Reduction, _ summary: String, _ first: String, _ second: String) -> Builtin
  {
    method(
      "\(reduction.rawValue)(self, numeric_only=False)", summary,
      example + "df.groupby('k')['v'].\(reduction.rawValue)().tolist()\n#> [\(first), \(second)]"
    ) { object, arguments in
      let onlyNumbers = try arguments.flag("numeric_only")
      let places = object.places.filter { !onlyNumbers || object.frame.data[$0].numbers != nil }
      return try object.result(
        places.map { try object.grouping.reduced(reduction, object.frame.data[$0]) },
        named: object.isSingle ? nil : object.frame.columns.taking(places))
    }
  }

  private static let statistics: [Builtin] = [
    reduction(.sum, "The sum of each group.", "4", "2"),
    reduction(.mean, "The mean of each group.", "2.0", "2.0"),
    reduction(.min, "The least value of each group.", "1", "2"),
    reduction(.max, "The greatest value of each group.", "3", "2"),
    reduction(.median, "The middle value of each group.", "2.0", "2.0"),
    reduction(.std, "The standard deviation of each group.", "1.4142135623730951", "nan"),
    reduction(.var, "The variance of each group.", "2.0", "nan"),
    reduction(.prod, "The product of each group.", "3", "2"),
    reduction(.count, "The number of values in each group.", "2", "1"),
    reduction(.nunique, "The number of different values in each group.", "2", "1"),
    reduction(.any, "Whether any value of each group is true.", "True", "True"),
    reduction(.all, "Whether all values of each group are true.", "True", "True"),
    end("first", "The first value of each group.", "1, 2"),
    end("last", "The last value of each group.", "3, 2"),
    method(
      "size(self)", "The number of rows of each group.",
      example + "df.groupby('k').size()\n#> k\n#> a    2\n#> b    1\n#> dtype: int64"
    ) { object, _ in
      let grouping = object.grouping
      guard object.asIndex else {
        return Value(try grouping.table([grouping.sizes], named: Index(texts: ["size"]), asIndex: false))
      }
      let name = object.isSingle ? object.frame.columns[object.places[0]] : .none
      return Value(Series(grouping.sizes, index: grouping.index, name: name))
    },
  ]

  private static func end(_ name: String, _ summary: String, _ shown: String) -> Builtin {
    method("\(name)(self)", summary, example + "df.groupby('k')['v'].\(name)().tolist()\n#> [\(shown)]") { object, _ in
      try object.result(object.places.map { object.grouping.ends(object.frame.data[$0], last: name == "last") })
    }
  }

  private static let parts: [Builtin] = [
    method(
      "get_group(self, name)", "The rows of one group.",
      example + "df.groupby('k').get_group('a')\n#>    k  v\n#> 0  a  1\n#> 2  a  3"
    ) { object, arguments in
      let name = arguments.required("name")
      let cells = try name.object(as: TupleObject.self)?.items.map(PandasValue.cell) ?? [PandasValue.label(name)]
      let grouping = object.grouping
      let group = grouping.rows.indices.first { group in
        cells.count == grouping.labels.count && zip(cells, grouping.labels).allSatisfy { $0 == $1[group] }
      }
      guard let group else { throw Raised.keyError(name) }
      return object.isSingle ? Value(object.part(group).series(at: 0)) : Value(object.part(group))
    },
    method(
      "cumcount(self, ascending=True)", "The place of every row in its group.",
      example + "df.groupby('k').cumcount().tolist()\n#> [0, 0, 1]", lacking: ["ascending"]
    ) { object, _ in
      var counts = Array(repeating: 0, count: object.grouping.rows.count)
      let places = object.grouping.groupOfRow.map { group -> Cell in
        guard group >= 0 else { return .missing }
        defer { counts[group] += 1 }
        return .int(counts[group])
      }
      return Value(
        Series(places.isEmpty ? .int64([]) : Column(inferring: places), index: object.frame.index))
    },
    cumulative("cumsum", "The sums of all values of the group so far.", .sum, "[1, 2, 4]"),
    cumulative("cummax", "The greatest value of the group so far.", .max, "[1, 2, 3]"),
    cumulative("cummin", "The least value of the group so far.", .min, "[1, 2, 1]"),
  ]

  private static func cumulative(_ name: String, _ summary: String, _ reduction: Reduction, _ shown: String) -> Builtin
  {
    method("\(name)(self)", summary, example + "df.groupby('k')['v'].\(name)().tolist()\n#> \(shown)") { object, _ in
      try transformed(object) { column in try column.accumulated(reduction) }
    }
  }

  /// For every row a value that its group gives, under the labels of the table.
  static func transformed(_ object: GroupingObject, _ transform: (Column) throws -> Column) throws -> Value {
    let grouping = object.grouping
    let order = grouping.rows.flatMap { $0 }
    var positions = Array(repeating: -1, count: object.frame.rowCount)
    for (position, row) in order.enumerated() { positions[row] = position }
    let columns = try object.places.map { place -> Column in
      let parts = try grouping.rows.map { try transform(object.frame.data[place].taking($0)) }
      guard !parts.isEmpty else { return object.frame.data[place].taking(positions) }
      return Column.concatenating(parts).taking(positions)
    }
    let result = DataFrame(columns, columns: object.frame.columns.taking(object.places), index: object.frame.index)
    return object.isSingle ? Value(result.series(at: 0)) : Value(result)
  }
}
