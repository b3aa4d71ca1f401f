/// One notation for all shown elements of a tensor, chosen from their values as PyTorch does, and their texts in it.
struct ElementNotation {
  /// The elements in the order they were given, not padded.
  let texts: [String]
  /// Columns an element takes. Zeros and non-finite values do not count, so that a text may be wider.
  let width: Int

  /// Integers as they are.
  init(integers: [Int]) {
    texts = integers.map(String.init)
    width = texts.reduce(1) { max($0, $1.utf8.count) }
  }

  init(bools: [Bool]) {
    texts = bools.map { $0 ? "True" : "False" }
    width = texts.reduce(1) { max($0, $1.utf8.count) }
  }

  init(floats: [Double], options: PrintOptions) {
    let form = ElementNotation.form(floats, options)
    var decimal = DecimalText(precision: options.precision)
    var texts: [String] = []
    texts.reserveCapacity(floats.count)
    var width = 1
    for value in floats {
      let text = decimal.text(value, form)
      texts.append(text)
      if value.isFinite, value != 0 { width = max(width, text.utf8.count) }
    }
    self.texts = texts
    self.width = width
  }

  /// Whole numbers when all are; scientific when the magnitudes are far apart, very large or very small.
  private static func form(_ values: [Double], _ options: PrintOptions) -> DecimalText.Form {
    var smallest = Double.infinity
    var largest = 0.0
    var isWhole = true
    for value in values where value.isFinite && value != 0 {
      smallest = min(smallest, abs(value))
      largest = max(largest, abs(value))
      if value != value.rounded(.up) { isWhole = false }
    }
    if largest == 0 { return .whole }
    let isFarApart = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    if options.scientific ?? isFarApart { return .exponent }
    return isWhole ? .whole : .fixed
  }

  /// An element's text, right-aligned.
  func padded(_ index: Int) -> String {
    let text = texts[index]
    let missing = width - text.utf8.count
    return missing > 0 ? String(repeating: " ", count: missing) + text : text
  }
}
