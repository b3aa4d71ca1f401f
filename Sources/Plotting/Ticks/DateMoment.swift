import Calendar

/// A place in time on an axis, to the microsecond.
struct DateMoment: Equatable {
  static let day = 86_400_000_000
  static let epoch = 719_163
  /// Since 1970.
  let microseconds: Int

  init(microseconds: Int) { self.microseconds = microseconds }
  init(_ date: CalendarDate) { microseconds = (date.ordinal - DateMoment.epoch) * DateMoment.day }

  /// - Returns: nil outside the years 1 to 9999.
  init?(_ value: Double) {
    let days = value + Double(DateMoment.epoch)
    guard days >= 1, days < Double(CalendarDate.lastOrdinal + 1) else { return nil }
    microseconds = Int((value * Double(DateMoment.day)).rounded(.toNearestOrEven))
  }

  static func range(_ low: Double, _ high: Double) -> (DateMoment, DateMoment)? {
    guard let first = DateMoment(low), let last = DateMoment(high), first.microseconds <= last.microseconds else {
      return nil
    }
    return (first, last)
  }

  /// Days since 1970.
  var value: Double { Double(microseconds) / Double(DateMoment.day) }

  private var days: Int { Int((Double(microseconds) / Double(DateMoment.day)).rounded(.down)) }
  private var time: Int { microseconds - days * DateMoment.day }
  var ordinal: Int { min(max(days + DateMoment.epoch, 1), CalendarDate.lastOrdinal) }
  var date: CalendarDate { CalendarDate(ordinal: ordinal) }
  var hour: Int { time / 3_600_000_000 }
  var minute: Int { time / 60_000_000 % 60 }
  var second: Int { time / 1_000_000 % 60 }
  var fraction: Int { time % 1_000_000 }

  /// Year, month, day, hour, minute, second.
  var parts: [Int] { [date.year, date.month, date.day, hour, minute, second] }

  /// Whole months to another moment, and the microseconds that are left.
  private func months(to last: DateMoment) -> (months: Int, rest: Int) {
    var months = (last.date.year - date.year) * 12 + last.date.month - date.month
    while months > 0, adding(months: months).microseconds > last.microseconds { months -= 1 }
    return (months, last.microseconds - adding(months: months).microseconds)
  }

  private func adding(months: Int) -> DateMoment {
    let number = date.year * 12 + date.month - 1 + months
    let (year, month) = (min(max(number / 12, 1), 9999), number % 12 + 1)
    let day = min(date.day, CalendarDate.days(in: month, of: year))
    return DateMoment(microseconds: DateMoment(CalendarDate(year: year, month: month, day: day)).microseconds + time)
  }

  /// How many whole years, months, days … lie between two moments.
  func counts(to last: DateMoment) -> [Double] {
    let (months, rest) = months(to: last)
    let whole = last.microseconds - microseconds
    let days = whole / DateMoment.day
    let hours = days * 24 + rest / 3_600_000_000 % 24
    return [
      Double(months / 12), Double(months), Double(days), Double(hours), Double(hours * 60 + rest / 60_000_000 % 60),
      Double(whole / 1_000_000), Double(whole),
    ]
  }

  /// The date as long before as another moment is behind.
  func moved(back last: DateMoment) -> CalendarDate {
    let (months, rest) = months(to: last)
    let before = adding(months: -months).microseconds - rest
    return DateMoment(microseconds: before).date
  }

  /// `strftime` for the letters that ticks use.
  func text(_ format: String) -> String {
    var text = ""
    var isCode = false
    for character in format {
      guard isCode else {
        if character == "%" { isCode = true } else { text.append(character) }
        continue
      }
      isCode = false
      switch character {
      case "Y": text += String(date.year)
      case "m": text += padded(date.month, 2)
      case "d": text += padded(date.day, 2)
      case "b": text += String(CalendarDate.monthNames[date.month - 1].prefix(3))
      case "H": text += padded(hour, 2)
      case "M": text += padded(minute, 2)
      case "S": text += padded(second, 2)
      case "f": text += padded(fraction, 6)
      case _: text += "%" + String(character)
      }
    }
    return text
  }
}
