import Encodings
import LongWork

/// Writes display lists as SVG: glyphs and markers defined once, images as PNG. Coordinates are exact, but for straight
/// lines and boxes, which stand on whole pixels as in the raster picture and stay sharp.
public final class SVGRenderer {
  private let text: TextEngine
  private var list = DisplayList(width: 0, height: 0, dpi: 72)
  private var body = ""
  private var definitions: Set<String> = []
  private var groupIDs: [String: Int] = [:]
  private var counter = 0

  /// The engine must be the one that set the text of the display lists.
  public init(text: TextEngine) {
    self.text = text
  }

  /// The text of an SVG file.
  /// - Throws: `PlottingError` when an image cannot be encoded.
  public func render(_ list: DisplayList) throws -> String {
    self.list = list
    (body, definitions, groupIDs, counter) = ("", [], [:], 0)
    for item in list.items {
      try Interruption.check()
      try draw(item)
    }
    let points = 72 / list.dpi
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" \
      width="\(DecimalText.of(Double(list.width) * points))pt" \
      height="\(DecimalText.of(Double(list.height) * points))pt" viewBox="0 0 \(list.width) \(list.height)">
      \(body)</svg>

      """
  }

  private func line(_ text: String) {
    body += text
    body += "\n"
  }

  private func newID(_ prefix: String) -> String {
    counter += 1
    return "\(prefix)\(counter)"
  }

  private func draw(_ item: DisplayItem) throws {
    switch item {
    case .path(let path, let fill, let stroke, let snap, let simplifies):
      let fill = fill.flatMap { $0.alpha == 0 ? nil : $0 }
      let drawn = try path.drawable(
        isFilled: fill != nil, simplifies: simplifies, width: list.width, height: list.height)
      if !drawn.verbs.isEmpty {
        let snapped = drawn.snapped(snap, lineWidth: stroke?.width ?? 0) ?? drawn
        line("<path d=\"\(try data(snapped))\"\(look(fill: fill, stroke: stroke))/>")
      }
    case .hardArea(let path, let color):
      line("<path d=\"\(try data(path))\"\(look(fill: color, stroke: nil)) shape-rendering=\"crispEdges\"/>")
    case .markers(let markers): try draw(markers)
    case .glyphs(let run): try draw(run)
    case .image(let image): try draw(image)
    case .pushClip(let path):
      let id = newID("clip")
      line("<defs><clipPath id=\"\(id)\"><path d=\"\(try data(path))\"/></clipPath></defs>")
      line("<g clip-path=\"url(#\(id))\">")
    case .beginGroup(let name): line("<g id=\"\(groupID(name))\">")
    case .popClip, .endGroup: line("</g>")
    }
  }

  /// Names of groups are unique in a file.
  private func groupID(_ name: String) -> String {
    let count = (groupIDs[name] ?? 0) + 1
    groupIDs[name] = count
    return "\(SVGRenderer.escaped(name))_\(count)"
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case " ": result += "_"
      case _ where scalar.value < 32: break
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: looks

  private func data(_ path: Path) throws -> String {
    var text = ""
    var index = 0
    for (turn, verb) in path.verbs.enumerated() {
      try Interruption.check(after: turn)
      let letter: String
      switch verb {
      case .move: letter = "M"
      case .line: letter = "L"
      case .quadratic: letter = "Q"
      case .cubic: letter = "C"
      case .close: letter = "Z"
      }
      text += text.isEmpty ? letter : " \(letter)"
      for point in path.points[index..<(index + verb.pointCount)] {
        text += " \(DecimalText.of(point.x)) \(DecimalText.of(point.y))"
      }
      index += verb.pointCount
    }
    return text
  }

  private func hex(_ color: Color) -> String {
    let bytes = color.bytes
    return "#"
      + [bytes.red, bytes.green, bytes.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func paint(_ name: String, _ color: Color) -> String {
    let opacity = color.alpha < 1 ? " \(name)-opacity=\"\(DecimalText.of(color.alpha))\"" : ""
    return " \(name)=\"\(hex(color))\"\(opacity)"
  }

  private func look(fill: Color?, stroke: Stroke?) -> String {
    var text = fill.map { paint("fill", $0) } ?? " fill=\"none\""
    guard let stroke, stroke.width > 0, stroke.color.alpha > 0 else { return text }
    text += paint("stroke", stroke.color) + " stroke-width=\"\(DecimalText.of(stroke.width))\""
    switch stroke.cap {
    case .butt: break
    case .round: text += " stroke-linecap=\"round\""
    case .square: text += " stroke-linecap=\"square\""
    }
    switch stroke.join {
    case .miter: text += " stroke-miterlimit=\"\(DecimalText.of(max(1, stroke.width)))\""
    case .round: text += " stroke-linejoin=\"round\""
    case .bevel: text += " stroke-linejoin=\"bevel\""
    }
    if !stroke.dashes.isEmpty {
      let dashes = stroke.dashes.map(DecimalText.of).joined(separator: ",")
      text += " stroke-dasharray=\"\(dashes)\" stroke-dashoffset=\"\(DecimalText.of(stroke.dashOffset))\""
    }
    return text
  }

  // MARK: items

  private func draw(_ markers: Markers) throws {
    guard !markers.scales.isEmpty, !markers.outline.verbs.isEmpty else { return }
    let isUniform = markers.scales.count == 1 && markers.fills.count < 2 && markers.strokes.count < 2
    let id = newID("marker")
    let snapped = markers.isStamped ? stamp(markers) : nil
    if markers.scales.count == 1 {
      let outline = snapped ?? markers.outline.placed(at: Point(0, 0), scale: markers.scales[0])
      line("<defs><path id=\"\(id)\" d=\"\(try data(outline))\"/></defs>")
    }
    if isUniform { line("<g\(look(fill: markers.fills.first, stroke: markers.strokes.first))>") }
    for (index, place) in markers.places.enumerated() where place.x.isFinite && place.y.isFinite {
      try Interruption.check(after: index)
      let place = snapped == nil ? place : Point((place.x + 0.5).rounded(.down), (place.y + 0.5).rounded(.down))
      let fill = markers.fills.isEmpty ? nil : markers.fills[index % markers.fills.count]
      let stroke = markers.strokes.isEmpty ? nil : markers.strokes[index % markers.strokes.count]
      let looks = isUniform ? "" : look(fill: fill, stroke: stroke)
      if markers.scales.count == 1 {
        line("<use xlink:href=\"#\(id)\" x=\"\(DecimalText.of(place.x))\" y=\"\(DecimalText.of(place.y))\"\(looks)/>")
      } else {
        let scale = markers.scales[index % markers.scales.count]
        line("<path d=\"\(try data(markers.outline.placed(at: place, scale: scale)))\"\(looks)/>")
      }
    }
    if isUniform { line("</g>") }
  }

  /// The outline of ticks and square markers on whole pixels; nil for others.
  private func stamp(_ markers: Markers) -> Path? {
    guard markers.scales.count == 1 else { return nil }
    return markers.outline.placed(at: Point(0, 0), scale: markers.scales[0])
      .snapped(markers.snap, lineWidth: markers.strokes.first?.width ?? 0)
  }

  /// The size that glyphs are defined at.
  private static let definedSize = 100.0

  private func draw(_ run: GlyphRun) throws {
    guard let font = text.catalog.font(run.font) else { return }
    for glyph in run.glyphs {
      let id = "glyph\(run.font.number)-\(glyph.index)"
      if definitions.insert(id).inserted {
        let outline = font.outline(glyph.index, size: SVGRenderer.definedSize)
        line("<defs><path id=\"\(id)\" d=\"\(try data(outline))\"/></defs>")
      }
    }
    line("<g\(paint("fill", run.color))>")
    let scale = DecimalText.of(run.size / SVGRenderer.definedSize)
    let turn = run.angle == 0 ? "" : " rotate(\(DecimalText.of(-run.angle)))"
    for glyph in run.glyphs {
      let place = "\(DecimalText.of(glyph.place.x)) \(DecimalText.of(glyph.place.y))"
      line(
        "<use xlink:href=\"#glyph\(run.font.number)-\(glyph.index)\" "
          + "transform=\"translate(\(place))\(turn) scale(\(scale))\"/>")
    }
    line("</g>")
  }

  private func draw(_ image: PlacedImage) throws {
    // At the resolution of the raster picture: viewers differ in how they enlarge.
    guard let made = try ResampledImage(image, clip: list.area) else { return }
    let picture = Picture(width: Int(made.columns), height: Int(made.rows), pixels: made.pixels)
    let png = Base64.text(of: try PNGEncoder.encode(picture, dpi: list.dpi))
    let opacity = image.alpha < 1 ? " opacity=\"\(DecimalText.of(image.alpha))\"" : ""
    line(
      "<image x=\"\(made.x)\" y=\"\(made.y)\" width=\"\(made.columns)\" height=\"\(made.rows)\""
        + "\(opacity) xlink:href=\"data:image/png;base64,\(png)\"/>")
  }
}

extension DisplayList {
  /// The whole picture.
  var area: Rectangle { Rectangle(x0: 0, y0: 0, x1: Double(width), y1: Double(height)) }
}

extension ResampledImage {
  /// The device rectangle of its pixels.
  var area: Rectangle {
    Rectangle(x0: Double(x), y0: Double(y), x1: Double(x + columns), y1: Double(y + rows))
  }
}
