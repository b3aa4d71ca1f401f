import CKernels

extension Tensor {
  /// A tensor whose elements do not matter, filled with zeros.
  static func empty(_ shape: Shape, _ dtype: DType) throws -> Tensor { try zeros(shape, dtype) }

  /// Uniform random numbers in [0, 1).
  public static func rand(_ shape: Shape, _ dtype: DType = .standard) throws -> Tensor {
    let out = try uninitialized(shape, dtype)
    try out.fillUniform(0, 1)
    return out
  }

  /// Normal random numbers with mean 0 and deviation 1.
  public static func randn(_ shape: Shape, _ dtype: DType = .standard) throws -> Tensor {
    let out = try uninitialized(shape, dtype)
    try out.fillNormal(0, 1)
    return out
  }

  /// Fills a contiguous tensor.
  private func fillUniform(_ from: Double, _ to: Double) throws {
    if !elementType.isFloatingPoint { throw Tensor.unsupported("check_uniform_bounds", elementType) }
    if elementType.isNarrow {
      let wide = try Tensor.uninitialized(sizes, elementType.wide)
      try wide.fillUniform(from, to)
      return try writeElements(of: wide)
    }
    try fillInRuns { start, n in
      if elementType == .float32 {
        lgs_fill_uniform_float32(
          &RandomGenerator.state, start.assumingMemoryBound(to: Float.self), n, Float(from), Float(to))
      } else {
        lgs_fill_uniform_float64(&RandomGenerator.state, start.assumingMemoryBound(to: Double.self), n, from, to)
      }
    }
  }

  private func fillNormal(_ mean: Double, _ deviation: Double) throws {
    if !elementType.isFloatingPoint { throw Tensor.unsupported("normal_kernel_cpu", elementType) }
    if elementType.isNarrow {
      let wide = try Tensor.uninitialized(sizes, elementType.wide)
      // Blocks of 16; a last one that is not full overlaps the one before it.
      let whole = elementCount < 16 ? elementCount : elementCount / 16 * 16
      try wide.run(0, whole).fillNormal(mean, deviation)
      if whole < elementCount { try wide.run(elementCount - 16, 16).fillNormal(mean, deviation) }
      return try writeElements(of: wide)
    }
    try fillInRuns { start, n in
      if elementType == .float32 {
        lgs_fill_normal_float32(
          &RandomGenerator.state, start.assumingMemoryBound(to: Float.self), n, Float(mean), Float(deviation))
      } else {
        lgs_fill_normal_float64(&RandomGenerator.state, start.assumingMemoryBound(to: Double.self), n, mean, deviation)
      }
    }
  }

  /// Neighbouring elements of a contiguous tensor as a vector on its memory.
  private func run(_ start: Int, _ count: Int) -> Tensor {
    alias(shape: Shape(count), strides: Shape(1), offset: offset + start)
  }

