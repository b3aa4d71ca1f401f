extension DataFrame {
  /// `df.info()`: the columns with their types and numbers of values.
  public func summary() -> String {
    var lines = ["<class 'pandas.DataFrame'>", indexSummary()]
    if columnCount == 0 {
      lines.append("Empty DataFrame")
      return lines.joined(separator: "\n") + "\n"
    }
    lines.append("Data columns (total \(columnCount) columns):")
    lines += summaryTable()
    var counts: [String: Int] = [:]
    for column in data { counts[column.dataType.rawValue, default: 0] += 1 }
    let types = counts.keys.sorted().map { "\($0)(\(counts[$0] ?? 0))" }
    lines.append("dtypes: " + types.joined(separator: ", "))
    lines.append("memory usage: " + memoryText())
    return lines.joined(separator: "\n") + "\n"
  }

  private func indexSummary() -> String {
    let kind = index.className
    let labels = index.slice(start: 0, count: min(rowCount, 1)).column
    let last = index.slice(start: max(rowCount - 1, 0), count: min(rowCount, 1)).column
    let ends = rowCount > 0 ? ", \(Index.shownLabel(labels)) to \(Index.shownLabel(last))" : ""
    let frequency = index.frequency.map { "\nFreq: \($0.name)" } ?? ""
    return "\(kind): \(rowCount) entries\(ends)\(frequency)"
  }

  private func summaryTable() -> [String] {
    let heads = [" # ", "Column", "Non-Null Count", "Dtype"]
    let rows = data.indices.map { place -> [String] in
      [
        " \(place)", ColumnText.escaped(columns[place].plainText), "\(rowCount - data[place].missingCount) non-null",
        data[place].dataType.rawValue,
      ]
    }
    let widths = heads.indices.map { place in max(heads[place].count, TextLayout.widest(rows.map { $0[place] })) }
    let rule = heads.map { String(repeating: "-", count: $0.count) }
    return ([heads, rule] + rows).map { row in
      row.enumerated().map { TextLayout.padded($1, widths[$0]) }.joined(separator: "  ")
    }
  }

  /// The bytes of labels and values; those of Python's objects and texts are not counted.
  private func memoryText() -> String {
    var bytes = 0.0
    var isLowerBound = false
    for column in data {
      switch column {
      case .bool: bytes += Double(rowCount)
      case .object:
        isLowerBound = true
        bytes += Double(rowCount * 8)
      case .int64, .float64, .string, .datetime, .timedelta: bytes += Double(rowCount * 8)
      case .narrow(let width, _):
        switch width {
        case .int8: bytes += Double(rowCount)
        case .int32: bytes += Double(rowCount * 4)
        case .uint32: bytes += Double(rowCount * 5)
        }
      case .category(let values): bytes += Double(rowCount + values.values.count * 8 + 132)
      }
    }
    bytes += index.isRange ? 132 : Double(rowCount * 8)
    if index.dataType == .object { isLowerBound = true }
    let plus = isLowerBound ? "+" : ""
    for unit in ["bytes", "KB", "MB", "GB"] {
      if bytes < 1024 { return FloatNotation.fixed(bytes, digits: 1) + plus + " " + unit }
      bytes /= 1024
    }
    return FloatNotation.fixed(bytes, digits: 1) + plus + " TB"
  }
}
