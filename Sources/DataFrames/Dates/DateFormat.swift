import Calendar

/// A format of dates in `strptime`'s words, taken apart.
struct DateFormat {
  /// What a directive reads.
  enum Field: Character {
    case year = "Y"
    case shortYear = "y"
    case month = "m"
    case monthName = "B"
    case shortMonthName = "b"
    case day = "d"
    case dayOfYear = "j"
    case hour = "H"
    case halfHour = "I"
    case halfDay = "p"
    case minute = "M"
    case second = "S"
    case fraction = "f"
    case weekday = "A"
    case shortWeekday = "a"
  }

  private enum Piece {
    case field(Field)
    case text(UInt8)
    case blanks
  }

  /// Why a text has no date.
  enum Failure: Error {
    case mismatch
    case rest(String)
    case noSuchDay(String)
  }

  let pattern: String
  private var pieces: [Piece] = []

  /// - Throws: A value error for what is no format, and a refusal of directives that are not known.
  init(_ pattern: String) throws {
    self.pattern = pattern
    var iterator = pattern.makeIterator()
    while let character = iterator.next() {
      guard character == "%" else {
        if character.isWhitespace { pieces.append(.blanks) } else { pieces += character.utf8.map(Piece.text) }
        continue
      }
      guard let letter = iterator.next() else { throw DataFrameError.value("stray % in format '\(pattern)'") }
      if letter == "%" {
        pieces.append(.text(UInt8(ascii: "%")))
      } else if let field = Field(rawValue: letter) {
        pieces.append(.field(field))
      } else if letter == "T" {
        pieces += try DateFormat("%H:%M:%S").pieces
      } else if "zZUWwGVuFRDcxX".contains(letter) {
        throw DataFrameError.notInLgs("the directive %\(letter) of a date format")
      } else {
        throw DataFrameError.value("'\(letter)' is a bad directive in format '\(pattern)'")
      }
    }
  }

  /// The finest part of a date that the format has.
  var resolution: DateResolution {
    pieces.reduce(.year) { finest, piece in
      guard case .field(let field) = piece else { return finest }
      return max(finest, DateResolution(field))
    }
  }

  /// The microseconds since 1970 of a text.
  func moment(_ text: String) throws -> Int {
    var text = text
    return try text.withUTF8 { try moment($0) }
  }

