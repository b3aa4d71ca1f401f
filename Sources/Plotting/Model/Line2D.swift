/// The colour of a marker's face or edge.
public enum MarkerColor: Equatable, Sendable {
  /// The line's colour.
  case auto
  case none
  case color(Color)
}

/// How a line goes from point to point.
public enum DrawStyle: String, CaseIterable, Sendable {
  case straight = "default"
  case stepsPre = "steps-pre"
  case stepsMid = "steps-mid"
  case stepsPost = "steps-post"

  /// - Throws: ValueError with matplotlib's words.
  public static func parse(_ text: String) throws -> DrawStyle {
    if text == "steps" { return .stepsPre }
    if let value = DrawStyle(rawValue: text) { return value }
    let names = ["default", "steps-mid", "steps-pre", "steps-post", "steps"]
    throw PlottingError(.valueError, CloseMatch.message(for: text, what: "drawstyle", among: names))
  }
}

/// What can be said of a line when it is made; nil takes the default.
public struct LineProperties: Sendable {
  public var color: Color?
  public var lineStyle: LineStyle?
  /// Points.
  public var lineWidth: Double?
  public var marker: String?
  /// Points.
  public var markerSize: Double?
  public var markerFaceColor: MarkerColor?
  public var markerEdgeColor: MarkerColor?
  /// Points.
  public var markerEdgeWidth: Double?
  /// Which points get a marker: every so manyth from a start; nil all.
  public var markEvery: (start: Int, step: Int)?
  public var drawStyle: DrawStyle?
  public var dashCap: Stroke.Cap?
  public var solidCap: Stroke.Cap?
  public var alpha: Double?
  public var label: String?
  public var zorder: Double?
  public var isClipped: Bool?
  public var coordinates: Coordinates?

  public init() {}
}

/// Points joined by a line, marked, or both.
public class Line2D: Artist, StickyEdges {
  var stickyX: [Double] = []
  var stickyY: [Double] = []
  public private(set) var xData: [Double]
  public private(set) var yData: [Double]
  public var color: Color
  public var lineStyle: LineStyle
  /// Points.
  public var lineWidth: Double
  public private(set) var marker: MarkerStyle
  /// Points.
  public var markerSize: Double
  public var markerFaceColor: MarkerColor
  public var markerEdgeColor: MarkerColor
  /// Points.
  public var markerEdgeWidth: Double
  public var markEvery: (start: Int, step: Int)?
  public var drawStyle: DrawStyle
  public var dashCap: Stroke.Cap
  public var solidCap: Stroke.Cap

  /// - Throws: ValueError for an unknown marker or alpha, RuntimeError for columns of unequal lengths.
  public init(x: [Double], y: [Double], properties: LineProperties = LineProperties(), style: RcParams) throws {
    (xData, yData) = try Self.broadcast(x, y)
    color = properties.color ?? style.linesColor
    lineStyle = properties.lineStyle ?? style.linesLineStyle
    lineWidth = properties.lineWidth ?? style.linesLineWidth
    marker = try MarkerStyle.named(properties.marker ?? style.linesMarker)
    markerSize = properties.markerSize ?? style.linesMarkerSize
    markerFaceColor = properties.markerFaceColor ?? .auto
    markerEdgeColor = properties.markerEdgeColor ?? .auto
    markerEdgeWidth = properties.markerEdgeWidth ?? style.linesMarkerEdgeWidth
    markEvery = properties.markEvery
    drawStyle = properties.drawStyle ?? .straight
    dashCap = properties.dashCap ?? .butt
    solidCap = properties.solidCap ?? style.linesSolidCap
    super.init(zorder: properties.zorder ?? 2)
    label = properties.label ?? ""
    isClipped = properties.isClipped ?? true
    coordinates = properties.coordinates ?? .data
    try setAlpha(properties.alpha)
  }

  public override var typeName: String { "Line2D" }

  /// - Throws: RuntimeError for columns of unequal lengths.
  public func setData(x: [Double], y: [Double]) throws { (xData, yData) = try Self.broadcast(x, y) }

  /// - Throws: RuntimeError for another length.
  public func setXData(_ x: [Double]) throws { (xData, yData) = try Self.broadcast(x, yData) }

  /// - Throws: RuntimeError for another length.
  public func setYData(_ y: [Double]) throws { (xData, yData) = try Self.broadcast(xData, y) }

  /// - Throws: ValueError for an unknown marker.
  public func setMarker(_ code: String) throws { marker = try MarkerStyle.named(code) }

  private static func broadcast(_ x: [Double], _ y: [Double]) throws -> ([Double], [Double]) {
    if x.count == y.count { return (x, y) }
    if x.count == 1 { return ([Double](repeating: x[0], count: y.count), y) }
    if y.count == 1 { return (x, [Double](repeating: y[0], count: x.count)) }
    throw PlottingError(
      .valueError,
      "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape "
        + "(\(x.count),) and arg 1 with shape (\(y.count),).")
  }

  /// `Line2D(label)`.
  public var description: String { label.isEmpty ? "Line2D()" : "Line2D(\(label))" }
}
