/// The formulas of a Markdown text, set aside before it is parsed, so that `_` and `*` in them are no emphasis.
struct MathematicsStore {
  struct Formula {
    /// With its delimiters, as it stands in the text.
    let source: String
    let tex: String
    let isDisplay: Bool

    var html: String { MathML.text(tex: tex, isDisplay: isDisplay) }
  }

  /// Private characters stand for a formula: the mark, its number, the end.
  static let mark: Unicode.Scalar = "\u{E000}"
  private static let end: Unicode.Scalar = "\u{E001}"

  private(set) var formulas: [Formula] = []

  /// Sets a formula aside; gives what stands for it.
  mutating func add(_ formula: Formula) -> [Unicode.Scalar] {
    formulas.append(formula)
    return [MathematicsStore.mark] + Array(String(formulas.count - 1).unicodeScalars) + [MathematicsStore.end]
  }

  /// The formula that stands at a place, and the place behind it.
  func formula(in text: [Unicode.Scalar], at start: Int) -> (Formula?, end: Int) {
    var index = start + 1
    var number = 0
    while index < text.count, MarkdownText.isDigit(text[index]), number < formulas.count {
      number = number * 10 + Int(text[index].value) - 0x30
      index += 1
    }
    guard index < text.count, text[index] == MathematicsStore.end, formulas.indices.contains(number) else {
      return (nil, start + 1)
    }
    return (formulas[number], index + 1)
  }

  /// The text with its formulas as they were written, for code.
  func restored(_ text: String) -> String {
    guard !formulas.isEmpty else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == MathematicsStore.mark {
        let (found, end) = formula(in: scalars, at: index)
        if let found { result.append(contentsOf: found.source.unicodeScalars) }
        index = end
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return String(result)
  }
}
