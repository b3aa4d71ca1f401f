import DataFrames
import Interpreter

extension SeriesMembers {
  static let windows: [Builtin] = [
    ExponentialWindowMembers.ofSeries,
    method(
      WindowMembers.rollingSignature, "Windows of some values that move over the series.",
      "pd.Series([1, 2, 4]).rolling(2).sum().tolist()\n#> [nan, 3.0, 6.0]", lacking: WindowMembers.rollingLacking
    ) { .object(WindowObject(try WindowMembers.rolling($1, over: $0.series.index), isRolling: true, over: $0.series)) },
    method(
      WindowMembers.expandingSignature, "All values up to each.",
      "pd.Series([1, 2, 6]).expanding().mean().tolist()\n#> [1.0, 1.5, 3.0]", lacking: ["method"]
    ) { .object(WindowObject(try WindowMembers.expanding($1), isRolling: false, over: $0.series)) },
    method(
      Sampling.signature, "Some values at random; random_state is the seed.",
      "pd.Series([1, 2, 3]).sample(2, random_state=0)\n#> 2    3\n#> 1    2\n#> dtype: int64", lacking: Sampling.lacking
    ) { object, arguments in
      let series = try object.series.taking(try Sampling.positions(arguments, of: object.series.count))
      return Value(Series(series.values, index: try Sampling.index(series.index, arguments), name: series.name))
    },
  ]
}

extension DataFrameMembers {
  static let windows: [Builtin] = [
    ExponentialWindowMembers.ofFrames,
    method(
      WindowMembers.rollingSignature, "Windows of some rows that move over the table.",
      "pd.DataFrame({'a': [1, 2, 4]}).rolling(2).sum()\n#>      a\n#> 0  NaN\n#> 1  3.0\n#> 2  6.0",
      lacking: WindowMembers.rollingLacking
    ) { .object(WindowObject(try WindowMembers.rolling($1, over: $0.frame.index), isRolling: true, over: $0.frame)) },
    method(
      WindowMembers.expandingSignature, "All rows up to each.",
      "pd.DataFrame({'a': [1, 3]}).expanding().mean()\n#>      a\n#> 0  1.0\n#> 1  2.0", lacking: ["method"]
    ) { .object(WindowObject(try WindowMembers.expanding($1), isRolling: false, over: $0.frame)) },
    method(
      Sampling.signature, "Some rows at random; random_state is the seed.",
      "pd.DataFrame({'a': [1, 2, 3]}).sample(2, random_state=0)\n#>    a\n#> 2  3\n#> 1  2", lacking: Sampling.lacking
    ) { object, arguments in
      var frame = try object.frame.takingRows(try Sampling.positions(arguments, of: object.frame.rowCount))
      frame.index = try Sampling.index(frame.index, arguments)
      return Value(frame)
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
      return try LegacyRandom.shared.sample(wanted, of: count, replacing: replaces)
    }
    guard case .int(let seed) = state, let word = UInt32(exactly: seed) else {
      throw Raised.notInLgs("a random_state that is no whole number from 0 to 2**32 - 1")
    }
    let random = LegacyRandom(seed: word)
    return try random.sample(wanted, of: count, replacing: replaces)
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
  fileprivate func sample(_ size: Int, of count: Int, replacing: Bool) throws -> [Int] {
    try Operators.checkSize(MemoryLayout<Int>.stride, times: size)
    if replacing {
      return try (0..<size).map { place in
        try Machine.current.checkInterrupt(after: place)
        return Int(integer(upTo: UInt64(max(count, 1) - 1)))
      }
    }
    return try Array(order(count).prefix(size))
  }
}
