import LongWork

/// What can be said of bars; nil takes the default. Lists give one value per bar, or start again.
public struct BarProperties {
  /// Faces in turn; nil takes the next colour of areas.
  public var colors: [Color]?
  public var edgeColors: [Color]?
  /// Points.
  public var lineWidth: Double?
  public var alpha: Double?
  public var label: String?
  /// Names of the bars in the legend.
  public var labels: [String]?
  /// Texts at the ticks of the bars.
  public var tickLabels: [String]?
  public var isCentered = true
  public var isLog = false
  public var zorder: Double?
  public var xError: ErrorSize?
  public var yError: ErrorSize?
  public var errorColor: Color = .black
  public var capSize: Double?

  public init() {}
}

extension Axes {
  /// Bars from the bottom up.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func bar(
    x: [Double], height: [Double], width: [Double] = [0.8], bottom: [Double] = [0],
    properties: BarProperties = BarProperties()
  ) throws -> BarContainer {
    if properties.isLog { yaxis.setScale(.log(base: 10)) }
    return try bars(place: x, extent: height, thickness: width, start: bottom, isVertical: true, properties)
  }

  /// Bars from the left on.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func barh(
    y: [Double], width: [Double], height: [Double] = [0.8], left: [Double] = [0],
    properties: BarProperties = BarProperties()
  ) throws -> BarContainer {
    if properties.isLog { xaxis.setScale(.log(base: 10)) }
    return try bars(place: y, extent: width, thickness: height, start: left, isVertical: false, properties)
  }

  private func bars(
    place: [Double], extent: [Double], thickness: [Double], start: [Double], isVertical: Bool, _ p: BarProperties
  ) throws -> BarContainer {
    let columns = try Self.stretched([place, extent, thickness, start], isVertical: isVertical)
    let count = columns[0].count
    let faces = p.colors ?? [nextPatchColor()]
    if let labels = p.labels, labels.count != count {
      throw PlottingError(
        .valueError, "number of labels (\(labels.count)) does not match number of bars (\(count)).")
    }
    var patches: [RectanglePatch] = []
    for index in 0..<count {
      try Interruption.check(after: index)
      let low = p.isCentered ? columns[0][index] - columns[2][index] / 2 : columns[0][index]
      var look = PatchProperties()
      look.faceColor = faces.isEmpty ? .transparent : faces[index % faces.count]
      look.edgeColor = p.edgeColors.flatMap { $0.isEmpty ? nil : $0[index % $0.count] }
      look.lineWidth = p.lineWidth
      look.alpha = p.alpha
      look.zorder = p.zorder
      look.label = p.labels?[index] ?? "_nolegend_"
      let (thick, long, from) = (columns[2][index], columns[1][index], columns[3][index])
      let patch = try RectanglePatch(
        x: isVertical ? low : from, y: isVertical ? from : low, width: isVertical ? thick : long,
        height: isVertical ? long : thick, properties: look, style: figure.style)
      if isVertical { patch.stickyY = [from] } else { patch.stickyX = [from] }
      patches.append(addPatch(patch))
    }
    let container = BarContainer(
      patches: patches, label: p.labels == nil ? p.label ?? "" : "_nolegend_", isVertical: isVertical)
    try addErrors(to: container, p)
    requestAutoscale()
    containers.append(container)
    if let texts = p.tickLabels {
      let axis = isVertical ? xaxis : yaxis
      axis.setTicks(columns[0])
      try axis.setTickLabels(texts.count == 1 ? [String](repeating: texts[0], count: count) : texts)
    }
    return container
  }

  private func addErrors(to container: BarContainer, _ p: BarProperties) throws {
    guard p.xError != nil || p.yError != nil else { return }
    var look = ErrorbarProperties()
    look.format = "none"
    look.xError = p.xError
    look.yError = p.yError
    look.errorColor = p.errorColor
    look.capSize = p.capSize
    look.line.zorder = p.zorder.map { $0 + 0.01 }
    look.line.label = "_nolegend_"
    let bars = container.patches
    let isVertical = container.isVertical
    container.errorbar = try errorbar(
      x: bars.map { isVertical ? $0.x + 0.5 * $0.width : $0.x + $0.width },
      y: bars.map { isVertical ? $0.y + $0.height : $0.y + 0.5 * $0.height }, properties: look)
  }

  /// Columns of one length; single numbers stand for all bars.
  private static func stretched(_ columns: [[Double]], isVertical: Bool) throws -> [[Double]] {
    let names = isVertical ? ["'x'", "'height'", "'width'", "'y'"] : ["'y'", "'width'", "'height'", "'x'"]
    let count = columns.map(\.count).first { $0 != 1 } ?? 1
    return try columns.enumerated().map { index, column in
      if column.count == count { return column }
      if column.count == 1 { return [Double](repeating: column[0], count: count) }
      let first = columns.firstIndex { $0.count == count } ?? 0
      throw PlottingError(
        .valueError,
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between \(names[first]) with shape "
          + "(\(count),) and \(names[index]) with shape (\(column.count),).")
    }
  }

  /// Writes the lengths of bars beside them.
  @discardableResult
  public func barLabel(
    _ container: BarContainer, texts: [String]? = nil, isCentered: Bool = false, padding: Double = 0
  ) -> [Annotation] {
    container.patches.enumerated().map { index, bar in
      let value = container.isVertical ? bar.height : bar.width
      let middle = Point(bar.x + bar.width / 2, bar.y + bar.height / 2)
      let end = container.isVertical ? Point(middle.x, bar.y + bar.height) : Point(bar.x + bar.width, middle.y)
      let text = texts.map { index < $0.count ? $0[index] : "" } ?? NumberFormat.general(value)
      let sign = value < 0 ? -1.0 : 1.0
      let shift = isCentered ? 0 : sign * padding
      let annotation = annotate(
        text, target: isCentered ? middle : end, place: container.isVertical ? Point(0, shift) : Point(shift, 0),
        textCoordinates: .offsetPoints)
      annotation.horizontalAlignment =
        container.isVertical || isCentered ? .center : value < 0 ? .right : .left
      annotation.verticalAlignment = container.isVertical && !isCentered ? (value < 0 ? .top : .bottom) : .center
      return annotation
    }
  }
}
