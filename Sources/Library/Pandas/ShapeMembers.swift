import DataFrames
import Interpreter

/// `skew`, `kurt` and `sem` of series and tables.
enum ShapeMembers {
  private static let shapes: [(name: String, shape: Column.Shape, summary: String, shown: String)] = [
    ("skew", .skew, "The skewness.", "1.7321"), ("kurt", .kurt, "The excess kurtosis.", "nan"),
    ("kurtosis", .kurt, "The excess kurtosis.", "nan"), ("sem", .sem, "The standard error of the mean.", "1.0"),
  ]

  static let ofSeries: [Builtin] = shapes.map { name, shape, summary, shown in
    SeriesMembers.method(
      "\(name)(self, *, axis=0, skipna=True, \(shape == .sem ? "ddof=1, " : "")numeric_only=False)", summary,
      "round(float(pd.Series([0, 0, 3]).\(name)()), 4)\n#> \(shown)",
      lacking: ["axis", "skipna", "ddof", "numeric_only"]
    ) { object, _ in PandasValue.number(.float(try object.series.values.measured(shape))) }
  }

  static let ofFrames: [Builtin] = shapes.map { name, shape, summary, shown in
    DataFrameMembers.method(
      "\(name)(self, *, axis=0, skipna=True, \(shape == .sem ? "ddof=1, " : "")numeric_only=False)", summary,
      "round(float(pd.DataFrame({'a': [0, 0, 3]}).\(name)().a), 4)\n#> \(shown)", lacking: ["axis", "skipna", "ddof"]
    ) { object, arguments in
      let onlyNumbers = try arguments.flag("numeric_only")
      let places = object.frame.data.indices.filter { !onlyNumbers || object.frame.data[$0].numbers != nil }
      let values = try places.map { try object.frame.data[$0].measured(shape) }
      return Value(Series(.float64(values), index: try object.frame.columns.taking(places)))
    }
  }
}
