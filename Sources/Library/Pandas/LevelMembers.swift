import DataFrames
import Interpreter

/// What series, tables and labels have for labels of several levels.
enum LevelMembers {
  private static let begin =
    "s = pd.Series([1, 2, 3, 4], index=pd.MultiIndex.from_product([['x', 'y'], [1, 2]], names=['a', 'b']))\n"

  static let ofSeries: [Builtin] = [
    SeriesMembers.method(
      "unstack(self, level=-1, fill_value=None, sort=True)", "One level of the labels as columns.",
      begin + "s.unstack()\n#> b  1  2\n#> a      \n#> x  1  2\n#> y  3  4", lacking: ["sort"]
    ) { object, arguments in
      let level = try object.series.index.level(of: arguments["level"].map(PandasValue.label) ?? .int(-1))
      guard object.series.index.levelNames != nil else {
        throw Raised.valueError(
          "index must be a MultiIndex to unstack, \(try Operators.repr(.object(IndexObject(object.series.index).type))) was passed"
        )
      }
      return Value(
        try object.series.unstacked(level, gap: arguments["fill_value"].map(PandasValue.cell) ?? .missing))
    },
    SeriesMembers.method(
      "droplevel(self, level, axis=0)", "The values under labels without some levels.",
      begin + "s.droplevel('a').index.tolist()\n#> [1, 2, 1, 2]", lacking: ["axis"]
    ) { object, arguments in
      var series = object.series
      series.index = series.index.dropping(levels: try levels(arguments, of: series.index))
      return Value(series)
    },
    SeriesMembers.method(
      "swaplevel(self, i=-2, j=-1, copy=None)", "The values under labels whose levels are exchanged.",
      begin + "s.swaplevel().index[0]\n#> (np.int64(1), 'x')"
    ) { object, arguments in
      var series = object.series
      series.index = try swapped(series.index, arguments)
      return Value(series)
    },
    SeriesMembers.method(
      "xs(self, key, axis=0, level=None, drop_level=True)", "The values of one part of the labels.",
      begin + "s.xs(1, level='b').tolist()\n#> [1, 3]", lacking: ["axis", "drop_level"]
    ) { object, arguments in
      let (rows, gone) = try section(object.series.index, arguments)
      var series = try object.series.taking(rows)
      series.index = series.index.dropping(levels: gone)
      return Value(series)
    },
  ]

  static let ofFrames: [Builtin] = [
    DataFrameMembers.method(
      "unstack(self, level=-1, fill_value=None, sort=True)",
      "One level of the labels of the rows among those of the columns.",
      begin + "s.to_frame('v').unstack().columns.tolist()\n#> [('v', 1), ('v', 2)]", lacking: ["sort"]
    ) { object, arguments in
      guard object.frame.index.levelNames != nil else {
        throw Raised.notInLgs("unstack() of a table whose rows have labels of one level")
      }
      let level = try object.frame.index.level(of: arguments["level"].map(PandasValue.label) ?? .int(-1))
      return Value(try object.frame.unstacked(level, gap: arguments["fill_value"].map(PandasValue.cell) ?? .missing))
    },
    DataFrameMembers.method(
      "stack(self, level=-1, dropna=<no_default>, sort=<no_default>, future_stack=True)",
      "The columns below one another, their labels as a level of those of the rows.",
      "pd.DataFrame({'p': [1], 'q': [2]}).stack().tolist()\n#> [1, 2]", lacking: ["level", "dropna", "sort"]
    ) { object, _ in Value(try object.frame.stacked()) },
    DataFrameMembers.method(
      "droplevel(self, level, axis=0)", "The table under labels without some levels.",
      begin + "s.to_frame('v').droplevel(0).index.tolist()\n#> [1, 2, 1, 2]"
    ) { object, arguments in
      var frame = object.frame
      if try arguments.isColumnAxis() {
        frame.columns = frame.columns.dropping(levels: try levels(arguments, of: frame.columns))
      } else {
        frame.index = frame.index.dropping(levels: try levels(arguments, of: frame.index))
      }
      return Value(frame)
    },
    DataFrameMembers.method(
      "swaplevel(self, i=-2, j=-1, axis=0)", "The table under labels whose levels are exchanged.",
      begin + "s.to_frame('v').swaplevel().index[0]\n#> (np.int64(1), 'x')", lacking: ["axis"]
    ) { object, arguments in
      var frame = object.frame
      frame.index = try swapped(frame.index, arguments)
      return Value(frame)
    },
    DataFrameMembers.method(
      "xs(self, key, axis=0, level=None, drop_level=True)", "The rows of one part of the labels.",
      begin + "s.to_frame('v').xs('x').v.tolist()\n#> [1, 2]", lacking: ["axis", "drop_level"]
    ) { object, arguments in
      guard object.frame.index.levelNames != nil else {
        return try LocatorObject(object, byLabel: true).item(arguments.required("key"))
      }
      let (rows, gone) = try section(object.frame.index, arguments)
      var frame = try object.frame.takingRows(rows)
      if gone.count == frame.index.levelCount, let row = rows.first { return Value(try object.frame.row(at: row)) }
      frame.index = frame.index.dropping(levels: gone)
      return Value(frame)
    },
    DataFrameMembers.method(
      "value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True)",
      "How often each row occurs.",
      "pd.DataFrame({'a': ['x', 'x'], 'b': [1, 1]}).value_counts()\n#> a  b\n#> x  1    2\n#> Name: count, dtype: int64"
    ) { object, arguments in
      let frame = object.frame
      let places = try arguments.list("subset")?.map { try frame.position(of: PandasValue.label($0)) }
      let keys = (places ?? Array(frame.data.indices)).map {
        Grouping.Key(name: frame.columns[$0], values: frame.data[$0], place: $0)
      }
      let grouping = try Grouping(frame, keys: keys, sorts: true, keepsMissing: !arguments.flag("dropna", or: true))
      let isShare = try arguments.flag("normalize")
      let total = Double(grouping.rows.reduce(0) { $0 + $1.count })
      let counts = isShare ? Column.float64(grouping.rows.map { Double($0.count) / total }) : grouping.sizes
      let index = keys.count == 1 ? Index(levels: [grouping.labels[0]], names: [keys[0].name]) : grouping.index
      let series = Series(counts, index: index, name: .string(isShare ? "proportion" : "count"))
      guard try arguments.flag("sort", or: true) else { return Value(series) }
      return Value(try series.sorted(ascending: arguments.flag("ascending"), missingFirst: false))
    },
  ]

