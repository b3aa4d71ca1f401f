extension Machine {
  /// Enters a function of the language whose arguments stand in place; false when the call needs binding.
  @inline(__always)
  func enterDirectly(_ callee: Registers, window: Registers, count: Int) throws -> Bool {
    let unmanaged = callee.pointee.unmanaged
    let (code, module): (Unmanaged<Code>, Unmanaged<Globals>) = unmanaged._withUnsafeGuaranteedRef {
      let function = unsafeDowncast($0, to: FunctionObject.self)
      return (.passUnretained(function.code), Unmanaged.passUnretained(function.globals))
    }
    let (arity, localCount, registerCount, entry) = code._withUnsafeGuaranteedRef {
      ($0.directArity, $0.localCount, $0.registerCount, $0.instructions)
    }
    if arity != count {
      guard count < arity, fillDefaults(unmanaged, window: window, count: count, arity: arity) else { return false }
    }
    guard state.pointee.depth < Machine.recursionLimit, window + registerCount < stack + Machine.stackCapacity else {
      throw Raised.recursionError()
    }
    // Temporaries need no clearing: those that held objects were consumed, and numbers left behind are overwritten.
    var register = window + arity
    let end = window + localCount
    while register < end {
      register.pointee = .unbound
      register += 1
    }
    unmanaged._withUnsafeGuaranteedRef { placeCells(of: unsafeDowncast($0, to: FunctionObject.self), at: window) }
    // The callee's reference moves from the register into the frame.
    callee.pointee = .unbound
    state.pointee.depth &+= 1
    frames[state.pointee.frameCount] = Frame(
      code: code, function: unmanaged, registers: window, module: module, next: entry, result: callee,
      handledCount: state.pointee.handledCount)
    state.pointee.frameCount &+= 1
    return true
  }

  /// Puts the defaults of the last parameters in place; false when some have none.
  @inline(never)
  private func fillDefaults(_ callee: Unmanaged<Object>, window: Registers, count: Int, arity: Int) -> Bool {
    callee._withUnsafeGuaranteedRef {
      let defaults = unsafeDowncast($0, to: FunctionObject.self).defaults
      let first = arity - defaults.count
      guard count >= first, window + arity < stack + Machine.stackCapacity else { return false }
      for index in count..<arity { (window + index).pointee = Word(defaults[index - first]) }
      return true
    }
  }

  /// Puts the cells that the function shares with the functions around it in place.
  @inline(__always)
  func placeCells(of function: FunctionObject, at base: Registers) {
    if function.cells.isEmpty { return }
    for (index, register) in function.code.freeRegisters.enumerated() {
      base[register] = Word(object: function.cells[index])
    }
  }

  /// Makes an instance of the class `callee` and enters its `__init__`, when that is all that a call of it does; the
  /// instance takes the place before the arguments.
  @inline(never)
  func enterInitializer(_ callee: Registers, arguments: Registers, count: Int) throws -> Bool {
    let made: (function: Unmanaged<FunctionObject>, instance: InstanceObject)? =
      callee.pointee.unmanaged._withUnsafeGuaranteedRef {
        guard Swift.type(of: $0) == ClassObject.self else { return nil }
        let type = unsafeDowncast($0, to: ClassObject.self)
        guard let function = type.plan.initializer else { return nil }
        let arity = function._withUnsafeGuaranteedRef { $0.code.directArity }
        guard arity == count + 1 else { return nil }
        return (function, InstanceObject(InstanceState(type)))
      }
    guard let made else { return false }
    let window = arguments - 1
    let (code, module) = made.function._withUnsafeGuaranteedRef { ($0.code, $0.globals) }
    guard state.pointee.depth < Machine.recursionLimit, window + code.registerCount < stack + Machine.stackCapacity
    else { throw Raised.recursionError() }
    window.overwrite(with: Word(object: made.instance))
    for index in (count + 1)..<max(code.localCount, count + 1) { window[index] = .unbound }
    made.function._withUnsafeGuaranteedRef { placeCells(of: $0, at: window) }
    state.pointee.depth &+= 1
    frames[state.pointee.frameCount] = Frame(
      code: .passUnretained(code), function: .passRetained(made.function.takeUnretainedValue()), registers: window,
      module: .passUnretained(module), next: code.instructions, result: callee,
      handledCount: state.pointee.handledCount, instance: .passRetained(made.instance))
    state.pointee.frameCount &+= 1
    return true
  }

  /// What a frame with an instance returns: the instance, after an `__init__` that returns None.
  @inline(never)
  func initialized(_ result: Word) throws -> Word {
    guard result.tag == Word.Tag.none else {
      let name = result.value.typeName
      result.release()
      // The caller is to blame.
      leave()
      throw Raised.typeError("__init__() should return None, not '\(name)'")
    }
    let frame = frames + (state.pointee.frameCount - 1)
    guard let instance = frame.pointee.instance else { return result }
    frame.pointee.instance = nil
    return Word(owning: instance)
  }

  /// Calls any object; the result replaces the callee.
  @inline(never)
  func callObject(_ callee: Registers, arguments: Registers, count: Int, keywords: [Symbol]) throws {
    let result: Value
    let positional = count - keywords.count
    let word = callee.pointee
    switch word.kind {
    case .native:
      result = try word.unmanaged._withUnsafeGuaranteedRef {
        let native = unsafeDowncast($0, to: NativeFunction.self)
        return try native.builtin.call(
          CallArguments(words: arguments, count: positional, keywords: keywords), receiver: native.receiver)
      }
    case .other, .string, .list, .tuple, .dictionary, .function, .boundMethod, .cell, .rangeIterator, .listIterator,
      .bigInt, .type, .instance:
      guard word.tag == Word.Tag.object else {
        throw Raised.typeError("'\(word.value.typeName)' object is not callable")
      }
      let object = word.unmanaged.takeUnretainedValue()
      result = try object.call(CallArguments(words: arguments, count: positional, keywords: keywords))
    }
    for index in 0..<count { (arguments + index).overwrite(with: .unbound) }
    if arguments - callee == 2 { (callee + 1).overwrite(with: .unbound) }
    callee.overwrite(with: Word(result))
  }

  @inline(never)
  func callObject(_ callee: Registers, arguments: Registers, count: Int, keywordIndex: Int) throws {
    try callObject(callee, arguments: arguments, count: count, keywords: code.keywordNames[keywordIndex])
  }

  @inline(never)
  func callSpread(_ r: Registers, _ a: Int) throws {
    let function = (r + a).take()
    let positional = (r + a + 1).take().object(as: ListObject.self)?.items ?? []
    let keywords = (r + a + 2).take().object(as: DictionaryObject.self)?.table.all ?? []
    let result = try Operators.call(
      function, positional, keywords: keywords.map { (Symbol($0.key.stringValue ?? ""), $0.value) })
    (r + a).overwrite(with: Word(result))
  }

  @inline(never)
  func makeFunction(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) {
    let inner = code.functions[c]
    let defaults = (r + b).take().object(as: TupleObject.self)?.items ?? []
    let keywordDefaults = (r + b + 1).take().object(as: DictionaryObject.self)?.table.all ?? []
    let cells = inner.freeRegisters.indices.compactMap { (r + b + 2 + $0).take().object(as: CellObject.self) }
    let function = FunctionObject(
      code: inner, globals: runningGlobals, cells: cells, defaults: defaults,
      keywordDefaults: Dictionary(
        keywordDefaults.map { (Symbol($0.key.stringValue ?? ""), $0.value) }, uniquingKeysWith: { $1 }))
    (r + a).overwrite(with: Word(object: function))
  }

  /// The bound names of a class body; cells (the class itself) go in as they are.
  @inline(never)
  func collectNames(_ r: Registers, _ a: Int) throws {
    var table = ValueTable()
    for (register, name) in code.localNames.enumerated() where !r[register].isUnbound {
      try table.set(.string(name.name), r[register].value)
    }
    (r + a).overwrite(with: Word(object: DictionaryObject(table)))
  }

  // MARK: Binding

  /// Binds a call to the function's parameters in the window at `base`, whose registers are unbound.
  func bind(
    _ function: FunctionObject, _ arguments: CallArguments, receiver: Value?, into base: Registers
  ) throws {
    let code = function.code
    do {
      try FunctionBinding(function: function, arguments: arguments, receiver: receiver, base: base).bind()
    } catch {
      release(base, code.registerCount)
      throw error
    }
    placeCells(of: function, at: base)
  }
}

