import Syntax

/// One instruction of the register machine: eight bytes.
///
/// `a`, `b`, `c` name registers unless the operation says otherwise; `wide` is the 32 bits of `b` and `c` together.
struct Instruction {
  var operation: Operation
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.operation = operation
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  init(_ operation: Operation, _ a: Int = 0, wide: Int) {
    self.operation = operation
    self.a = UInt16(truncatingIfNeeded: a)
    b = UInt16(truncatingIfNeeded: wide)
    c = UInt16(truncatingIfNeeded: wide >> 16)
  }

  @inline(__always)
  var wide: Int { Int(Int32(truncatingIfNeeded: UInt32(b) | UInt32(c) << 16)) }

  /// Temporary registers are consumed by the instruction that reads them, except where noted.
  enum Operation: UInt8 {
    // Moves
    /// `a = constant[wide]`
    case loadConstant
    case loadNone, loadTrue, loadFalse
    /// `a = b`, both live afterwards; an unbound local `b` raises.
    case copy
    /// `a = b` and skips the next instruction, when local `b` is bound.
    case copyIfBound
    /// `a = b`; `b` is consumed.
    case move
    /// `a` becomes unbound.
    case clear
    /// Raises UnboundLocalError unless register `a` is bound.
    case checkBound
    /// `a = globals[wide]`, else the builtin of that name.
    case loadGlobal
    /// `globals[wide] = a`
    case storeGlobal
    case deleteGlobal
    /// `a =` contents of the cell in register `b`.
    case loadCell
    /// The cell in register `b` takes `a`.
    case storeCell
    case deleteCell
    /// `a` becomes a cell that holds what `a` held.
    case makeCell
    /// Unbinds local `a`, which must be bound.
    case deleteLocal

    // Arithmetic: a = b op c
    case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
    case bitAnd, bitOr, bitXor, shiftLeft, shiftRight
    /// `a = b op constant[c]`
    case addConstant, subtractConstant, multiplyConstant
    /// `a = a op= b`; `c` is the operator's number. The common ones have their own fast path.
    case inPlace, inPlaceAdd, inPlaceSubtract, inPlaceMultiply, inPlaceDivide
    case negate, plus, invert, not

    // Comparison: a = b op c
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isSame, isNotSame, contains, notContains

    // Control
    /// Jumps by `wide`.
    case jump
    /// Jumps backwards by `wide`, polling for an interrupt.
    case loop
    /// Jumps by `wide` when `a` is true or false; `a` is consumed.
    case jumpIfTrue, jumpIfFalse
    /// Jumps by `wide` when `a` is true or false and keeps it; else consumes it.
    case jumpIfTrueOrPop, jumpIfFalseOrPop
    /// When the comparison of `a` and `b` is false, jumps by the `wide` of the instruction behind, else skips it.
    case jumpUnlessLess, jumpUnlessLessOrEqual, jumpUnlessGreater, jumpUnlessGreaterOrEqual
    case jumpUnlessEqual, jumpUnlessNotEqual
    /// The same with `constant[b]` as the right operand.
    case jumpUnlessLessConstant, jumpUnlessLessOrEqualConstant, jumpUnlessGreaterConstant
    case jumpUnlessGreaterOrEqualConstant, jumpUnlessEqualConstant, jumpUnlessNotEqualConstant
    /// `a = iter(b)`
    case makeIterator
    /// `b = next(a)`, or jump by the `wide` of the instruction behind at the end; `a` stays.
    case forNext
    /// `b = a.send(b)`, or at the end the result in `b` and a jump by the `wide` of the instruction behind; `a` stays.
    case sendNext

