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

  // MARK: Arrangements

  private static let combinatoric: [Builtin] = [
    function(
      "product(*iterables, repeat=1)", "Every way to take one item of each iterable.",
      example: "list(itertools.product('ab', [1, 2]))\n#> [('a', 1), ('a', 2), ('b', 1), ('b', 2)]"
    ) { arguments in
      let times = try arguments.index(0, or: 1)
      if times < 0 { throw Raised.valueError("repeat argument cannot be negative") }
      let (width, overflow) = arguments.rest.count.multipliedReportingOverflow(by: times)
      if overflow || width > 1 << 20 { throw Raised.memoryError() }
      let once = try arguments.rest.map(Operators.array)
      let pools = Array(repeatElement(once, count: times).joined())
      var indices: [Int]? = pools.contains(where: \.isEmpty) ? nil : Array(repeating: 0, count: pools.count)
      return iterator("product", over: arguments.rest) {
        guard let current = indices else { return nil }
        indices = advanced(current) { pools[$0].count }
        return .tuple(current.indices.map { pools[$0][current[$0]] })
      }
    },
    function(
      "permutations(iterable, r=None)", "Every ordered selection of r items.",
      example: "list(itertools.permutations('abc', 2))[:3]\n#> [('a', 'b'), ('a', 'c'), ('b', 'a')]"
    ) { try arrangements("permutations", $0[0], $0.optional(1)) { next, count in nextPermutation(next, count) } },
    function(
      "combinations(iterable, r)", "Every selection of r items, in their order.",
      example: "list(itertools.combinations('abc', 2))\n#> [('a', 'b'), ('a', 'c'), ('b', 'c')]"
    ) { try arrangements("combinations", $0[0], $0[1], nextCombination) },
    function(
      "combinations_with_replacement(iterable, r)", "Every selection of r items, which may repeat.",
      example: "list(itertools.combinations_with_replacement('ab', 2))\n#> [('a', 'a'), ('a', 'b'), ('b', 'b')]"
    ) { try arrangements("combinations_with_replacement", $0[0], $0[1], nextMultiset) },
  ]

  /// The next setting of counters whose last one runs fastest, or nil behind the last.
  private static func advanced(_ counters: [Int], _ limit: (Int) -> Int) -> [Int]? {
    var next = counters
    for index in next.indices.reversed() {
      next[index] += 1
      if next[index] < limit(index) { return next }
      next[index] = 0
    }
    return nil
  }

  private static func arrangements(
    _ name: String, _ iterable: Value, _ size: Value?, _ step: @escaping ([Int], Int) -> [Int]?
  ) throws -> Value {
    let pool = try Operators.array(iterable)
    let count = try size.flatMap { $0.isNone && name == "permutations" ? nil : $0 }.map(Arguments.index) ?? pool.count
    if count < 0 { throw Raised.valueError("r must be non-negative") }
    let repeats = name == "combinations_with_replacement"
    var indices: [Int]?
    if repeats {
      try Operators.checkSize(MemoryLayout<Value>.stride, times: count)
      indices = pool.isEmpty && count > 0 ? nil : Array(repeating: 0, count: count)
    } else {
      indices = count > pool.count ? nil : Array(0..<count)
    }
    return iterator(name, over: pool) {
      guard let current = indices else { return nil }
      indices = step(current, pool.count)
      return .tuple(current.map { pool[$0] })
    }
  }

  private static func nextCombination(_ current: [Int], _ count: Int) -> [Int]? {
    var next = current
    guard let place = next.indices.last(where: { next[$0] < count - next.count + $0 }) else { return nil }
    next[place] += 1
    for index in next.indices where index > place { next[index] = next[index - 1] + 1 }
    return next
  }

  private static func nextMultiset(_ current: [Int], _ count: Int) -> [Int]? {
    guard let place = current.indices.last(where: { current[$0] < count - 1 }) else { return nil }
    var next = current
    for index in next.indices where index >= place { next[index] = current[place] + 1 }
    return next
  }

  /// The next ordered selection: the last place that can grow takes the next unused item, those behind it the least.
  private static func nextPermutation(_ current: [Int], _ count: Int) -> [Int]? {
    var used = Set(current)
    var next = current
    for place in current.indices.reversed() {
      used.remove(current[place])
      guard let larger = (current[place] + 1..<max(count, current[place] + 1)).first(where: { !used.contains($0) }) else {
        continue
      }
      next[place] = larger
      used.insert(larger)
      var candidates = (0..<count).lazy.filter { !used.contains($0) }.makeIterator()
      for index in (place + 1)..<max(current.count, place + 1) { next[index] = candidates.next() ?? 0 }
      return next
    }
    return nil
  }
}
