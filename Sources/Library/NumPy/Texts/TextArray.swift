import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator

/// An array of texts: `dtype('<U5')`. Windows on it are copies; assignments change it in place.
final class TextArray: Object {
  let shape: [Int]
  private(set) var texts: [String]
  /// The number of characters that fit into every place; longer texts are cut.
  let width: Int

  init(_ texts: [String], shape: [Int], width: Int? = nil) {
    self.texts = texts
    self.shape = shape
    self.width = max(1, width ?? texts.lazy.map(\.unicodeScalars.count).max() ?? 1)
    super.init()
  }

  override var type: TypeObject { ArrayTypes.textArray }

  /// The numbers of the places, in the array's shape: what an index of it selects from.
  var places: Tensor {
    get throws { try torch { try Tensor.from(ints: Array(texts.indices), shape: Shape(shape)) } }
  }

  static func element(_ text: String) -> Value { .object(StringObject(arrayElement: text)) }

  // MARK: Reading values

  /// The texts of an array, a text, or nested sequences that begin with one; nil for anything else.
  static func reading(_ value: Value) throws -> TextArray? {
    if let array = value.object(as: TextArray.self) { return array }
    if let text = value.stringValue { return TextArray([text], shape: []) }
    guard value.object(as: ListObject.self) != nil || value.object(as: TupleObject.self) != nil, hasText(value, 0)
    else { return nil }
    var texts: [String] = []
    var shape: [Int] = []
    var least = 1
    try collect(value, 0, &shape, &texts, &least)
    return TextArray(texts, shape: shape, width: max(least, texts.lazy.map(\.unicodeScalars.count).max() ?? 1))
  }

  private static func hasText(_ value: Value, _ depth: Int) -> Bool {
    if value.stringValue != nil || value.object(as: TextArray.self) != nil { return true }
    let items = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items ?? []
    return depth < 32 && (items.first.map { hasText($0, depth + 1) } ?? false)
  }

  private static func collect(
    _ value: Value, _ depth: Int, _ shape: inout [Int], _ texts: inout [String], _ least: inout Int
  ) throws {
    let items =
      value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items
      ?? value.object(as: TextArray.self).map { array in array.shape.count == 1 ? array.texts.map(element) : [] }
    if let items {
      if depth == shape.count, texts.isEmpty { shape.append(items.count) }
      guard depth < shape.count, shape[depth] == items.count else {
        throw Raised.valueError(
          "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(depth) "
            + "dimensions. The detected shape was \(try Operators.repr(ArrayShape.tuple(Shape(Array(shape.prefix(depth)))))) + inhomogeneous part."
        )
      }
      return try items.forEach { try collect($0, depth + 1, &shape, &texts, &least) }
    }
    switch value {
    case .bool: least = max(least, 5)
    case .int: least = max(least, 21)
    case .float: least = max(least, 32)
    case .none: throw Raised.notInLgs("an array of objects")
    case .object:
      guard value.stringValue != nil || value.arrayScalar != nil else { throw Raised.notInLgs("an array of objects") }
      if let scalar = value.arrayScalar { least = max(least, scalar.dtype.isFloatingPoint ? 32 : 21) }
    }
    texts.append(try Operators.str(value))
  }

  // MARK: Display

  override func repr() throws -> String {
    let type = "dtype='<U\(width)'"
    if texts.isEmpty {
      return "array([], \(shape == [0] ? "" : "shape=\(try Operators.repr(ArrayShape.tuple(Shape(shape)))), ")\(type))"
    }
    return try ArrayText.repr(texts: texts.map(StringObject.quoted), places: places, ending: type)
  }

  override func str() throws -> String {
    if shape.isEmpty { return texts[0] }
    if texts.isEmpty { return "[]" }
    return try ArrayText.str(texts: texts.map(StringObject.quoted), places: places)
  }

