import DataFrames
import Interpreter

extension SeriesMembers {
  static let filling: [Builtin] = [
    method(
      "where(self, cond, other=None, *, inplace=False, axis=None, level=None)",
      "The values where a condition holds, another value elsewhere.",
      "s = pd.Series([1, 2])\ns.where(s > 1, 0).tolist()\n#> [0, 2]", lacking: ["axis", "level"]
    ) { try $0.result(chosen($0.series, $1, inverted: false), $1) },
    method(
      "mask(self, cond, other=None, *, inplace=False, axis=None, level=None)",
      "The values where a condition does not hold, another value elsewhere.",
      "s = pd.Series([1, 2])\ns.mask(s > 1, 0).tolist()\n#> [1, 0]", lacking: ["axis", "level"]
    ) { try $0.result(chosen($0.series, $1, inverted: true), $1) },
    method(
      "duplicated(self, keep='first')", "Which values repeat another.",
      "pd.Series([1, 1]).duplicated().tolist()\n#> [False, True]"
    ) { object, arguments in
      Value(object.series.with(.bool(try Repetition(arguments).flags([object.series.values]))))
    },
    method(
      "take(self, indices, axis=0)", "The values at some positions.",
      "pd.Series([3, 4, 5]).take([2, 0]).tolist()\n#> [5, 3]", lacking: ["axis"]
    ) { try Operators.item(.object(LocatorObject($0, byLabel: false)), $1.required("indices")) },
    method(
      "cov(self, other, min_periods=None, ddof=1)", "The covariance with another series.",
      "pd.Series([1, 2, 3]).cov(pd.Series([2, 4, 6]))\n#> np.float64(2.0)", lacking: ["min_periods"]
    ) { object, arguments in
      guard let other = arguments.required("other").object(as: SeriesObject.self)?.series else {
        throw Raised.typeError("unsupported type: \(try Operators.repr(.object(arguments.required("other").type)))")
      }
      return PandasValue.number(
        .float(try object.series.covariance(other, degrees: arguments.integer("ddof", or: 1))))
    },
    method(
      "dot(self, other)", "The sum of the products with another series.",
      "pd.Series([1, 2]).dot(pd.Series([3, 4]))\n#> np.int64(11)"
    ) { object, arguments in
      let product = try Operators.binary(.multiply, .object(object), arguments.required("other"))
      return try Operators.call(Operators.attribute(product, "sum"), [], keywords: [("skipna", .bool(false))])
    },
    method(
      "equals(self, other)", "Whether another series holds the same values.",
      "pd.Series([1]).equals(pd.Series([1]))\n#> True"
    ) {
      object, arguments in
      guard let other = arguments.required("other").object(as: SeriesObject.self)?.series else { return .bool(false) }
      let own = object.series
      return .bool(
        try own.values.isEqual(to: other.values)
          && own.index.hasSameLabels(as: other.index))
    },
    method(
      "squeeze(self, axis=None)", "The only value, or the series itself.", "pd.Series([3]).squeeze()\n#> np.int64(3)"
    ) {
      object, _ in
      let values = object.series.values
      return values.count == 1 ? PandasValue.scalar(values[0], values.dataType) : .object(object)
    },
  ]

  /// `where` and `mask`.
  private static func chosen(_ series: Series, _ arguments: NamedArguments, inverted: Bool) throws -> Series {
    var condition = arguments.required("cond")
    if condition.object(as: FunctionObject.self) != nil { condition = try Operators.call(condition, [Value(series)]) }
    let column: Column
    if let own = condition.object(as: SeriesObject.self)?.series {
      column = try own.reindexed(series.index).values
    } else {
      column = try PandasValue.column(condition)
    }
    guard case .bool(let flags) = column else {
      throw Raised.typeError("Boolean array expected for the condition, not \(column.dataType.rawValue)")
    }
    guard flags.count == series.count else { throw Raised.valueError("Array conditional must be same shape as self") }
    let other = try arguments.given("other").map { other -> Column in
      if let cell = PandasValue.optionalCell(other) {
        return Column(repeating: cell == .none ? .missing : cell, count: 1)
      }
      if let own = other.object(as: SeriesObject.self)?.series { return try own.reindexed(series.index).values }
      return try PandasValue.column(other)
    }
    let kept = inverted ? flags.map { !$0 } : flags
    return series.with(try series.values.keeping(where: kept, or: other ?? .float64([.nan])))
  }
}

/// Which of equal values or rows count as repetitions: all but the first, all but the last, or all.
struct Repetition {
  private let keepsFirst: Bool
  private let keepsLast: Bool

  init(_ arguments: NamedArguments) throws {
    let keep = arguments.given("keep") ?? .string("first")
    switch (keep, keep.stringValue) {
    case (.bool(false), _): (keepsFirst, keepsLast) = (false, false)
    case (_, "first"): (keepsFirst, keepsLast) = (true, false)
    case (_, "last"): (keepsFirst, keepsLast) = (false, true)
    case (_, _): throw Raised.valueError("keep must be either \"first\", \"last\" or False")
    }
  }

  func flags(_ columns: [Column]) throws -> [Bool] {
    let count = columns.first?.count ?? 0
    var flags = Array(repeating: false, count: count)
    for equal in try Factors(columns, rowCount: count).rows() where equal.count > 1 {
      for position in equal { flags[position] = true }
      if keepsFirst { flags[equal[0]] = false }
      if keepsLast { flags[equal[equal.count - 1]] = false }
    }
    return flags
  }
}
