/// What TeX names stand for and how symbols behave in formulas.
struct MathSymbols {
  /// A part of one of the STIX alphabets: characters `first...last` are at `start` of `font`.
  struct AlphabetRange {
    var first: UInt32
    var last: UInt32
    var font: String
    var start: UInt32
  }

  private let characters: [Substring: Unicode.Scalar]
  private let binaryOperators: Set<String>
  private let relations: Set<String>
  private let relationsBeforeSigns: Set<String>
  private let alphabets: [String: [AlphabetRange]]

  init() {
    var characters: [Substring: Unicode.Scalar] = [:]
    for entry in MathSymbolTable.characters.split(whereSeparator: \.isWhitespace) {
      guard let colon = entry.lastIndex(of: ":"), let code = UInt32(entry[entry.index(after: colon)...], radix: 16)
      else { continue }
      characters[entry[..<colon]] = Unicode.Scalar(code)
    }
    self.characters = characters
    binaryOperators = MathSymbols.names(MathSymbolTable.binaryOperators).union(["+", "*", "-", "\u{2212}"])
    relations = MathSymbols.names(MathSymbolTable.relations).union(["=", "<", ">", ":"])
    relationsBeforeSigns = MathSymbols.names(MathSymbolTable.relationsBeforeSigns).union(["=", "<", ">", ":"])
    alphabets = MathSymbols.readAlphabets()
  }

  private static func names(_ table: String) -> Set<String> {
    Set(table.split(whereSeparator: \.isWhitespace).map { "\\" + $0 })
  }

  private static func readAlphabets() -> [String: [AlphabetRange]] {
    var alphabets: [String: [AlphabetRange]] = [:]
    for entry in MathSymbolTable.alphabets.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: "/")
      guard parts.count == 6, let first = UInt32(parts[2], radix: 16), let last = UInt32(parts[3], radix: 16),
        let start = UInt32(parts[5], radix: 16)
      else { continue }
      alphabets["\(parts[0])/\(parts[1])", default: []].append(
        AlphabetRange(first: first, last: last, font: String(parts[4]), start: start))
    }
    return alphabets
  }

  /// The character of a symbol: itself, or what a name after a backslash stands for.
  func character(_ symbol: String) -> Unicode.Scalar? {
    let scalars = symbol.unicodeScalars
    if scalars.count == 1 { return scalars.first }
    return named(symbol.drop { $0 == "\\" })
  }

  func named(_ name: Substring) -> Unicode.Scalar? { characters[name] }

  func isBinaryOperator(_ symbol: String) -> Bool { binaryOperators.contains(symbol) }

  /// Whether space stands on both sides.
  func isSpaced(_ symbol: String) -> Bool { binaryOperators.contains(symbol) || relations.contains(symbol) }

  func isPunctuation(_ symbol: String) -> Bool { [",", ";", ".", "!", "\\ldotp", "\\cdotp"].contains(symbol) }

  /// Whether an operator after it is a sign and has no space.
  func introducesSign(_ character: Unicode.Scalar) -> Bool {
    ["{", "(", "[", "<"].contains(character) || relationsBeforeSigns.contains(String(character))
  }

  /// The ranges of an alphabet in a class of fonts; nil when there is no such alphabet.
  func alphabet(_ font: String, fontClass: String) -> [AlphabetRange]? {
    alphabets["\(font)/*"] ?? alphabets["\(font)/\(fontClass)"] ?? alphabets["\(font)/rm"]
  }

  static let functions: Set<String> = [
    "arccos", "csc", "ker", "min", "arcsin", "deg", "lg", "Pr", "arctan", "det", "lim", "sec", "arg", "dim", "liminf",
    "sin", "cos", "exp", "limsup", "sinh", "cosh", "gcd", "ln", "sup", "cot", "hom", "log", "tan", "coth", "inf", "max",
    "tanh",
  ]
  static let functionsWithLimits: Set<String> = ["lim", "liminf", "limsup", "sup", "max", "min"]
  static let symbolsWithLimits: Set<String> = [
    "\\sum", "\\prod", "\\coprod", "\\bigcap", "\\bigcup", "\\bigsqcup", "\\bigvee", "\\bigwedge", "\\bigodot",
    "\\bigotimes", "\\bigoplus", "\\biguplus",
  ]
  static let integrals: Set<String> = ["\\int", "\\oint", "\\iint", "\\oiint", "\\iiint", "\\oiiint", "\\iiiint"]
  static let fonts: Set<String> = [
    "rm", "cal", "it", "tt", "sf", "bf", "bfit", "default", "bb", "frak", "scr", "regular", "normal",
  ]
  static let delimiters: Set<String> = [
    "|", "\\|", "/", "\\backslash", "\\uparrow", "\\downarrow", "\\updownarrow", "\\Uparrow", "\\Downarrow",
    "\\Updownarrow", ".", "\\vert", "\\Vert", "(", "[", "\\{", "<", "\\lfloor", "\\langle", "\\lceil", "\\lbrace",
    "\\leftbrace", "\\lbrack", "\\leftparen", "\\lgroup", ")", "]", "\\}", ">", "\\rfloor", "\\rangle", "\\rceil",
    "\\rbrace", "\\rightbrace", "\\rbrack", "\\rightparen", "\\rgroup",
  ]
  /// The character over its base, by the accent's name.
  static let accents: [String: String] = [
    "hat": "\\circumflexaccent", "breve": "\\combiningbreve", "bar": "\\combiningoverline",
    "grave": "\\combininggraveaccent", "acute": "\\combiningacuteaccent", "tilde": "\\combiningtilde",
    "dot": "\\combiningdotabove", "ddot": "\\combiningdiaeresis", "dddot": "\\combiningthreedotsabove",
    "ddddot": "\\combiningfourdotsabove", "vec": "\\combiningrightarrowabove", "\"": "\\combiningdiaeresis",
    "`": "\\combininggraveaccent", "'": "\\combiningacuteaccent", "~": "\\combiningtilde", ".": "\\combiningdotabove",
    "^": "\\circumflexaccent", "overrightarrow": "\\rightarrow", "overleftarrow": "\\leftarrow", "mathring": "\\circ",
  ]
  static let wideAccents: Set<String> = ["widehat", "widetilde", "widebar"]
  /// Widths in quads.
  static let spaces: [(name: String, width: Double)] = [
    ("\\thinspace", 0.16667), ("\\enspace", 0.5), ("\\quad", 1), ("\\qquad", 2), ("\\,", 0.16667), ("\\/", 0.16667),
    ("\\>", 0.22222), ("\\:", 0.22222), ("\\;", 0.27778), ("\\ ", 0.33333), ("~", 0.33333), ("\\!", -0.16667),
  ]
}
