import Calendar
import Interpreter

/// `strptime`: a format as a regular expression, as CPython reads times.
struct TimeParser {
  /// What was found; what a format does not name keeps its default.
  struct Result {
    var year: Int?
    var month = 1
    var day = 1
    var clock = ClockTime()
    var weekday: Int?
    var dayOfYear: Int?
    var zone: TimeZoneObject?

    /// - Throws: ValueError for what is no day.
    var date: CalendarDate {
      get throws {
        if let dayOfYear, let year {
          return CalendarDate(ordinal: CalendarDate(year: year, month: 1, day: 1).ordinal + dayOfYear - 1)
        }
        return try DateObject.checked(year: year ?? 1900, month: month, day: day)
      }
    }
  }

  private static let fields: [Character: String] = [
    "d": "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]", "f": "[0-9]{1,6}", "H": "2[0-3]|[0-1]\\d|\\d",
    "I": "1[0-2]|0[1-9]|[1-9]", "j": "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]",
    "m": "1[0-2]|0[1-9]|[1-9]", "M": "[0-5]\\d|\\d", "S": "6[0-1]|[0-5]\\d|\\d", "w": "[0-6]", "y": "\\d\\d",
    "Y": "\\d\\d\\d\\d", "z": "[+-]\\d\\d:?[0-5]\\d(:?[0-5]\\d(\\.\\d{1,6})?)?|(?-i:Z)", "u": "[1-7]",
    "A": names(CalendarDate.weekdayNames), "a": names(CalendarDate.weekdayNames.map { String($0.prefix(3)) }),
    "B": names(CalendarDate.monthNames), "b": names(CalendarDate.monthNames.map { String($0.prefix(3)) }),
    "p": "am|pm", "Z": "utc|gmt",
  ]
  private static let compounds: [Character: String] = [
    "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M",
  ]

  /// Longer names come first, so that none is taken for the beginning of another.
  private static func names(_ names: [String]) -> String {
    names.map { $0.lowercased() }.sorted { $0.utf8.count > $1.utf8.count }.joined(separator: "|")
  }

  /// - Throws: ValueError with CPython's words for a text that does not fit, or a format that is none.
  static func parse(_ text: String, _ format: String) throws -> Result {
    let pattern = try pattern(format, in: format)
    let object = try PatternObject.compiled(pattern, .ignoreCase)
    let searched = try SearchedText(.string(text))
    guard let match = try object.firstMatch(searched, .prefix).object(as: MatchObject.self) else {
      throw Raised.valueError(
        "time data \(StringObject.quoted(text)) does not match format \(StringObject.quoted(format))")
    }
    if match.end != searched.codes.count {
      throw Raised.valueError("unconverted data remains: \(searched.text(match.end, searched.codes.count))")
    }
    var parser = TimeParser()
    for (name, number) in object.groupNames {
      guard let letter = name.first, let value = match.string(number) else { continue }
      try parser.take(letter, value)
    }
    return try parser.finished()
  }

  private static func pattern(_ format: String, in whole: String) throws -> String {
    var result = ""
    var iterator = format.makeIterator()
    var isAfterBlank = false
    while let character = iterator.next() {
      if character.isWhitespace {
        if !isAfterBlank { result += "\\s+" }
        isAfterBlank = true
        continue
      }
      isAfterBlank = false
      guard character == "%" else {
        result += "\\.^$*+?(){}[]|".contains(character) ? "\\\(character)" : String(character)
        continue
      }
      guard let letter = iterator.next() else {
        throw Raised.valueError("stray % in format \(StringObject.quoted(whole))")
      }
      if letter == "%" {
        result += "%"
      } else if let field = fields[letter] {
        result += "(?P<\(letter)>\(field))"
      } else if let compound = compounds[letter] {
        result += try pattern(compound, in: whole)
      } else if "UWGVe".contains(letter) {
        throw Raised.notInLgs("the directive %\(letter) of strptime()")
      } else {
        throw Raised.valueError(
          "\(StringObject.quoted(String(letter))) is a bad directive in format \(StringObject.quoted(whole))")
      }
    }
    return result
  }

  private var result = Result()
  /// The hour of a clock with twelve of them, and which half of the day it counts.
  private var halfDayHour: Int?
  private var isAfternoon = false

  private mutating func take(_ letter: Character, _ text: String) throws {
    let number = Int(text.drop { $0 == " " }) ?? 0
    func place(_ names: [String]) -> Int { names.firstIndex { $0.lowercased().hasPrefix(text.lowercased()) } ?? 0 }
    switch letter {
    case "Y": result.year = number
    case "y": result.year = number + (number <= 68 ? 2000 : 1900)
    case "m": result.month = number
    case "B", "b": result.month = place(CalendarDate.monthNames) + 1
    case "d": result.day = number
    case "H": result.clock.hour = number
    case "I": halfDayHour = number % 12
    case "p": isAfternoon = text.lowercased() == "pm"
    case "M": result.clock.minute = number
    case "S": result.clock.second = number
    case "f": result.clock.microsecond = Int(text + String(repeating: "0", count: 6 - text.utf8.count)) ?? 0
    case "j": result.dayOfYear = number
    case "A", "a": result.weekday = place(CalendarDate.weekdayNames)
    case "w": result.weekday = (number + 6) % 7
    case "u": result.weekday = number - 1
    case "z": result.zone = try IsoText.zone(text)
    case _: break
    }
  }

  private mutating func finished() throws -> Result {
    if let halfDayHour { result.clock.hour = halfDayHour + (isAfternoon ? 12 : 0) }
    if result.clock.second > 59 { throw Raised.valueError("second must be in 0..59") }
    return result
  }
}
