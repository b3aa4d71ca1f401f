import Foundation
import XCTest

/// `import` of files beside the program.
final class ImportedFileTests: XCTestCase {
  private var folder = URL(fileURLWithPath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("lgs-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  func testNamesOfAFileBesideTheProgram() throws {
    _ = try write("scale = 3\ndef f(x): return scale * x\nprint(__name__)\n", "helper.py")
    let program = try write(
      "import helper\nfrom helper import f\nhelper.scale = 5\nprint(f(2), helper.f(1))\nimport helper\n", "main.lgs")
    let result = try Program.run([program])
    XCTAssertEqual(result.output, "helper\n10 5\n")
    XCTAssertEqual(result.status, 0)
  }

  func testAnErrorInsideNamesTheFile() throws {
    _ = try write("x = 1 +\n", "broken.lgs")
    let program = try write("import broken\n", "main.lgs")
    let result = try Program.run([program])
    let expected = "SyntaxError: invalid syntax (\(folder.path)/broken.lgs, line 1)"
    XCTAssertTrue(result.errors.contains(expected), result.errors)
    XCTAssertEqual(result.status, 1)
  }
}
