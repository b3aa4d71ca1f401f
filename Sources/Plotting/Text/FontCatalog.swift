import CDraw
import Glibc

/// The fonts that are open: found in fixed places first, by fontconfig only for characters that none of these has.
final class FontCatalog {
  /// Folders of the Debian packages fonts-dejavu-core, fonts-dejavu-extra, python-matplotlib-data, fonts-nanum,
  /// fonts-noto-cjk.
  static let folders = [
    "/usr/share/fonts/truetype/dejavu", "/usr/share/matplotlib/mpl-data/fonts/ttf", "/usr/share/fonts/truetype/lyx",
    "/usr/share/fonts/truetype/nanum", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/truetype/liberation",
  ]
  /// Korean, Chinese and Japanese; face 1 of the Noto collection is the Korean one.
  private static let fallbacks: [(file: String, face: Int32)] = [
    ("NanumGothic.ttf", 0), ("NotoSansCJK-Regular.ttc", 1),
  ]

  private(set) var fonts: [Font] = []
  private var byFile: [String: Font?] = [:]
  private var byCharacter: [Unicode.Scalar: Font?] = [:]
  /// What a user should be told once; the text engine takes them.
  private(set) var warnings: [String] = []
  private var warned: Set<String> = []

  func font(_ id: FontID) -> Font? { fonts.indices.contains(id.number) ? fonts[id.number] : nil }

  func takeWarnings() -> [String] {
    defer { warnings = [] }
    return warnings
  }

  func warn(_ text: String) {
    if warned.insert(text).inserted { warnings.append(text) }
  }

  /// Opens a font by the name of its file; nil when no folder has it.
  func open(_ file: String, face: Int32 = 0) throws -> Font? {
    if let known = byFile[file] { return known }
    var found: Font?
    for folder in FontCatalog.folders where access("\(folder)/\(file)", R_OK) == 0 {
      found = try add("\(folder)/\(file)", face: face)
      break
    }
    byFile[file] = .some(found)
    return found
  }

  private func add(_ path: String, face: Int32) throws -> Font {
    let font = try Font(id: FontID(number: fonts.count), path: path, face: face)
    fonts.append(font)
    return font
  }

  /// Opens a font that lgs cannot do without.
  /// - Throws: `PlottingError` naming the Debian package that has it.
  func require(_ file: String, package: String) throws -> Font {
    guard let font = try open(file) else {
      throw PlottingError(.osError, "the font \(file) is not installed: install the Debian package \(package)")
    }
    return font
  }

  /// The font of a style; families that are not installed are passed over with a warning, as in matplotlib.
  func font(_ style: TextStyle) throws -> Font {
    let isBold = style.weight >= 600
    let isSlanted = style.slant != .normal
    for family in style.families {
      guard let files = FontFamily.named(family) else {
        warn("findfont: Font family '\(family)' not found.")
        continue
      }
      if let font = try open(files.file(bold: isBold, slanted: isSlanted)) ?? open(files.regular) { return font }
    }
    let sans = FontFamily.sans
    let file = sans.file(bold: isBold, slanted: isSlanted)
    return try require(
      file, package: file == sans.regular || file == sans.bold ? "fonts-dejavu-core" : "fonts-dejavu-extra")
  }

  /// A font that has the character, other than the one that lacks it; nil, with one warning, when none is installed.
  func fallback(for character: Unicode.Scalar) throws -> Font? {
    if let known = byCharacter[character] { return known }
    var found: Font?
    for candidate in FontCatalog.fallbacks where found == nil {
      if let font = try open(candidate.file, face: candidate.face), font.glyph(of: character) != 0 { found = font }
    }
    if found == nil { found = try search(for: character) }
    if found == nil {
      warn(
        "No installed font has the glyph U+\(String(character.value, radix: 16, uppercase: true)); "
          + "install the Debian package fonts-nanum (Korean) or fonts-noto-cjk (Korean, Chinese, Japanese).")
    }
    byCharacter[character] = .some(found)
    return found
  }

  private func search(for character: Unicode.Scalar) throws -> Font? {
    var path = [CChar](repeating: 0, count: 4096)
    var face: Int32 = 0
    guard draw_find_font(character.value, &path, Int32(path.count), &face) else { return nil }
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    let font = try fonts.first { $0.path == name } ?? add(name, face: face)
    return font.glyph(of: character) == 0 ? nil : font
  }
}

/// The files of a family.
struct FontFamily {
  var regular: String
  var bold: String
  var slanted: String
  var boldSlanted: String

  func file(bold isBold: Bool, slanted isSlanted: Bool) -> String {
    isBold ? (isSlanted ? boldSlanted : bold) : (isSlanted ? slanted : regular)
  }

  static let sans = FontFamily(
    regular: "DejaVuSans.ttf", bold: "DejaVuSans-Bold.ttf", slanted: "DejaVuSans-Oblique.ttf",
    boldSlanted: "DejaVuSans-BoldOblique.ttf")
  static let mono = FontFamily(
    regular: "DejaVuSansMono.ttf", bold: "DejaVuSansMono-Bold.ttf", slanted: "DejaVuSansMono-Oblique.ttf",
    boldSlanted: "DejaVuSansMono-BoldOblique.ttf")
  static let serif = FontFamily(
    regular: "DejaVuSerif.ttf", bold: "DejaVuSerif-Bold.ttf", slanted: "DejaVuSerif-Italic.ttf",
    boldSlanted: "DejaVuSerif-BoldItalic.ttf")
  static let nanum = FontFamily(
    regular: "NanumGothic.ttf", bold: "NanumGothicBold.ttf", slanted: "NanumGothic.ttf",
    boldSlanted: "NanumGothicBold.ttf")
  static let liberation = FontFamily(
    regular: "LiberationSans-Regular.ttf", bold: "LiberationSans-Bold.ttf", slanted: "LiberationSans-Italic.ttf",
    boldSlanted: "LiberationSans-BoldItalic.ttf")

  /// The family of a name or of a generic word; nil when lgs does not know it.
  static func named(_ name: String) -> FontFamily? {
    switch name.lowercased() {
    case "sans-serif", "sans", "dejavu sans": sans
    case "monospace", "dejavu sans mono": mono
    case "serif", "dejavu serif": serif
    case "nanumgothic", "nanum gothic": nanum
    case "liberation sans": liberation
    default: nil
    }
  }
}
