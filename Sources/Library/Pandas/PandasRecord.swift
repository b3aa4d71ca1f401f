import DataFrames
import Interpreter

/// A function of pandas as Python declares it: messages show its bare name.
final class PandasFunction: Builtin {
  override var messageName: String { owner == "pandas" ? name : qualifiedName }
}

/// A constructor of pandas: messages show `DataFrame.__init__()`, and the instance counts.
final class PandasConstructor: Builtin {
  override var messageName: String { "\(name).__init__" }
  override var hiddenArgumentCount: Int { 1 }
}

/// A method of pandas: messages show the class that declares it.
final class PandasMethod: Builtin {
  private static let ofFrames: Set = [
    "abs", "astype", "clip", "copy", "fillna", "get", "head", "pipe", "replace", "tail", "to_csv",
  ]
  private static let ofSequences: Set = [
    "argmax", "argmin", "item", "nunique", "to_numpy", "tolist", "to_list", "value_counts",
  ]

  override var messageName: String {
    if Self.ofFrames.contains(name) || name == "keys" && owner == "DataFrame" { return "NDFrame.\(name)" }
    if owner == "Series", Self.ofSequences.contains(name) {
      return "IndexOpsMixin.\(name == "to_list" ? "tolist" : name)"
    }
    return qualifiedName
  }
}

/// The arguments of a call by name.
struct NamedArguments {
  private let arguments: Arguments
  private let places: [String: Int]

  init(_ arguments: Arguments, places: [String: Int]) {
    self.arguments = arguments
    self.places = places
  }

  /// The argument, or nil when it was left out or is None.
  subscript(name: String) -> Value? {
    guard let value = given(name), !value.isNone else { return nil }
    return value
  }

  /// The argument, None included, or nil when it was left out.
  func given(_ name: String) -> Value? { places[name].flatMap { arguments.optional($0) } }

  func flag(_ name: String, or other: Bool = false) throws -> Bool {
    try self[name].map(Operators.isTrue) ?? other
  }

  func integer(_ name: String, or other: Int) throws -> Int {
    guard let value = self[name] else { return other }
    return try Arguments.index(value)
  }

  func text(_ name: String) throws -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.stringValue else {
      throw Raised.typeError("argument '\(name)' must be str, not \(value.typeName)")
    }
    return text
  }

  /// Whether an axis argument means the columns.
  func isColumnAxis(of type: String = "DataFrame", or other: Bool = false) throws -> Bool {
    guard let value = self["axis"] else { return other }
    switch value {
    case .int(0): return false
    case .int(1) where type == "DataFrame": return true
    case .none, .bool, .int, .float, .object:
      if value.stringValue == "index" || value.stringValue == "rows" { return false }
      if value.stringValue == "columns", type == "DataFrame" { return true }
      throw Raised.valueError("No axis named \(try Operators.str(value)) for object type \(type)")
    }
  }

  /// The receiver of a method.
  var receiver: Value { arguments[0] }
  var rest: [Value] { arguments.rest }
  var extra: [(name: Symbol, value: Value)] { arguments.extra }
}

/// Makes records whose bodies see their arguments by name, and which refuse the arguments that lgs lacks.
enum PandasRecord {
  /// - Parameter lacking: Parameters that pandas has and lgs does not: a value other than the default is refused.
  static func body(
    _ signature: String, name: String, lacking: Set<String>, _ body: @escaping (NamedArguments) throws -> Value
  ) -> (Arguments) throws -> Value {
    let parameters = Signature(parsing: signature).parameters
    let places = Dictionary(uniqueKeysWithValues: parameters.enumerated().map { ($1.name, $0) })
    let refused = parameters.enumerated().filter { lacking.contains($1.name) }
    return { arguments in
      for (place, parameter) in refused {
        guard let value = arguments.optional(place), try Operators.repr(value) != parameter.defaultText else {
          continue
        }
        throw Raised.notInLgs("the argument '\(parameter.name)' of \(name)()")
      }
      return try table { try body(NamedArguments(arguments, places: places)) }
    }
  }

  static func function(
    _ signature: String, _ summary: String, example: String, lacking: Set<String> = [],
    _ body: @escaping (NamedArguments) throws -> Value
  ) -> Builtin {
    let name = String(signature.prefix { $0 != "(" })
    return PandasFunction(
      signature, of: "pandas", summary, example: example, style: .python,
      body: self.body(signature, name: "pandas.\(name)", lacking: lacking, body))
  }

  static func method<Receiver: Object>(
    _ signature: String, of owner: String, _ type: Receiver.Type, _ summary: String, example: String,
    lacking: Set<String>, _ body: @escaping (Receiver, NamedArguments) throws -> Value
  ) -> Builtin {
    let name = "\(owner).\(signature.prefix { $0 != "(" })"
    return PandasMethod(
      signature, of: owner, summary, example: example, style: .python,
      body: self.body(signature, name: name, lacking: lacking) { arguments in
        guard let receiver = arguments.receiver.object(as: type) else {
          throw Raised.typeError("\(name)() needs a \(owner), not a '\(arguments.receiver.typeName)'")
        }
        return try body(receiver, arguments)
      })
  }
}

/// Makes the methods of one type.
struct PandasMethods<Receiver: Object> {
  let owner: String

  func callAsFunction(
    _ signature: String, _ summary: String, _ example: String, lacking: Set<String> = [],
    _ body: @escaping (Receiver, NamedArguments) throws -> Value
  ) -> Builtin {
    PandasRecord.method(
      signature, of: owner, Receiver.self, summary, example: example, lacking: lacking, body)
  }
}
