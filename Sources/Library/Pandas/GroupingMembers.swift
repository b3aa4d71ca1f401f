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
      type.add(statistics + parts + positions + values + functions + rowsOfGroups)
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
      try object.result(object.places.map { try object.grouping.ends(object.frame.data[$0], last: name == "last") })
    }
  }

  private static let parts: [Builtin] = [
    method(
      "get_group(self, name)", "The rows of one group.",
      example + "df.groupby('k').get_group('a')\n#>    k  v\n#> 0  a  1\n#> 2  a  3"
    ) { object, arguments in
      let group = try object.group(of: arguments.required("name"))
      return object.asArgument(try object.part(group))
    }
  ]
}
