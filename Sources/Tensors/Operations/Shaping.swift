/// Views and copies with another geometry.
enum Shaping {
  static let all =
    [reshape, view, viewAs, flatten, squeeze, unsqueeze, transpose, t, matrixTranspose, reversed, permute, movedim]
    + [expand, expandAs, repeated, tiled, contiguous, clone, detach, cast] + casts + [flip, flatView]

  static let reshape = Operation(
    "reshape", [Parameter("input", .tensor), Parameter("shape", .ints(variadic: true))],
    gradientName: "ViewBackward0",
    summary: "The same elements in another shape; one size may be -1.",
    example: """
      arange(6).reshape(2, -1)
      #> tensor([[0, 1, 2],
      #>         [3, 4, 5]])
      """,
    samples: [
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.ints([3, -1]))]),
      Sample([.tensor([0, 3], from: -2, to: 2, .float32), .fixed(.ints([3, 0]))]),
      Sample([.tensor([], from: -2, to: 2, .float32), .fixed(.ints([1, 1]))]),
    ],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(try gradient.reshape(Array(input.shape)))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).reshape(arguments.ints(1))) })

  static let expand = Operation(
    "expand", [Parameter("input", .tensor), Parameter("size", .ints(variadic: true))], places: [.method],
    gradientName: "ExpandBackward0",
    summary: "A view that repeats dimensions of size 1; -1 keeps a size.",
    example: """
      tensor([[1.], [2.]]).expand(2, 3)
      #> tensor([[1., 1., 1.],
      #>         [2., 2., 2.]])
      """,
    samples: [
      Sample([.tensor([2, 1], from: -2, to: 2, .float32), .fixed(.ints([2, 3]))]),
      Sample([.tensor([3], from: -2, to: 2, .float32), .fixed(.ints([2, -1]))]),
    ],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(try gradient.summed(to: input.shape))
    },
    evaluate: { arguments in .tensor(try arguments.tensor(0).expand(arguments.ints(1))) })

  static let cast = Operation(
    "to", [Parameter("input", .tensor), Parameter("dtype", .anyOf([.dtype, .tensor]))], places: [.method],
    gradientName: "ToCopyBackward0",
    summary: "The elements converted to another dtype.",
    example: """
      tensor([1.7, -1.7]).to(torch.int64)
      #> tensor([ 1, -1])
      """,
    samples: [Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.dtype(.float64))])],
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(try gradient.cast(to: input.dtype))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      if case .tensor(let model) = arguments[1] { return .tensor(try input.cast(to: model.dtype)) }
      return .tensor(try input.cast(to: arguments.optionalDType(1) ?? input.dtype))
    })
}

extension Tensor {
  /// A view with another geometry that takes part in the graph.
  func view(_ shape: Shape, _ strides: Shape, offset: Int, _ operation: Operation) -> Tensor {
    let out = alias(shape: shape, strides: strides, offset: offset)
    guard requiresGrad, GraphState.recordsGradients else { return out }
    out.record(operation, self)
    out.flags.insert(.view)
    if operation !== Shaping.cast, isLeaf || flags.contains(.viewOfLeaf) { out.flags.insert(.viewOfLeaf) }
    return out
  }

  /// The elements in another dtype; itself when it has the dtype.
  public func cast(to dtype: DType) throws -> Tensor {
    if elementType == dtype { return self }
    let out = try castCopy(to: dtype)
    if dtype.isFloatingPoint { out.record(Shaping.cast, self) }
    return out
  }

  /// The same elements in another shape: a view where the strides allow it, a copy otherwise.
  /// Errors: RuntimeError when the number of elements does not fit.
  public func reshape(_ requested: [Int]) throws -> Tensor {
    let shape = try inferredShape(requested)
    if let strides = viewStrides(for: shape) { return view(shape, strides, offset: offset, Shaping.reshape) }
    let copy = try copied().alias(shape: shape, strides: shape.contiguousStrides, offset: 0)
    copy.record(Shaping.unsafeView, self)
    return copy
  }

