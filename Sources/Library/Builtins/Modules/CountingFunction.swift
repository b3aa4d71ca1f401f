import Interpreter

/// How often items occur, for `collections.Counter`.
enum CountingFunction {
  static let record = Builtin(
    "_count_elements(mapping, iterable, step=1, /)", of: "collections", "Add a step to the count of every item.",
    example: "import collections\nc = {}\ncollections._count_elements(c, 'aab')\nc\n#> {'a': 2, 'b': 1}"
  ) { arguments in
    let (mapping, step) = (arguments[0], try arguments.index(2, or: 1))
    let iterator = try Operators.makeIterator(arguments[1])
    if let dictionary = plain(mapping) {
      var turns = 0
      while let item = try iterator.next() {
        try dictionary.table.count(item, by: step)
        turns &+= 1
        try Machine.current.checkInterrupt(after: turns)
      }
      return .none
    }
    let get = try Operators.attribute(mapping, "get")
    while let item = try iterator.next() {
      let known = try Machine.current.nested { try Operators.call(get, [item, .int(0)]) }
      try Operators.setItem(mapping, item, Operators.binary(.add, known, .int(step)))
    }
    return .none
  }

  /// The dict behind a mapping whose class takes and gives items as dicts do.
  private static func plain(_ mapping: Value) -> DictionaryObject? {
    if let type = mapping.type as? ClassObject {
      for name in ["__setitem__", "get"] as [Symbol] {
        if case .value? = type.lookUp(name) { return nil }
      }
    }
    return mapping.object(as: DictionaryObject.self)
  }
}
