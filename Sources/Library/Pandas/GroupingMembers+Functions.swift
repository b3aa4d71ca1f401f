import DataFrames
import Interpreter
import LongWork

extension GroupingMembers {
  static let functions: [Builtin] =
    ["agg", "aggregate"].map(aggregation) + [
      method(
        "transform(self, func)", "For every row what its group gives: a statistic by name, or what a function gives.",
        example + "df.groupby('k')['v'].transform('mean').tolist()\n#> [2.0, 2.0, 2.0]"
      ) { object, arguments in
        let function = arguments.required("func")
        let name = object.isSingle ? object.frame.columns[object.places[0]] : .none
        return try transformed(object) { try spread(statistic(Series($0, name: name), function, of: object), over: $0) }
      },
      method(
        "apply(self, func, *args, **kwargs)", "What a function gives for each group.",
        example + "df.groupby('k')['v'].apply(lambda s: s.max() - s.min())\n#> k\n#> a    2\n#> b    0\n"
          + "#> Name: v, dtype: int64"
      ) { object, arguments in
        let results = try object.grouping.rows.indices.map { try call(arguments, [object.argument($0)]) }
        return try combined(results, of: object)
      },
    ]

  private static func aggregation(_ name: String) -> Builtin {
    method(
      "\(name)(self, func=None, *args, **kwargs)", "One or more statistics of each group, by name or by a function.",
      example + "df.groupby('k').\(name)(low=('v', 'min'), high=('v', 'max'))\n"
        + "#>    low  high\n#> k           \n#> a    1     3\n#> b    2     2"
    ) { object, arguments in
      guard arguments.rest.isEmpty else { throw Raised.notInLgs("further arguments of groupby().\(name)()") }
      guard let function = arguments["func"] else { return try named(object, arguments.extra) }
      if let dictionary = function.object(as: DictionaryObject.self) { return try byColumn(object, dictionary) }
      guard PandasValue.isListLike(function) else {
        if let name = function.stringValue, !object.isSingle, PandasTypes.series.lookUp(Symbol(name)) == nil {
          throw Raised(BuiltinTypes.attributeError, "'\(name)' is not a valid function for 'DataFrameGroupBy' object")
        }
        return try object.result(object.places.map { try column($0, function, of: object) })
      }
      let functions = try Operators.array(function)
      guard object.isSingle else { return try leveled(object, object.places.map { ($0, functions) }) }
      let columns = try functions.map { try column(object.places[0], $0, of: object) }
      return try object.result(columns, named: Index(Column(inferring: try names(of: functions))))
    }
  }

  /// `agg(name=('column', statistic))`, or `agg(name=statistic)` of one column.
  private static func named(_ object: GroupingObject, _ extra: [(name: Symbol, value: Value)]) throws -> Value {
    guard !extra.isEmpty else { throw Raised.typeError("Must provide 'func' or tuples of '(column, aggfunc).") }
    let columns = try extra.map { name, value -> Column in
      if object.isSingle { return try column(object.places[0], value, of: object) }
      guard let pair = value.object(as: TupleObject.self)?.items, pair.count == 2 else {
        throw Raised.typeError("Must provide 'func' or tuples of '(column, aggfunc).")
      }
      return try column(place(of: pair[0], in: object), pair[1], of: object)
    }
    return try object.result(columns, named: Index(texts: extra.map(\.name.name)))
  }

  /// `agg({'column': statistic})`.
  private static func byColumn(_ object: GroupingObject, _ dictionary: DictionaryObject) throws -> Value {
    guard !object.isSingle else {
      throw Raised(PandasTypes.specificationError, "nested renamer is not supported")
    }
    let entries = dictionary.table.all
    if entries.contains(where: { PandasValue.isListLike($0.value) }) {
      return try leveled(
        object,
        entries.map { entry in
          let isList = PandasValue.isListLike(entry.value)
          return (try place(of: entry.key, in: object), try isList ? Operators.array(entry.value) : [entry.value])
        })
    }
    let columns = try entries.map { try column(place(of: $0.key, in: object), $0.value, of: object) }
    let labels = try entries.map { try PandasValue.label($0.key) }
    return try object.result(columns, named: Index(Column(inferring: labels)))
  }

  /// Several statistics of several columns: the columns of the result have labels of two levels.
  private static func leveled(_ object: GroupingObject, _ wanted: [(place: Int, functions: [Value])]) throws -> Value {
    guard object.asIndex else { throw Raised.notInLgs("several statistics of several columns with as_index=False") }
    var (columns, outer, inner) = ([Column](), [Cell](), [Cell]())
    for (place, functions) in wanted {
      columns += try functions.map { try column(place, $0, of: object) }
      outer += functions.map { _ in object.frame.columns[place] }
      inner += try names(of: functions)
    }
    let labels = Index(levels: [Column(inferring: outer), Column(inferring: inner)], names: [.none, .none])
    return Value(DataFrame(columns, columns: labels, index: object.grouping.index))
  }

  private static func place(of label: Value, in object: GroupingObject) throws -> Int {
    guard let place = object.frame.columns.positions(of: try PandasValue.label(label)).first else {
      throw Raised.keyError(.string("Label(s) [\(try Operators.repr(label))] do not exist"))
    }
    return place
  }

