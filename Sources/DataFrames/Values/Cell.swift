import Calendar

/// One value of a table: an element of a column, a label of an index, a name.
public enum Cell: Sendable {
  /// Python's None.
  case none
  case bool(Bool)
  case int(Int)
  /// A float; NaN stands for a missing value.
  case float(Double)
  case string(String)
  /// A place in time: microseconds since 1970; `notATime` stands for a missing one.
  case timestamp(Int)
  /// A span of microseconds.
  case timedelta(Int)
  /// A day by its number in the calendar.
  case date(Int)
  case interval(Interval)
  /// A label of several levels.
  case tuple([Cell])
  /// What only the language knows: a list, a dict.
  case foreign(any ForeignValue)

  /// What stands for a missing place in time, and for a missing span.
  public static let notATime = Int.min

  /// The missing value that pandas prints as NaN.
  public static let missing = Cell.float(.nan)

  public var isMissing: Bool {
    switch self {
    case .none: return true
    case .float(let value): return value.isNaN
    case .timestamp(let value), .timedelta(let value): return value == Cell.notATime
    case .bool, .int, .string, .date, .interval, .tuple, .foreign: return false
    }
  }

  /// The number behind the cell; bools count as 0 and 1.
  public var number: Double? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .none, .string, .timestamp, .timedelta, .date, .interval, .tuple, .foreign: return nil
    }
  }

  public var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// `str(x)` of the value in Python.
  public var plainText: String {
    switch self {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return FloatNotation.shortest(value)
    case .string(let text): return text
    case .timestamp(let value): return TimeText.moment(value)
    case .timedelta(let value): return TimeText.span(value)
    case .date(let ordinal): return TimeText.day(ordinal)
    case .interval(let interval): return interval.text
    case .tuple(let cells):
      return "(" + cells.map(\.representation).joined(separator: ", ") + (cells.count == 1 ? ",)" : ")")
    case .foreign(let value): return value.plainText
    }
  }

  /// `repr(x)` of the value in Python, for texts without unusual characters.
  public var representation: String {
    switch self {
    case .string(let text): return "'\(text)'"
    case .timestamp(let value): return value == Cell.notATime ? "NaT" : "Timestamp('\(plainText)')"
    case .timedelta(let value): return value == Cell.notATime ? "NaT" : "Timedelta('\(plainText)')"
    case .date(let ordinal):
      let date = CalendarDate(ordinal: ordinal)
      return "datetime.date(\(date.year), \(date.month), \(date.day))"
    case .interval(let interval): return interval.representation
    case .none, .bool, .int, .float, .tuple, .foreign: return plainText
    }
  }

  /// The name of the value's type in Python.
  public var typeName: String {
    switch self {
    case .none: return "NoneType"
    case .bool: return "bool"
    case .int: return "int"
    case .float: return "float"
    case .string: return "str"
    case .timestamp: return isMissing ? "NaTType" : "Timestamp"
    case .timedelta: return isMissing ? "NaTType" : "Timedelta"
    case .date: return "datetime.date"
    case .interval: return "Interval"
    case .tuple: return "tuple"
    case .foreign(let value): return value.typeName
    }
  }
}

/// A value of the language that tables hold without knowing it.
public protocol ForeignValue: AnyObject, Sendable {
  /// `str(x)`.
  var plainText: String { get }
  /// As tables print it: a list without the quotes of its texts.
  var shownText: String { get }
  var typeName: String { get }
  var isHashable: Bool { get }
  func isEqual(to other: any ForeignValue) -> Bool
}

extension Cell: Hashable {
  /// Python's equality of labels: 1, 1.0 and True are one key, and so are all missing floats.
  public static func == (a: Cell, b: Cell) -> Bool {
    switch (a, b) {
    case (.none, .none): return true
    case (.string(let x), .string(let y)): return x.hasSameBytes(as: y)
    case (.int(let x), .int(let y)): return x == y
    case (.timestamp(let x), .timestamp(let y)), (.timedelta(let x), .timedelta(let y)), (.date(let x), .date(let y)):
      return x == y
    case (.interval(let x), .interval(let y)): return x == y
    case (.tuple(let x), .tuple(let y)): return x == y
    case (.foreign(let x), .foreign(let y)): return x.isEqual(to: y)
    case (.none, _), (_, .none), (.string, _), (_, .string), (.timestamp, _), (_, .timestamp), (.timedelta, _),
      (_, .timedelta), (.date, _), (_, .date), (.interval, _), (_, .interval), (.tuple, _), (_, .tuple),
      (.foreign, _), (_, .foreign):
      return false
    case (.bool, _), (.int, _), (.float, _):
      guard let x = a.number, let y = b.number else { return false }
      return x == y || x.isNaN && y.isNaN
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .string(let text): hasher.combine(text)
    case .timestamp(let value), .timedelta(let value), .date(let value): hasher.combine(value)
    case .interval(let interval): hasher.combine(interval)
    case .tuple(let cells): hasher.combine(cells)
    case .foreign(let value): hasher.combine(value.typeName)
    case .bool, .int, .float:
      let value = number ?? 0
      hasher.combine(value.isNaN ? Double.infinity : value)
    }
  }
}

extension String {
  /// Equality by code point, as Python compares, never by canonical equivalence.
  func hasSameBytes(as other: String) -> Bool {
    self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Python's order of texts, which is that of the code points.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
