extension PlottingError {
  /// A ValueError for a text that is none of the accepted ones, with matplotlib's words and suggestions.
  /// - Parameter parameter: The name of the argument.
  public static func unknownChoice(_ value: String, for parameter: String, among choices: [String]) -> PlottingError {
    let suggestion: String
    if choices.count > 5 {
      let best = CloseMatches.find(value, among: choices)
      switch best.count {
      case 0: suggestion = ""
      case 1: suggestion = " Did you mean: \(QuotedText.quoted(best[0]))?"
      case _: suggestion = " Did you mean one of: \(best.map(QuotedText.quoted).joined(separator: ", "))?"
      }
    } else {
      suggestion = " Supported values are \(choices.map(QuotedText.quoted).joined(separator: ", "))"
    }
    return PlottingError(.valueError, "\(QuotedText.quoted(value)) is not a valid value for \(parameter).\(suggestion)")
  }
}

/// The texts most like a word by the measure of Python's difflib (Ratcliff and Obershelp).
enum CloseMatches {
  /// At most three, best first, each with a ratio of at least one half.
  static func find(_ word: String, among choices: [String]) -> [String] {
    let letters = Array(word.unicodeScalars)
    let scored = choices.map { (ratio: ratio(Array($0.unicodeScalars), letters), text: $0) }
    let best = scored.filter { $0.ratio >= 0.5 }.sorted { ($0.ratio, $0.text) > ($1.ratio, $1.text) }
    return best.prefix(3).map(\.text)
  }

  static func ratio(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    let length = a.count + b.count
    return length == 0 ? 1 : 2 * Double(matches(a[...], b[...])) / Double(length)
  }

  /// How many letters the longest common piece has, with those of what stands before and after it in both.
  private static func matches(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    var best = (start: 0, other: 0, length: 0)
    for i in a.indices {
      for j in b.indices where a[i] == b[j] {
        var length = 1
        while i + length < a.endIndex, j + length < b.endIndex, a[i + length] == b[j + length] { length += 1 }
        if length > best.length { best = (i, j, length) }
      }
    }
    guard best.length > 0 else { return 0 }
    return best.length + matches(a[..<best.start], b[..<best.other])
      + matches(a[(best.start + best.length)...], b[(best.other + best.length)...])
  }
}
