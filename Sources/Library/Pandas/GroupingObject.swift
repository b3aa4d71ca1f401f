import DataFrames
import Interpreter

/// `df.groupby('column')`: rows in groups, of which statistics are taken.
final class GroupingObject: Object {
  /// The columns picked by `[…]`, and whether it was a single one.
  struct Selection {
    let places: [Int]
    let isSingle: Bool
  }

  let grouping: Grouping
  let selection: Selection?
  /// Whether the labels of the groups label the rows of results; else they are columns.
  let asIndex: Bool

  init(_ grouping: Grouping, selection: Selection? = nil, asIndex: Bool) {
    self.grouping = grouping
    self.selection = selection
    self.asIndex = asIndex
    super.init()
  }

  override var type: TypeObject {
    if grouping.frequency != nil { return PandasTypes.resampler }
    return isSingle ? PandasTypes.seriesGrouping : PandasTypes.grouping
  }
  override func length() throws -> Int { grouping.rows.count }

  var isSingle: Bool { selection?.isSingle == true }
  var frame: DataFrame { grouping.frame }

  /// The columns that results are about.
  var places: [Int] {
    if let selection { return selection.places }
    let keys = Set(grouping.keys.compactMap(\.place))
    return frame.data.indices.filter { !keys.contains($0) }
  }

  override func item(_ index: Value) throws -> Value {
    try table {
      if isSingle { throw Raised.indexError("Column(s) \(frame.columns[places[0]].plainText) already selected") }
      let isSingle = PandasValue.optionalCell(index) != nil
      let labels = try isSingle ? [PandasValue.label(index)] : Operators.array(index).map(PandasValue.label)
      let places = try labels.map { label in
        guard let place = frame.columns.positions(of: label).first else {
          throw Raised.keyError(.string("Column not found: \(label.plainText)"))
        }
        return place
      }
      return .object(
        GroupingObject(grouping, selection: Selection(places: places, isSingle: isSingle), asIndex: asIndex))
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard !isSingle, type.lookUp(name) == nil, frame.columns.contains(.string(name.name)) else { return nil }
    return try item(.string(name.name))
  }

  override func attribute(_ name: Symbol) throws -> Value {
    let known = isSingle ? PandasNames.series : PandasNames.frame
    if known.contains(name.name), type.lookUp(name) == nil, try ownAttribute(name) == nil {
      throw Raised.notInLgs("groupby().\(name)")
    }
    return try super.attribute(name)
  }

  /// The label of a group: one value, or a tuple of the values of several keys.
  func label(of group: Int) -> Value {
    let values = grouping.labels.map { PandasValue.python($0[group]) }
    return values.count == 1 ? values[0] : .tuple(values)
  }

  /// The rows of a group, of the picked columns.
  func part(_ group: Int) -> DataFrame {
    let part = frame.takingRows(grouping.rows[group])
    return selection.map { part.takingColumns($0.places) } ?? part
  }

  /// The rows of a group as functions get them: a series where one column is picked.
  func argument(_ group: Int) -> Value {
    let part = frame.takingRows(grouping.rows[group]).takingColumns(places)
    return isSingle ? Value(part.series(at: 0)) : Value(part)
  }

  override func makeIterator() throws -> Object {
    var group = 0
    return ClosureIterator(BuiltinTypes.generator, over: [.object(self)]) { [self] in
      guard group < grouping.rows.count else { return nil }
      defer { group += 1 }
      return .tuple([label(of: group), isSingle ? Value(part(group).series(at: 0)) : Value(part(group))])
    }
  }

  /// One column of results for each picked column; a single one is a series.
  func result(_ columns: [Column], named names: Index? = nil) throws -> Value {
    let result = try grouping.table(columns, named: names ?? frame.columns.taking(places), asIndex: asIndex)
    return isSingle && asIndex && names == nil ? Value(result.series(at: 0)) : Value(result)
  }
}

extension Grouping.Key {
  /// The keys that `groupby(by)` names: labels of columns, or series beside the table.
  static func keys(_ value: Value, in frame: DataFrame) throws -> [Grouping.Key] {
    let isList =
      PandasValue.isListLike(value) && value.object(as: SeriesObject.self) == nil
      && value.object(as: IndexObject.self) == nil
    let items = isList ? try Operators.array(value) : [value]
    guard !items.isEmpty else { throw Raised.valueError("No group keys passed!") }
    return try items.map { item in
      if let series = item.object(as: SeriesObject.self)?.series {
        return Grouping.Key(name: series.name, values: try series.reindexed(frame.index).values, place: nil)
      }
      if let index = item.object(as: IndexObject.self)?.index {
        guard index.count == frame.rowCount else { throw Raised.valueError("Grouper and axis must be same length") }
        return Grouping.Key(name: index.name, values: index.column, place: nil)
      }
      guard PandasValue.optionalCell(item) != nil else {
        throw Raised.notInLgs("groupby() by a \(item.typeName)")
      }
      let label = try PandasValue.label(item)
      if !frame.columns.contains(label), let level = frame.index.names.firstIndex(of: label), label != .none {
        return Grouping.Key(name: label, values: frame.index.level(level), place: nil)
      }
      let place = try frame.position(of: label)
      return Grouping.Key(name: label, values: frame.data[place], place: place)
    }
  }
}
