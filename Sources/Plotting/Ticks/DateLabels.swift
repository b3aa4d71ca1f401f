/// What stands at ticks of dates.
public enum DateLabels: Equatable, Sendable {
  /// As much of each date as the step of the ticks needs.
  case automatic
  /// Only what differs from tick to tick; what they have in common stands at the end of the axis.
  case concise

  func labels(_ places: [Double], unit: DateLocator.Unit) -> TickLabels {
    let moments = places.map { DateMoment($0) }
    switch self {
    case .automatic:
      let format = DateLabels.format(of: unit)
      return TickLabels(labels: moments.map { $0?.text(format) ?? "" })
    case .concise: return DateLabels.concise(moments.compactMap { $0 })
    }
  }

  private static func format(of unit: DateLocator.Unit) -> String {
    switch unit {
    case .year: "%Y"
    case .month: "%Y-%m"
    case .day: "%Y-%m-%d"
    case .hour: "%m-%d %H"
    case .minute: "%d %H:%M"
    case .second: "%H:%M:%S"
    case .microsecond: "%M:%S.%f"
    }
  }

  private static let formats = ["%Y", "%b", "%d", "%H:%M", "%H:%M", "%S.%f"]
  /// Where a longer unit begins, its own name.
  private static let beginnings = ["", "%Y", "%b", "%b-%d", "%H:%M", "%H:%M"]
  private static let offsets = ["", "%Y", "%Y-%b", "%Y-%b-%d", "%Y-%b-%d", "%Y-%b-%d %H:%M"]

  private static func concise(_ moments: [DateMoment]) -> TickLabels {
    guard let last = moments.last else { return TickLabels(labels: []) }
    let parts = moments.map(\.parts)
    let differing = (0..<6).last { level in Set(parts.map { $0[level] }).count > 1 }
    let level = differing ?? 5
    let showsOffset = !(level < 2 && differing != nil && parts.contains { $0[level] == 1 })
    let zeros = [0, 1, 1, 0, 0, 0]
    var labels = moments.indices.map { place -> String in
      let isBeginning =
        level < 5
        ? parts[place][level] == zeros[level] : moments[place].second == 0 && moments[place].fraction == 0
      return moments[place].text((isBeginning ? beginnings : formats)[level])
    }
    if level == 5 { labels = trimmed(labels) }
    return TickLabels(labels: labels, offset: showsOffset ? last.text(offsets[level]) : "")
  }

  /// Fractions of seconds without the zeros that all of them end with.
  private static func trimmed(_ labels: [String]) -> [String] {
    let zeros = labels.filter { $0.contains(".") }.map { $0.reversed().prefix { $0 == "0" }.count }.min() ?? 0
    guard zeros > 0 else { return labels }
    return labels.map { label in
      guard label.contains(".") else { return label }
      let short = label.dropLast(zeros)
      return String(short.last == "." ? short.dropLast() : short)
    }
  }
}
