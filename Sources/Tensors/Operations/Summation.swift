import CKernels

/// Sums and means, over everything or over dimensions.
enum Summation {
  static let all = [sum, mean]

  static let reductionParameters = [
    Parameter("input", .tensor), Parameter("dim", .intOrInts, default: Argument.none, aliases: ["axis"]),
    Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"]),
    Parameter("dtype", .dtype, default: Argument.none, keywordOnly: true),
  ]

  static let samples = [
    Sample([.tensor([2, 3], from: -2, to: 2, .float32)]),
    Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.int(0))]),
    Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.ints([0, 1])), .fixed(.bool(true))]),
    Sample([.tensor([2, 3, 2], from: -2, to: 2, .float32), .fixed(.ints([-1, 0]))]),
    Sample([.tensor([], from: 0.5, to: 2, .float32)]),
    Sample([.tensor([0, 2], from: 1, to: 2, .float32), .fixed(.int(1))]),
  ]

  static let sum = Operation(
    "sum", reductionParameters, gradientName: "SumBackward0",
    summary: "Adds up all elements, or those along dimensions.",
    example: """
      tensor([[1., 2.], [3., 4.]]).sum(0)
      #> tensor([4., 6.])
      """,
    samples: samples,
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(gradient.expand(to: input.shape))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let dtype = try arguments.optionalDType(3)
      return .tensor(try input.sum(arguments.optionalInts(1), keepdim: arguments.bool(2), dtype: dtype))
    })

  static let sumOverDimensions = sum.variant(gradientName: "SumBackward1") { node, gradient in
    guard let input = node.parent0, let dims = node.attributes.object as? ReducedDimensions else {
      throw GraphError.secondBackward
    }
    return Gradients(try gradient.restoring(dims).expand(to: input.shape))
  }

  static let mean = Operation(
    "mean", reductionParameters, gradientName: "MeanBackward0",
    summary: "The average of all elements, or along dimensions.",
    example: """
      tensor([[1., 2.], [3., 4.]]).mean()
      #> tensor(2.5000)
      """,
    samples: samples,
    derivative: .function { node, gradient in
      guard let input = node.parent0 else { throw GraphError.secondBackward }
      return Gradients(try Tensor.div(gradient.expand(to: input.shape), .int(input.count)))
    },
    evaluate: { arguments in
      let input = try arguments.tensor(0)
      let dtype = try arguments.optionalDType(3)
      return .tensor(try input.mean(arguments.optionalInts(1), keepdim: arguments.bool(2), dtype: dtype))
    })

  static let meanOverDimensions = mean.variant(gradientName: "MeanBackward1") { node, gradient in
    guard let input = node.parent0, let dims = node.attributes.object as? ReducedDimensions else {
      throw GraphError.secondBackward
    }
    let share = input.count / max(node.count, 1)
    return Gradients(try Tensor.div(gradient.restoring(dims).expand(to: input.shape), .int(share)))
  }
}

/// The dimensions a reduction took away, and whether it kept them with size 1.
final class ReducedDimensions {
  let mask: [Bool]
  let keepdim: Bool

  /// nil or no dimensions: all of them.
  /// Errors: IndexError out of range, RuntimeError for a repeated dimension.
  init(_ dims: [Int]?, of shape: Shape, keepdim: Bool) throws {
    self.keepdim = keepdim
    guard let dims, !dims.isEmpty else {
      mask = Array(repeating: true, count: shape.count)
      return
    }
    var mask = Array(repeating: false, count: max(shape.count, 1))
    for dim in dims {
      let axis = try shape.axis(dim)
      if mask[axis] { throw TensorError.runtime("dim \(axis) appears multiple times in the list of dims") }
      mask[axis] = true
    }
    self.mask = Array(mask.prefix(shape.count))
  }

  /// The result's shape.
  func shape(from input: Shape) -> Shape {
    var result = Shape()
    for (axis, size) in input.enumerated() {
      if !mask[axis] { result.append(size) } else if keepdim { result.append(1) }
    }
    return result
  }

  /// The result's shape with size 1 at the reduced dimensions.
  func keptShape(from input: Shape) -> Shape {
    Shape(input.enumerated().map { mask[$0.offset] ? 1 : $0.element })
  }
}

extension Tensor {
  /// The sum of all elements.
  public func sum() throws -> Tensor { try sum(nil) }

