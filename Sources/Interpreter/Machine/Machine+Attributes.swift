/// Instructions that look up and set attributes.
extension Machine {
  @inline(never)
  func getAttribute(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let object = try take(r, b)
    (r + a).overwrite(with: Word(try Operators.attribute(object, code.symbols[c])))
  }

  @inline(never)
  func setAttribute(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
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

  /// Finds the function of `x.name(…)` without making a bound method.
  @inline(never)
  func loadMethod(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    let receiver = try take(r, b)
    let name = code.symbols[c]
    (r + a + 1).overwrite(with: .unbound)
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