  private func moment(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Int {
    var parts = DateParts()
    var place = 0
    for piece in pieces {
      switch piece {
      case .text(let byte):
        guard place < bytes.count, bytes[place] == byte else { throw Failure.mismatch }
        place += 1
      case .blanks:
        guard place < bytes.count, DateFormat.isBlank(bytes[place]) else { throw Failure.mismatch }
        while place < bytes.count, DateFormat.isBlank(bytes[place]) { place += 1 }
      case .field(let field): try parts.read(field, bytes, &place)
      }
    }
    guard place == bytes.count else { throw Failure.rest(String(decoding: bytes[place...], as: UTF8.self)) }
    return try parts.moment()
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}

/// How finely a text names a place in time.
public enum DateResolution: Int, Comparable, Sendable {
  case year, month, day, hour, minute, second, microsecond

  public static func < (a: DateResolution, b: DateResolution) -> Bool { a.rawValue < b.rawValue }

  init(_ field: DateFormat.Field) {
    switch field {
    case .year, .shortYear: self = .year
    case .month, .monthName, .shortMonthName: self = .month
    case .day, .dayOfYear, .weekday, .shortWeekday: self = .day
    case .hour, .halfHour, .halfDay: self = .hour
    case .minute: self = .minute
    case .second: self = .second
    case .fraction: self = .microsecond
    }
  }
}

/// The numbers that a text names.
private struct DateParts {
  private var year: Int?
  private var month = 1
  private var day = 1
  private var dayOfYear: Int?
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var microsecond = 0
  private var halfHour: Int?
  private var isAfternoon = false

  mutating func read(_ field: DateFormat.Field, _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) throws {
    switch field {
    case .year: year = try DateParts.number(bytes, &place, digits: 4...4, range: 1...9999)
    case .shortYear:
      let number = try DateParts.number(bytes, &place, digits: 2...2, range: 0...99)
      year = number + (number <= 68 ? 2000 : 1900)
    case .month: month = try DateParts.number(bytes, &place, digits: 1...2, range: 1...12)
    case .monthName: month = try DateParts.name(CalendarDate.monthNames, bytes, &place) + 1
    case .shortMonthName: month = try DateParts.name(CalendarDate.shortMonthNames, bytes, &place) + 1
    case .day: day = try DateParts.number(bytes, &place, digits: 1...2, range: 1...31)
    case .dayOfYear: dayOfYear = try DateParts.number(bytes, &place, digits: 1...3, range: 1...366)
    case .hour: hour = try DateParts.number(bytes, &place, digits: 1...2, range: 0...23)
    case .halfHour: halfHour = try DateParts.number(bytes, &place, digits: 1...2, range: 1...12) % 12
    case .halfDay: isAfternoon = try DateParts.name(["AM", "PM"], bytes, &place) == 1
    case .minute: minute = try DateParts.number(bytes, &place, digits: 1...2, range: 0...59)
    case .second: second = try DateParts.number(bytes, &place, digits: 1...2, range: 0...59)
    case .fraction: microsecond = try DateParts.fraction(bytes, &place)
    case .weekday: _ = try DateParts.name(CalendarDate.weekdayNames, bytes, &place)
    case .shortWeekday: _ = try DateParts.name(CalendarDate.shortWeekdayNames, bytes, &place)
    }
  }

  /// The greatest number in a range that the digits allow.
  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, digits: ClosedRange<Int>, range: ClosedRange<Int>
  ) throws -> Int {
    var (value, count, best) = (0, 0, (value: 0, count: 0))
    while count < digits.upperBound, place + count < bytes.count, (0x30...0x39).contains(bytes[place + count]) {
      value = value * 10 + Int(bytes[place + count] - 0x30)
      count += 1
      if count >= digits.lowerBound, range.contains(value) { best = (value, count) }
    }
    guard best.count > 0 else { throw DateFormat.Failure.mismatch }
    place += best.count
    return best.value
  }

  /// Digits behind the point as microseconds; digits beyond six are cut.
  private static func fraction(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) throws -> Int {
    var (value, count) = (0, 0)
    while count < 9, place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      if count < 6 { value = value * 10 + Int(bytes[place] - 0x30) }
      count += 1
      place += 1
    }
    guard count > 0 else { throw DateFormat.Failure.mismatch }
    for _ in count..<max(count, 6) { value *= 10 }
    return value
  }

  private static func name(_ names: [String], _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) throws -> Int {
    var end = place
    while end < bytes.count, (0x41...0x5a).contains(bytes[end] & 0xdf) { end += 1 }
    let word = String(decoding: bytes[place..<end], as: UTF8.self).lowercased()
    guard let number = names.firstIndex(where: { $0.lowercased() == word }) else { throw DateFormat.Failure.mismatch }
    place = end
    return number
  }

  func moment() throws -> Int {
    let year = self.year ?? 1900
    var date = CalendarDate(year: year, month: month, day: day)
    if let dayOfYear {
      date = CalendarDate(ordinal: CalendarDate(year: year, month: 1, day: 1).ordinal + dayOfYear - 1)
    } else if day > CalendarDate.days(in: month, of: year) {
      throw DateFormat.Failure.noSuchDay("day is out of range for month")
    }
    let hours = halfHour.map { $0 + (isAfternoon ? 12 : 0) } ?? hour
    return (date.ordinal - TimeText.epoch) * TimeText.day
      + ((hours * 60 + minute) * 60 + second) * 1_000_000 + microsecond
  }
}