  private static func levels(_ arguments: NamedArguments, of index: Index) throws -> Set<Int> {
    let levels = try Set((arguments.list("level") ?? []).map { try index.level(of: PandasValue.label($0)) })
    guard levels.count < index.levelCount else {
      throw Raised.valueError(
        "Cannot remove \(levels.count) levels from an index with \(index.levelCount) levels: at least one level must be left."
      )
    }
    return levels
  }

  private static func swapped(_ index: Index, _ arguments: NamedArguments) throws -> Index {
    let a = try index.level(of: arguments["i"].map(PandasValue.label) ?? .int(-2))
    let b = try index.level(of: arguments["j"].map(PandasValue.label) ?? .int(-1))
    var order = Array(0..<index.levelCount)
    order.swapAt(a, b)
    return index.ordered(levels: order)
  }

  /// The rows whose labels have some parts, and the levels that these are.
  private static func section(_ index: Index, _ arguments: NamedArguments) throws -> (rows: [Int], levels: Set<Int>) {
    let key = arguments.required("key")
    let parts = try key.object(as: TupleObject.self)?.items.map(PandasValue.label) ?? [PandasValue.label(key)]
    let levels = try arguments.list("level")?.map { try index.level(of: PandasValue.label($0)) } ?? Array(parts.indices)
    guard levels.count == parts.count else {
      throw Raised.valueError("Key for location must have same length as number of levels")
    }
    let columns = levels.map { index.level($0).cells }
    let rows = (0..<index.count).filter { row in zip(columns, parts).allSatisfy { $0[row] == $1 } }
    guard !rows.isEmpty else { throw Raised.keyError(key) }
    return (rows, Set(levels))
  }

  // MARK: Labels

  private static let method = PandasMethods<IndexObject>(owner: "MultiIndex")

  static func install() {
    let type = PandasTypes.multiIndex
    func property(_ name: String, _ summary: String, _ get: @escaping (Index) throws -> Value) {
      type.add(
        Symbol(name),
        .property(
          TypeObject.Property(summary) { value in
            guard let object = value.object(as: IndexObject.self) else { throw Raised.typeError("an Index is needed") }
            return try table { try get(object.index) }
          }))
    }
    property("nlevels", "The number of levels.") { .int($0.levelCount) }
    PandasTypes.index.add([
      method(
        "get_level_values(self, level)", "The parts of the labels on one level.",
        "pd.MultiIndex.from_product([['x'], [1, 2]]).get_level_values(1)\n#> Index([1, 2], dtype='int64')"
      ) { object, arguments in
        let level = try object.index.level(of: PandasValue.label(arguments.required("level")))
        return Value(Index(object.index.level(level), name: object.index.names[level]))
      }
    ])
    for maker in makers { type.add(maker.symbol, .staticMethod(maker)) }
  }

