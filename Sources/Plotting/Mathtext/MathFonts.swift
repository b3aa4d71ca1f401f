/// The fonts of formulas (matplotlib's font set "dejavusans"): DejaVu Sans and its cuts, large operators of DejaVu Sans
/// Display, and STIX for alphabets, large delimiters and what DejaVu lacks.
final class MathFonts {
  /// A glyph of a symbol.
  struct Glyph {
    var font: Font
    var index: UInt32
    var isSlanted: Bool
  }

  /// Constants of the face, in multiples of the height of x or of the size.
  enum Constants {
    static let xHeight = 1120.0 / 2048
    static let axisHeight = 512.0 / 2048
    static let supdrop = 790.527 / 1120
    static let subdrop = 102.4 / 1120
    static let sup1 = 845.824 / 1120
    static let sub1 = 307.199 / 1120
    static let sub2 = 632.832 / 1120
    static let num1 = 1529.86 / 1120
    static let num2 = 868.352 / 1120
    static let num3 = 970.752 / 1120
    static let denom1 = 1548.29 / 1120
    static let denom2 = 768.0 / 1120
    static let scriptSpace = 0.05
    static let delta = 0.025
    static let deltaSlanted = 0.2
    static let deltaIntegral = 0.1
  }

  let symbols = MathSymbols()
  private let catalog: FontCatalog
  private var glyphs: [Key: Glyph] = [:]

  private struct Key: Hashable {
    var base: ObjectIdentifier
    var font: String
    var fontClass: String
    var symbol: String
  }

  init(catalog: FontCatalog) {
    self.catalog = catalog
  }

  /// The font of what is outside of dollars.
  func textFont(_ style: TextStyle) throws -> Font { try catalog.font(style) }

  /// The glyph of a symbol in a named font ("normal", "rm", "it", "bf", "1" …); `text` is the font named "default".
  /// - Returns: nil for an unknown name.
  /// - Throws: `PlottingError` when a font file is missing.
  func glyph(_ symbol: String, font: String, fontClass: String, text: Font) throws -> Glyph? {
    let key = Key(base: ObjectIdentifier(text), font: font, fontClass: fontClass, symbol: symbol)
    if let known = glyphs[key] { return known }
    guard let character = symbols.character(symbol) else { return nil }
    let glyph = try find(symbol, character, font: font, fontClass: fontClass, text: text)
    glyphs[key] = glyph
    return glyph
  }

  // MARK: DejaVu

  private func find(
    _ symbol: String, _ character: Unicode.Scalar, font: String, fontClass: String, text: Font
  ) throws -> Glyph {
    let isIntegral = symbol == "\\int" || symbol == "\\oint"
    if symbol == "\\prime" {
      let font = try catalog.require("cmsy10.ttf", package: "python-matplotlib-data")
      return Glyph(font: font, index: font.glyph(of: "0"), isSlanted: false)
    }
    if MathFonts.isLargeOperator(character) {
      let display = try catalog.require("DejaVuSansDisplay.ttf", package: "python-matplotlib-data")
      let index = display.glyph(of: character)
      if index != 0 { return Glyph(font: display, index: index, isSlanted: isIntegral) }
    }
    let actual = font == "normal" ? MathFonts.normalFont(of: character) : font
    if let face = try dejavu(actual, text: text) {
      let index = face.glyph(of: character)
      if index != 0 { return Glyph(font: face, index: index, isSlanted: actual == "it" || isIntegral) }
    }
    let stixFont = ["it", "regular", "normal"].contains(font) ? "rm" : font
    if let glyph = try stix(symbol, character, font: stixFont, fontClass: fontClass, text: text) { return glyph }
    if let face = try catalog.fallback(for: character) {
      return Glyph(font: face, index: face.glyph(of: character), isSlanted: false)
    }
    // matplotlib's sign for a character that no font has.
    return Glyph(font: text, index: text.glyph(of: "\u{A4}"), isSlanted: false)
  }

