import DataFrames
import Interpreter

extension DataFrameMembers {
  static let order: [Builtin] = [
    method(
      "sort_values(self, by, *, axis=0, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "ignore_index=False, key=None)", "The rows in the order of one or more columns.",
      example + "df.sort_values('a')\n#>    a  b\n#> 1  1  y\n#> 0  3  x", lacking: ["axis", "key"]
    ) { object, arguments in
      let labels = try (arguments.list("by") ?? []).map(PandasValue.label)
      let places = try labels.map { try object.frame.position(of: $0) }
      var ascending = Array(repeating: true, count: places.count)
      if let given = arguments["ascending"] {
        if PandasValue.isListLike(given) {
          ascending = try Operators.array(given).map(Operators.isTrue)
          guard ascending.count == places.count else {
            throw Raised.valueError("Length of ascending (\(ascending.count)) != length of by (\(places.count))")
          }
        } else {
          ascending = Array(repeating: try Operators.isTrue(given), count: places.count)
        }
      }
      var frame = try object.frame.sorted(
        by: places, ascending: ascending, missingFirst: arguments.text("na_position") == "first")
      if try arguments.flag("ignore_index") { frame.index = Index(count: frame.rowCount) }
      return try object.result(frame, arguments)
    },
    method(
      "sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind='quicksort', na_position='last', "
        + "sort_remaining=True, ignore_index=False, key=None)", "The rows or columns in the order of their labels.",
      example + "df.sort_index(ascending=False)\n#>    a  b\n#> 1  1  y\n#> 0  3  x",
      lacking: ["level", "key", "ignore_index", "na_position"]
    ) { object, arguments in
      let ascending = try arguments.flag("ascending", or: true)
      return try object.result(
        arguments.isColumnAxis()
          ? object.frame.sortedByColumns(ascending: ascending) : object.frame.sortedByIndex(ascending: ascending),
        arguments)
    },
    method(
      "nlargest(self, n, columns, keep='first')", "The rows with the greatest values of a column.",
      example + "df.nlargest(1, 'a')\n#>    a  b\n#> 0  3  x", lacking: ["keep"]
    ) { try extremes($0, $1, ascending: false) },
    method(
      "nsmallest(self, n, columns, keep='first')", "The rows with the least values of a column.",
      example + "df.nsmallest(1, 'a')\n#>    a  b\n#> 1  1  y", lacking: ["keep"]
    ) { try extremes($0, $1, ascending: true) },
  ]

  private static func extremes(_ object: DataFrameObject, _ arguments: NamedArguments, ascending: Bool) throws -> Value
  {
    let places = try (arguments.list("columns") ?? []).map { try object.frame.position(of: PandasValue.label($0)) }
    let sorted = try object.frame.sorted(
      by: places, ascending: Array(repeating: ascending, count: places.count), missingFirst: false)
    return Value(try sorted.head(try arguments.integer("n", or: 5)))
  }
}
