import Calendar
import LongWork

/// Regular places in time: `D`, `15min`, `ME`, `W-SUN`.
public struct Frequency: Equatable, Sendable {
  public enum Unit: Equatable, Sendable {
    /// Spans of one length, in microseconds.
    case span(Int, name: String)
    case day
    case businessDay
    /// Weeks that end on a weekday, Monday being 0.
    case week(Int)
    /// The ends or beginnings of every so many months, counted from a month.
    case months(Int, isEnd: Bool, isBusiness: Bool, anchor: Int, name: String)
  }

  public let unit: Unit
  public let multiple: Int

  public init(_ unit: Unit, multiple: Int = 1) {
    self.unit = unit
    self.multiple = min(max(multiple, -Frequency.most), Frequency.most)
  }

  /// More steps than lie between any two moments.
  private static let most = 1 << 40

  /// A product that is no moment when it is too large for one, even with a moment added.
  public static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? ((a < 0) == (b < 0) ? Int.max / 4 : -(Int.max / 4)) : product
  }

  public static let daily = Frequency(.day)

  /// The frequency as pandas writes it.
  public var name: String {
    let count = multiple == 1 ? "" : String(multiple)
    switch unit {
    case .span(_, let name): return count + name
    case .day: return count + "D"
    case .businessDay: return count + "B"
    case .week(let day): return count + "W-" + Frequency.dayName(day)
    case .months(1, _, _, _, let name): return count + name
    case .months(_, _, _, let anchor, let name): return count + name + "-" + Frequency.monthName(anchor)
    }
  }

  private static func dayName(_ day: Int) -> String { CalendarDate.shortWeekdayNames[day].uppercased() }
  private static func monthName(_ month: Int) -> String { CalendarDate.shortMonthNames[month - 1].uppercased() }

  /// As many steps in one.
  public func times(_ factor: Int) -> Frequency { Frequency(unit, multiple: Frequency.product(multiple, factor)) }

  // MARK: Names

  private static let spans: [String: (Int, String)] = [
    "h": (3_600_000_000, "h"), "min": (60_000_000, "min"), "s": (1_000_000, "s"), "ms": (1000, "ms"), "us": (1, "us"),
  ]

  private static let months: [String: (length: Int, isEnd: Bool, isBusiness: Bool, anchor: Int)] = [
    "ME": (1, true, false, 12), "MS": (1, false, false, 1), "BME": (1, true, true, 12), "BMS": (1, false, true, 1),
    "QE": (3, true, false, 12), "QS": (3, false, false, 1), "BQE": (3, true, true, 12), "BQS": (3, false, true, 1),
    "YE": (12, true, false, 12), "YS": (12, false, false, 1), "BYE": (12, true, true, 12), "BYS": (12, false, true, 1),
  ]

  /// - Throws: A value error with pandas' words for names that are none.
  public init(_ text: String) throws {
    var rest = text[...]
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    let digits = rest.prefix(while: \.isNumber)
    rest = rest.dropFirst(digits.count)
    guard let count = digits.isEmpty ? 1 : Int(digits), count <= Frequency.most else {
      throw DataFrameError(.overflow, "Python int too large to convert to C long")
    }
    multiple = count * (isNegative ? -1 : 1)
    let parts = rest.split(separator: "-", maxSplits: 1).map(String.init)
    guard multiple != 0, let name = parts.first, let unit = Frequency.unit(name, parts.count > 1 ? parts[1] : nil)
    else {
      throw Frequency.unknown(text, String(rest))
    }
    self.unit = unit
  }

  private static func unit(_ name: String, _ anchor: String?) -> Unit? {
    if let (length, name) = spans[name], anchor == nil { return .span(length, name: name) }
    switch (name, anchor) {
    case ("D", nil), ("d", nil): return .day
    case ("B", nil): return .businessDay
    case ("W", nil): return .week(6)
    case ("W", let day?):
      return CalendarDate.shortWeekdayNames.firstIndex { $0.uppercased() == day }.map(Unit.week)
    case (_, _): break
    }
    guard let known = months[name] else { return nil }
    var month = known.anchor
    if let anchor {
      guard known.length > 1,
        let place = CalendarDate.shortMonthNames.firstIndex(where: { $0.uppercased() == anchor })
      else { return nil }
      month = place + 1
    }
    return .months(known.length, isEnd: known.isEnd, isBusiness: known.isBusiness, anchor: month, name: name)
  }

  private static func unknown(_ text: String, _ unit: String) -> DataFrameError {
    let head = "Invalid frequency: \(text). Failed to parse with error message: ValueError("
    if let other = ["M": "ME", "Q": "QE", "Y": "YE", "BM": "BME", "BQ": "BQE", "BY": "BYE"][unit] {
      return .value(head + "\"'\(unit)' is no longer supported for offsets. Please use '\(other)' instead.\")")
    }
    if let other = ["H": "h", "T": "min", "S": "s", "A": "Y", "L": "ms", "U": "us"][unit] {
      return .value(head + "'Invalid frequency: \(unit). Did you mean \(other)?') Did you mean \(other)?")
    }
    if ["C", "SME", "SMS", "cbh", "bh", "ns", "N"].contains(unit) || unit.hasPrefix("W") {
      return .notInLgs("the frequency '\(text)'")
    }
    return .value(head + "'Invalid frequency: \(unit)')")
  }

  // MARK: Places

  /// The length in microseconds where all are alike.
  public var span: Int? {
    switch unit {
    case .span(let length, _): return Frequency.product(length, multiple)
    case .day: return Frequency.product(TimeText.day, multiple)
    case .businessDay, .week, .months: return nil
    }
  }

  /// Whether a place in time is one of these.
  func isOn(_ moment: Int) -> Bool { span != nil || rolled(moment, forward: true) == moment }

  /// The nearest of these places that is not before, or not behind; the time of day stays.
  public func rolled(_ moment: Int, forward: Bool) -> Int {
    if span != nil { return moment }
    let (date, time) = TimeText.parts(moment)
    var ordinal = date.ordinal
    switch unit {
    case .span, .day: break
    case .businessDay:
      while (ordinal + 6) % 7 > 4 { ordinal += forward ? 1 : -1 }
    case .week(let day):
      let distance = (day - date.weekday + 7) % 7
      ordinal += forward || distance == 0 ? distance : distance - 7
    case .months:
      let month = monthNumber(date)
      ordinal = forward ? first(from: month - 1) { $0 >= date.ordinal } : last(from: month + 1) { $0 <= date.ordinal }
    }
    return (ordinal - TimeText.epoch) * TimeText.day + time
  }

  /// The place some steps further; a place between steps is brought onto one first, which is a step itself.
  /// - Throws: A value error for a place outside the years 1 to 9999.
  public func moved(_ moment: Int, by count: Int) throws -> Int {
    let steps = Frequency.product(count, multiple)
    let place: Int
    switch unit {
    case .span(let length, _): place = moment + Frequency.product(length, steps)
    case .day: place = moment + Frequency.product(TimeText.day, steps)
    case .week, .businessDay, .months: place = try anchored(moment, steps)
    }
    return try Frequency.checked(place)
  }

  /// The moment itself.
  /// - Throws: A value error for one outside the years 1 to 9999.
  public static func checked(_ moment: Int) throws -> Int {
    guard moments.contains(moment) else { throw outOfBounds }
    return moment
  }

  /// The years 1 to 9999.
  private static let moments =
    (1 - TimeText.epoch) * TimeText.day..<(CalendarDate.lastOrdinal + 1 - TimeText.epoch) * TimeText.day

  public static let outOfBounds = DataFrameError(.outOfBounds, "Out of bounds timestamp: lgs has the years 1 to 9999")

  private func anchored(_ moment: Int, _ steps: Int) throws -> Int {
    let start = rolled(moment, forward: steps < 0 ? true : false)
    let isOff = start != moment
    var rest = steps
    var place = start
    if isOff, steps < 0 {
      place = rolled(moment, forward: false)
      rest += 1
    }
    let (date, time) = TimeText.parts(place)
    let ordinal: Int
    switch unit {
    case .span, .day: ordinal = date.ordinal
    case .week: ordinal = date.ordinal + Frequency.product(7, rest)
    case .businessDay:
      let week = date.weekday + rest
      ordinal =
        date.ordinal - date.weekday + TimeText.floorDivided(week, 5).quotient * 7
        + TimeText.floorDivided(week, 5).remainder
    case .months(let length, _, _, _, _):
      let month = monthNumber(date) + Frequency.product(rest, length)
      guard (12..<120_000).contains(month) else { throw Frequency.outOfBounds }
      ordinal = placed(inMonth: month)
    }
    guard (1...CalendarDate.lastOrdinal).contains(ordinal) else { throw Frequency.outOfBounds }
    return (ordinal - TimeText.epoch) * TimeText.day + time
  }

  // MARK: Months

  /// Months counted from the year 0.
  private func monthNumber(_ date: CalendarDate) -> Int { date.year * 12 + date.month - 1 }

  /// Whether such a place lies in a month.
  private func isAnchored(_ month: Int) -> Bool {
    guard case .months(let length, _, _, let anchor, _) = unit else { return false }
    return TimeText.floorDivided(month + 1 - anchor, length).remainder == 0
  }

  /// The day of the place that lies in a month.
  private func placed(inMonth month: Int) -> Int {
    let year = min(max(month / 12, 1), 9999)
    let number = month % 12 + 1
    guard case .months(_, let isEnd, let isBusiness, _, _) = unit else { return 1 }
    let day = isEnd ? CalendarDate.days(in: number, of: year) : 1
    var ordinal = CalendarDate(year: year, month: number, day: day).ordinal
    while isBusiness, (ordinal + 6) % 7 > 4 { ordinal += isEnd ? -1 : 1 }
    return ordinal
  }

  private func first(from start: Int, where isGood: (Int) -> Bool) -> Int {
    for month in start...(start + 26) where isAnchored(month) && isGood(placed(inMonth: month)) {
      return placed(inMonth: month)
    }
    return placed(inMonth: start)
  }

  private func last(from start: Int, where isGood: (Int) -> Bool) -> Int {
    for month in ((start - 26)...start).reversed() where isAnchored(month) && isGood(placed(inMonth: month)) {
      return placed(inMonth: month)
    }
    return placed(inMonth: start)
  }
}

extension Frequency {
  /// The most places that a range may have.
  private static let limit = 1 << 27

  /// Places from a start on, up to an end or so many.
  /// - Throws: A memory error for a range that is too long.
  public func range(start: Int?, end: Int?, count: Int?) throws -> [Int] {
    var places: [Int] = []
    if let start {
      var place = rolled(start, forward: multiple > 0)
      while count.map({ places.count < $0 }) ?? true, end.map({ multiple > 0 ? place <= $0 : place >= $0 }) ?? true {
        try Interruption.check(after: places.count)
        if places.count > Frequency.limit { throw DataFrameError(.memory, "") }
        places.append(place)
        if places.count == count { break }
        // Nothing lies behind the last moment that an end can name.
        guard let next = end == nil ? try moved(place, by: 1) : try? moved(place, by: 1), next != place else { break }
        place = next
      }
    } else if let end, let count {
      var place = rolled(end, forward: multiple < 0)
      while places.count < count {
        try Interruption.check(after: places.count)
        places.append(place)
        if places.count < count { place = try moved(place, by: -1) }
      }
      places.reverse()
    }
    return places
  }
}
