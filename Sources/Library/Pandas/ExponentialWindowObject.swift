import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `ewm(…)`: windows over a series or the columns of a table in which older values weigh less.
final class ExponentialWindowObject: Object {
  private let window: ExponentialWindow
  private let frame: DataFrame
  private let isSingle: Bool
  private let description: String

  init(_ arguments: NamedArguments, over frame: DataFrame, isSingle: Bool) throws {
    self.frame = frame
    self.isSingle = isSingle
    let (name, center) = try ExponentialWindowObject.centerOfMass(arguments)
    let least = try arguments.integer("min_periods", or: 0)
    let (adjusts, ignores) = (try arguments.flag("adjust", or: true), try arguments.flag("ignore_na"))
    window = ExponentialWindow(centerOfMass: center, adjusts: adjusts, ignoresMissing: ignores, least: least)
    description =
      "ExponentialMovingWindow [\(name)=\(try Operators.repr(arguments.required(name))),min_periods=\(max(least, 1)),"
      + "adjust=\(adjusts ? "True" : "False"),ignore_na=\(ignores ? "True" : "False"),method=single]"
    super.init()
  }

  override var type: TypeObject { PandasTypes.exponential }
  override func repr() throws -> String { description }

  /// Which of the four measures is given, and the center of mass that it means.
  private static func centerOfMass(_ arguments: NamedArguments) throws -> (String, Double) {
    let given = ["com", "span", "halflife", "alpha"].filter { arguments[$0] != nil }
    guard given.count < 2 else {
      throw Raised.valueError("comass, span, halflife, and alpha are mutually exclusive")
    }
    guard let name = given.first, let value = arguments[name] else {
      throw Raised.valueError("Must pass one of comass, span, halflife, or alpha")
    }
    guard let number = try PandasValue.cell(value).number else {
      throw Raised.notInLgs("ewm(\(name)=…) of a \(value.typeName)")
    }
    switch name {
    case "com":
      guard number >= 0 else { throw Raised.valueError("comass must satisfy: comass >= 0") }
      return (name, number)
    case "span":
      guard number >= 1 else { throw Raised.valueError("span must satisfy: span >= 1") }
      return (name, (number - 1) / 2)
    case "halflife":
      guard number > 0 else { throw Raised.valueError("halflife must satisfy: halflife > 0") }
      return (name, 1 / (1 - exp(log(0.5) / number)) - 1)
    case _:
      guard number > 0, number <= 1 else { throw Raised.valueError("alpha must satisfy: 0 < alpha <= 1") }
      return (name, (1 - number) / number)
    }
  }

  func statistic(_ statistic: ExponentialWindow.Statistic, isBiased: Bool) throws -> Value {
    let columns = try frame.data.map { column -> Column in
      guard let numbers = column.numbers else {
        throw Raised(PandasTypes.dataError, "Cannot aggregate non-numeric type: \(column.dataType.rawValue)")
      }
      return .float64(try window.values(statistic, of: numbers, isBiased: isBiased))
    }
    let result = DataFrame(columns, columns: frame.columns, index: frame.index)
    return isSingle ? Value(result.series(at: 0)) : Value(result)
  }
}

/// `ewm` of series and tables, and its methods.
enum ExponentialWindowMembers {
  private static let method = PandasMethods<ExponentialWindowObject>(owner: "ExponentialMovingWindow")
  private static let signature =
    "ewm(self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, times=None, "
    + "method='single')"

  static func install() {
    PandasTypes.exponential.add([
      statistic(.mean, "The mean of every window.", "1.0, 1.75", "numeric_only=False, engine=None, engine_kwargs=None"),
      statistic(
        .std, "The standard deviation of every window.", "nan, 0.7071067811865475", "bias=False, numeric_only=False"),
      statistic(.var, "The variance of every window.", "nan, 0.49999999999999983", "bias=False, numeric_only=False"),
    ])
  }

  private static func statistic(
    _ statistic: ExponentialWindow.Statistic, _ summary: String, _ shown: String, _ parameters: String
  ) -> Builtin {
    method(
      "\(statistic.rawValue)(self, \(parameters))", summary,
      "pd.Series([1, 2]).ewm(span=2).\(statistic.rawValue)().tolist()\n#> [\(shown)]",
      lacking: ["numeric_only", "engine", "engine_kwargs"]
    ) { try $0.statistic(statistic, isBiased: $1.flag("bias")) }
  }

  static let ofSeries = SeriesMembers.method(
    signature, "All values up to each, of which older ones weigh less.",
    "pd.Series([1, 2]).ewm(alpha=0.5).mean().tolist()\n#> [1.0, 1.6666666666666667]", lacking: ["times", "method"]
  ) {
    .object(try ExponentialWindowObject($1, over: $0.series.frame(named: $0.series.name), isSingle: true))
  }

  static let ofFrames = DataFrameMembers.method(
    signature, "All rows up to each, of which older ones weigh less.",
    "pd.DataFrame({'a': [1, 2]}).ewm(span=2).mean()\n#>       a\n#> 0  1.00\n#> 1  1.75", lacking: ["times", "method"]
  ) { .object(try ExponentialWindowObject($1, over: $0.frame, isSingle: false)) }
}
