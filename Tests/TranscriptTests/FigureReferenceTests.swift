import Foundation
import Interpreter
import Library
import XCTest

/// The reference of figures (docs/reference/figures.md) says what the records say.
final class FigureReferenceTests: XCTestCase {
  private static let file = ProjectFolder.root.appendingPathComponent("docs/reference/figures.md")
  private static let builtins = TranscriptRunner.onLargeStack { RecordWalk().builtins }

  /// Owners of records in the order of the reference, with their headings.
  private static let sections: [(owner: String, title: String)] = [
    ("matplotlib.pyplot", "Functions of `plt`"), ("Figure", "Figures"), ("Axes", "Axes"), ("Axes3D", "Axes in space"),
    ("Axis", "Directions of axes"), ("Artist", "All artists"), ("Line2D", "Lines"), ("Line3D", "Lines in space"),
    ("Text", "Texts"), ("Patch", "Shapes"), ("Rectangle", "Rectangles"), ("Ellipse", "Circles and ellipses"),
    ("Polygon", "Polygons"),
    ("matplotlib.patches", "Making shapes"), ("matplotlib.lines", "Making lines"),
    ("matplotlib.collections", "Making collections"),
    ("Collection", "Scatters, areas, meshes"), ("PathCollection", "Scatters"), ("AxesImage", "Images"),
    ("Legend", "Legends"), ("Colorbar", "Colour bars"), ("Spine", "Edges of axes"), ("AxesDivider", "Axes beside axes"),
    ("mpl_toolkits.axes_grid1", "Dividing axes"), ("matplotlib.image", "Pictures in files"),
    ("matplotlib.gridspec", "Grids"), ("matplotlib.ticker", "Places and texts of ticks"),
    ("matplotlib.animation", "Animations"), ("FuncAnimation", "Methods of animations"), ("RcParams", "Settings"),
    ("matplotlib.style", "Styles"), ("matplotlib", "The module itself"),
  ]

  private static func records(of owner: String) -> [Builtin] {
    builtins.filter { $0.owner == owner }.sorted { $0.name < $1.name }
  }

  func testEveryArgumentOfACallIsExplained() {
    for owner in ["matplotlib.pyplot", "Figure", "Axes", "Axes3D", "FuncAnimation", "matplotlib.animation"] {
      for builtin in Self.records(of: owner) {
        let refused = Set(builtin.refusedArguments)
        let explained = Set(builtin.argumentMeanings.map(\.name))
        for parameter in builtin.signature.parameters where parameter.name != "self" {
          let isKnown = refused.contains(parameter.name) || explained.contains(parameter.name)
          XCTAssertTrue(isKnown, "\(builtin.qualifiedName): nothing is said of '\(parameter.name)'")
        }
        if let rest = builtin.signature.variadicName {
          XCTAssertTrue(explained.contains(rest), "\(builtin.qualifiedName): nothing is said of '*\(rest)'")
        }
      }
    }
  }

  /// scripts/update-reference writes the file anew.
  func testTheReferenceIsInStep() throws {
    let text = Self.text
    if ProcessInfo.processInfo.environment["LGS_UPDATE_REFERENCE"] != nil {
      try FileManager.default.createDirectory(
        at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    if written != text {
      XCTFail(
        "docs/reference/figures.md is out of step: run scripts/update-reference\n"
          + Difference.text(from: written, to: text))
    }
  }

  private static var text: String {
    var text = """
      # Figures

      Made by `scripts/update-reference` from the records of the code. Every example is run by the tests. Names, arguments and
      defaults are matplotlib's; arguments that matplotlib has and lgs refuses are named. Lengths are points (1/72 inch) or data
      where it is said.

      """
    for (owner, title) in sections {
      let records = records(of: owner)
      if records.isEmpty { continue }
      text += "\n## \(title)\n"
      for record in records { text += entry(record) }
    }
    return text
  }

  private static func entry(_ builtin: Builtin) -> String {
    var text = "\n### \(builtin.name)\n\n`\(builtin.shownSignature)`\n\n\(builtin.summary)\n"
    let meanings = builtin.argumentMeanings
    if !meanings.isEmpty {
      text += "\n| argument | meaning |\n|---|---|\n"
      for (name, meaning) in meanings {
        text += "| \(name) | \(meaning.replacingOccurrences(of: "|", with: "\\|")) |\n"
      }
    }
    let refused = builtin.refusedArguments
    if !refused.isEmpty { text += "\nNot in lgs: \(refused.joined(separator: ", ")).\n" }
    return text + "\n```lgs\n\(builtin.example)\n```\n"
  }
}
