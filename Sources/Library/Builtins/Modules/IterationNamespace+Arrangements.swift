import Interpreter

/// Products, permutations and combinations of `itertools`.
extension IterationNamespace {
  static let combinatoric: [Builtin] = [
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
      guard let larger = (current[place] + 1..<max(count, current[place] + 1)).first(where: { !used.contains($0) })
      else {
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
