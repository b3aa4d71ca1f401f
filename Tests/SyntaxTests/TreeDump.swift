@testable import Syntax

/// Writes a tree as one compact S-expression, the form of the fixtures that scripts/fixtures/syntax-trees.py writes.
enum TreeDump {
  static func dump(_ statements: [Statement]) -> String {
    list("module", statements.map(dump))
  }

  private static func list(_ head: String, _ parts: [String]) -> String {
    "(" + ([head] + parts).joined(separator: " ") + ")"
  }

  private static func block(_ statements: [Statement]) -> String {
    "[" + statements.map(dump).joined(separator: " ") + "]"
  }

  private static func optional(_ expression: Expression?) -> String {
    expression.map(dump) ?? "-"
  }

  static func dump(_ statement: Statement) -> String {
    switch statement.form {
    case .expression(let value): return list("expr", [dump(value)])
    case .assignment(let targets, let value): return list("assign", targets.map(dump) + [dump(value)])
    case .augmented(let target, let operation, let value):
      return list("augment", [operation.rawValue, dump(target), dump(value)])
    case .annotated(let target, let annotation, let value):
      return list("annotate", [dump(target), dump(annotation), optional(value)])
    case .if(let test, let then, let otherwise):
      return list("if", [dump(test), block(then), block(otherwise)])
    case .while(let test, let body, let otherwise):
      return list("while", [dump(test), block(body), block(otherwise)])
    case .for(let target, let iterable, let body, let otherwise):
      return list("for", [dump(target), dump(iterable), block(body), block(otherwise)])
    case .function(let definition):
      return list(
        "def",
        [
          definition.name, dump(definition.parameters), optional(definition.returns), block(definition.body),
          list("decorators", definition.decorators.map(dump)),
        ])
    case .classDefinition(let definition):
      return list(
        "class",
        [
          definition.name, dump(definition.arguments), block(definition.body),
          list("decorators", definition.decorators.map(dump)),
        ])
    case .return(let value): return list("return", [optional(value)])
    case .pass: return "pass"
    case .break: return "break"
    case .continue: return "continue"
    case .delete(let targets): return list("del", targets.map(dump))
    case .global(let names): return list("global", names)
    case .nonlocal(let names): return list("nonlocal", names)
    case .assert(let test, let message): return list("assert", [dump(test), optional(message)])
    case .raise(let value, let cause): return list("raise", [optional(value), optional(cause)])
    case .try(let body, let handlers, let otherwise, let finally):
      let parts = handlers.map { list("except", [optional($0.type), $0.name ?? "-", block($0.body)]) }
      return list("try", [block(body), "[" + parts.joined(separator: " ") + "]", block(otherwise), block(finally)])
    case .with(let items, let body):
      return list("with", items.map { list("item", [dump($0.context), optional($0.target)]) } + [block(body)])
    case .match(let subject, let cases):
      let parts = cases.map { list("case", [dump($0.pattern), optional($0.condition), block($0.body)]) }
      return list("match", [dump(subject)] + parts)
    case .import(let modules):
      return list("import", modules.map { list($0.path, [$0.alias ?? "-"]) })
    case .importFrom(let module, let names):
      return list("from", [module] + (names.map { $0.map { list($0.name, [$0.alias ?? "-"]) } } ?? ["*"]))
    }
  }

  private static func dump(_ pattern: Pattern) -> String {
    switch pattern.form {
    case .value(let value): return list("value", [dump(value)])
    case .singleton(let constant): return list("singleton", [dump(constant)])
    case .sequence(let parts): return list("sequence", parts.map(dump))
    case .starred(let name): return list("starred", [name ?? "-"])
    case .mapping(let keys, let values, let rest):
      return list("mapping", zip(keys, values).map { list(":", [dump($0), dump($1)]) } + [rest ?? "-"])
    case .instance(let type, let positional, let keywords):
      return list(
        "instance", [dump(type)] + positional.map(dump) + keywords.map { list("=", [$0.name, dump($0.pattern)]) })
    case .capture(let name): return list("as", ["-", name ?? "-"])
    case .named(let inner, let name): return list("as", [dump(inner), name])
    case .alternatives(let parts): return list("alternatives", parts.map(dump))
    }
  }

