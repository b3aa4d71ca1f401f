import Interpreter

/// `csv.DictReader`: rows as dictionaries of the names in the first row.
final class CSVDictionaryReader: Object {
  private let reader: CSVRowReader
  private var names: [Value]?
  private let restKey, restValue: Value

  private init(_ reader: CSVRowReader, names: [Value]?, restKey: Value, restValue: Value) {
    self.reader = reader
    self.names = names
    (self.restKey, self.restValue) = (restKey, restValue)
    super.init()
  }

  static let readerType: TypeObject = {
    let type = TypeObject(
      "DictReader", module: "csv", [.iterable, .iterator], summary: "The rows of a file as dictionaries.")
    type.constructor = Builtin(
      "DictReader(f, fieldnames=None, restkey=None, restval=None, \(CSVDialect.parameters))", of: "csv", type.summary,
      example: "import csv\nlist(csv.DictReader(['a,b', '1,2']))\n#> [{'a': '1', 'b': '2'}]", style: .python
    ) {
      let reader = try CSVRowReader($0[0], CSVDialect($0, from: 4))
      let names = try $0[1].isNone ? nil : Operators.array($0[1])
      return .object(CSVDictionaryReader(reader, names: names, restKey: $0[2], restValue: $0[3]))
    }
    type.add(
      "fieldnames",
      .property(
        TypeObject.Property("The names of the fields.") {
          try $0.object(as: CSVDictionaryReader.self)?.fieldNames().map { .list($0) } ?? .none
        }))
    type.add(
      "line_num",
      .property(
        TypeObject.Property("How many lines have been read.") {
          .int($0.object(as: CSVDictionaryReader.self)?.reader.lineNumber ?? 0)
        }))
    return type
  }()

  override var type: TypeObject { CSVDictionaryReader.readerType }
  override func makeIterator() throws -> Object { self }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(reader)) }

  private func fieldNames() throws -> [Value]? {
    if names == nil { names = try reader.nextRow() }
    return names
  }

  override func next() throws -> Value? {
    let names = try fieldNames() ?? []
    var row: [Value] = []
    while row.isEmpty {
      guard let next = try reader.nextRow() else { return nil }
      row = next
    }
    let dictionary = DictionaryObject()
    for (place, name) in names.enumerated() {
      try dictionary.table.set(name, place < row.count ? row[place] : restValue)
    }
    if row.count > names.count { try dictionary.table.set(restKey, .list(Array(row[names.count...]))) }
    return .object(dictionary)
  }
}

/// `csv.DictWriter`: writes dictionaries as rows.
final class CSVDictionaryWriter: Object {
  private let writer: CSVRowWriter
  private let names: [Value]
  private let restValue: Value
  private let refusesOthers: Bool

  private init(_ writer: CSVRowWriter, names: [Value], restValue: Value, refusesOthers: Bool) {
    self.writer = writer
    self.names = names
    (self.restValue, self.refusesOthers) = (restValue, refusesOthers)
    super.init()
  }

  private static let method = Methods(of: "DictWriter", CSVDictionaryWriter.self)
  private static let begin = "import csv, sys\nw = csv.DictWriter(sys.stdout, ['a', 'b'], lineterminator='\\n')\n"

  static let writerType: TypeObject = {
    let type = TypeObject("DictWriter", module: "csv", summary: "Writes dictionaries as rows.")
    type.constructor = Builtin(
      "DictWriter(f, fieldnames, restval='', extrasaction='raise', \(CSVDialect.parameters))", of: "csv", type.summary,
      example: begin + "_ = w.writerow({'b': 2, 'a': 1})\n#> 1,2", style: .python
    ) {
      let action = $0.optional(3)?.stringValue ?? "raise"
      guard ["raise", "ignore"].contains(action) else {
        throw Raised.valueError("extrasaction (\(action)) must be 'raise' or 'ignore'")
      }
      let writer = try CSVRowWriter($0[0], CSVDialect($0, from: 4))
      return .object(
        CSVDictionaryWriter(
          writer, names: try Operators.array($0[1]), restValue: $0.optional(2) ?? .string(""),
          refusesOthers: action == "raise"))
    }
    type.add(
      "fieldnames",
      .property(
        TypeObject.Property("The names of the fields.") {
          .list($0.object(as: CSVDictionaryWriter.self)?.names ?? [])
        }))
    type.add([
      method("writeheader(self)", "Write the names.", example: begin + "_ = w.writeheader()\n#> a,b") { writer, _ in
        try writer.writer.write(row: .list(writer.names))
      },
      method("writerow(self, rowdict)", "Write a dictionary.", example: begin + "_ = w.writerow({'a': 1})\n#> 1,") {
        writer, arguments in try writer.write(arguments[1])
      },
      method(
        "writerows(self, rowdicts)", "Write several dictionaries.",
        example: begin + "w.writerows([{'a': 1, 'b': 2}, {'a': 3, 'b': 4}])\n#> 1,2\n#> 3,4"
      ) { writer, arguments in
        let iterator = try Operators.makeIterator(arguments[1])
        while let row = try iterator.next() { _ = try writer.write(row) }
        return .none
      },
    ])
    return type
  }()

  override var type: TypeObject { CSVDictionaryWriter.writerType }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(writer)) }

  private func write(_ row: Value) throws -> Value {
    guard let dictionary = row.object(as: DictionaryObject.self) else {
      throw Raised.attributeError("'\(row.typeName)' object has no attribute 'keys'", object: row, name: "keys")
    }
    let others = try dictionary.table.keys.filter { key in try !names.contains { try Operators.areEqual($0, key) } }
    if refusesOthers, !others.isEmpty {
      let shown = try others.map { try $0.repr() }.joined(separator: ", ")
      throw Raised.valueError("dict contains fields not in fieldnames: \(shown)")
    }
    return try writer.write(row: .list(names.map { try dictionary.table.value(for: $0) ?? restValue }))
  }
}

/// The module `csv`.
enum CSVNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("csv") { namespace in
      namespace.add([reader, writer])
      namespace.add([CSVDictionaryReader.readerType, CSVDictionaryWriter.writerType, CSVDialect.error])
      let constants = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"]
      for (number, name) in constants.enumerated() { namespace.add(name, .int(number)) }
      namespace.lacking = [
        "Dialect", "Sniffer", "excel", "excel_tab", "unix_dialect", "register_dialect", "unregister_dialect",
        "get_dialect", "list_dialects", "field_size_limit",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "csv")

  private static let reader = function(
    "reader(csvfile, \(CSVDialect.parameters))", "The rows of a file, or of the lines of any iterable.",
    example: "list(csv.reader(['a,b', '1,\"x, y\"']))\n#> [['a', 'b'], ['1', 'x, y']]"
  ) { .object(try CSVRowReader($0[0], CSVDialect($0, from: 1))) }

  private static let writer = function(
    "writer(csvfile, \(CSVDialect.parameters))", "What writes rows to a file.",
    example:
      "import sys\n_ = csv.writer(sys.stdout, lineterminator='\\n').writerow(['a', 'b c', 'd,e'])\n#> a,b c,\"d,e\""
  ) { .object(try CSVRowWriter($0[0], CSVDialect($0, from: 1))) }
}
