import DataFrames
import Interpreter

/// `pd.concat`: series or tables below or beside one another.
struct Concatenation {
  static let function = PandasRecord.function(
    "concat(objs, *, axis=0, join='outer', ignore_index=False, keys=None, levels=None, names=None, "
      + "verify_integrity=False, sort=False, copy=None)", "Series or tables below or beside one another.",
    example: "pd.concat([pd.Series([1]), pd.Series([2])])\n#> 0    1\n#> 0    2\n#> dtype: int64",
    lacking: ["levels", "sort"]
  ) { try Concatenation($0).result() }

  private let items: [Value]
  /// What stands in front of the labels of each item, when keys are given.
  private let keys: [[Cell]]?
  private let names: [Cell]
  private let onColumns: Bool
  private let ignoresIndex: Bool
  private let isInner: Bool
  private let refusesRepeats: Bool

  private init(_ arguments: NamedArguments) throws {
    let objects = arguments.required("objs")
    var keys = try arguments.list("keys")
    let all: [Value]
    if let dictionary = objects.object(as: DictionaryObject.self) {
      let chosen = keys ?? dictionary.table.keys
      all = try chosen.map(dictionary.item)
      keys = chosen
    } else {
      guard PandasValue.isListLike(objects) else {
        throw Raised.typeError(
          "first argument must be an iterable of pandas objects, you passed an object of type \"\(objects.typeName)\"")
      }
      all = try Operators.array(objects)
    }
    if let keys, keys.count != all.count {
      throw Raised.valueError(
        "The length of the keys (\(keys.count)) must match the length of the objects to concatenate (\(all.count))")
    }
    let kept = all.indices.filter { !all[$0].isNone }
    items = kept.map { all[$0] }
    guard !all.isEmpty else { throw Raised.valueError("No objects to concatenate") }
    guard !items.isEmpty else { throw Raised.valueError("All objects passed were None") }
    self.keys = try keys.map { keys in
      try kept.map { place in
        try keys[place].object(as: TupleObject.self)?.items.map(PandasValue.label) ?? [PandasValue.label(keys[place])]
      }
    }
    names = try (arguments.list("names") ?? []).map(PandasValue.label)
    onColumns = try arguments.isColumnAxis()
    ignoresIndex = try arguments.flag("ignore_index")
    refusesRepeats = try arguments.flag("verify_integrity")
    let join = try arguments.text("join") ?? "outer"
    guard join == "outer" || join == "inner" else {
      throw Raised.valueError(
        "Only can inner (intersect) or outer (union) join the other axis")
    }
    isInner = join == "inner"
  }

  private func result() throws -> Value {
    let series = items.compactMap { $0.object(as: SeriesObject.self)?.series }
    if series.count == items.count, !onColumns {
      let name = series.allSatisfy { $0.name == series[0].name } ? series[0].name : .none
      return Value(
        Series(
          try Column.concatenating(series.map(\.values)), index: try labels(of: series.map(\.index)), name: name))
    }
    if series.count == items.count, let keys, !ignoresIndex {
      var frame = try beside(series.map { $0.frame() })
      frame.columns = try labels(keys)
      return Value(frame)
    }
    let frames = try tables()
    guard onColumns else { return Value(try below(frames)) }
    var frame = try beside(frames)
    if ignoresIndex {
      frame.columns = Index(count: frame.columnCount)
    } else if let keys {
      frame.columns = try Index.concatenating(frames.map(\.columns), under: keys, names: names)
    }
    return Value(frame)
  }

  /// The items as tables; series without a name are counted.
  private func tables() throws -> [DataFrame] {
    var unnamed = 0
    return try items.map { item -> DataFrame in
      if let frame = item.object(as: DataFrameObject.self)?.frame { return frame }
      guard let series = item.object(as: SeriesObject.self)?.series else {
        throw Raised.typeError(
          "cannot concatenate object of type '\(try Operators.repr(.object(item.type)))'; only Series and DataFrame "
            + "objs are valid")
      }
      if series.name != .none { return series.frame() }
      unnamed += 1
      return series.frame(named: .int(unnamed - 1))
    }
  }

  private func below(_ frames: [DataFrame]) throws -> DataFrame {
    var parts = frames
    if isInner {
      let shared = frames[0].columns.cells.filter { label in frames.allSatisfy { $0.columns.contains(label) } }
      parts = try frames.map { frame in try frame.takingColumns(shared.map(frame.position)) }
    }
    var frame = try DataFrame.concatenatingRows(parts, ignoresIndex: ignoresIndex)
    frame.index = try labels(of: frames.map(\.index))
    return frame
  }

  private func beside(_ frames: [DataFrame]) throws -> DataFrame {
    guard isInner else { return try DataFrame.concatenatingColumns(frames) }
    let first = frames[0].index
    let others = try frames.dropFirst().map { try $0.index.table() }
    let rows = first.cells.indices.filter { row in others.allSatisfy { $0[first[row]] != nil } }
    let shared = try rows.count == first.count ? first : first.taking(rows)
    return try DataFrame.concatenatingColumns(frames.map { try $0.reindexedRows(shared) })
  }

  /// The labels of the items behind one another, below their keys.
  private func labels(of parts: [Index]) throws -> Index {
    if ignoresIndex { return try Index.concatenating(parts, ignoresLabels: true) }
    if let keys { return try Index.concatenating(parts, under: keys, names: names) }
    let index = try Index.concatenating(parts, ignoresLabels: false)
    if refusesRepeats, !index.isUnique {
      var seen = Set<Cell>()
      var repeated = Set<Cell>()
      let overlap = index.cells.filter { !seen.insert($0).inserted && repeated.insert($0).inserted }
      throw Raised.valueError("Indexes have overlapping values: \(try Index(Column(inferring: overlap)).text())")
    }
    return index
  }

  /// Keys as the labels themselves, where single values stand side by side.
  private func labels(_ keys: [[Cell]]) throws -> Index {
    guard let width = keys.first?.count, width > 1 else {
      return Index(Column(inferring: keys.map { $0[0] }), name: names.first ?? .none)
    }
    return Index(
      levels: (0..<width).map { level in Column(inferring: keys.map { $0[level] }) },
      names: names + Array(repeating: .none, count: max(0, width - names.count)))
  }
}
