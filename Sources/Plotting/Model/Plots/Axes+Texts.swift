/// Titles, labels and texts.
extension Axes {
  /// Sets a title.
  /// - Parameters:
  ///   - alignment: Which of the three titles.
  ///   - y: Shares of the axes' height; given, the title stays there.
  ///   - pad: Points above the axes.
  @discardableResult
  public func setTitle(
    _ text: String, alignment: HorizontalAlignment = .center, y: Double? = nil, pad: Double? = nil
  ) -> Text {
    let chosen: Text
    switch alignment {
    case .center: chosen = title
    case .left: chosen = leftTitle
    case .right: chosen = rightTitle
    }
    chosen.text = text
    chosen.fontSize = figure.style.size("axes.titlesize")
    chosen.verticalAlignment = .baseline
    chosen.horizontalAlignment = alignment
    if y != nil { placesTitle = false }
    chosen.y = titleFactor * (y ?? 1)
    titlePad = pad ?? figure.style.number("axes.titlepad")
    return chosen
  }

  @discardableResult
  public func setXLabel(_ text: String, pad: Double? = nil) -> Text { Self.setLabel(xaxis, text, pad) }

  @discardableResult
  public func setYLabel(_ text: String, pad: Double? = nil) -> Text { Self.setLabel(yaxis, text, pad) }

  static func setLabel(_ axis: Axis, _ text: String, _ pad: Double?) -> Text {
    if let pad { axis.labelPad = pad }
    axis.label.text = text
    return axis.label
  }

  /// A text at a place.
  @discardableResult
  public func text(x: Double, y: Double, _ text: String, coordinates: Coordinates = .data) -> Text {
    let made = Text(x: x, y: y, text: text, style: figure.style, coordinates: coordinates)
    take(made)
    return made
  }

  /// Shows or hides grid lines; nil turns them over.
  public func grid(
    _ isOn: Bool?, x: Bool = true, y: Bool = true, isMajor: Bool = true, isMinor: Bool = false,
    _ change: (inout TickParameters) -> Void = { _ in }
  ) {
    for axis in axisList where axis.name == .x && x || axis.name == .y && y || axis.name == .z {
      if isMajor { axis.major.showsGrid = isOn ?? !axis.major.showsGrid }
      if isMinor { axis.minor.showsGrid = isOn ?? !axis.minor.showsGrid }
      axis.setParameters(isMajor: isMajor, isMinor: isMinor, change)
    }
  }
}
