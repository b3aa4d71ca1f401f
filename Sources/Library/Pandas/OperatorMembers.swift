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
        lacking: ["level"]
      ) { object, arguments in
        let (own, other) = try filled(.object(object), arguments)
        return try isReflected
          ? Operators.binary(operation, other, own) : Operators.binary(operation, own, other)
      }
    }
    + comparisons.map { name, operation in
      SeriesMembers.method(
        "\(name)(self, other, level=None, fill_value=None, axis=0)",
        "The comparison `self \(operation.rawValue) other`.",
        "pd.Series([5, 7]).\(name)(5).tolist()\n#> \(shown(operation))", lacking: ["level"]
      ) { object, arguments in
        let (own, other) = try filled(.object(object), arguments)
        return try Operators.compare(operation, own, other)
      }
    }

  // MARK: Tables

  static let ofFrames: [Builtin] =
    arithmetic.map { name, operation, isReflected in
      let example = "pd.DataFrame({'a': [5, 7]}).\(name)(2).a.tolist()\n#> \(shown(operation, isReflected))"
      return DataFrameMembers.method(
        "\(name)(self, other, axis='columns', level=None, fill_value=None)", summary(operation.rawValue, isReflected),
        example, lacking: ["level"]
      ) { object, arguments in
        let (own, other) = try filled(.object(object), arguments)
        if let series = other.object(as: SeriesObject.self)?.series, try !arguments.isColumnAxis(or: true),
          let operation = ArithmeticOperator(operation)
        {
          return Value(try byRows(object.frame, operation, series, isReflected: isReflected))
        }
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

  // MARK: Missing values

  /// Both sides of an operation: where only one of them is missing, `fill_value` stands in for it.
  private static func filled(_ own: Value, _ arguments: NamedArguments) throws -> (Value, Value) {
    let other = arguments.required("other")
    guard let value = try arguments["fill_value"].map(PandasValue.cell) else { return (own, other) }
    if let left = own.object(as: SeriesObject.self)?.series {
      let (a, b) = try filled(left, side(other, like: left), with: value)
      return (Value(a), Value(b))
    }
    guard let left = own.object(as: DataFrameObject.self)?.frame else { return (own, other) }
    if let cell = PandasValue.optionalCell(other) {
      let filled = try left.mappingColumns { column in
        cell.isMissing ? column : try filling(column, where: column.missing, with: value)
      }
      return (Value(filled), other)
    }
    guard let right = other.object(as: DataFrameObject.self)?.frame else {
      throw Raised.notInLgs("fill_value of a table with a \(other.typeName)")
    }
    let (rows, columns) = (left.index.union(right.index), left.columns.union(right.columns))
    let (a, b) = (try extended(left, rows, columns), try extended(right, rows, columns))
    let pairs = try zip(a, b).map { x, y in
      try filled(Series(x, index: rows), Series(y, index: rows), with: value)
    }
    return (
      Value(DataFrame(pairs.map(\.0.values), columns: columns, index: rows)),
      Value(DataFrame(pairs.map(\.1.values), columns: columns, index: rows))
    )
  }

  /// The columns of a table under more labels.
  private static func extended(_ frame: DataFrame, _ rows: Index, _ columns: Index) throws -> [Column] {
    let frame = try frame.reindexedRows(rows)
    return columns.cells.map { label in
      frame.columns.positions(of: label).first.map { frame.data[$0] }
        ?? .float64(Array(repeating: .nan, count: rows.count))
    }
  }

  /// The other side of a series as one: a single value stands at every label.
  private static func side(_ other: Value, like series: Series) throws -> Series {
    if let right = other.object(as: SeriesObject.self)?.series { return right }
    if let cell = PandasValue.optionalCell(other) {
      return Series(Column(repeating: cell, count: series.count), index: series.index, name: series.name)
    }
    let column = try PandasValue.column(other)
    guard column.count == series.count else { throw Raised.valueError("Lengths must be equal") }
    return Series(column, index: series.index, name: series.name)
  }

  private static func filled(_ a: Series, _ b: Series, with value: Cell) throws -> (Series, Series) {
    let index = a.index.hasSameLabels(as: b.index) ? a.index : a.index.union(b.index)
    let (x, y) = (try a.reindexed(index), try b.reindexed(index))
    let (gapsX, gapsY) = (x.values.missing, y.values.missing)
    return (
      x.with(try filling(x.values, where: zip(gapsX, gapsY).map { $0 && !$1 }, with: value)).named(a.name),
      y.with(try filling(y.values, where: zip(gapsX, gapsY).map { !$0 && $1 }, with: value)).named(b.name)
    )
  }

  private static func filling(_ column: Column, where flags: [Bool], with value: Cell) throws -> Column {
    let places = flags.indices.filter { flags[$0] }
    return places.isEmpty ? column : try column.replacing(places, with: Column(repeating: value, count: 1))
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
