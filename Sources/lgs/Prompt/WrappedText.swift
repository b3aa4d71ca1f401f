import LineEditor

/// Text broken at blanks into lines of a width.
enum WrappedText {
  /// The lines.
  /// - Parameter indent: what stands before all lines but the first.
  static func lines(_ text: String, width: Int, indent: String = "  ") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let isFirst = line.isEmpty
      if !isFirst, TextWidth.columns(of: line) + 1 + TextWidth.columns(of: String(word)) > width {
        lines.append(line)
        line = indent + word
      } else {
        line += (isFirst ? "" : " ") + word
      }
    }
    return lines + [line]
  }
}
