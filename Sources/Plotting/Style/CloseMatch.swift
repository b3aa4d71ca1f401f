/// matplotlib's answer to a value it does not know: the values most like it, or all there are.
enum CloseMatch {
  /// The message about a value that is none of the possible ones.
  static func message(for value: String, what name: String, among values: [String]) -> String {
    "\(value.pythonQuoted) is not a valid value for \(name)." + suggestion(for: value, among: values)
  }

  private static func suggestion(for value: String, among values: [String]) -> String {
    guard values.count > 5 else {
      return " Supported values are " + values.map(\.pythonQuoted).joined(separator: ", ")
    }
    let best = closest(to: value, among: values)
    switch best.count {
    case 0: return ""
    case 1: return " Did you mean: \(best[0].pythonQuoted)?"
    case _: return " Did you mean one of: " + best.map(\.pythonQuoted).joined(separator: ", ") + "?"
    }
  }

  /// Up to three values that share half of their letters with the word, the likest first.
  private static func closest(to word: String, among values: [String]) -> [String] {
    let letters = Array(word.unicodeScalars)
    var scored: [(score: Double, value: String)] = []
    for value in values {
      let other = Array(value.unicodeScalars)
      let total = letters.count + other.count
      let score = total == 0 ? 1 : 2 * Double(matches(other[...], letters[...])) / Double(total)
      if score >= 0.5 { scored.append((score, value)) }
    }
    scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.value > $1.value }
    return scored.prefix(3).map(\.value)
  }

  /// The number of letters in the longest common runs, found recursively (the Ratcliff-Obershelp measure).
  private static func matches(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    var best = (a: a.startIndex, b: b.startIndex, length: 0)
    var previous = [Int](repeating: 0, count: b.count + 1)
    for i in a.indices {
      var current = [Int](repeating: 0, count: b.count + 1)
      for (offset, j) in b.indices.enumerated() where a[i] == b[j] {
        let length = previous[offset] + 1
        current[offset + 1] = length
        if length > best.length { best = (i - length + 1, j - length + 1, length) }
      }
      previous = current
    }
    guard best.length > 0 else { return 0 }
    return best.length + matches(a[a.startIndex..<best.a], b[b.startIndex..<best.b])
      + matches(a[(best.a + best.length)...], b[(best.b + best.length)...])
  }
}
