import DataFrames
import Interpreter

/// Attributes and methods of `pandas.Series`.
enum SeriesMembers {
  static let method = PandasMethods<SeriesObject>(owner: "Series")

  static func install() {
    for (name, property) in properties { PandasTypes.series.add(Symbol(name), .property(property)) }
    PandasTypes.series.add(
      parts + labels + changes + statistics + conversions + mapping + groups + filling
        + windows + LevelMembers.ofSeries + Resampling.ofSeries + pictures + ColumnwiseMember.records(method)
        + TableMembers.records(method) + unfolding
        + ShapeMembers.ofSeries + OperatorMembers.ofSeries)
    PandasTypes.series.constructor = SeriesConstruction.constructor
  }

  private static func property(
    _ summary: String, _ get: @escaping (SeriesObject) throws -> Value,
    set: ((SeriesObject, Value) throws -> Void)? = nil
  ) -> TypeObject.Property {
    func object(_ value: Value) throws -> SeriesObject {
      guard let object = value.object(as: SeriesObject.self) else { throw Raised.typeError("a Series is needed") }
      return object
    }
    return TypeObject.Property(summary) { value in
      try table { try get(object(value)) }
    } set: { value, new in
      guard let set else { throw Raised.attributeError("can't set attribute", object: value, name: "series") }
      try table { try set(object(value), new) }
    }
  }

  private static let properties: [(String, TypeObject.Property)] = [
    (
      "index",
      property("The labels.") { object in
        .object(
          IndexObject(object.series.index) { named in
            if object.series.index.hasSameLabels(as: named) { object.series.index.take(namesOf: named) }
          })
      } set: { object, value in
        object.series.index = try checked(SeriesConstruction.index(value), count: object.series.count)
      }
    ),
    (
      "name",
      property("The name.") {
        PandasValue.python($0.series.name)
      } set: { object, value in
        object.series.name = try PandasValue.label(value)
      }
    ),
    ("values", property("The values as an array.") { try PandasValue.values($0.series.values) }),
    ("dtype", property("The type of the values.") { PandasValue.type(of: $0.series.values) }),
    ("dtypes", property("The type of the values.") { PandasValue.type(of: $0.series.values) }),
    ("dt", property("What times can be asked.") { .object(try TimeMethodsObject($0.series)) }),
    ("cat", property("The categories of the values.") { .object(try CategoryMethodsObject($0)) }),
    ("shape", property("The number of values, in a tuple.") { .tuple([.int($0.series.count)]) }),
    ("size", property("The number of values.") { .int($0.series.count) }),
    ("nbytes", property("The bytes of the values.") { .int($0.series.values.byteCount) }),
    ("ndim", property("The number of dimensions: 1.") { _ in .int(1) }),
    ("empty", property("Whether there are no values.") { .bool($0.series.count == 0) }),
    (
      "is_unique",
      property("Whether no value repeats.") { .bool(try $0.series.values.uniqueCells().count == $0.series.count) }
    ),
    ("hasnans", property("Whether a value is missing.") { .bool($0.series.values.missingCount > 0) }),
    ("str", property("The methods of texts on every text.") { .object(try TextMethodsObject($0.series)) }),
    ("plot", property("Pictures of the values.") { .object(PlotObject(.series($0.series))) }),
    ("T", property("The series itself.") { .object($0) }),
    ("loc", property("Values by label.") { .object(LocatorObject($0, byLabel: true)) }),
    ("iloc", property("Values by position.") { .object(LocatorObject($0, byLabel: false)) }),
    ("at", property("One value by label.") { .object(LocatorObject($0, byLabel: true, isScalar: true)) }),
    ("iat", property("One value by position.") { .object(LocatorObject($0, byLabel: false, isScalar: true)) }),
  ]

  static func checked(_ index: Index, count: Int) throws -> Index {
    guard index.count == count else {
      throw Raised.valueError(
        "Length mismatch: Expected axis has \(count) elements, new values have \(index.count) elements")
    }
    return index
  }
}
