/// Texts as spans of time, as `pd.Timedelta` reads them: `1 days 02:00:00`, `90min`, `-1.5 hours`.
public enum SpanReader {
  /// The microseconds of the units of time by their names.
  private static let units: [String: Int] = {
    let day = TimeText.day
    var units: [String: Int] = [:]
    for (names, value) in [
      ("W w week weeks", 7 * day), ("D d day days", day), ("h H hr hour hours", 3_600_000_000),
      ("m T min minute minutes", 60_000_000), ("s S sec second seconds", 1_000_000),
      ("ms L milli millis millisecond milliseconds", 1000), ("us U micro micros microsecond microseconds", 1),
    ] {
      for name in names.split(separator: " ") { units[String(name)] = value }
    }
    return units
  }()

  /// The microseconds of a unit, or nil when it is none that has a fixed length.
  public static func unit(_ name: String) -> Int? { units[name] }

  static func unreadable(_ text: String) -> DataFrameError {
    .value("Could not convert '\(text)' to NumPy timedelta")
  }

  /// The microseconds of a text; nil when it names no span.
  public static func span(_ text: String) -> Int? {
    if ["NaT", "nat", "nan", "NaN", ""].contains(text) { return Cell.notATime }
    var rest = text.drop { $0 == " " }
    let isNegative = rest.first == "-"
    if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
    var (total, count) = (0.0, 0)
    while true {
      rest = rest.drop { $0 == " " || $0 == "," || $0 == "+" }
      guard let first = rest.first else { break }
      guard first.isNumber || first == ".", let value = piece(&rest) else { return nil }
      total += value
      count += 1
    }
    guard count > 0, total.magnitude < 9e18 else { return nil }
    let whole = Int(total.rounded())
    return isNegative ? -whole : whole
  }

  /// `02:00:00.5`, or a number with its unit.
  private static func piece(_ rest: inout Substring) -> Double? {
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(digits.count)
    guard let number = Double(digits) else { return nil }
    if rest.first == ":" { return clock(number, &rest) }
    rest = rest.drop { $0 == " " }
    let name = rest.prefix(while: \.isLetter)
    rest = rest.dropFirst(name.count)
    return units[String(name)].map { number * Double($0) }
  }

  private static func clock(_ hours: Double, _ rest: inout Substring) -> Double? {
    var seconds = hours * 3600
    for factor in [60.0, 1.0] where rest.first == ":" {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      guard let number = Double(digits), number < 60 else { return nil }
      rest = rest.dropFirst(digits.count)
      seconds += number * factor
    }
    return seconds * 1e6
  }
}
