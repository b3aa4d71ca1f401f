import LongWork

/// The labels of rows or columns.
public struct Index: Sendable {
  /// Where the labels come from: counted, or listed.
  public enum Labels: Sendable {
    case range(start: Int, stop: Int, step: Int)
    case column(Column)
  }

  public var labels: Labels
  /// The name that is printed above the labels; `.none` for none.
  public var name: Cell
  /// The regular distance of places in time that were made with one.
  public var frequency: Frequency?
  /// The names of the levels, when every label is a tuple of as many parts.
  public var levelNames: [Cell]?

  public init(_ labels: Labels, name: Cell = .none, frequency: Frequency? = nil) {
    self.labels = labels
    self.name = name
    self.frequency = frequency
  }

  /// The same labels with a frequency that they are known to have.
  public func regular(_ frequency: Frequency?) -> Index {
    var copy = self
    copy.frequency = frequency
    return copy
  }

  /// Other labels under the same names.
  private func with(_ labels: Labels) -> Index {
    var copy = regular(nil)
    copy.labels = labels
    return copy
  }

  /// 0, 1, … below `count`.
  public init(count: Int) { self.init(.range(start: 0, stop: count, step: 1)) }
  public init(_ column: Column, name: Cell = .none) { self.init(.column(column), name: name) }
  /// Labels of names, as the columns of a table are.
  public init(texts: [String]) { self.init(.string(texts)) }

  public var count: Int {
    switch labels {
    case .range(let start, let stop, let step):
      if step > 0 { return stop > start ? (stop - start - 1) / step + 1 : 0 }
      return start > stop ? (start - stop - 1) / -step + 1 : 0
    case .column(let column): return column.count
    }
  }

  public subscript(position: Int) -> Cell {
    switch labels {
    case .range(let start, _, let step): return .int(start + position * step)
    case .column(let column): return column[position]
    }
  }

  public var cells: [Cell] { column.cells }

  /// The labels as a column of values.
  public var column: Column {
    switch labels {
    case .range(let start, _, let step): return .int64((0..<count).map { start + $0 * step })
    case .column(let column): return column
    }
  }

  public var dataType: DataType {
    switch labels {
    case .range: return .int64
    case .column(let column): return column.dataType
    }
  }

  public var isRange: Bool {
    if case .range = labels { return true }
    return false
  }

  /// Whether the labels are 0, 1, 2 … as a table without labels has them.
  public var isDefault: Bool {
    if case .range(0, _, 1) = labels { return true }
    return false
  }

  // MARK: Finding labels

  /// The positions of a label, in order.
  public func positions(of label: Cell) -> [Int] {
    switch labels {
    case .range(let start, _, let step):
      guard let number = label.number, let value = Int(exactly: number) else { return [] }
      let (distance, overflow) = value.subtractingReportingOverflow(start)
      guard !overflow, distance % step == 0, distance / step >= 0, distance / step < count else { return [] }
      return [distance / step]
    case .column(.string(let texts)):
      guard let wanted = label.text else { return label.isMissing ? texts.indices.filter { texts[$0] == nil } : [] }
      return texts.indices.filter { texts[$0]?.hasSameBytes(as: wanted) ?? false }
    case .column(.int64(let values)):
      guard let number = label.number, let value = Int(exactly: number) else { return [] }
      return values.indices.filter { values[$0] == value }
    case .column(let column): return (0..<column.count).filter { column[$0] == label }
    }
  }

  public func contains(_ label: Cell) -> Bool { !positions(of: label).isEmpty }

  /// The positions of every label, for many look-ups.
  public func table() throws -> [Cell: [Int]] {
    var table: [Cell: [Int]] = [:]
    var position = 0
    _ = try column.mapCells {
      table[$0, default: []].append(position)
      position += 1
    }
    return table
  }

  public var isUnique: Bool { isRange || Set(cells).count == count }

  /// Whether both have the same labels in the same order.
  public func hasSameLabels(as other: Index) -> Bool {
    if case .range(let a, let b, let c) = labels, case .range(let x, let y, let z) = other.labels, a == x, b == y,
      c == z
    {
      return true
    }
    guard count == other.count else { return false }
    return (0..<count).allSatisfy { self[$0] == other[$0] }
  }

  // MARK: Parts

  public func taking(_ positions: [Int]) throws -> Index {
    if case .range(let start, _, let stride) = labels, !positions.contains(-1) {
      let taken = try positions.mapRows { start + $0 * stride }
      return with(Index.evenlySpaced(taken, stride: stride) ?? .column(.int64(taken)))
    }
    return try with(.column(column.taking(positions))).regular(frequency.flatMap { step(of: positions).map($0.times) })
  }

