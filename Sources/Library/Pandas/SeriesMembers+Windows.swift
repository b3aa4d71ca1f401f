import DataFrames
import Interpreter

extension SeriesMembers {
  static let windows: [Builtin] = [
    method(
      WindowMembers.rollingSignature, "Windows of some values that move over the series.",
      "pd.Series([1, 2, 4]).rolling(2).sum().tolist()\n#> [nan, 3.0, 6.0]", lacking: WindowMembers.rollingLacking
    ) { .object(WindowObject(try WindowMembers.rolling($1), isRolling: true, over: $0.series)) },
    method(
      WindowMembers.expandingSignature, "All values up to each.",
      "pd.Series([1, 2, 6]).expanding().mean().tolist()\n#> [1.0, 1.5, 3.0]", lacking: ["method"]
    ) { .object(WindowObject(try WindowMembers.expanding($1), isRolling: false, over: $0.series)) },
    method(
      Sampling.signature, "Some values at random; random_state is the seed.",
      "pd.Series([1, 2, 3]).sample(2, random_state=0)\n#> 2    3\n#> 1    2\n#> dtype: int64", lacking: Sampling.lacking
    ) { object, arguments in
      let series = object.series.taking(try Sampling.positions(arguments, of: object.series.count))
      return Value(Series(series.values, index: try Sampling.index(series.index, arguments), name: series.name))
    },
    method(
      "interpolate(self, method='linear', *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, "
        + "**kwargs)", "The values with missing ones between others on the line from one to the other.",
      "pd.Series([1., None, 3.]).interpolate().tolist()\n#> [1.0, 2.0, 3.0]",
      lacking: ["method", "axis", "limit", "limit_direction", "limit_area"]
    ) { try $0.result($0.series.with($0.series.values.interpolated()), $1) },
  ]
}

extension DataFrameMembers {
  static let windows: [Builtin] = [
    method(
      WindowMembers.rollingSignature, "Windows of some rows that move over the table.",
      "pd.DataFrame({'a': [1, 2, 4]}).rolling(2).sum()\n#>      a\n#> 0  NaN\n#> 1  3.0\n#> 2  6.0",
      lacking: WindowMembers.rollingLacking
    ) { .object(WindowObject(try WindowMembers.rolling($1), isRolling: true, over: $0.frame)) },
    method(
      WindowMembers.expandingSignature, "All rows up to each.",
      "pd.DataFrame({'a': [1, 3]}).expanding().mean()\n#>      a\n#> 0  1.0\n#> 1  2.0", lacking: ["method"]
    ) { .object(WindowObject(try WindowMembers.expanding($1), isRolling: false, over: $0.frame)) },
    method(
      Sampling.signature, "Some rows at random; random_state is the seed.",
      "pd.DataFrame({'a': [1, 2, 3]}).sample(2, random_state=0)\n#>    a\n#> 2  3\n#> 1  2", lacking: Sampling.lacking
    ) { object, arguments in
      var frame = object.frame.takingRows(try Sampling.positions(arguments, of: object.frame.rowCount))
      frame.index = try Sampling.index(frame.index, arguments)
      return Value(frame)
    },
    method(
      "interpolate(self, method='linear', *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, "
        + "**kwargs)", "The table with missing numbers between others on the line from one to the other.",
      "pd.DataFrame({'a': [1., None, 3.]}).interpolate()\n#>      a\n#> 0  1.0\n#> 1  2.0\n#> 2  3.0",
      lacking: ["method", "axis", "limit", "limit_direction", "limit_area"]
    ) { try $0.result($0.frame.mappingColumns { try $0.interpolated() }, $1) },
    method(
      "rank(self, axis=0, method='average', numeric_only=False, na_option='keep', ascending=True, pct=False)",
      "The places of the values of every column in order.",
      "pd.DataFrame({'a': [3, 1, 3]}).rank()\n#>      a\n#> 0  2.5\n#> 1  1.0\n#> 2  2.5",
      lacking: ["axis", "numeric_only", "na_option"]
    ) { object, arguments in
      let name = try arguments.text("method") ?? "average"
      guard let method = Column.RankMethod(rawValue: name) else { throw Raised.keyError(.string(name)) }
      let (ascending, share) = (try arguments.flag("ascending", or: true), try arguments.flag("pct"))
      return Value(try object.frame.mappingColumns { try $0.ranks(method, ascending: ascending, asShare: share) })
    },
  ]
}

/// `sample`: positions at random.
enum Sampling {
  static let signature =
    "sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False)"
  static let lacking: Set<String> = ["weights", "axis"]

  /// - Throws: ValueError for more positions than there are.
  static func positions(_ arguments: NamedArguments, of count: Int) throws -> [Int] {
    let wanted = try size(arguments, of: count)
    let replaces = try arguments.flag("replace")
    if wanted > count, !replaces {
      if arguments["frac"] != nil {
        throw Raised.valueError("Replace has to be set to `True` when upsampling the population `frac` > 1.")
      }
      throw Raised.valueError("Cannot take a larger sample than population when 'replace=False'")
    }
    if count == 0, wanted > 0 {
      throw Raised.valueError("a must be greater than 0 unless no samples are taken")
    }
    guard let state = arguments["random_state"] else {
      return LegacyRandom.shared.sample(wanted, of: count, replacing: replaces)
    }
    guard case .int(let seed) = state, let word = UInt32(exactly: seed) else {
      throw Raised.notInLgs("a random_state that is no whole number from 0 to 2**32 - 1")
    }
    var random = LegacyRandom(seed: word)
    return random.sample(wanted, of: count, replacing: replaces)
  }

  private static func size(_ arguments: NamedArguments, of count: Int) throws -> Int {
    if let share = arguments["frac"] {
      if arguments["n"] != nil { throw Raised.valueError("Please enter a value for `frac` OR `n`, not both") }
      guard let number = try PandasValue.cell(share).number, number >= 0 else {
        throw Raised.valueError("A negative number of rows requested. Please provide `frac` >= 0.")
      }
      guard let size = Int(exactly: (number * Double(count)).rounded(.toNearestOrEven)), size <= 1 << 40 else {
        throw Raised.memoryError()
      }
      return size
    }
    let wanted = try arguments.integer("n", or: 1)
    if wanted < 0 { throw Raised.valueError("A negative number of rows requested. Please provide `n` >= 0.") }
    return wanted
  }

  /// The labels of the rows drawn, or with ignore_index=True new ones.
  static func index(_ index: Index, _ arguments: NamedArguments) throws -> Index {
    try arguments.flag("ignore_index") ? Index(count: index.count) : index
  }
}

extension LegacyRandom {
  /// `np.random.choice(count, size, replace=…)`.
  fileprivate mutating func sample(_ size: Int, of count: Int, replacing: Bool) -> [Int] {
    if replacing { return (0..<size).map { _ in Int(integer(upTo: UInt64(max(count, 1) - 1))) } }
    return Array(order(count).prefix(size))
  }
}
