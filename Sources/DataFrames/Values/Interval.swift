/// The numbers between two bounds, of which one belongs to them.
public final class Interval: Hashable, Sendable {
  public let left, right: Double
  /// Whether the bounds were given as integers.
  public let isWhole: Bool
  /// Whether the left bound belongs to the interval, and not the right one.
  public let isClosedLeft: Bool

  public init(left: Double, right: Double, isWhole: Bool, isClosedLeft: Bool) {
    (self.left, self.right, self.isWhole, self.isClosedLeft) = (left, right, isWhole, isClosedLeft)
  }

  private func bound(_ value: Double) -> String {
    isWhole ? Int(exactly: value).map(String.init) ?? FloatNotation.shortest(value) : FloatNotation.shortest(value)
  }

  var text: String { "\(isClosedLeft ? "[" : "(")\(bound(left)), \(bound(right))\(isClosedLeft ? ")" : "]")" }
  var representation: String {
    "Interval(\(bound(left)), \(bound(right)), closed='\(isClosedLeft ? "left" : "right")')"
  }

  /// The name of the type of such intervals.
  var typeName: String { "interval[\(isWhole ? "int64" : "float64"), \(isClosedLeft ? "left" : "right")]" }

  public func contains(_ value: Double) -> Bool {
    isClosedLeft ? value >= left && value < right : value > left && value <= right
  }

  public static func == (a: Interval, b: Interval) -> Bool {
    a.left == b.left && a.right == b.right && a.isClosedLeft == b.isClosedLeft
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(left)
    hasher.combine(right)
  }
}
