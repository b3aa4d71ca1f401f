/// A text that points at a place.
public final class Annotation: Text {
  /// What coordinates the text's place is given in.
  public enum TextCoordinates: Equatable, Sendable {
    case like(Coordinates)
    /// Points from the place that is pointed at.
    case offsetPoints
    /// Pixels from the place that is pointed at.
    case offsetPixels
  }

  /// The arrow from text to place.
  public struct Arrow: Equatable, Sendable {
    /// `->`, `-|>`, `simple` …; nil draws the older kind with a shaft of even width.
    public var style: String?
    /// Of filled parts.
    public var color: Color
    /// Of lines; nil is black.
    public var edgeColor: Color?
    /// Points.
    public var lineWidth: Double
    public var lineStyle: LineStyle = .solid
    /// The bend, for `arc3,rad=…`.
    public var bend = 0.0
    /// Points left free at the place and at the text.
    public var shrinkHead: Double
    public var shrinkTail: Double
    /// Points; of the older kind: shaft, head's width and length.
    public var width = 4.0
    public var headWidth = 12.0
    public var headLength = 12.0
    /// Of the older kind: the share of its length left free at each end.
    public var shrink = 0.0
    /// Letter sizes of the head; nil takes the text's.
    public var mutationScale: Double?
    public var alpha: Double?

    public init(
      style: String?, color: Color = .tableau[0], lineWidth: Double = 1, shrinkHead: Double = 2, shrinkTail: Double = 2
    ) {
      self.style = style
      self.color = color
      self.lineWidth = lineWidth
      self.shrinkHead = shrinkHead
      self.shrinkTail = shrinkTail
    }
  }

  /// The place that is pointed at.
  public var target: Point
  public var targetCoordinates: Coordinates
  public var textCoordinates: TextCoordinates
  public var arrow: Arrow?

  public init(
    text: String, target: Point, targetCoordinates: Coordinates = .data, place: Point? = nil,
    textCoordinates: TextCoordinates? = nil, arrow: Arrow? = nil, style: RcParams
  ) {
    self.target = target
    self.targetCoordinates = targetCoordinates
    self.textCoordinates = textCoordinates ?? .like(targetCoordinates)
    self.arrow = arrow
    let place = place ?? target
    super.init(x: place.x, y: place.y, text: text, style: style)
  }

  public override var typeName: String { "Annotation" }
}

extension Axes {
  /// A text that points at a place.
  @discardableResult
  public func annotate(
    _ text: String, target: Point, targetCoordinates: Coordinates = .data, place: Point? = nil,
    textCoordinates: Annotation.TextCoordinates? = nil, arrow: Annotation.Arrow? = nil
  ) -> Annotation {
    let made = Annotation(
      text: text, target: target, targetCoordinates: targetCoordinates, place: place, textCoordinates: textCoordinates,
      arrow: arrow, style: figure.style)
    take(made)
    return made
  }
}
