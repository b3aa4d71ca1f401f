/// A box that names the artists of an axes or figure.
public final class Legend {
  /// Where the box stands in its axes.
  public enum Location: Equatable, Sendable {
    case best
    /// 1 to 10 as matplotlib counts: upper right, upper left, lower left, lower right, right, …
    case code(Int)
    /// The lower left corner in shares of the axes.
    case point(x: Double, y: Double)

    private static let names = [
      "best", "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right",
      "lower center", "upper center", "center",
    ]

    /// - Throws: ValueError with matplotlib's words.
    public static func parse(_ text: String) throws -> Location {
      guard let code = names.firstIndex(of: text.lowercased()) else {
        throw PlottingError(.valueError, CloseMatch.message(for: text, what: "loc", among: names))
      }
      return code == 0 ? .best : .code(code)
    }

    /// - Throws: ValueError beyond 0...10.
    public static func parse(code: Int) throws -> Location {
      guard (0...10).contains(code) else {
        throw PlottingError(
          .valueError, "loc must be string, coordinate tuple, or an integer 0-10, not \(code)")
      }
      return code == 0 ? .best : .code(code)
    }
  }

  /// One line of the box: an artist and its name.
  public struct Entry {
    public enum Handle {
      case artist(Artist)
      case container(Container)
    }

    public let handle: Handle
    public var label: String

    public init(handle: Handle, label: String) {
      self.handle = handle
      self.label = label
    }
  }

  /// What can be said of a legend; nil takes the default. Lengths are in letter sizes.
  public struct Properties {
    public var location: Location?
    public var columns = 1
    public var fontSize: Double?
    public var title: String?
    public var titleFontSize: Double?
    public var isFrameOn: Bool?
    public var isFancy: Bool?
    public var frameAlpha: Double?
    public var faceColor: Color?
    public var edgeColor: Color?
    public var labelColor: Color?
    public var hasShadow = false
    public var pointsPerLine: Int?
    public var markerScale: Double?
    public var isMarkerFirst = true
    public var isReversed = false
    public var borderPad: Double?
    public var labelSpacing: Double?
    public var handleLength: Double?
    public var handleHeight: Double?
    public var handleTextPad: Double?
    public var borderAxesPad: Double?
    public var columnSpacing: Double?
    /// The area the location refers to, in shares of the axes: left, bottom, width, height.
    public var anchor: [Double]?
    public var isExpanded = false

    public init() {}
  }

  public var entries: [Entry]
  public let properties: Properties
  public var location: Location
  public var isVisible = true
  public var zorder = 5.0
  public let title: Text
  public let texts: [Text]
  public let style: RcParams
  public weak var axes: Axes?

  init(entries: [Entry], properties: Properties, axes: Axes?, style: RcParams) throws {
    self.entries = properties.isReversed ? entries.reversed() : entries
    self.properties = properties
    self.style = style
    self.axes = axes
    if let given = properties.location {
      location = given
    } else {
      location = axes == nil ? .code(1) : try Location.parse(style.text("legend.loc"))
    }
    if axes == nil, location == .best {
      throw PlottingError(
        .valueError, "Automatic legend placement (loc='best') not implemented for figure legend")
    }
    let size = properties.fontSize ?? style.size("legend.fontsize")
    title = Text(
      x: 0, y: 0, text: properties.title ?? "", style: style, fontSize: properties.titleFontSize ?? style.fontSize,
      coordinates: .pixels)
    texts = self.entries.map { entry in
      let text = Text(x: 0, y: 0, text: entry.label, style: style, fontSize: size, coordinates: .pixels)
      if let color = properties.labelColor { text.color = color }
      return text
    }
  }

  /// Points.
  public var fontSize: Double { properties.fontSize ?? style.size("legend.fontsize") }

  func length(_ given: Double?, _ key: String) -> Double { given ?? style.number(key) }
}

extension Axes {
  /// The artists with names, areas and lines in their order, then groups.
  public var legendEntries: [Legend.Entry] {
    legendHandles.filter { !$0.label.isEmpty && !$0.label.hasPrefix("_") }
  }

  /// Everything a legend can show, with or without a name.
  public var legendHandles: [Legend.Entry] {
    let artists = children.filter { $0 is Line2D || $0 is Patch || $0 is Collection }
    return artists.map { Legend.Entry(handle: .artist($0), label: $0.label) }.filter { $0.label != "_nolegend_" }
      + containers.map { Legend.Entry(handle: .container($0), label: $0.label) }.filter { $0.label != "_nolegend_" }
  }

  /// Adds a legend of the named artists, or of given ones.
  /// - Throws: ValueError for an impossible location.
  @discardableResult
  public func addLegend(
    entries: [Legend.Entry]? = nil, properties: Legend.Properties = Legend.Properties()
  ) throws -> Legend {
    let made = try Legend(entries: entries ?? legendEntries, properties: properties, axes: self, style: figure.style)
    legend = made
    return made
  }

  public func removeLegend() { legend = nil }
}

extension Figure {
  /// Adds a legend of the named artists of all axes, or of given ones.
  /// - Throws: ValueError for an impossible location.
  @discardableResult
  public func addLegend(
    entries: [Legend.Entry]? = nil, properties: Legend.Properties = Legend.Properties()
  ) throws -> Legend {
    let made = try Legend(
      entries: entries ?? axes.flatMap(\.legendEntries), properties: properties, axes: nil, style: style)
    legends.append(made)
    return made
  }
}
