import Interpreter

/// `list` and its methods.
enum ListType {
  static func install() {
    BuiltinTypes.list.summary = "A sequence that can be changed."
    BuiltinTypes.list.constructor = Builtin(
      "list(iterable=(), /)", "Return a list of the items of an iterable.", example: "list('ab')\n#> ['a', 'b']"
    ) { .list(try $0.optional(0).map(Operators.array) ?? []) }
    BuiltinTypes.list.add(growing)
    BuiltinTypes.list.add(searching)
  }

  private static let method = Methods(of: "list", ListObject.self)

  private static let growing: [Builtin] = [
    method("append(self, object, /)", "Add an item at the end.", example: "a = [1]\na.append(2)\na\n#> [1, 2]") {
      list, arguments in
      try list.items.grow(by: arguments[1])
      return .none
    },
    method(
      "extend(self, iterable, /)", "Add the items of an iterable at the end.",
      example: "a = [1]\na.extend('bc')\na\n#> [1, 'b', 'c']"
    ) { list, arguments in
      try list.extend(by: Operators.array(arguments[1]))
      return .none
    },
    method(
      "insert(self, index, object, /)", "Insert an item before an index.",
      example: "a = [1, 3]\na.insert(1, 2)\na\n#> [1, 2, 3]"
    ) { list, arguments in
      let index = try arguments.index(1)
      let place = index < 0 ? max(0, index &+ list.items.count) : min(index, list.items.count)
      list.items.insert(arguments[2], at: place)
      return .none
    },
    method(
      "pop(self, index=-1, /)", "Remove an item, the last by default, and return it.",
      example: "a = [1, 2]\na.pop()\n#> 2"
    ) { list, arguments in
      let index = try arguments.index(1, or: -1)
      if list.items.isEmpty { throw Raised.indexError("pop from empty list") }
      let place = index < 0 ? index &+ list.items.count : index
      guard list.items.indices.contains(place) else { throw Raised.indexError("pop index out of range") }
      return list.items.remove(at: place)
    },
    method("clear(self, /)", "Remove all items.", example: "a = [1]\na.clear()\na\n#> []") { list, _ in
      let old = ListObject([])
      swap(&old.items, &list.items)
      return .none
    },
    method(
      "remove(self, value, /)", "Remove the first item equal to a value.", example: "a = [1, 2]\na.remove(1)\na\n#> [2]"
    ) { list, arguments in
      guard let place = try firstIndex(of: arguments[1], in: list, 0, Int.max) else {
        throw Raised.valueError("list.remove(x): x not in list")
      }
      if place < list.items.count { list.items.remove(at: place) }
      return .none
    },
    method("reverse(self, /)", "Reverse the order of the items.", example: "a = [1, 2]\na.reverse()\na\n#> [2, 1]") {
      list, _ in
      list.items.reverse()
      return .none
    },
    method(
      "sort(self, /, *, key=None, reverse=False)", "Sort the items in ascending order.",
      example: "a = [3, 1, 2]\na.sort()\na\n#> [1, 2, 3]"
    ) { list, arguments in try sort(list, key: arguments[1], reverse: arguments.flag(2)) },
  ]

  private static let searching: [Builtin] = [
    method(
      "index(self, value, start=0, stop=9223372036854775807, /)",
      "Return the index of the first item equal to a value.",
      example: "['a', 'b'].index('b')\n#> 1"
    ) { list, arguments in
      let (start, end) = try arguments.bounds(2, count: list.items.count)
      guard let place = try firstIndex(of: arguments[1], in: list, start, end) else {
        throw Raised.valueError("\(try arguments[1].repr()) is not in list")
      }
      return .int(place)
    },
    method("count(self, value, /)", "Return how many items equal a value.", example: "[1, 2, 1].count(1)\n#> 2") {
      list, arguments in
      .int(try occurrences(of: arguments[1], in: list.items))
    },
    method("copy(self, /)", "Return a list of the same items.", example: "a = [1]\na.copy() is a\n#> False") {
      list, _ in
      .list(list.items)
    },
  ]

  static func occurrences(of value: Value, in items: [Value]) throws -> Int {
    var count = 0
    for (index, item) in items.enumerated() {
      try Machine.current.checkInterrupt(after: index)
      if try Operators.areEqual(item, value) { count += 1 }
    }
    return count
  }

  private static func firstIndex(of value: Value, in list: ListObject, _ start: Int, _ end: Int) throws -> Int? {
    var place = start
    while place < min(end, list.items.count) {
      if try Operators.areEqual(list.items[place], value) { return place }
      place += 1
      try Machine.current.checkInterrupt(after: place)
    }
    return nil
  }

  /// Sorts in place; the list is empty while its items are compared.
  private static func sort(_ list: ListObject, key: Value, reverse: Bool) throws -> Value {
    let items = list.items
    list.items = []
    do {
      let sorted = try Sorting.sorted(items, key: key, reverse: reverse)
      let isUntouched = list.items.isEmpty
      list.items = sorted
      if !isUntouched { throw Raised.valueError("list modified during sort") }
    } catch {
      if list.items.isEmpty { list.items = items }
      throw error
    }
    return .none
  }
}

/// `tuple` and its methods.
enum TupleType {
  static func install() {
    BuiltinTypes.tuple.summary = "A sequence that cannot be changed."
    BuiltinTypes.tuple.constructor = Builtin(
      "tuple(iterable=(), /)", "Return a tuple of the items of an iterable.", example: "tuple('ab')\n#> ('a', 'b')"
    ) {
      if $0[0].type === BuiltinTypes.tuple { return $0[0] }
      return .tuple(try $0.optional(0).map(Operators.array) ?? [])
    }
    BuiltinTypes.tuple.add(methods)
  }

  private static let method = Methods(of: "tuple", TupleObject.self)

  private static let methods: [Builtin] = [
    method(
      "index(self, value, start=0, stop=9223372036854775807, /)",
      "Return the index of the first item equal to a value.",
      example: "(3, 4).index(4)\n#> 1"
    ) { tuple, arguments in
      let (start, end) = try arguments.bounds(2, count: tuple.items.count)
      if start < end {
        for place in start..<end where try Operators.areEqual(tuple.items[place], arguments[1]) { return .int(place) }
      }
      throw Raised.valueError("tuple.index(x): x not in tuple")
    },
    method("count(self, value, /)", "Return how many items equal a value.", example: "(1, 2, 1).count(1)\n#> 2") {
      tuple, arguments in
      .int(try ListType.occurrences(of: arguments[1], in: tuple.items))
    },
  ]
}
