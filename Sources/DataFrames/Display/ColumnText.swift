import LongWork

/// The texts of a column's values, as pandas formats arrays.
enum ColumnText {
  /// Texts of one width, aligned to the right.
  static func texts(of column: Column, leadingSpace: Bool = true, options: DisplayOptions) throws -> [String] {
    try TextLayout.fixedWidth(unaligned(column, leadingSpace: leadingSpace, options: options), options: options).texts
  }

  /// Texts of labels: aligned to the left, without blanks in front.
  static func labels(of index: Index, options: DisplayOptions) throws -> [String] {
    switch index.labels {
    case .range:
      let texts = try index.column.mapCells(\.plainText)
      let width = max(TextLayout.width(texts.first ?? ""), TextLayout.width(texts.last ?? ""))
      return try texts.mapRows { TextLayout.padded($0, width) }
    case .column(let column):
      var texts = try unaligned(column, leadingSpace: true, options: options)
      // Aligned to the left, a missing float stands behind the place of the sign.
      if case .float64 = column { texts = try texts.mapRows { $0 == "NaN" ? " NaN" : $0 } }
      switch column.dataType {
      case .string, .object, .category, .datetime, .timedelta:
        return try trimmedFront(
          column.dataType == .timedelta ? TextLayout.fixedWidth(texts, alignsLeft: true, options: options).texts : texts
        )
      case .int64, .int32, .int8, .uint32, .float64, .bool:
        return try trimmedFront(TextLayout.fixedWidth(texts, alignsLeft: true, options: options).texts)
      }
    }
  }

  /// The texts without the blanks that all of them begin with.
  private static func trimmedFront(_ texts: [String]) throws -> [String] {
    var texts = texts
    while !texts.isEmpty, texts.allSatisfy({ $0.hasPrefix(" ") }) {
      texts = try texts.mapRows { String($0.dropFirst()) }
    }
    return texts
  }

  /// A name above or below a table.
  static func name(_ cell: Cell, options: DisplayOptions) throws -> String {
    switch cell {
    case .none: return ""
    case .float(let value) where !value.isNaN: return try floats([value], leadingSpace: false, options: options)[0]
    case .tuple(let parts): return "(" + parts.map(\.plainText).joined(separator: ", ") + ")"
    case .bool, .int, .float, .string, .timestamp, .timedelta, .date, .interval, .foreign:
      return escaped(cell.plainText)
    }
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case _: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func unaligned(_ column: Column, leadingSpace: Bool, options: DisplayOptions) throws -> [String] {
    let lead = leadingSpace ? " " : ""
    switch column {
    case .int64(let values), .narrow(_, let values): return try values.mapRows { ($0 < 0 ? "" : lead) + String($0) }
    case .datetime(let values): return try TimeText.moments(values)
    case .timedelta(let values): return try TimeText.spans(values)
    case .category(let values): return try categories(values, lead: lead, options: options)
    case .float64(let values): return try floats(values, leadingSpace: leadingSpace, options: options)
    case .bool(let values): return try values.mapRows { lead + ($0 ? "True" : "False") }
    case .string(let values): return try values.mapRows { lead + ($0.map(escaped) ?? options.missingText ?? "NaN") }
    case .object(let values): return try values.mapRows { try object($0, lead: lead, options: options) }
    }
  }

  private static func object(_ cell: Cell, lead: String, options: DisplayOptions) throws -> String {
    switch cell {
    case .none: return lead + (options.missingText ?? "None")
    case .float(let value):
      if value.isNaN { return lead + (options.missingText ?? "NaN") }
      if let format = options.floatFormat { return try format.text(value) }
      let text = FloatNotation.fixed(value, digits: options.precision)
      return (value.sign == .minus ? "" : " ") + trimmedZeros(text)
    case .foreign(let value): return lead + escaped(value.shownText)
    case .bool, .int, .string, .timestamp, .timedelta, .date, .interval, .tuple:
      return lead + escaped(cell.plainText)
    }
  }

  /// Categories are texts of their own, whatever their type.
  private static func categories(_ values: Categories, lead: String, options: DisplayOptions) throws -> [String] {
    let names = try unaligned(values.values, leadingSpace: false, options: options).map { $0.trimmingWhitespace() }
    return try values.codes.mapRows { lead + ($0 < 0 ? "NaN" : names[$0]) }
  }

  /// The number without zeros at its end, but one behind the point.
  private static func trimmedZeros(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.append(UInt8(ascii: "0")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Floats

  /// Floats with the same number of decimals, in scientific notation when they are too small or too large.
  static func floats(_ values: [Double], leadingSpace: Bool, options: DisplayOptions) throws -> [String] {
    let gap = options.missingText ?? "NaN"
    if let format = options.floatFormat { return try values.mapRows { $0.isNaN ? gap : try format.text($0) } }
    let digits = options.precision
    let fixed = try trimmed(
      values.mapRows { text($0, gap: gap, leadingSpace: leadingSpace) { FloatNotation.fixed($0, digits: digits) } })
    let isLong = try TextLayout.widest(fixed) > digits + 6
    let hasLarge = values.contains { $0.magnitude > 1e6 }
    let smallest = Double("1e-\(digits)") ?? 0
    let hasSmall = values.contains { $0.magnitude < smallest && $0 != 0 }
    guard hasSmall || isLong && hasLarge else { return fixed }
    return try trimmed(
      values.mapRows { text($0, gap: gap, leadingSpace: leadingSpace) { FloatNotation.scientific($0, digits: digits) } }
    )
  }

  private static func text(
    _ value: Double, gap: String, leadingSpace: Bool, _ notation: (Double) -> String
  ) -> String {
    if value.isNaN { return gap }
    return (leadingSpace && value.sign == .plus ? " " : "") + notation(value)
  }

  /// Takes zeros away from the end of all decimal numbers alike.
  private static func trimmed(_ texts: [String]) throws -> [String] {
    var bytes = try texts.mapRows { Array($0.utf8) }
    let numbers = try bytes.indices.filterRows { isDecimal(bytes[$0]) }
    if numbers.isEmpty { return texts }
    while numbers.allSatisfy({ bytes[$0].last == UInt8(ascii: "0") }) {
      try numbers.forEachRow { bytes[$0].removeLast() }
    }
    for position in numbers where bytes[position].last == UInt8(ascii: ".") {
      bytes[position].append(UInt8(ascii: "0"))
    }
    return try bytes.mapRows { String(decoding: $0, as: UTF8.self) }
  }

  private static func isDecimal(_ bytes: [UInt8]) -> Bool {
    bytes.contains(UInt8(ascii: "."))
      && bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2d || $0 == 0x2b || $0 == 0x20 }
  }
}
