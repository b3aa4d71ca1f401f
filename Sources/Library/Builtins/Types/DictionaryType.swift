import Interpreter

/// `dict`, its methods and its views.
enum DictionaryType {
  static func install() {
    BuiltinTypes.dictionary.summary = "Values found by key, in the order of insertion."
    BuiltinTypes.dictionary.constructor = Builtin(
      "dict(*args, **kwargs)", "Return a dictionary of the pairs of a mapping or an iterable, and of the keywords.",
      example: "dict([(1, 2)], a=3)\n#> {1: 2, 'a': 3}"
    ) {
      let result = DictionaryObject()
      try update(result, $0, named: "dict")
      return .object(result)
    }
    BuiltinTypes.dictionary.add(reading)
    BuiltinTypes.dictionary.add(changing)
    BuiltinTypes.dictionary.add("fromkeys", .staticMethod(fromKeys))
    installOrdered()
    BuiltinTypes.dictionaryKeys.add([isDisjoint("dict_keys", .keys)])
    BuiltinTypes.dictionaryItems.add([isDisjoint("dict_items", .items)])
  }

  private static let method = Methods(of: "dict", DictionaryObject.self)

  private static func installOrdered() {
    BuiltinTypes.orderedDictionary.constructor = Builtin(
      "OrderedDict(*args, **kwargs)", of: "collections",
      "Return a dictionary of the pairs of a mapping or an iterable, and of the keywords, that heeds their order.",
      example: """
        from collections import OrderedDict
        OrderedDict(a=1, b=2)
        #> OrderedDict([('a', 1), ('b', 2)])
        """
    ) {
      let result = DictionaryObject(isOrdered: true)
      try update(result, $0, named: "OrderedDict")
      return .object(result)
    }
    BuiltinTypes.orderedDictionary.add(orderly)
  }

  private static let setUp = "from collections import OrderedDict\nd = OrderedDict(a=1, b=2)\n"

  private static let orderly: [Builtin] = [
    Methods(of: "OrderedDict", DictionaryObject.self)(
      "move_to_end(self, key, last=True)", "Move a pair to the end, or to the beginning.",
      example: setUp + "d.move_to_end('a')\nd\n#> OrderedDict([('b', 2), ('a', 1)])"
    ) { dictionary, arguments in
      guard let value = try dictionary.table.remove(arguments[1]) else { throw Raised.keyError(arguments[1]) }
      if try arguments.optional(2).map(Operators.isTrue) ?? true {
        try dictionary.table.set(arguments[1], value)
      } else {
        let others = dictionary.table.all
        dictionary.table.removeAll()
        try dictionary.table.set(arguments[1], value)
        for entry in others { try dictionary.table.set(entry.key, entry.value) }
      }
      return .none
    },
    Methods(of: "OrderedDict", DictionaryObject.self)(
      "popitem(self, last=True)", "Remove the last pair, or the first, and return it.",
      example: setUp + "d.popitem(last=False)\n#> ('a', 1)"
    ) { dictionary, arguments in
      let last = try arguments.optional(1).map(Operators.isTrue) ?? true
      guard let entry = last ? dictionary.table.last : dictionary.table.all.first else {
        throw Raised.keyError(.string("dictionary is empty"))
      }
      _ = try dictionary.table.remove(entry.key)
      return .tuple([entry.key, entry.value])
    },
  ]

  private static let reading: [Builtin] = [
    method(
      "get(self, key, default=None, /)", "Return the value of a key, or the default when it is absent.",
      example: "{'a': 1}.get('b', 0)\n#> 0"
    ) { dictionary, arguments in try dictionary.table.value(for: arguments[1]) ?? arguments[2] },
    method("keys(self, /)", "Return a view of the keys.", example: "{'a': 1}.keys()\n#> dict_keys(['a'])") {
      dictionary, _ in
      .object(DictionaryView(dictionary, .keys))
    },
    method("values(self, /)", "Return a view of the values.", example: "{'a': 1}.values()\n#> dict_values([1])") {
      dictionary, _ in .object(DictionaryView(dictionary, .values))
    },
    method(
      "items(self, /)", "Return a view of the pairs of key and value.",
      example: "{'a': 1}.items()\n#> dict_items([('a', 1)])"
    ) { dictionary, _ in .object(DictionaryView(dictionary, .items)) },
    method("copy(self, /)", "Return a dictionary of the same pairs.", example: "{1: 2}.copy()\n#> {1: 2}") {
      dictionary, _ in
      .object(DictionaryObject(dictionary.table, isOrdered: dictionary.isOrdered))
    },
  ]

