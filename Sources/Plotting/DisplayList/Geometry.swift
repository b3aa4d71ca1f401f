/// A place in device pixels: x to the right, y down, the first pixel's centre at (0.5, 0.5).
public struct Point: Equatable, Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle, edges included.
public struct Rectangle: Equatable, Hashable, Sendable {
  public var x0: Double
  public var y0: Double
  public var x1: Double
  public var y1: Double

  public init(x0: Double, y0: Double, x1: Double, y1: Double) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
  }

  public var width: Double { x1 - x0 }
  public var height: Double { y1 - y0 }
}

/// A colour with straight (not premultiplied) alpha; every part in 0...1.
public struct Color: Equatable, Hashable, Sendable {
  public var red: Double
  public var green: Double
  public var blue: Double
  public var alpha: Double

  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }
}

/// Straight segments and Bézier curves; several closed or open pieces in one path.
public struct Path: Equatable, Hashable, Sendable {
  /// What the next points of `points` mean.
  public enum Verb: UInt8, Sendable {
    /// One point: starts a piece.
    case move
    /// One point: a straight segment to it.
    case line
    /// Two points: a quadratic curve's control and end.
    case quadratic
    /// Three points: a cubic curve's two controls and end.
    case cubic
    /// No point: back to the piece's start.
    case close
  }

  public var verbs: [Verb]
  public var points: [Point]

  public init(verbs: [Verb] = [], points: [Point] = []) {
    self.verbs = verbs
    self.points = points
  }
}
