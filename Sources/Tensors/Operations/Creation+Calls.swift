import CKernels

extension Tensor {
  /// A tensor of nested lists. Dtype: given, else float32 with any float, int64 with any int, bool.
  /// Errors: ValueError and TypeError for lists that are no regular block.
  public convenience init(nested data: NestedData, _ dtype: DType? = nil) throws {
    var flat: [Scalar] = []
    let shape = try Tensor.shape(of: data, into: &flat)
    let inferred = flat.map(\.defaultDType).max { $0.category < $1.category } ?? .standard
    if let dtype, dtype.isInteger, dtype.isNarrow, flat.contains(where: { !$0.fits(dtype) }) {
      throw TensorError.runtime("value cannot be converted to type \(dtype.name) without overflow")
    }
    let model = try Tensor.uninitialized(shape, dtype ?? inferred)
    model.write(flat)
    lgs_storage_retain(model.storage)
    self.init(
      storage: model.storage, offset: 0, shape: model.sizes, strides: model.steps, count: model.elementCount,
      dtype: model.elementType, flags: .contiguous)
  }

  private static func shape(of data: NestedData, into flat: inout [Scalar]) throws -> Shape {
    var shape = Shape()
    var first = data
    while case .list(let items) = first {
      if shape.count == Shape.maximumRank { throw TensorError.value("too many dimensions '\(shape.count)'") }
      shape.append(items.count)
      guard let next = items.first else { break }
      first = next
    }
    try collect(data, 0, shape, &flat)
    return shape
  }

  private static func collect(_ data: NestedData, _ depth: Int, _ shape: Shape, _ flat: inout [Scalar]) throws {
    switch data {
    case .scalar(let scalar):
      if depth != shape.count { throw TensorError.type("not a sequence") }
      flat.append(scalar)
    case .list(let items):
      guard depth < shape.count else {
        throw TensorError.type("only integer tensors of a single element can be converted to an index")
      }
      guard items.count == shape[depth] else {
        throw TensorError.value("expected sequence of length \(shape[depth]) at dim \(depth) (got \(items.count))")
      }
      for item in items { try collect(item, depth + 1, shape, &flat) }
    }
  }

  /// Sets the elements of a contiguous tensor.
  private func write(_ values: [Scalar]) {
    let width = elementType.byteSize
    withExtendedLifetime(self) {
      for (index, value) in values.enumerated() {
        var element = ScalarElement(value, elementType)
        base.advanced(by: index &* width).copyMemory(from: &element.word, byteCount: width)
      }
    }
  }

  /// Ones on the diagonal.
  static func eye(_ n: Int, _ m: Int, _ dtype: DType) throws -> Tensor {
    if n < 0 { throw TensorError.runtime("n must be greater or equal to 0, got \(n)") }
    if m < 0 { throw TensorError.runtime("m must be greater or equal to 0, got \(m)") }
    let out = try zeros(Shape(n, m), dtype)
    try out.diagonal(0).fillElements(.int(1))
    return out
  }