  private static let changing: [Builtin] = [
    method(
      "pop(self, key, default=None, /)", "Remove a key and return its value, or the default when it is absent.",
      example: "d = {'a': 1}\nd.pop('a')\n#> 1"
    ) { dictionary, arguments in
      if let value = try dictionary.table.remove(arguments[1]) { return value }
      guard let other = arguments.optional(2) else { throw Raised.keyError(arguments[1]) }
      return other
    },
    method(
      "popitem(self, /)", "Remove the last pair and return it.", example: "{1: 2, 3: 4}.popitem()\n#> (3, 4)"
    ) { dictionary, _ in
      guard let last = dictionary.table.last else {
        throw Raised.keyError(.string("popitem(): dictionary is empty"))
      }
      _ = try dictionary.table.remove(last.key)
      return .tuple([last.key, last.value])
    },
    method(
      "setdefault(self, key, default=None, /)", "Return the value of a key, which is inserted when it is absent.",
      example: "d = {}\nd.setdefault('a', []).append(1)\nd\n#> {'a': [1]}"
    ) { dictionary, arguments in
      if let value = try dictionary.table.value(for: arguments[1]) { return value }
      try dictionary.table.set(arguments[1], arguments[2])
      return arguments[2]
    },
    method(
      "update(self, *args, **kwargs)", "Insert the pairs of a mapping or an iterable, and the keywords.",
      example: "d = {'a': 1}\nd.update(b=2)\nd\n#> {'a': 1, 'b': 2}"
    ) { dictionary, arguments in
      try update(dictionary, arguments, named: "update")
      return .none
    },
    method("clear(self, /)", "Remove all pairs.", example: "d = {1: 2}\nd.clear()\nd\n#> {}") { dictionary, _ in
      dictionary.table.removeAll()
      return .none
    },
  ]

  private static let fromKeys = Builtin(
    "fromkeys(iterable, value=None, /)", of: "dict", "Return a dictionary of the keys, all with one value.",
    example: "dict.fromkeys('ab', 0)\n#> {'a': 0, 'b': 0}"
  ) {
    let result = DictionaryObject()
    let iterator = try Operators.makeIterator($0[0])
    while let key = try iterator.next() {
      try result.table.set(key, $0[1])
      if result.table.count & 0xfff == 0 { try Machine.current.checkInterrupt() }
    }
    return .object(result)
  }

  // MARK: Pairs from arguments

  private static func update(_ dictionary: DictionaryObject, _ arguments: Arguments, named name: String) throws {
    if arguments.rest.count > 1 {
      throw Raised.typeError("\(name) expected at most 1 argument, got \(arguments.rest.count)")
    }
    if let source = arguments.rest.first { try insertPairs(of: source, into: dictionary) }
    for (name, value) in arguments.extra { try dictionary.table.set(.string(name.name), value) }
  }

  static func insertPairs(of source: Value, into dictionary: DictionaryObject) throws {
    if let other = source.object(as: DictionaryObject.self) {
      for entry in other.table.all { try dictionary.table.set(entry.key, entry.value) }
      return
    }
    if source.type.lookUp("keys") != nil {
      let keys = try Operators.makeIterator(Operators.call(Operators.attribute(source, "keys"), []))
      while let key = try keys.next() { try dictionary.table.set(key, Operators.item(source, key)) }
      return
    }
    let iterator = try Operators.makeIterator(source)
    var count = 0
    while let element = try iterator.next() {
      guard element.type.has(.iterable) else {
        throw Raised.typeError("cannot convert dictionary update sequence element #\(count) to a sequence")
      }
      let pair = try Operators.array(element)
      guard pair.count == 2 else {
        throw Raised.valueError(
          "dictionary update sequence element #\(count) has length \(pair.count); 2 is required")
      }
      try dictionary.table.set(pair[0], pair[1])
      count += 1
      if count & 0xfff == 0 { try Machine.current.checkInterrupt() }
    }
  }

  // MARK: Views

  private static func isDisjoint(_ typeName: String, _ part: DictionaryPart) -> Builtin {
    Methods<DictionaryView>(typeName: typeName) { value in
      value.object(as: DictionaryView.self).flatMap { $0.part == part ? $0 : nil }
    }(
      "isdisjoint(self, other, /)", "Return whether the view shares no item with an iterable.",
      example: "{1: 2}.keys().isdisjoint([2])\n#> True"
    ) {
      view, arguments in
      let iterator = try Operators.makeIterator(arguments[1])
      while let item = try iterator.next() {
        if try view.contains(item) { return .bool(false) }
      }
      return .bool(true)
    }
  }
}
