import Syntax

extension Compiler {
  /// The register that holds the expression's value: a local's own register, or a fresh temporary.
  func operand(_ expression: Expression) throws -> Int {
    if case .name(let name) = expression.form, case .register(let register) = try place(of: Symbol(name)) {
      return register
    }
    return try compileToTemporary(expression)
  }

  func compileToTemporary(_ expression: Expression) throws -> Int {
    let register = try temporary()
    try compile(expression, into: register)
    return register
  }

  /// Evaluates into `target`, which is written by the last instruction only: the expression may read it.
  func compile(_ expression: Expression, into target: Int) throws {
    let outer = span
    defer { span = outer }
    span = expression.span
    let mark = top
    defer { top = mark }
    switch expression.form {
    case .constant(let constant): try compile(constant, into: target)
    case .name(let name): try load(Symbol(name), into: target)
    case .formatted(let pieces): try compile(pieces, into: target)
    case .tuple(let items): try compileItems(items, .makeTuple, into: target)
    case .list(let items): try compileItems(items, .makeList, into: target)
    case .set(let items):
      let isConstant = items.count > 2 && items.count <= 4096 && items.allSatisfy(\.isFoldedConstant)
      try compileItems(items, isConstant ? .makeConstantSet : .makeSet, into: target)
    case .dictionary(let entries): try compile(entries, into: target)
    case .starred: throw SyntaxProblem("can't use starred expression here", expression.span)
    case .attribute(let object, let name):
      let base = try operand(object)
      span = expression.span
      emit(.getAttribute, target, base, try symbol(name))
    case .subscript(let container, let index):
      let base = try operandBefore(container, index)
      let key = try operand(index)
      span = expression.span
      emit(.getItem, target, base, key)
    case .slice(let lower, let upper, let step): try compileSlice(lower, upper, step, into: target)
    case .call(let function, let arguments): try compileCall(function, arguments, expression.span, into: target)
    case .unary(let operation, let inner): try compile(operation, inner, into: target)
    case .binary(let operation, let left, let right, _):
      try compileBinary(operation, left, right, expression.span, into: target)
    case .boolean(let operation, let operands): try compileBoolean(operation, operands, into: target)
    case .comparison(let first, let rest): try compileComparison(first, rest, expression.span, into: target)
    case .conditional(let test, let then, let otherwise): try compileConditional(test, then, otherwise, into: target)
    case .lambda(let parameters, let body):
      let statement = Statement(.return(body), body.span)
      try compileFunction("<lambda>", parameters, [statement], expression.span, into: target)
    case .comprehension(let comprehension): try compile(comprehension, expression.span, into: target)
    case .assignment(let name, let value):
      let register = try compileToTemporary(value)
      emit(.copy, target, register)
      try store(Symbol(name), from: register)
    case .yield(let value): try compileYield(value, into: target)
    case .yieldFrom(let source): try compileYieldFrom(source, into: target)
    }
  }