  /// Numbers from start up to but without end. Dtype: int64 when all are integers, else float32.
  /// Errors: RuntimeError for a step of zero or of the wrong sign, or an endless range.
  public static func arange(
    _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType? = nil
  ) throws -> Tensor {
    let isFloat = [start, end, step].contains { $0.category == DType.float32.category }
    let target = dtype ?? (isFloat ? .standard : .int64)
    if step.double == 0 { throw TensorError.runtime("step must be nonzero") }
    guard start.double.isFinite, end.double.isFinite else {
      throw TensorError.runtime("unsupported range: \(rangeText(start)) -> \(rangeText(end))")
    }
    guard (step.double > 0) == (end.double >= start.double) || end.double == start.double else {
      throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    let length = ((end.double - start.double) / step.double).rounded(.up)
    guard let count = Int(exactly: length) else {
      throw TensorError.runtime("invalid size, possible overflow?")
    }
    let out = try uninitialized(Shape(count), target)
    switch target {
    case .int64:
      let first = start.int ?? 0
      let stride = step.int ?? 1
      try out.fill(Int.self) { first &+ $0 &* stride }
    case .float32: try out.fill(Float.self) { Lanes.arange(start.double, step.double, $0, of: count) }
    case .float64: try out.fill(Double.self) { Lanes.arange(start.double, step.double, $0, of: count) }
    case .uint8, .int8, .int16, .int32, .float16, .bfloat16:
      return try arange(start, end, step, target.wide).converted(to: target)
    case .bool: throw unsupported("arange_cpu", .bool)
    }
    return out
  }

  private static func rangeText(_ scalar: Scalar) -> String {
    if case .int(let value) = scalar { return String(value) }
    let value = scalar.double
    return value == value.rounded() && Swift.abs(value) < 1e6 ? String(Int(value)) : String(value)
  }

  /// Numbers at equal distances, both ends included.
  /// Errors: RuntimeError for a negative count.
  public static func linspace(_ start: Scalar, _ end: Scalar, _ steps: Int, _ dtype: DType = .standard) throws -> Tensor
  {
    if steps < 0 { throw TensorError.runtime("number of steps must be non-negative") }
    let out = try uninitialized(Shape(steps), dtype)
    let (first, last) = (start.double, end.double)
    if steps == 1 {
      try out.fillElements(start)
      return out
    }
    switch dtype {
    case .float32: try out.fill(Float.self) { Lanes.linspace(Float(first), Float(last), $0, of: steps) }
    case .float64: try out.fill(Double.self) { Lanes.linspace(first, last, $0, of: steps) }
    case .int64:
      let (low, high) = (start.int ?? 0, end.int ?? 0)
      let step = (Double(high) - Double(low)) / Double(steps - 1)
      try out.fill(Int.self) { index in
        let value =
          index < steps / 2
          ? Double(low) + step * Double(index) : Double(high) - step * Double(steps - index - 1)
        return Int(exactly: value.rounded(.towardZero)) ?? 0
      }
    case .uint8, .int8, .int16, .int32: return try linspace(start, end, steps, .int64).converted(to: dtype)
    case .float16, .bfloat16:
      // The step is rounded too.
      let step = try Float(scalar(.float((last - first) / Double(steps - 1)), dtype).item().double)
      try out.fill(Float.self) {
        $0 < steps / 2 ? Float(first) + step * Float($0) : Float(last) - step * Float(steps - $0 - 1)
      }
    case .bool: throw unsupported("linspace_cpu", .bool)
    }
    return out
  }

  /// Sets every element of a contiguous tensor from its position.
  /// Errors: interrupted.
  func fill<Element>(_ type: Element.Type, _ value: (Int) -> Element) throws {
    if elementType.isNarrow {
      let wide = try Tensor.uninitialized(sizes, elementType.wide)
      try wide.fill(type, value)
      return try writeElements(of: wide)
    }
    try withExtendedLifetime(self) {
      try base.withMemoryRebound(to: Element.self, capacity: Swift.max(elementCount, 1)) { target in
        try Interruption.inRuns(elementCount) { for index in $0 { target[index] = value(index) } }
      }
    }
  }
}

/// PyTorch fills ranges by vectors of 32 bytes, each from its own rounded first value, two vectors at a time; what is
/// left over is computed one by one.
private protocol LaneElement: BinaryFloatingPoint {
  static var lanes: Int { get }
}

extension Float: LaneElement { fileprivate static var lanes: Int { 8 } }
extension Double: LaneElement { fileprivate static var lanes: Int { 4 } }

private enum Lanes {
  static func arange<T: LaneElement>(_ start: Double, _ step: Double, _ index: Int, of count: Int) -> T {
    if index >= count / (2 * T.lanes) * (2 * T.lanes) { return T(start.addingProduct(step, Double(index))) }
    let block = index / T.lanes * T.lanes
    let first = Double(T(start.addingProduct(step, Double(block))))
    return T(first.addingProduct(step, Double(index - block)))
  }

  /// No lanes here: every element is computed from the nearer end.
  static func linspace<T: LaneElement>(_ start: T, _ end: T, _ index: Int, of count: Int) -> T {
    let step = (end - start) / T(count - 1)
    return index < count / 2
      ? start.addingProduct(step, T(index)) : end.addingProduct(-step, T(count - index - 1))
  }
}
