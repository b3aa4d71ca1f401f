import LongWork

/// Columns of texts side by side.
enum TextLayout {
  /// The width as pandas counts it: one for each code point.
  static func width(_ text: String) -> Int { text.unicodeScalars.count }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(text)))
  }

  static func rightAligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - self.width(text))) + text
  }

  /// `str.center`, which puts an odd blank to the left when the width is odd.
  static func centered(_ text: String, _ width: Int) -> String {
    let margin = max(0, width - self.width(text))
    let left = margin / 2 + (margin & width & 1)
    return String(repeating: " ", count: left) + text + String(repeating: " ", count: margin - left)
  }

  static func widest(_ texts: [String]) throws -> Int {
    var widest = 0
    try texts.forEachRow { widest = max(widest, width($0)) }
    return widest
  }

  /// Lines of the columns, each padded to its widest text; shorter columns begin further down.
  static func adjoined(_ columns: [[String]], space: Int) throws -> String {
    let height = columns.map(\.count).max() ?? 0
    var lines = Array(repeating: "", count: height)
    for (place, column) in columns.enumerated() {
      let width = try widest(column) + (place + 1 < columns.count ? space : 0)
      let blank = height - column.count
      try (0..<height).forEachRow { lines[$0] += padded($0 < blank ? "" : column[$0 - blank], width) }
    }
    return try joined(lines)
  }

  /// The lines below one another.
  static func joined(_ lines: [String], separator: String = "\n") throws -> String {
    var text = ""
    try lines.indices.forEachRow {
      if $0 > 0 { text += separator }
      text += lines[$0]
    }
    return text
  }

  /// Texts of one width, cut to the greatest width of a column.
  static func fixedWidth(
    _ texts: [String], alignsLeft: Bool = false, minimum: Int = 0, options: DisplayOptions
  ) throws -> (texts: [String], width: Int) {
    if texts.isEmpty { return (texts, 0) }
    var width = max(try widest(texts), minimum)
    var texts = texts
    if let limit = options.maxColumnWidth {
      width = min(width, limit)
      let kept = max(width - 3, 0)
      texts = try texts.mapRows { text in
        guard self.width(text) > width else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(kept))) + String("...".prefix(width - kept))
      }
    }
    return (try texts.mapRows { alignsLeft ? padded($0, width) : rightAligned($0, width) }, width)
  }
}
