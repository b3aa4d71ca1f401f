import DataFrames
import Interpreter

extension CSVReading {
  /// The table with the columns that `parse_dates` names as places in time, where all of their texts are such.
  static func dates(in frame: DataFrame, _ arguments: NamedArguments) throws -> DataFrame {
    guard let wanted = arguments["parse_dates"] else { return frame }
    var reader = DateReader()
    reader.warn = { WarningText.show(category: "UserWarning", $0) }
    reader.dayFirst = try arguments.flag("dayfirst")
    switch try arguments.text("date_format") {
    case nil: break
    case "mixed", "ISO8601": reader.isMixed = true
    case let format: reader.format = format
    }
    func dated(_ column: Column) throws -> Column {
      guard column.dataType == .string || reader.format != nil else { return column }
      do {
        return .datetime(try reader.moments(column, coerces: false))
      } catch let error as DataFrameError {
        switch error.kind {
        case .value, .dateParse, .type: return column
        case _: throw error
        }
      }
    }
    var frame = frame
    if case .bool(let flag) = wanted {
      if flag { frame.index = Index(try dated(frame.index.column), name: frame.index.name) }
      return frame
    }
    guard PandasValue.isListLike(wanted) else {
      throw Raised.typeError("Only booleans and lists are accepted for the 'parse_dates' parameter")
    }
    for value in try Operators.array(wanted) {
      let label = try PandasValue.label(value)
      if frame.index.name != .none, frame.index.name == label {
        frame.index = Index(try dated(frame.index.column), name: frame.index.name)
        continue
      }
      let isPosition: Bool
      if case .int = label { isPosition = !frame.columns.contains(label) } else { isPosition = false }
      let place = isPosition ? label.number.map { Int($0) } : frame.columns.positions(of: label).first
      guard let place, frame.data.indices.contains(place) else {
        throw Raised.valueError("Missing column provided to 'parse_dates': '\(label.plainText)'")
      }
      frame.replace(at: place, with: try dated(frame.data[place]))
    }
    return frame
  }
}
