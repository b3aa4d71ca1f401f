import Syntax

extension Compiler {
  func compile(_ statement: Statement) throws {
    span = statement.span
    let mark = top
    defer { top = mark }
    switch statement.form {
    case .expression(let value):
      // The prompt shows values inside loops and branches too, but not inside functions.
      if echo == .all, frameScope.kind == .module {
        emit(.echo, try compileToTemporary(value))
        return
      }
      // A docstring or another constant has no effect.
      if case .constant = value.form { return }
      emit(.clear, try compileToTemporary(value))
    case .assignment(let targets, let value): try compileAssignment(targets, value)
    case .augmented(let target, let operation, let value):
      try compileAugmented(target, operation, value, statement.span)
    case .annotated(let target, let annotation, let value):
      if let value { try compileAssignment([target], value) }
      try compileAnnotation(annotation, of: target)
    case .if(let test, let then, let otherwise): try compileIf(test, then, otherwise)
    case .while(let test, let body, let otherwise): try compileWhile(test, body, otherwise)
    case .for(let target, let iterable, let body, let otherwise): try compileFor(target, iterable, body, otherwise)
    case .function(let function): try compile(function, statement.span)
    case .classDefinition(let definition): try compile(definition, statement.span)
    case .return(let value): try compileReturn(value)
    case .pass: break
    case .break: try compileBreak()
    case .continue: try compileContinue()
    case .delete(let targets):
      for target in targets { try compileDelete(target) }
    case .global, .nonlocal: break
    case .assert(let test, let message): try compileAssert(test, message)
    case .raise(let value, let cause): try compileRaise(value, cause)
    case .try(let body, let handlers, let otherwise, let finally):
      try compileTry(body, handlers, otherwise, finally)
    case .with(let items, let body): try compileWith(items[...], body)
    case .match(let subject, let cases): try compileMatch(subject, cases)
    case .import(let modules): try compileImport(modules)
    case .importFrom(let module, let names): try compileImport(from: module, names)
    }
  }

  func compile(_ statements: [Statement]) throws {
    for statement in statements { try compile(statement) }
  }

  // MARK: Assignment

  func compileAssignment(_ targets: [Expression], _ value: Expression) throws {
    if targets.count == 1, case .name(let name) = targets[0].form,
      case .register(let register) = try place(of: Symbol(name))
    {
      return try compile(value, into: register)
    }
    if targets.count == 1, try compileParallel(targets[0], value) { return }
    let register = try compileToTemporary(value)
    for target in targets.dropLast() {
      let copy = try temporary()
      emit(.copy, copy, register)
      try assign(to: target, from: copy)
    }
    if let last = targets.last { try assign(to: last, from: register) }
  }

  /// `a, b = b, a` without a tuple; false for other forms of assignment.
  private func compileParallel(_ target: Expression, _ value: Expression) throws -> Bool {
    guard case .tuple(let targets) = target.form, case .tuple(let values) = value.form, targets.count == values.count,
      !targets.contains(where: \.isStarred), !values.contains(where: \.isStarred)
    else { return false }
    let registers = try values.map(compileToTemporary)
    for (target, register) in zip(targets, registers) { try assign(to: target, from: register) }
    return true
  }

  /// Stores the temporary `register`, which is consumed.
  func assign(to target: Expression, from register: Int) throws {
    let outer = span
    let mark = top
    defer {
      span = outer
      top = mark
    }
    span = target.span
    switch target.form {
    case .name(let name): try store(Symbol(name), from: register)
    case .tuple(let items), .list(let items): try unpack(register, into: items)
    case .attribute(let object, let name):
      let base = try operand(object)
      span = target.span
      emit(.setAttribute, base, register, try symbol(name))
    case .subscript(let container, let index):
      let base = try operand(container)
      let key = try operand(index)
      span = target.span
      emit(.setItem, base, key, register)
    case .starred: throw SyntaxProblem("starred assignment target must be in a list or tuple", target.span)
    case .constant, .formatted, .set, .dictionary, .slice, .call, .unary, .binary, .boolean, .comparison,
      .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      throw SyntaxProblem("cannot assign to expression", target.span)
    }
  }

  func store(_ name: Symbol, from register: Int) throws {
    switch try place(of: name) {
    case .register(let local), .className(let local, _): emit(.move, local, register)
    case .cell(let cell): emit(.storeCell, register, cell)
    case .global(let slot): emit(.storeGlobal, register, wide: slot)
    }
  }

  private func unpack(_ register: Int, into items: [Expression]) throws {
    let first = top
    for _ in items { _ = try temporary() }
    if let star = items.firstIndex(where: { $0.isStarred }) {
      guard star < 256, items.count - star - 1 < 256 else {
        throw SyntaxProblem("too many expressions in star-unpacking assignment", span)
      }
      emit(.unpackStarred, register, first, star | (items.count - star - 1) << 8)
    } else {
      emit(.unpack, register, first, items.count)
    }
    for (index, item) in items.enumerated() {
      if case .starred(let inner) = item.form {
        try assign(to: inner, from: first + index)
      } else {
        try assign(to: item, from: first + index)
      }
    }
  }