    // Containers
    /// `a =` list of the `c` registers from `b`.
    case makeList, makeTuple, makeSet
    /// A set of constants only, which CPython builds in an order of its own.
    case makeConstantSet
    /// `a =` dict of `c` key and value pairs from `b`.
    case makeDictionary
    /// Appends `b` to the list in `a`, which stays.
    case listAppend, setAdd
    /// Adds key `b`, value `b + 1` to the dict in `a`, which stays.
    case dictionaryAdd
    /// Extends the list, set or dict in `a` by the iterable or mapping `b`.
    case listExtend, setUpdate, dictionaryUpdate
    /// `a =` tuple of the list in `a`.
    case listToTuple
    /// `a = slice(b, b + 1, b + 2)`
    case makeSlice
    /// `a = b[c]`
    case getItem
    /// `a[b] = c`
    case setItem
    /// `del a[b]`
    case deleteItem
    /// Unpacks `a` into the `c` registers from `b`.
    case unpack
    /// Unpacks `a` into registers from `b`: `c` low byte before the star, high byte after it.
    case unpackStarred

    // Attributes; symbols are constants of the code
    /// `a = b.symbol[c]`
    case getAttribute
    /// `a.symbol[c] = b`
    case setAttribute
    /// `del a.symbol[c]`
    case deleteAttribute
    /// `a =` function, `a + 1 =` receiver of `a.symbol[c]`; a missing receiver leaves `a + 1` unbound.
    case loadMethod

    // Calls
    /// Calls `a` with `b` arguments from `a + 1`; the result replaces `a`.
    case call
    /// As `call`; the last values go to the keywords `names[c]`.
    case callKeywords
    /// Calls the pair of `loadMethod` at `a` with `b` arguments from `a + 2`; keywords `names[c]` unless `c` is 0.
    case callMethod
    /// Calls `a` with the list `a + 1` and the dict `a + 2`.
    case callSpread
    /// Returns `a` to the caller.
    case returnValue
    /// `a =` function of code `constant[c]`; defaults tuple in `b`, keyword defaults dict in `b + 1`, cells after it.
    case makeFunction
    /// `a =` dict of the locals of a class body by name.
    case collectNames
    /// Gives `a` to the consumer of the generator; on resumption `a` holds what was sent.
    case yield

    // Strings
    /// `a =` the concatenated texts of the `c` registers from `b`.
    case joinText
    /// `a = format(b, c)`; the conversion is the low byte of the next instruction's `a`.
    case formatValue

    // Exceptions
    /// Raises `a` from `b` when `c` is 1.
    case raise
    /// Raises the exception being handled again.
    case reraise
    /// `a =` the exception that led to this handler; it becomes the one being handled.
    case enterHandler
    /// Ends handling: the exception kept in `a` by `enterHandler` is dropped.
    case leaveHandler
    /// `a =` whether the exception in `b` matches the type or tuple `c`.
    case matchException
    /// `raise AssertionError(a)`, without message when `b` is 0.
    case assertionFailed
    /// `a = b.__enter__()`, for `with`; `b` stays.
    case enterContext
    /// Leaves the context manager `a`, which is consumed, normally.
    case exitContext
    /// Leaves the context manager `a` with the exception in `b`; `c =` whether it was swallowed.
    case exitContextRaising

    // Session
    /// Shows the value `a` as the prompt does.
    case echo
    /// `a =` the module of path `constant[wide]`.
    case importModule
    /// `a =` the name `symbol[c]` of module `b`, which stays.
    case importName
    /// Binds every public name of module `a` as a global.
    case importAll
  }
}

extension Instruction.Operation {
  /// The form of a binary operator that takes its right operand from the constants, if it has one.
  init?(constantForm operation: BinaryOperator) {
    switch operation {
    case .add: self = .addConstant
    case .subtract: self = .subtractConstant
    case .multiply: self = .multiplyConstant
    case .divide, .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight: return nil
    }
  }

  init(_ operation: BinaryOperator) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .floorDivide: self = .floorDivide
    case .modulo: self = .modulo
    case .power: self = .power
    case .matrixMultiply: self = .matrixMultiply
    case .and: self = .bitAnd
    case .or: self = .bitOr
    case .xor: self = .bitXor
    case .shiftLeft: self = .shiftLeft
    case .shiftRight: self = .shiftRight
    }
  }

  init(_ operation: ComparisonOperator) {
    switch operation {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .is: self = .isSame
    case .isNot: self = .isNotSame
    case .in: self = .contains
    case .notIn: self = .notContains
    }
  }
}