  /// The distance of positions that are all as far from the next; nil when they are not.
  private func step(of positions: [Int]) -> Int? {
    guard positions.count > 1 else { return positions.first == -1 ? nil : 1 }
    let step = positions[1] - positions[0]
    let isRegular = zip(positions, positions.dropFirst()).allSatisfy { $1 - $0 == step }
    return isRegular && step != 0 && !positions.contains(-1) ? step : nil
  }

  /// Consecutive labels; a range stays one.
  public func slice(start: Int, count: Int, step: Int = 1) throws -> Index {
    switch labels {
    case .range(let first, _, let stride):
      let begin = first + start * stride
      return with(.range(start: begin, stop: begin + count * stride * step, step: stride * step))
    case .column(let column):
      let part = try with(.column(column.taking((0..<count).map { start + $0 * step })))
      return part.regular(frequency?.times(step))
    }
  }

  public func renamed(_ name: Cell) -> Index {
    var copy = self
    copy.name = name
    return copy
  }

  /// The labels of both, as operations on differently labelled values align them: in order when they can be sorted.
  public func union(_ other: Index) -> Index {
    let name = self.name == other.name ? self.name : .none
    if hasSameLabels(as: other) { return renamed(name) }
    var seen = Set<Cell>()
    let merged = (cells + other.cells).filter { seen.insert($0).inserted }
    let ordered = (try? Ordering.sorted(merged)) ?? merged
    if let levelNames, other.levelNames != nil {
      var joint = Index(.object(ordered))
      joint.levelNames = levelNames == other.levelNames ? levelNames : levelNames.map { _ in Cell.none }
      return joint
    }
    if count == 0, dataType == .object { return Index(Column(inferring: ordered), name: name) }
    var column = Column(inferring: ordered)
    if dataType == other.dataType, let joint = try? column.converted(to: dataType), dataType != .category {
      column = joint
    }
    return Index(Index.consecutive(column) ?? .column(column), name: name)
  }

  /// Counted labels that remain when some are taken: a range where all are as far from the next.
  /// - Parameter stride: The distance of a single label from the end.
  private static func evenlySpaced(_ labels: [Int], stride: Int) -> Labels? {
    guard let first = labels.first, let last = labels.last else { return .range(start: 0, stop: 0, step: 1) }
    guard labels.count > 1 else { return .range(start: first, stop: first + stride, step: stride) }
    let step = labels[1] - first
    guard step != 0, zip(labels, labels.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return nil }
    return .range(start: first, stop: last + step, step: step)
  }

  /// Whole numbers at equal distances, as a range.
  private static func consecutive(_ column: Column) -> Labels? {
    guard case .int64(let values) = column, values.count > 1 else { return nil }
    let step = values[1] - values[0]
    guard step > 0, zip(values, values.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return nil }
    return .range(start: values[0], stop: values[values.count - 1] + step, step: step)
  }

  /// Where each label of `target` stands here, -1 for those that are not here.
  /// - Throws: A value error when the labels here are not unique.
  public func indexer(for target: Index) throws -> [Int] {
    if case .range = labels { return try target.column.mapCells { positions(of: $0).first ?? -1 } }
    let table = try self.table()
    guard table.count == count else { throw DataFrameError.value("cannot reindex on an axis with duplicate labels") }
    return try target.column.mapCells { table[$0]?.first ?? -1 }
  }
}

extension Index {
  /// The class that the labels are of in Python.
  public var className: String {
    if isRange { return "RangeIndex" }
    if levelNames != nil { return "MultiIndex" }
    switch dataType {
    case .datetime: return "DatetimeIndex"
    case .timedelta: return "TimedeltaIndex"
    case .category: return "CategoricalIndex"
    case .object:
      if case .interval? = column.cells.first { return "IntervalIndex" }
      return "Index"
    case .int64, .int32, .int8, .uint32, .float64, .bool, .string: return "Index"
    }
  }

  /// A label of a column of one, as summaries show it.
  static func shownLabel(_ column: Column) throws -> String {
    switch column {
    case .datetime(let values): return try TimeText.moments(values).first ?? ""
    case .timedelta(let values): return try TimeText.spans(values).first ?? ""
    case .int64, .narrow, .float64, .bool, .string, .category, .object: return column.cells.first?.plainText ?? ""
    }
  }
}
