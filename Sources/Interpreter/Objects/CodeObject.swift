/// `function.__code__`: what there is to know about a function's compiled form.
final class CodeObject: Object {
  private let code: Code

  init(_ code: Code) {
    self.code = code
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.code }
  override func repr() throws -> String {
    "<code object \(code.name) at \(address), file \"\(code.source.name)\", line \(firstLine)>"
  }

  private var firstLine: Int { code.spans.first.map { code.source.position(of: $0.start).line } ?? 1 }
  private var places: Code.ParameterLayout { code.parameters }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "co_name": return .string(code.name)
    case "co_qualname": return .string(code.qualifiedName)
    case "co_filename": return .string(code.source.name)
    case "co_firstlineno": return .int(firstLine)
    case "co_argcount": return .int(places.positional.count)
    case "co_posonlyargcount": return .int(places.positionalOnlyCount)
    case "co_kwonlyargcount": return .int(places.keywordOnly.count)
    case "co_nlocals": return .int(code.localCount)
    case "co_flags":
      // As in CPython: optimized, with a namespace of its own, `*args`, `**kwargs`, a generator.
      return .int(
        3 | (places.variadic == nil ? 0 : 4) | (places.keywordVariadic == nil ? 0 : 8) | (code.isGenerator ? 32 : 0))
    case "co_varnames": return .tuple(code.localNames.map { .string($0.name) })
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] {
    [
      "co_argcount", "co_filename", "co_firstlineno", "co_flags", "co_kwonlyargcount", "co_name", "co_nlocals",
      "co_posonlyargcount", "co_qualname", "co_varnames",
    ]
  }
}
