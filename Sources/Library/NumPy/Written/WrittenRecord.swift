import Interpreter

/// Functions of `numpy` that are compositions of others, written in the language.
extension Builtin {
  /// - Parameters:
  ///   - signature: As for all records; parameters with the default `<no value>` are refused by name.
  ///   - body: The statements of the function, which see the parameters, Python's builtins and `np`.
  static func written(
    _ signature: String, of owner: String = "numpy", _ summary: String, example: String,
    style: MessageStyle = .python, _ body: String
  ) -> Builtin {
    let call = WrittenCall(signature, body)
    return ArrayRecord(signature, of: owner, summary, example: example, style: style) { try call.run($0) }
  }
}

extension SharedRecord {
  /// - Parameter body: The statements of the function; the array is `a`.
  init(
    written name: String, _ parameters: String, _ summary: String, operand: String, arguments: String = "",
    output: String, _ body: String
  ) {
    let call = WrittenCall("\(name)(a\(parameters.isEmpty ? "" : ", " + parameters))", body)
    self.init(name, parameters, summary, operand: operand, arguments: arguments, output: output) { try call.run($0) }
  }
}

/// The program behind a record that is written in the language, and the way of the bound arguments into it.
final class WrittenCall {
  private let name: Symbol
  private let declaration: String
  private let body: String
  private lazy var signature = Signature(parsing: declaration)
  private lazy var program = LanguageModule("numpy", names: WrittenNames.module) { [self] in text }

  init(_ signature: String, _ body: String) {
    let end = signature.utf8.firstIndex(of: UInt8(ascii: "(")) ?? signature.endIndex
    name = Symbol(String(signature[..<end]))
    declaration = signature
    self.body = body
  }

  /// A function with keyword parameters only: all arguments are passed by name.
  private var text: String {
    var parameters = signature.parameters.compactMap { parameter -> String? in
      guard let value = parameter.defaultText else { return parameter.name }
      return value == "<no value>" ? nil : "\(parameter.name)=\(value)"
    }
    for name in [signature.variadicName, signature.keywordVariadicName] where name != nil {
      parameters.append(name ?? "")
    }
    let start = parameters.isEmpty ? "" : "*, "
    var lines = "def \(name)(\(start)\(parameters.joined(separator: ", "))):\n"
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) { lines += "    \(line)\n" }
    return lines
  }

  func run(_ arguments: Arguments) throws -> Value {
    var keywords: [(Symbol, Value)] = []
    for (place, parameter) in signature.parameters.enumerated() where parameter.defaultText != "<no value>" {
      if let value = arguments.optional(place) { keywords.append((parameter.symbol, value)) }
    }
    if let name = signature.variadicName { keywords.append((Symbol(name), .tuple(arguments.rest))) }
    if let name = signature.keywordVariadicName {
      let extra = DictionaryObject()
      for entry in arguments.extra { try extra.setItem(.string(entry.name.name), to: entry.value) }
      keywords.append((Symbol(name), .object(extra)))
    }
    return try program.call(name, keywords)
  }
}

/// What the written parts of the library see: Python's builtins and `np`.
enum WrittenNames {
  nonisolated(unsafe) private static let builtins: Builtins = {
    let builtins = Builtins()
    BuiltinsLibrary.install(into: builtins)
    builtins.add("np", .object(NumPyNamespace.make()))
    builtins.add(LibraryFile.functions)
    return builtins
  }()

  static func module() -> Globals { Globals(builtins: builtins) }
}
