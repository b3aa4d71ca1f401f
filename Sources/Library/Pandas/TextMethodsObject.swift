import DataFrames
import Interpreter

/// `series.str`: the methods of texts on every text of a column.
final class TextMethodsObject: Object {
  let series: Series

  /// - Throws: AttributeError for values that are no texts.
  init(_ series: Series) throws {
    var series = series
    if case .category(let categories) = series.values {
      series.values = .object(try categories.decoded.mapCells { $0 })
    }
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
      let texts = cells.contains { $0.text != nil || $0.items != nil }
      kind =
        texts || cells.allSatisfy(\.isMissing) ? nil : Column(inferring: cells).dataType == .int64 ? "integer" : "mixed"
    }
    if let kind {
      throw Raised(BuiltinTypes.attributeError, "Can only use .str accessor with string values, not \(kind)")
    }
  }

  override var type: TypeObject { PandasTypes.textMethods }

  override func item(_ index: Value) throws -> Value {
    if index.object(as: SliceObject.self) != nil {
      return try parts(of: { try Operators.item(.string($0), index) }, lists: { try Operators.item($0, index) })
    }
    guard let place = try Operators.indexValue(index) else {
      throw Raised.notInLgs("Series.str[…] of anything but a number or a slice")
    }
    return try part(at: place)
  }

  /// The character, or the item of a list, at a place; missing where there is none.
  func part(at place: Int) throws -> Value {
    func item(_ value: Value) throws -> Value {
      let count = try Operators.length(value)
      return (-count..<count).contains(place) ? try Operators.item(value, .int(place)) : .float(.nan)
    }
    return try parts(of: { try item(.string($0)) }, lists: item)
  }

  /// A part of every text or list; what is neither is missing.
  private func parts(of text: (String) throws -> Value, lists: (Value) throws -> Value) throws -> Value {
    guard case .object = series.values else { return try texts(text) }
    let cells = try series.values.mapCells { cell -> Cell in
      if let value = cell.text { return try PandasValue.cell(text(value)) }
      guard let list = cell.items else { return cell == .none ? .none : .missing }
      return try PandasValue.cell(lists(list))
    }
    return Value(series.with(.object(cells)))
  }

  /// A text for every text; None makes it missing.
  func texts(_ transform: (String) throws -> Value) throws -> Value {
    let cells = try series.values.mapCells { cell -> Cell in
      guard let text = cell.text else { return cell == .none ? .none : .missing }
      return try transform(text).stringValue.map(Cell.string) ?? .missing
    }
    if case .object = series.values { return Value(series.with(.object(cells))) }
    return Value(series.with(.string(cells.map(\.text))))
  }

  /// True or false for every text; what is missing counts as `missing`, or as false in a column of texts.
  func truths(missing: Value?, _ test: (String) throws -> Bool) throws -> Value {
    let other = try missing.map(PandasValue.cell)
    let cells = try series.values.mapCells { cell -> Cell in
      if let text = cell.text { return .bool(try test(text)) }
      if case .object = series.values { return other ?? (cell == .none ? .none : .missing) }
      return .bool(try other.map { try Operators.isTrue(PandasValue.python($0)) } ?? false)
    }
    return Value(series.with(cells.isEmpty ? .bool([]) : Column(inferring: cells)))
  }

  /// A list for every text.
  func lists(_ parts: (String) throws -> [Value]) throws -> Value { try values { .list(try parts($0)) } }

  /// A value of any kind for every text; what is missing stays so.
  func values(_ transform: (String) throws -> Value) throws -> Value {
    let cells = try series.values.mapCells { cell -> Cell in
      guard let text = cell.text else { return cell == .none ? .none : .missing }
      return try PandasValue.cell(transform(text))
    }
    return Value(series.with(.object(cells)))
  }

  /// One text of the items of every list and the characters of every text; nil makes it missing.
  func joined(_ join: ([Value]) -> String?) throws -> Value {
    let texts = try series.values.mapCells { cell -> String? in
      let items = cell.text.map { $0.unicodeScalars.map { Value.string(String($0)) } }
      return try (items ?? cell.items.map(Operators.array)).flatMap(join)
    }
    if case .object = series.values {
      return Value(series.with(.object(texts.map { $0.map(Cell.string) ?? .missing })))
    }
    return Value(series.with(.string(texts)))
  }

  /// The lengths of texts and of lists.
  func lengths() throws -> Value {
    let cells = try series.values.mapCells { cell -> Cell in
      if let text = cell.text { return .int(text.unicodeScalars.count) }
      return try cell.items.map { .int(try Operators.length($0)) } ?? .missing
    }
    return Value(series.with(cells.isEmpty ? .int64([]) : Column(inferring: cells)))
  }

  /// A number for every text.
  func numbers(_ measure: (String) throws -> Value) throws -> Value {
    let cells = try series.values.mapCells { cell -> Cell in
      guard let text = cell.text else { return .missing }
      return try PandasValue.cell(measure(text))
    }
    return Value(series.with(cells.isEmpty ? .int64([]) : Column(inferring: cells)))
  }
}

extension Cell {
  /// The list, tuple, dict or set that the cell holds.
  var items: Value? {
    guard case .foreign(let value) = self else { return nil }
    return (value as? ForeignObject)?.value
  }
}
