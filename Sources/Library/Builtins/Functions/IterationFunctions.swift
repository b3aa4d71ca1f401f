import Interpreter
import Syntax

/// Functions over iterables: `all`, `any`, `iter`, `len`, `max`, `min`, `next`, `sorted`.
extension BuiltinsLibrary {
  static let iterationFunctions: [Builtin] = [
    Builtin(
      "all(iterable, /)", "Return True when every item of the iterable is true.", example: "all([1, 2, 0])\n#> False"
    ) { .bool(try !holds($0[0], anyItemThat: { try !Operators.isTrue($0) })) },
    Builtin(
      "any(iterable, /)", "Return True when an item of the iterable is true.", example: "any([0, 0, 3])\n#> True"
    ) { .bool(try holds($0[0], anyItemThat: Operators.isTrue)) },
    Builtin(
      "iter(object, sentinel=0, /)",
      "Return an iterator over an iterable, or over the results of a function until the sentinel.",
      example: "next(iter('ab'))\n#> 'a'"
    ) { try iterator(of: $0[0], sentinel: $0.optional(1)) },
    Builtin("len(obj, /)", "Return the number of items of a container.", example: "len('abc')\n#> 3") {
      .int(try Operators.length($0[0]))
    },
    Builtin(
      "max(*args, key=None, default=None)", "Return the largest item of an iterable or of the arguments.",
      example: "max(3, 1, 2), max([], default=0)\n#> (3, 0)"
    ) { try extreme("max", .greater, $0) },
    Builtin(
      "min(*args, key=None, default=None)", "Return the smallest item of an iterable or of the arguments.",
      example: "min(['pear', 'fig'], key=len)\n#> 'fig'"
    ) { try extreme("min", .less, $0) },
    Builtin(
      "next(iterator, default=None, /)", "Return the next item of an iterator, or the default at its end.",
      example: "next(iter([]), 7)\n#> 7"
    ) { try nextItem(of: $0[0], default: $0.optional(1)) },
    Builtin(
      "sorted(iterable, /, *, key=None, reverse=False)", "Return a list of the items in ascending order.",
      example: "sorted([3, 1, 2], reverse=True)\n#> [3, 2, 1]"
    ) { .list(try Sorting.sorted(Operators.array($0[0]), key: $0[1], reverse: $0.flag(2))) },
  ]

  private static func holds(_ iterable: Value, anyItemThat test: (Value) throws -> Bool) throws -> Bool {
    let iterator = try Operators.makeIterator(iterable)
    var count = 0
    while let item = try iterator.next() {
      if try test(item) { return true }
      count &+= 1
      if count & 0xfff == 0 { try Machine.current.checkInterrupt() }
    }
    return false
  }

  private static func iterator(of value: Value, sentinel: Value?) throws -> Value {
    guard let sentinel else { return .object(try Operators.makeIterator(value)) }
    guard isCallable(value) else { throw Raised.typeError("iter(v, w): v must be callable") }
    var isFinished = false
    return .object(
      ClosureIterator(IteratorTypes.callable, over: [value, sentinel]) {
        if isFinished { return nil }
        let item = try Operators.call(value, [])
        isFinished = try Operators.areEqual(item, sentinel)
        return isFinished ? nil : item
      })
  }

  private static func nextItem(of value: Value, default other: Value?) throws -> Value {
    guard case .object(let iterator) = value else {
      throw Raised.typeError("'\(value.typeName)' object is not an iterator")
    }
    if let item = try iterator.next() { return item }
    if other == nil, let generator = value.object(as: Interpreter.GeneratorObject.self), !generator.result.isNone {
      throw Raised(ExceptionObject(BuiltinTypes.stopIteration, [generator.result]))
    }
    guard let other else { throw Raised.stopIteration() }
    return other
  }

  private static func extreme(_ name: String, _ better: ComparisonOperator, _ arguments: Arguments) throws -> Value {
    let key = arguments[0]
    guard let first = arguments.rest.first else {
      throw Raised.typeError("\(name) expected at least 1 argument, got 0")
    }
    if arguments.rest.count > 1, arguments.has(1) {
      throw Raised.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    if arguments.rest.count == 2, key.isNone {
      let second = arguments.rest[1]
      return try Operators.isTrue(Operators.compare(better, second, first)) ? second : first
    }
    let iterator = try Operators.makeIterator(arguments.rest.count > 1 ? .list(arguments.rest) : first)
    var best: (item: Value, key: Value)?
    var count = 0
    while let item = try iterator.next() {
      let itemKey = key.isNone ? item : try Operators.call(key, [item])
      count &+= 1
      if count & 0xfff == 0 { try Machine.current.checkInterrupt() }
      if let current = best, try !Operators.isTrue(Operators.compare(better, itemKey, current.key)) { continue }
      best = (item, itemKey)
    }
    if let best { return best.item }
    guard let other = arguments.optional(1) else { throw Raised.valueError("\(name)() arg is an empty sequence") }
    return other
  }
}