  override func isTrue() throws -> Bool {
    if texts.count == 1 { return !texts[0].isEmpty }
    throw Raised.valueError(
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
  }

  override func hash() throws -> Int { throw Raised.typeError("unhashable type: 'numpy.ndarray'") }

  // MARK: Containers

  override func length() throws -> Int {
    guard let size = shape.first else { throw Raised.typeError("len() of unsized object") }
    return size
  }

  override func item(_ index: Value) throws -> Value {
    let found = try ArrayIndex(index, of: places).read()
    if let place = found.arrayScalar?.value.int { return TextArray.element(texts[place]) }
    return .object(try picked(ArrayConversion.tensor(found)))
  }

  /// The texts at places, in their shape.
  func picked(_ places: Tensor) throws -> TextArray {
    try TextArray(torch { try places.integers() }.map { texts[$0] }, shape: Array(places.shape), width: width)
  }

  override func setItem(_ index: Value, to value: Value) throws {
    let found = try ArrayConversion.tensor(ArrayIndex(index, of: places).read())
    guard let source = try TextArray.reading(value) else {
      let text = try Operators.str(value)
      for place in try torch({ try found.integers() }) { texts[place] = cut(text) }
      return
    }
    guard source.texts.count == 1 || source.texts.count == found.count else {
      throw Raised.valueError(
        "could not broadcast input array from shape \(ArrayShape.text(source.shape)) into shape "
          + ArrayShape.text(found.shape))
    }
    for (number, place) in try torch({ try found.scalars() }).enumerated() {
      texts[place.int ?? 0] = cut(source.texts[source.texts.count == 1 ? 0 : number])
    }
  }

  private func cut(_ text: String) -> String {
    text.unicodeScalars.count <= width ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(width)))
  }

  override func makeIterator() throws -> Object {
    guard shape.count == 1 else {
      let rows = try (0..<length()).map { try item(.int($0)) }
      return try Operators.makeIterator(.list(rows))
    }
    return try Operators.makeIterator(.list(texts.map(TextArray.element)))
  }

  override func contains(_ value: Value) throws -> Bool { value.stringValue.map(texts.contains) ?? false }

  // MARK: Operators

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = try TextArray.reading(other) else {
      guard operation == .equal || operation == .notEqual else { return nil }
      return Value(array: try torch { try Tensor.full(Shape(shape), .bool(operation == .notEqual), .bool) })
    }
    let common = try ArrayShape.broadcast([Shape(shape), Shape(right.shape)])
    let (a, b) = (try spread(to: common), try right.spread(to: common))
    func holds(_ x: String, _ y: String) -> Bool {
      let order = TextArray.precedes(x, y)
      switch operation {
      case .equal: return x.unicodeScalars.elementsEqual(y.unicodeScalars)
      case .notEqual: return !x.unicodeScalars.elementsEqual(y.unicodeScalars)
      case .less: return order
      case .greaterOrEqual: return !order
      case .greater: return TextArray.precedes(y, x)
      case .lessOrEqual: return !TextArray.precedes(y, x)
      case .is, .isNot, .in, .notIn: return false
      }
    }
    return Value(
      array: try torch {
        try Tensor.filled(common, .bool, of: UInt8.self) { out in
          for place in out.indices { out[place] = holds(a[place], b[place]) ? 1 : 0 }
        }
      })
  }

  static func precedes(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }

  /// The texts repeated to a shape.
  func spread(to shape: Shape) throws -> [String] {
    let wide = ArrayShape.broadcast(try places, to: shape)
    return try torch { try wide.integers() }.map { texts[$0] }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    throw Raised.notInLgs("arithmetic with an array of texts")
  }

  // MARK: Attributes

  override func attribute(_ name: Symbol) throws -> Value {
    switch name.name {
    case "shape": return ArrayShape.tuple(Shape(shape))
    case "ndim": return .int(shape.count)
    case "size": return .int(texts.count)
    case "itemsize": return .int(4 * width)
    case "nbytes": return .int(4 * width * texts.count)
    case "dtype": return .object(TextDTypeObject(width))
    case "T": return .object(try picked(ArrayShape.permuted(try places, Array(shape.indices.reversed()))))
    case "__class__": return .object(type)
    case _: break
    }
    if let member = ArrayTypes.textArray.members[name] { return try member.bound(to: .object(self)) }
    throw Raised.notInLgs("numpy.ndarray.\(name) of texts")
  }
}

/// `dtype('<U5')`.
final class TextDTypeObject: Object {
  private let width: Int
  init(_ width: Int) {
    self.width = width
    super.init()
  }

  override var type: TypeObject { ArrayTypes.dtype }
  override func repr() throws -> String { "dtype('<U\(width)')" }
  override func str() throws -> String { "<U\(width)" }
  override func hash() throws -> Int { width.hashValue }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let same = other.object(as: TextDTypeObject.self)?.width == width || other.stringValue == "<U\(width)"
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "kind", "char": return .string("U")
    case "name": return .string("str\(32 * width)")
    case "str": return .string("<U\(width)")
    case "itemsize": return .int(4 * width)
    case "type": return .object(ArrayTypes.text)
    case _: return nil
    }
  }
}
