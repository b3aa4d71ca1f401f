/// How a line is broken into dashes.
public enum LineStyle: Equatable, Hashable, Sendable {
  case solid
  case dashed
  case dashdot
  case dotted
  /// No line at all.
  case none
  /// Lengths of dashes and gaps in turn, and where the pattern starts; in line widths.
  case pattern([Double], offset: Double)

  /// The style of a name or sign.
  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String) throws -> LineStyle {
    switch text {
    case "-", "solid": return .solid
    case "--", "dashed": return .dashed
    case "-.", "dashdot": return .dashdot
    case ":", "dotted": return .dotted
    case "None", "none", " ", "": return .none
    case _: throw PlottingError(.valueError, CloseMatch.message(for: text, what: "ls", among: names))
    }
  }

  private static let names = ["-", "--", "-.", ":", "None", " ", "", "solid", "dashed", "dashdot", "dotted"]

  /// The style of a patch or collection, which have other words for what they do not know.
  /// - Throws: ValueError with matplotlib's words.
  public static func parseForPatch(_ text: String) throws -> LineStyle {
    guard let style = try? parse(text) else {
      throw PlottingError(.valueError, "Unrecognized linestyle: \(text.pythonQuoted)")
    }
    return style
  }

  /// What `get_linestyle()` answers.
  public var name: String {
    switch self {
    case .solid: "-"
    case .dashed, .pattern: "--"
    case .dashdot: "-."
    case .dotted: ":"
    case .none: "None"
    }
  }

  /// What `get_linestyle()` of a patch answers.
  public var longName: String {
    switch self {
    case .solid: "solid"
    case .dashed, .pattern: "dashed"
    case .dashdot: "dashdot"
    case .dotted: "dotted"
    case .none: "None"
    }
  }

  public var isDashed: Bool {
    switch self {
    case .dashed, .dashdot, .dotted, .pattern: true
    case .solid, .none: false
    }
  }

  /// Dashes and offset for a line width, in the width's unit.
  public func dashes(lineWidth: Double) -> (lengths: [Double], offset: Double) {
    switch self {
    case .solid, .none: ([], 0)
    case .dashed: ([3.7, 1.6].map { $0 * lineWidth }, 0)
    case .dashdot: ([6.4, 1.6, 1, 1.6].map { $0 * lineWidth }, 0)
    case .dotted: ([1, 1.65].map { $0 * lineWidth }, 0)
    case .pattern(let lengths, let offset): (lengths.map { $0 * lineWidth }, offset * lineWidth)
    }
  }
}
