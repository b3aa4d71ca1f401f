/// An equation of `einsum`: which dimensions of the operands carry the same letter, and which remain.
struct Einsum {
  private let terms: [[Label]]
  private let output: [Label]?

  private enum Label: Hashable {
    case letter(Character)
    case ellipsis
  }

  /// Errors: RuntimeError for a text that is no equation.
  init(_ equation: String) throws {
    let text = equation.filter { $0 != " " }
    let sides = text.components(separatedBy: "->")
    guard sides.count <= 2 else { throw TensorError.runtime("einsum(): found '->' more than once in \(equation)") }
    terms = try sides[0].split(separator: ",", omittingEmptySubsequences: false).enumerated().map {
      try Einsum.labels(String($0.element), "operand \($0.offset)")
    }
    output = try sides.count == 2 ? Einsum.labels(sides[1], "the output") : nil
  }

  private static func labels(_ text: String, _ place: String) throws -> [Label] {
    var labels: [Label] = []
    var rest = Substring(text)
    while let character = rest.first {
      if rest.hasPrefix("...") {
        guard !labels.contains(.ellipsis) else {
          throw TensorError.runtime("einsum(): found '.' for \(place) for which an ellipsis was already found")
        }
        labels.append(.ellipsis)
        rest = rest.dropFirst(3)
      } else if character.isASCII, character.isLetter {
        labels.append(.letter(character))
        rest = rest.dropFirst()
      } else {
        throw TensorError.runtime(
          "einsum(): invalid subscript given at index \(text.count - rest.count) in the equation string, subscripts must be in [a-zA-Z]"
        )
      }
    }
    return labels
  }

  /// Errors: RuntimeError for operands that do not fit the equation.
  func result(of operands: [Tensor]) throws -> Tensor {
    guard !operands.isEmpty else { throw TensorError.runtime("einsum(): must provide at least one operand") }
    guard operands.count == terms.count else {
      throw TensorError.runtime(
        operands.count > terms.count
          ? "einsum(): more operands were provided than specified in the equation"
          : "einsum(): fewer operands were provided than specified in the equation")
    }
    let spans = try zip(operands, terms).map { operand, term -> Int in
      let letters = term.count - (term.contains(.ellipsis) ? 1 : 0)
      guard term.contains(.ellipsis) ? operand.rank >= letters : operand.rank == letters else {
        let index = terms.firstIndex(of: term) ?? 0
        throw TensorError.runtime(
          "einsum(): the number of subscripts in the equation (\(letters)) does not match the number of dimensions (\(operand.rank)) for operand \(index) and no ellipsis was given"
        )
      }
      return operand.rank - letters
    }
    let widest = zip(terms, spans).filter { $0.0.contains(.ellipsis) }.map(\.1).max() ?? 0
    let named = zip(terms, spans).map { numbers($0, widest: widest, span: $1) }
    return try Einsum.contract(operands, named, to: outputNumbers(widest))
  }

  /// Letters as numbers; the dimensions of an ellipsis count from its end.
  private func numbers(_ labels: [Label], widest: Int, span: Int) -> [Int] {
    labels.flatMap { label -> [Int] in
      switch label {
      case .letter(let letter): return [Int(letter.asciiValue ?? 0)]
      case .ellipsis: return (widest - span..<widest).map { 1000 + $0 }
      }
    }
  }

  private func outputNumbers(_ widest: Int) throws -> [Int] {
    if let output {
      let known = Set(terms.flatMap { $0 })
      for label in output where !known.contains(label) {
        guard case .letter(let letter) = label else { continue }
        throw TensorError.runtime(
          "einsum(): output subscript \(letter) does not appear in the equation for any input operand")
      }
      for (place, label) in output.enumerated() where output[..<place].contains(label) {
        guard case .letter(let letter) = label else { continue }
        throw TensorError.runtime("einsum(): output subscript \(letter) appears more than once in the output")
      }
      return numbers(output, widest: widest, span: widest)
    }
    var counts: [Label: Int] = [:]
    for label in terms.flatMap({ $0 }) { counts[label, default: 0] += 1 }
    let single = counts.compactMap { label, count -> Int? in
      guard case .letter(let letter) = label, count == 1 else { return nil }
      return Int(letter.asciiValue ?? 0)
    }
    return (0..<widest).map { 1000 + $0 } + single.sorted()
  }

  // MARK: Contraction

  /// The sums of products of operands whose dimensions are numbered, over the numbers that the result does not have.
  static func contract(_ operands: [Tensor], _ numbers: [[Int]], to output: [Int]) throws -> Tensor {
    var parts: [(tensor: Tensor, numbers: [Int])] = []
    for (tensor, names) in zip(operands, numbers) { parts.append(try withoutRepeats(tensor, names)) }
    try checkSizes(parts)
    while parts.count > 1 {
      let right = parts.remove(at: 1)
      let left = parts[0]
      let later = Set(parts.dropFirst().flatMap(\.numbers) + output)
      parts[0] = try product(left, right, keeping: later)
    }
    let (tensor, names) = parts[0]
    let summed = names.indices.filter { !output.contains(names[$0]) }
    let kept = names.filter { output.contains($0) }
    let total = summed.isEmpty ? tensor : try tensor.sum(summed)
    let order = output.compactMap { kept.firstIndex(of: $0) }
    return order == Array(order.indices) && operands.count > 1 ? total : kept.isEmpty ? total : try total.permute(order)
  }

