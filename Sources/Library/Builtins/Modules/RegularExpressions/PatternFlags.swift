/// The flags of `re`, with CPython's numbers.
struct PatternFlags: OptionSet {
  let rawValue: Int
  static let template = PatternFlags(rawValue: 1)
  static let ignoreCase = PatternFlags(rawValue: 2)
  static let locale = PatternFlags(rawValue: 4)
  static let multiline = PatternFlags(rawValue: 8)
  static let dotAll = PatternFlags(rawValue: 16)
  static let unicode = PatternFlags(rawValue: 32)
  static let verbose = PatternFlags(rawValue: 64)
  static let debug = PatternFlags(rawValue: 128)
  static let ascii = PatternFlags(rawValue: 256)

  /// Flags that hold for a whole pattern.
  static let global: PatternFlags = [.debug, .template]
  /// Flags that exclude one another.
  static let kinds: PatternFlags = [.ascii, .locale, .unicode]

  static let names: [(name: String, letter: UnicodeScalar?, flag: PatternFlags)] = [
    ("TEMPLATE", "t", .template), ("IGNORECASE", "i", .ignoreCase), ("LOCALE", "L", .locale),
    ("MULTILINE", "m", .multiline), ("DOTALL", "s", .dotAll), ("UNICODE", "u", .unicode), ("VERBOSE", "x", .verbose),
    ("DEBUG", nil, .debug), ("ASCII", "a", .ascii),
  ]

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The flag of a letter inside a pattern.
  init?(letter: UnicodeScalar) {
    guard let found = PatternFlags.names.first(where: { $0.letter == letter }) else { return nil }
    self = found.flag
  }

  /// The flags as Python writes them: `re.IGNORECASE|re.DOTALL`.
  var text: String {
    var parts = PatternFlags.names.filter { contains($0.flag) }.map { "re.\($0.name)" }
    let known = PatternFlags.names.reduce(0) { $0 | $1.flag.rawValue }
    let rest = rawValue & ~known
    if rest != 0 || parts.isEmpty {
      parts.append(parts.isEmpty ? "re.RegexFlag(\(rest))" : "0x" + String(rest, radix: 16))
    }
    return parts.joined(separator: "|")
  }
}
