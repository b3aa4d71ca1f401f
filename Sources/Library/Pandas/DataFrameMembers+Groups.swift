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

  static func grouped(
    _ frame: DataFrame, by: Value, selection: GroupingObject.Selection?, asIndex: Bool, _ arguments: NamedArguments
  ) throws -> GroupingObject {
    let keys = try GroupingKeys(by, in: frame)
    let grouping = try Grouping(
      frame, keys: keys.all, sorts: arguments.flag("sort", or: true),
      keepsMissing: !arguments.flag("dropna", or: true), keepsUnobserved: !arguments.flag("observed", or: true))
    return GroupingObject(
      grouping, selection: selection, asIndex: asIndex, hasListOfOne: keys.isListOfOne,
      addsKeys: try arguments.flag("group_keys", or: true))
  }

  static let groups: [Builtin] = [
    method(
      "groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True)",
      "The rows in groups that share the values of one or more columns.",
      "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\ndf.groupby('k').sum()\n#>    v\n#> k   \n#> a  4\n#> b  2"
    ) { object, arguments in
      guard let by = try arguments["by"] ?? levels(arguments, of: object.frame.index) else {
        throw Raised.typeError("You have to supply one of 'by' and 'level'")
      }
      if let grouper = by.object(as: GrouperObject.self) {
        return .object(GroupingObject(try grouper.grouping(of: object.frame), asIndex: true))
      }
      let asIndex = try arguments.flag("as_index", or: true)
      return .object(try grouped(object.frame, by: by, selection: nil, asIndex: asIndex, arguments))
    }
  ]
}

extension SeriesMembers {
  static let groups: [Builtin] = [
    method(
      "groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True)",
      "The values in groups that share the values of another series.",
      "pd.Series([1, 2, 3]).groupby(pd.Series(['a', 'b', 'a'])).sum()\n#> a    4\n#> b    2\n#> dtype: int64",
      lacking: ["as_index"]
    ) { object, arguments in
      guard let by = try arguments["by"] ?? DataFrameMembers.levels(arguments, of: object.series.index) else {
        throw Raised.typeError("You have to supply one of 'by' and 'level'")
      }
      let frame = DataFrame(
        [object.series.values], columns: Index(Column(inferring: [object.series.name])), index: object.series.index)
      let selection = GroupingObject.Selection(places: [0], isSingle: true)
      return .object(
        try DataFrameMembers.grouped(frame, by: by, selection: selection, asIndex: true, arguments))
    }
  ]
}
