import DataFrames
import Interpreter

extension DataFrameMembers {
  static let filling: [Builtin] =
    [
      method(
        "where(self, cond, other=None, *, inplace=False, axis=None, level=None)",
        "The values where a condition holds, another value elsewhere.",
        "df = pd.DataFrame({'a': [1, 2]})\ndf.where(df > 1, 0)\n#>    a\n#> 0  0\n#> 1  2", lacking: ["axis", "level"]
      ) { try $0.result(chosen($0.frame, $1, inverted: false), $1) },
      method(
        "mask(self, cond, other=None, *, inplace=False, axis=None, level=None)",
        "The values where a condition does not hold, another value elsewhere.",
        "df = pd.DataFrame({'a': [1, 2]})\ndf.mask(df > 1, 0)\n#>    a\n#> 0  1\n#> 1  0", lacking: ["axis", "level"]
      ) { try $0.result(chosen($0.frame, $1, inverted: true), $1) },
      method(
        "shift(self, periods=1, freq=None, axis=0, fill_value=None, suffix=None)", "The values moved down the rows.",
        "pd.DataFrame({'a': [1, 2]}).shift()\n#>      a\n#> 0  NaN\n#> 1  1.0",
        lacking: ["freq", "axis", "fill_value", "suffix"]
      ) { object, arguments in
        let periods = try arguments.integer("periods", or: 1)
        return Value(try object.frame.mappingColumns { try $0.shifted(by: periods) })
      },
      method(
        "diff(self, periods=1, axis=0)", "The differences of rows that are some places apart.",
        "pd.DataFrame({'a': [1, 4]}).diff()\n#>      a\n#> 0  NaN\n#> 1  3.0", lacking: ["axis"]
      ) { object, arguments in
        let periods = try arguments.integer("periods", or: 1)
        return Value(try object.frame.mappingColumns { try $0.differences(periods: periods) })
      },
      method(
        "take(self, indices, axis=0)", "The rows at some positions.",
        "pd.DataFrame({'a': [3, 4]}).take([1])\n#>    a\n#> 1  4", lacking: ["axis"]
      ) { try Operators.item(.object(LocatorObject($0, byLabel: false)), $1.required("indices")) },
      method(
        "cov(self, min_periods=None, ddof=1, numeric_only=False)", "The covariances of the columns.",
        "pd.DataFrame({'a': [1, 2], 'b': [2, 1]}).cov()\n#>      a    b\n#> a  0.5 -0.5\n#> b -0.5  0.5",
        lacking: ["min_periods"]
      ) { object, arguments in
        Value(
          try object.frame.covariances(
            degrees: arguments.integer("ddof", or: 1), numericOnly: arguments.flag("numeric_only")))
      },
      method(
        "corrwith(self, other, axis=0, drop=False, method='pearson', numeric_only=False, min_periods=None)",
        "Pearson's correlations of the columns with a series, or with those of another table.",
        "pd.DataFrame({'a': [1, 2, 4]}).corrwith(pd.Series([1, 2, 4]))\n#> a    1.0\n#> dtype: float64",
        lacking: ["axis", "method", "min_periods"]
      ) { object, arguments in
        let onlyNumbers = try arguments.flag("numeric_only")
        let other = arguments.required("other")
        if let series = other.object(as: SeriesObject.self)?.series {
          return Value(try object.frame.correlations(with: series, numericOnly: onlyNumbers))
        }
        guard let frame = other.object(as: DataFrameObject.self)?.frame else {
          throw Raised.typeError("unsupported type: \(try Operators.repr(.object(other.type)))")
        }
        return Value(
          try object.frame.correlations(with: frame, numericOnly: onlyNumbers, dropping: arguments.flag("drop")))
      },
      method(
        "equals(self, other)", "Whether another table holds the same.", "pd.DataFrame({'a': [1]}).equals(3)\n#> False"
      ) {
        object, arguments in
        guard let other = arguments.required("other").object(as: DataFrameObject.self)?.frame else {
          return .bool(false)
        }
        let own = object.frame
        return .bool(
          try own.columns.hasSameLabels(as: other.columns) && own.index.hasSameLabels(as: other.index)
            && zip(own.data, other.data).allSatisfy { try $0.isEqual(to: $1) })
      },
      method(
        "squeeze(self, axis=None)", "The only column as a series, or the table itself.",
        "pd.DataFrame({'a': [1, 2]}).squeeze()\n#> 0    1\n#> 1    2\n#> Name: a, dtype: int64", lacking: ["axis"]
      ) { object, _ in
        let frame = object.frame
        if frame.columnCount == 1, frame.rowCount == 1 {
          return PandasValue.scalar(frame.data[0][0], frame.data[0].dataType)
        }
        if frame.columnCount == 1 { return Value(frame.series(at: 0)) }
        return frame.rowCount == 1 ? Value(try frame.row(at: 0)) : .object(object)
      },
      affixed("add_prefix", "prefix", "The table with a text in front of the names of its columns.", "p_a") { $1 + $0 },
      affixed("add_suffix", "suffix", "The table with a text behind the names of its columns.", "a_p") { $0 + $1 },
    ]

