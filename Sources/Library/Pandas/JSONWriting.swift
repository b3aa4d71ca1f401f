import DataFrames
import Interpreter
import LongWork

/// `to_json`: tables as pandas writes them in JSON.
struct JSONWriting {
  private let frame: DataFrame
  private let indent: Int

  static func write(_ frame: DataFrame, isSeries: Bool, _ arguments: NamedArguments) throws -> Value {
    let orient = try arguments.text("orient") ?? (isSeries ? "index" : "columns")
    let isLines = try arguments.flag("lines")
    if isLines, orient != "records" { throw Raised.valueError("'lines' keyword only valid when 'orient' is records") }
    if frame.data.contains(where: { $0.dataType == .datetime || $0.dataType == .timedelta })
      || frame.index.dataType == .datetime
    {
      throw Raised.notInLgs("to_json() of times, whose form pandas is about to change,")
    }
    let writer = JSONWriting(frame: frame, indent: isLines ? 0 : try arguments.integer("indent", or: 0))
    let text = try isLines ? writer.lines() : isSeries ? writer.series(orient) : writer.table(orient)
    guard let target = arguments["path_or_buf"] else { return .string(text) }
    if let stream = target.object(as: TextStreamObject.self) {
      try stream.checkWritable()
      try stream.write(text)
      return .none
    }
    guard let path = try FilePath.text(target) else { throw Raised.notInLgs("to_json() into a \(target.typeName)") }
    try TableWriting.save(text, to: path)
    return .none
  }

  // MARK: Forms

  private var keys: [String] { frame.columns.cells.map { JSONWriting.quoted($0.plainText) } }

  private func table(_ orient: String) throws -> String {
    switch orient {
    case "columns", "index":
      guard frame.index.isUnique else {
        throw Raised.valueError("DataFrame index must be unique for orient='\(orient)'.")
      }
      let labels = try rowLabels()
      if orient == "index" {
        return try object(labels, (0..<frame.rowCount).mapRows { try row($0, depth: 1) }, depth: 0)
      }
      return try object(keys, frame.data.map { try object(labels, texts(of: $0, depth: 2), depth: 1) }, depth: 0)
    case "records": return try list((0..<frame.rowCount).mapRows { try row($0, depth: 1) }, depth: 0)
    case "values": return try list(rows(depth: 1), depth: 0)
    case "split":
      return try object(
        ["\"columns\"", "\"index\"", "\"data\""],
        [
          list(frame.columns.cells.map { try text(of: $0, depth: 2) }, depth: 1),
          list(frame.index.cells.map { try text(of: $0, depth: 2) }, depth: 1), list(rows(depth: 2), depth: 1),
        ], depth: 0)
    case "table": throw Raised.notInLgs("to_json(orient='table')")
    case _: throw Raised.valueError("Invalid value '\(orient)' for option 'orient'")
    }
  }

  private func series(_ orient: String) throws -> String {
    switch orient {
    case "index":
      guard frame.index.isUnique else { throw Raised.valueError("Series index must be unique for orient='index'") }
      return try object(rowLabels(), texts(of: frame.data[0], depth: 1), depth: 0)
    case "values", "records": return try list(texts(of: frame.data[0], depth: 1), depth: 0)
    case "split":
      return try object(
        ["\"name\"", "\"index\"", "\"data\""],
        [
          text(of: frame.columns[0], depth: 1), list(frame.index.cells.map { try text(of: $0, depth: 2) }, depth: 1),
          list(texts(of: frame.data[0], depth: 2), depth: 1),
        ], depth: 0)
    case "table": throw Raised.notInLgs("to_json(orient='table')")
    case _: throw Raised.valueError("Invalid value '\(orient)' for option 'orient'")
    }
  }

  private func lines() throws -> String {
    try (0..<frame.rowCount).mapRows { try row($0, depth: 1) + "\n" }.joined()
  }

  private func rowLabels() throws -> [String] {
    try frame.index.column.mapCells { JSONWriting.quoted($0.plainText) }
  }

  private func row(_ row: Int, depth: Int) throws -> String {
    object(keys, try frame.data.map { try text(of: $0[row], depth: depth + 1) }, depth: depth)
  }

  private func rows(depth: Int) throws -> [String] {
    try (0..<frame.rowCount).mapRows { row in
      list(try frame.data.map { try text(of: $0[row], depth: depth + 1) }, depth: depth)
    }
  }

  // MARK: Texts

  private func texts(of column: Column, depth: Int) throws -> [String] {
    try column.mapCells { try text(of: $0, depth: depth) }
  }

  private func object(_ keys: [String], _ values: [String], depth: Int) -> String {
    bracketed("{", zip(keys, values).map { $0 + ":" + $1 }, "}", depth)
  }

  private func list(_ values: [String], depth: Int) -> String { bracketed("[", values, "]", depth) }

  private func bracketed(_ open: String, _ parts: [String], _ close: String, _ depth: Int) -> String {
    guard indent > 0, !parts.isEmpty else { return open + parts.joined(separator: ",") + close }
    let (outer, inner) = (
      String(repeating: " ", count: indent * depth), String(repeating: " ", count: indent * (depth + 1))
    )
    return open + "\n" + inner + parts.joined(separator: ",\n" + inner) + "\n" + outer + close
  }

  private func text(of cell: Cell, depth: Int) throws -> String {
    switch cell {
    case .none: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .float(let value): return JSONWriting.number(value)
    case .string(let text): return JSONWriting.quoted(text)
    case .interval: return JSONWriting.quoted(cell.plainText)
    case .timestamp, .timedelta, .date: throw Raised.notInLgs("to_json() of times")
    case .tuple(let cells): return list(try cells.map { try text(of: $0, depth: depth + 1) }, depth: depth)
    case .foreign:
      guard let value = cell.items else { return "null" }
      return try text(of: value, depth: depth)
    }
  }

  private func text(of value: Value, depth: Int) throws -> String {
    guard let dictionary = value.object(as: DictionaryObject.self) else {
      return list(try Operators.array(value).map { try text(of: PandasValue.cell($0), depth: depth + 1) }, depth: depth)
    }
    let entries = dictionary.table.all
    return object(
      try entries.map { JSONWriting.quoted(try Operators.str($0.key)) },
      try entries.map { try text(of: PandasValue.cell($0.value), depth: depth + 1) }, depth: depth)
  }

  /// Ten decimals without zeros at the end; very large and very small numbers in scientific notation.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == 0 { return "0.0" }
    if value.magnitude > 1e16 || value.magnitude < 1e-15 { return scientific(value) }
    var bytes = Array(FloatNotation.fixed(value, digits: value.magnitude >= 1e8 ? 9 : 10).utf8)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.append(UInt8(ascii: "0")) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func scientific(_ value: Double) -> String { FloatNotation.shortest(value) }

  /// A text between quotes, in ASCII; slashes have backslashes before them, too.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5c: result += "\\\\"
      case 0x2f: result += "\\/"
      case 0x08: result += "\\b"
      case 0x0c: result += "\\f"
      case 0x0a: result += "\\n"
      case 0x0d: result += "\\r"
      case 0x09: result += "\\t"
      case 0x20..<0x7f: result.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: unit)))
      case _:
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
