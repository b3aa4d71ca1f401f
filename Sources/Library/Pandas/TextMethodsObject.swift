import DataFrames
import Interpreter

/// `series.str`: the methods of texts on every text of a column.
final class TextMethodsObject: Object {
  let series: Series

  /// - Throws: AttributeError for values that are no texts.
  init(_ series: Series) throws {
    var series = series
    if case .category(let categories) = series.values { series.values = .object(categories.decoded.cells) }
    self.series = series
    super.init()
    let kind: String?
    switch series.values {
    case .string: kind = nil
    case .category(let categories): kind = categories.values.dataType == .string ? nil : "category"
    case .datetime: kind = "datetime64"
    case .timedelta: kind = "timedelta64"
    case .int64, .narrow: kind = "integer"
    case .float64: kind = "floating"
    case .bool: kind = "boolean"
    case .object(let cells):
      let texts = cells.contains { $0.text != nil }
      kind =
        texts || cells.allSatisfy(\.isMissing) ? nil : Column(inferring: cells).dataType == .int64 ? "integer" : "mixed"
    }
    if let kind {
      throw Raised(BuiltinTypes.attributeError, "Can only use .str accessor with string values, not \(kind)")
    }
  }

  override var type: TypeObject { PandasTypes.textMethods }

  override func item(_ index: Value) throws -> Value {
    if index.object(as: SliceObject.self) != nil { return try texts { try Operators.item(.string($0), index) } }
    guard let place = try Operators.indexValue(index) else {
      throw Raised.notInLgs("Series.str[…] of anything but a number or a slice")
    }
    return try character(at: place)
  }

  /// The character at a place; missing where a text is shorter.
  func character(at place: Int) throws -> Value {
    try texts { text in
      let count = text.unicodeScalars.count
      let position = place < 0 ? place + count : place
      return (0..<count).contains(position) ? try Operators.item(.string(text), .int(position)) : .none
    }
  }

  /// A text for every text; None makes it missing.
  func texts(_ transform: (String) throws -> Value) throws -> Value {
    let cells = try series.values.cells.map { cell -> Cell in
      guard let text = cell.text else { return cell == .none ? .none : .missing }
      return try transform(text).stringValue.map(Cell.string) ?? .missing
    }
    if case .object = series.values { return Value(series.with(.object(cells))) }
    return Value(series.with(.string(cells.map(\.text))))
  }

  /// True or false for every text; what is missing counts as `missing`, or as false in a column of texts.
  func truths(missing: Value?, _ test: (String) throws -> Bool) throws -> Value {
    let other = try missing.map(PandasValue.cell)
    let cells = try series.values.cells.map { cell -> Cell in
      if let text = cell.text { return .bool(try test(text)) }
      if case .object = series.values { return other ?? (cell == .none ? .none : .missing) }
      return .bool(try other.map { try Operators.isTrue(PandasValue.python($0)) } ?? false)
    }
    return Value(series.with(cells.isEmpty ? .bool([]) : Column(inferring: cells)))
  }

  /// A number for every text.
  func numbers(_ measure: (String) throws -> Value) throws -> Value {
    let cells = try series.values.cells.map { cell -> Cell in
      guard let text = cell.text else { return .missing }
      return try PandasValue.cell(measure(text))
    }
    return Value(series.with(cells.isEmpty ? .int64([]) : Column(inferring: cells)))
  }
}