  /// Letters are italic, but Greek capitals; all else is upright.
  private static func normalFont(of character: Unicode.Scalar) -> String {
    guard character.value < 0x10000 else { return "normal" }
    switch character.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return character.properties.name?.hasPrefix("GREEK CAPITAL") == true ? "rm" : "it"
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
      .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned:
      return "rm"
    @unknown default:
      return "rm"
    }
  }

  /// The characters of DejaVu Sans Display.
  private static func isLargeOperator(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0x2013, 0x2014, 0x2018...0x201A, 0x201C...0x201E, 0x2022, 0x2039, 0x203A, 0x220F...0x2211, 0x222B...0x2233,
      0x22C0...0x22C3, 0x2A00...0x2A02, 0x2A0C...0x2A1C:
      true
    default: false
    }
  }

  private func dejavu(_ name: String, text: Font) throws -> Font? {
    let core = "fonts-dejavu-core"
    let extra = "fonts-dejavu-extra"
    switch name {
    case "default", "regular": return text
    case "rm", "sf", "0": return try catalog.require("DejaVuSans.ttf", package: core)
    case "it": return try catalog.require("DejaVuSans-Oblique.ttf", package: extra)
    case "bf": return try catalog.require("DejaVuSans-Bold.ttf", package: core)
    case "bfit": return try catalog.require("DejaVuSans-BoldOblique.ttf", package: extra)
    case "tt": return try catalog.require("DejaVuSansMono.ttf", package: core)
    default: return try stixSize(name)
    }
  }

  // MARK: STIX

  private func stixSize(_ name: String) throws -> Font? {
    let sizes = ["1": "One", "2": "Two", "3": "Three", "4": "Four", "5": "Five"]
    guard let size = sizes[name] else { return nil }
    return try catalog.require("STIXSiz\(size)SymReg.ttf", package: "python-matplotlib-data")
  }

  private func stixFace(_ name: String, text: Font) throws -> Font? {
    let files = [
      "rm": "STIXGeneral", "0": "STIXGeneral", "it": "STIXGeneralItalic", "bf": "STIXGeneralBol",
      "bfit": "STIXGeneralBolIta", "nonunirm": "STIXNonUni", "nonuniit": "STIXNonUniIta", "nonunibf": "STIXNonUniBol",
    ]
    if name == "default" || name == "regular" { return text }
    guard let file = files[name] else { return try stixSize(name) }
    return try catalog.require("\(file).ttf", package: "python-matplotlib-data")
  }

  private func stix(
    _ symbol: String, _ character: Unicode.Scalar, font: String, fontClass: String, text: Font
  ) throws -> Glyph? {
    let mapped = mapAlphabet(character, font: font, fontClass: fontClass)
    var name = mapped.font
    if name == "normal", let scalar = Unicode.Scalar(mapped.character) { name = MathFonts.normalFont(of: scalar) }
    if let face = try stixFace(name, text: text), let scalar = Unicode.Scalar(mapped.character) {
      let index = face.glyph(of: scalar)
      if index != 0 { return Glyph(font: face, index: index, isSlanted: name == "it" || symbol == "\\int") }
    }
    guard ["it", "regular", "normal"].contains(mapped.font) else { return nil }
    return try stix(symbol, character, font: "rm", fontClass: fontClass, text: text)
  }

  /// Where a character of an alphabet (calligraphic, blackboard, sans …) really is.
  private func mapAlphabet(
    _ character: Unicode.Scalar, font: String, fontClass: String
  ) -> (font: String, character: UInt32) {
    let isAlphabet = ["bb", "cal", "frak", "scr", "sf", "tt"].contains(font)
    let isText = font == "regular" || font == "default"
    var result = (font: font, character: character.value)
    if let ranges = symbols.alphabet(isAlphabet || isText ? font : "sf", fontClass: fontClass) {
      if let range = ranges.first(where: { $0.first <= character.value && character.value <= $0.last }) {
        result = (range.font, character.value - range.first + range.start)
      } else if isAlphabet {
        result = ("normal", 1)
      }
    }
    if ["rm", "it", "bf", "bfit"].contains(result.font) && (0xE000...0xF8FF).contains(result.character) {
      result.font = "nonuni" + result.font
    }
    return result
  }

  /// Fonts that have a delimiter or wide accent, from small to large.
  func sizes(of symbol: String, font: String, text: Font) throws -> [(font: String, symbol: String)] {
    let fixes = [
      "\\{": "{", "\\}": "}", "\\[": "[", "\\]": "]", "<": "\u{27E8}", ">": "\u{27E9}",
    ]
    guard let character = symbols.character(fixes[symbol] ?? symbol) else { return [(font, symbol)] }
    var found: [(font: String, symbol: String)] = []
    for name in ["0", "1", "2", "3", "4", "5"] {
      if let face = try stixFace(name, text: text), face.glyph(of: character) != 0 {
        found.append((name, String(character)))
      }
    }
    // The largest root does not join its bar.
    if symbol == "\\__sqrt__" && found.count > 1 { found.removeLast() }
    return found.isEmpty ? [(font, symbol)] : found
  }
}
