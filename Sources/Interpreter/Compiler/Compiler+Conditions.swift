import Syntax

/// Truth: `and`, `or`, comparisons, and the jumps they compile to.
extension Compiler {
  func compileBoolean(_ operation: BooleanOperator, _ operands: [Expression], into target: Int) throws {
    let result = try temporary()
    var ends: [Int] = []
    for (index, operand) in operands.enumerated() {
      try compile(operand, into: result)
      if index < operands.count - 1 {
        ends.append(emit(operation == .and ? .jumpIfFalseOrPop : .jumpIfTrueOrPop, result, wide: 0))
      }
    }
    patch(ends)
    emit(.move, target, result)
  }

  func compileConditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, into target: Int
  ) throws {
    let result = try temporary()
    let otherwiseJumps = try compileCondition(test, jumpsWhen: false)
    try compile(then, into: result)
    let end = emit(.jump, wide: 0)
    patch(otherwiseJumps)
    try compile(otherwise, into: result)
    patch(end)
    emit(.move, target, result)
  }

  func compileComparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Expression)], _ whole: Span, into target: Int
  ) throws {
    if rest.count == 1 {
      let left = try operandBefore(first, rest[0].1)
      let right = try operand(rest[0].1)
      span = whole
      emit(Instruction.Operation(rest[0].0), target, left, right)
      return
    }
    // The middle operands are evaluated once: each is kept for the next comparison.
    let result = try temporary()
    var left = try compileToTemporary(first)
    var ends: [Int] = []
    for (index, (operation, expression)) in rest.enumerated() {
      let right = try compileToTemporary(expression)
      span = whole
      if index < rest.count - 1 {
        let kept = try temporary()
        emit(.copy, kept, right)
        emit(Instruction.Operation(operation), result, left, kept)
        ends.append(emit(.jumpIfFalseOrPop, result, wide: 0))
      } else {
        emit(Instruction.Operation(operation), result, left, right)
      }
      left = right
    }
    let done = emit(.jump, wide: 0)
    patch(ends)
    // A comparison that ended early leaves its right operand behind.
    for register in (result + 1)..<top { emit(.clear, register) }
    patch(done)
    emit(.move, target, result)
  }

  /// Jumps to be patched, taken when the test is `outcome`.
  func compileCondition(_ test: Expression, jumpsWhen outcome: Bool) throws -> [Int] {
    let outer = span
    defer { span = outer }
    span = test.span
    let mark = top
    defer { top = mark }
    switch test.form {
    case .unary(.not, let inner): return try compileCondition(inner, jumpsWhen: !outcome)
    case .boolean(let operation, let operands):
      // `and` fails as soon as one operand does; the last one decides otherwise.
      let shortCircuits = (operation == .and) != outcome
      var jumps: [Int] = []
      var falls: [Int] = []
      for (index, operand) in operands.enumerated() {
        if index == operands.count - 1 || shortCircuits {
          jumps += try compileCondition(operand, jumpsWhen: outcome)
        } else {
          falls += try compileCondition(operand, jumpsWhen: !outcome)
        }
      }
      patch(falls)
      return jumps
    case .comparison(let first, let rest):
      if rest.count == 1, !outcome, let fused = Instruction.Operation(jumpUnless: rest[0].0) {
        let left = try operandBefore(first, rest[0].1)
        if let constant = numberConstant(rest[0].1) {
          emit(fused.withConstant, left, constant)
        } else {
          emit(fused, left, try operand(rest[0].1))
        }
        return [emit(.jump, wide: 0)]
      }
    case .constant, .formatted, .name, .tuple, .list, .set, .dictionary, .starred, .attribute, .subscript, .slice,
      .call, .unary, .binary, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      break
    }
    let register = try operand(test)
    return [emit(outcome ? .jumpIfTrue : .jumpIfFalse, register, wide: 0)]
  }
}

extension Instruction.Operation {
  /// The fused compare-and-jump of a comparison, if it has one.
  init?(jumpUnless operation: ComparisonOperator) {
    switch operation {
    case .less: self = .jumpUnlessLess
    case .lessOrEqual: self = .jumpUnlessLessOrEqual
    case .greater: self = .jumpUnlessGreater
    case .greaterOrEqual: self = .jumpUnlessGreaterOrEqual
    case .equal: self = .jumpUnlessEqual
    case .notEqual: self = .jumpUnlessNotEqual
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}

extension Instruction.Operation {
  /// The form of a fused compare-and-jump whose right operand is a constant.
  var withConstant: Instruction.Operation {
    Instruction.Operation(
      rawValue: rawValue + Instruction.Operation.jumpUnlessLessConstant.rawValue
        - Instruction.Operation.jumpUnlessLess.rawValue) ?? self
  }
}
