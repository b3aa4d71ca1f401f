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
  /// Whether a list of one key was given: labels are then tuples of one.
  private let hasListOfOne: Bool
  /// Whether what `apply` gives stands under the labels of the groups.
  let addsKeys: Bool

  init(
    _ grouping: Grouping, selection: Selection? = nil, asIndex: Bool, hasListOfOne: Bool = false, addsKeys: Bool = true
  ) {
    self.grouping = grouping
    self.hasListOfOne = hasListOfOne
    self.addsKeys = addsKeys
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

  /// The same groups without the columns that are no numbers.
  func ofNumbers(_ only: Bool) -> GroupingObject {
    guard only, !isSingle else { return self }
    let numeric = places.filter { frame.data[$0].numbers != nil }
    return picking(Selection(places: numeric, isSingle: false))
  }

  private func picking(_ selection: Selection) -> GroupingObject {
    GroupingObject(grouping, selection: selection, asIndex: asIndex, hasListOfOne: hasListOfOne, addsKeys: addsKeys)
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
      return .object(picking(Selection(places: places, isSingle: isSingle)))
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard !isSingle, type.lookUp(name) == nil, frame.columns.contains(.string(name.name)) else { return nil }
    return try item(.string(name.name))
  }

  /// What groups have in pandas that neither series nor tables have.
  private static let lacking: Set = ["groups", "indices", "ohlc", "rolling", "expanding", "ewm", "resample", "ngroup"]

  override func attribute(_ name: Symbol) throws -> Value {
    let known = (isSingle ? PandasNames.series : PandasNames.frame).union(GroupingObject.lacking)
    if known.contains(name.name), type.lookUp(name) == nil, try ownAttribute(name) == nil {
      throw Raised.notInLgs("groupby().\(name)")
    }
    return try super.attribute(name)
  }

  /// The label of a group: one value, or a tuple of the values of several keys.
  func label(of group: Int) -> Value {
    let values = grouping.labels.map { PandasValue.python($0[group]) }
    return values.count == 1 && !hasListOfOne ? values[0] : .tuple(values)
  }

  /// The group of a label.
  /// - Throws: A key error when there is none.
  func group(of label: Value) throws -> Int {
    let parts = label.object(as: TupleObject.self)?.items
    let isTuple = grouping.labels.count > 1 || hasListOfOne
    guard isTuple == (parts != nil), parts.map({ $0.count == grouping.labels.count }) ?? true else {
      throw Raised.keyError(label)
    }
    let cells = try parts?.map(PandasValue.cell) ?? [PandasValue.label(label)]
    let group = grouping.rows.indices.first { group in zip(cells, grouping.labels).allSatisfy { $0 == $1[group] } }
    guard let group else { throw Raised.keyError(label) }
    return group
  }

  /// The rows of a group, of the picked columns.
  func part(_ group: Int) throws -> DataFrame {
    let part = try frame.takingRows(grouping.rows[group])
    return try selection.map { try part.takingColumns($0.places) } ?? part
  }

  /// The rows of a group as functions get them: a series where one column is picked.
  func argument(_ group: Int) throws -> Value {
    asArgument(try frame.takingRows(grouping.rows[group]).takingColumns(places))
  }

  override func makeIterator() throws -> Object {
    var group = 0
    return ClosureIterator(BuiltinTypes.generator, over: [.object(self)]) { [self] in
      guard group < grouping.rows.count else { return nil }
      defer { group += 1 }
      return .tuple([label(of: group), asArgument(try table { try part(group) })])
    }
  }

  /// One column of results for each picked column; a single one is a series.
  func result(_ columns: [Column], named names: Index? = nil) throws -> Value {
    let result = try grouping.table(columns, named: names ?? frame.columns.taking(places), asIndex: asIndex)
    return isSingle && asIndex && names == nil ? Value(result.series(at: 0)) : Value(result)
  }
}
