import Interpreter

/// `csv.writer`: writes rows to an object with a method `write`.
final class CSVRowWriter: Object {
  private let write: Value
  private let dialect: CSVDialect

  init(_ file: Value, _ dialect: CSVDialect) throws {
    guard case .object(let object) = file, let write = try? object.attribute("write") else {
      throw Raised.typeError("argument 1 must have a \"write\" method")
    }
    self.write = write
    self.dialect = dialect
    super.init()
  }

  static let writerType: TypeObject = {
    let type = TypeObject("_csv.writer", summary: "Writes rows to a file.")
    let method = Methods(of: "writer", CSVRowWriter.self)
    type.add([
      method(
        "writerow(self, row, /)", "Write a row and return what the file's `write` gives.",
        example: "import csv, sys\n_ = csv.writer(sys.stdout, lineterminator='\\n').writerow([1, 'a,b'])\n#> 1,\"a,b\""
      ) { writer, arguments in try writer.write(row: arguments[1]) },
      method(
        "writerows(self, rows, /)", "Write several rows.",
        example:
          "import csv, sys\ncsv.writer(sys.stdout, lineterminator='\\n').writerows([[1, 2], [3, 4]])\n#> 1,2\n#> 3,4"
      ) { writer, arguments in
        let iterator = try Operators.makeIterator(arguments[1])
        while let row = try iterator.next() { _ = try writer.write(row: row) }
        return .none
      },
    ])
    return type
  }()

  override var type: TypeObject { CSVRowWriter.writerType }
  override func visitChildren(_ visit: (Value) -> Void) { visit(write) }

  func write(row: Value) throws -> Value {
    guard row.type.has(.iterable) else { throw CSVDialect.raised("iterable expected, not \(row.typeName)") }
    let items = try Operators.array(row)
    var text = ""
    for (place, item) in items.enumerated() {
      if place > 0 { text.unicodeScalars.append(dialect.delimiter) }
      text += try field(item, isOnly: items.count == 1)
    }
    return try Operators.call(write, [.string(text + dialect.lineEnd)])
  }

  private func field(_ value: Value, isOnly: Bool) throws -> String {
    let text = try value.isNone ? "" : Operators.str(value)
    let isNumber: Bool
    switch value {
    case .int, .float, .bool: isNumber = true
    case .none: isNumber = false
    case .object(let object): isNumber = object.kind == .bigInt || object.type.isSubtype(of: BuiltinTypes.float)
    }
    var isQuoted = dialect.quoting == .all || (dialect.quoting == .nonNumeric && !isNumber)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpecial =
        scalar == dialect.delimiter || scalar == dialect.escape || scalar == dialect.quote || scalar == "\n"
        || scalar == "\r" || dialect.lineEnd.unicodeScalars.contains(scalar)
      guard isSpecial else {
        result.append(scalar)
        continue
      }
      var wantsEscape = dialect.quoting == .never
      if !wantsEscape, scalar == dialect.quote {
        if dialect.doublesQuotes { result.append(scalar) } else { wantsEscape = true }
      } else if !wantsEscape, scalar == dialect.escape {
        wantsEscape = true
      }
      if wantsEscape {
        guard let escape = dialect.escape else { throw CSVDialect.raised("need to escape, but no escapechar set") }
        result.append(escape)
      } else {
        isQuoted = true
      }
      result.append(scalar)
    }
    if text.isEmpty, isOnly {
      if dialect.quoting == .never {
        throw CSVDialect.raised("single empty field record must be quoted")
      }
      isQuoted = true
    }
    guard isQuoted, let quote = dialect.quote else { return String(result) }
    return String(quote) + String(result) + String(quote)
  }
}
