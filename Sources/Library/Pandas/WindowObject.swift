import DataFrames
import Interpreter

/// `rolling(…)` and `expanding(…)`: windows over the values of a series or of the columns of a table.
final class WindowObject: Object {
  let window: MovingWindow
  private let isRolling: Bool
  /// The table, or a series as one column of it.
  private let frame: DataFrame
  private let isSingle: Bool

  init(_ window: MovingWindow, isRolling: Bool, over series: Series) {
    (self.window, self.isRolling) = (window, isRolling)
    (frame, isSingle) = (series.frame(named: series.name), true)
    super.init()
  }

  init(_ window: MovingWindow, isRolling: Bool, over frame: DataFrame) {
    (self.window, self.isRolling) = (window, isRolling)
    (self.frame, isSingle) = (frame, false)
    super.init()
  }

  override var type: TypeObject { isRolling ? PandasTypes.rolling : PandasTypes.expanding }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard !isSingle, type.lookUp(name) == nil, frame.columns.contains(.string(name.name)) else { return nil }
    return try item(.string(name.name))
  }

  /// The windows of one column, or of several.
  override func item(_ index: Value) throws -> Value {
    try table {
      if isSingle { throw Raised.indexError("Column(s) \(frame.columns[0].plainText) already selected") }
      if PandasValue.optionalCell(index) != nil {
        let place = try frame.position(of: PandasValue.label(index))
        return .object(WindowObject(window, isRolling: isRolling, over: frame.series(at: place)))
      }
      let places = try Operators.array(index).map { try frame.position(of: PandasValue.label($0)) }
      return .object(WindowObject(window, isRolling: isRolling, over: try frame.takingColumns(places)))
    }
  }

  func statistic(_ statistic: MovingWindow.Statistic, degrees: Int = 1) throws -> Value {
    let columns = try frame.data.map { column -> Column in
      guard let numbers = column.numbers else {
        throw Raised(PandasTypes.dataError, "Cannot aggregate non-numeric type: \(column.dataType.rawValue)")
      }
      return .float64(try window.values(statistic, of: numbers, degrees: degrees))
    }
    let result = DataFrame(columns, columns: frame.columns, index: frame.index)
    return isSingle ? Value(result.series(at: 0)) : Value(result)
  }
}

/// Methods of moving windows.
enum WindowMembers {
  private static let method = PandasMethods<WindowObject>(owner: "Rolling")

  static func install() {
    for type in [PandasTypes.rolling, PandasTypes.expanding] { type.add(statistics) }
  }

  private static func statistic(
    _ statistic: MovingWindow.Statistic, _ summary: String, _ shown: String, _ parameters: String = "numeric_only=False"
  ) -> Builtin {
    method(
      "\(statistic.rawValue)(self, \(parameters))", summary,
      "pd.Series([1, 2, 4]).rolling(2).\(statistic.rawValue)().tolist()\n#> [nan, \(shown)]", lacking: ["numeric_only"]
    ) { object, arguments in
      try object.statistic(statistic, degrees: arguments.integer("ddof", or: 1))
    }
  }

  private static let statistics: [Builtin] = [
    statistic(.sum, "The sum of every window.", "3.0, 6.0"),
    statistic(.mean, "The mean of every window.", "1.5, 3.0"),
    statistic(.min, "The least value of every window.", "1.0, 2.0"),
    statistic(.max, "The greatest value of every window.", "2.0, 4.0"),
    statistic(.median, "The middle value of every window.", "1.5, 3.0"),
    statistic(
      .std, "The standard deviation of every window.", "0.7071067811865476, 1.4142135623730951",
      "ddof=1, numeric_only=False"),
    statistic(.var, "The variance of every window.", "0.5, 2.0", "ddof=1, numeric_only=False"),
    statistic(.count, "The number of values in every window.", "2.0, 2.0"),
  ]

  // MARK: rolling, expanding

  static let rollingSignature =
    "rolling(self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, "
    + "method='single')"
  static let rollingLacking: Set<String> = ["win_type", "on", "closed", "step", "method"]
  static let expandingSignature = "expanding(self, min_periods=1, method='single')"

  static func rolling(_ arguments: NamedArguments, over index: Index) throws -> MovingWindow {
    let window = arguments.required("window")
    guard case .int(let size) = window else {
      if window.stringValue != nil || window.object(as: DurationObject.self) != nil {
        return try rolling(over: OffsetObject.frequency(window), arguments, index)
      }
      throw Raised.valueError("window must be an integer 0 or greater")
    }
    guard size >= 0 else { throw Raised.valueError("window must be an integer 0 or greater") }
    let least = try arguments["min_periods"].map(Arguments.index)
    if let least, least > size {
      throw Raised.valueError("min_periods \(least) must be <= window \(size)")
    }
    if let least, least < 0 { throw Raised.valueError("min_periods must be >= 0") }
    return .rolling(size, centered: try arguments.flag("center"), least: least)
  }

  /// Windows of a length in time, which end at each label.
  private static func rolling(
    over frequency: Frequency, _ arguments: NamedArguments, _ index: Index
  ) throws -> MovingWindow {
    guard case .datetime(let moments) = index.column, let length = frequency.span else {
      throw Raised.valueError("window must be an integer 0 or greater")
    }
    guard zip(moments, moments.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw Raised.valueError("index must be monotonic")
    }
    if try arguments.flag("center") { throw Raised.notInLgs("center=True of rolling() over a span of time") }
    return .spans(moments, length: length, least: try arguments.integer("min_periods", or: 1))
  }

  static func expanding(_ arguments: NamedArguments) throws -> MovingWindow {
    .expanding(least: try arguments.integer("min_periods", or: 1))
  }
}