  private func compileAugmented(
    _ target: Expression, _ operation: BinaryOperator, _ value: Expression, _ whole: Span
  ) throws {
    switch target.form {
    case .name(let name):
      if case .register(let local) = try place(of: Symbol(name)) {
        let right = try operand(value)
        span = whole
        return emitInPlace(operation, local, right)
      }
      let register = try compileToTemporary(target)
      let right = try operand(value)
      span = whole
      emitInPlace(operation, register, right)
      try store(Symbol(name), from: register)
    case .attribute(let object, let name):
      let base = try compileToTemporary(object)
      let kept = try temporary()
      emit(.copy, kept, base)
      let register = try temporary()
      emit(.getAttribute, register, kept, try symbol(name))
      let right = try operand(value)
      span = whole
      emitInPlace(operation, register, right)
      emit(.setAttribute, base, register, try symbol(name))
    case .subscript(let container, let index):
      let base = try compileToTemporary(container)
      let key = try compileToTemporary(index)
      let kept = try temporary()
      emit(.copy, kept, base)
      let keptKey = try temporary()
      emit(.copy, keptKey, key)
      let register = try temporary()
      emit(.getItem, register, kept, keptKey)
      let right = try operand(value)
      span = whole
      emitInPlace(operation, register, right)
      emit(.setItem, base, key, register)
    case .constant, .formatted, .tuple, .list, .set, .dictionary, .starred, .slice, .call, .unary, .binary, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      throw SyntaxProblem("illegal expression for augmented assignment", target.span)
    }
  }

  private func emitInPlace(_ operation: BinaryOperator, _ target: Int, _ right: Int) {
    let number = BinaryOperator.allCases.firstIndex(of: operation) ?? 0
    switch operation {
    case .add: emit(.inPlaceAdd, target, right, number)
    case .subtract: emit(.inPlaceSubtract, target, right, number)
    case .multiply: emit(.inPlaceMultiply, target, right, number)
    case .divide: emit(.inPlaceDivide, target, right, number)
    case .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      emit(.inPlace, target, right, number)
    }
  }

  private func compileDelete(_ target: Expression) throws {
    let outer = span
    defer { span = outer }
    span = target.span
    switch target.form {
    case .name(let name):
      switch try place(of: Symbol(name)) {
      case .register(let register), .className(let register, _): emit(.deleteLocal, register)
      case .cell(let register): emit(.deleteCell, register)
      case .global(let slot): emit(.deleteGlobal, wide: slot)
      }
    case .tuple(let items), .list(let items):
      for item in items { try compileDelete(item) }
    case .attribute(let object, let name): emit(.deleteAttribute, try operand(object), 0, try symbol(name))
    case .subscript(let container, let index):
      let base = try operand(container)
      emit(.deleteItem, base, try operand(index))
    case .constant, .formatted, .set, .dictionary, .starred, .slice, .call, .unary, .binary, .boolean, .comparison,
      .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      throw SyntaxProblem("cannot delete expression", target.span)
    }
  }

  // MARK: Functions and modules

  private func compile(_ function: FunctionDefinition, _ whole: Span) throws {
    try storeDecorated(function.decorators, function.name) { register in
      try compileFunction(
        function.name, function.parameters, returns: function.returns, function.body, whole, into: register)
    }
  }

  /// Stores what the decorators make of a function or class, which `make` leaves in the register it is given.
  func storeDecorated(_ decorators: [Expression], _ name: String, _ make: (Int) throws -> Void) throws {
    let decorators = try decorators.map { try compileToTemporary($0) }
    var value = try temporary()
    try make(value)
    // Each decorator's register is followed by its argument, as a call lays them out.
    for decorator in decorators.reversed() {
      if value != decorator + 1 { emit(.move, decorator + 1, value) }
      emit(.call, decorator, 1)
      value = decorator
    }
    try store(Symbol(name), from: value)
  }

  private func compileImport(_ modules: [ImportedModule]) throws {
    for module in modules {
      let mark = top
      let register = try temporary()
      emit(.importModule, register, wide: constant(.string(module.path)))
      if module.alias == nil, module.path != module.boundName {
        emit(.importModule, register, wide: constant(.string(module.boundName)))
      }
      try store(Symbol(module.boundName), from: register)
      top = mark
    }
  }

  private func compileImport(from module: String, _ names: [ImportedName]?) throws {
    let register = try temporary()
    emit(.importModule, register, wide: constant(.string(module)))
    guard let names else {
      emit(.importAll, register)
      return
    }
    for name in names {
      let value = try temporary()
      emit(.importName, value, register, try symbol(name.name))
      try store(Symbol(name.alias ?? name.name), from: value)
    }
    emit(.clear, register)
  }
}
