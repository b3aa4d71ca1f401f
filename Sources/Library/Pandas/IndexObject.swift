import DataFrames
import Interpreter

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator

/// `pandas.Index` and `pandas.RangeIndex`.
final class IndexObject: Object {
  private(set) var index: Index
  /// Gives whose labels these are the new name.
  private let renameOwner: ((Index) -> Void)?

  init(_ index: Index, renameOwner: ((Index) -> Void)? = nil) {
    self.index = index
    self.renameOwner = renameOwner
    super.init()
  }

  /// Names the labels, here and where they come from.
  func rename(_ name: Cell) {
    index.name = name
    renameOwner?(index)
  }

  /// Names the levels, here and where they come from.
  func rename(levels names: [Cell]) throws {
    guard names.count == index.levelCount else {
      throw Raised.valueError("Length of names must match number of levels in MultiIndex.")
    }
    if index.levelNames == nil { return rename(names[0]) }
    index.levelNames = names
    renameOwner?(index)
  }

  override var type: TypeObject {
    if index.isRange { return PandasTypes.rangeIndex }
    if index.levelNames != nil { return PandasTypes.multiIndex }
    switch index.dataType {
    case .datetime: return PandasTypes.datetimeIndex
    case .timedelta: return PandasTypes.timedeltaIndex
    case .category: return PandasTypes.categoricalIndex
    case .object: return index.className == "IntervalIndex" ? PandasTypes.intervalIndex : PandasTypes.index
    case .int64, .int32, .int8, .uint32, .float64, .bool, .string: return PandasTypes.index
    }
  }
  override func repr() throws -> String { try table { try index.text(Terminal.displayOptions()) } }
  override func hash() throws -> Int { throw Raised.typeError("unhashable type: '\(type.name)'") }

  override func isTrue() throws -> Bool {
    throw Raised.valueError(
      "The truth value of a \(type.name) is ambiguous. Use a.empty, a.item(), a.any() or a.all().")
  }

  override func length() throws -> Int { index.count }
  override func contains(_ value: Value) throws -> Bool {
    let label = try PandasValue.label(value)
    if let partial = PartialDate(label, in: index) { return !partial.positions(in: index).positions.isEmpty }
    return index.contains(index.adapted(label))
  }