  /// A view that repeats dimensions of size 1.
  public func expand(_ requested: [Int]) throws -> Tensor {
    guard requested.count >= sizes.count else {
      throw TensorError.runtime(
        "expand(\(legacyDescription), size=\(Shape(requested))): the number of sizes provided "
          + "(\(requested.count)) must be greater or equal to the number of dimensions in the tensor (\(sizes.count))")
    }
    let lead = requested.count - sizes.count
    var target = Shape(requested)
    for axis in target.indices {
      if axis < lead {
        if target[axis] < 0 {
          throw TensorError.runtime(
            "The expanded size of the tensor (\(target[axis])) isn't allowed in a leading, non-existing dimension "
              + "\(axis)")
        }
        continue
      }
      let size = sizes[axis - lead]
      if target[axis] == -1 { target[axis] = size }
      guard size == target[axis] || (size == 1 && target[axis] >= 0) else {
        throw TensorError.runtime(
          "The expanded size of the tensor (\(target[axis])) must match the existing size (\(size)) at non-singleton "
            + "dimension \(axis).  Target sizes: \(Shape(requested)).  Tensor sizes: \(sizes)")
      }
    }
    _ = try target.validatedCount()
    return expand(to: target)
  }

  /// Expands to a shape that this one broadcasts to.
  func expand(to target: Shape) -> Tensor {
    if target == sizes { return self }
    return view(target, sizes.expandedStrides(steps, to: target), offset: offset, Shaping.expand)
  }

  var legacyDescription: String {
    "\(elementType.legacyTypeName){\(sizes)}"
  }

  /// Sizes with -1 worked out.
  func inferredShape(_ requested: [Int]) throws -> Shape {
    var known = 1
    var unknown: Int?
    let invalid = TensorError.runtime("shape '\(Shape(requested))' is invalid for input of size \(elementCount)")
    for (axis, size) in requested.enumerated() {
      if size == -1 {
        if unknown != nil { throw TensorError.runtime("only one dimension can be inferred") }
        unknown = axis
        continue
      }
      if size < 0 { throw TensorError.runtime("invalid shape dimension \(size)") }
      let (product, overflow) = known.multipliedReportingOverflow(by: size)
      if overflow { throw invalid }
      known = product
    }
    var shape = Shape(requested)
    if requested.count > Shape.maximumRank { _ = try shape.validatedCount() }
    guard let unknown else {
      if known != elementCount { throw invalid }
      return shape
    }
    if known == 0 {
      if elementCount != 0 { throw invalid }
      throw TensorError.runtime(
        "cannot reshape tensor of 0 elements into shape \(Shape(requested)) because the unspecified dimension size "
          + "-1 can be any value and is ambiguous")
    }
    if elementCount % known != 0 { throw invalid }
    shape[unknown] = elementCount / known
    return shape
  }

  /// Strides that read this storage in another shape; nil when a copy is needed.
  func viewStrides(for shape: Shape) -> Shape? {
    if isContiguous { return shape.contiguousStrides }
    var strides = Shape(repeating: 0, count: shape.count)
    var target = shape.count - 1
    var runStride = steps.last ?? 1
    var runCount = 1
    var viewCount = 1
    for axis in sizes.indices.reversed() {
      runCount = runCount &* sizes[axis]
      let isRunEnd = axis == 0 || (sizes[axis - 1] != 1 && steps[axis - 1] != runCount &* runStride)
      guard isRunEnd else { continue }
      while target >= 0, viewCount < runCount || shape[target] == 1 {
        strides[target] = viewCount &* runStride
        viewCount = viewCount &* shape[target]
        target -= 1
      }
      if viewCount != runCount { return nil }
      if axis > 0 {
        runStride = steps[axis - 1]
        runCount = 1
        viewCount = 1
      }
    }
    return target == -1 ? strides : nil
  }
}
