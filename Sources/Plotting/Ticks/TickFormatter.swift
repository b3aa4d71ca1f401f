import LongWork

#if canImport(Glibc)
  import Glibc
#endif

/// The labels of an axis: one per tick, and what is written once at its end.
public struct TickLabels: Equatable, Sendable {
  public var labels: [String]
  /// A common factor or offset such as `1e6`.
  public var offset: String

  public init(labels: [String], offset: String = "") {
    self.labels = labels
    self.offset = offset
  }
}

/// What is written at ticks.
public enum TickFormatter {
  case scalar(ScalarFormatter)
  /// Powers of a base; between them only where few powers are in sight, or never.
  case log(base: Double, labelsOnlyPowers: Bool)
  /// Shares of a whole, in hundredths; decimals nil suits the limits.
  case percent(whole: Double, decimals: Int?, symbol: String)
  /// Numbers up to a thousand with the letter of their power: k, M, m …; places nil writes what is needed.
  case engineering(unit: String, places: Int?, separator: String)
  /// Texts for the ticks in turn.
  case fixed([String])
  /// Texts for places, however many ticks there are.
  case function((_ value: Double, _ index: Int) throws -> String)
  case dates(DateLabels)
  case none

  public static let standard = TickFormatter.scalar(ScalarFormatter())

  /// The labels of the ticks.
  public func labels(_ places: [Double], in context: TickContext) throws -> TickLabels {
    switch self {
    case .scalar(let formatter): return try formatter.labels(places, in: context)
    case .log(let base, let labelsOnlyPowers):
      let formatter = LogFormatter(base: base, labelsOnlyPowers: labelsOnlyPowers, context: context)
      return TickLabels(labels: places.map { formatter.label($0) })
    case .percent(let whole, let decimals, let symbol):
      let range = 100 * abs(context.high - context.low) / whole
      let digits = decimals ?? (range <= 0 ? 0 : min(5, max(0, Int(bounded: (2 - log10(2 * range)).rounded(.up)))))
      return TickLabels(
        labels: places.map { Self.minus(NumberFormat.fixed(100 * ($0 / whole), digits: digits)) + symbol })
    case .engineering(let unit, let digits, let separator):
      return TickLabels(
        labels: places.map { Self.minus(Self.engineering($0, digits: digits, unit: unit, separator: separator)) })
    case .fixed(let texts):
      return TickLabels(labels: places.indices.map { $0 < texts.count ? texts[$0] : "" })
    case .function(let text):
      return TickLabels(labels: try places.enumerated().map { try text($0.element, $0.offset) })
    case .dates(let labels): return labels.labels(places, unit: context.dateUnit)
    case .none: return TickLabels(labels: places.map { _ in "" })
    }
  }

  private static let prefixes = [
    "q", "r", "y", "z", "a", "f", "p", "n", "\u{B5}", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y", "R", "Q",
  ]

  private static func engineering(_ value: Double, digits: Int?, unit: String, separator: String) -> String {
    func text(_ number: Double) -> String {
      digits.map { NumberFormat.fixed(number, digits: $0) } ?? NumberFormat.general(number)
    }
    var group = 0
    if value != 0, value.isFinite { group = min(max(Int(bounded: (log10(abs(value)) / 3).rounded(.down)), -10), 10) }
    var mantissa = value / pow(10, Double(3 * group))
    if abs(Double(text(mantissa)) ?? 0) >= 1000, group < 10 {
      mantissa /= 1000
      group += 1
    }
    let prefix = prefixes[group + 10]
    return text(value == 0 ? 0 : mantissa) + (unit.isEmpty && prefix.isEmpty ? "" : separator + prefix + unit)
  }

  /// A hyphen-minus as the true minus sign.
  static func minus(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "-" ? "\u{2212}" : $0 }))
  }
}

