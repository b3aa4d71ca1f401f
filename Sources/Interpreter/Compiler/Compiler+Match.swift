import Syntax

/// `match` statements: the subject stays in a register, patterns jump to the next case as soon as they fail.
extension Compiler {
  /// What a pattern binds when all of it fits: names, and the registers that hold their values until then.
  private typealias Captures = [(name: Symbol, register: Int)]

  func compileMatch(_ subject: Expression, _ cases: [MatchCase]) throws {
    let subjectRegister = try compileToTemporary(subject)
    let mark = top
    var ends: [Int] = []
    for part in cases {
      span = part.pattern.span
      var captures: Captures = []
      var failures = try compile(part.pattern, subjectRegister, &captures)
      for (name, register) in captures {
        let value = try temporary()
        emit(.copy, value, register)
        try store(name, from: value)
      }
      let used = mark..<top
      clear(used)
      top = mark
      if let condition = part.condition { failures += try compileCondition(condition, jumpsWhen: false) }
      emit(.clear, subjectRegister)
      try compile(part.body)
      guard !failures.isEmpty else {
        patch(ends)
        return
      }
      ends.append(emit(.jump, wide: 0))
      patch(failures)
      clear(used)
    }
    emit(.clear, subjectRegister)
    patch(ends)
  }

  private func clear(_ registers: Range<Int>) {
    for register in registers { emit(.clear, register) }
  }

  /// Tests the value in a register, which stays; gives the jumps that are taken when it does not fit.
  ///
  /// The registers above stay taken until the case is done: names may be bound to what they hold.
  private func compile(_ pattern: Pattern, _ subject: Int, _ captures: inout Captures) throws -> [Int] {
    let outer = span
    defer { span = outer }
    span = pattern.span
    switch pattern.form {
    case .value(let value):
      let copy = try copied(subject)
      let expected = try compileToTemporary(value)
      span = pattern.span
      emit(.jumpUnlessEqual, copy, expected)
      return [emit(.jump, wide: 0)]
    case .singleton(let constant):
      let copy = try copied(subject)
      let expected = try compileToTemporary(Expression(.constant(constant), pattern.span))
      emit(.isSame, copy, copy, expected)
      return [emit(.jumpIfFalse, copy, wide: 0)]
    case .capture(let name), .starred(let name):
      if let name { captures.append((Symbol(name), subject)) }
      return []
    case .named(let inner, let name):
      let failures = try compile(inner, subject, &captures)
      captures.append((Symbol(name), subject))
      return failures
    case .sequence(let parts): return try compileSequence(parts, subject, &captures)
    case .mapping(let keys, let values, let rest): return try compileMapping(keys, values, rest, subject, &captures)
    case .instance(let type, let positional, let keywords):
      return try compileInstance(type, positional, keywords, subject, &captures)
    case .alternatives(let parts): return try compileAlternatives(parts, subject, &captures)
    }
  }

  private func copied(_ register: Int) throws -> Int {
    let copy = try temporary()
    emit(.copy, copy, register)
    return copy
  }

  // MARK: Sequences

  private func compileSequence(_ parts: [Pattern], _ subject: Int, _ captures: inout Captures) throws -> [Int] {
    let star = parts.firstIndex(where: \.isStarredPart)
    let required = star == nil ? parts.count : parts.count - 1
    let test = try call(PatternMatching.sequence, subject) {
      emit(.loadConstant, try temporary(), wide: constant(.int(required)))
      emit(star == nil ? .loadFalse : .loadTrue, try temporary())
    }
    var failures = [emit(.jumpIfFalse, test, wide: 0)]
    if parts.allSatisfy({ $0.isWildcard || $0.isStarredWildcard }) { return failures }
    if let star, parts[star].isStarredWildcard {
      for (index, part) in parts.enumerated() where !part.isWildcard && index != star {
        let item = try copied(subject)
        let place = try temporary()
        emit(.loadConstant, place, wide: constant(.int(index < star ? index : index - parts.count)))
        emit(.getItem, item, item, place)
        failures += try compile(part, item, &captures)
      }
      return failures
    }
    let copy = try copied(subject)
    let first = top
    for _ in parts { _ = try temporary() }
    if let star {
      guard star < 256, parts.count - star - 1 < 256 else {
        throw SyntaxProblem("too many expressions in star-unpacking sequence pattern", span)
      }
      emit(.unpackStarred, copy, first, star | (parts.count - star - 1) << 8)
    } else {
      emit(.unpack, copy, first, parts.count)
    }
    for (index, part) in parts.enumerated() { failures += try compile(part, first + index, &captures) }
    return failures
  }

