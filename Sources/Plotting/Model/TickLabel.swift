/// The text of one tick, as programs get it from an axis; what is set of it is drawn from then on.
public final class TickLabel: Text {
  private weak var axis: Axis?
  private let index: Int
  private let isMajor: Bool

  /// - Parameter index: Among all ticks of its kind, those beyond the limits included.
  public init(_ axis: Axis, index: Int, isMajor: Bool, x: Double, y: Double, text: String, style: RcParams) {
    self.axis = axis
    self.index = index
    self.isMajor = isMajor
    super.init(x: x, y: y, text: text, style: style)
    let look = axis.labelLook(index, isMajor: isMajor)
    rotation = look.labelRotation
    rotationMode = look.labelRotationMode
    fontSize = look.labelSize
    fontWeight = look.labelWeight
    color = look.labelColor
    horizontalAlignment = look.labelHorizontalAlignment ?? (axis.name == .y ? .right : .center)
    verticalAlignment = look.labelVerticalAlignment ?? (axis.name == .y ? .centerBaseline : .top)
    given = (text, horizontalAlignment, verticalAlignment)
  }

  /// What the label was made with.
  private var given = ("", HorizontalAlignment.center, VerticalAlignment.top)

  /// Hands what was set to the axis.
  public func store() {
    guard let axis else { return }
    var look = axis.labelLook(index, isMajor: isMajor)
    look.labelRotation = rotation
    look.labelRotationMode = rotationMode
    look.labelSize = fontSize
    look.labelWeight = fontWeight
    look.labelColor = alpha.map { color.withAlpha($0) } ?? color
    if horizontalAlignment != given.1 { look.labelHorizontalAlignment = horizontalAlignment }
    if verticalAlignment != given.2 { look.labelVerticalAlignment = verticalAlignment }
    if !isVisible { (look.labelsFirst, look.labelsSecond) = (false, false) }
    axis.setLabelLook(look, index, isMajor: isMajor)
  }
}
