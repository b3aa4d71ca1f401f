import Interpreter
@_spi(_Unicode) import Swift
import Syntax

/// The module `unicodedata`: what Unicode says of characters.
enum UnicodeNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("unicodedata")
    namespace.add(functions)
    namespace.lacking = [
      "lookup", "bidirectional", "mirrored", "east_asian_width", "decomposition", "ucd_3_2_0", "unidata_version",
      "decimal", "digit",
    ]
    return namespace
  }

  private static let define = ModuleFunctions(module: "unicodedata")

  private static let functions: [Builtin] = [
    define(
      "category(chr, /)", "Return the general category of a character.",
      example: "unicodedata.category('A'), unicodedata.category('1')\n#> ('Lu', 'Nd')"
    ) { .string(abbreviation(try scalar($0, "category").properties.generalCategory)) },
    define(
      "name(chr, default=None, /)", "Return the name of a character.",
      example: "unicodedata.name('a')\n#> 'LATIN SMALL LETTER A'"
    ) { arguments in
      let scalar = try scalar(arguments, "name", place: " 1")
      if let name = name(of: scalar) { return .string(name) }
      if let other = arguments.optional(1) { return other }
      throw Raised.valueError("no such name")
    },
    define(
      "combining(chr, /)", "Return the combining class of a character, 0 where it does not combine.",
      example: "unicodedata.combining('\\u0301')\n#> 230"
    ) { .int(Int(try scalar($0, "combining").properties.canonicalCombiningClass.rawValue)) },
    define(
      "numeric(chr, default=None, /)", "Return the number that a character stands for.",
      example: "unicodedata.numeric('½')\n#> 0.5"
    ) { arguments in
      if let number = try scalar(arguments, "numeric", place: " 1").properties.numericValue { return .float(number) }
      if let other = arguments.optional(1) { return other }
      throw Raised.valueError("not a numeric character")
    },
    define(
      "normalize(form, unistr, /)", "Return a text in the normal form 'NFC', 'NFD', 'NFKC' or 'NFKD'.",
      example: "unicodedata.normalize('NFD', 'é') == 'e\\u0301'\n#> True"
    ) { arguments in
      guard let form = arguments[0].stringValue else {
        throw Raised.typeError("normalize() argument 1 must be str, not \(arguments[0].typeName)")
      }
      guard let text = arguments[1].stringValue else {
        throw Raised.typeError("normalize() argument 2 must be str, not \(arguments[1].typeName)")
      }
      return .string(try normalized(text, form))
    },
  ]

  /// The character of a call; `place` is how the error says which argument it is.
  private static func scalar(
    _ arguments: Arguments, _ function: String, place: String = ""
  ) throws -> UnicodeScalar {
    guard let text = arguments[0].stringValue, let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1
    else {
      throw Raised.typeError("\(function)() argument\(place) must be a unicode character, not \(arguments[0].typeName)")
    }
    return scalar
  }

  private static func normalized(_ text: String, _ form: String) throws -> String {
    var source = text
    if form == "NFKC" || form == "NFKD" {
      guard let mapped = CompatibilityForms.text(of: text) else {
        throw Raised.notInLgs("the compatibility form of characters that no name may hold")
      }
      source = mapped
    }
    var result = String.UnicodeScalarView()
    switch form {
    case "NFC", "NFKC": for scalar in source._nfc { result.append(scalar) }
    case "NFD", "NFKD": for scalar in source._nfd { result.append(scalar) }
    case _: throw Raised.valueError("invalid normalization form")
    }
    return String(result)
  }

  private static func name(of scalar: UnicodeScalar) -> String? {
    if (0xac00...0xd7a3).contains(scalar.value) { return hangulName(scalar.value - 0xac00) }
    if let name = scalar.properties.name { return name }
    let isIdeograph = scalar.properties.isUnifiedIdeograph
    return isIdeograph ? "CJK UNIFIED IDEOGRAPH-" + String(scalar.value, radix: 16).uppercased() : nil
  }

  /// The names of Hangul syllables are those of their letters, one after the other.
  private static func hangulName(_ index: UInt32) -> String {
    let leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"]
    let vowels = [
      "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
      "YI", "I",
    ]
    let tails = [
      "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
      "SS", "NG", "J", "C", "K", "T", "P", "H",
    ]
    let place = Int(index)
    return "HANGUL SYLLABLE " + leads[place / 588] + vowels[place % 588 / 28] + tails[place % 28]
  }

  private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: return "Lu"
    case .lowercaseLetter: return "Ll"
    case .titlecaseLetter: return "Lt"
    case .modifierLetter: return "Lm"
    case .otherLetter: return "Lo"
    case .nonspacingMark: return "Mn"
    case .spacingMark: return "Mc"
    case .enclosingMark: return "Me"
    case .decimalNumber: return "Nd"
    case .letterNumber: return "Nl"
    case .otherNumber: return "No"
    case .connectorPunctuation: return "Pc"
    case .dashPunctuation: return "Pd"
    case .openPunctuation: return "Ps"
    case .closePunctuation: return "Pe"
    case .initialPunctuation: return "Pi"
    case .finalPunctuation: return "Pf"
    case .otherPunctuation: return "Po"
    case .mathSymbol: return "Sm"
    case .currencySymbol: return "Sc"
    case .modifierSymbol: return "Sk"
    case .otherSymbol: return "So"
    case .spaceSeparator: return "Zs"
    case .lineSeparator: return "Zl"
    case .paragraphSeparator: return "Zp"
    case .control: return "Cc"
    case .format: return "Cf"
    case .surrogate: return "Cs"
    case .privateUse: return "Co"
    case .unassigned: return "Cn"
    @unknown default: return "Cn"
    }
  }
}
