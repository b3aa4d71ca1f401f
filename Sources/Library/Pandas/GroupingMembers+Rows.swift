import DataFrames
import Interpreter

extension GroupingMembers {
  static let rowsOfGroups: [Builtin] = [
    end("head", "The first rows of each group, in the order of the table.", "[1, 2]"),
    end("tail", "The last rows of each group, in the order of the table.", "[2, 3]"),
    method(
      "describe(self, percentiles=None, include=None, exclude=None)", "The usual statistics of each group.",
      example + "df.groupby('k')['v'].describe()['mean'].tolist()\n#> [2.0, 2.0]",
      lacking: ["percentiles", "include", "exclude"]
    ) { object, _ in
      guard object.isSingle else { throw Raised.notInLgs("groupby().describe() of a table (columns under MultiIndex)") }
      let column = object.frame.data[object.places[0]]
      guard column.dataType.isNumeric, !object.grouping.rows.isEmpty else {
        throw Raised.notInLgs("groupby().describe() of anything but numbers")
      }
      let parts = try object.grouping.rows.map { try Series(column.taking($0)).described() }
      let columns = parts[0].values.cells.indices.map { place in
        Column(inferring: parts.map { $0.values[place] })
      }
      return Value(try object.grouping.table(columns, named: parts[0].index, asIndex: object.asIndex))
    },
  ]

  private static func end(_ name: String, _ summary: String, _ shown: String) -> Builtin {
    method("\(name)(self, n=5)", summary, example + "df.groupby('k').\(name)(1).v.tolist()\n#> \(shown)") {
      object, arguments in
      let count = try arguments.integer("n", or: 5)
      let rows = object.grouping.rows.flatMap { rows -> ArraySlice<Int> in
        // A negative number leaves that many out at the other end.
        let kept = count >= 0 ? min(count, rows.count) : max(rows.count + max(count, -rows.count), 0)
        return name == "head" ? rows.prefix(kept) : rows.suffix(kept)
      }
      return try object.rows(rows.sorted())
    }
  }
}
