import Foundation

/// Records written by the scripts in scripts/fixtures.
enum Fixture {
  /// The lines of a fixture file, cut at tabs.
  static func records(_ name: String, file: String = #filePath) throws -> [[String]] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The text of a snippet in which `\n`, `\t` and `\\` stand for what they name.
  static func source(_ escaped: String) -> String {
    var result = ""
    var isEscape = false
    for character in escaped.unicodeScalars {
      if isEscape {
        result.unicodeScalars.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
