import Syntax

/// The parts of instructions that are not on the fast path of numbers.
extension Machine {
  typealias Registers = UnsafeMutablePointer<Word>

  var code: Code { frames[state.pointee.frameCount - 1].code.takeUnretainedValue() }

  // MARK: Operands

  /// Reads an operand: a temporary is consumed, a local is copied and must be bound.
  @inline(__always)
  func take(_ r: Registers, _ index: Int) throws -> Value {
    let word = r[index]
    if word.tag == Word.Tag.object {
      let isLocal = index < frames[state.pointee.frameCount - 1].code._withUnsafeGuaranteedRef { $0.localCount }
      if isLocal { return .object(word.unmanaged.takeUnretainedValue()) }
      r[index] = .unbound
      return .object(word.unmanaged.takeRetainedValue())
    }
    if word.isUnbound { throw unbound(r, index) }
    return word.value
  }

  /// Whether the register is one that its reader consumes.
  func isTemporary(_ index: Int) -> Bool {
    index >= frames[state.pointee.frameCount - 1].code._withUnsafeGuaranteedRef { $0.localCount }
  }

  /// Moves a range of temporaries into an array.
  @inline(never)
  func takeRange(_ r: Registers, _ first: Int, _ count: Int) -> [Value] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: (r + first + index).take())
      }
      initialized = count
    }
  }

  @inline(never)
  func unbound(_ r: Registers, _ index: Int) -> Raised {
    let code = self.code
    guard index < code.localCount else { return .runtimeError("lgs: register \(index) is empty") }
    let name = code.localNames[index]
    return Raised(
      BuiltinTypes.unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  @inline(never)
  func unboundGlobal(_ slot: Int) -> Raised {
    let globals = runningGlobals
    let name = globals.names[slot]
    if globals.builtins.lacking.contains(name.name) { return .notInLgs("'\(name)'") }
    let error = Raised.nameError(name)
    let locals = code.localNames.map(\.name).filter { !$0.hasPrefix(".") }
    error.exception.visibleNames = { [locals, globals.boundNames.map(\.name), globals.builtins.names.map(\.name)] }
    return error
  }

  /// The module whose code is running.
  var runningGlobals: Globals { frames[state.pointee.frameCount - 1].module.takeUnretainedValue() }

  // MARK: Cells

  private func cell(_ r: Registers, _ index: Int) -> CellObject {
    r[index].unmanaged._withUnsafeGuaranteedRef { unsafeDowncast($0, to: CellObject.self) }
  }

  @inline(never)
  func loadCell(_ r: Registers, _ a: Int, _ b: Int) throws {
    let word = cell(r, b).word
    if word.isUnbound {
      let name = code.localNames[b]
      if code.freeRegisters.contains(b) {
        throw Raised(
          BuiltinTypes.nameError,
          "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope")
      }
      throw unbound(r, b)
    }
    word.retain()
    (r + a).overwrite(with: word)
  }

  @inline(never)
  func storeCell(_ r: Registers, _ a: Int, _ b: Int) {
    let word = r[a]
    r[a] = .unbound
    let cell = cell(r, b)
    let old = cell.word
    cell.word = word
    old.release()
  }

  @inline(never)
  func deleteCell(_ r: Registers, _ a: Int) throws {
    let cell = cell(r, a)
    if cell.word.isUnbound { throw unbound(r, a) }
    let old = cell.word
    cell.word = .unbound
    old.release()
  }

  @inline(never)
  func makeCell(_ r: Registers, _ a: Int) {
    let cell = CellObject()
    cell.word = r[a]
    r[a] = Word(object: cell)
  }

  // MARK: Arithmetic

  @inline(never)
  func binary(_ operation: BinaryOperator, _ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let x = r[b]
    let y = r[c]
    if x.tag == Word.Tag.object, y.tag == Word.Tag.object { return try binaryOfObjects(operation, r, a, b, c) }
    // A float with an int is as common in programs as two floats.
    if x.tag == Word.Tag.float, y.tag == Word.Tag.int, let result = Machine.mixed(operation, x.asFloat, Double(y.asInt))
    {
      return (r + a).overwrite(with: Word(float: result))
    }
    if x.tag == Word.Tag.int, y.tag == Word.Tag.float, let result = Machine.mixed(operation, Double(x.asInt), y.asFloat)
    {
      return (r + a).overwrite(with: Word(float: result))
    }
    let left = try take(r, b)
    let right = try take(r, c)
    (r + a).overwrite(with: Word(try Operators.binary(operation, left, right)))
  }

  /// Joins two texts. The left one grows in place when nobody else refers to it: nobody but the variable, at most, that
  /// the result is stored in next. A text that grows in a loop would otherwise be copied at every turn.
  @inline(never)
  func joinTexts(
    _ r: Registers, _ a: Int, _ b: Int, _ c: Int, _ globals: Registers, _ next: UnsafeMutablePointer<Instruction>
  ) throws {
    let left = r[b]
    let right = r[c]
    let localCount = frames[state.pointee.frameCount - 1].code._withUnsafeGuaranteedRef { $0.localCount }
    var emptied: Registers?
    if b >= localCount, next.pointee.operation == .storeGlobal, Int(next.pointee.a) == a {
      let variable = globals + next.pointee.wide
      if variable.pointee.tag == Word.Tag.object, variable.pointee.bits == left.bits {
        variable.pointee = .unbound
        left.release()
        emptied = variable
      }
    }
    let grows =
      (a == b || b >= localCount) && Machine.isOnly(left.unmanaged)
      && left.unmanaged._withUnsafeGuaranteedRef { unsafeDowncast($0, to: StringObject.self).mayGrow }
    let result: Word
    do {
      result = try left.unmanaged._withUnsafeGuaranteedRef { left in
        try right.unmanaged._withUnsafeGuaranteedRef { right in
          let (left, right) = (
            unsafeDowncast(left, to: StringObject.self), unsafeDowncast(right, to: StringObject.self)
          )
          if !grows { return Word(object: try left.joined(with: right)) }
          left.append(right)
          return r[b]
        }
      }
    } catch {
      // The variable keeps what it held.
      if let emptied {
        left.retain()
        emptied.pointee = left
      }
      throw error
    }
    if b >= localCount || grows { r[b] = .unbound }
    if b >= localCount && !grows { left.release() }
    if c >= localCount {
      r[c] = .unbound
      right.release()
    }
    (r + a).overwrite(with: result)
  }

  /// Two objects, whose references stay uncounted on the way; those in temporaries are consumed.
  @inline(never)
  private func binaryOfObjects(_ operation: BinaryOperator, _ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let left = r[b].unmanaged
    let right = r[c].unmanaged
    let localCount = frames[state.pointee.frameCount - 1].code._withUnsafeGuaranteedRef { $0.localCount }
    if b >= localCount { r[b] = .unbound }
    if c >= localCount { r[c] = .unbound }
    defer {
      if b >= localCount { left.release() }
      if c >= localCount { right.release() }
    }
    let result = try left._withUnsafeGuaranteedRef {
      try $0.binary(operation, with: right, replacesSelf: b >= localCount && Machine.isOnly(left))
    }
    if let result { return (r + a).overwrite(with: Word(owning: result)) }
    let value = try Operators.binary(
      operation, .object(left.takeUnretainedValue()), .object(right.takeUnretainedValue()))
    (r + a).overwrite(with: Word(value))
  }

  /// True when the reference is the only one to its object.
  @inline(__always)
  private static func isOnly(_ reference: Unmanaged<Object>) -> Bool {
    var reference = reference
    // An unmanaged reference has the layout of the counted one; in place, looking at it does not count it.
    return withUnsafeMutablePointer(to: &reference) {
      $0.withMemoryRebound(to: Object.self, capacity: 1) { isKnownUniquelyReferenced(&$0.pointee) }
    }
  }

  @inline(never)
  func binaryConstant(_ operation: BinaryOperator, _ r: Registers, _ a: Int, _ b: Int, _ right: Registers) throws {
    (r + a).overwrite(with: Word(try Operators.binary(operation, take(r, b), right.pointee.value)))
  }

  @inline(never)
  func testConstant(_ operation: ComparisonOperator, _ r: Registers, _ a: Int, _ right: Registers) throws -> Bool {
    if let holds = Machine.comparison(operation, r[a], right.pointee) { return holds }
    return try Operators.isTrue(Operators.compare(operation, take(r, a), right.pointee.value))
  }

  @inline(__always)
  private static func mixed(_ operation: BinaryOperator, _ x: Double, _ y: Double) -> Double? {
    switch operation {
    case .add: return x + y
    case .subtract: return x - y
    case .multiply: return x * y
    case .divide: return y == 0 ? nil : x / y
    case .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  @inline(never)
  func inPlace(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    if r[a].isUnbound { throw unbound(r, a) }
    let right = try take(r, b)
    let left = r[a].value
    (r + a).overwrite(with: Word(try Operators.inPlace(BinaryOperator.allCases[c], left, right)))
  }

  @inline(never)
  func unary(_ operation: UnaryOperator, _ r: Registers, _ a: Int, _ b: Int) throws {
    (r + a).overwrite(with: Word(try Operators.unary(operation, take(r, b))))
  }

  // MARK: Comparison and truth

  @inline(never)
  func compare(_ operation: ComparisonOperator, _ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    if let holds = Machine.comparison(operation, r[b], r[c]) { return (r + a).overwrite(with: Word(bool: holds)) }
    let left = try take(r, b)
    let right = try take(r, c)
    (r + a).overwrite(with: Word(try Operators.compare(operation, left, right)))
  }

  @inline(never)
  func test(_ operation: ComparisonOperator, _ r: Registers, _ a: Int, _ b: Int) throws -> Bool {
    if let holds = Machine.comparison(operation, r[a], r[b]) { return holds }
    let left = try take(r, a)
    let right = try take(r, b)
    return try Operators.isTrue(Operators.compare(operation, left, right))
  }

  /// The comparison of two numbers of machine size of one kind; nil for all other operands.
  @inline(__always)
  private static func comparison(_ operation: ComparisonOperator, _ x: Word, _ y: Word) -> Bool? {
    if x.tag == Word.Tag.int, y.tag == Word.Tag.int { return ordering(operation, x.asInt, y.asInt) }
    if x.tag == Word.Tag.float, y.tag == Word.Tag.float { return ordering(operation, x.asFloat, y.asFloat) }
    return nil
  }

  @inline(__always)
  private static func ordering<T: Comparable>(_ operation: ComparisonOperator, _ x: T, _ y: T) -> Bool? {
    switch operation {
    case .equal: return x == y
    case .notEqual: return x != y
    case .less: return x < y
    case .lessOrEqual: return x <= y
    case .greater: return x > y
    case .greaterOrEqual: return x >= y
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  @inline(__always)
  func truth(_ r: Registers, _ a: Int) throws -> Bool {
    let word = r[a]
    if word.tag == Word.Tag.bool { return word.asBool }
    return try slowTruth(r, a)
  }

  @inline(never)
  private func slowTruth(_ r: Registers, _ a: Int) throws -> Bool { try Operators.isTrue(take(r, a)) }

  @inline(never)
  func keptTruth(_ r: Registers, _ a: Int) throws -> Bool { try Operators.isTrue(r[a].value) }

  // MARK: Iteration

  @inline(never)
  func makeIterator(_ r: Registers, _ a: Int, _ b: Int) throws {
    let iterator = try Operators.makeIterator(take(r, b))
    (r + a).overwrite(with: Word(object: iterator))
  }

  @inline(never)
  func forNext(_ r: Registers, _ a: Int, _ b: Int) throws -> Bool {
    // The register keeps the iterator alive.
    guard let item = try r[a].unmanaged._withUnsafeGuaranteedRef({ try $0.next() }) else { return false }
    (r + b).overwrite(with: Word(item))
    return true
  }

  /// The next item for `yield from`: what was sent goes to the iterator. False at its end, with its result in place.
  @inline(never)
  func sendNext(_ r: Registers, _ a: Int, _ b: Int) throws -> Bool {
    let sent = (r + b).take()
    let iterator = r[a].unmanaged.takeUnretainedValue()
    let item: Value?
    var result = Value.none
    if let generator = iterator as? GeneratorObject {
      item = try generator.send(sent)
      result = generator.result
    } else if sent.isNone {
      item = try iterator.next()
    } else {
      item = try Operators.call(Operators.attribute(.object(iterator), "send"), [sent])
    }
    (r + b).overwrite(with: Word(item ?? result))
    return item != nil
  }

  // MARK: Text

  @inline(never)
  func joinText(_ r: Registers, _ a: Int, _ b: Int, _ count: Int) {
    var text = ""
    for index in 0..<count { text += (r + b + index).take().stringValue ?? "" }
    (r + a).overwrite(with: Word(object: StringObject(text)))
  }

  @inline(never)
  func formatValue(_ r: Registers, _ a: Int, _ b: Int, _ c: Int, conversion: UInt16) throws {
    let specification = try take(r, c).stringValue ?? ""
    let value = try take(r, b)
    let text: String
    switch conversion {
    case UInt16(UInt8(ascii: "s")): text = try Operators.format(.string(Operators.str(value)), specification)
    case UInt16(UInt8(ascii: "r")): text = try Operators.format(.string(Operators.repr(value)), specification)
    case UInt16(UInt8(ascii: "a")):
      text = try Operators.format(.string(StringObject.escapedToASCII(Operators.repr(value))), specification)
    case _: text = try Operators.format(value, specification)
    }
    (r + a).overwrite(with: Word(object: StringObject(text)))
  }
}

extension RangeIterator {
  /// The next number, or nil at the end.
  @inline(__always)
  func advance() -> Int? {
    guard remaining > 0 else { return nil }
    remaining &-= 1
    let value = current
    current = current &+ step
    return value
  }
}

extension StringObject {
  /// `ascii(x)` of a repr: code points beyond ASCII as escapes.
  /// - Throws: KeyboardInterrupt.
  public static func escapedToASCII(_ text: String) throws -> String {
    if LongText.isASCII(text) { return text }
    var result = ""
    var turn = 0
    for scalar in text.unicodeScalars {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      switch scalar.value {
      case ..<0x80: result.unicodeScalars.append(scalar)
      case ..<0x100: result += "\\x" + hexadecimal(UInt(scalar.value), width: 2)
      case ..<0x10000: result += "\\u" + hexadecimal(UInt(scalar.value), width: 4)
      case _: result += "\\U" + hexadecimal(UInt(scalar.value), width: 8)
      }
    }
    return result
  }
}
