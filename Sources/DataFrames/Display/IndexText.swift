extension Index {
  /// `repr(index)`.
  public func text(_ options: DisplayOptions = .current) throws -> String {
    if levelNames != nil { return leveledText() }
    switch labels {
    case .range(let start, let stop, let step):
      let name = self.name == .none ? "" : ", name=\(IndexText.quoted(self.name))"
      return "RangeIndex(start=\(start), stop=\(stop), step=\(step)\(name))"
    case .column(let column):
      return try IndexText(column, name: name, className: className, frequency: frequency, options: options).text()
    }
  }
}

/// Labels as a list that is broken at the width, with their type behind.
public struct IndexText {
  private let column: Column
  private let name: Cell
  private let options: DisplayOptions
  private let className: String?
  private let frequency: Frequency?
  private static let limit = 100

  init(
    _ column: Column, name: Cell, className: String? = "Index", frequency: Frequency? = nil, options: DisplayOptions
  ) {
    self.frequency = frequency
    self.className = className
    self.column = column
    self.name = name
    self.options = options
  }

  /// Values between brackets, broken at the width.
  /// - Parameter className: What stands before the bracket, which lines are indented by; nil for nothing.
  public static func list(_ column: Column, className: String?, options: DisplayOptions = .current) throws -> String {
    let text = try IndexText(column, name: .none, className: className, options: options).list()
    return text.trimmingEnd().hasSuffix(",") ? String(text.trimmingEnd().dropLast()) : text
  }

  static func quoted(_ cell: Cell) -> String {
    guard let text = cell.text else { return cell.plainText }
    return "'\(ColumnText.escaped(text))'"
  }

  func text() throws -> String {
    var attributes: [String] = []
    if case .category(let categories) = column {
      attributes.append("categories=[\(categories.listed.joined(separator: ", "))]")
      attributes.append("ordered=\(categories.isOrdered ? "True" : "False")")
    }
    attributes.append("dtype='\(IndexText.typeName(column))'")
    if name != .none { attributes.append("name=\(IndexText.quoted(name))") }
    if column.count > IndexText.limit { attributes.append("length=\(column.count)") }
    if column.dataType == .datetime || column.dataType == .timedelta {
      attributes.append("freq=\(frequency.map { "'\($0.name)'" } ?? "None")")
    }
    let data = try list()
    let indent = self.indent
    let lines = data.split(separator: "\n", omittingEmptySubsequences: false)
    var used =
      lines.count > 1 ? TextLayout.width(String(lines[lines.count - 1])) : indent.count + TextLayout.width(data)
    var tail = ""
    for (position, attribute) in attributes.enumerated() {
      let width = TextLayout.width(attribute)
      let separator = position == 0 ? "" : ", "
      let comma = position + 1 < attributes.count ? 1 : 0
      if used + separator.count + width + comma > options.width {
        tail += (position == 0 ? "" : ",") + "\n" + indent + attribute
        used = indent.count + width
      } else {
        tail += separator + attribute
        used += separator.count + width
      }
    }
    return "\(className ?? "")(\(tail.hasPrefix("\n") ? data.trimmingEnd() : data)\(tail))"
  }

  private var indent: String { className.map { String(repeating: " ", count: $0.count + 1) } ?? "" }

  /// The type of labels as `dtype` names it.
  private static func typeName(_ column: Column) -> String {
    if case .object(let cells) = column, case .interval(let interval)? = cells.first { return interval.typeName }
    return column.dataType.rawValue
  }

  private func words(_ column: Column) throws -> [String] {
    switch column {
    case .datetime(let values): return try TimeText.listed(values).map { "'\($0)'" }
    case .timedelta(let values): return try TimeText.spans(values).map { $0 == "NaT" ? $0 : "'\($0)'" }
    case .int64, .narrow, .float64, .bool, .string, .category, .object: return column.cells.map(word)
    }
  }

  private func word(_ cell: Cell) -> String {
    if case .float(let value) = cell, value.isNaN { return "nan" }
    return IndexText.quoted(cell)
  }

  /// The values between brackets, with a comma and what leads to the attributes.
  private func list() throws -> String {
    let count = column.count
    if count == 0 { return "[], " }
    let isShortened = count > IndexText.limit
    var head = isShortened ? try words(column.taking(Array(0..<10))) : []
    var tail = try words(isShortened ? column.taking(Array((count - 10)..<count)) : column)
    if count == 1 { return "[\(tail[0])], " }
    let isText = column.dataType == .string || column.cells.allSatisfy { $0.text != nil }
    let fits =
      head.joined(separator: ", ").unicodeScalars.count < options.width
      && tail.joined(separator: ", ").unicodeScalars.count < options.width
    if !isText, isShortened || !fits {
      let width = max(try TextLayout.widest(head), try TextLayout.widest(tail))
      head = head.map { TextLayout.rightAligned($0, width) }
      tail = tail.map { TextLayout.rightAligned($0, width) }
    }
    return broken(head: head, tail: tail, isShortened: isShortened)
  }

  private func broken(head: [String], tail: [String], isShortened: Bool) -> String {
    let prefix = "\n" + indent + " "
    var summary = ""
    var line = prefix
    func extend(_ word: String, _ width: Int) {
      let used = TextLayout.width(line.trimmingEnd())
      if used + TextLayout.width(word.trimmingEnd()) >= width {
        summary += line.trimmingEnd()
        line = prefix
      }
      line += word
    }
    for word in head { extend(word + ", ", options.width) }
    if isShortened {
      summary += line.trimmingEnd() + prefix + "..."
      line = prefix
    }
    for word in tail.dropLast() { extend(word + ", ", options.width) }
    extend(tail.last ?? "", options.width - 2)
    summary += line + "],"
    summary += TextLayout.width(summary) > options.width ? "\n" + indent : " "
    return "[" + String(summary.unicodeScalars.dropFirst(prefix.unicodeScalars.count))
  }
}

extension String {
  /// The text without blanks at its end.
  func trimmingEnd() -> String {
    var scalars = unicodeScalars
    while let last = scalars.last, last == " " || last == "\n" { scalars.removeLast() }
    return String(scalars)
  }
}
