/// The small picture of an artist in a legend.
struct LegendHandle {
  let canvas: Canvas
  let legend: Legend
  /// Pixels.
  let fontSize: Double
  /// Pixels, y upwards.
  let area: Rectangle
  /// How much of the area is under the baseline.
  let descent: Double

  private var markerScale: Double { legend.length(legend.properties.markerScale, "legend.markerscale") }
  /// The height of lines.
  private var middle: Double { area.y0 + descent + (area.height - descent) / 2 }

  func paint(_ handle: Legend.Entry.Handle) throws {
    switch handle {
    case .artist(let artist): try paint(artist)
    case .container(let container):
      if let bars = container as? BarContainer, let first = bars.patches.first {
        patch(first)
      } else if let errorbar = container as? ErrorbarContainer {
        try paint(errorbar)
      } else if let stems = container as? StemContainer {
        try paint(stems)
      }
    }
  }

  private func paint(_ stems: StemContainer) throws {
    let head = Point((area.x0 + area.x1) / 2, area.y0 + 0.6875 * area.height)
    try canvas.lines(stems.stems, segments: [[Point(head.x, area.y0), head]])
    try canvas.line(stems.baseline, points: [Point(area.x0, area.y0), Point(area.x1, area.y0)])
    try canvas.line(stems.markerLine, points: [head])
  }

  private func paint(_ artist: Artist) throws {
    if let line = artist as? Line2D {
      try self.line(line)
    } else if let patch = artist as? Patch {
      self.patch(patch)
    } else if let scatter = artist as? PathCollection {
      try self.scatter(scatter)
    } else if let polygons = artist as? PolyCollection {
      try self.polygons(polygons)
    } else if let lines = artist as? LineCollection {
      try self.lines(lines)
    }
  }

  private func line(_ line: Line2D) throws {
    let count = legend.properties.pointsPerLine ?? 1
    let size = line.markerSize
    line.markerSize = size * markerScale
    defer { line.markerSize = size }
    if count == 1 {
      let points = [area.x0, (area.x0 + area.x1) / 2, area.x1].map { Point($0, middle) }
      try canvas.line(line, points: points, markEvery: (start: 1, step: 10))
    } else {
      let pad = 0.3 * fontSize
      let width = area.width - 2 * pad
      let points = (0..<count).map { Point(area.x0 + pad + width * Double($0) / Double(max(1, count - 1)), middle) }
      try canvas.line(line, points: points, markEvery: (start: 0, step: 1))
    }
  }

  private func patch(_ patch: Patch) { canvas.patch(patch, outline: .rectangle(area)) }

  private func scatter(_ scatter: PathCollection) throws {
    let sizes = scatter.sizes
    let size = 0.5 * ((sizes.max() ?? 1) + (sizes.min() ?? 1)) * markerScale * markerScale
    let sample = PathCollection(
      offsets: [], sizes: [size], marker: scatter.marker, faceColors: scatter.faceColors,
      edgeColors: scatter.edgeColors, lineWidths: scatter.lineWidths, style: legend.style)
    let place = Point((area.x0 + area.x1) / 2, area.y0 + descent + area.height * 3 / 8)
    try canvas.scatter(sample, points: [place], faces: Array(scatter.resolvedFaceColors().prefix(1)))
  }

  private func polygons(_ polygons: PolyCollection) throws {
    let faces = try polygons.resolvedFaceColors()
    let width = canvas.pixels(polygons.lineWidths.first ?? 0)
    let stroke = canvas.edgeColors(polygons, faces: faces).first.map {
      Stroke(color: $0, width: width, cap: .butt, join: .miter)
    }
    canvas.path(.rectangle(area), fill: faces.first, stroke: stroke)
    if let hatch = polygons.hatch {
      canvas.hatch(hatch, inside: .rectangle(area), color: stroke?.color ?? .black)
    }
  }

  private func lines(_ lines: LineCollection) throws {
    let width = canvas.pixels(lines.lineWidths.first ?? 0)
    guard let color = try lines.resolvedFaceColors().first else { return }
    let (dashes, offset) = lines.lineStyle.dashes(lineWidth: width)
    canvas.path(
      .polyline([Point(area.x0, middle), Point(area.x1, middle)]),
      stroke: Stroke(
        color: color, width: width, cap: lines.lineStyle.isDashed ? .butt : .square, join: .round, dashes: dashes,
        dashOffset: offset))
  }

  private func paint(_ errorbar: ErrorbarContainer) throws {
    let center = Point((area.x0 + area.x1) / 2, middle)
    let reach = 0.5 * fontSize
    let sides: [(isOn: Bool, ends: [Point])] = [
      (errorbar.hasXError, [Point(center.x - reach, center.y), Point(center.x + reach, center.y)]),
      (errorbar.hasYError, [Point(center.x, center.y - reach), Point(center.x, center.y + reach)]),
    ]
    for (index, side) in sides.filter(\.isOn).enumerated() {
      if let bars = errorbar.barLines.first { try canvas.lines(bars, segments: [side.ends]) }
      if errorbar.capLines.indices.contains(2 * index) {
        for end in side.ends { try canvas.line(errorbar.capLines[2 * index], points: [end]) }
      }
    }
    if let line = errorbar.dataLine { try self.line(line) }
  }
}
