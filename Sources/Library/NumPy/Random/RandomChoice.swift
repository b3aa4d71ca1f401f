import Interpreter
import Tensors

/// `choice`: elements drawn with or without putting them back.
struct RandomChoice {
  private let source: Tensor?
  /// The texts that `source` counts, when the elements are texts.
  private let texts: TextArray?
  private let isNumber: Bool
  private let total: Int
  private let sizes: [Int]?
  private let replaces: Bool
  private let shuffles: Bool
  private let axis: Int
  private let probabilities: [Double]?
  private let isGenerator: Bool

  private let wanted: Int

  /// - Parameter first: The place of `a` among the arguments.
  init(_ arguments: Arguments, _ first: Int, isGenerator: Bool) throws {
    self.isGenerator = isGenerator
    let count = try Operators.indexValue(arguments[first])
    isNumber = count != nil
    texts = try count == nil ? TextArray.reading(arguments[first]) : nil
    source = try count == nil ? texts?.places ?? arguments.elements(first) : nil
    axis =
      try isGenerator && source != nil
      ? ArrayTypes.axis(arguments.index(first + 4, or: 0), rank: max(source?.rank ?? 1, 1)) : 0
    if let source, !isGenerator, source.rank != 1 { throw Raised.valueError("a must be 1-dimensional") }
    if let source, source.rank == 0 {
      throw Raised.valueError("a must be a sequence or an integer, not \(arguments[first].typeName)")
    }
    total = count ?? source?.shape[axis] ?? 0
    sizes = try arguments[first + 1].isNone ? nil : ArrayShape.sizes(arguments[first + 1])
    wanted = try sizes.map(ArrayShape.count(of:)) ?? 1
    replaces = try arguments.optional(first + 2).map(Operators.isTrue) ?? true
    shuffles = try isGenerator ? arguments.optional(first + 5).map(Operators.isTrue) ?? true : true
    probabilities = try arguments[first + 3].isNone ? nil : ArrayConversion.doubles(arguments[first + 3])
    try check()
  }

  private func check() throws {
    if total <= 0, wanted > 0 {
      throw Raised.valueError(
        isNumber
          ? (isGenerator
            ? "a must be a positive integer unless no samples are taken"
            : "a must be greater than 0 unless no samples are taken")
          : (isGenerator
            ? "a cannot be empty unless no samples are taken" : "'a' cannot be empty unless no samples are taken"))
    }
    if let probabilities { try checkProbabilities(probabilities) }
    if !replaces, wanted > total {
      throw Raised.valueError(
        isGenerator
          ? "Cannot take a larger sample than population when replace is False"
          : "Cannot take a larger sample than population when 'replace=False'")
    }
  }

  private func checkProbabilities(_ chances: [Double]) throws {
    if chances.count != total {
      throw Raised.valueError(isGenerator ? "a and p must have same size" : "'a' and 'p' must have same size")
    }
    if chances.contains(where: { $0 < 0 }) { throw Raised.valueError("Probabilities are not non-negative") }
    if (chances.reduce(0, +) - 1).magnitude > 1e-8 {
      throw Raised.valueError(
        isGenerator
          ? "Probabilities do not sum to 1. See Notes section of docstring for more information."
          : "probabilities do not sum to 1")
    }
    if !replaces, chances.filter({ $0 > 0 }).count < wanted {
      throw Raised.valueError("Fewer non-zero entries in p than size")
    }
  }

  func drawn(_ stream: RandomStream) throws -> Value {
    let places = try positions(stream)
    guard let source else {
      if sizes == nil { return .int(places[0]) }
      return NumPyCreation.result(try ArrayShape.reshaped(torch { try Tensor.from(ints: places) }, sizes ?? []))
    }
    let picked = try ArrayConversion.tensor(NumPyRandom.picked(source, places, axis))
    var shape = Array(source.shape)
    shape.replaceSubrange(axis...axis, with: sizes ?? [])
    if let texts {
      let chosen = try torch { try picked.integers() }.map { texts.texts[$0] }
      if sizes == nil, let only = chosen.first, texts.shape.count == 1 { return TextArray.element(only) }
      return .object(TextArray(chosen, shape: shape, width: texts.width))
    }
    let shaped = try ArrayShape.reshaped(picked, shape)
    return sizes == nil ? Value(array: shaped) : NumPyCreation.result(shaped)
  }

  private func positions(_ stream: RandomStream) throws -> [Int] {
    if let probabilities { return try replaces ? weighted(stream, probabilities) : weightedOnce(stream, probabilities) }
    if replaces {
      return try (0..<wanted).map { turn in
        try Machine.current.checkInterrupt(after: turn)
        return Int(stream.integer(upTo: UInt64(total - 1)))
      }
    }
    if !isGenerator { return try Array(stream.order(total).prefix(wanted)) }
    return try once(stream)
  }

  private func sums(_ chances: [Double]) -> [Double] {
    var sum = 0.0
    let sums = chances.map { chance -> Double in
      sum += chance
      return sum
    }
    return sums.map { $0 / sum }
  }

  private func weighted(_ stream: RandomStream, _ chances: [Double]) throws -> [Int] {
    let sums = sums(chances)
    return try (0..<wanted).map { _ in
      try Machine.current.checkInterrupt()
      let number = stream.double()
      return sums.firstIndex { $0 > number } ?? total - 1
    }
  }

  /// Draws until enough different elements are found.
  private func weightedOnce(_ stream: RandomStream, _ chances: [Double]) throws -> [Int] {
    var chances = chances
    var found: [Int] = []
    while found.count < wanted {
      let numbers = (0..<(wanted - found.count)).map { _ in stream.double() }
      for place in found { chances[place] = 0 }
      let sums = sums(chances)
      for number in numbers {
        try Machine.current.checkInterrupt()
        let place = sums.firstIndex { $0 > number } ?? total - 1
        if !found.contains(place) { found.append(place) }
      }
    }
    return found
  }

  /// The generator's way without putting back: the end of a shuffle for large shares, else Floyd's algorithm.
  private func once(_ stream: RandomStream) throws -> [Int] {
    func shuffle(_ list: inout [Int], from first: Int) throws {
      for place in stride(from: list.count - 1, through: first, by: -1) {
        try Machine.current.checkInterrupt(after: place)
        list.swapAt(place, Int(stream.integer(upTo: UInt64(place))))
      }
    }
    if total > 10_000, wanted > total / (shuffles ? 50 : 20) {
      try Operators.checkSize(MemoryLayout<Int>.stride, times: total)
      var all = Array(0..<total)
      try shuffle(&all, from: max(total - wanted, 1))
      return Array(all.suffix(wanted))
    }
    var found: [Int] = []
    var known: Set<Int> = []
    for last in (total - wanted)..<total {
      try Machine.current.checkInterrupt(after: last)
      let candidate = Int(stream.integer(upTo: UInt64(last)))
      let place = known.insert(candidate).inserted ? candidate : last
      known.insert(place)
      found.append(place)
    }
    if shuffles { try shuffle(&found, from: 1) }
    return found
  }
}
