/// The parts of a `stem`.
public final class StemContainer: Container {
  public let markerLine: Line2D
  public let stems: LineCollection
  public let baseline: Line2D

  init(markerLine: Line2D, stems: LineCollection, baseline: Line2D, label: String) {
    self.markerLine = markerLine
    self.stems = stems
    self.baseline = baseline
    super.init(label: label)
  }

  /// `<StemContainer object of 3 artists>`.
  public var description: String { "<StemContainer object of 3 artists>" }
}

/// What can be said of stems; nil takes the default.
public struct StemProperties {
  public var line: FormatString?
  public var marker: FormatString?
  public var base: FormatString?
  /// Where stems begin.
  public var bottom = 0.0
  public var isVertical = true
  public var label: String?

  public init() {}
}

extension Axes {
  /// Lines from a base to marked heads.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func stem(places: [Double], heads: [Double], properties p: StemProperties = StemProperties()) throws
    -> StemContainer
  {
    guard places.count == heads.count else {
      throw PlottingError(
        .valueError,
        "x and y must have same first dimension, but have shapes (\(places.count),) and (\(heads.count),)")
    }
    guard let first = places.min(), let last = places.max() else {
      throw PlottingError(
        .valueError, "zero-size array to reduction operation minimum which has no identity")
    }
    let cycle = figure.style.cycle
    var stems = LineProperties()
    stems.color = p.line?.color ?? cycle.first ?? .black
    stems.lineStyle = p.line?.lineStyle
    stems.label = "_nolegend_"
    let lines =
      try p.isVertical
      ? vlines(x: places, from: [p.bottom], to: heads, properties: stems)
      : hlines(y: places, from: [p.bottom], to: heads, properties: stems)
    var marks = LineProperties()
    marks.color = p.marker?.color ?? stems.color
    marks.lineStyle = p.marker.flatMap { $0.lineStyle } ?? LineStyle.none
    marks.marker = p.marker?.marker ?? "o"
    marks.label = "_nolegend_"
    let markers = try plot(
      x: p.isVertical ? places : heads, y: p.isVertical ? heads : places, properties: marks)
    var base = LineProperties()
    base.color = p.base?.color ?? (p.base == nil && cycle.count > 3 ? cycle[3] : nil)
    base.lineStyle = p.base?.lineStyle
    base.marker = p.base?.marker
    base.label = "_nolegend_"
    let (along, across) = ([first, last], [p.bottom, p.bottom])
    let baseline = try plot(x: p.isVertical ? along : across, y: p.isVertical ? across : along, properties: base)
    let container = StemContainer(markerLine: markers, stems: lines, baseline: baseline, label: p.label ?? "")
    containers.append(container)
    return container
  }
}
