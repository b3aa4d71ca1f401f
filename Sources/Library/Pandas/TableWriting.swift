import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `to_csv`: separated values as text, or in a file.
enum TableWriting {
  static func write(_ frame: DataFrame, _ arguments: NamedArguments) throws -> Value {
    var frame = frame
    var writer = CSVWriter()
    if let separator = try arguments.text("sep") {
      guard separator.unicodeScalars.count == 1 else {
        throw Raised.typeError("\"delimiter\" must be a 1-character string")
      }
      writer.separator = separator
    }
    writer.missingText = try arguments.text("na_rep") ?? ""
    if let header = arguments["header"] {
      guard case .bool(let flag) = header else { throw Raised.notInLgs("a list of headers for to_csv()") }
      writer.writesHeader = flag
    }
    writer.writesIndex = try arguments.flag("index", or: true)
    writer.indexLabel = try arguments.text("index_label")
    if let format = try arguments.text("float_format") { writer.decimals = try decimals(format) }
    if let labels = try arguments.list("columns") {
      frame = try frame.takingColumns(try labels.map { try frame.position(of: PandasValue.label($0)) })
    }
    if let encoding = try arguments.text("encoding"), !["utf-8", "utf8"].contains(encoding.lowercased()) {
      throw Raised.notInLgs("writing in the encoding '\(encoding)'")
    }
    let text = try table { try writer.text(frame) }
    guard let target = arguments["path_or_buf"] else { return .string(text) }
    if let stream = target.object(as: TextStreamObject.self) {
      try stream.checkWritable()
      try stream.write(text)
      return .none
    }
    guard let path = try FilePath.text(target) else { throw Raised.notInLgs("to_csv() into a \(target.typeName)") }
    try save(text, to: path)
    return .none
  }

  private static func decimals(_ format: String) throws -> Int {
    guard format.hasPrefix("%."), format.hasSuffix("f"), let digits = Int(format.dropFirst(2).dropLast()) else {
      throw Raised.notInLgs("the float_format '\(format)': '%.3f' and the like are, which")
    }
    return digits
  }

  /// Writes the file as a whole or not at all.
  static func save(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let place = path.hasPrefix("/") && folder.isEmpty ? "/" : folder
    if !place.isEmpty, access(place, F_OK) != 0 {
      throw Raised(BuiltinTypes.osError, "Cannot save file into a non-existent directory: '\(folder)'")
    }
    var text = text
    try text.withUTF8 { try FileSystem.write(UnsafeRawBufferPointer($0), toNewFile: path) }
  }
}
