/// Instructions that look up and set attributes.
extension Machine {
  @inline(never)
  func getAttribute(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let word = r[b]
    if word.kind == .instance, let found = attribute(ofInstance: word, symbol(c)) {
      if isTemporary(b) {
        r[b] = .unbound
        word.release()
      }
      return (r + a).overwrite(with: found)
    }
    let object = try take(r, b)
    (r + a).overwrite(with: Word(try Operators.attribute(object, code.symbols[c])))
  }

  @inline(__always)
  private func symbol(_ index: Int) -> Symbol {
    frames[state.pointee.frameCount - 1].code._withUnsafeGuaranteedRef { $0.symbols[index] }
  }

  /// An attribute that an instance keeps itself, or a method of its class; nil when the look-up is not as simple.
  @inline(__always)
  private func attribute(ofInstance word: Word, _ name: Symbol) -> Word? {
    word.unmanaged._withUnsafeGuaranteedRef { object in
      let state = unsafeDowncast(object, to: DispatchingObject.self).state
      if ClassObject.readsNeedCare, !state.type.plan.readsPlainly { return nil }
      if let value = state.attributes[name] { return Word(value) }
      guard let function = state.type.resolution(of: name).function else { return nil }
      return Word(
        object: BoundMethodObject(function: function.takeUnretainedValue(), receiver: .object(object)))
    }
  }

  /// Stores a value in an instance; false when the class has a say in it.
  @inline(__always)
  private func store(_ value: Word, inInstance word: Word, _ name: Symbol) -> Bool {
    word.unmanaged._withUnsafeGuaranteedRef { object in
      let state = unsafeDowncast(object, to: DispatchingObject.self).state
      guard state.type.plan.storesPlainly, !state.type.resolution(of: name).isProperty else { return false }
      state.attributes.set(name, value.value)
      return true
    }
  }

  @inline(never)
  func setAttribute(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    if r[a].kind == .instance, !r[b].isUnbound, store(r[b], inInstance: r[a], symbol(c)) {
      if isTemporary(a) { (r + a).overwrite(with: .unbound) }
      if isTemporary(b) { (r + b).overwrite(with: .unbound) }
      return
    }
    let value = try take(r, b)
    try Operators.setAttribute(take(r, a), code.symbols[c], value)
  }

  @inline(never)
  func deleteAttribute(_ r: Registers, _ a: Int, _ c: Int) throws {
    guard case .object(let object) = try take(r, a) else {
      throw Raised.typeError("cannot delete attributes of this object")
    }
    try object.deleteAttribute(code.symbols[c])
  }

  /// The function of the class that a call of an instance's method runs; nil when the look-up is not as simple.
  @inline(__always)
  private func method(ofInstance word: Word, _ name: Symbol) -> Unmanaged<FunctionObject>? {
    word.unmanaged._withUnsafeGuaranteedRef { object in
      let state = unsafeDowncast(object, to: DispatchingObject.self).state
      if ClassObject.readsNeedCare, !state.type.plan.readsPlainly { return nil }
      guard let function = state.type.resolution(of: name).function, state.attributes[name] == nil else { return nil }
      return function
    }
  }

  /// Finds the function of `x.name(…)` without making a bound method.
  @inline(never)
  func loadMethod(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let word = r[b]
    if word.kind == .instance, let function = method(ofInstance: word, symbol(c)) {
      if isTemporary(b) { r[b] = .unbound } else { word.retain() }
      (r + a).overwrite(with: Word(object: function.takeUnretainedValue()))
      return (r + a + 1).overwrite(with: word)
    }
    let receiver = try take(r, b)
    let name = code.symbols[c]
    (r + a + 1).overwrite(with: .unbound)
    if ClassObject.readsNeedCare, receiver.object(as: InstanceObject.self)?.overriding("__getattribute__") != nil {
      return (r + a).overwrite(with: Word(try Operators.attribute(receiver, name)))
    }
    if case .object(let object) = receiver {
      if let own = try object.ownAttribute(name) { return (r + a).overwrite(with: Word(own)) }
    }
    switch receiver.type.lookUp(name) {
    case .method(let builtin):
      (r + a).overwrite(with: Word(object: builtin.function))
      (r + a + 1).overwrite(with: Word(receiver))
    case .value(let value) where value.object(as: FunctionObject.self) != nil:
      (r + a).overwrite(with: Word(value))
      (r + a + 1).overwrite(with: Word(receiver))
    case .value, .staticMethod, .property, nil:
      (r + a).overwrite(with: Word(try Operators.attribute(receiver, name)))
    }
  }
}
