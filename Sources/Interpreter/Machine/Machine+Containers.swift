/// Instructions that build, index and take apart containers.
extension Machine {
  private func object<T: Object>(_ r: Registers, _ index: Int, _ type: T.Type) -> T {
    r[index].unmanaged._withUnsafeGuaranteedRef { unsafeDowncast($0, to: type) }
  }

  @inline(never)
  func listAppend(_ r: Registers, _ a: Int, _ b: Int) throws {
    let value = isTemporary(b) ? (r + b).take() : r[b].value
    try object(r, a, ListObject.self).items.grow(by: value)
  }

  @inline(never)
  func setAdd(_ r: Registers, _ a: Int, _ b: Int) throws { try object(r, a, SetObject.self).add(take(r, b)) }

  @inline(never)
  func dictionaryAdd(_ r: Registers, _ a: Int, _ b: Int, isKeyword: Bool) throws {
    let key = (r + b).take()
    let value = (r + b + 1).take()
    let dictionary = object(r, a, DictionaryObject.self)
    if isKeyword, try dictionary.contains(key) { throw repeatedKeyword(key) }
    try dictionary.setItem(key, to: value)
  }

  private func repeatedKeyword(_ key: Value) -> Raised {
    .typeError("got multiple values for keyword argument '\(key.stringValue ?? "")'")
  }

  @inline(never)
  func listExtend(_ r: Registers, _ a: Int, _ b: Int, isArgument: Bool) throws {
    let value = try take(r, b)
    guard !value.type.has(.iterable) else {
      try object(r, a, ListObject.self).items.append(inPieces: Operators.array(value))
      return
    }
    throw Raised.typeError("\(isArgument ? "argument" : "Value") after * must be an iterable, not \(value.typeName)")
  }

  @inline(never)
  func setUpdate(_ r: Registers, _ a: Int, _ b: Int) throws { try object(r, a, SetObject.self).update(take(r, b)) }

  @inline(never)
  func dictionaryUpdate(_ r: Registers, _ a: Int, _ b: Int, isKeyword: Bool) throws {
    let value = try take(r, b)
    guard let mapping = value.object(as: DictionaryObject.self) else {
      throw Raised.typeError(
        isKeyword
          ? "argument after ** must be a mapping, not \(value.typeName)" : "'\(value.typeName)' object is not a mapping"
      )
    }
    let dictionary = object(r, a, DictionaryObject.self)
    for entry in mapping.table.all {
      if isKeyword {
        guard entry.key.stringValue != nil else { throw Raised.typeError("keywords must be strings") }
        if try dictionary.contains(entry.key) { throw repeatedKeyword(entry.key) }
      }
      try dictionary.setItem(entry.key, to: entry.value)
    }
  }

  @inline(never)
  func listToTuple(_ r: Registers, _ a: Int) {
    (r + a).overwrite(with: Word(object: TupleObject(object(r, a, ListObject.self).items)))
  }

  @inline(never)
  func makeSlice(_ r: Registers, _ a: Int, _ b: Int) {
    let slice = SliceObject(start: (r + b).take(), stop: (r + b + 1).take(), step: (r + b + 2).take())
    (r + a).overwrite(with: Word(object: slice))
  }

  @inline(never)
  func getItem(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    if r[c].tag == Word.Tag.int, let item = item(of: r[b], at: r[c].asInt) {
      if isTemporary(b) {
        let container = r[b]
        r[b] = .unbound
        container.release()
      }
      return (r + a).overwrite(with: item)
    }
    let container = try take(r, b)
    let index = try take(r, c)
    (r + a).overwrite(with: Word(try Operators.item(container, index)))
  }

  /// The item of a list or a tuple; nil for other containers, and for positions outside.
  @inline(__always)
  private func item(of container: Word, at position: Int) -> Word? {
    switch container.kind {
    case .list:
      return container.unmanaged._withUnsafeGuaranteedRef {
        let list = unsafeDowncast($0, to: ListObject.self)
        let count = list.items.count
        let place = position < 0 ? position &+ count : position
        return place >= 0 && place < count ? Word(list.items[place]) : nil
      }
    case .tuple:
      return container.unmanaged._withUnsafeGuaranteedRef {
        guard Swift.type(of: $0) == TupleObject.self else { return nil }
        let tuple = unsafeDowncast($0, to: TupleObject.self)
        let count = tuple.items.count
        let place = position < 0 ? position &+ count : position
        return place >= 0 && place < count ? Word(tuple.items[place]) : nil
      }
    case .other, .string, .dictionary, .function, .native, .boundMethod, .cell, .rangeIterator, .listIterator, .bigInt,
      .type, .instance:
      return nil
    }
  }

