import CDraw
import Glibc
import LongWork

/// Writes display lists as one-page PDF files: paths, glyph outlines and images with transparency.
public final class PDFRenderer {
  private let text: TextEngine
  private var list = DisplayList(width: 0, height: 0, dpi: 72)
  private var file = PDFFile()
  private var content = ""
  /// Object numbers of what the page uses, by the names it has there.
  private var states: [String: Int] = [:]
  private var objects: [(name: String, number: Int)] = []
  private var alphaNames: [Double: String] = [:]

  /// The engine must be the one that set the text of the display lists.
  public init(text: TextEngine) {
    self.text = text
  }

  /// The bytes of a PDF file.
  /// - Throws: `PlottingError` when zlib is missing or memory runs out.
  public func render(_ list: DisplayList) throws -> [UInt8] {
    self.list = list
    (file, content, states, objects, alphaNames) = (PDFFile(), "", [:], [], [:])
    let scale = 72 / list.dpi
    let (width, height) = (Double(list.width) * scale, Double(list.height) * scale)
    // Pixels, y down.
    operation([scale, 0, 0, -scale, 0, height], "cm")
    for item in list.items {
      try Interruption.check()
      try draw(item)
    }
    let stream = try file.add(stream: Array(content.utf8), dictionary: "")
    let page =
      "/Type /Page /Parent 2 0 R /MediaBox [0 0 \(DecimalText.of(width)) \(DecimalText.of(height))] "
      + "/Group << /S /Transparency /CS /DeviceRGB >> /Contents \(stream) 0 R /Resources \(resources)"
    return file.finish(page: page)
  }

  private var resources: String {
    let states = states.sorted { $0.key < $1.key }.map { "/\($0.key) \($0.value) 0 R" }.joined(separator: " ")
    let objects = objects.map { "/\($0.name) \($0.number) 0 R" }.joined(separator: " ")
    return "<< /ExtGState << \(states) >> /XObject << \(objects) >> >>"
  }

  private func operation(_ numbers: [Double], _ name: String) {
    for number in numbers { content += DecimalText.of(number) + " " }
    content += name + "\n"
  }

  private func draw(_ item: DisplayItem) throws {
    switch item {
    case .path(let path, let fill, let stroke, let snap, let simplifies):
      let fill = fill.flatMap { $0.alpha == 0 ? nil : $0 }
      let drawn = try path.drawable(
        isFilled: fill != nil, simplifies: simplifies, width: list.width, height: list.height)
      let snapped = drawn.snapped(snap, lineWidth: stroke?.width ?? 0) ?? drawn
      if !drawn.verbs.isEmpty { try paint(fill: fill, stroke: stroke) { try self.add(snapped) } }
    case .hardArea(let path, let color): try paint(fill: color, stroke: nil) { try self.add(path) }
    case .markers(let markers): try draw(markers)
    case .glyphs(let run): try draw(run)
    case .image(let image): try draw(image)
    case .pushClip(let path):
      content += "q\n"
      try add(path)
      content += "W n\n"
    case .popClip: content += "Q\n"
    case .beginGroup, .endGroup: break
    }
  }

  // MARK: paths

  private func add(_ path: Path) throws {
    var index = 0
    var last = Point(0, 0)
    for (turn, verb) in path.verbs.enumerated() {
      try Interruption.check(after: turn)
      let points = Array(path.points[index..<(index + verb.pointCount)])
      index += verb.pointCount
      switch verb {
      case .move: operation([points[0].x, points[0].y], "m")
      case .line: operation([points[0].x, points[0].y], "l")
      case .quadratic:
        // The same curve as a cubic one.
        let (c, end) = (points[0], points[1])
        operation(
          [
            last.x + (c.x - last.x) * 2 / 3, last.y + (c.y - last.y) * 2 / 3, end.x + (c.x - end.x) * 2 / 3,
            end.y + (c.y - end.y) * 2 / 3, end.x, end.y,
          ], "c")
      case .cubic: operation(points.flatMap { [$0.x, $0.y] }, "c")
      case .close: content += "h\n"
      }
      last = points.last ?? last
    }
  }

