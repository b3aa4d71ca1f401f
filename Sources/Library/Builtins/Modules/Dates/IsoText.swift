import Calendar
import Interpreter

/// Dates and times as ISO 8601 writes them, as `fromisoformat` reads them.
enum IsoText {
  static func failure(_ text: String) -> Raised {
    .valueError("Invalid isoformat string: \(StringObject.quoted(text))")
  }

  /// The digits as a number, when there are so many and nothing else.
  private static func number(_ text: Substring, _ count: Int) -> Int? {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// `2024-01-02`, `20240102`, `2024-W01-2`; nil for other texts.
  private static func date(_ text: Substring) throws -> CalendarDate? {
    guard let year = number(text.prefix(4), 4) else { return nil }
    var rest = text.dropFirst(4)
    let isSeparated = rest.hasPrefix("-")
    if isSeparated { rest = rest.dropFirst() }
    if rest.hasPrefix("W") {
      rest = rest.dropFirst()
      guard let week = number(rest.prefix(2), 2) else { return nil }
      rest = rest.dropFirst(2)
      var weekday = 1
      if !rest.isEmpty {
        if isSeparated {
          guard rest.hasPrefix("-") else { return nil }
          rest = rest.dropFirst()
        }
        guard let day = number(rest, 1) else { return nil }
        weekday = day
      }
      if !(1...53).contains(week) { throw Raised.valueError("Invalid week: \(week)") }
      if !(1...7).contains(weekday) { throw Raised.valueError("Invalid weekday: \(weekday) (range is [1, 7])") }
      guard let ordinal = CalendarDate.ordinal(isoYear: year, week: week, weekday: weekday) else {
        throw Raised.valueError("Invalid week: \(week)")
      }
      return try DateObject.checked(ordinal: ordinal)
    }
    guard let month = number(rest.prefix(2), 2) else { return nil }
    rest = rest.dropFirst(2)
    if isSeparated {
      guard rest.hasPrefix("-") else { return nil }
      rest = rest.dropFirst()
    }
    guard let day = number(rest, 2) else { return nil }
    return try DateObject.checked(year: year, month: month, day: day)
  }

  /// - Throws: ValueError for what is no day.
  static func day(_ text: String) throws -> CalendarDate {
    guard [7, 8, 10].contains(text.utf8.count), let date = try date(text[...]) else { throw failure(text) }
    return date
  }

  /// - Throws: ValueError for what is no day and time.
  static func dateTime(_ text: String) throws -> DateTimeObject {
    let length = dateLength(text)
    guard let date = try date(text.prefix(length)) else { throw failure(text) }
    let rest = text.dropFirst(length)
    if rest.isEmpty { return DateTimeObject(date, ClockTime()) }
    guard let (clock, zone) = try clock(rest.dropFirst()) else { throw failure(text) }
    return DateTimeObject(date, clock, zone)
  }

  /// How many characters of the text are its date.
  private static func dateLength(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    func isDigit(_ place: Int) -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
    if bytes.count > 4, bytes[4] == UInt8(ascii: "-") {
      guard bytes.count > 5, bytes[5] == UInt8(ascii: "W") else { return 10 }
      return bytes.count > 8 && bytes[8] == UInt8(ascii: "-") && isDigit(9) ? 10 : 8
    }
    if bytes.count > 4, bytes[4] == UInt8(ascii: "W") { return isDigit(7) ? 8 : 7 }
    return 8
  }

  /// - Throws: ValueError for what is no time of day.
  static func time(_ text: String) throws -> TimeObject {
    let plain = text.hasPrefix("T") ? text.dropFirst() : text[...]
    guard let (clock, zone) = try clock(plain) else { throw failure(text) }
    return TimeObject(clock, zone)
  }

  /// A time of day with its zone, or nil for other texts.
  private static func clock(_ text: Substring) throws -> (ClockTime, TimeZoneObject?)? {
    let sign = text.firstIndex { $0 == "+" || $0 == "-" || $0 == "Z" }
    guard let numbers = numbers(text[..<(sign ?? text.endIndex)]) else { return nil }
    let clock = try ClockTime(hour: numbers[0], minute: numbers[1], second: numbers[2], microsecond: numbers[3])
    guard let sign else { return (clock, nil) }
    let shown = text[sign...]
    if shown == "Z" { return (clock, .utc) }
    guard !shown.hasPrefix("Z"), IsoText.numbers(shown.dropFirst()) != nil else { return nil }
    return (clock, try zone(String(shown)))
  }

  /// Hour, minute, second and microsecond, with or without colons; nil for other texts.
  private static func numbers(_ text: Substring) -> [Int]? {
    var result = [0, 0, 0, 0]
    guard let hour = number(text.prefix(2), 2) else { return nil }
    result[0] = hour
    var rest = text.dropFirst(2)
    let isSeparated = rest.hasPrefix(":")
    for place in 1...2 where !rest.isEmpty {
      if isSeparated {
        guard rest.hasPrefix(":") else { return nil }
        rest = rest.dropFirst()
      }
      guard let value = number(rest.prefix(2), 2) else { return nil }
      result[place] = value
      rest = rest.dropFirst(2)
    }
    guard !rest.isEmpty else { return result }
    guard rest.hasPrefix(".") || rest.hasPrefix(",") else { return nil }
    let digits = rest.dropFirst()
    guard !digits.isEmpty,
      number(digits, digits.utf8.count) != nil || digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    result[3] = Int(digits.prefix(6) + String(repeating: "0", count: max(0, 6 - digits.utf8.count))) ?? 0
    return result
  }

  /// The zone of `+09:00`, `+0900` or `Z`.
  static func zone(_ text: String) throws -> TimeZoneObject {
    if text == "Z" { return .utc }
    guard let numbers = numbers(text.dropFirst()) else { throw failure(text) }
    let seconds = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
    let size = Int128(seconds) * DurationObject.second + Int128(numbers[3])
    if size == 0 { return .utc }
    if size >= DurationObject.day {
      throw Raised.valueError(
        "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
          + "\(try DurationObject(text.hasPrefix("-") ? -size : size).repr()).")
    }
    return TimeZoneObject(try DurationObject(text.hasPrefix("-") ? -size : size))
  }
}
