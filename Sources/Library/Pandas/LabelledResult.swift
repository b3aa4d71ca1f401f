import DataFrames
import Interpreter

/// Functions of NumPy on series and tables: what they compute value by value keeps the labels.
enum LabelledResult {
  /// Whether an operator with an array on its left is the business of what stands on its right.
  static func takesPrecedence(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return false }
    return object is SeriesObject || object is DataFrameObject
  }

  private static let skippingMissing: Set = [
    "mean", "sum", "std", "var", "min", "max", "median", "prod", "argmin", "argmax", "amin", "amax", "ptp",
  ]

  /// - Throws: A refusal of statistics of series with missing values, which pandas skips and arrays do not.
  static func check(_ name: String, _ arguments: Arguments) throws {
    guard skippingMissing.contains(name), let series = arguments[0].object(as: SeriesObject.self)?.series,
      series.values.missingCount > 0
    else { return }
    throw Raised.notInLgs("np.\(name) of missing values: the series' own \(name)() skips them, np.\(name) of a series")
  }

  /// The result of a function of single elements, with the labels of its arguments.
  static func labelled(_ result: Value, _ arguments: Arguments) throws -> Value {
    let values = [arguments[0], arguments[1]]
    let series = values.compactMap { $0.object(as: SeriesObject.self)?.series }
    if let first = series.first {
      guard let elements = result.array, elements.rank == 1, elements.count == first.count else { return result }
      if let other = series.dropFirst().first, !other.index.hasSameLabels(as: first.index) {
        throw Raised.notInLgs("a function of numpy on differently labelled series")
      }
      let name = series.allSatisfy { $0.name == first.name } ? first.name : .none
      return Value(Series(try PandasValue.column(of: elements), index: first.index, name: name))
    }
    guard let frame = values.compactMap({ $0.object(as: DataFrameObject.self)?.frame }).first else { return result }
    guard let elements = result.array, elements.rank == 2, elements.shape[0] == frame.rowCount else { return result }
    return Value(DataFrame(try PandasValue.columns(of: elements), columns: frame.columns, index: frame.index))
  }
}
