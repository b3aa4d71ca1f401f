import DataFrames
import Interpreter

extension DataFrameMembers {
  /// The levels of labels that `level` names, as keys.
  static func levels(_ arguments: NamedArguments, of index: Index) throws -> Value? {
    guard let levels = try arguments.list("level") else { return nil }
    return .list(
      try levels.map { value in
        let level = try index.level(of: PandasValue.label(value))
        return Value(Index(index.level(level), name: index.names[level]))
      })
  }

  static let groups: [Builtin] = [
    method(
      "groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True)",
      "The rows in groups that share the values of one or more columns.",
      "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\ndf.groupby('k').sum()\n#>    v\n#> k   \n#> a  4\n#> b  2",
      lacking: ["group_keys", "observed"]
    ) { object, arguments in
      guard let by = try arguments["by"] ?? levels(arguments, of: object.frame.index) else {
        throw Raised.typeError("You have to supply one of 'by' and 'level'")
      }
      if let grouper = by.object(as: GrouperObject.self) {
        return .object(GroupingObject(try grouper.grouping(of: object.frame), asIndex: true))
      }
      let grouping = try Grouping(
        object.frame, keys: Grouping.Key.keys(by, in: object.frame), sorts: arguments.flag("sort", or: true),
        keepsMissing: !arguments.flag("dropna", or: true))
      return .object(GroupingObject(grouping, asIndex: try arguments.flag("as_index", or: true)))
    }
  ]
}

extension SeriesMembers {
  static let groups: [Builtin] = [
    method(
      "groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True)",
      "The values in groups that share the values of another series.",
      "pd.Series([1, 2, 3]).groupby(pd.Series(['a', 'b', 'a'])).sum()\n#> a    4\n#> b    2\n#> dtype: int64",
      lacking: ["as_index", "group_keys", "observed"]
    ) { object, arguments in
      guard let by = try arguments["by"] ?? DataFrameMembers.levels(arguments, of: object.series.index) else {
        throw Raised.typeError("You have to supply one of 'by' and 'level'")
      }
      guard
        by.object(as: SeriesObject.self) != nil || by.object(as: IndexObject.self) != nil || PandasValue.isListLike(by)
          || object.series.index.isNamed
      else {
        throw Raised.notInLgs("Series.groupby() by a \(by.typeName)")
      }
      let frame = DataFrame(
        [object.series.values], columns: Index(Column(inferring: [object.series.name])), index: object.series.index)
      let grouping = try Grouping(
        frame, keys: Grouping.Key.keys(by, in: frame), sorts: arguments.flag("sort", or: true),
        keepsMissing: !arguments.flag("dropna", or: true))
      return .object(GroupingObject(grouping, selection: .init(places: [0], isSingle: true), asIndex: true))
    }
  ]
}
