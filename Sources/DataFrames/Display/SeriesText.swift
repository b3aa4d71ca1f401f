extension Series {
  /// The values beside their labels, with name, length and type below, as `print` shows them.
  public func text(_ options: DisplayOptions = .current) -> String {
    let isShortened = options.maxRows.map { $0 > 0 && count > $0 } ?? false
    let footer = self.footer(isShortened: isShortened, options: options)
    if count == 0 { return "Series([], \(footer))" }
    var shown = self
    var half = 0
    if isShortened, let limit = options.maxRows {
      let rows = min(options.minRows ?? limit, limit)
      half = rows == 1 ? 1 : rows / 2
      let tail = rows == 1 ? 0 : half
      shown = taking(Array(0..<half) + Array((count - tail)..<count))
    }
    var (names, labels) = shown.labelTexts(options)
    var values = ColumnText.texts(of: shown.values, options: options)
    if isShortened {
      let width = TextLayout.width(values[max(half - 1, 0)])
      values.insert(TextLayout.centered(width > 3 ? "..." : "..", width), at: half)
      labels.insert("", at: half)
    }
    let body = TextLayout.adjoined([labels, values], space: 3)
    return names + body + "\n" + footer
  }

  private func footer(isShortened: Bool, options: DisplayOptions) -> String {
    var parts: [String] = []
    if let frequency = index.frequency { parts.append("Freq: \(frequency.name)") }
    if name != .none { parts.append("Name: \(ColumnText.name(name, options: options))") }
    if isShortened { parts.append("Length: \(count)") }
    parts.append("dtype: \(values.dataType.rawValue)")
    let line = parts.joined(separator: ", ")
    if case .category(let categories) = values { return line + "\n" + categories.text }
    return line
  }
}

extension Series {
  /// The values beside their labels without what stands below: `to_string()`.
  public func bareText(_ options: DisplayOptions) -> String {
    if count == 0 { return "Series([], )" }
    let (names, labels) = labelTexts(options)
    let body = TextLayout.adjoined([labels, ColumnText.texts(of: values, options: options)], space: 3)
    return names + body
  }

  /// The line of names above the labels, empty when they have none, and the labels themselves.
  private func labelTexts(_ options: DisplayOptions) -> (names: String, labels: [String]) {
    let names = index.names.map { ColumnText.name($0, options: options) }
    guard index.levelNames != nil else {
      return (index.isNamed ? names[0] + "\n" : "", ColumnText.labels(of: index, options: options))
    }
    let levels = zip(names, index.levelTexts(options)).map { name, texts -> [String] in
      let width = TextLayout.widest([name] + texts)
      return ([name] + texts).map { TextLayout.padded($0, width) }
    }
    let lines = (0...count).map { row in levels.map { $0[row] }.joined(separator: "  ") }
    return (index.isNamed ? lines[0].trimmingEnd() + "\n" : "", Array(lines.dropFirst()))
  }
}
