import Interpreter

/// The exception types: constructors, attributes, and the types that only programs raise.
enum ExceptionTypes {
  static let endOfFile = TypeObject("EOFError", bases: [BuiltinTypes.exception])

  /// The errors of texts and bytes; programs catch them and cannot make them, because they hold bytes.
  static let unicodeDecodeError = TypeObject("UnicodeDecodeError", bases: [BuiltinTypes.unicodeError])
  static let unicodeEncodeError = TypeObject("UnicodeEncodeError", bases: [BuiltinTypes.unicodeError])

  /// Types that the interpreter itself never raises.
  private static let further: [TypeObject] = {
    func type(_ name: String, _ base: TypeObject) -> TypeObject { TypeObject(name, bases: [base]) }
    let warnings = [
      "DeprecationWarning", "PendingDeprecationWarning", "RuntimeWarning", "SyntaxWarning", "FutureWarning",
      "ImportWarning", "UnicodeWarning", "BytesWarning", "ResourceWarning", "EncodingWarning",
    ]
    let systemErrors = [
      "BlockingIOError", "ChildProcessError", "ConnectionError", "FileExistsError", "InterruptedError",
      "IsADirectoryError", "NotADirectoryError", "ProcessLookupError", "TimeoutError",
    ]
    let others = ["BufferError", "ReferenceError", "StopAsyncIteration", "SystemError"]
    return [
      endOfFile, unicodeDecodeError, unicodeEncodeError, type("FloatingPointError", BuiltinTypes.arithmeticError),
    ]
      + warnings.map { type($0, BuiltinTypes.warning) } + systemErrors.map { type($0, BuiltinTypes.osError) }
      + others.map { type($0, BuiltinTypes.exception) }
  }()

  /// Every exception type that is a name, each once.
  static let all: [TypeObject] = {
    let known = Set(BuiltinTypes.exceptions.map(\.name))
    return BuiltinTypes.exceptions + further.filter { !known.contains($0.name) }
  }()

  /// Error numbers that have a type of their own, as `OSError(number, text)` picks it.
  private static let typesByNumber: [Int: String] = [
    1: "PermissionError", 2: "FileNotFoundError", 3: "ProcessLookupError", 4: "InterruptedError",
    10: "ChildProcessError", 11: "BlockingIOError", 13: "PermissionError", 17: "FileExistsError",
    20: "NotADirectoryError", 21: "IsADirectoryError", 110: "TimeoutError",
  ]

  static func install() {
    for type in all where type !== unicodeDecodeError && type !== unicodeEncodeError {
      type.constructor = Builtin(
        "\(type.name)(*args)", "An exception of this type.",
        example: "\(type.name)('message')\n#> \(type.name)('message')"
      ) { .object(ExceptionObject(instanceType(for: type, $0.rest), $0.rest)) }
    }
    BuiltinTypes.baseException.derivation = .exception
    BuiltinTypes.baseException.add(methods)
    for (name, place) in [("errno", 0), ("strerror", 1), ("filename", 2), ("filename2", 4)] {
      BuiltinTypes.osError.add(
        Symbol(name),
        .property(
          TypeObject.Property("The argument at place \(place) of a system error.") {
            let arguments = $0.object(as: ExceptionObject.self)?.arguments ?? []
            return arguments.count > 1 && place < arguments.count ? arguments[place] : .none
          }))
    }
  }

  /// The type that Python has for a system's error number.
  static func systemType(for number: Int) -> TypeObject {
    guard let name = typesByNumber[number] else { return BuiltinTypes.osError }
    return all.first { $0.name == name } ?? BuiltinTypes.osError
  }

  private static func instanceType(for type: TypeObject, _ arguments: [Value]) -> TypeObject {
    guard type === BuiltinTypes.osError, arguments.count > 1, case .int(let number) = arguments[0] else { return type }
    return systemType(for: number)
  }

  private static let method = Methods(of: "BaseException", ExceptionObject.self)

  private static let methods: [Builtin] = [
    method(
      "__init__(self, /, *args, **kwargs)", "Keep the arguments.",
      example: "class E(Exception):\n    def __init__(self, n): super().__init__(f'{n} times')\nE(3)\n#> E('3 times')"
    ) { exception, arguments in
      if !arguments.extra.isEmpty { throw Raised.typeError("\(exception.type.name)() takes no keyword arguments") }
      exception.arguments = arguments.rest
      return .none
    },
    method(
      "with_traceback(self, tb, /)", "Set the traceback and return the exception.",
      example: "ValueError('a').with_traceback(None)\n#> ValueError('a')"
    ) { exception, arguments in
      guard arguments[1].isNone else { throw Raised.typeError("__traceback__ must be a traceback or None") }
      exception.traceback = []
      return .object(exception)
    },
    method(
      "add_note(self, note, /)", "Add a note that is shown under the traceback.",
      example: "e = ValueError('a')\ne.add_note('see b')\ne.__notes__\n#> ['see b']"
    ) { exception, arguments in
      guard arguments[1].stringValue != nil else {
        throw Raised.typeError("note must be a str, not '\(arguments[1].typeName)'")
      }
      let notes = try exception.ownAttribute("__notes__")?.object(as: ListObject.self) ?? ListObject([])
      notes.items.append(arguments[1])
      try exception.setAttribute("__notes__", to: .object(notes))
      return .none
    },
  ]
}