  private static func affixed(
    _ name: String, _ parameter: String, _ summary: String, _ result: String,
    _ join: @escaping (String, String) -> String
  ) -> Builtin {
    let text = parameter == "prefix" ? "p_" : "_p"
    return method(
      "\(name)(self, \(parameter), axis=None)", summary,
      "pd.DataFrame({'a': [1]}).\(name)('\(text)').columns.tolist()\n#> ['\(result)']", lacking: ["axis"]
    ) { object, arguments in
      let affix = try Operators.str(arguments.required(parameter))
      var frame = object.frame
      let labels = frame.columns.cells.map { Cell.string(join($0.plainText, affix)) }
      frame.columns = Index(labels.isEmpty ? .object([]) : Column(inferring: labels), name: frame.columns.name)
      return Value(frame)
    }
  }

  /// `where` and `mask`.
  private static func chosen(_ frame: DataFrame, _ arguments: NamedArguments, inverted: Bool) throws -> DataFrame {
    let flags = try conditions(arguments.required("cond"), for: frame)
    let other = try arguments["other"].map { other -> Cell in
      guard let cell = PandasValue.optionalCell(other) else {
        throw Raised.notInLgs("other values of DataFrame.where() than a single one")
      }
      return cell
    }
    var result = frame
    for place in 0..<frame.columnCount {
      // Where the condition says nothing, values are exchanged.
      let kept = try flags[place].mapRows { flag in flag.map { $0 != inverted } ?? false }
      let column = try frame.data[place].keeping(where: kept, or: Column(repeating: other ?? .missing, count: 1))
      result.replace(at: place, with: column)
    }
    return result
  }

  /// What a condition says of each value of each column; nil where it has no such label.
  private static func conditions(_ value: Value, for frame: DataFrame) throws -> [[Bool?]] {
    if let series = value.object(as: SeriesObject.self)?.series {
      let positions = try series.index.indexer(for: frame.index)
      return Array(repeating: try answers(series.values, positions), count: frame.columnCount)
    }
    if let condition = value.object(as: DataFrameObject.self)?.frame {
      let positions = try condition.index.indexer(for: frame.index)
      return try frame.columns.cells.map { label in
        guard let place = condition.columns.positions(of: label).first else {
          return Array(repeating: nil, count: frame.rowCount)
        }
        return try answers(condition.data[place], positions)
      }
    }
    guard let tensor = value.array ?? value.tensor, tensor.rank == 2 else {
      if PandasValue.isListLike(value) || PandasValue.optionalCell(value) != nil {
        throw Raised.valueError("Array conditional must be same shape as self")
      }
      throw Raised.notInLgs("a condition of DataFrame.where() that is no table, column or array")
    }
    guard tensor.shape[0] == frame.rowCount, tensor.shape[1] == frame.columnCount else {
      throw Raised.valueError("Array conditional must be same shape as self")
    }
    let columns = try PandasValue.columns(of: tensor)
    return try columns.map { try answers($0, Array(0..<frame.rowCount)) }
  }

  private static func answers(_ column: Column, _ positions: [Int]) throws -> [Bool?] {
    guard case .bool(let flags) = column else {
      throw Raised.typeError("Boolean array expected for the condition, not \(column.dataType.rawValue)")
    }
    return try positions.mapRows { $0 < 0 ? nil : flags[$0] }
  }
}
