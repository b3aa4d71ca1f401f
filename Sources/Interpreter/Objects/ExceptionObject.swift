import Syntax

/// An exception: its type, its arguments and where it has passed.
public final class ExceptionObject: Object {
  /// A place that the exception passed, innermost first.
  public struct TracebackEntry {
    public let code: Code
    public let span: Span
    /// The function's variables at that moment, when the session keeps them.
    public let locals: [(name: Symbol, value: Value)]
  }

  private let exceptionType: TypeObject
  public var arguments: [Value]
  public var traceback: [TracebackEntry] = []
  public var cause: ExceptionObject?
  public var context: ExceptionObject?
  /// `raise … from None` hides the context.
  public var suppressesContext = false
  /// The object and the name of a failed look-up, for suggestions.
  public var failedLookUp: (object: Value?, name: Symbol)?
  /// For a failed name: the names that were visible, scope by scope.
  var visibleNames: (() -> [[String]])?
  /// The exit status of a `SystemExit`, or the key of a `KeyError`, is the first argument.
  public var message: String? { arguments.first?.stringValue }
  private var hasOverrides = true
  /// Attributes set by programs.
  private var attributes: [Symbol: Value] = [:]

  public init(_ type: TypeObject, _ arguments: [Value]) {
    exceptionType = type
    self.arguments = arguments
    super.init()
  }

  public override var type: TypeObject { exceptionType }

  /// The class, when the language defines it and its special methods count.
  private var ownClass: ClassObject? { hasOverrides ? exceptionType as? ClassObject : nil }

  /// The exception as methods of its bases see it: without the special methods of its class.
  var withoutOverrides: ExceptionObject {
    let view = ExceptionObject(exceptionType, arguments)
    view.hasOverrides = false
    return view
  }

  private func ownText(_ name: Symbol) throws -> String? {
    guard let method = ownClass?.overriding(name) else { return nil }
    let result = try Machine.current.nested { try Operators.call(Descriptors.bind(method, to: .object(self)), []) }
    guard let text = result.stringValue else {
      throw Raised.typeError("\(name) returned non-string (type \(result.typeName))")
    }
    return text
  }

  public override func str() throws -> String {
    if let text = try ownText("__str__") { return text }
    if exceptionType.isSubtype(of: BuiltinTypes.keyError), !exceptionType.isSubtype(of: BuiltinTypes.attributeError),
      arguments.count == 1
    {
      return try Operators.repr(arguments[0])
    }
    if exceptionType.isSubtype(of: BuiltinTypes.osError), (2...5).contains(arguments.count) {
      var file = arguments.count > 2 ? ": \(try arguments[2].repr())" : ""
      if arguments.count == 5 { file += " -> \(try arguments[4].repr())" }
      return "[Errno \(try Operators.str(arguments[0]))] \(try Operators.str(arguments[1]))\(file)"
    }
    switch arguments.count {
    case 0: return ""
    case 1: return try Operators.str(arguments[0])
    case _: return try Value.tuple(arguments).repr()
    }
  }

  public override func repr() throws -> String {
    if let text = try ownText("__repr__") { return text }
    let inner = try shownArguments.map { try Operators.repr($0) }.joined(separator: ", ")
    return "\(exceptionType.name)(\(inner))"
  }

  /// The arguments without the paths of a system error, which are attributes of their own.
  private var shownArguments: [Value] {
    let hasPaths = exceptionType.isSubtype(of: BuiltinTypes.osError) && (3...5).contains(arguments.count)
    return hasPaths ? Array(arguments.prefix(2)) : arguments
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "args": return .tuple(shownArguments)
    case "__cause__": return cause.map { .object($0) } ?? Value.none
    case "__context__": return context.map { .object($0) } ?? Value.none
    case "code" where exceptionType.isSubtype(of: BuiltinTypes.systemExit),
      "value" where exceptionType === BuiltinTypes.stopIteration:
      return arguments.first ?? Value.none
    case _: return attributes[name]
    }
  }

  public override func setAttribute(_ name: Symbol, to value: Value) throws {
    if let property = ownClass?.overriding(name)?.object(as: PropertyDescriptor.self) {
      return try property.set(.object(self), value, name)
    }
    if name == "args" { arguments = try Operators.array(value) } else { attributes[name] = value }
  }

  public override func deleteAttribute(_ name: Symbol) throws {
    if attributes.removeValue(forKey: name) == nil { try super.deleteAttribute(name) }
  }

  public override var ownAttributeNames: [Symbol] { Array(attributes.keys) }

  public override func visitChildren(_ visit: (Value) -> Void) {
    arguments.forEach(visit)
    attributes.values.forEach(visit)
    for place in traceback { place.locals.forEach { visit($0.value) } }
    if let cause { visit(.object(cause)) }
    if let context { visit(.object(context)) }
  }

  /// `TypeError: message`, the last line of a traceback.
  public var summaryLine: String {
    var name = exceptionType.module.isEmpty ? exceptionType.name : exceptionType.qualifiedName
    // A program's own module goes without saying.
    if exceptionType.module == "__main__" { name.removeFirst("__main__.".count) }
    guard let text = try? str() else { return "\(name): <exception str() failed>" }
    return text.isEmpty ? name : "\(name): \(text)"
  }
}

/// An exception of the language on its way through Swift code.
public struct Raised: Error {
  public let exception: ExceptionObject

  public init(_ exception: ExceptionObject) { self.exception = exception }

  public init(_ type: TypeObject, _ message: String) {
    exception = ExceptionObject(type, [.string(message)])
  }

  public static func typeError(_ message: String) -> Raised { Raised(BuiltinTypes.typeError, message) }
  public static func valueError(_ message: String) -> Raised { Raised(BuiltinTypes.valueError, message) }
  public static func indexError(_ message: String) -> Raised { Raised(BuiltinTypes.indexError, message) }
  public static func runtimeError(_ message: String) -> Raised { Raised(BuiltinTypes.runtimeError, message) }
  public static func overflowError(_ message: String) -> Raised { Raised(BuiltinTypes.overflowError, message) }
  public static func memoryError() -> Raised { Raised(ExceptionObject(BuiltinTypes.memoryError, [])) }
  public static func keyError(_ key: Value) -> Raised { Raised(ExceptionObject(BuiltinTypes.keyError, [key])) }
  public static func recursionError(_ action: String = "") -> Raised {
    Raised(BuiltinTypes.recursionError, "maximum recursion depth exceeded" + action)
  }
  public static func zeroDivision(_ message: String) -> Raised { Raised(BuiltinTypes.zeroDivisionError, message) }
  public static func interrupted() -> Raised {
    Disposal.hurry()
    return Raised(ExceptionObject(BuiltinTypes.keyboardInterrupt, []))
  }

  /// What Python has and lgs does not.
  public static func notInLgs(_ what: String) -> Raised {
    Raised(BuiltinTypes.notImplementedError, "\(what) is not in lgs")
  }

  public static func attributeError(_ message: String) -> Raised { Raised(BuiltinTypes.attributeError, message) }

  public static func attributeError(_ message: String, object: Value?, name: Symbol) -> Raised {
    let exception = ExceptionObject(BuiltinTypes.attributeError, [.string(message)])
    exception.failedLookUp = (object, name)
    return Raised(exception)
  }

  public static func nameError(_ name: Symbol) -> Raised {
    let exception = ExceptionObject(BuiltinTypes.nameError, [.string("name '\(name)' is not defined")])
    exception.failedLookUp = (nil, name)
    return Raised(exception)
  }
}