  override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      let range = try slice.range(count: self.index.count)
      let positions = Array(stride(from: range.start, to: range.stop, by: range.step))
      return Value(try table { try self.index.slice(start: range.start, count: positions.count, step: range.step) })
    }
    if let positions = try Locator.mask(index, of: self.index, isItem: false) {
      return Value(try table { try self.index.taking(positions) })
    }
    if PandasValue.isListLike(index) {
      return Value(try self.index.taking(try Operators.array(index).map { try position($0) }))
    }
    let cell = self.index[try position(index)]
    if self.index.levelNames != nil { return PandasValue.label(at: try position(index), of: self.index) }
    return self.index.isRange ? PandasValue.python(cell) : PandasValue.scalar(cell, self.index.dataType)
  }

  private func position(_ value: Value) throws -> Int {
    guard let position = try Operators.indexValue(value) else {
      throw Raised.indexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
          + "indices")
    }
    let place = position < 0 ? position + index.count : position
    guard place >= 0, place < index.count else {
      throw Raised.indexError("index \(position) is out of bounds for axis 0 with size \(index.count)")
    }
    return place
  }

  override func setItem(_ index: Value, to value: Value) throws {
    throw Raised.typeError("Index does not support mutable operations")
  }

  override func makeIterator() throws -> Object {
    let index = self.index
    var position = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) {
      guard position < index.count else { return nil }
      defer { position += 1 }
      return PandasValue.python(index[position])
    }
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let operation = ComparisonOperation(operation) else { return nil }
    return try table {
      let column: Column
      if let cell = PandasValue.optionalCell(other) {
        column = Column(repeating: cell, count: index.count)
      } else {
        guard PandasValue.isListLike(other) else { return nil }
        column = try PandasValue.column(other)
        if column.count != index.count { throw Raised.valueError("Lengths must match to compare") }
      }
      return try PandasValue.array(.bool(try index.column.compared(operation, column)))
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let operation = ArithmeticOperator(operation) else { return nil }
    if other.object(as: OffsetObject.self) != nil || other.object(as: SeriesObject.self) != nil { return nil }
    return try table {
      let right: Column
      if let cell = PandasValue.optionalCell(other) {
        right = Column(repeating: cell, count: index.count)
      } else if let labels = other.object(as: IndexObject.self)?.index, labels.count == index.count {
        right = labels.column
      } else {
        throw Raised.notInLgs("arithmetic of an Index with a \(other.typeName)")
      }
      let column = index.column
      let result = reflected ? try right.combined(operation, column) : try column.combined(operation, right)
      // Places in time that all move alike stay regular.
      let isMoved =
        PandasValue.optionalCell(other) != nil && (operation == .add || operation == .subtract && !reflected)
      return Value(Index(result, name: index.name).regular(isMoved ? index.frequency : nil))
    }
  }

  override func attribute(_ name: Symbol) throws -> Value {
    let isKnown =
      PandasNames.index.contains(name.name)
      || IndexObject.lackingOfTimes.contains(name.name) && index.dataType == .datetime
    if isKnown, type.lookUp(name) == nil { throw Raised.notInLgs("Index.\(name)") }
    return try super.attribute(name)
  }

  // MARK: Members

  /// What labels that are places in time have in pandas and not here.
  private static let lackingOfTimes: Set = [
    "date", "time", "timetz", "tz", "tz_localize", "tz_convert", "to_period", "to_pydatetime", "inferred_freq", "week",
    "isocalendar", "snap", "indexer_at_time", "indexer_between_time", "std", "mean", "as_unit", "to_julian_date",
  ]

  static let properties: [(String, TypeObject.Property)] = [
    ("values", property("The labels as an array.") { try PandasValue.values($0.column) }),
    (
      "name",
      TypeObject.Property("The name above the labels.") { value in
        PandasValue.python(value.object(as: IndexObject.self)?.index.name ?? .none)
      } set: { value, new in
        value.object(as: IndexObject.self)?.rename(try PandasValue.label(new))
      }
    ),
    (
      "names",
      TypeObject.Property("The names of the levels.") { value in
        .object(NameList((value.object(as: IndexObject.self)?.index.names ?? []).map(PandasValue.python)))
      } set: { value, new in
        try value.object(as: IndexObject.self)?.rename(levels: Operators.array(new).map(PandasValue.label))
      }
    ),
    ("dtype", property("The type of the labels.") { PandasValue.type($0.dataType) }),
    (
      "is_monotonic_increasing",
      property("Whether no label is less than the one before.") { index in
        let cells = index.cells
        return .bool(try Ordering.sorted(cells) == cells)
      }
    ),
    ("size", property("The number of labels.") { .int($0.count) }),
    ("shape", property("The number of labels, in a tuple.") { .tuple([.int($0.count)]) }),
    ("is_unique", property("Whether no label repeats.") { .bool($0.isUnique) }),
    ("start", property("Where counted labels begin.") { try bound($0, "start") }),
    ("stop", property("Where counted labels end.") { try bound($0, "stop") }),
    ("step", property("The distance of counted labels.") { try bound($0, "step") }),
  ]

  private static func bound(_ index: Index, _ name: String) throws -> Value {
    guard case .range(let start, let stop, let step) = index.labels else {
      throw Raised.attributeError("'Index' object has no attribute '\(name)'", object: nil, name: Symbol(name))
    }
    return .int(name == "start" ? start : name == "stop" ? stop : step)
  }

  private static func property(_ summary: String, _ get: @escaping (Index) throws -> Value) -> TypeObject.Property {
    TypeObject.Property(summary) { value in
      guard let object = value.object(as: IndexObject.self) else { throw Raised.typeError("an Index is needed") }
      return try table { try get(object.index) }
    }
  }

  private static let method = PandasMethods<IndexObject>(owner: "Index")

  static let methods: [Builtin] = [
    method("tolist(self)", "The labels as a list.", "pd.DataFrame({'a': [1]}).columns.tolist()\n#> ['a']") {
      object, _ in
      .list(try object.index.column.mapCells(PandasValue.python))
    },
    method("to_list(self)", "The labels as a list.", "pd.Series([5, 6]).index.to_list()\n#> [0, 1]") { object, _ in
      .list(try object.index.column.mapCells(PandasValue.python))
    },
    method(
      "to_numpy(self, dtype=None, copy=False)", "The labels as an array.",
      "pd.Series([5, 6]).index.to_numpy()\n#> array([0, 1])", lacking: ["dtype"]
    ) { object, _ in try PandasValue.array(object.index.column) },
    method(
      "get_loc(self, key)", "The position of a label.", "pd.Index(['a', 'b']).get_loc('b')\n#> 1"
    ) { object, arguments in
      let label = try PandasValue.label(arguments["key"] ?? .none)
      guard let position = object.index.positions(of: object.index.adapted(label)).first else {
        throw DataFrameError.key(label)
      }
      return .int(position)
    },
    method(
      "isin(self, values)", "Which labels are among the values.",
      "pd.Index(['a', 'b']).isin(['b'])\n#> array([False,  True])"
    ) { object, arguments in
      let wanted = Set(try PandasValue.column(arguments["values"] ?? .none).cells)
      return try PandasValue.array(.bool(try object.index.column.mapCells { wanted.contains($0) }))
    },
    method("max(self)", "The greatest label.", "pd.Index([3, 1]).max()\n#> np.int64(3)") { object, _ in
      PandasValue.number(try object.index.column.reduced(.max))
    },
    method("min(self)", "The least label.", "pd.Index([3, 1]).min()\n#> np.int64(1)") { object, _ in
      PandasValue.number(try object.index.column.reduced(.min))
    },
    method(
      "unique(self)", "The different labels.", "pd.Index(['a', 'a']).unique()\n#> Index(['a'], dtype='str')"
    ) { object, _ in
      try Value(
        Index(
          Column.concatenating([object.index.column.taking([])]).isEmpty
            ? Column(inferring: object.index.column.uniqueCells()) : object.index.column, name: object.index.name))
    },
  ]

  static let constructor = PandasConstructor(
    "Index(data=None, dtype=None, copy=False, name=None)", of: "pandas", "The labels of rows or columns.",
    example: "pd.Index(['a', 'b'])\n#> Index(['a', 'b'], dtype='str')", style: .python,
    body: PandasRecord.body(
      "Index(data=None, dtype=None, copy=False, name=None)", name: "pandas.Index", lacking: ["dtype"]
    ) {
      arguments in
      let name = try arguments["name"].map(PandasValue.label) ?? .none
      guard let data = arguments["data"] else {
        throw Raised.typeError("Index(...) must be called with a collection of some kind, None was passed")
      }
      return Value(try SeriesConstruction.index(data).renamed(name))
    })

  static func install() {
    for (name, property) in properties { PandasTypes.index.add(Symbol(name), .property(property)) }
    PandasTypes.index.add(methods)
    PandasTypes.index.constructor = constructor
  }
}

/// The names of levels: a list that cannot be changed.
final class NameList: TupleObject {
  private static let listType = TypeObject(
    "FrozenList", module: "pandas.api.typing", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "A list that cannot be changed.")
  override var type: TypeObject { NameList.listType }
  override func repr() throws -> String {
    "FrozenList([\(try items.map { try Operators.repr($0) }.joined(separator: ", "))])"
  }
}
