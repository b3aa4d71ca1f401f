/// Writes JSON as Jupyter writes notebooks: indented by one blank, characters beyond ASCII as themselves.
public struct JSONWriter {
  private var output: [UInt8] = []

  /// The text of a value, without a line break at its end.
  public static func text(of value: JSON) -> String { String(decoding: bytes(of: value), as: UTF8.self) }

  public static func bytes(of value: JSON) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value, indentation: 0)
    return writer.output
  }

  private mutating func write(_ value: JSON, indentation: Int) {
    switch value {
    case .null: write("null")
    case .bool(let bool): write(bool ? "true" : "false")
    case .number(let digits): write(digits)
    case .string(let text): writeString(text)
    case .array(let items):
      writeList("[", "]", items, indentation) { $0.write($1, indentation: indentation + 1) }
    case .object(let object):
      writeList("{", "}", object.members, indentation) {
        $0.writeString($1.key)
        $0.write(": ")
        $0.write($1.value, indentation: indentation + 1)
      }
    }
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func writeList<Item>(
    _ open: String, _ close: String, _ items: [Item], _ indentation: Int, _ body: (inout JSONWriter, Item) -> Void
  ) {
    write(open)
    for (index, item) in items.enumerated() {
      write(index == 0 ? "\n" : ",\n")
      write(String(repeating: " ", count: indentation + 1))
      body(&self, item)
    }
    if !items.isEmpty { write("\n" + String(repeating: " ", count: indentation)) }
    write(close)
  }

  private mutating func writeString(_ text: String) {
    output.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: write("\\\"")
      case 0x5C: write("\\\\")
      case 0x0A: write("\\n")
      case 0x0D: write("\\r")
      case 0x09: write("\\t")
      case 0x08: write("\\b")
      case 0x0C: write("\\f")
      case 0..<0x20: write("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      case _: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
