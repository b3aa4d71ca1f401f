import Interpreter

/// `set`, `frozenset` and their methods.
enum SetType {
  static func install() {
    BuiltinTypes.set.summary = "Distinct items without order."
    BuiltinTypes.set.constructor = Builtin(
      "set(iterable=(), /)", "Return a set of the items of an iterable.", example: "set([1, 2, 1])\n#> {1, 2}"
    ) { .object(try make($0.optional(0), isFrozen: false)) }
    BuiltinTypes.frozenSet.summary = "Distinct items without order, that cannot be changed."
    BuiltinTypes.frozenSet.constructor = Builtin(
      "frozenset(iterable=(), /)", "Return a set that cannot be changed.",
      example: "frozenset([1, 2, 1])\n#> frozenset({1, 2})"
    ) {
      if let set = $0[0].object(as: SetObject.self), set.isFrozen { return $0[0] }
      return .object(try make($0.optional(0), isFrozen: true))
    }
    BuiltinTypes.set.add(combining(isFrozen: false) + comparing(isFrozen: false) + changing + updating)
    BuiltinTypes.frozenSet.add(combining(isFrozen: true) + comparing(isFrozen: true))
  }

  private static func make(_ iterable: Value?, isFrozen: Bool) throws -> SetObject {
    let set = SetObject(isFrozen: isFrozen)
    if let iterable { try set.update(iterable) }
    return set
  }

  private static func methods(isFrozen: Bool) -> Methods<SetObject> {
    Methods(typeName: isFrozen ? "frozenset" : "set") { value in
      value.object(as: SetObject.self).flatMap { $0.isFrozen == isFrozen ? $0 : nil }
    }
  }

  private static func combining(isFrozen: Bool) -> [Builtin] {
    let method = methods(isFrozen: isFrozen)
    return [
      method(
        "union(self, *others)", "Return the items of the set and of the iterables.",
        example: "{1}.union([2])\n#> {1, 2}"
      ) { set, arguments in .object(try set.union(arguments.rest)) },
      method(
        "intersection(self, *others)", "Return the items that every iterable has too.",
        example: "{1, 2}.intersection([2, 3])\n#> {2}"
      ) { set, arguments in .object(try set.intersection(arguments.rest)) },
      method(
        "difference(self, *others)", "Return the items that no iterable has.", example: "{1, 2}.difference([2])\n#> {1}"
      ) { set, arguments in .object(try set.difference(arguments.rest)) },
      method(
        "symmetric_difference(self, other, /)", "Return the items in exactly one of the two.",
        example: "{1, 2}.symmetric_difference([2, 3])\n#> {1, 3}"
      ) { set, arguments in .object(try set.symmetricDifference(arguments[1])) },
      method("copy(self, /)", "Return a set of the same items.", example: "{1}.copy()\n#> {1}") { set, _ in
        .object(isFrozen ? set : try set.copied(isFrozen: false))
      },
    ]
  }

  private static func comparing(isFrozen: Bool) -> [Builtin] {
    let method = methods(isFrozen: isFrozen)
    return [
      method(
        "isdisjoint(self, other, /)", "Return whether the set shares no item with an iterable.",
        example: "{1}.isdisjoint([2])\n#> True"
      ) { set, arguments in .bool(try set.isDisjoint(with: arguments[1])) },
      method(
        "issubset(self, other, /)", "Return whether an iterable has every item of the set.",
        example: "{1}.issubset([1, 2])\n#> True"
      ) { set, arguments in .bool(try set.isSubset(of: asSet(arguments[1]))) },
      method(
        "issuperset(self, other, /)", "Return whether the set has every item of an iterable.",
        example: "{1, 2}.issuperset([1])\n#> True"
      ) { set, arguments in .bool(try asSet(arguments[1]).isSubset(of: set)) },
    ]
  }

  private static func asSet(_ value: Value) throws -> SetObject {
    if let set = value.object(as: SetObject.self) { return set }
    return try make(value, isFrozen: false)
  }

  private static let method = methods(isFrozen: false)

  private static let changing: [Builtin] = [
    method("add(self, item, /)", "Add an item.", example: "s = {1}\ns.add(2)\ns\n#> {1, 2}") { set, arguments in
      try set.add(arguments[1])
      return .none
    },
    method("discard(self, item, /)", "Remove an item if it is there.", example: "s = {1, 2}\ns.discard(2)\ns\n#> {1}") {
      set, arguments in
      _ = try set.discard(arguments[1])
      return .none
    },
    method(
      "remove(self, item, /)", "Remove an item, which must be there.", example: "s = {1, 2}\ns.remove(2)\ns\n#> {1}"
    ) {
      set, arguments in
      guard try set.discard(arguments[1]) else { throw Raised.keyError(arguments[1]) }
      return .none
    },
    method("pop(self, /)", "Remove an item and return it.", example: "{7}.pop()\n#> 7") { set, _ in
      guard let item = set.pop() else { throw Raised.keyError(.string("pop from an empty set")) }
      return item
    },
    method("clear(self, /)", "Remove all items.", example: "s = {1}\ns.clear()\ns\n#> set()") { set, _ in
      set.clear()
      return .none
    },
  ]

  private static let updating: [Builtin] = [
    method(
      "update(self, *others)", "Add the items of the iterables.", example: "s = {1}\ns.update([2])\ns\n#> {1, 2}"
    ) { set, arguments in
      for other in arguments.rest { try set.update(other) }
      return .none
    },
    method(
      "intersection_update(self, *others)", "Keep only the items that every iterable has.",
      example: "s = {1, 2}\ns.intersection_update([2])\ns\n#> {2}"
    ) { set, arguments in
      try set.formIntersection(arguments.rest)
      return .none
    },
    method(
      "difference_update(self, *others)", "Remove the items of the iterables.",
      example: "s = {1, 2}\ns.difference_update([2])\ns\n#> {1}"
    ) { set, arguments in
      for other in arguments.rest { try set.subtract(other) }
      return .none
    },
    method(
      "symmetric_difference_update(self, other, /)", "Keep the items in exactly one of the two.",
      example: "s = {1, 2}\ns.symmetric_difference_update([2, 3])\ns\n#> {1, 3}"
    ) { set, arguments in
      try set.formSymmetricDifference(arguments[1])
      return .none
    },
  ]
}
