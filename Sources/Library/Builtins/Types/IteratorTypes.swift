import BigInt
import Interpreter

/// The types whose instances are iterators: `enumerate`, `filter`, `map`, `reversed`, `zip`.
enum IteratorTypes {
  static let enumerate = type("enumerate", "Pairs of a count and an item.")
  static let filter = type("filter", "The items for which a function is true.")
  static let map = type("map", "The results of a function for every item.")
  static let reversed = type("reversed", "The items of a sequence from last to first.")
  static let zip = type("zip", "Tuples of the first items of several iterables, of the second ones, and so on.")
  static let callable = type("callable_iterator")
  static let listReversed = type("list_reverseiterator")
  static let dictionaryKeysReversed = type("dict_reversekeyiterator")
  static let dictionaryValuesReversed = type("dict_reversevalueiterator")
  static let dictionaryItemsReversed = type("dict_reverseitemiterator")

  private static func type(_ name: String, _ summary: String = "") -> TypeObject {
    TypeObject(name, [.iterable, .iterator], summary: summary)
  }

  static func install() {
    enumerate.constructor = Builtin(
      "enumerate(iterable, start=0)", enumerate.summary,
      example: "list(enumerate('ab', start=1))\n#> [(1, 'a'), (2, 'b')]"
    ) { try enumerated($0[0], from: $0.optional(1).map(BuiltinsLibrary.integer) ?? 0) }
    filter.constructor = Builtin(
      "filter(function, iterable, /)", filter.summary, example: "list(filter(None, [0, 1, 2]))\n#> [1, 2]"
    ) { try filtered($0[0], $0[1]) }
    map.constructor = Builtin(
      "map(*args)", map.summary, example: "list(map(abs, [-1, 2]))\n#> [1, 2]"
    ) { try mapped($0.rest) }
    reversed.constructor = Builtin(
      "reversed(sequence, /)", reversed.summary, example: "list(reversed('ab'))\n#> ['b', 'a']"
    ) { .object(try reversing($0[0])) }
    zip.constructor = Builtin(
      "zip(*iterables, strict=False)", zip.summary, example: "list(zip('ab', [1, 2]))\n#> [('a', 1), ('b', 2)]"
    ) { try zipped($0.rest, isStrict: $0.flag(0)) }
  }

  private static func enumerated(_ iterable: Value, from start: BigInt) throws -> Value {
    let iterator = try Operators.makeIterator(iterable)
    var count = start
    return .object(
      ClosureIterator(enumerate, over: [.object(iterator)]) {
        guard let item = try iterator.next() else { return nil }
        defer { count += 1 }
        return .tuple([.integer(count), item])
      })
  }

  private static func filtered(_ function: Value, _ iterable: Value) throws -> Value {
    let iterator = try Operators.makeIterator(iterable)
    return .object(
      ClosureIterator(filter, over: [function, .object(iterator)]) {
        while let item = try iterator.next() {
          try Machine.current.checkInterrupt()
          if try Operators.isTrue(function.isNone ? item : Operators.call(function, [item])) { return item }
        }
        return nil
      })
  }

  private static func mapped(_ arguments: [Value]) throws -> Value {
    guard arguments.count >= 2, let function = arguments.first else {
      throw Raised.typeError("map() must have at least two arguments.")
    }
    let iterators = try arguments.dropFirst().map(Operators.makeIterator)
    return .object(
      ClosureIterator(map, over: [function] + iterators.map { .object($0) }) {
        var items: [Value] = []
        for iterator in iterators {
          guard let item = try iterator.next() else { return nil }
          items.append(item)
        }
        return try Operators.call(function, items)
      })
  }

  private static func zipped(_ iterables: [Value], isStrict: Bool) throws -> Value {
    let iterators = try iterables.enumerated().map { index, iterable in
      try Machine.current.checkInterrupt(after: index)
      return try Operators.makeIterator(iterable)
    }
    return .object(
      ClosureIterator(zip, over: iterators.map { .object($0) }) {
        if iterators.isEmpty { return nil }
        var items: [Value] = []
        for iterator in iterators {
          guard let item = try iterator.next() else {
            if isStrict { try checkEnds(iterators, shortest: items.count) }
            return nil
          }
          items.append(item)
          if items.count & 0xfff == 0 { try Machine.current.checkInterrupt() }
        }
        return .tuple(items)
      })
  }

  /// The iterator at `shortest` has ended; raises unless all of them end there.
  private static func checkEnds(_ iterators: [Object], shortest: Int) throws {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if shortest > 0 {
      throw Raised.valueError("zip() argument \(shortest + 1) is shorter than \(others(shortest))")
    }
    for index in iterators.indices.dropFirst() where try iterators[index].next() != nil {
      throw Raised.valueError("zip() argument \(index + 1) is longer than \(others(index))")
    }
  }

  // MARK: Reversal

  static func reversing(_ value: Value) throws -> Object {
    if let list = value.object(as: ListObject.self) {
      return countingDown(listReversed, from: list.items.count, over: value) { index in
        index < list.items.count ? list.items[index] : nil
      }
    }
    if let range = value.object(as: RangeObject.self) { return try range.reversed().makeIterator() }
    if let dictionary = value.object(as: DictionaryObject.self) { return reversing(dictionary, .keys) }
    if let view = value.object(as: DictionaryView.self) { return reversing(view.dictionary, view.part) }
    if let result = try Numbers.special("__reversed__", of: value), case .object(let iterator) = result {
      return iterator
    }
    guard value.type.has(.length), value.type.has(.subscriptable) else {
      throw Raised.typeError("'\(value.typeName)' object is not reversible")
    }
    return countingDown(reversed, from: try Operators.length(value), over: value) {
      try Operators.item(value, .int($0))
    }
  }

  private static func countingDown(
    _ type: TypeObject, from count: Int, over value: Value, item: @escaping (Int) throws -> Value?
  ) -> Object {
    var remaining = count
    return ClosureIterator(type, over: [value]) {
      guard remaining > 0 else { return nil }
      remaining -= 1
      return try item(remaining)
    }
  }

  private static func reversing(_ dictionary: DictionaryObject, _ part: DictionaryPart) -> Object {
    let type: TypeObject
    switch part {
    case .keys: type = dictionaryKeysReversed
    case .values: type = dictionaryValuesReversed
    case .items: type = dictionaryItemsReversed
    }
    let entries = dictionary.table.all
    return countingDown(type, from: entries.count, over: .object(dictionary)) { index in
      guard dictionary.table.count == entries.count else {
        throw Raised.runtimeError("dictionary changed size during iteration")
      }
      return part.pick(entries[index])
    }
  }
}

extension RangeObject {
  /// The same items from last to first.
  func reversed() -> RangeObject {
    let last = start &+ (count &- 1) &* step
    return count == 0
      ? RangeObject(start: 0, stop: 0, step: 1) : RangeObject(start: last, stop: start &- step, step: 0 &- step)
  }
}
