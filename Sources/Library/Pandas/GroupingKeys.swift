import DataFrames
import Interpreter

/// What `groupby(by)` forms groups by: labels of columns, values beside the table, or functions of the labels.
struct GroupingKeys {
  let all: [Grouping.Key]
  /// Whether a list of one key was given: labels of groups are then tuples.
  let isListOfOne: Bool

  init(_ by: Value, in frame: DataFrame) throws {
    let isList = PandasValue.isListLike(by) && GroupingKeys.values(by) == nil
    let items = isList ? try Operators.array(by) : [by]
    guard !items.isEmpty else { throw Raised.valueError("No group keys passed!") }
    isListOfOne = try PandasValue.isListLike(by) && Operators.length(by) == 1
    if isList, try GroupingKeys.isOneKey(items, in: frame) {
      all = [Grouping.Key(name: .none, values: try PandasValue.column(by), place: nil)]
    } else {
      all = try items.map { try GroupingKeys.key($0, in: frame) }
    }
  }

  /// Whether a list is the values of one key: one for each row, of which not all name columns or levels.
  private static func isOneKey(_ items: [Value], in frame: DataFrame) throws -> Bool {
    guard items.count == frame.rowCount else { return false }
    let labels = items.compactMap(PandasValue.optionalCell)
    guard labels.count == items.count else { return false }
    return !labels.allSatisfy { frame.columns.contains($0) || frame.index.names.contains($0) }
  }

  /// A series, labels or an array: the values of a key, of one key also where they stand in a list.
  private static func values(_ value: Value) -> Object? {
    guard case .object(let object) = value else { return nil }
    if object is SeriesObject || object is IndexObject || object is CategoricalObject { return object }
    return value.array == nil && value.object(as: TextArray.self) == nil ? nil : object
  }

  private static func key(_ item: Value, in frame: DataFrame) throws -> Grouping.Key {
    if let series = item.object(as: SeriesObject.self)?.series {
      let values = try series.reindexed(frame.index).values
      // A column of the table itself is left out of results.
      let place = frame.columns.positions(of: series.name).first { frame.data[$0].sharesStorage(with: values) }
      return Grouping.Key(name: series.name, values: values, place: place)
    }
    if values(item) != nil || PandasValue.isListLike(item) {
      let values = try PandasValue.column(item)
      guard values.count == frame.rowCount else { throw Raised.valueError("Grouper and axis must be same length") }
      return Grouping.Key(name: item.object(as: IndexObject.self)?.index.name ?? .none, values: values, place: nil)
    }
    if let table = item.object(as: DictionaryObject.self) {
      let labels = try Mapping.lookUp(frame.index.column) {
        try table.table.value(for: PandasValue.python($0)).map(PandasValue.cell)
      }
      return Grouping.Key(name: frame.index.name, values: labels, place: nil)
    }
    guard PandasValue.optionalCell(item) != nil else {
      guard item.type.has(.callable) else { throw Raised.notInLgs("groupby() by a \(item.typeName)") }
      return Grouping.Key(name: frame.index.name, values: try Mapping.map(frame.index.column, item), place: nil)
    }
    return try column(PandasValue.label(item), of: frame)
  }

  private static func column(_ label: Cell, of frame: DataFrame) throws -> Grouping.Key {
    if !frame.columns.contains(label), let level = frame.index.names.firstIndex(of: label), label != .none {
      return Grouping.Key(name: label, values: frame.index.level(level), place: nil)
    }
    let place = try frame.position(of: label)
    return Grouping.Key(name: label, values: frame.data[place], place: place)
  }
}
