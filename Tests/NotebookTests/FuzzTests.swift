import Foundation
import XCTest

@testable import Notebook

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Damaged input ends in an error or in a result, never in a crash.
final class FuzzTests: XCTestCase {
  /// Numbers that a printed seed repeats.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  private var generator = Generator(state: 0)

  override func setUp() {
    let seed =
      ProcessInfo.processInfo.environment["LGS_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
    print("LGS_SEED=\(seed)")
    generator = Generator(state: seed)
  }

  /// Rounds of each test; more by hand with LGS_ROUNDS.
  private var rounds: Int { ProcessInfo.processInfo.environment["LGS_ROUNDS"].flatMap { Int($0) } ?? 300 }

  private func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
      case _:
        let end = min(bytes.count, place + Int.random(in: 0...40, using: &generator))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
      }
    }
    return bytes
  }

  private func assembled(_ parts: [String]) -> String {
    (0..<Int.random(in: 1...60, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
  }

  func testDamagedNotebooksAreReadOrRefused() throws {
    let original = Array(try Fixture.data("notebook.ipynb"))
    for _ in 0..<rounds {
      guard let document = try? NotebookDocument(ipynb: damaged(original)) else { continue }
      _ = NotebookPage(title: "x").html(of: document)
      let again = try NotebookDocument(ipynb: document.ipynb)
      XCTAssertEqual(again.cells.map(\.source), document.cells.map(\.source))
    }
  }

  func testAnyMarkdownBecomesBalancedHTML() {
    let parts = [
      "# ", "- ", "1. ", "> ", "    ", "\t", "\n", "\n\n", "```", "~~~", "*", "**", "_", "`", "[", "](", ")", "![", "<",
      ">", "</div>", "<div>", "<script>", "|", "-|-", "a", "한글", "$", "$$", "\\(", "\\)", "\\begin{a}", "\\end{a}", "&",
      "&amp;", ";", "\\", "http://", "@", ":", "\"", "'", "=", "---", "***", "<!--", "-->", "[a]: b\n", "é", "😀", "~~",
    ]
    for _ in 0..<rounds {
      let text = assembled(parts)
      let html = HTMLSanitizer.clean(MarkdownHTML.html(text))
      XCTAssertFalse(html.contains("<script"), text)
      XCTAssertNotNil(XMLText.parsed(html), "\(text)\n\(html)")
    }
  }

  func testAnyFormulaBecomesWellFormedMathML() {
    let parts = [
      "\\frac", "{", "}", "^", "_", "&", "\\\\", "\\left(", "\\right)", "\\begin{matrix}", "\\end{matrix}", "x", "1",
      " ",
      "\\sum", "\\hat", "\\text{a b}", "\\sqrt", "[", "]", "\\mathbb", "\\cal", "'", "\\unknown", "\\", "\\limits", "<",
      "&",
      "\\big(", "\\begin{array}{c|c}", "\\end{array}", "\\not", "=", "%", "\n", "한", "\\middle|", "\\color{red}",
      "\\hspace",
      "\\begin{cases}", "\\end{cases}", "\\end", "\\begin", "\\operatorname", "\\substack", "\\xrightarrow", "\\tag",
    ]
    for _ in 0..<rounds {
      let tex = assembled(parts)
      let xml = MathML.text(tex: tex, isDisplay: true)
      XCTAssertNotNil(XMLText.parsed(xml), "\(tex)\n\(xml)")
    }
  }

  func testDeepNestingEndsInAResult() {
    let count = 20_000
    for part in ["> ", "- ", "*a ", "[", "![", "(", "<div>", "\\(", "$", "`", "1. ", "<", "<!--", "<?"] {
      _ = HTMLSanitizer.clean(MarkdownHTML.html(String(repeating: part, count: count)))
    }
    for part in ["{", "\\frac{", "^", "_", "\\left(", "\\begin{matrix}", "\\sqrt[", "\\hat", "x^", "\\not"] {
      XCTAssertNotNil(XMLText.parsed(MathML.text(tex: String(repeating: part, count: count), isDisplay: false)), part)
    }
    for part in ["[", "{\"a\":"] {
      XCTAssertThrowsError(try JSONReader.read(Array(String(repeating: part, count: count).utf8)))
    }
  }

  func testPercentFilesOfAnyTextAreReadAndWritten() {
    let parts = [
      "# %%", "#%%", " [markdown]", " [raw]", " a=1", " b=\"x\"", " {\"c\": 2}", " Title", "\n", "\n\n", "# text",
      "x = 1",
      "\"\"\"", "%time", "!ls", "%%html", "(", "'''", "\\", "\r\n", "\u{FEFF}",
    ]
    for _ in 0..<rounds {
      let text = assembled(parts)
      let document = PercentFormat.read(text)
      let again = PercentFormat.read(PercentFormat.text(of: document))
      XCTAssertEqual(again.cells.map(\.kind), document.cells.map(\.kind), text)
      for cell in document.cells { _ = CellParts(cell.source) }
    }
  }
}

/// Whether text is well-formed XML, when HTML's own liberties are taken away.
enum XMLText {
  static func parsed(_ html: String) -> XMLParser? {
    // Named references and lone ampersands are HTML's.
    var text = html.replacingOccurrences(of: "&", with: "&amp;")
    text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
    text = text.replacingOccurrences(of: "\u{FFFE}", with: "").replacingOccurrences(of: "\u{FFFF}", with: "")
    let parser = XMLParser(data: Data("<r>\(text)</r>".utf8))
    return parser.parse() ? parser : nil
  }
}
