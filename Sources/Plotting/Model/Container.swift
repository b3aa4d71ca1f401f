/// Artists that a call made together and that have one entry in the legend.
open class Container {
  public var label: String

  init(label: String) {
    self.label = label
  }
}

/// The bars of a `bar`, `barh` or `hist`.
public final class BarContainer: Container {
  public let patches: [RectanglePatch]
  public var errorbar: ErrorbarContainer?
  public let isVertical: Bool

  init(patches: [RectanglePatch], label: String, isVertical: Bool) {
    self.patches = patches
    self.isVertical = isVertical
    super.init(label: label)
  }

  /// `<BarContainer object of 3 artists>`.
  public var description: String { "<BarContainer object of \(patches.count) artists>" }
}

/// The parts of an `errorbar`.
public final class ErrorbarContainer: Container {
  public let dataLine: Line2D?
  public let capLines: [Line2D]
  public let barLines: [LineCollection]
  public let hasXError: Bool
  public let hasYError: Bool

  init(
    dataLine: Line2D?, capLines: [Line2D], barLines: [LineCollection], hasXError: Bool, hasYError: Bool, label: String
  ) {
    self.dataLine = dataLine
    self.capLines = capLines
    self.barLines = barLines
    self.hasXError = hasXError
    self.hasYError = hasYError
    super.init(label: label)
  }

  /// `<ErrorbarContainer object of 3 artists>`.
  public var description: String { "<ErrorbarContainer object of 3 artists>" }
}
