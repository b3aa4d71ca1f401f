import DataFrames
import Interpreter
import LongWork

/// `pd.read_json`: tables out of JSON.
enum JSONReading {
  static let function = PandasRecord.function(
    "read_json(path_or_buf, *, orient=None, typ='frame', dtype=None, convert_axes=None, convert_dates=True, "
      + "keep_default_dates=True, precise_float=False, date_unit=None, encoding=None, encoding_errors='strict', lines=False, "
      + "chunksize=None, compression='infer', nrows=None, storage_options=None, dtype_backend=None, engine='ujson')",
    "A table, or a series, out of a JSON file or stream.",
    example: "import io\npd.read_json(io.StringIO('[{\"a\": 1, \"b\": \"x\"}]'))\n#>    a  b\n#> 0  1  x",
    lacking: [
      "dtype", "convert_axes", "convert_dates", "keep_default_dates", "precise_float", "date_unit", "encoding",
      "encoding_errors", "chunksize", "compression", "nrows", "storage_options", "dtype_backend", "engine",
    ]
  ) { arguments in
    let text = try text(of: arguments.required("path_or_buf"))
    let data = try arguments.flag("lines") ? .list(lines(text)) : value(text)
    let orient = try arguments.text("orient")
    switch try arguments.text("typ") ?? "frame" {
    case "frame": return Value(try frame(data, orient ?? "columns"))
    case "series":
      let series = try make("Series", [data]).object(as: SeriesObject.self)?.series
      guard let series, orient == nil || orient == "index" else {
        throw Raised.notInLgs("read_json(typ='series', orient=…)")
      }
      return Value(Series(try converted(series.values, name: .none), index: try labels(series.index)))
    case let other: throw Raised.valueError("'\(other)' is not a valid typ")
    }
  }

  // MARK: Text

  private static func text(of source: Value) throws -> String {
    if let path = try FilePath.text(source) {
      let buffer = try CSVReading.contents(of: path, isPartial: false) { try Machine.current.checkInterrupt() }
      return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    }
    guard case .object(let object) = source, object is TextStreamObject else {
      throw Raised.valueError("Invalid file path or buffer object type: \(try Operators.repr(.object(source.type)))")
    }
    return try Operators.call(Operators.attribute(source, "read"), []).stringValue ?? ""
  }

  /// pandas' reader says of all errors that it expected something else.
  private static func value(_ text: String) throws -> Value {
    var reader = JSONReader(text, JSONReader.Hooks())
    do {
      return try reader.read()
    } catch let error as Raised where error.exception.type === JSONNamespace.decodeErrorType {
      throw Raised.valueError("Expected object or value")
    }
  }

  private static func lines(_ text: String) throws -> [Value] {
    try text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.map { try value(String($0)) }
  }

  // MARK: Tables

  private static func make(_ name: String, _ arguments: [Value], _ keywords: [(Symbol, Value)] = []) throws -> Value {
    let type = name == "Series" ? PandasTypes.series : PandasTypes.frame
    return try Operators.call(.object(type), arguments, keywords: keywords)
  }

  private static func frame(_ data: Value, _ orient: String) throws -> DataFrame {
    let made: Value
    switch orient {
    case "columns", "records", "values": made = try make("DataFrame", [data])
    case "index": made = Value(try table(make("DataFrame", [data])).transposed())
    case "split":
      guard let parts = data.object(as: DictionaryObject.self)?.table.all else {
        throw Raised.valueError("Expected a dict for orient='split'")
      }
      let keywords = parts.compactMap { entry in entry.key.stringValue.map { (Symbol($0), entry.value) } }
      made = try make("DataFrame", [], keywords)
    case "table": throw Raised.notInLgs("read_json(orient='table')")
    case _: throw Raised.valueError("Invalid value '\(orient)' for option 'orient'")
    }
    let frame = try table(made)
    let columns = try zip(frame.columns.cells, frame.data).map { try converted($1.inferred, name: $0) }
    return DataFrame(columns, columns: try labels(frame.columns), index: try labels(frame.index))
  }

  private static func table(_ value: Value) throws -> DataFrame {
    guard let frame = value.object(as: DataFrameObject.self)?.frame else { throw Raised.valueError("no table") }
    return frame
  }

  // MARK: Types

  /// Texts that are numbers as such, whole numbers as integers, and times where the name says so.
  private static func converted(_ column: Column, name: Cell) throws -> Column {
    if isDate(name), let dates = try dates(column) { return dates }
    var column = column
    if case .string = column, column.missingCount < column.count, let numbers = try numbers(column) {
      column = .float64(numbers)
    }
    guard case .float64(let values) = column, !values.isEmpty else { return column }
    let whole = try values.mapRows { Int(exactly: $0) }
    return whole.contains(nil) ? column : .int64(whole.compactMap { $0 })
  }

  private static func numbers(_ column: Column) throws -> [Double]? {
    let numbers = try column.mapCells { cell in cell.isMissing ? Double.nan : cell.text.flatMap(FloatNotation.parse) }
    return numbers.contains(nil) ? nil : numbers.compactMap { $0 }
  }

  /// Names that pandas takes for those of times.
  private static func isDate(_ name: Cell) -> Bool {
    guard let name = name.text?.lowercased() else { return false }
    return name.hasSuffix("_at") || name.hasSuffix("_time") || name == "modified" || name == "date"
      || name.hasPrefix("timestamp")
  }

  /// Texts of times as such; nil where they are none.
  private static func dates(_ column: Column) throws -> Column? {
    guard case .string = column else {
      if column.dataType.isNumeric { throw Raised.notInLgs("read_json() of times as numbers") }
      return nil
    }
    do {
      return .datetime(try DateReader().moments(column, coerces: false))
    } catch let error as DataFrameError {
      switch error.kind {
      case .value, .dateParse, .type: return nil
      case _: throw error
      }
    }
  }

  /// Labels that are texts of numbers as numbers.
  private static func labels(_ index: Index) throws -> Index {
    guard index.dataType == .string, index.count > 0, let numbers = try numbers(index.column) else { return index }
    let whole = numbers.map { Int(exactly: $0) }
    return Index(whole.contains(nil) ? .float64(numbers) : .int64(whole.compactMap { $0 }), name: index.name)
  }
}