  /// The sum along dimensions; nil: all. Dtype: integers and bools give int64.
  public func sum(_ dims: [Int]?, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? (elementType.isFloatingPoint ? elementType : .int64)
    if dims == nil, !keepdim, target == elementType, let total = try contiguousTotal() {
      total.record(Summation.sum, self)
      return total
    }
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: keepdim)
    let source = target == elementType ? self : try cast(to: target)
    let out = try source.summed(reduced)
    if dims == nil && !keepdim {
      out.record(Summation.sum, source)
    } else {
      out.record(Summation.sumOverDimensions, source)
      out.attributes.object = reduced
    }
    return out
  }

  /// The average along dimensions; nil: all.
  /// Errors: RuntimeError for integers.
  public func mean(_ dims: [Int]? = nil, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
    let target = dtype ?? elementType
    guard target.isFloatingPoint else {
      throw TensorError.runtime(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
          + "Got: \(elementType.scalarTypeName)")
    }
    if dims == nil, !keepdim, target == elementType, let total = try contiguousTotal() {
      try total.divideElements(by: .float(Double(elementCount)))
      total.record(Summation.mean, self)
      return total
    }
    let reduced = try ReducedDimensions(dims, of: sizes, keepdim: keepdim)
    let source = target == elementType ? self : try cast(to: target)
    let wide = try source.widened().summed(reduced)
    let divisor = Scalar.float(Double(elementCount) / Double(max(wide.elementCount, 1)))
    try wide.divideElements(by: wide.elementCount == 0 ? .int(1) : divisor)
    let total = try wide.converted(to: target)
    if dims == nil && !keepdim {
      total.record(Summation.mean, source)
    } else {
      total.record(Summation.meanOverDimensions, source)
      total.attributes.object = reduced
    }
    return total
  }

  private func divideElements(by divisor: Scalar) throws {
    var number = ScalarElement(divisor, elementType)
    guard let kernel = lgs_binary_for(.div, kernelType) else { return }
    withExtendedLifetime(self) { kernel(base, 1, base, 1, &number.word, 0, Int64(elementCount)) }
  }

  /// The sum of all elements without a graph when they are one run of moderate length.
  private func contiguousTotal(_ shape: Shape = Shape()) throws -> Tensor? {
    guard isContiguous, elementCount < Tensor.directLimit, !elementType.isNarrow, let kernel = lgs_sum_for(kernelType)
    else { return nil }
    let out = try Tensor.zeros(shape, elementType)
    kernel(out.base, 0, base, 1, Int64(elementCount), 0, 1)
    Tensor.keepAlive(out, self)
    return out
  }

  /// Sums without a graph, in PyTorch's order of additions.
  func summed(_ reduced: ReducedDimensions) throws -> Tensor {
    if elementType.isNarrow { return try widened().summed(reduced).converted(to: elementType) }
    let out = try Tensor.zeros(reduced.shape(from: sizes), elementType)
    guard let kernel = lgs_sum_for(kernelType) else { throw Tensor.unsupported("sum", elementType) }
    let plan = SumPlan(self, reduced, out)
    let finished = withExtendedLifetime((out, self)) {
      lgs_iterate_sum(
        kernel, Int64(plan.sizes.count), plan.sizes, plan.strides, Int64(elementType.byteSize), out.base, base)
    }
    if !finished { throw TensorError.interrupted }
    return out
  }

  /// A gradient summed over the dimensions along which its tensor was broadcast.
  func summed(to shape: Shape) throws -> Tensor {
    if shape.elementCount == 1, shape.rank <= rank, !(requiresGrad && GraphState.recordsGradients),
      let total = try contiguousTotal(shape)
    {
      return total
    }
    let lead = sizes.count - shape.count
    guard lead >= 0 else {
      throw TensorError.runtime("Function returned an invalid gradient: got \(sizes) but expected shape \(shape)")
    }
    var dims = Array(0..<lead)
    for axis in lead..<sizes.count where shape[axis - lead] == 1 && sizes[axis] != 1 { dims.append(axis) }
    if dims.isEmpty { return try reshape(Array(shape)) }
    let total = try sum(dims, keepdim: true)
    return lead > 0 ? try total.reshape(Array(shape)) : total
  }

  /// A reduction's gradient with the reduced dimensions back as size 1.
  func restoring(_ dims: ReducedDimensions) throws -> Tensor {
    if dims.keepdim { return self }
    var shape = Shape()
    var next = 0
    for isReduced in dims.mask {
      if isReduced {
        shape.append(1)
      } else {
        shape.append(sizes[next])
        next += 1
      }
    }
    return try reshape(Array(shape))
  }
}

/// The order in which PyTorch's iterator visits a sum: reduced dimensions first, then by stride; neighbours merged.
private struct SumPlan {
  var sizes: [Int64] = []
  var strides: [Int64] = []

  init(_ input: Tensor, _ reduced: ReducedDimensions, _ out: Tensor) {
    var outputStrides = Shape(repeating: 0, count: input.sizes.count)
    var next = out.sizes.count - 1
    for axis in input.sizes.indices.reversed() {
      if !reduced.mask[axis] { outputStrides[axis] = out.steps[next] }
      if !reduced.mask[axis] || reduced.keepdim { next -= 1 }
    }
    let order = input.sizes.indices.filter { input.sizes[$0] != 1 }.sorted { left, right in
      if reduced.mask[left] != reduced.mask[right] { return reduced.mask[left] }
      if input.steps[left] != input.steps[right] { return input.steps[left] < input.steps[right] }
      return left > right
    }
    var outs: [Int64] = []
    var ins: [Int64] = []
    for axis in order {
      let (size, o, i) = (Int64(input.sizes[axis]), Int64(outputStrides[axis]), Int64(input.steps[axis]))
      if let last = sizes.last, outs[outs.count - 1] &* last == o, ins[ins.count - 1] &* last == i {
        sizes[sizes.count - 1] = last &* size
        continue
      }
      sizes.append(size)
      outs.append(o)
      ins.append(i)
    }
    if input.elementCount == 0 {
      sizes = [0]
      outs = [0]
      ins = [1]
    }
    if sizes.isEmpty {
      sizes = [1]
      outs = [0]
      ins = [1]
    }
    strides = outs + ins
  }
}
