import Interpreter
import Tensors

/// What functions of `numpy` do with arrays of texts, and the methods of these.
enum TextArrayFunctions {
  static let names: Set = [
    "array", "asarray", "asanyarray", "copy", "unique", "where", "sort", "argsort", "isin", "concatenate", "hstack",
    "append", "array_equal", "shape", "size", "ravel", "full",
  ]

  /// The result of a function for arguments that are texts; nil when they are none or the function does not know texts.
  static func result(_ name: String, _ arguments: Arguments) throws -> Value? {
    switch name {
    case "array", "asarray", "asanyarray", "copy":
      guard let array = try array(arguments[0]) else { return nil }
      if name != "copy", arguments.has(1), !arguments[1].isNone { return try converted(array, arguments[1]) }
      return .object(
        name == "array" || name == "copy" ? TextArray(array.texts, shape: array.shape, width: array.width) : array)
    case "unique": return try array(arguments[0]).map { try unique($0, arguments) }
    case "where":
      guard arguments.has(1), let x = try TextArray.reading(arguments[1]), let y = try TextArray.reading(arguments[2])
      else { return nil }
      return try choose(arguments.elements(0), x, y)
    case "sort": return try array(arguments[0]).map { .object(try $0.picked(order($0))) }
    case "argsort": return try array(arguments[0]).map { NumPyCreation.result(try order($0)) }
    case "isin":
      guard let array = try TextArray.reading(arguments[0]), let others = try TextArray.reading(arguments[1]) else {
        return nil
      }
      let known = Set(others.texts)
      let isInverted = try arguments.truth(3)
      return try truths(array) { known.contains($0) != isInverted }
    case "concatenate", "hstack", "append":
      return try joined(name == "append" ? .list([arguments[0], arguments[1]]) : arguments[0])
    case "array_equal":
      guard let a = try TextArray.reading(arguments[0]), let b = try TextArray.reading(arguments[1]) else { return nil }
      return .bool(a.shape == b.shape && a.texts == b.texts)
    case "shape": return try array(arguments[0]).map { ArrayShape.tuple(Shape($0.shape)) }
    case "size": return try array(arguments[0]).map { .int($0.texts.count) }
    case "ravel":
      return try array(arguments[0]).map { .object(TextArray($0.texts, shape: [$0.texts.count], width: $0.width)) }
    case "full":
      guard let text = arguments[1].stringValue else { return nil }
      let sizes = try ArrayShape.sizes(arguments[0])
      return .object(TextArray(Array(repeating: text, count: try ArrayShape.count(of: sizes)), shape: sizes))
    case _: return nil
    }
  }

  /// Texts of an array or a nested list.
  private static func array(_ value: Value) throws -> TextArray? { try TextArray.reading(value) }

  private static func truths(_ array: TextArray, _ test: (String) -> Bool) throws -> Value {
    Value(
      array: try torch {
        try Tensor.filled(Shape(array.shape), .bool, of: UInt8.self) { out in
          for place in out.indices { out[place] = test(array.texts[place]) ? 1 : 0 }
        }
      })
  }

  private static func order(_ array: TextArray) throws -> Tensor {
    guard array.shape.count == 1 else { throw Raised.notInLgs("sorting an array of texts with several axes") }
    let order = array.texts.indices.sorted { a, b in
      let (x, y) = (array.texts[a], array.texts[b])
      return TextArray.precedes(x, y) || !TextArray.precedes(y, x) && a < b
    }
    return try torch { try Tensor.from(ints: order) }
  }

  private static func unique(_ array: TextArray, _ arguments: Arguments) throws -> Value {
    let flat = TextArray(array.texts, shape: [array.texts.count], width: array.width)
    let order = try order(flat).scalars().compactMap(\.int)
    var (firsts, counts): ([Int], [Int]) = ([], [])
    var inverse = Array(repeating: 0, count: order.count)
    for position in order {
      if let last = firsts.last, flat.texts[last] == flat.texts[position] {
        counts[counts.count - 1] += 1
      } else {
        firsts.append(position)
        counts.append(1)
      }
      inverse[position] = firsts.count - 1
    }
    func integers(_ list: [Int], _ shape: [Int]) throws -> Value {
      NumPyCreation.result(try torch { try Tensor.from(ints: list, shape: Shape(shape)) })
    }
    var results: [Value] = [
      .object(TextArray(firsts.map { flat.texts[$0] }, shape: [firsts.count], width: array.width))
    ]
    if try arguments.truth(1) { results.append(try integers(firsts, [firsts.count])) }
    if try arguments.truth(2) { results.append(try integers(inverse, array.shape)) }
    if try arguments.truth(3) { results.append(try integers(counts, [counts.count])) }
    return results.count == 1 ? results[0] : .tuple(results)
  }

