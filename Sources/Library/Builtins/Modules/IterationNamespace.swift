import Interpreter
import Syntax

/// The module `itertools`.
enum IterationNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("itertools")
    namespace.add(infinite + combining + selecting + combinatoric)
    namespace.add("chain", .object(chainType))
    namespace.lacking = ["tee", "groupby", "compress", "dropwhile", "takewhile", "filterfalse", "starmap"]
    return namespace
  }

  static func type(_ name: String) -> TypeObject { TypeObject(name, module: "itertools", [.iterable, .iterator]) }

  static func function(
    _ signature: String, _ summary: String, example: String, body: @escaping (Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "itertools", summary, example: "import itertools\n" + example, body: body)
  }

  /// An iterator whose type has the name of its function.
  static func iterator(_ name: String, over children: [Value], _ next: @escaping () throws -> Value?) -> Value {
    .object(ClosureIterator(types[name] ?? type(name), over: children, next: next))
  }

  private static let types: [String: TypeObject] = {
    let names = [
      "count", "cycle", "repeat", "islice", "accumulate", "zip_longest", "product", "permutations", "combinations",
      "combinations_with_replacement", "pairwise",
    ]
    return Dictionary(uniqueKeysWithValues: names.map { ($0, type($0)) })
  }()

  // MARK: Without end

  private static let infinite: [Builtin] = [
    function(
      "count(start=0, step=1)", "Count from a start in steps, without end.",
      example: "list(zip(itertools.count(10), 'ab'))\n#> [(10, 'a'), (11, 'b')]"
    ) {
      var value = $0.optional(0) ?? .int(0)
      let step = $0.optional(1) ?? .int(1)
      guard try Numbers.real(value) != nil, try Numbers.real(step) != nil else {
        throw Raised.typeError("a number is required")
      }
      var hasStarted = false
      return iterator("count", over: []) {
        if hasStarted { value = try Operators.binary(.add, value, step) }
        hasStarted = true
        return value
      }
    },
    function(
      "cycle(iterable, /)", "Repeat the items of an iterable without end.",
      example: "list(itertools.islice(itertools.cycle('ab'), 3))\n#> ['a', 'b', 'a']"
    ) {
      let source = try Operators.makeIterator($0[0])
      var saved: [Value] = []
      var place = 0
      var isExhausted = false
      return iterator("cycle", over: [.object(source)]) {
        if !isExhausted, let item = try source.next() {
          saved.append(item)
          return item
        }
        isExhausted = true
        if saved.isEmpty { return nil }
        defer { place = (place + 1) % saved.count }
        return saved[place]
      }
    },
    function(
      "repeat(object, times=None)", "Repeat an object, without end or a number of times.",
      example: "list(itertools.repeat('x', 2))\n#> ['x', 'x']"
    ) {
      let value = $0[0]
      var remaining = try $0.has(1) ? max(0, $0.index(1)) : Int.max
      let isEndless = !$0.has(1)
      return iterator("repeat", over: [value]) {
        if remaining == 0 { return nil }
        if !isEndless { remaining -= 1 }
        return value
      }
    },
  ]

  // MARK: Several iterables

  private static let combining: [Builtin] = [
    function(
      "zip_longest(*iterables, fillvalue=None)", "Pair items until the longest iterable ends.",
      example: "list(itertools.zip_longest('ab', [1]))\n#> [('a', 1), ('b', None)]"
    ) { arguments in
      let fill = arguments[0]
      var sources = try arguments.rest.map { Optional(try Operators.makeIterator($0)) }
      return iterator("zip_longest", over: arguments.rest) {
        var items: [Value] = []
        for index in sources.indices {
          let item = try sources[index]?.next()
          if item == nil { sources[index] = nil }
          items.append(item ?? fill)
        }
        return sources.allSatisfy({ $0 == nil }) ? nil : .tuple(items)
      }
    },
    function(
      "pairwise(iterable, /)", "Pair every item with the one behind it.",
      example: "list(itertools.pairwise('abc'))\n#> [('a', 'b'), ('b', 'c')]"
    ) {
      let source = try Operators.makeIterator($0[0])
      var previous: Value?
      return iterator("pairwise", over: [.object(source)]) {
        if previous == nil { previous = try source.next() }
        guard let first = previous, let second = try source.next() else { return nil }
        previous = second
        return .tuple([first, second])
      }
    },
  ]

  static let chainType: TypeObject = {
    let chain = type("chain")
    chain.summary = "The items of one iterable after those of another."
    chain.constructor = Builtin(
      "chain(*iterables)", of: "itertools", chain.summary,
      example: "import itertools\nlist(itertools.chain('ab', [1]))\n#> ['a', 'b', 1]"
    ) { chained(.list($0.rest)) }
    chain.add(
      "from_iterable",
      .staticMethod(
        Builtin(
          "from_iterable(iterable, /)", of: "chain", "The items of the items of an iterable.",
          example: "import itertools\nlist(itertools.chain.from_iterable(['ab', 'c']))\n#> ['a', 'b', 'c']"
        ) { chained($0[0]) }))
    return chain
  }()

  private static func chained(_ iterables: Value) -> Value {
    var outer: Object?
    var inner: Object?
    return .object(
      ClosureIterator(chainType, over: [iterables]) {
        if outer == nil { outer = try Operators.makeIterator(iterables) }
        while true {
          if let item = try inner?.next() { return item }
          guard let next = try outer?.next() else { return nil }
          inner = try Operators.makeIterator(next)
          try Machine.current.checkInterrupt()
        }
      })
  }

  // MARK: Parts and running results

  private static let selecting: [Builtin] = [
    function(
      "islice(iterable, *args)", "The items of a slice of an iterable.",
      example: "list(itertools.islice(range(10), 2, 8, 3))\n#> [2, 5]"
    ) { try slice($0[0], $0.rest) },
    function(
      "accumulate(iterable, func=None, *, initial=None)", "Running totals, or running results of a function.",
      example: "list(itertools.accumulate([1, 2, 3]))\n#> [1, 3, 6]"
    ) {
      let source = try Operators.makeIterator($0[0])
      let combine = $0[1]
      var total: Value?
      var start: Value? = $0[2].isNone ? nil : $0[2]
      return iterator("accumulate", over: [.object(source), combine]) {
        if let initial = start {
          start = nil
          total = initial
          return initial
        }
        guard let item = try source.next() else { return nil }
        guard let current = total else {
          total = item
          return item
        }
        total = try combine.isNone ? Operators.binary(.add, current, item) : Operators.call(combine, [current, item])
        return total
      }
    },
  ]

  private static func slice(_ iterable: Value, _ bounds: [Value]) throws -> Value {
    if bounds.isEmpty { throw Raised.typeError("islice expected at least 2 arguments, got 1") }
    if bounds.count > 3 { throw Raised.typeError("islice expected at most 4 arguments, got \(bounds.count + 1)") }
    func bound(_ value: Value, _ name: String) throws -> Int? {
      if value.isNone { return nil }
      guard let index = try Operators.indexValue(value), index >= 0 else {
        throw Raised.valueError(
          bounds.count == 1
            ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            : "\(name) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      return index
    }
    let start = bounds.count == 1 ? 0 : try bound(bounds[0], "Indices") ?? 0
    let stop = try bound(bounds.count == 1 ? bounds[0] : bounds[1], "Indices") ?? Int.max
    var step = 1
    if bounds.count == 3, !bounds[2].isNone {
      guard let given = try Operators.indexValue(bounds[2]), given > 0 else {
        throw Raised.valueError("Step for islice() must be a positive integer or None.")
      }
      step = given
    }
    let source = try Operators.makeIterator(iterable)
    var (position, wanted) = (0, start)
    return iterator("islice", over: [.object(source)]) {
      let target = min(wanted, stop)
      while position < target {
        guard try source.next() != nil else { return nil }
        position += 1
        if position & 0xfff == 0 { try Machine.current.checkInterrupt() }
      }
      guard wanted < stop, let item = try source.next() else { return nil }
      position += 1
      wanted = wanted.addingReportingOverflow(step).overflow ? stop : wanted + step
      return item
    }
  }
}
