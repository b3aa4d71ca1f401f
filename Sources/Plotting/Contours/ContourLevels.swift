/// Which heights a contour plot shows.
public enum ContourLevels: Sendable {
  /// About so many round numbers; 7 when not said.
  case count(Int?)
  case places([Double])

  /// The levels for heights.
  /// - Throws: ValueError with matplotlib's words for levels that do not increase.
  func resolved(
    for range: ClosedRange<Double>, isLogarithmic: Bool, extends: ContourExtension, isFilled: Bool
  ) throws -> [Double] {
    let levels: [Double]
    switch self {
    case .count(let count):
      levels = try Self.automatic(count, range, isLogarithmic: isLogarithmic, extends: extends)
    case .places(let places): levels = places
    }
    guard !isFilled || levels.count >= 2 else {
      throw PlottingError(.valueError, "Filled contours require at least 2 levels.")
    }
    guard zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw PlottingError(.valueError, "Contour levels must be increasing")
    }
    return levels
  }

  /// Round numbers from the last at or under the range to the first at or over it.
  private static func automatic(
    _ count: Int?, _ range: ClosedRange<Double>, isLogarithmic: Bool, extends: ContourExtension
  ) throws -> [Double] {
    let context = TickContext(low: range.lowerBound, high: range.upperBound)
    let ticks =
      isLogarithmic
      ? try LogLocator(count: count).ticks(in: context)
      : MaxNLocator(bins: min(max(count ?? 7, 0), 100_000) + 1, minimumTicks: 1).ticks(in: context)
    var first = ticks.lastIndex { $0 < range.lowerBound } ?? 0
    var end = ticks.firstIndex { $0 > range.upperBound }.map { $0 + 1 } ?? ticks.count
    if extends.atLow { first += 1 }
    if extends.atHigh { end -= 1 }
    return end - first < 3 ? ticks : Array(ticks[first..<end])
  }
}

/// Whether heights beyond the levels are coloured, too.
public enum ContourExtension: String, CaseIterable, Sendable {
  case neither, min, max, both

  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String) throws -> ContourExtension {
    if let value = ContourExtension(rawValue: text) { return value }
    throw PlottingError(.valueError, CloseMatch.message(for: text, what: "extend", among: allCases.map(\.rawValue)))
  }

  var atLow: Bool { self == .min || self == .both }
  var atHigh: Bool { self == .max || self == .both }
}
