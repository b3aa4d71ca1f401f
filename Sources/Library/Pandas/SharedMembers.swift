import DataFrames
import Interpreter

/// What series and tables have in common: the table itself, and how it is changed in place.
protocol TableObject: Object {
  associatedtype Content
  var content: Content { get set }
  static func value(_ content: Content) -> Value
}

extension SeriesObject: TableObject {
  var content: Series {
    get { series }
    set { series = newValue }
  }
  static func value(_ content: Series) -> Value { Value(content) }
}

extension DataFrameObject: TableObject {
  var content: DataFrame {
    get { frame }
    set { frame = newValue }
  }
  static func value(_ content: DataFrame) -> Value { Value(content) }
}

extension TableObject {
  /// The result of a method: a new object, or with `inplace=True` the object itself changed.
  func result(_ content: Content, _ arguments: NamedArguments) throws -> Value {
    guard try arguments.flag("inplace") else { return Self.value(content) }
    self.content = content
    return .none
  }
}

extension NamedArguments {
  /// Which reduction's extra arguments are given.
  func reductionOptions() throws -> (skipsMissing: Bool, degrees: Int, numericOnly: Bool) {
    (try flag("skipna", or: true), try integer("ddof", or: 1), try flag("numeric_only"))
  }

  /// The values of a list argument, or one value as a list of one.
  func list(_ name: String) throws -> [Value]? {
    guard let value = self[name] else { return nil }
    return PandasValue.isListLike(value) ? try Operators.array(value) : [value]
  }

  func required(_ name: String) -> Value { given(name) ?? .none }
}

/// Functions of the language on values of tables.
enum Mapping {
  /// Calls a function for every value; the type of the results is inferred.
  static func map(_ column: Column, _ function: Value, ignoresMissing: Bool = false) throws -> Column {
    if case .category(let categories) = column {
      return try mapped(categories, to: try map(categories.values, function, ignoresMissing: ignoresMissing))
    }
    let cells = try column.mapCells { cell -> Cell in
      if ignoresMissing, cell.isMissing { return cell }
      let result = try Operators.call(function, [PandasValue.python(cell)])
      return try PandasValue.cell(result)
    }
    return cells.isEmpty ? column : inferred(cells, isNumeric: column.dataType.isNumeric)
  }

  /// Values whose categories have become others: categories still, as long as all of these differ.
  static func mapped(_ categories: Categories, to values: Column) throws -> Column {
    guard values.missingCount == 0, Set(values.cells).count == values.count else {
      return try values.taking(categories.codes)
    }
    return .category(Categories(codes: categories.codes, values: values, isOrdered: categories.isOrdered))
  }

  /// Results of functions: None stays None beside anything but texts.
  static func inferred(_ cells: [Cell], isNumeric: Bool = false) -> Column {
    let column = Column(inferring: cells)
    if case .float64 = column, cells.contains(.none), cells.allSatisfy({ $0.isMissing }) { return .object(cells) }
    return column
  }

  /// Looks every value up in a dictionary or a series; what is not there is missing.
  static func lookUp(_ column: Column, in table: (Cell) throws -> Cell?) throws -> Column {
    if case .category(let categories) = column {
      return try mapped(categories, to: try lookUp(categories.values, in: table))
    }
    return Column(inferring: try column.mapCells { try table($0) ?? .missing })
  }
}
