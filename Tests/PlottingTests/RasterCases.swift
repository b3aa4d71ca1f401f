import Foundation
import Plotting
import XCTest

/// Drawings of primitives, and what matplotlib's Agg made of them (scripts/fixtures/raster_cases.py).
struct RasterCases {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Raster")

  let engine = TextEngine()
  private let cases: [String: [[String: Any]]]

  init() throws {
    let data = try Data(contentsOf: RasterCases.folder.appendingPathComponent("cases.json"))
    cases = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: [[String: Any]]])
  }

  var names: [String] { cases.keys.sorted() }

  /// Agg's pixels.
  func expected(_ name: String) throws -> Picture {
    let file = name.replacingOccurrences(of: " ", with: "-") + ".runs"
    let runs = [UInt8](try Data(contentsOf: RasterCases.folder.appendingPathComponent(file)))
    var pixels: [UInt8] = []
    for start in stride(from: 0, to: runs.count, by: 5) {
      for _ in 0..<runs[start] { pixels += runs[(start + 1)..<(start + 5)] }
    }
    return Picture(width: 200, height: 150, pixels: pixels)
  }

  func displayList(_ name: String) throws -> DisplayList {
    var list = DisplayList(width: 200, height: 150, dpi: 100)
    for item in cases[name] ?? [] { list.items += try items(item) }
    return list
  }

  private func items(_ item: [String: Any]) throws -> [DisplayItem] {
    switch item["kind"] as? String {
    case "path":
      return [
        .path(
          path(item["path"]), fill: color(item["fill"]), stroke: stroke(item["stroke"]), snap: snap(item["snap"]),
          simplifies: item["simplify"] as? Bool ?? false)
      ]
    case "markers":
      let places = (item["places"] as? [[Any]] ?? []).map { Point(number($0[0]), number($0[1])) }
      return [
        .markers(
          Markers(
            outline: path(item["path"]), places: places, scales: (item["scales"] as? [Any] ?? []).map(number),
            fills: (item["fills"] as? [Any] ?? []).compactMap(color),
            strokes: (item["strokes"] as? [Any] ?? []).compactMap(stroke), snap: snap(item["snap"]),
            isStamped: item["stamped"] as? Bool ?? true))
      ]
    case "text":
      let layout = try engine.layout(
        item["text"] as? String ?? "", style: TextStyle(size: number(item["size"] as Any)), dpi: 100)
      let ink = try XCTUnwrap(color(item["color"]))
      return layout.items(
        at: Point(number(item["x"] as Any), number(item["y"] as Any)), angle: number(item["angle"] as Any), color: ink)
    case "clip":
      let area = (item["area"] as? [Any] ?? []).map(number)
      let corners = [
        Point(area[0], area[1]), Point(area[2], area[1]), Point(area[2], area[3]), Point(area[0], area[3]),
      ]
      return [.pushClip(Path(verbs: [.move, .line, .line, .line, .close], points: corners))]
    case "clippath": return [.pushClip(path(item["path"]))]
    case "unclip": return [.popClip]
    case "image": return [.image(image(item))]
    default: throw XCTSkip("unknown item \(item)")
    }
  }

  private func image(_ item: [String: Any]) -> PlacedImage {
    let rows = item["pixels"] as? [[[Int]]] ?? []
    let picture = Picture(
      width: rows[0].count, height: rows.count, pixels: rows.flatMap { $0.flatMap { $0.map(UInt8.init) } })
    let area = (item["area"] as? [Any] ?? []).map(number)
    let resampling: [String: PlacedImage.Resampling] = [
      "nearest": .nearest, "bilinear": .bilinear, "hanning": .hanning,
    ]
    return PlacedImage(
      picture: picture, area: Rectangle(x0: area[0], y0: area[1], x1: area[2], y1: area[3]),
      resampling: resampling[item["resampling"] as? String ?? ""] ?? .nearest)
  }

  private func number(_ value: Any) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

  private func path(_ value: Any?) -> Path {
    var path = Path()
    for command in value as? [[Any]] ?? [] {
      let verbs: [String: Path.Verb] = ["M": .move, "L": .line, "Q": .quadratic, "C": .cubic, "Z": .close]
      path.verbs.append(verbs[command[0] as? String ?? ""] ?? .close)
      for index in stride(from: 1, to: command.count, by: 2) {
        path.points.append(Point(number(command[index]), number(command[index + 1])))
      }
    }
    return path
  }

  private func color(_ value: Any?) -> Color? {
    guard let parts = (value as? [Any])?.map(number) else { return nil }
    return Color(red: parts[0], green: parts[1], blue: parts[2], alpha: parts[3])
  }

  private func snap(_ value: Any?) -> Snap { (value as? Bool).map { $0 ? .always : .never } ?? .automatic }

  private func stroke(_ value: Any?) -> Stroke? {
    guard let line = value as? [String: Any], let ink = color(line["color"]) else { return nil }
    let caps: [String: Stroke.Cap] = ["butt": .butt, "round": .round, "square": .square]
    let joins: [String: Stroke.Join] = ["miter": .miter, "round": .round, "bevel": .bevel]
    return Stroke(
      color: ink, width: number(line["width"] as Any), cap: caps[line["cap"] as? String ?? ""] ?? .butt,
      join: joins[line["join"] as? String ?? ""] ?? .round, dashes: (line["dashes"] as? [Any] ?? []).map(number),
      dashOffset: number(line["offset"] as Any))
  }
}
