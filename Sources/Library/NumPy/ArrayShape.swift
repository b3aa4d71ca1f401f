import Interpreter
import Tensors

/// Shapes as NumPy writes, reads and broadcasts them.
enum ArrayShape {
  /// The tuple in messages: `(2,3)`, `(3,)`; unknown sizes are left out in front and named behind.
  static func text<S: Sequence>(_ sizes: S) -> String where S.Element == Int {
    let known = Array(sizes.drop { $0 < 0 })
    guard let first = known.first else { return "()" }
    let total = Array(sizes).count
    let rest = known.dropFirst().map { $0 < 0 ? ",newaxis" : ",\($0)" }.joined()
    return "(\(first)\(rest)\(total == 1 ? "," : ""))"
  }

  static func tuple(_ shape: Shape) -> Value { .tuple(shape.map { .int($0) }) }

  static func count(_ shape: Shape) -> Int { shape.reduce(1, &*) }

  /// The shape that all broadcast to.
  /// - Throws: ValueError with the shapes.
  static func broadcast(_ shapes: [Shape]) throws -> Shape {
    if let common = common(shapes) { return common }
    let names = shapes.map { text($0) + " " }.joined()
    throw Raised.valueError("operands could not be broadcast together with shapes \(names)")
  }

  static func common(_ shapes: [Shape]) -> Shape? {
    let rank = shapes.map(\.count).max() ?? 0
    var sizes = Array(repeating: 1, count: rank)
    for shape in shapes {
      let lead = rank - shape.count
      for axis in shape.indices where shape[axis] != 1 {
        if sizes[lead + axis] != 1, sizes[lead + axis] != shape[axis] { return nil }
        sizes[lead + axis] = shape[axis]
      }
    }
    return Shape(sizes)
  }

  /// Sizes given as a number or a sequence of numbers.
  static func sizes(_ value: Value) throws -> [Int] {
    let sizes = try integers(value)
    if sizes.contains(where: { $0 < 0 }) { throw Raised.valueError("negative dimensions are not allowed") }
    return sizes
  }

  /// NumPy's error for more bytes than an integer counts.
  static var tooLarge: Raised {
    Raised.valueError("array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
  }

  /// How many elements an array of the sizes has.
  /// - Throws: ValueError and MemoryError for more than fit.
  static func count(of sizes: [Int]) throws -> Int {
    var count = sizes.contains(0) ? 0 : 1
    for size in sizes where count > 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw tooLarge }
      count = product
    }
    try Operators.checkSize(MemoryLayout<Int>.size, times: count)
    return count
  }

  /// Numbers given as one or as a sequence.
  static func integers(_ value: Value) throws -> [Int] {
    if value.object(as: TupleObject.self) == nil, value.object(as: ListObject.self) == nil,
      value.array.map({ $0.rank == 0 }) ?? true
    {
      return [try Arguments.index(value)]
    }
    return try Operators.array(value).map(Arguments.index)
  }

  /// The axes that `axis=` names, in order; nil stands for all.
  /// - Throws: AxisError, ValueError for one named twice.
  static func axes(_ value: Value, rank: Int) throws -> [Int] {
    if value.isNone { return Array(0..<rank) }
    let axes = try integers(value).map { try ArrayTypes.axis($0, rank: rank) }
    if Set(axes).count != axes.count { throw Raised.valueError("duplicate value in 'axis'") }
    return axes
  }

  /// The tensor in another shape, as a view where the strides allow it.
  /// - Throws: ValueError with NumPy's words.
  static func reshaped(_ tensor: Tensor, _ wanted: [Int]) throws -> Tensor {
    let unknown = wanted.filter { $0 < 0 }.count
    if unknown > 1 { throw Raised.valueError("can only specify one unknown dimension") }
    let known = wanted.reduce(1) { $1 < 0 ? $0 : $0 &* $1 }
    let fits = unknown == 0 ? known == tensor.count : known > 0 && tensor.count % known == 0
    guard fits else {
      throw Raised.valueError("cannot reshape array of size \(tensor.count) into shape \(text(wanted))")
    }
    let sizes = wanted.map { $0 < 0 ? tensor.count / known : $0 }
    return try torch { try tensor.detached().reshape(sizes) }
  }

  /// The tensor with its axes in another order.
  static func permuted(_ tensor: Tensor, _ order: [Int]) -> Tensor {
    tensor.window(
      shape: Shape(order.map { tensor.shape[$0] }), strides: Shape(order.map { tensor.strides[$0] }),
      offset: tensor.storageOffset)
  }

  /// The tensor repeated to a shape that it broadcasts to.
  static func broadcast(_ tensor: Tensor, to shape: Shape) -> Tensor {
    let lead = shape.count - tensor.shape.count
    var strides = Array(repeating: 0, count: shape.count)
    for axis in tensor.shape.indices where tensor.shape[axis] != 1 || shape[lead + axis] == 1 {
      strides[lead + axis] = tensor.strides[axis]
    }
    return tensor.window(shape: shape, strides: Shape(strides), offset: tensor.storageOffset)
  }
}