/// Decimal numbers, all with the same number of decimals.
public struct ScalarFormatter: Equatable, Sendable {
  /// Whether a common offset may be split off.
  public var usesOffset = true
  /// An offset to split off in any case.
  public var fixedOffset = 0.0
  /// Whether a common power of ten may be split off.
  public var isScientific = true
  /// From which exponents on it is.
  public var powerLimits = (low: -5, high: 6)
  /// Whether factors are written as mathematics.
  public var usesMathText = false
  /// How many digits an offset must save.
  private let offsetThreshold = 4

  public init() {}

  public static func == (a: ScalarFormatter, b: ScalarFormatter) -> Bool {
    a.usesOffset == b.usesOffset && a.fixedOffset == b.fixedOffset && a.isScientific == b.isScientific
      && a.powerLimits == b.powerLimits && a.usesMathText == b.usesMathText
  }

  /// The labels of the ticks and the text at the axis' end.
  /// - Throws: `Interrupted`.
  public func labels(_ places: [Double], in context: TickContext) throws -> TickLabels {
    guard !places.isEmpty else { return TickLabels(labels: []) }
    let low = min(context.low, context.high)
    let high = max(context.low, context.high)
    let visible = places.filter { low <= $0 && $0 <= high }
    let offset = usesOffset ? commonOffset(visible) : fixedOffset
    let exponent = commonExponent(visible, offset: offset, width: high - low)
    let digits = decimals(places, offset: offset, exponent: exponent, low: context.low, high: context.high)
    let scale = pow(10, Double(exponent))
    let labels = try places.mapRows { place -> String in
      var value = (place - offset) / scale
      if abs(value) < 1e-8 { value = 0 }
      let text = TickFormatter.minus(NumberFormat.fixed(value, digits: digits))
      return usesMathText ? "$\\mathdefault{\(text)}$" : text
    }
    return TickLabels(labels: labels, offset: offsetText(offset: offset, exponent: exponent))
  }

  private func commonOffset(_ visible: [Double]) -> Double {
    guard let least = visible.min(), let most = visible.max(), least != most, !(least <= 0 && 0 <= most) else {
      return 0
    }
    let smaller = min(abs(least), abs(most))
    let larger = max(abs(least), abs(most))
    let sign = copysign(1, least)
    let start = log10(larger).rounded(.up)
    func parts(_ power: Double) -> (Double, Double) {
      let unit = pow(10, power)
      return (Interval.divmod(smaller, unit).quotient, Interval.divmod(larger, unit).quotient)
    }
    func firstPower(where matches: (Double, Double) -> Bool) -> Double {
      var power = start
      while power > start - 400 {
        let (a, b) = parts(power)
        if matches(a, b) { break }
        power -= 1
      }
      return power + 1
    }
    var power = firstPower { $0 != $1 }
    if (larger - smaller) / pow(10, power) <= 1e-2 { power = firstPower { $1 - $0 > 1 } }
    let unit = pow(10, power)
    let count = Interval.divmod(larger, unit).quotient
    return count >= pow(10, Double(offsetThreshold - 1)) ? sign * count * unit : 0
  }

  private func commonExponent(_ visible: [Double], offset: Double, width: Double) -> Int {
    guard isScientific else { return 0 }
    if powerLimits.low == powerLimits.high, powerLimits.low != 0 { return powerLimits.low }
    guard let largest = visible.map({ abs($0) }).max() else { return 0 }
    let size = offset != 0 ? width : largest
    guard size > 0, size.isFinite else { return 0 }
    let exponent = Int(bounded: log10(size).rounded(.down))
    return exponent <= powerLimits.low || exponent >= powerLimits.high ? exponent : 0
  }

  /// How many decimals tell the ticks apart.
  private func decimals(_ places: [Double], offset: Double, exponent: Int, low: Double, high: Double) -> Int {
    let scale = pow(10, Double(exponent))
    let extended = (places.count < 2 ? places + [low, high] : places).map { ($0 - offset) / scale }
    var range = (extended.max() ?? 0) - (extended.min() ?? 0)
    if range == 0 { range = extended.map { abs($0) }.max() ?? 0 }
    if range == 0 || !range.isFinite { range = 1 }
    let values = places.count < 2 ? Array(extended.dropLast(2)) : extended
    let power = Int(bounded: log10(range).rounded(.down))
    var digits = max(0, 3 - power)
    let threshold = 1e-3 * pow(10, Double(power))
    while digits >= 0 {
      let error = values.map { abs($0 - Interval.rounded($0, decimals: digits)) }.max() ?? 0
      guard error < threshold else { break }
      digits -= 1
    }
    return digits + 1
  }

