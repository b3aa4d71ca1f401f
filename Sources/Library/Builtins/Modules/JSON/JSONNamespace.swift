import Interpreter

/// The module `json`.
enum JSONNamespace {
  static func make() -> [NamespaceObject] {
    let decoder = NamespaceObject("json.decoder") { $0.add([decodeErrorType]) }
    let json = NamespaceObject("json") { namespace in
      namespace.add([dumps, dump, loads, load])
      namespace.add([decodeErrorType, encoderType])
      namespace.add("decoder", .object(decoder))
      namespace.lacking = ["JSONDecoder", "detect_encoding", "encoder", "scanner", "codecs"]
    }
    return [json, decoder]
  }

  private static let function = ModuleFunctions(module: "json")

  // MARK: Errors

  static let decodeErrorType = TypeObject("JSONDecodeError", module: "json.decoder", bases: [BuiltinTypes.valueError])

  /// - Parameter place: The code point that the text goes wrong at.
  static func decodeError(_ message: String, _ source: String, _ place: Int) throws -> Raised {
    let before = source.unicodeScalars.prefix(place)
    let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
    let column = place - (before.lastIndex(of: "\n").map { before.distance(from: before.startIndex, to: $0) } ?? -1)
    let text = "\(message): line \(line) column \(column) (char \(place))"
    let exception = ExceptionObject(decodeErrorType, [.string(text)])
    let attributes: [(Symbol, Value)] = [
      ("msg", .string(message)), ("doc", .string(source)), ("pos", .int(place)), ("lineno", .int(line)),
      ("colno", .int(column)),
    ]
    for (name, value) in attributes { try exception.setAttribute(name, to: value) }
    return Raised(exception)
  }

  // MARK: Writing

  private static let writingParameters = """
    *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, \
    separators=None, default=None, sort_keys=False
    """

  private static let dumps = function(
    "dumps(obj, \(writingParameters))", "The value as JSON.",
    example:
      "json.dumps({'a': [1, 2.5, None], 'b': '한'}, ensure_ascii=False)\n#> '{\"a\": [1, 2.5, null], \"b\": \"한\"}'",
    style: .python
  ) { .string(try JSONWriter.text($0[0], options($0, from: 1))) }

  private static let dump = function(
    "dump(obj, fp, \(writingParameters))", "Write the value as JSON to a file.",
    example: "import io\nf = io.StringIO()\njson.dump([1, True], f)\nf.getvalue()\n#> '[1, true]'", style: .python
  ) { arguments in
    let text = try JSONWriter.text(arguments[0], options(arguments, from: 2))
    _ = try Operators.call(Operators.attribute(arguments[1], "write"), [.string(text)])
    return .none
  }

  /// - Parameter first: The place of `skipkeys`.
  private static func options(_ arguments: Arguments, from first: Int) throws -> JSONWriter.Options {
    var options = JSONWriter.Options()
    options.skipsKeys = try arguments.flag(first)
    options.escapesNonASCII = try arguments.flag(first + 1, or: true)
    options.allowsNaN = try arguments.flag(first + 3, or: true)
    switch arguments[first + 5] {
    case .none: break
    case .int(let width):
      options.indent = try LongText.repeated(" ", width)
    case .bool(let flag): options.indent = flag ? " " : ""
    case .float, .object:
      guard let text = arguments[first + 5].stringValue else {
        throw Raised.typeError("can't multiply sequence by non-int of type '\(arguments[first + 5].typeName)'")
      }
      options.indent = text
    }
    if options.indent != nil { options.itemSeparator = "," }
    if !arguments[first + 6].isNone {
      let parts = try Operators.array(arguments[first + 6])
      guard parts.count == 2, let item = parts[0].stringValue, let key = parts[1].stringValue else {
        throw Raised.valueError(
          parts.count < 2
            ? "not enough values to unpack (expected 2, got \(parts.count))" : "too many values to unpack (expected 2)")
      }
      (options.itemSeparator, options.keySeparator) = (item, key)
    }
    options.fallback = arguments[first + 7]
    options.sortsKeys = try arguments.flag(first + 8)
    if !arguments[first + 4].isNone {
      let encoder = try Operators.call(arguments[first + 4], [])
      options.fallback = try Operators.attribute(encoder, "default")
    }
    return options
  }

  /// The class that programs derive to give values of their own a form.
  private static let encoderType: TypeObject = {
    let type = TypeObject("JSONEncoder", module: "json.encoder", summary: "What makes JSON of values.")
    type.derivation = .plain
    type.constructor = Builtin(
      "JSONEncoder()", of: "json", type.summary, example: "import json\njson.JSONEncoder().encode([1])\n#> '[1]'"
    ) { _ in .object(EncoderObject()) }
    type.add([
      Builtin(
        "default(self, o)", of: "JSONEncoder", "What becomes of a value without a form: here a TypeError.",
        example: """
          import json
          class Plain(json.JSONEncoder):
              def default(self, o): return sorted(o)
          json.dumps({'a': {2, 1}}, cls=Plain)
          #> '{"a": [1, 2]}'
          """, style: .python
      ) { throw Raised.typeError("Object of type \(JSONWriter.className($0[1].type)) is not JSON serializable") },
      Builtin(
        "encode(self, o)", of: "JSONEncoder", "The value as JSON.",
        example: "import json\njson.JSONEncoder().encode({'a': 1})\n#> '{\"a\": 1}'", style: .python
      ) {
        var options = JSONWriter.Options()
        options.fallback = try Operators.attribute($0[0], "default")
        return .string(try JSONWriter.text($0[1], options))
      },
    ])
    return type
  }()

  private final class EncoderObject: Object {
    override var type: TypeObject { JSONNamespace.encoderType }
  }

  // MARK: Reading

  private static let readingParameters = """
    *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, \
    strict=True
    """

  private static let loads = function(
    "loads(s, \(readingParameters))", "The value of a JSON text.",
    example: "json.loads('{\"a\": [1, 2.5, null]}')\n#> {'a': [1, 2.5, None]}", style: .python
  ) { try value($0[0], $0, from: 1) }

  private static let load = function(
    "load(fp, \(readingParameters))", "The value of a JSON file.",
    example: "import io\njson.load(io.StringIO('[true]'))\n#> [True]", style: .python
  ) { try value(Operators.call(Operators.attribute($0[0], "read"), []), $0, from: 1) }

  private static func value(_ source: Value, _ arguments: Arguments, from first: Int) throws -> Value {
    guard let text = source.stringValue else {
      throw Raised.typeError("the JSON object must be str, bytes or bytearray, not \(source.typeName)")
    }
    if text.unicodeScalars.first == "\u{feff}" {
      throw try decodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0)
    }
    if !arguments[first].isNone { throw Raised.notInLgs("the argument 'cls' of json.loads()") }
    let hooks = JSONReader.Hooks(
      object: arguments[first + 1], pairs: arguments[first + 5], float: arguments[first + 2],
      int: arguments[first + 3], constant: arguments[first + 4], isStrict: try arguments.flag(first + 6, or: true))
    var reader = JSONReader(text, hooks)
    return try reader.read()
  }
}
