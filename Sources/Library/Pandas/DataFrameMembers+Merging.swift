import DataFrames
import Interpreter

extension DataFrameMembers {
  private static let mergeParameters = """
    how='inner', on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False, \
    suffixes=('_x', '_y'), copy=None, indicator=False, validate=None
    """

  static let merging: [Builtin] = [
    method(
      "merge(self, right, \(mergeParameters))", "Two tables side by side, by equal values of their keys.",
      "a = pd.DataFrame({'k': ['a', 'b'], 'v': [1, 2]})\na.merge(pd.DataFrame({'k': ['b', 'b'], 'w': [3, 4]}))\n"
        + "#>    k  v  w\n#> 0  b  2  3\n#> 1  b  2  4",
      lacking: ["sort", "validate"]
    ) { Value(try merged($0.frame, $1)) },
    method(
      "join(self, other, on=None, how='left', lsuffix='', rsuffix='', sort=False, validate=None)",
      "Two tables side by side, by the labels of their rows.",
      "a = pd.DataFrame({'v': [1, 2]}, index=['a', 'b'])\na.join(pd.DataFrame({'w': [3]}, index=['b']))\n"
        + "#>    v    w\n#> a  1  NaN\n#> b  2  3.0", lacking: ["sort", "validate"]
    ) { object, arguments in
      let other = try table(arguments.required("other"))
      let suffixes = (try arguments.text("lsuffix") ?? "", try arguments.text("rsuffix") ?? "")
      let method = try method(arguments, or: .left)
      let merging = Merging(object.frame, other, method: method, suffixes: suffixes)
      guard let on = try arguments.list("on") else { return Value(try merging.byIndex()) }
      return Value(try merging.byLabels(on.map { try object.frame.position(of: PandasValue.label($0)) }, ofLeft: true))
    },
  ]

  /// `pd.merge`.
  static let mergeFunction = PandasRecord.function(
    "merge(left, right, \(mergeParameters))", "Two tables side by side, by equal values of their keys.",
    example: "a = pd.DataFrame({'k': ['a', 'b'], 'v': [1, 2]})\nb = pd.DataFrame({'k': ['b', 'c'], 'w': [3, 4]})\n"
      + "pd.merge(a, b, on='k', how='outer')\n#>    k    v    w\n#> 0  a  1.0  NaN\n#> 1  b  2.0  3.0\n#> 2  c  NaN  4.0",
    lacking: ["sort", "validate"]
  ) { Value(try merged(table($0.required("left")), $0)) }

  /// A table, or a named series as a table of one column.
  private static func table(_ value: Value) throws -> DataFrame {
    if let frame = value.object(as: DataFrameObject.self)?.frame { return frame }
    guard let series = value.object(as: SeriesObject.self)?.series else {
      if PandasValue.isListLike(value) { throw Raised.notInLgs("join() of several tables at once") }
      throw Raised.typeError(
        "Can only merge Series or DataFrame objects, a \(try Operators.repr(.object(value.type))) was passed")
    }
    if series.name == .none { throw Raised.valueError("Cannot merge a Series without a name") }
    return series.frame()
  }

  private static func method(_ arguments: NamedArguments, or other: Merging.Method) throws -> Merging.Method {
    guard let name = try arguments.text("how") else { return other }
    guard let method = Merging.Method(rawValue: name) else {
      if ["left_anti", "right_anti", "asof", "cross"].contains(name) { throw Raised.notInLgs("the merge '\(name)'") }
      throw Raised.valueError(
        "'\(name)' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof")
    }
    return method
  }

  private static func merged(_ left: DataFrame, _ arguments: NamedArguments) throws -> DataFrame {
    let right = try table(arguments.required("right"))
    let suffixes = try suffixes(arguments)
    if try arguments.text("how") == "cross" {
      return try Merging(left, right, method: .inner, suffixes: suffixes).crossed()
    }
    let merging = Merging(
      left, right, method: try method(arguments, or: .inner), suffixes: suffixes, indicator: try indicator(arguments))
    let (leftIndex, rightIndex) = (try arguments.flag("left_index"), try arguments.flag("right_index"))
    let on = try arguments.list("on")?.map(PandasValue.label)
    let leftLabels = try on ?? arguments.list("left_on")?.map(PandasValue.label)
    let rightLabels = try on ?? arguments.list("right_on")?.map(PandasValue.label)
    if leftIndex || rightIndex {
      return try byIndex(
        merging, leftIndex ? nil : leftLabels?.map(left.position), rightIndex ? nil : rightLabels?.map(right.position))
    }
    if leftLabels == nil, rightLabels == nil {
      let common = left.columns.cells.filter(right.columns.contains)
      guard !common.isEmpty else {
        throw Raised(
          PandasTypes.mergeError,
          "No common columns to perform merge on. Merge options: left_on=None, right_on=None, left_index=False, "
            + "right_index=False")
      }
      return try merging.byColumns(common.map(left.position), common.map(right.position))
    }
    guard let leftLabels else { throw Raised(PandasTypes.mergeError, "Must pass \"left_on\" OR \"left_index\".") }
    guard let rightLabels else { throw Raised(PandasTypes.mergeError, "Must pass \"right_on\" OR \"right_index\".") }
    guard leftLabels.count == rightLabels.count else {
      throw Raised.valueError("len(right_on) must equal len(left_on)")
    }
    return try merging.byColumns(leftLabels.map(left.position), rightLabels.map(right.position))
  }

  /// The merge in which the labels of one table, or of both, are the keys.
  private static func byIndex(_ merging: Merging, _ left: [Int]?, _ right: [Int]?) throws -> DataFrame {
    switch (left, right) {
    case (nil, nil): return try merging.byIndex()
    case (let places?, nil): return try merging.byLabels(places, ofLeft: true)
    case (nil, let places?): return try merging.byLabels(places, ofLeft: false)
    case (.some, .some):
      throw Raised(
        PandasTypes.mergeError,
        "Can only pass argument \"on\" OR \"left_index\" and \"right_index\", not a combination of both.")
    }
  }

  /// The name of the column that says which tables rows are of.
  private static func indicator(_ arguments: NamedArguments) throws -> Cell? {
    guard let value = arguments["indicator"] else { return nil }
    if value.stringValue != nil { return try PandasValue.label(value) }
    guard case .bool(let isWanted) = value else {
      throw Raised.valueError("indicator option can only accept boolean or string arguments")
    }
    return isWanted ? .string("_merge") : nil
  }

  private static func suffixes(_ arguments: NamedArguments) throws -> (left: String, right: String) {
    guard let given = arguments["suffixes"] else { return ("_x", "_y") }
    let items = try Operators.array(given)
    guard items.count == 2 else {
      throw Raised.valueError("too many values to unpack (expected 2)")
    }
    return (items[0].stringValue ?? "", items[1].stringValue ?? "")
  }
}
