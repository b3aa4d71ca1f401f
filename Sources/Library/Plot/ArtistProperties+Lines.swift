import Interpreter
import Plotting

extension ArtistProperties {
  static let lines: [ArtistProperty] = [
    .of(
      Line2D.self, "color", "c", summary: "the colour", sample: "'red'", shown: "'red'",
      isGivenBack: true, get: { color($0.color) }, set: { line, value in line.color = try PlotValues.color(value) }),
    .of(
      Line2D.self, "linewidth", "lw", summary: "the width in points", sample: "2.5", shown: "2.5",
      get: { .float($0.lineWidth) }, set: { $0.lineWidth = try PlotData.number($1) }),
    .of(
      Line2D.self, "linestyle", "ls", summary: "the dashes", sample: "'--'", shown: "'--'",
      get: { .string($0.lineStyle == .none ? "None" : $0.lineStyle.name) },
      set: { $0.lineStyle = try PlotValues.lineStyle($1) }),
    .of(
      Line2D.self, "marker", summary: "the mark of the points", sample: "'o'", shown: "'o'",
      get: { .string($0.marker.code) }, set: { try $0.setMarker(PlotValues.marker($1)) }),
    .of(
      Line2D.self, "markersize", "ms", summary: "the marks' size in points", sample: "8.5", shown: "8.5",
      get: { .float($0.markerSize) }, set: { $0.markerSize = try PlotData.number($1) }),
    .of(
      Line2D.self, "markerfacecolor", "mfc", summary: "the marks' colour", sample: "'red'", shown: "'red'",
      isGivenBack: true, get: { try color($0.markerFaceColor, of: $0) },
      set: { $0.markerFaceColor = try PlotValues.markerColor($1) }),
    .of(
      Line2D.self, "markeredgecolor", "mec", summary: "the colour of the marks' edges",
      sample: "'red'", shown: "'red'", isGivenBack: true, get: { try color($0.markerEdgeColor, of: $0) },
      set: { $0.markerEdgeColor = try PlotValues.markerColor($1) }),
    .of(
      Line2D.self, "markeredgewidth", "mew", summary: "the width of the marks' edges in points", sample: "1.5",
      shown: "1.5", get: { .float($0.markerEdgeWidth) }, set: { $0.markerEdgeWidth = try PlotData.number($1) }),
    .of(
      Line2D.self, "drawstyle", "ds", summary: "how the line goes from point to point", sample: "'steps-mid'",
      shown: "'steps-mid'", get: { .string($0.drawStyle.rawValue) },
      set: { $0.drawStyle = try DrawStyle.parse(Operators.str($1)) }),
    .of(
      Line2D.self, "xdata", summary: "the places in x", sample: "[3, 4]", shown: "[3, 4]", isGivenBack: true,
      get: { try PlotData.array($0.xData) }, set: { try $0.setXData(PlotData.column($1)) }),
    .of(
      Line2D.self, "ydata", summary: "the places in y", sample: "[3, 4]", shown: "[3, 4]", isGivenBack: true,
      get: { try PlotData.array($0.yData) }, set: { try $0.setYData(PlotData.column($1)) }),
  ]

  /// A colour of marks, which is the line's unless one was given.
  private static func color(_ marker: MarkerColor, of line: Line2D) throws -> Value {
    switch marker {
    case .auto: return try GivenValues.value("color", of: line) ?? color(line.color)
    case .none: return .string("none")
    case .color(let given): return tuple(given)
    }
  }
}