  /// Puts a value in a list; false for other containers, and for positions outside.
  @inline(__always)
  private func store(_ value: Word, in container: Word, at position: Int) -> Bool {
    guard container.kind == .list else { return false }
    return container.unmanaged._withUnsafeGuaranteedRef {
      let list = unsafeDowncast($0, to: ListObject.self)
      let count = list.items.count
      let place = position < 0 ? position &+ count : position
      guard place >= 0, place < count else { return false }
      list.items[place] = value.value
      return true
    }
  }

  @inline(never)
  func setItem(_ r: Registers, _ a: Int, _ b: Int, _ c: Int) throws {
    if r[b].tag == Word.Tag.int, !r[c].isUnbound, store(r[c], in: r[a], at: r[b].asInt) {
      if isTemporary(a) { (r + a).overwrite(with: .unbound) }
      if isTemporary(c) { (r + c).overwrite(with: .unbound) }
      return
    }
    let value = try take(r, c)
    let container = try take(r, a)
    try Operators.setItem(container, take(r, b), value)
  }

  @inline(never)
  func deleteItem(_ r: Registers, _ a: Int, _ b: Int) throws {
    let container = try take(r, a)
    try Operators.deleteItem(container, take(r, b))
  }

  // MARK: Unpacking

  @inline(never)
  func unpack(_ r: Registers, _ a: Int, _ b: Int, _ count: Int) throws {
    if r[a].kind == .tuple, unpackTuple(r, a, b, count) { return }
    let value = try take(r, a)
    let items = try unpackedItems(value, limit: count)
    guard items.count == count else {
      if items.count > count { throw Raised.valueError("too many values to unpack (expected \(count))") }
      throw Raised.valueError("not enough values to unpack (expected \(count), got \(items.count))")
    }
    for (index, item) in items.enumerated() { (r + b + index).overwrite(with: Word(item)) }
  }

  /// Takes a tuple of the right length apart; false for any other.
  @inline(__always)
  private func unpackTuple(_ r: Registers, _ a: Int, _ b: Int, _ count: Int) -> Bool {
    let word = r[a]
    let fits = word.unmanaged._withUnsafeGuaranteedRef {
      let tuple = unsafeDowncast($0, to: TupleObject.self)
      guard tuple.items.count == count else { return false }
      // The targets are temporaries other than the tuple's register.
      for index in 0..<count { (r + b + index).overwrite(with: Word(tuple.items[index])) }
      return true
    }
    if fits, isTemporary(a) {
      r[a] = .unbound
      word.release()
    }
    return fits
  }

  /// The items to unpack; of an endless iterable, one more than `limit`.
  private func unpackedItems(_ value: Value, limit: Int) throws -> [Value] {
    if let list = value.object(as: ListObject.self) { return list.items }
    if let tuple = value.object(as: TupleObject.self) { return tuple.items }
    guard value.type.has(.iterable) else {
      throw Raised.typeError("cannot unpack non-iterable \(value.typeName) object")
    }
    let iterator = try Operators.makeIterator(value)
    var items: [Value] = []
    while items.count <= limit, let item = try iterator.next() { items.append(item) }
    return items
  }

  @inline(never)
  func unpackStarred(_ r: Registers, _ a: Int, _ b: Int, before: Int, after: Int) throws {
    let value = try take(r, a)
    guard value.type.has(.iterable) else {
      throw Raised.typeError("cannot unpack non-iterable \(value.typeName) object")
    }
    let items = try Operators.array(value)
    guard items.count >= before + after else {
      throw Raised.valueError("not enough values to unpack (expected at least \(before + after), got \(items.count))")
    }
    let rest = ListObject([])
    try rest.items.append(inPieces: items[before..<(items.count - after)])
    for index in 0..<before { (r + b + index).overwrite(with: Word(items[index])) }
    (r + b + before).overwrite(with: Word(object: rest))
    for index in 0..<after {
      (r + b + before + 1 + index).overwrite(with: Word(items[items.count - after + index]))
    }
  }
}