  /// Calls the body with the addresses and lengths of runs of whole blocks, which draw the numbers of the whole.
  private func fillInRuns(_ body: (UnsafeMutableRawPointer, Int64) -> Void) throws {
    try withExtendedLifetime(self) {
      try Interruption.inRuns(elementCount) {
        body(base.advanced(by: $0.lowerBound &* elementType.byteSize), Int64($0.count))
      }
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && Swift.abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// Overwrites the elements with uniform random numbers.
  /// Errors: RuntimeError when the range is upside down.
  public func uniform(_ from: Double, _ to: Double) throws -> Tensor {
    if !elementType.isFloatingPoint { throw Tensor.unsupported("check_uniform_bounds", elementType) }
    guard from <= to else {
      throw TensorError.runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(Tensor.number(from)) > to=\(Tensor.number(to))"
      )
    }
    return try changed { _ in
      let fresh = try Tensor.uninitialized(sizes, elementType)
      try fresh.fillUniform(from, to)
      return fresh
    }
  }

  /// Overwrites the elements with normal random numbers.
  /// Errors: RuntimeError for a negative deviation.
  public func normal(_ mean: Double, _ deviation: Double) throws -> Tensor {
    guard deviation >= 0 else {
      throw TensorError.runtime("normal expects std >= 0.0, but found std \(Tensor.number(deviation))")
    }
    return try changed { _ in
      let fresh = try Tensor.uninitialized(sizes, elementType)
      try fresh.fillNormal(mean, deviation)
      return fresh
    }
  }

  /// Normal random numbers with means and deviations given by tensors or numbers.
  static func normal(_ mean: Operand, _ deviation: Operand, _ shape: Shape?, _ dtype: DType) throws -> Tensor {
    if case .scalar(let value) = deviation, value.double < 0 {
      throw TensorError.runtime("normal expects std >= 0.0, but found std \(number(value.double))")
    }
    let model = mean.tensor ?? deviation.tensor
    let target = try shape ?? Shape.broadcast(mean.tensor?.sizes ?? [], deviation.tensor?.sizes ?? [])
    if case .scalar(let centre) = mean, case .scalar(let width) = deviation {
      let out = try uninitialized(target, dtype)
      try out.fillNormal(centre.double, width.double)
      return out
    }
    let standard = try randn(target, model?.dtype ?? dtype)
    return try GradMode.noGrad { try add(.tensor(mul(.tensor(standard), deviation)), mean, alpha: .int(1)) }
  }

  /// Ones with a tensor of probabilities: 24 random bits decide for float32, 53 for float64.
  /// Errors: RuntimeError for values outside [0, 1].
  public static func bernoulli(_ probabilities: Tensor) throws -> Tensor {
    guard probabilities.elementType.isFloatingPoint else {
      throw unsupported("bernoulli_tensor_cpu_p_", probabilities.elementType)
    }
    let dense = try probabilities.widened().contiguousCopy()
    guard dense.isWithinUnitInterval() else {
      throw TensorError.runtime(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, "
          + "please report an enhancement request to PyTorch.)")
    }
    let out = try uninitialized(dense.sizes, probabilities.elementType)
    try withExtendedLifetime(dense) {
      if out.elementType.wide == .float32 {
        let p = dense.base.assumingMemoryBound(to: Float.self)
        try out.fill(Float.self) { lgs_uniform_float32(&RandomGenerator.state) < p[$0] ? 1 : 0 }
      } else {
        let p = dense.base.assumingMemoryBound(to: Double.self)
        try out.fill(Double.self) { lgs_uniform_float64(&RandomGenerator.state) < p[$0] ? 1 : 0 }
      }
    }
    out.record(Random.bernoulli, probabilities)
    return out
  }

  /// Ones with one probability in this tensor's shape and dtype.
  /// Errors: RuntimeError for a probability outside [0, 1].
  public func bernoulli(_ p: Double) throws -> Tensor {
    guard p >= 0, p <= 1 else {
      throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(Tensor.number(p))")
    }
    let out = try Tensor.uninitialized(sizes, .float64)
    try out.fill(Double.self) { _ in lgs_uniform_float64(&RandomGenerator.state) < p ? 1 : 0 }
    return try out.converted(to: elementType)
  }

  /// Random integers from low up to but without high.
  /// Errors: RuntimeError for an empty range.
  public static func randint(_ low: Int, _ high: Int, _ shape: Shape, _ dtype: DType = .int64) throws -> Tensor {
    guard low < high else {
      throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    if let range = dtype == .bool ? 0...1 : dtype.integerRange, dtype != .int64 {
      guard range.contains(low) else {
        throw TensorError.runtime("from is out of bounds for \(dtype.nativeTypeName)")
      }
      guard range.contains(high - 1) else {
        throw TensorError.runtime("to - 1 is out of bounds for \(dtype.nativeTypeName)")
      }
    }
    let out = try uninitialized(shape, .int64)
    let range = UInt64(bitPattern: Int64(high)) &- UInt64(bitPattern: Int64(low))
    try out.fill(Int.self) { _ in
      var draw = UInt64(lgs_generator_next32(&RandomGenerator.state))
      if range >= 1 << 32 { draw = draw << 32 | UInt64(lgs_generator_next32(&RandomGenerator.state)) }
      return low &+ Int(truncatingIfNeeded: draw % range)
    }
    return try out.cast(to: dtype)
  }

  /// The integers below n in random order.
  public static func randperm(_ n: Int) throws -> Tensor {
    let out = try uninitialized(Shape(n), .int64)
    try out.fill(Int.self) { $0 }
    try withExtendedLifetime(out) {
      let order = UnsafeMutableBufferPointer(start: out.base.assumingMemoryBound(to: Int.self), count: n)
      try Interruption.inRuns(Swift.max(n - 1, 0)) { run in
        for position in run {
          let step = Int(UInt64(lgs_generator_next32(&RandomGenerator.state)) % UInt64(n - position))
          order.swapAt(position, position + step)
        }
      }
    }
    return out
  }
}
