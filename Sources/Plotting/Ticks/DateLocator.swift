import Calendar

/// Ticks where the calendar turns, on axes whose values are days since 1970.
public struct DateLocator: Equatable, Sendable {
  /// The step from tick to tick, which decides what labels say.
  public enum Unit: Int, Sendable, CaseIterable {
    case year, month, day, hour, minute, second, microsecond

    /// Its length in days, as matplotlib takes it.
    public var days: Double {
      switch self {
      case .year: 365
      case .month: 30
      case .day: 1
      case .hour: 1.0 / 24
      case .minute: 1.0 / 1440
      case .second: 1.0 / 86400
      case .microsecond: 1.0 / 86_400_000_000
      }
    }
  }

  /// Which moments have ticks; nil parts are all of them.
  private struct Pattern {
    var months: [Int]?
    var days: [Int]?
    var hours: [Int]?
    var minutes: [Int]?
    var seconds: [Int]?
  }

  private enum Rule: Equatable, Sendable {
    /// The longest unit that gives enough ticks, and not too many of them.
    case automatic(least: Int, most: Int?)
    case years(base: Int, month: Int, day: Int)
    case months(months: [Int], days: [Int], interval: Int)
    case days([Int], interval: Int)
    case weekdays([Int], interval: Int)
    case hours([Int])
    case minutes([Int])
  }

  private let rule: Rule

  public static func automatic(least: Int = 5, most: Int? = nil) -> DateLocator {
    DateLocator(rule: .automatic(least: least, most: most))
  }
  /// A day of each year that is a multiple of a base.
  public static func years(base: Int, month: Int, day: Int) -> DateLocator {
    DateLocator(rule: .years(base: max(base, 1), month: month, day: day))
  }
  public static func months(_ months: [Int], days: [Int], interval: Int) -> DateLocator {
    DateLocator(rule: .months(months: months, days: days, interval: max(interval, 1)))
  }
  /// - Parameter days: Days of the month.
  public static func days(_ days: [Int], interval: Int) -> DateLocator {
    DateLocator(rule: .days(days, interval: max(interval, 1)))
  }
  /// - Parameter days: Days of the week, 0 for Monday.
  public static func weekdays(_ days: [Int], interval: Int) -> DateLocator {
    DateLocator(rule: .weekdays(days, interval: max(interval, 1)))
  }
  public static func hours(_ hours: [Int]) -> DateLocator { DateLocator(rule: .hours(hours)) }
  public static func minutes(_ minutes: [Int]) -> DateLocator { DateLocator(rule: .minutes(minutes)) }

  // MARK: Ticks

  private static let mostTicks = 10_000

  /// The unit of the ticks between two limits.
  func unit(_ low: Double, _ high: Double) -> Unit {
    switch rule {
    case .automatic(let least, _):
      guard let (first, last) = DateMoment.range(low, high) else { return .day }
      return choice(first, last, least: least, most: nil).unit
    case .years: return .year
    case .months: return .month
    case .days, .weekdays: return .day
    case .hours: return .hour
    case .minutes: return .minute
    }
  }

  func ticks(in context: TickContext) -> [Double] {
    let (low, high) = (min(context.low, context.high), max(context.low, context.high))
    guard let (first, last) = DateMoment.range(low, high) else { return [] }
    let places = moments(first, last)
    return places.isEmpty ? [first.value, last.value] : places.map(\.value)
  }

  /// Limits with a width, for dates that have none.
  func nonsingular(_ low: Double, _ high: Double) -> (Double, Double) {
    guard low.isFinite, high.isFinite else { return (0, 1) }
    let (low, high) = (min(low, high), max(low, high))
    if case .automatic = rule { return low == high ? (low - 730, high + 730) : (low, high) }
    guard high - low < 1e-6 else { return (low, high) }
    let margin = 2 * unit(low, high).days * Double(interval)
    return (low - margin, high + margin)
  }

  private var interval: Int {
    switch rule {
    case .automatic, .hours, .minutes: 1
    case .years(let base, _, _): base
    case .months(_, _, let interval), .days(_, let interval), .weekdays(_, let interval): interval
    }
  }

  private func moments(_ first: DateMoment, _ last: DateMoment) -> [DateMoment] {
    switch rule {
    case .automatic(let least, let most):
      let choice = choice(first, last, least: least, most: most)
      switch choice.unit {
      case .year: return DateLocator.years(first, last, base: choice.interval, month: 1, day: 1)
      case .microsecond: return DateLocator.steps(first, last, microseconds: choice.interval)
      case .month, .day, .hour, .minute, .second: return DateLocator.matching(pattern(of: choice), first, last)
      }
    case .years(let base, let month, let day): return DateLocator.years(first, last, base: base, month: month, day: day)
    case .months(let months, let days, let interval):
      let start = first.moved(back: last)
      let pattern = Pattern(months: months, days: days, hours: [0], minutes: [0], seconds: [0])
      return DateLocator.matching(pattern, first, last).filter { moment in
        let distance = (moment.date.year - start.year) * 12 + moment.date.month - start.month
        return distance % interval == 0
      }
    case .days(let days, let interval):
      return DateLocator.dayTicks(first, last, interval) { days.contains($0.day) }
    case .weekdays(let days, let interval):
      return DateLocator.dayTicks(first, last, interval) { days.contains($0.weekday) }
    case .hours(let hours):
      return DateLocator.matching(Pattern(hours: hours, minutes: [0], seconds: [0]), first, last)
    case .minutes(let minutes): return DateLocator.matching(Pattern(minutes: minutes, seconds: [0]), first, last)
    }
  }

