extension DataFrame {
  /// `df.info()`: the columns with their types and numbers of values.
  public func summary(deep: Bool = false) throws -> String {
    var lines = ["<class 'pandas.DataFrame'>", try indexSummary()]
    if columnCount == 0 {
      lines.append("Empty DataFrame")
      return lines.joined(separator: "\n") + "\n"
    }
    lines.append("Data columns (total \(columnCount) columns):")
    lines += try summaryTable()
    var counts: [String: Int] = [:]
    for column in data { counts[column.dataType.rawValue, default: 0] += 1 }
    let types = counts.keys.sorted().map { "\($0)(\(counts[$0] ?? 0))" }
    lines.append("dtypes: " + types.joined(separator: ", "))
    lines.append("memory usage: " + (try memoryText(deep: deep)))
    return lines.joined(separator: "\n") + "\n"
  }

  private func indexSummary() throws -> String {
    let kind = index.className
    let labels = try index.slice(start: 0, count: min(rowCount, 1)).column
    let last = try index.slice(start: max(rowCount - 1, 0), count: min(rowCount, 1)).column
    let ends = rowCount > 0 ? ", \(try Index.shownLabel(labels)) to \(try Index.shownLabel(last))" : ""
    let frequency = index.frequency.map { "\nFreq: \($0.name)" } ?? ""
    return "\(kind): \(rowCount) entries\(ends)\(frequency)"
  }

  private func summaryTable() throws -> [String] {
    let heads = [" # ", "Column", "Non-Null Count", "Dtype"]
    let rows = data.indices.map { place -> [String] in
      [
        " \(place)", ColumnText.escaped(columns[place].plainText), "\(rowCount - data[place].missingCount) non-null",
        data[place].dataType.rawValue,
      ]
    }
    let widths = try heads.indices.map { place in max(heads[place].count, try TextLayout.widest(rows.map { $0[place] }))
    }
    let rule = heads.map { String(repeating: "-", count: $0.count) }
    return ([heads, rule] + rows).map { row in
      row.enumerated().map { TextLayout.padded($1, widths[$0]) }.joined(separator: "  ")
    }
  }

  /// The bytes of labels and values; those of Python's objects count only when `deep` is set.
  private func memoryText(deep: Bool) throws -> String {
    var bytes = Double(index.byteCount) + (deep && !index.isRange ? Double(try index.column.textByteCount()) : 0)
    for column in data { bytes += Double(column.byteCount + (deep ? try column.textByteCount() : 0)) }
    let isLowerBound = !deep && (index.dataType == .object || data.contains { $0.dataType == .object })
    let plus = isLowerBound ? "+" : ""
    for unit in ["bytes", "KB", "MB", "GB"] {
      if bytes < 1024 { return FloatNotation.fixed(bytes, digits: 1) + plus + " " + unit }
      bytes /= 1024
    }
    return FloatNotation.fixed(bytes, digits: 1) + plus + " TB"
  }
}