/// One call's arguments on their way to the parameters. The only writer of arity errors for functions of the language.
struct FunctionBinding {
  let function: FunctionObject
  let arguments: CallArguments
  let receiver: Value?
  let base: UnsafeMutablePointer<Word>

  private var layout: Code.ParameterLayout { function.code.parameters }
  private var name: String { function.code.qualifiedName }
  private var given: Int { arguments.count + (receiver == nil ? 0 : 1) }

  private func positional(_ index: Int) -> Value {
    guard let receiver else { return arguments[index] }
    return index == 0 ? receiver : arguments[index - 1]
  }

  func bind() throws {
    let layout = self.layout
    let count = layout.positional.count
    for index in 0..<min(given, count) { base[index] = Word(positional(index)) }
    let extra = try arguments.keywords.isEmpty && layout.keywordVariadic == nil ? nil : bindKeywords()
    var next = count + layout.keywordOnly.count
    if layout.variadic != nil {
      base[next] = Word(object: TupleObject(given > count ? (count..<given).map(positional) : []))
      next += 1
    } else if given > count {
      throw tooMany()
    }
    if layout.keywordVariadic != nil, let extra { base[next] = Word(object: extra) }
    try fillDefaults()
  }

  private func bindKeywords() throws -> DictionaryObject {
    let extra = DictionaryObject()
    let names = layout.positional + layout.keywordOnly
    var positionalOnlyGiven: [String] = []
    for (index, keyword) in arguments.keywords.enumerated() {
      let value = arguments.keywordValue(index)
      if let place = names.firstIndex(of: keyword), place >= layout.positionalOnlyCount {
        guard base[place].isUnbound else {
          throw Raised.typeError("\(name)() got multiple values for argument '\(keyword)'")
        }
        base[place] = Word(value)
      } else if layout.keywordVariadic != nil {
        try extra.setItem(.string(keyword.name), to: value)
      } else if names.contains(keyword) {
        positionalOnlyGiven.append(keyword.name)
      } else {
        throw Raised.typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
      }
    }
    if !positionalOnlyGiven.isEmpty {
      throw Raised.typeError(
        "\(name)() got some positional-only arguments passed as keyword arguments: "
          + "'\(positionalOnlyGiven.joined(separator: ", "))'")
    }
    return extra
  }