  private static let makers: [Builtin] = [
    PandasRecord.function(
      "from_tuples(tuples, sortorder=None, names=None)", "Labels of several levels from tuples.",
      example: "pd.MultiIndex.from_tuples([('x', 1), ('y', 2)]).nlevels\n#> 2", lacking: ["sortorder"]
    ) { arguments in
      let rows = try Operators.array(arguments.required("tuples")).map { try PandasValue.column($0).cells }
      guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
        throw Raised.typeError("Cannot infer number of levels from empty list")
      }
      let levels = (0..<width).map { level in Column(inferring: rows.map { $0[level] }) }
      return Value(Index(levels: levels, names: try names(arguments, count: width)))
    },
    PandasRecord.function(
      "from_arrays(arrays, sortorder=None, names=None)", "Labels of several levels from their columns.",
      example: "pd.MultiIndex.from_arrays([['x', 'y'], [1, 2]])[1]\n#> ('y', np.int64(2))", lacking: ["sortorder"]
    ) { arguments in
      let levels = try Operators.array(arguments.required("arrays")).map(PandasValue.column)
      guard let first = levels.first, levels.allSatisfy({ $0.count == first.count }) else {
        throw Raised.valueError("all arrays must be same length")
      }
      return Value(Index(levels: levels, names: try names(arguments, count: levels.count)))
    },
    PandasRecord.function(
      "from_product(iterables, sortorder=None, names=None)", "Every combination of some values as labels.",
      example: "len(pd.MultiIndex.from_product([['x', 'y'], [1, 2]]))\n#> 4", lacking: ["sortorder"]
    ) { arguments in
      let values = try Operators.array(arguments.required("iterables")).map(PandasValue.column)
      let total = try values.reduce(1) { product, column -> Int in
        let (result, overflow) = product.multipliedReportingOverflow(by: column.count)
        if overflow || result > 1 << 27 { throw Raised.memoryError() }
        return result
      }
      var repeats = total
      let levels = try values.map { column -> Column in
        repeats = column.count == 0 ? 0 : repeats / column.count
        let each = repeats
        return try column.taking((0..<total).map { $0 / max(each, 1) % column.count })
      }
      return Value(Index(levels: levels, names: try names(arguments, count: levels.count)))
    },
  ]

  private static func names(_ arguments: NamedArguments, count: Int) throws -> [Cell] {
    guard let names = try arguments.list("names") else { return Array(repeating: .none, count: count) }
    guard names.count == count else {
      throw Raised.valueError("Length of names must match number of levels in MultiIndex.")
    }
    return try names.map(PandasValue.label)
  }
}

extension PandasValue {
  /// A label: the parts of one of several levels have NumPy's types.
  static func label(at position: Int, of index: Index) -> Value {
    if case .tuple(let parts) = index[position] { return .tuple(parts.map(number)) }
    return python(index[position])
  }
}

/// Rows by the first parts of labels of several levels.
struct LevelLookUp {
  let positions: [Int]
  /// How many levels the key names.
  let depth: Int

  /// - Returns: nil when the labels have one level, or the key is none of parts of labels.
  init?(_ key: Value, in index: Index) throws {
    guard index.levelNames != nil else { return nil }
    let parts: [Cell]
    if let tuple = key.object(as: TupleObject.self) {
      let cells = tuple.items.map(PandasValue.optionalCell)
      guard cells.allSatisfy({ $0 != nil }), !cells.isEmpty else { return nil }
      parts = cells.compactMap { $0 }
    } else {
      guard let cell = PandasValue.optionalCell(key) else { return nil }
      parts = [cell]
    }
    guard parts.count <= index.levelCount else { return nil }
    positions = index.positions(beginning: parts)
    depth = parts.count
    if positions.isEmpty { throw Raised.keyError(key) }
  }

  /// The part of a series: one value where the key names all levels of a label.
  func part(of series: Series) throws -> Value {
    if depth == series.index.levelCount, positions.count == 1 {
      return PandasValue.scalar(series.values[positions[0]], series.values.dataType)
    }
    var part = try series.taking(positions)
    if depth < part.index.levelCount { part.index = part.index.dropping(levels: Set(0..<depth)) }
    return Value(part)
  }

  /// The part of a table: a row where the key names all levels of a label.
  func part(of frame: DataFrame) throws -> Value {
    if depth == frame.index.levelCount, positions.count == 1 { return Value(try frame.row(at: positions[0])) }
    var part = try frame.takingRows(positions)
    if depth < part.index.levelCount { part.index = part.index.dropping(levels: Set(0..<depth)) }
    return Value(part)
  }
}