  /// Fills and then strokes, each with its own transparency.
  private func paint(fill: Color?, stroke: Stroke?, _ add: () throws -> Void) rethrows {
    if let fill {
      setColor(fill, "rg")
      try add()
      content += "f\n"
    }
    guard let stroke, stroke.width > 0, stroke.color.alpha > 0 else { return }
    setColor(stroke.color, "RG")
    operation([stroke.width], "w")
    let caps: [Stroke.Cap: Double] = [.butt: 0, .round: 1, .square: 2]
    let joins: [Stroke.Join: Double] = [.miter: 0, .round: 1, .bevel: 2]
    operation([caps[stroke.cap] ?? 0], "J")
    operation([joins[stroke.join] ?? 0], "j")
    operation([max(1, stroke.width)], "M")
    content += "[\(stroke.dashes.map(DecimalText.of).joined(separator: " "))] "
    operation([stroke.dashOffset], "d")
    try add()
    content += "S\n"
  }

  private func setColor(_ color: Color, _ name: String) {
    operation([color.red, color.green, color.blue], name)
    content += "/\(alphaName(color.alpha)) gs\n"
  }

  private func alphaName(_ alpha: Double) -> String {
    if let known = alphaNames[alpha] { return known }
    let name = "A\(alphaNames.count)"
    let value = DecimalText.of(alpha)
    states[name] = file.add("<< /Type /ExtGState /ca \(value) /CA \(value) >>")
    alphaNames[alpha] = name
    return name
  }

  // MARK: items

  private func draw(_ markers: Markers) throws {
    guard !markers.scales.isEmpty else { return }
    for (index, place) in markers.places.enumerated() where place.x.isFinite && place.y.isFinite {
      let fill = markers.fills.isEmpty ? nil : markers.fills[index % markers.fills.count]
      let stroke = markers.strokes.isEmpty ? nil : markers.strokes[index % markers.strokes.count]
      let scale = markers.scales[index % markers.scales.count]
      let placed = markers.outline.placed(at: place, scale: scale)
      try Interruption.check(after: index)
      try paint(fill: fill, stroke: stroke) { try self.add(placed) }
    }
  }

  private func draw(_ run: GlyphRun) throws {
    guard let font = text.catalog.font(run.font) else { return }
    let radians = run.angle * .pi / 180
    setColor(run.color, "rg")
    for glyph in run.glyphs {
      let outline = font.outline(glyph.index, size: run.size)
      if outline.verbs.isEmpty { continue }
      content += "q\n"
      operation([cos(radians), -sin(radians), sin(radians), cos(radians), glyph.place.x, glyph.place.y], "cm")
      try add(outline)
      content += "f\nQ\n"
    }
  }

  private func draw(_ image: PlacedImage) throws {
    guard let made = try ResampledImage(image, clip: list.area) else { return }
    let picture = Picture(width: Int(made.columns), height: Int(made.rows), pixels: made.pixels)
    let count = picture.width * picture.height
    let size = "/Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) /BitsPerComponent 8 "
    let pixels = picture.pixels
    let alphas = try (0..<count).mapRows { pixels[$0 * 4 + 3] }
    let mask = try file.add(stream: alphas, dictionary: size + "/ColorSpace /DeviceGray ")
    let colors = (0..<count).flatMap { pixels[($0 * 4)..<($0 * 4 + 3)] }
    let number = try file.add(stream: colors, dictionary: size + "/ColorSpace /DeviceRGB /SMask \(mask) 0 R ")
    let name = "I\(objects.count)"
    objects.append((name, number))
    content += "q\n/\(alphaName(image.alpha)) gs\n"
    // Images are drawn upwards in the unit square.
    operation([made.area.width, 0, 0, -made.area.height, made.area.x0, made.area.y1], "cm")
    content += "/\(name) Do\nQ\n"
  }
}