  private func fillDefaults() throws {
    let count = layout.positional.count
    let firstDefault = count - function.defaults.count
    var missing: [String] = []
    for index in 0..<count where base[index].isUnbound {
      if index >= firstDefault {
        base[index] = Word(function.defaults[index - firstDefault])
      } else {
        missing.append("'\(layout.positional[index])'")
      }
    }
    if !missing.isEmpty { throw missingError(missing, "positional") }
    for (index, keyword) in layout.keywordOnly.enumerated() where base[count + index].isUnbound {
      if let value = function.keywordDefaults[keyword] {
        base[count + index] = Word(value)
      } else {
        missing.append("'\(keyword)'")
      }
    }
    if !missing.isEmpty { throw missingError(missing, "keyword-only") }
  }

  private func missingError(_ names: [String], _ kind: String) -> Raised {
    .typeError(
      "\(name)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): "
        + Signature.listing(names))
  }

  private func tooMany() -> Raised {
    let count = layout.positional.count
    let least = count - function.defaults.count
    let range = least == count ? "\(count)" : "from \(least) to \(count)"
    let plural = count == 1 && least == count ? "" : "s"
    let keywordGiven = arguments.keywords.filter { layout.keywordOnly.contains($0) }.count
    let shown =
      keywordGiven == 0
      ? "\(given) \(given == 1 ? "was" : "were") given"
      : "\(given) positional argument\(given == 1 ? "" : "s") (and \(keywordGiven) keyword-only argument"
        + "\(keywordGiven == 1 ? "" : "s")) were given"
    return .typeError("\(name)() takes \(range) positional argument\(plural) but \(shown)")
  }
}