  /// A letter that stands twice in one operand means its diagonal.
  private static func withoutRepeats(_ tensor: Tensor, _ names: [Int]) throws -> (tensor: Tensor, numbers: [Int]) {
    var (tensor, names) = (tensor, names)
    while let second = names.indices.first(where: { names[..<$0].contains(names[$0]) }),
      let first = names.firstIndex(of: names[second])
    {
      let size = tensor.shape[first]
      guard size == tensor.shape[second] else {
        throw TensorError.runtime(
          "einsum(): subscript \(letter(names[first])) is repeated for operand 0 but the sizes don't match, \(tensor.shape[second]) != \(size)"
        )
      }
      let moved = try tensor.movedim([first, second], [0, 1])
      let rest = Array(moved.shape.dropFirst(2))
      let flat = try moved.reshape([size * size] + rest)
      let diagonal = try flat.indexSelected(0, Tensor.from(ints: (0..<size).map { $0 * (size + 1) }))
      let name = names[first]
      names = [name] + names.indices.filter { $0 != first && $0 != second }.map { names[$0] }
      tensor = diagonal
    }
    return (tensor, names)
  }

  private static func letter(_ number: Int) -> String {
    number < 128 ? String(UnicodeScalar(UInt8(number))) : "..."
  }

  private static func checkSizes(_ parts: [(tensor: Tensor, numbers: [Int])]) throws {
    var sizes: [Int: (size: Int, operand: Int)] = [:]
    for (operand, part) in parts.enumerated() {
      for (axis, number) in part.numbers.enumerated() {
        let size = part.tensor.shape[axis]
        guard let known = sizes[number], known.size != 1 else {
          sizes[number] = (size, operand)
          continue
        }
        if size != 1, size != known.size {
          throw TensorError.runtime(
            "einsum(): subscript \(letter(number)) has size \(size) for operand \(operand) which does not broadcast with previously seen size \(known.size)"
          )
        }
      }
    }
  }

  private typealias Part = (tensor: Tensor, numbers: [Int])

  /// The product of two operands, summed over the numbers that nothing later needs.
  private static func product(_ left: Part, _ right: Part, keeping later: Set<Int>) throws -> Part {
    let a = try summingAlone(left, besides: right, later)
    let b = try summingAlone(right, besides: left, later)
    let shared = a.numbers.filter { b.numbers.contains($0) }
    let summed = shared.filter { !later.contains($0) }
    let batch = shared.filter { later.contains($0) }
    let onlyLeft = a.numbers.filter { !b.numbers.contains($0) }
    let onlyRight = b.numbers.filter { !a.numbers.contains($0) }
    let names = batch + onlyLeft + onlyRight
    func arranged(_ part: Part, _ order: [Int]) throws -> Tensor {
      try part.tensor.permute(order.compactMap { part.numbers.firstIndex(of: $0) })
    }
    if summed.isEmpty {
      let x = try onlyRight.reduce(arranged(a, batch + onlyLeft)) { tensor, _ in try tensor.unsqueeze(-1) }
      let y = try onlyLeft.reduce(arranged(b, batch + onlyRight)) { tensor, _ in try tensor.unsqueeze(batch.count) }
      return (try Tensor.mul(x, y), names)
    }
    func size(_ number: Int) -> Int {
      let sides = [a, b].compactMap { part in part.numbers.firstIndex(of: number).map { part.tensor.shape[$0] } }
      return sides.first { $0 != 1 } ?? sides.first ?? 1
    }
    func count(_ numbers: [Int]) -> Int { numbers.reduce(1) { $0 * size($1) } }
    func matrix(_ part: Part, _ order: [Int], _ shape: [Int]) throws -> Tensor {
      let wide = try arranged(part, order).expand(order.map(size))
      return try wide.reshape(shape)
    }
    let x = try matrix(a, batch + onlyLeft + summed, [count(batch), count(onlyLeft), count(summed)])
    let y = try matrix(b, batch + summed + onlyRight, [count(batch), count(summed), count(onlyRight)])
    return (try Tensor.bmm(x, y).viewed(names.map(size)), names)
  }

  /// Sums over what stands in one operand alone.
  private static func summingAlone(_ part: Part, besides other: Part, _ later: Set<Int>) throws -> Part {
    let alone = part.numbers.indices.filter {
      !other.numbers.contains(part.numbers[$0]) && !later.contains(part.numbers[$0])
    }
    if alone.isEmpty { return part }
    let kept = part.numbers.indices.filter { !alone.contains($0) }.map { part.numbers[$0] }
    return (try part.tensor.sum(alone), kept)
  }
}

extension String {
  /// The parts between occurrences of a separator.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var rest = Substring(self)
    while let character = rest.first {
      if rest.hasPrefix(separator) {
        parts.append(current)
        current = ""
        rest = rest.dropFirst(separator.count)
      } else {
        current.append(character)
        rest = rest.dropFirst()
      }
    }
    return parts + [current]
  }
}