  private func offsetText(offset: Double, exponent: Int) -> String {
    guard exponent != 0 || offset != 0 else { return "" }
    let sum = offset == 0 ? "" : (offset > 0 ? "+" : "") + data(offset)
    guard usesMathText else { return TickFormatter.minus((exponent == 0 ? "" : "1e\(exponent)") + sum) }
    let factor = exponent == 0 ? "" : "\\times\\mathdefault{\(data(pow(10, Double(exponent))))}"
    return TickFormatter.minus("$\(factor)\\mathdefault{\(sum)}$")
  }

  /// A number in full, with its power of ten.
  private func data(_ value: Double) -> String {
    let exponent = Int(bounded: log10(abs(value)).rounded(.down))
    let digits = Interval.rounded(value / pow(10, Double(exponent)), decimals: 10)
    let isWhole = digits == digits.rounded()
    let text = TickFormatter.minus(
      isWhole ? NumberFormat.fixed(digits, digits: 0) : NumberFormat.general(digits, digits: 10))
    if exponent == 0 { return text }
    let power = TickFormatter.minus("\(exponent)")
    guard usesMathText else { return "\(text)e\(power)" }
    return digits == 1 ? "10^{\(power)}" : "\(text) \\times 10^{\(power)}"
  }
}

/// Powers of a base as mathematics.
struct LogFormatter {
  let base: Double
  let labelsOnlyPowers: Bool
  /// Which multiples of powers are labelled; nil for all.
  private let labelled: Set<Double>?

  init(base: Double, labelsOnlyPowers: Bool, context: TickContext) {
    self.base = base
    self.labelsOnlyPowers = labelsOnlyPowers
    let low = min(context.low, context.high)
    let high = max(context.low, context.high)
    guard low > 0 else {
      labelled = [1]
      return
    }
    let first = log(low) / log(base)
    let last = log(high) / log(base)
    let powers = last.rounded(.down) - first.nextDown.rounded(.down)
    if powers > 1 {
      labelled = [1]
    } else if abs(last - first) > 0.4 {
      let count = min(Int(bounded: base) / 2 + 1, 1000)
      let ratio = log10(base) / Double(max(1, count - 1))
      labelled = Set((0..<count).map { pow(10, Double($0) * ratio).rounded(.toNearestOrEven) })
    } else {
      labelled = Set(stride(from: 1, through: base, by: 1))
    }
  }

  func label(_ value: Double) -> String {
    if value == 0 { return "$\\mathdefault{0}$" }
    let sign = value < 0 ? "-" : ""
    let size = abs(value)
    let power = log(size) / log(base)
    let whole = power.rounded(.toNearestOrEven)
    let isPower = abs(power - whole) <= 1e-9 * max(abs(power), abs(whole))
    let exponent = isPower ? whole : power.rounded(.down)
    let multiple = pow(base, power - exponent).rounded(.toNearestOrEven)
    if labelsOnlyPowers, !isPower { return "" }
    if let labelled, !labelled.contains(multiple) { return "" }
    let baseText = base == base.rounded() ? NumberFormat.fixed(base, digits: 0) : NumberFormat.repr(base)
    if isPower { return "$\\mathdefault{\(sign)\(baseText)^{\(NumberFormat.fixed(exponent, digits: 0))}}$" }
    var factor = pow(base, power - exponent)
    let rounded = factor.rounded(.toNearestOrEven)
    if abs(factor - rounded) <= 1e-9 * max(factor, rounded) { factor = rounded }
    let factorText = NumberFormat.general(factor)
    return "$\\mathdefault{\(sign)\(factorText)\\times\(baseText)^{\(NumberFormat.fixed(exponent, digits: 0))}}$"
  }
}
