import Syntax

/// What is known of an expression without running it.
public enum Knowledge {
  case value(Value)
  /// Some instance of a type.
  case instance(TypeObject)

  /// The type of the expression's value.
  public var type: TypeObject {
    switch self {
    case .value(let value): return value.type
    case .instance(let type): return type
    }
  }
}

extension Machine {
  /// Runs Swift code in which no function of the language can be entered: such calls fail as too deep recursion does.
  func withoutCalls<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (depth, outer) = (state.pointee.depth, depthWithoutCalls)
    if outer == nil { depthWithoutCalls = depth }
    state.pointee.depth = Machine.recursionLimit
    defer { (state.pointee.depth, depthWithoutCalls) = (depth, outer) }
    return try body()
  }

  /// Runs a program of the library, which knows nothing of the user's, also inside `withoutCalls`.
  func withCallsOfTheLibrary<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let allowed = depthWithoutCalls else { return try body() }
    let depth = state.pointee.depth
    (state.pointee.depth, depthWithoutCalls) = (allowed, nil)
    defer { (state.pointee.depth, depthWithoutCalls) = (depth, allowed) }
    return try body()
  }
}

/// Looks expressions up in a session: names, attributes and items are read, nothing is called or changed.
extension Session {
  /// The value of an expression of names, attributes, subscripts and literals; nil where that is not enough.
  public func peek(_ text: String) -> Value? {
    guard case .value(let value)? = knowledge(of: text) else { return nil }
    return value
  }

  /// What is known of an expression: its value, or for a call the type of its result.
  public func knowledge(of text: String) -> Knowledge? {
    guard let expression = Session.expression(text) else { return nil }
    return knowledge(of: expression)
  }

  /// The expression that a text is, or nil when it is something else.
  static func expression(_ text: String) -> Expression? {
    guard let statements = try? Parser.parse(text), statements.count == 1,
      case .expression(let expression) = statements[0].form
    else { return nil }
    return expression
  }

  public func knowledge(of expression: Expression) -> Knowledge? {
    // Programs of the library may run for it, also before the first block has.
    takeMachine()
    return machine.withoutCalls { look(at: expression) }
  }

  private func look(at expression: Expression) -> Knowledge? {
    switch expression.form {
    case .constant(let constant): return Session.value(of: constant).map(Knowledge.value)
    case .name(let name):
      return (globals[Symbol(name)] ?? builtins[Symbol(name)]).map(Knowledge.value)
    case .attribute(let object, let name): return attribute(Symbol(name), of: object)
    case .subscript(let container, let index):
      guard case .value(let container)? = look(at: container), let index = indexValue(index) else { return nil }
      return (try? Operators.item(container, index)).map(Knowledge.value)
    case .call(let function, _):
      guard case .value(.object(let object))? = look(at: function) else { return nil }
      return object.callResultType.map(Knowledge.instance)
    case .formatted: return .instance(BuiltinTypes.string)
    case .tuple: return .instance(BuiltinTypes.tuple)
    case .list: return .instance(BuiltinTypes.list)
    case .set: return .instance(BuiltinTypes.set)
    case .dictionary: return .instance(BuiltinTypes.dictionary)
    case .unary, .starred, .slice, .binary, .boolean, .comparison, .conditional, .lambda, .comprehension,
      .assignment, .yield, .yieldFrom:
      return nil
    }
  }

  private func attribute(_ name: Symbol, of object: Expression) -> Knowledge? {
    switch look(at: object) {
    case .value(let value): return (try? Operators.attribute(value, name)).map(Knowledge.value)
    case .instance(let type):
      guard case .method(let method)? = type.lookUp(name) else { return nil }
      return .value(.object(NativeFunction(method)))
    case nil: return nil
    }
  }

  /// The value of an index: a literal, a name, a negative number, a slice or a tuple of such.
  private func indexValue(_ index: Expression) -> Value? {
    switch index.form {
    case .constant, .name, .attribute:
      guard case .value(let value)? = look(at: index) else { return nil }
      return value
    case .unary(.negate, let operand):
      guard case .int(let number)? = indexValue(operand), number != Int.min else { return nil }
      return .int(-number)
    case .slice(let lower, let upper, let step):
      let parts = [lower, upper, step].map { part in part.map(indexValue) ?? .some(Value.none) }
      guard let lower = parts[0], let upper = parts[1], let step = parts[2] else { return nil }
      return .object(SliceObject(start: lower, stop: upper, step: step))
    case .tuple(let elements):
      let values = elements.compactMap(indexValue)
      return values.count == elements.count ? .tuple(values) : nil
    case .formatted, .list, .set, .dictionary, .starred, .subscript, .call, .unary, .binary, .boolean, .comparison,
      .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return nil
    }
  }

  private static func value(of constant: Constant) -> Value? {
    switch constant {
    case .none: return Value.none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .bigInt: return nil
    case .float(let value): return .float(value)
    case .imaginary(let part): return .object(ComplexObject(ComplexNumber(0, part)))
    case .string(let text): return .string(text)
    case .bytes(let bytes): return .object(BytesObject(bytes))
    case .ellipsis: return .ellipsis
    }
  }
}
