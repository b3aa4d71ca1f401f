import Interpreter

/// The module `functools`.
enum FunctionalNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("functools")
    namespace.add([reduce])
    namespace.add("partial", .object(PartialObject.partialType))
    namespace.lacking = [
      "cache", "cached_property", "cmp_to_key", "lru_cache", "partialmethod", "singledispatch", "total_ordering",
      "update_wrapper", "wraps",
    ]
    return namespace
  }

  private static let reduce = Builtin(
    "reduce(function, iterable, initial=None, /)", of: "functools",
    "Combine the items of an iterable from left to right to one value.",
    example: "import functools\nfunctools.reduce(lambda a, b: a * b, [2, 3, 4])\n#> 24"
  ) {
    guard $0[1].type.has(.iterable) else { throw Raised.typeError("reduce() arg 2 must support iteration") }
    let iterator = try Operators.makeIterator($0[1])
    guard var result = try $0.optional(2) ?? iterator.next() else {
      throw Raised.typeError("reduce() of empty iterable with no initial value")
    }
    while let item = try iterator.next() {
      result = try Operators.call($0[0], [result, item])
      try Machine.current.checkInterrupt()
    }
    return result
  }
}

/// `functools.partial`: a function with its first arguments in place.
final class PartialObject: Object {
  private let function: Value
  private let arguments: [Value]
  private let keywords: [(Symbol, Value)]

  private init(_ function: Value, _ arguments: [Value], _ keywords: [(Symbol, Value)]) {
    self.function = function
    self.arguments = arguments
    self.keywords = keywords
    super.init()
  }

  static let partialType: TypeObject = {
    let type = TypeObject("partial", module: "functools", .callable, summary: "A function with arguments in place.")
    type.constructor = Builtin(
      "partial(func, /, *args, **keywords)", of: "functools", type.summary,
      example: "import functools\nfunctools.partial(int, base=2)('101')\n#> 5"
    ) {
      guard BuiltinsLibrary.isCallable($0[0]) else { throw Raised.typeError("the first argument must be callable") }
      let keywords = $0.extra.map { ($0.name, $0.value) }
      guard let inner = $0[0].object(as: PartialObject.self) else {
        return .object(PartialObject($0[0], $0.rest, keywords))
      }
      return .object(
        PartialObject(inner.function, inner.arguments + $0.rest, merged(inner.keywords, keywords)))
    }
    return type
  }()

  override var type: TypeObject { PartialObject.partialType }

  override func repr() throws -> String {
    var parts = [try function.repr()]
    parts += try arguments.map { try $0.repr() }
    parts += try keywords.map { "\($0.0)=\(try $0.1.repr())" }
    return "functools.partial(" + parts.joined(separator: ", ") + ")"
  }

  /// Later keywords take the place of earlier ones.
  private static func merged(_ first: [(Symbol, Value)], _ second: [(Symbol, Value)]) -> [(Symbol, Value)] {
    var result = first
    for keyword in second {
      if let place = result.firstIndex(where: { $0.0 == keyword.0 }) {
        result[place] = keyword
      } else {
        result.append(keyword)
      }
    }
    return result
  }

  override func call(_ given: CallArguments) throws -> Value {
    let own = given.keywords.enumerated().map { ($0.element, given.keywordValue($0.offset)) }
    return try Operators.call(
      function, arguments + given.positional, keywords: PartialObject.merged(keywords, own))
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "func": return function
    case "args": return .tuple(arguments)
    case "keywords":
      let dictionary = DictionaryObject()
      for (name, value) in keywords { try dictionary.table.set(.string(name.name), value) }
      return .object(dictionary)
    case _: return nil
    }
  }

  override func visitChildren(_ visit: (Value) -> Void) {
    visit(function)
    arguments.forEach(visit)
    for (_, value) in keywords { visit(value) }
  }
}
