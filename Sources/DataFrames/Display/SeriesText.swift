import LongWork

extension Series {
  /// The values beside their labels, with name, length and type below, as `print` shows them.
  public func text(_ options: DisplayOptions = .current) throws -> String {
    let isShortened = options.maxRows.map { $0 > 0 && count > $0 } ?? false
    let footer = try self.footer(isShortened: isShortened, options: options)
    if count == 0 { return "Series([], \(footer))" }
    var shown = self
    var half = 0
    if isShortened, let limit = options.maxRows {
      let rows = min(options.minRows ?? limit, limit)
      half = rows == 1 ? 1 : rows / 2
      let tail = rows == 1 ? 0 : half
      shown = try taking(Array(0..<half) + Array((count - tail)..<count))
    }
    var (names, labels) = try shown.labelTexts(options)
    var values = try ColumnText.texts(of: shown.values, options: options)
    if isShortened {
      let width = TextLayout.width(values[max(half - 1, 0)])
      values.insert(TextLayout.centered(width > 3 ? "..." : "..", width), at: half)
      labels.insert("", at: half)
    }
    let body = try TextLayout.adjoined([labels, values], space: 3)
    return names + body + "\n" + footer
  }

  private func footer(isShortened: Bool, options: DisplayOptions) throws -> String {
    var parts: [String] = []
    if let frequency = index.frequency { parts.append("Freq: \(frequency.name)") }
    if name != .none { parts.append("Name: \(try ColumnText.name(name, options: options))") }
    if isShortened { parts.append("Length: \(count)") }
    parts.append("dtype: \(values.dataType.rawValue)")
    let line = parts.joined(separator: ", ")
    if case .category(let categories) = values { return line + "\n" + categories.text }
    return line
  }
}

extension Series {
  /// The values beside their labels without what stands below: `to_string()`.
  public func bareText(_ options: DisplayOptions) throws -> String {
    if count == 0 { return "Series([], )" }
    let texts = try ColumnText.texts(of: values, leadingSpace: options.showsIndex, options: options)
    guard options.showsIndex else { return try TextLayout.adjoined([texts], space: 3) }
    let (names, labels) = try labelTexts(options)
    return (options.showsHeader ? names : "") + (try TextLayout.adjoined([labels, texts], space: 3))
  }

  /// The line of names above the labels, empty when they have none, and the labels themselves.
  private func labelTexts(_ options: DisplayOptions) throws -> (names: String, labels: [String]) {
    let names = try index.names.map { try ColumnText.name($0, options: options) }
    guard index.levelNames != nil else {
      return (index.isNamed ? names[0] + "\n" : "", try ColumnText.labels(of: index, options: options))
    }
    let levels = try zip(names, index.levelTexts(options)).map { name, texts -> [String] in
      let width = try TextLayout.widest([name] + texts)
      return try ([name] + texts).mapRows { TextLayout.padded($0, width) }
    }
    let lines = try (0..<count + 1).mapRows { row in levels.map { $0[row] }.joined(separator: "  ") }
    return (index.isNamed ? lines[0] + "\n" : "", Array(lines.dropFirst()))
  }
}
