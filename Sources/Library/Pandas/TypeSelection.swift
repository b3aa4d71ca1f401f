import DataFrames
import Interpreter

/// Which columns `select_dtypes` picks.
struct TypeSelection {
  private let included: Set<DataType>
  private let excluded: Set<DataType>
  private let includesAll: Bool

  /// - Throws: ValueError without types, or with a type on both sides.
  init(_ arguments: NamedArguments) throws {
    let (include, exclude) = (try arguments.list("include") ?? [], try arguments.list("exclude") ?? [])
    if include.isEmpty, exclude.isEmpty {
      throw Raised.valueError("at least one of include or exclude must be nonempty")
    }
    (included, excluded) = (try TypeSelection.types(include), try TypeSelection.types(exclude))
    includesAll = include.isEmpty
    guard included.isDisjoint(with: excluded) else {
      throw Raised.valueError("include and exclude overlap")
    }
  }

  /// - Throws: The warning about texts where the program has warnings raised.
  func places(in columns: [Column]) throws -> [Int] {
    let mentionsTexts = included.contains(.string) || excluded.contains(.string)
    if !mentionsTexts, columns.contains(where: { $0.dataType == .string }) {
      if included.contains(.object) {
        try warn("included", "Explicitly pass 'str' to `include` to select them, or to `exclude` to remove")
      }
      if excluded.contains(.object) {
        try warn("excluded", "Explicitly pass 'str' to `exclude` to remove them, or to `include` to keep")
      }
    }
    return columns.indices.filter { place in
      var type = columns[place].dataType
      if type == .string, !mentionsTexts { type = .object }
      return (includesAll || included.contains(type)) && !excluded.contains(type)
    }
  }

  private func warn(_ verb: String, _ advice: String) throws {
    try WarningText.give(
      PandasTypes.deprecation,
      "For backward compatibility, 'str' dtypes are \(verb) by select_dtypes when 'object' dtype is specified. This "
        + "behavior is deprecated and will be removed in a future version. \(advice) them and silence this warning.\n"
        + "See https://pandas.pydata.org/docs/dev/user_guide/migration.html#string-migration-select-dtypes for details "
        + "on how to write code that works with pandas 2 and 3.")
  }

  private static func types(_ values: [Value]) throws -> Set<DataType> {
    try values.reduce(into: []) { result, value in
      let name = value.object(as: TypeObject.self)?.qualifiedName ?? value.stringValue
      switch name {
      case "number", "numpy.number": result.formUnion([.int64, .int32, .int8, .uint32, .float64, .timedelta])
      case "integer", "numpy.integer": result.formUnion([.int64, .int32, .int8])
      case "floating", "numpy.floating": result.formUnion([.float64])
      case "datetime", "datetime64", "numpy.datetime64": result.insert(.datetime)
      case "timedelta", "timedelta64", "numpy.timedelta64": result.insert(.timedelta)
      case "int", "builtins.int": result.formUnion([.int64, .int32])
      case _: result.insert(try PandasValue.dataType(value))
      }
    }
  }
}