  /// A long chain `a + b + c …` is a deep left spine: it is walked, not recursed into.
  private func compileBinary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Span, into target: Int
  ) throws {
    var spine: [(BinaryOperator, Expression, Span)] = [(operation, right, whole)]
    var first = left
    while case .binary(let inner, let innerLeft, let innerRight, _) = first.form {
      spine.append((inner, innerRight, first.span))
      first = innerLeft
    }
    let mark = top
    var register = try operandBefore(first, spine[spine.count - 1].1)
    for (index, link) in spine.enumerated().reversed() {
      let result = index == 0 ? target : (isTemporary(register) ? register : mark)
      if let fused = Instruction.Operation(constantForm: link.0), let constant = numberConstant(link.1) {
        span = link.2
        emit(fused, result, register, constant)
      } else {
        let other = try operand(link.1)
        span = link.2
        emit(Instruction.Operation(link.0), result, register, other)
      }
      top = index == 0 ? mark : max(mark, result + 1)
      draft.registerCount = max(draft.registerCount, top)
      register = result
    }
  }

  /// The left operand; copied when the right one may rebind a local that it names.
  func operandBefore(_ left: Expression, _ right: Expression) throws -> Int {
    right.containsAssignment ? try compileToTemporary(left) : try operand(left)
  }

  /// The index of a number literal among the constants, when an instruction can address it.
  func numberConstant(_ expression: Expression) -> Int? {
    guard case .constant(let literal) = expression.form, draft.constants.count < Int(UInt16.max) else { return nil }
    switch literal {
    case .int(let int): return constant(.int(int))
    case .float(let float): return constant(.float(float))
    case .none, .bool, .bigInt, .imaginary, .string, .bytes, .ellipsis: return nil
    }
  }

  private func compile(_ constant: Constant, into target: Int) throws {
    switch constant {
    case .none: emit(.loadNone, target)
    case .bool(let bool): emit(bool ? .loadTrue : .loadFalse, target)
    case .int(let int): emit(.loadConstant, target, wide: self.constant(.int(int)))
    case .bigInt(let decimal):
      emit(.loadConstant, target, wide: self.constant(try BigIntLiteral.value(decimal, span)))
    case .float(let float): emit(.loadConstant, target, wide: self.constant(.float(float)))
    case .imaginary(let part):
      emit(.loadConstant, target, wide: self.constant(.object(ComplexObject(ComplexNumber(0, part)))))
    case .string(let text): emit(.loadConstant, target, wide: self.constant(.string(text)))
    case .bytes(let bytes):
      emit(.loadConstant, target, wide: self.constant(.object(BytesObject(bytes))))
    case .ellipsis: emit(.loadConstant, target, wide: self.constant(.ellipsis))
    }
  }

  func load(_ name: Symbol, into target: Int) throws {
    switch try place(of: name) {
    case .register(let register): emit(.copy, target, register)
    case .cell(let register): emit(.loadCell, target, register)
    case .global(let slot): emit(.loadGlobal, target, wide: slot)
    case .className(let register, let slot):
      emit(.copyIfBound, target, register)
      emit(.loadGlobal, target, wide: slot)
    }
  }

  private func compile(_ operation: UnaryOperator, _ inner: Expression, into target: Int) throws {
    let whole = span
    let register = try operand(inner)
    span = whole
    switch operation {
    case .negate: emit(.negate, target, register)
    case .plus: emit(.plus, target, register)
    case .invert: emit(.invert, target, register)
    case .not: emit(.not, target, register)
    }
  }

  // MARK: Containers

  private func compileItems(
    _ items: [Expression], _ operation: Instruction.Operation, into target: Int
  ) throws {
    let whole = span
    if items.contains(where: { $0.isStarred }) || items.count > 4096 {
      return try compileGrowing(items, operation, into: target)
    }
    let first = top
    for item in items { _ = try compileToTemporary(item) }
    span = whole
    emit(operation, target, first, items.count)
  }

  /// Builds item by item: displays with stars, and very long ones.
  private func compileGrowing(
    _ items: [Expression], _ operation: Instruction.Operation, into target: Int
  ) throws {
    let whole = span
    let isSet = operation == .makeSet
    let container = try temporary()
    emit(isSet ? .makeSet : .makeList, container, container, 0)
    for item in items {
      let mark = top
      if case .starred(let inner) = item.form {
        let register = try compileToTemporary(inner)
        span = whole
        emit(isSet ? .setUpdate : .listExtend, container, register)
      } else {
        let register = try compileToTemporary(item)
        span = whole
        emit(isSet ? .setAdd : .listAppend, container, register)
      }
      top = mark
    }
    if operation == .makeTuple { emit(.listToTuple, container) }
    emit(.move, target, container)
  }

  private func compile(_ entries: [DictionaryEntry], into target: Int) throws {
    let whole = span
    let container = try temporary()
    emit(.makeDictionary, container, container, 0)
    for entry in entries {
      let mark = top
      switch entry {
      case .pair(let key, let value):
        let register = try compileToTemporary(key)
        _ = try compileToTemporary(value)
        span = whole
        emit(.dictionaryAdd, container, register)
      case .unpack(let mapping):
        let register = try compileToTemporary(mapping)
        span = whole
        emit(.dictionaryUpdate, container, register)
      }
      top = mark
    }
    emit(.move, target, container)
  }

  private func compileSlice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?, into target: Int) throws {
    let first = top
    for bound in [lower, upper, step] {
      let register = try temporary()
      if let bound { try compile(bound, into: register) } else { emit(.loadNone, register) }
    }
    emit(.makeSlice, target, first)
  }

  // MARK: Strings

  private func compile(_ pieces: [FormattedPiece], into target: Int) throws {
    let first = top
    var count = 0
    func compilePart(_ piece: FormattedPiece) throws {
      switch piece {
      case .text(let text):
        emit(.loadConstant, try temporary(), wide: constant(.string(text)))
        count += 1
      case .field(let label, let value, let conversion, let format):
        if let label { try compilePart(.text(label)) }
        let register = try compileToTemporary(value)
        let mark = top
        let specification = try temporary()
        try compile(format, into: specification)
        emit(.formatValue, register, register, specification)
        emit(.clear, conversion.map { Int($0.rawValue.utf8.first ?? 0) } ?? (label != nil && format.isEmpty ? 0x72 : 0))
        top = mark
        count += 1
      }
    }
    for piece in pieces { try compilePart(piece) }
    emit(.joinText, target, first, count)
  }

  // MARK: Generators

  private func compileYield(_ value: Expression?, into target: Int) throws {
    guard frameScope.kind == .function else { throw SyntaxProblem("'yield' outside function", span) }
    let register = try temporary()
    if let value { try compile(value, into: register) } else { emit(.loadNone, register) }
    emit(.yield, register)
    emit(.move, target, register)
  }

  private func compileYieldFrom(_ source: Expression, into target: Int) throws {
    guard frameScope.kind == .function else { throw SyntaxProblem("'yield' outside function", span) }
    let iterator = try temporary()
    let item = try temporary()
    try compile(source, into: item)
    emit(.makeIterator, iterator, item)
    emit(.loadNone, item)
    let start = position
    emit(.sendNext, iterator, item)
    let end = emit(.jump, wide: 0)
    emit(.yield, item)
    jumpBack(to: start)
    patch(end)
    emit(.clear, iterator)
    emit(.move, target, item)
  }
}