  // MARK: Mappings and classes

  private func compileMapping(
    _ keys: [Expression], _ values: [Pattern], _ rest: String?, _ subject: Int, _ captures: inout Captures
  ) throws -> [Int] {
    let keyRegister = try compileToTemporary(Expression(.tuple(keys), span))
    let found = try call(PatternMatching.mapping, subject) { _ = try copied(keyRegister) }
    var failures = [try jumpIfNone(found)]
    let first = top
    for _ in values { _ = try temporary() }
    if !values.isEmpty { emit(.unpack, found, first, values.count) }
    for (index, value) in values.enumerated() { failures += try compile(value, first + index, &captures) }
    if let rest {
      let others = try call(PatternMatching.rest, subject) { _ = try copied(keyRegister) }
      captures.append((Symbol(rest), others))
    }
    return failures
  }

  private func compileInstance(
    _ type: Expression, _ positional: [Pattern], _ keywords: [KeywordPattern], _ subject: Int,
    _ captures: inout Captures
  ) throws -> [Int] {
    let names = keywords.map { Expression(.constant(.string($0.name)), span) }
    let place = span
    let found = try call(PatternMatching.instance, subject) {
      _ = try compileToTemporary(type)
      span = place
      emit(.loadConstant, try temporary(), wide: constant(.int(positional.count)))
      _ = try compileToTemporary(Expression(.tuple(names), place))
    }
    var failures = [try jumpIfNone(found)]
    let parts = positional + keywords.map(\.pattern)
    let first = top
    for _ in parts { _ = try temporary() }
    if !parts.isEmpty { emit(.unpack, found, first, parts.count) }
    for (index, part) in parts.enumerated() where !part.isWildcard {
      failures += try compile(part, first + index, &captures)
    }
    return failures
  }

  /// Calls a function with the subject and the arguments that `others` leaves behind it; gives the result's register.
  private func call(_ function: Value, _ subject: Int, _ others: () throws -> Void) throws -> Int {
    let callee = try temporary()
    emit(.loadConstant, callee, wide: constant(function))
    _ = try copied(subject)
    try others()
    emit(.call, callee, top - callee - 1)
    top = callee + 1
    return callee
  }

  /// A jump that is taken when the register, which stays, holds None.
  private func jumpIfNone(_ register: Int) throws -> Int {
    let test = try copied(register)
    let none = try temporary()
    emit(.loadNone, none)
    emit(.isSame, test, test, none)
    return emit(.jumpIfTrue, test, wide: 0)
  }

  // MARK: Alternatives

  private func compileAlternatives(_ parts: [Pattern], _ subject: Int, _ captures: inout Captures) throws -> [Int] {
    // Whichever alternative fits leaves its values in the same registers.
    let names = (parts.first?.names ?? []).map { Symbol($0) }
    let registers = try names.map { _ in try temporary() }
    let mark = top
    var peak = top
    var ends: [Int] = []
    var failures: [Int] = []
    for (index, part) in parts.enumerated() {
      top = mark
      var own: Captures = []
      failures = try compile(part, subject, &own)
      for (name, target) in zip(names, registers) {
        if let source = own.first(where: { $0.name == name })?.register { emit(.copy, target, source) }
      }
      peak = max(peak, top)
      if index < parts.count - 1 {
        ends.append(emit(.jump, wide: 0))
        patch(failures)
      }
    }
    patch(ends)
    top = peak
    captures += zip(names, registers).map { (name: $0, register: $1) }
    return failures
  }
}

extension Pattern {
  fileprivate var isStarredPart: Bool {
    if case .starred = form { return true }
    return false
  }

  fileprivate var isStarredWildcard: Bool {
    if case .starred(nil) = form { return true }
    return false
  }
}
