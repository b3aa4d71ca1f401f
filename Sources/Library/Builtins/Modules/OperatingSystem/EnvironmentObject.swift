import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `os.environ`: the environment of the process, read and changed in place.
final class EnvironmentObject: Object {
  private static let environmentType: TypeObject = {
    let type = TypeObject(
      "_Environ", module: "os",
      [.subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container, .unhashable],
      summary: "The environment of the process.")
    type.add(methods)
    return type
  }()

  override var type: TypeObject { EnvironmentObject.environmentType }

  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func stringWanted(_ value: Value) -> Raised { .typeError("str expected, not \(value.typeName)") }

  /// The names and values, in the system's order.
  private static var entries: [(name: String, value: String)] {
    var entries: [(String, String)] = []
    var place = environ
    while let text = place.pointee {
      let line = String(cString: text)
      if let sign = line.dropFirst().firstIndex(of: "=") {
        entries.append((String(line[..<sign]), String(line[line.index(after: sign)...])))
      }
      place += 1
    }
    return entries
  }

  private var dictionary: DictionaryObject {
    get throws {
      let dictionary = DictionaryObject()
      for entry in EnvironmentObject.entries { try dictionary.table.set(.string(entry.name), .string(entry.value)) }
      return dictionary
    }
  }

  private static func text(_ value: Value) throws -> String {
    guard let text = value.stringValue else { throw stringWanted(value) }
    if text.utf8.contains(0) { throw Raised.valueError("embedded null byte") }
    return text
  }

  override func repr() throws -> String { "environ(\(try dictionary.repr()))" }
  override func length() throws -> Int { EnvironmentObject.entries.count }
  override func makeIterator() throws -> Object { try dictionary.makeIterator() }
  override var stringKeys: [String] { EnvironmentObject.entries.map(\.name) }
  override func hash() throws -> Int { throw Raised.typeError("unhashable type: '_Environ'") }

  override func contains(_ value: Value) throws -> Bool {
    EnvironmentObject.value(try EnvironmentObject.text(value)) != nil
  }

  override func item(_ index: Value) throws -> Value {
    guard let found = EnvironmentObject.value(try EnvironmentObject.text(index)) else { throw Raised.keyError(index) }
    return .string(found)
  }

  override func setItem(_ index: Value, to value: Value) throws {
    let (name, text) = (try EnvironmentObject.text(index), try EnvironmentObject.text(value))
    if name.contains("=") { throw Raised.valueError("illegal environment variable name") }
    try SystemCall.result { setenv(name, text, 1) }
  }

  override func deleteItem(_ index: Value) throws {
    let name = try EnvironmentObject.text(index)
    guard EnvironmentObject.value(name) != nil else { throw Raised.keyError(index) }
    unsetenv(name)
  }

  private static let method = Methods(of: "_Environ", EnvironmentObject.self)

  private static func view(_ name: String, _ summary: String, _ part: DictionaryPart) -> Builtin {
    method("\(name)(self)", summary, example: "import os\nlen(os.environ.\(name)()) == len(os.environ)\n#> True") {
      environment, _ in .object(DictionaryView(try environment.dictionary, part))
    }
  }

  private static let methods: [Builtin] = [
    view("keys", "The names.", .keys), view("values", "The values.", .values),
    view("items", "Pairs of name and value.", .items),
    method(
      "get(self, key, default=None)", "The value of a name, or the default.",
      example: "import os\nos.environ.get('LGS_NO_SUCH', 'none')\n#> 'none'"
    ) { environment, arguments in
      let name = try text(arguments[1])
      return value(name).map { .string($0) } ?? arguments[2]
    },
    method(
      "setdefault(self, key, value)", "The value of a name, which is set when it has none.",
      example: "import os\nos.environ.setdefault('LGS_EXAMPLE', 'a')\n#> 'a'"
    ) { environment, arguments in
      if let found = value(try text(arguments[1])) { return .string(found) }
      try environment.setItem(arguments[1], to: arguments[2])
      return arguments[2]
    },
    method(
      "pop(self, key, *default)", "Remove a name and give its value.",
      example: "import os\nos.environ['LGS_EXAMPLE'] = 'a'\nos.environ.pop('LGS_EXAMPLE')\n#> 'a'"
    ) { environment, arguments in
      guard let found = value(try text(arguments[1])) else {
        guard let other = arguments.rest.first else { throw Raised.keyError(arguments[1]) }
        return other
      }
      try environment.deleteItem(arguments[1])
      return .string(found)
    },
    method(
      "update(self, other)", "Set the names of a dictionary.",
      example: "import os\nos.environ.update({'LGS_EXAMPLE': 'b'})\nos.environ['LGS_EXAMPLE']\n#> 'b'"
    ) { environment, arguments in
      guard let other = arguments[1].object(as: DictionaryObject.self) else {
        throw Raised.notInLgs("os.environ.update() of anything but a dictionary")
      }
      for entry in other.table.all { try environment.setItem(entry.key, to: entry.value) }
      return .none
    },
    method(
      "copy(self)", "A dictionary of the names and values.",
      example: "import os\ntype(os.environ.copy())\n#> <class 'dict'>"
    ) {
      environment, _ in .object(try environment.dictionary)
    },
  ]
}
