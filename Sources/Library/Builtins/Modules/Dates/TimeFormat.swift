import Calendar
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `strftime`: the system's, with what Python adds.
enum TimeFormat {
  /// - Throws: ValueError for a format that the system refuses.
  static func text(_ format: String, of value: DateObject) throws -> String {
    let (date, clock) = (value.date, value.clock)
    var parts = tm()
    parts.tm_year = Int32(date.year - 1900)
    parts.tm_mon = Int32(date.month - 1)
    parts.tm_mday = Int32(date.day)
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (Int32(clock.hour), Int32(clock.minute), Int32(clock.second))
    parts.tm_wday = Int32((date.weekday + 1) % 7)
    parts.tm_yday = Int32(date.dayOfYear - 1)
    parts.tm_isdst = -1
    let own: [Character: String] = [
      "f": padded(clock.microsecond, 6),
      "z": value.zone.map { TimeZoneObject.text(of: $0.offset, separator: "") } ?? "",
      "Z": value.zone?.zoneName ?? "",
    ]
    return text(expanded(format, own), parts)
  }

  /// The format with the directives that Python fills in by itself.
  private static func expanded(_ format: String, _ own: [Character: String]) -> String {
    var result = ""
    var iterator = format.makeIterator()
    while let character = iterator.next() {
      guard character == "%", let letter = iterator.next() else {
        result.append(character)
        continue
      }
      if let text = own[letter] { result += text.replacingPercent() } else { result += "%\(letter)" }
    }
    return result
  }

  static func text(_ format: String, _ parts: tm) -> String {
    if format.isEmpty { return "" }
    var parts = parts
    // Behind a mark, an empty result is no sign of too little room.
    let marked = format + "."
    var size = 256
    while size <= 1 << 20 {
      var buffer = [CChar](repeating: 0, count: size)
      let count = strftime(&buffer, size, marked, &parts)
      if count > 0 {
        return String(decoding: buffer.prefix(count - 1).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      size *= 4
    }
    return ""
  }
}

extension String {
  /// The text for a format, in which a percent sign stands for itself.
  fileprivate func replacingPercent() -> String {
    split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }
}
