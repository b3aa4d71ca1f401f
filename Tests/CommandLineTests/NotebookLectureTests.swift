import Foundation
import XCTest

/// The lecture as a notebook shows in every cell what it shows under Jupyter: texts, tables, errors, and pictures and
/// animations of the same sizes.
///
/// The lecture is no part of the project: the test runs where `../shared/seed/lecture.lgs` is there or LGS_LECTURE names
/// it. `scripts/fixtures/lecture-notebook.py` writes the expected outputs.
final class NotebookLectureTests: XCTestCase {
  /// The script puts the same cell in front.
  private static let seed = "#%%\nimport torch\ntorch.manual_seed(43052);\n\n"

  func testEveryCellShowsWhatItShowsUnderJupyter() throws {
    let expected = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(contentsOf: Self.fixture)) as? [[[String: Any]]])
    XCTAssertGreaterThan(expected.count, 60)
    let cells = try executedCells()
    XCTAssertEqual(cells.count, expected.count)
    for (number, (cell, outputs)) in zip(cells, expected).enumerated() {
      let shown = (cell["outputs"] as? [[String: Any]] ?? []).map(Self.described)
      XCTAssertEqual(shown.map { $0 as NSDictionary }, outputs.map { $0 as NSDictionary }, "cell \(number + 1)")
    }
  }

  private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/lecture-notebook.json")

  private func lecture() throws -> URL {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["LGS_LECTURE"].map { URL(fileURLWithPath: $0) }
    let file = named ?? root.appendingPathComponent("../shared/seed/lecture.lgs")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw XCTSkip("the lecture is not here: \(file.path)")
    }
    return file
  }

  /// The code cells after a run, without the one that seeds.
  private func executedCells() throws -> [[String: Any]] {
    let lecture = try lecture()
    let text = try String(contentsOf: lecture, encoding: .utf8)
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.seed + text, to: "lecture.lgs")
    let address = try XCTUnwrap(
      text.components(separatedBy: "read_csv(\"").dropFirst().first?.components(separatedBy: "\"").first)
    let name = try XCTUnwrap(address.components(separatedBy: "/").last)
    let data = lecture.deletingLastPathComponent().appendingPathComponent(name).path
    let result = try Program.run([
      "notebook", file, "--allow-errors", "--to", "ipynb", "--url-map", "\(address)=\(data)", "-o", "-",
    ])
    XCTAssertEqual(result.status, 0, result.errors)
    let notebook = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let cells = try XCTUnwrap(notebook["cells"] as? [[String: Any]])
    return Array(cells.filter { $0["cell_type"] as? String == "code" }.dropFirst())
  }

  // MARK: What the fixture holds of an output

  private static func described(_ output: [String: Any]) -> [String: Any] {
    let type = output["output_type"] as? String ?? ""
    switch type {
    case "stream": return ["type": output["name"] ?? "", "text": plain(joined(output["text"]))]
    case "error":
      return ["type": "error", "text": "\(output["ename"] ?? ""): \(output["evalue"] ?? "")"]
    case _: break
    }
    let data = output["data"] as? [String: Any] ?? [:]
    var result: [String: Any] = ["type": type, "text": plain(joined(data["text/plain"]))]
    if let png = data["image/png"] { result["png"] = size(ofPNG: joined(png)) }
    if let html = data["text/html"].map(joined) {
      if html.contains("<script") { result["frames"] = frames(of: html) } else { result["html"] = html }
    }
    return result
  }

  private static func joined(_ value: Any?) -> String {
    (value as? [String])?.joined() ?? value as? String ?? ""
  }

  /// The text without memory addresses.
  private static func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "0x[0-9a-f]{6,}", with: "0x", options: .regularExpression)
  }

  private static func size(ofPNG text: String) -> [Int] {
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), data.count > 24 else { return [] }
    let bytes = [UInt8](data)
    return [16, 20].map { start in bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }

  /// The number of an animation's frames, and the size of the first.
  private static func frames(of html: String) -> [Int] {
    let frames = html.components(separatedBy: "    frames[").dropFirst()
    let first = frames.first?.components(separatedBy: "base64,").dropFirst().first?.components(separatedBy: "\"").first
    return [frames.count] + size(ofPNG: first ?? "")
  }
}
