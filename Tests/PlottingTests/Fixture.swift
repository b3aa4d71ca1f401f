import Foundation

/// The numbers and texts of a file in `Fixtures`.
func fixture(_ name: String, beside file: String = #filePath) throws -> Any {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures")
  return try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
}