  /// Days at a distance from where the rule begins: as long before the limits as these are wide.
  private static func dayTicks(
    _ first: DateMoment, _ last: DateMoment, _ interval: Int, _ isWanted: (CalendarDate) -> Bool
  ) -> [DateMoment] {
    let start = first.moved(back: last).ordinal
    return matching(Pattern(hours: [0], minutes: [0], seconds: [0]), first, last).filter {
      ($0.date.ordinal - start) % interval == 0 && isWanted($0.date)
    }
  }

  // MARK: Choosing

  private struct Choice {
    var unit: Unit
    var interval: Int
  }

  private func choice(_ first: DateMoment, _ last: DateMoment, least: Int, most: Int?) -> Choice {
    let counts = first.counts(to: last)
    for unit in Unit.allCases where counts[unit.rawValue] >= Double(least) {
      let intervals = DateLocator.intervals(of: unit)
      let limit = Double((most ?? DateLocator.greatestCount(of: unit)) - 1)
      let interval = intervals.first { counts[unit.rawValue] <= Double($0) * limit } ?? intervals.last ?? 1
      return Choice(unit: unit, interval: interval)
    }
    return Choice(unit: .microsecond, interval: 1)
  }

  private static func greatestCount(of unit: Unit) -> Int {
    switch unit {
    case .year, .day, .minute, .second: 11
    case .month, .hour: 12
    case .microsecond: 8
    }
  }

  private static func intervals(of unit: Unit) -> [Int] {
    switch unit {
    case .year: [1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 500, 1000, 2000, 4000, 5000, 10000]
    case .month: [1, 2, 3, 4, 6]
    case .day: [1, 2, 4, 7, 14]
    case .hour: [1, 2, 3, 4, 6, 12]
    case .minute, .second: [1, 5, 10, 15, 30]
    case .microsecond:
      [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100_000, 200_000, 500_000, 1_000_000,
      ]
    }
  }

  /// Every so many months, days, hours …, each at the beginning of what is shorter.
  private func pattern(of choice: Choice) -> Pattern {
    func every(_ unit: Unit, _ all: Range<Int>) -> [Int]? {
      if choice.unit.rawValue < unit.rawValue { return [all.lowerBound] }
      guard choice.unit == unit else { return nil }
      if unit == .day, choice.interval == 14 { return [1, 15] }
      if unit == .day, choice.interval == 7 { return [1, 8, 15, 22] }
      return Array(stride(from: all.lowerBound, to: all.upperBound, by: choice.interval))
    }
    return Pattern(
      months: every(.month, 1..<13), days: every(.day, 1..<32), hours: every(.hour, 0..<24),
      minutes: every(.minute, 0..<60), seconds: every(.second, 0..<60))
  }

  // MARK: Counting

  private static func years(
    _ first: DateMoment, _ last: DateMoment, base: Int, month: Int, day: Int
  ) -> [DateMoment] {
    let low = max(first.date.year / base * base, 1)
    let high = min((last.date.year + base - 1) / base * base, 9999)
    guard low <= high, (high - low) / base < mostTicks, day <= CalendarDate.days(in: month, of: 2024) else { return [] }
    return stride(from: low, through: high, by: base).compactMap { year in
      guard day <= CalendarDate.days(in: month, of: year) else { return nil }
      return DateMoment(CalendarDate(year: year, month: month, day: day))
    }
  }

  private static func steps(_ first: DateMoment, _ last: DateMoment, microseconds step: Int) -> [DateMoment] {
    let begin = (first.microseconds + step - 1) / step * step
    guard begin <= last.microseconds, (last.microseconds - begin) / step < mostTicks else { return [] }
    return stride(from: begin, through: last.microseconds, by: step).map { DateMoment(microseconds: $0) }
  }

  /// The moments of a pattern between two others.
  private static func matching(_ pattern: Pattern, _ first: DateMoment, _ last: DateMoment) -> [DateMoment] {
    var moments: [DateMoment] = []
    for ordinal in first.ordinal...last.ordinal {
      let date = CalendarDate(ordinal: ordinal)
      guard pattern.months?.contains(date.month) ?? true, pattern.days?.contains(date.day) ?? true else { continue }
      let midnight = DateMoment(date).microseconds
      for hour in pattern.hours ?? Array(0..<24) {
        for minute in pattern.minutes ?? Array(0..<60) {
          for second in pattern.seconds ?? Array(0..<60) {
            let moment = midnight + ((hour * 60 + minute) * 60 + second) * 1_000_000
            guard moment >= first.microseconds, moment <= last.microseconds else { continue }
            moments.append(DateMoment(microseconds: moment))
            if moments.count > mostTicks { return [] }
          }
        }
      }
    }
    return moments
  }
}
