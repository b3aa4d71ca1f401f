import DataFrames
import Interpreter

/// Attributes and methods of `pandas.DataFrame`.
enum DataFrameMembers {
  static let method = PandasMethods<DataFrameObject>(owner: "DataFrame")

  static func install() {
    for (name, property) in properties { PandasTypes.frame.add(Symbol(name), .property(property)) }
    PandasTypes.frame.add(
      parts + order + labels + changes + statistics + conversions + iteration + functions + groups + merging
        + reshaping + LevelMembers.ofFrames + Resampling.ofFrames + queries + filling + windows + pictures
        + ColumnwiseMember.records(method) + TableMembers.records(method) + unfolding + ShapeMembers.ofFrames
        + OperatorMembers.ofFrames)
    PandasTypes.frame.constructor = DataFrameConstruction.constructor
  }

  private static func property(
    _ summary: String, _ get: @escaping (DataFrameObject) throws -> Value,
    set: ((DataFrameObject, Value) throws -> Void)? = nil
  ) -> TypeObject.Property {
    func object(_ value: Value) throws -> DataFrameObject {
      guard let object = value.object(as: DataFrameObject.self) else { throw Raised.typeError("a DataFrame is needed") }
      return object
    }
    return TypeObject.Property(summary) { value in
      try table { try get(object(value)) }
    } set: { value, new in
      guard let set else { throw Raised.attributeError("can't set attribute", object: value, name: "frame") }
      try table { try set(object(value), new) }
    }
  }

  private static let properties: [(String, TypeObject.Property)] = [
    (
      "index",
      property("The labels of the rows.") { object in
        .object(
          IndexObject(object.frame.index) { named in
            if object.frame.index.hasSameLabels(as: named) { object.frame.index.take(namesOf: named) }
          })
      } set: { object, value in
        object.frame.index = try SeriesMembers.checked(SeriesConstruction.index(value), count: object.frame.rowCount)
      }
    ),
    (
      "columns",
      property("The labels of the columns.") { object in
        .object(
          IndexObject(object.frame.columns) { named in
            if object.frame.columns.hasSameLabels(as: named) { object.frame.columns.take(namesOf: named) }
          })
      } set: { object, value in
        object.frame.columns = try SeriesMembers.checked(
          SeriesConstruction.index(value), count: object.frame.columnCount)
      }
    ),
    ("values", property("The values as an array.") { try PandasValue.array($0.frame) }),
    ("dtypes", property("The types of the columns.") { .object(ColumnTypesObject($0.frame)) }),
    (
      "shape",
      property("The numbers of rows and columns.") { .tuple([.int($0.frame.rowCount), .int($0.frame.columnCount)]) }
    ),
    ("size", property("The number of values.") { .int($0.frame.rowCount * $0.frame.columnCount) }),
    ("ndim", property("The number of dimensions: 2.") { _ in .int(2) }),
    ("empty", property("Whether there are no values.") { .bool($0.frame.rowCount * $0.frame.columnCount == 0) }),
    ("axes", property("The labels of rows and columns.") { .list([Value($0.frame.index), Value($0.frame.columns)]) }),
    ("plot", property("Pictures of the columns.") { .object(PlotObject(.frame($0.frame))) }),
    ("T", property("Rows and columns exchanged.") { Value(try $0.frame.transposed()) }),
    ("loc", property("Rows and columns by label.") { .object(LocatorObject($0, byLabel: true)) }),
    ("iloc", property("Rows and columns by position.") { .object(LocatorObject($0, byLabel: false)) }),
    ("at", property("One value by label.") { .object(LocatorObject($0, byLabel: true, isScalar: true)) }),
    ("iat", property("One value by position.") { .object(LocatorObject($0, byLabel: false, isScalar: true)) }),
  ]

  static let example = "df = pd.DataFrame({'a': [3, 1], 'b': ['x', 'y']})\n"
}