  private static func choose(_ condition: Tensor, _ x: TextArray, _ y: TextArray) throws -> Value {
    let shape = try ArrayShape.broadcast([condition.shape, Shape(x.shape), Shape(y.shape)])
    let holds = try torch {
      try ArrayShape.broadcast(condition.elements(as: .bool), to: shape).withElements(of: UInt8.self) { Array($0) }
    }
    let (a, b) = (try x.spread(to: shape), try y.spread(to: shape))
    let texts = holds.indices.map { holds[$0] != 0 ? a[$0] : b[$0] }
    return .object(TextArray(texts, shape: Array(shape), width: max(x.width, y.width)))
  }

  private static func joined(_ value: Value) throws -> Value? {
    guard let parts = try? Operators.array(value), parts.contains(where: { $0.object(as: TextArray.self) != nil })
    else {
      return nil
    }
    let arrays = try parts.map { part -> TextArray in
      guard let array = try TextArray.reading(part), array.shape.count <= 1 else {
        throw Raised.notInLgs("joining texts with other arrays")
      }
      return array
    }
    let texts = arrays.flatMap(\.texts)
    return .object(TextArray(texts, shape: [texts.count], width: arrays.map(\.width).max()))
  }

  // MARK: Methods

  private static func converted(_ array: TextArray, _ kind: Value) throws -> Value {
    if kind.object(as: TypeObject.self) === BuiltinTypes.string || ["str", "U"].contains(kind.stringValue ?? "") {
      return .object(array)
    }
    if let name = kind.stringValue, name.hasPrefix("<U") || name.hasPrefix("U"),
      let width = Int(name.drop { $0 == "<" || $0 == "U" })
    {
      return .object(
        TextArray(
          array.texts.map { String(String.UnicodeScalarView($0.unicodeScalars.prefix(width))) }, shape: array.shape,
          width: width))
    }
    let dtype = try ArrayDTypeObject.dtype(of: kind)
    let constructor: Value = .object(dtype.isFloatingPoint ? BuiltinTypes.float : BuiltinTypes.int)
    let numbers = try array.texts.map { try Operators.call(constructor, [.string($0)]) }
    let flat = try ArrayConversion.tensor(.list(numbers))
    return NumPyCreation.result(try ArrayShape.reshaped(torch { try flat.elements(as: dtype) }, array.shape))
  }

  private static func method(
    _ signature: String, _ summary: String, _ example: String, body: @escaping (TextArray, Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "ndarray", summary, example: example) { arguments in
      guard let array = arguments[0].object(as: TextArray.self) else {
        throw Raised.typeError("descriptor requires a 'numpy.ndarray' object but received a '\(arguments[0].typeName)'")
      }
      return try body(array, arguments)
    }
  }

  static let methods: [Builtin] = [
    method("tolist(self, /)", "The texts as nested lists.", "np.array(['a', 'b']).tolist()\n#> ['a', 'b']") {
      array, _ in
      var next = 0
      func level(_ axis: Int) -> Value {
        if axis == array.shape.count {
          next += 1
          return .string(array.texts[next - 1])
        }
        return .list((0..<array.shape[axis]).map { _ in level(axis + 1) })
      }
      return level(0)
    },
    method(
      "astype(self, /, dtype)", "The texts as numbers, or in another width.",
      "np.array(['1', '2.5']).astype(float)\n#> array([1. , 2.5])"
    ) { try converted($0, $1[1]) },
    method("copy(self, /)", "A copy.", "np.array(['a']).copy()\n#> array(['a'], dtype='<U1')") { array, _ in
      .object(TextArray(array.texts, shape: array.shape, width: array.width))
    },
    method("item(self, /)", "The only text.", "np.array(['a']).item()\n#> 'a'") { array, _ in
      guard array.texts.count == 1 else {
        throw Raised.valueError("can only convert an array of size 1 to a Python scalar")
      }
      return .string(array.texts[0])
    },
    method(
      "reshape(self, /, *shape)", "The texts in another shape.",
      "np.array(['a', 'b']).reshape(2, 1)\n#> array([['a'],\n#>        ['b']], dtype='<U1')"
    ) { array, arguments in
      let sizes =
        try arguments.rest.count == 1 ? ArrayShape.integers(arguments.rest[0]) : arguments.rest.map(Arguments.index)
      return .object(try array.picked(ArrayShape.reshaped(array.places, sizes)))
    },
    method("flatten(self, /)", "The texts in one row.", "np.array([['a']]).flatten()\n#> array(['a'], dtype='<U1')") {
      array, _ in .object(TextArray(array.texts, shape: [array.texts.count], width: array.width))
    },
    method("ravel(self, /)", "The texts in one row.", "np.array([['a']]).ravel()\n#> array(['a'], dtype='<U1')") {
      array, _ in .object(TextArray(array.texts, shape: [array.texts.count], width: array.width))
    },
  ]
}
