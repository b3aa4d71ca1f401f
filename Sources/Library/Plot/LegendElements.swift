import Interpreter
import Plotting

/// `scatter.legend_elements()`: marks and texts for a legend of colours or sizes.
enum LegendElements {
  static let method = PlotBuiltin(
    "legend_elements(self, prop='colors', num='auto', fmt=None, func=None, **kwargs)", of: "PathCollection",
    "Marks and texts for a legend of the colours or the sizes; keywords change the marks.",
    example: "sc = plt.scatter([1, 2], [3, 4], c=[0, 1])\nhandles, labels = sc.legend_elements()\nlabels\n"
      + "#> ['$\\\\mathdefault{0}$', '$\\\\mathdefault{1}$']"
  ) { arguments in try plotting { try make(arguments) } }

  private static func make(_ arguments: Arguments) throws -> Value {
    guard let object = arguments[0].object(as: ArtistObject.self), let scatter = object.artist as? PathCollection else {
      return .none
    }
    let property = arguments.optional(1)?.stringValue ?? "colors"
    guard property == "colors" || property == "sizes" else {
      throw Raised.valueError(
        "Valid values for `prop` are 'colors' or 'sizes'. You supplied '\(property)' instead.")
    }
    let numbers = property == "colors" ? scatter.array : scatter.sizes
    guard let numbers, let least = numbers.min(), let most = numbers.max() else {
      WarningText.show(
        category: "UserWarning",
        "Collection without array used. Make sure to specify the values to be colormapped via the `c` argument.")
      return .tuple([.list([]), .list([])])
    }
    let function = arguments.optional(4).flatMap { $0.isNone ? nil : $0 }
    func shown(_ values: [Double]) throws -> [Double] {
      guard let function else { return values }
      let changed = try PlotData.column(Operators.call(function, [PlotData.array(values)]))
      guard changed.count == values.count else {
        throw Raised.valueError("func must give as many numbers as it takes: \(values.count), not \(changed.count)")
      }
      return changed
    }
    let unique = Array(Set(numbers)).sorted()
    let ends = try shown(unique)
    let range = ((ends.min() ?? least), (ends.max() ?? most))
    let (values, places) = try entries(arguments.optional(2), unique, (least, most), shown)
    let labels = try texts(places, range, arguments.optional(3))
    var handles: [Value] = []
    var kept: [Value] = []
    for (index, value) in values.enumerated() {
      var keywords = PlotKeywords(arguments, owner: "Line2D")
      let size = try keywords.number("size") ?? Pyplot.shared.style.linesMarkerSize
      let color = try keywords.color("color") ?? .black
      var look = try AxesMembers.lineProperties(&keywords)
      look.lineStyle = LineStyle.none
      look.marker = scatter.marker.code
      look.markerEdgeWidth = look.markerEdgeWidth ?? scatter.lineWidths.first
      look.alpha = look.alpha ?? scatter.alpha
      if property == "colors" {
        look.color = try scatter.norm.normalized([value]).first.map { scatter.colormap.color(at: $0) }
        look.markerSize = size
      } else {
        if abs(value) < 1e-8 { continue }
        look.color = color
        look.markerSize = max(value, 0).squareRoot()
      }
      let line = try Line2D(x: [0], y: [0], properties: look, style: Pyplot.shared.style)
      try AxesMembers.finish(&keywords, line)
      handles.append(ArtistObject.value(line, in: object.figure))
      kept.append(.string(labels[index]))
    }
    return .tuple([.list(handles), .list(kept)])
  }

  /// The numbers of the entries, and what they are called by: all of them, or round ones.
  private static func entries(
    _ wanted: Value?, _ unique: [Double], _ range: (Double, Double), _ shown: ([Double]) throws -> [Double]
  ) throws -> ([Double], [Double]) {
    let isAuto = wanted.map { $0.stringValue == "auto" } ?? true
    if isAuto && unique.count <= 9 || wanted?.isNone ?? false { return (unique, try shown(unique)) }
    let samples = (0..<256).map { range.0 + Double($0) * (range.1 - range.0) / 255 }
    let along = try shown(samples)
    let (low, high) = (along.min() ?? 0, along.max() ?? 0)
    var places: [Double]
    if let object = wanted?.object(as: TickLocatorObject.self) {
      places = try object.locator.ticks(in: TickContext(low: low, high: high))
    } else if let wanted, !isAuto, try Operators.indexValue(wanted) == nil {
      places = try PlotData.column(wanted)
    } else {
      let count = try isAuto ? 9 : wanted.map(Arguments.index) ?? 9
      let locator = MaxNLocator(bins: count, steps: [1, 2, 2.5, 3, 5, 6, 8, 10], minimumTicks: max(1, count - 1))
      places = try TickLocator.maxN(locator).ticks(in: TickContext(low: low, high: high))
    }
    places = places.filter { $0 >= low && $0 <= high }
    let order = along.indices.sorted { along[$0] < along[$1] }
    let values = places.map { place -> Double in
      guard let after = order.firstIndex(where: { along[$0] >= place }) else { return samples[order[255]] }
      guard after > 0 else { return samples[order[0]] }
      let (a, b) = (order[after - 1], order[after])
      guard along[b] > along[a] else { return samples[b] }
      return samples[a] + (place - along[a]) / (along[b] - along[a]) * (samples[b] - samples[a])
    }
    return (values, places)
  }

  private static func texts(_ places: [Double], _ range: (Double, Double), _ format: Value?) throws -> [String] {
    guard let format, !format.isNone else {
      var formatter = ScalarFormatter()
      formatter.usesOffset = false
      formatter.usesMathText = true
      return try formatter.labels(places, in: TickContext(low: range.0, high: range.1)).labels
    }
    let formatter = try TickerMembers.formatter(format)
    return try formatter.labels(places, in: TickContext(low: range.0, high: range.1)).labels
  }
}