  static func dump(_ expression: Expression) -> String {
    switch expression.form {
    case .constant(let constant): return dump(constant)
    case .formatted(let pieces): return list("format", pieces.map(dump))
    case .name(let name): return name
    case .tuple(let elements): return list("tuple", elements.map(dump))
    case .list(let elements): return list("list", elements.map(dump))
    case .set(let elements): return list("set", elements.map(dump))
    case .dictionary(let entries): return list("dict", entries.map(dump))
    case .starred(let value): return list("star", [dump(value)])
    case .attribute(let value, let name): return list(".", [dump(value), name])
    case .subscript(let value, let index): return list("index", [dump(value), dump(index)])
    case .slice(let lower, let upper, let step):
      return list("slice", [optional(lower), optional(upper), optional(step)])
    case .call(let function, let arguments): return list("call", [dump(function), dump(arguments)])
    case .unary(let operation, let value): return list("u" + operation.rawValue, [dump(value)])
    case .binary(let operation, let left, let right, _): return list(operation.rawValue, [dump(left), dump(right)])
    case .boolean(let operation, let operands): return list(operation.rawValue, operands.map(dump))
    case .comparison(let first, let rest):
      return list("compare", [dump(first)] + rest.flatMap { ["'\($0.0.rawValue)'", dump($0.1)] })
    case .conditional(let test, let then, let otherwise):
      return list("if-else", [dump(then), dump(test), dump(otherwise)])
    case .lambda(let parameters, let body): return list("lambda", [dump(parameters), dump(body)])
    case .comprehension(let comprehension): return dump(comprehension)
    case .assignment(let name, let value): return list(":=", [name, dump(value)])
    case .yield(let value): return list("yield", [optional(value)])
    case .yieldFrom(let value): return list("yield-from", [dump(value)])
    }
  }

  private static func dump(_ constant: Constant) -> String {
    switch constant {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "i:\(value)"
    case .bigInt(let decimal): return "i:\(decimal)"
    case .float(let value): return "f:" + String(value.bitPattern, radix: 16)
    case .imaginary(let part): return "j:" + String(part.bitPattern, radix: 16)
    case .string(let text): return quoted(text)
    case .bytes(let bytes): return "b:" + bytes.map { String($0, radix: 16) }.joined(separator: ",")
    case .ellipsis: return "..."
    }
  }

  /// Characters outside printable ASCII as their code points, so that a record stays on one line.
  private static func quoted(_ text: String) -> String {
    let parts = text.unicodeScalars.map { scalar in
      (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\"
        ? String(scalar) : "\\{\(String(scalar.value, radix: 16))}"
    }
    return "\"" + parts.joined() + "\""
  }

  private static func dump(_ piece: FormattedPiece) -> String {
    switch piece {
    case .text(let text): return quoted(text)
    case .field(_, let value, let conversion, let format):
      return list("field", [dump(value), conversion?.rawValue ?? "-"] + format.map(dump))
    }
  }

  private static func dump(_ entry: DictionaryEntry) -> String {
    switch entry {
    case .pair(let key, let value): return list(":", [dump(key), dump(value)])
    case .unpack(let value): return list("**", [dump(value)])
    }
  }

  /// Positional and starred arguments first, then keywords, as CPython's tree keeps them.
  private static func dump(_ arguments: [Argument]) -> String {
    var positional: [String] = []
    var keywords: [String] = []
    for argument in arguments {
      switch argument {
      case .positional(let value): positional.append(dump(value))
      case .starred(let value): positional.append(list("star", [dump(value)]))
      case .keyword(let name, let value, _): keywords.append(list("=", [name, dump(value)]))
      case .doubleStarred(let value): keywords.append(list("=", ["**", dump(value)]))
      }
    }
    return list("args", positional + keywords)
  }

  private static func dump(_ parameters: Parameters) -> String {
    func one(_ parameter: Parameter) -> String {
      list(parameter.name, [optional(parameter.annotation), optional(parameter.defaultValue)])
    }
    let positionalOnly = parameters.positional.prefix(parameters.positionalOnlyCount).map(one)
    let plain = parameters.positional.dropFirst(parameters.positionalOnlyCount).map(one)
    return list(
      "params",
      [
        list("/", positionalOnly), list("plain", plain), parameters.variadic.map(one) ?? "-",
        list("kw", parameters.keywordOnly.map(one)), parameters.keywordVariadic.map(one) ?? "-",
      ])
  }

  private static func dump(_ comprehension: Comprehension) -> String {
    var parts = [dump(comprehension.element)]
    let head: String
    switch comprehension.kind {
    case .list: head = "list-for"
    case .set: head = "set-for"
    case .generator: head = "generator"
    case .dictionary(let value):
      head = "dict-for"
      parts.append(dump(value))
    }
    for clause in comprehension.clauses {
      parts.append(list("for", [dump(clause.target), dump(clause.iterable)] + clause.conditions.map(dump)))
    }
    return list(head, parts)
  }
}
