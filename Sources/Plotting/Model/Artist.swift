/// The coordinates an artist's places are given in.
public enum Coordinates: Equatable, Sendable {
  /// Values of the axes (`transData`).
  case data
  /// 0...1 over the axes' box (`transAxes`).
  case axes
  /// 0...1 over the figure (`transFigure`).
  case figure
  /// Pixels from the figure's lower left corner.
  case pixels
  /// x in data, y over the axes (`get_xaxis_transform()`).
  case xData
  /// y in data, x over the axes (`get_yaxis_transform()`).
  case yData
}

/// One thing in a figure. Artists hold what was asked for; layout reads them and nothing is drawn here.
open class Artist {
  /// The name in the legend; names that begin with `_` are left out.
  public var label = ""
  public var isVisible = true
  /// What is higher is painted later; among equals, what was added later.
  public var zorder: Double
  /// Replaces the alpha of all colours.
  public private(set) var alpha: Double?
  /// Whether the artist is cut to the axes' box.
  public var isClipped = true
  public var coordinates = Coordinates.data
  /// What the maker of the artist wants to keep with it.
  public var companion: AnyObject?
  /// The axes it was added to.
  public internal(set) weak var axes: Axes?

  public init(zorder: Double) {
    self.zorder = zorder
  }

  /// Sets the alpha; nil gives colours their own back.
  /// - Throws: ValueError beyond 0...1.
  public func setAlpha(_ alpha: Double?) throws {
    if let alpha, !(0...1).contains(alpha) {
      throw PlottingError(.valueError, "alpha (\(NumberFormat.general(alpha, digits: 12))) is outside 0-1 range")
    }
    self.alpha = alpha
  }

  /// Takes the artist out of its axes.
  /// - Throws: ValueError when it is in none.
  public func remove() throws {
    guard let axes, let index = axes.children.firstIndex(where: { $0 === self }) else {
      throw PlottingError(.notImplementedError, "cannot remove artist")
    }
    axes.children.remove(at: index)
    self.axes = nil
  }

  /// The class's name in matplotlib.
  open var typeName: String { "Artist" }
}