  /// One statistic of each group of a column.
  static func column(_ place: Int, _ function: Value, of object: GroupingObject) throws -> Column {
    let (grouping, values) = (object.grouping, object.frame.data[place])
    if let name = function.stringValue {
      if let reduction = Reduction(rawValue: name) { return try grouping.reduced(reduction, values) }
      switch name {
      case "size": return grouping.sizes
      case "first", "last": return try grouping.ends(values, last: name == "last")
      case _: break
      }
    }
    let cells = try grouping.rows.mapRows(inBlocksOf: 1) { rows in
      let series = try Series(values, index: object.frame.index, name: object.frame.columns[place]).taking(rows)
      return try PandasValue.cell(statistic(series, function, of: object))
    }
    return try cells.isEmpty ? values.taking([]) : Column(inferring: cells)
  }

  /// A statistic of a series, by name or by a function.
  private static func statistic(_ series: Series, _ function: Value, of object: GroupingObject) throws -> Value {
    guard let name = function.stringValue else { return try Operators.call(function, [Value(series)]) }
    guard PandasTypes.series.lookUp(Symbol(name)) != nil else {
      if PandasNames.series.contains(name) { throw Raised.notInLgs("groupby().\(name)") }
      throw Raised(BuiltinTypes.attributeError, "'SeriesGroupBy' object has no attribute '\(name)'")
    }
    return try Operators.call(SeriesObject(series).attribute(Symbol(name)), [])
  }

  /// What heads the columns of several statistics.
  static func names(of functions: [Value]) throws -> [Cell] {
    var lambdas = 0
    return try functions.map { function -> Cell in
      if let name = function.stringValue { return .string(name) }
      guard case .object(let object) = function else {
        throw Raised.typeError("'\(function.typeName)' object is not callable")
      }
      let name = try object.attribute("__name__").stringValue ?? function.typeName
      guard name == "<lambda>", functions.count > 1 else { return .string(name) }
      lambdas += 1
      return .string("<lambda_\(lambdas - 1)>")
    }
  }

  /// A value repeated for the rows of a group, or one value for each row.
  private static func spread(_ value: Value, over column: Column) throws -> Column {
    if let cell = PandasValue.optionalCell(value) { return Column(repeating: cell, count: column.count) }
    let result = try PandasValue.column(value)
    guard result.count == column.count else {
      throw Raised.valueError(
        "Length of values (\(result.count)) does not match length of index (\(column.count))")
    }
    return result
  }

  /// The results of `apply`: values make a series, series of the same labels a table, tables stand below one another.
  private static func combined(_ results: [Value], of object: GroupingObject) throws -> Value {
    let name = object.isSingle ? object.frame.columns[object.places[0]] : .none
    let frames = results.compactMap { $0.object(as: DataFrameObject.self)?.frame }
    if !frames.isEmpty, frames.count == results.count {
      var table = try DataFrame.concatenatingRows(frames, ignoresIndex: false)
      table.index = try placed(frames.map(\.index), table.index, object)
      return Value(try inOrder(table, of: frames.map(\.index), object))
    }
    let series = results.compactMap { $0.object(as: SeriesObject.self)?.series }
    if series.count == results.count, let first = series.first {
      let isSame = series.allSatisfy { $0.index.hasSameLabels(as: first.index) }
      if object.isSingle || !isSame { return try below(series, of: object) }
      let table = try DataFrameConstruction.table(of: series, labels: nil, index: nil)
      return Value(try object.grouping.table(table.data, named: first.index, asIndex: object.asIndex))
    }
    guard frames.isEmpty, series.isEmpty else {
      throw Raised.notInLgs("results of groupby().apply() of different kinds")
    }
    let column = Mapping.inferred(try results.map(PandasValue.cell))
    guard object.asIndex else {
      let heading = Index(Column(inferring: [name]))
      return Value(try object.grouping.table([column], named: heading, asIndex: false))
    }
    return Value(Series(column, index: object.grouping.index, name: name))
  }

  /// Series of results below one another.
  private static func below(_ series: [Series], of object: GroupingObject) throws -> Value {
    let indices = series.map(\.index)
    let index = try placed(indices, Index.concatenating(indices, ignoresLabels: false), object)
    let name = series.allSatisfy { $0.name == series[0].name } ? series[0].name : .none
    let all = Series(try Column.concatenating(series.map(\.values)), index: index, name: name)
    return Value(try inOrder(all.frame(), of: indices, object).series(at: 0).named(name))
  }

  /// The labels of results below one another: under those of the groups, unless `group_keys` is False.
  private static func placed(_ parts: [Index], _ plain: Index, _ object: GroupingObject) throws -> Index {
    guard object.addsKeys else { return plain }
    let grouping = object.grouping
    let keys = grouping.rows.indices.map { group in grouping.labels.map { $0[group] } }
    guard object.asIndex else {
      return try Index.concatenating(parts, under: keys.indices.map { [.int($0)] }, names: [.none])
    }
    return try Index.concatenating(parts, under: keys, names: grouping.keys.map(\.name))
  }

  /// Results that have the labels of their groups, without keys, stand in the order of the table.
  private static func inOrder(_ table: DataFrame, of parts: [Index], _ object: GroupingObject) throws -> DataFrame {
    let grouping = object.grouping
    guard !object.addsKeys, grouping.rows.count == parts.count, object.frame.index.isUnique else { return table }
    let isSame = try zip(parts, grouping.rows).allSatisfy {
      try $0.hasSameLabels(as: object.frame.index.taking($1))
    }
    return isSame ? try table.reindexedRows(object.frame.index.taking(grouping.rows.joined().sorted())) : table
  }
}
