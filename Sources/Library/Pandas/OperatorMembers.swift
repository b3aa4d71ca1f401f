import DataFrames
import Interpreter

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator

/// Operators as methods: `a.add(b)`, `a.eq(b)`.
enum OperatorMembers {
  private static let arithmetic: [(name: String, operation: BinaryOperator, isReflected: Bool)] = [
    ("add", .add, false), ("sub", .subtract, false), ("subtract", .subtract, false), ("mul", .multiply, false),
    ("multiply", .multiply, false), ("div", .divide, false), ("divide", .divide, false), ("truediv", .divide, false),
    ("floordiv", .floorDivide, false), ("mod", .modulo, false), ("pow", .power, false), ("radd", .add, true),
    ("rsub", .subtract, true), ("rmul", .multiply, true), ("rdiv", .divide, true), ("rtruediv", .divide, true),
    ("rfloordiv", .floorDivide, true), ("rmod", .modulo, true), ("rpow", .power, true),
  ]

  private static let comparisons: [(name: String, operation: ComparisonOperator)] = [
    ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater), ("ge", .greaterOrEqual),
  ]

  // MARK: Series

  static let ofSeries: [Builtin] =
    arithmetic.map { name, operation, isReflected in
      let example = "pd.Series([5, 7]).\(name)(2).tolist()\n#> \(shown(operation, isReflected))"
      return SeriesMembers.method(
        "\(name)(self, other, level=None, fill_value=None, axis=0)", summary(operation.rawValue, isReflected), example,
        lacking: ["level", "fill_value"]
      ) { object, arguments in
        let (own, other) = (Value.object(object), arguments.required("other"))
        return try isReflected
          ? Operators.binary(operation, other, own) : Operators.binary(operation, own, other)
      }
    }
    + comparisons.map { name, operation in
      SeriesMembers.method(
        "\(name)(self, other, level=None, fill_value=None, axis=0)",
        "The comparison `self \(operation.rawValue) other`.",
        "pd.Series([5, 7]).\(name)(5).tolist()\n#> \(shown(operation))", lacking: ["level", "fill_value"]
      ) { try Operators.compare(operation, .object($0), $1.required("other")) }
    }

  // MARK: Tables

  static let ofFrames: [Builtin] =
    arithmetic.map { name, operation, isReflected in
      let example = "pd.DataFrame({'a': [5, 7]}).\(name)(2).a.tolist()\n#> \(shown(operation, isReflected))"
      return DataFrameMembers.method(
        "\(name)(self, other, axis='columns', level=None, fill_value=None)", summary(operation.rawValue, isReflected),
        example, lacking: ["level", "fill_value"]
      ) { object, arguments in
        let other = arguments.required("other")
        if let series = other.object(as: SeriesObject.self)?.series, try !arguments.isColumnAxis(or: true),
          let operation = ArithmeticOperator(operation)
        {
          return Value(try byRows(object.frame, operation, series, isReflected: isReflected))
        }
        let own = Value.object(object)
        return try isReflected
          ? Operators.binary(operation, other, own) : Operators.binary(operation, own, other)
      }
    }
    + comparisons.map { name, operation in
      DataFrameMembers.method(
        "\(name)(self, other, axis='columns', level=None)", "The comparison `self \(operation.rawValue) other`.",
        "pd.DataFrame({'a': [5, 7]}).\(name)(5).a.tolist()\n#> \(shown(operation))", lacking: ["level"]
      ) { try Operators.compare(operation, .object($0), $1.required("other")) }
    }

  /// One value of the series for each row.
  private static func byRows(
    _ frame: DataFrame, _ operation: ArithmeticOperator, _ series: Series, isReflected: Bool
  ) throws -> DataFrame {
    let index = frame.index.union(series.index)
    let rows = try frame.reindexedRows(index)
    let values = try series.reindexed(index).values
    return try rows.mappingColumns {
      isReflected ? try values.combined(operation, $0) : try $0.combined(operation, values)
    }
  }

  private static func summary(_ sign: String, _ isReflected: Bool) -> String {
    isReflected ? "The operation `other \(sign) self`." : "The operation `self \(sign) other`."
  }

  /// What the examples give.
  private static func shown(_ operation: BinaryOperator, _ isReflected: Bool) -> String {
    switch (operation, isReflected) {
    case (.add, _): return "[7, 9]"
    case (.subtract, false): return "[3, 5]"
    case (.subtract, true): return "[-3, -5]"
    case (.multiply, _): return "[10, 14]"
    case (.divide, false): return "[2.5, 3.5]"
    case (.divide, true): return "[0.4, 0.2857142857142857]"
    case (.floorDivide, false): return "[2, 3]"
    case (.floorDivide, true): return "[0, 0]"
    case (.modulo, false): return "[1, 1]"
    case (.modulo, true): return "[2, 2]"
    case (.power, false): return "[25, 49]"
    case (.power, true): return "[32, 128]"
    case (.matrixMultiply, _), (.and, _), (.or, _), (.xor, _), (.shiftLeft, _), (.shiftRight, _): return ""
    }
  }

  private static func shown(_ operation: ComparisonOperator) -> String {
    switch operation {
    case .equal, .lessOrEqual: return "[True, False]"
    case .notEqual, .greater: return "[False, True]"
    case .less: return "[False, False]"
    case .greaterOrEqual: return "[True, True]"
    case .is, .isNot, .in, .notIn: return ""
    }
  }
}
