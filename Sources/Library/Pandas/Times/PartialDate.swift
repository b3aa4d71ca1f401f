import Calendar
import DataFrames
import Interpreter

/// A text as a label among places in time: a moment, or all of a year, a month, a day.
struct PartialDate {
  /// The first microsecond that is meant, and the first that is not.
  let start, end: Int
  private let resolution: DateResolution

  /// - Returns: nil for labels that are no places in time, and for what is no text of one.
  init?(_ label: Cell, in index: Index) {
    guard case .string(let text) = label, index.dataType == .datetime,
      let (moment, resolution) = DateReader.moment(text) ?? PartialDate.year(text), moment != Cell.notATime
    else { return nil }
    start = moment
    self.resolution = resolution
    let date = TimeText.parts(moment).date
    switch resolution {
    case .year: end = TimeText.moment(of: CalendarDate(year: min(date.year + 1, 9999), month: 1, day: 1))
    case .month:
      let next = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
      end = TimeText.moment(of: CalendarDate(year: min(next.0, 9999), month: next.1, day: 1))
    case .day: end = moment + TimeText.day
    case .hour: end = moment + 3_600_000_000
    case .minute: end = moment + 60_000_000
    case .second: end = moment + 1_000_000
    case .microsecond: end = moment + 1
    }
  }

  private static func year(_ text: String) -> (value: Int, resolution: DateResolution)? {
    guard text.utf8.count == 4, let year = Int(text), CalendarDate.years.contains(year) else { return nil }
    return (TimeText.moment(of: CalendarDate(year: year, month: 1, day: 1)), .year)
  }

  /// The positions that the label means, and whether it means one moment.
  func positions(in index: Index) -> (positions: [Int], isExact: Bool) {
    let moments = index.column.integers ?? []
    guard resolution < PartialDate.resolution(of: moments) else {
      return (moments.indices.filter { moments[$0] == start }, true)
    }
    return (moments.indices.filter { (start..<end).contains(moments[$0]) }, false)
  }

  /// How finely the labels are placed.
  private static func resolution(of moments: [Int]) -> DateResolution {
    var finest = DateResolution.day
    for moment in moments where moment != Cell.notATime {
      let time = TimeText.floorDivided(moment, TimeText.day).remainder
      if time % 1_000_000 != 0 { return .microsecond }
      let own: DateResolution =
        time % 60_000_000 != 0 ? .second : time % 3_600_000_000 != 0 ? .minute : time != 0 ? .hour : .day
      finest = max(finest, own)
    }
    return finest
  }
}

extension Index {
  /// A label as these labels have it: texts beside places in time are read as such.
  func adapted(_ label: Cell) -> Cell {
    guard case .string(let text) = label, dataType == .datetime || dataType == .timedelta else { return label }
    if dataType == .timedelta { return SpanReader.span(text).map(Cell.timedelta) ?? label }
    return DateReader.moment(text).map { .timestamp($0.value) } ?? label
  }
}
