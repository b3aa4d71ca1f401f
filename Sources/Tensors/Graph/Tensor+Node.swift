import CKernels

extension Tensor {
  /// True when backward computes a gradient for this tensor.
  public var requiresGrad: Bool { flags.contains(.requiresGrad) }

  /// True for tensors that no recorded operation made.
  public var isLeaf: Bool { operationReference == nil || !requiresGrad }

  /// The operation that made this tensor, when it was recorded.
  var operation: Operation? { operationReference?.takeUnretainedValue() }

  /// What PyTorch prints as `grad_fn=<…>`; nil for leaves.
  public var gradientName: String? {
    guard requiresGrad, let operation else { return nil }
    return operation.gradientName
  }

  /// Whether the node is that of a layer: input, weight and bias in one.
  public var isLinearLayer: Bool { operation === LinearAlgebra.linear }

  var parent0: Tensor? { link0?.takeUnretainedValue() }
  var parent1: Tensor? { link1?.takeUnretainedValue() }
  var parent2: Tensor? { link2?.takeUnretainedValue() }

  /// The tensors this node was computed from.
  public var parents: [Tensor] { [parent0, parent1, parent2].compactMap { $0 } }

  /// The gradient that backward has left here.
  public var grad: Tensor? {
    get { leafGradient?.takeUnretainedValue() }
    set {
      let old = leafGradient
      leafGradient = newValue.map { .passRetained($0) }
      if let old { Tensor.release(old) }
    }
  }

  /// Makes this tensor, just computed, the node of `operation` if one of the parents requires a gradient.
  @inline(__always)
  func record(_ operation: Operation, _ first: Tensor) {
    guard GraphState.recordsGradients, first.flags.contains(.requiresGrad) else { return }
    flags.insert(.requiresGrad)
    operationReference = .passUnretained(operation)
    link0 = Unmanaged.passRetained(first)
    savedVersion0 = first.storage.pointee.version
  }

  @inline(__always)
  func record(_ operation: Operation, _ first: Tensor, _ second: Tensor) {
    guard GraphState.recordsGradients,
      first.flags.contains(.requiresGrad) || second.flags.contains(.requiresGrad)
    else { return }
    flags.insert(.requiresGrad)
    operationReference = .passUnretained(operation)
    link0 = Unmanaged.passRetained(first)
    savedVersion0 = first.storage.pointee.version
    link1 = Unmanaged.passRetained(second)
    savedVersion1 = second.storage.pointee.version
  }

  func record(_ operation: Operation, _ first: Tensor, _ second: Tensor, _ third: Tensor) {
    guard GraphState.recordsGradients,
      first.requiresGrad || second.requiresGrad || third.requiresGrad
    else { return }
    flags.insert(.requiresGrad)
    operationReference = .passUnretained(operation)
    link0 = Unmanaged.passRetained(first)
    savedVersion0 = first.storage.pointee.version
    link1 = Unmanaged.passRetained(second)
    savedVersion1 = second.storage.pointee.version
    link2 = Unmanaged.passRetained(third)
    savedVersion2 = third.storage.pointee.version
  }

  /// The tensors of a node with any number of parents (`cat`, `stack`): they live in the rare attributes.
  func record(_ operation: Operation, list: [Tensor]) {
    guard GraphState.recordsGradients, list.contains(where: \.requiresGrad) else { return }
    flags.insert(.requiresGrad)
    operationReference = .passUnretained(operation)
    attributes.object = ParentList(list)
  }
}

/// Parents beyond the three a node holds.
class ParentList {
  final var tensors: [Tensor]
  init(_ tensors: [Tensor]) { self.tensors = tensors }
}

/// What a derivative reads of its node. Every access to a saved value checks that it is still what it was.
extension Tensor {
  /// The first input's value.
  /// Errors: RuntimeError when the graph was freed or the value was changed in place.
  @inline(__always) func savedInput0() throws -> Tensor { try saved(parent0, savedVersion0) }
  @inline(__always) func savedInput1() throws -> Tensor { try saved(parent1, savedVersion1) }
  @inline(__always) func savedInput2() throws -> Tensor { try saved(parent2, savedVersion2) }

  /// Computes with the second input's value, without counting another reference to it.
  @inline(__always)
  func withSavedInput1<Result>(_ body: (Tensor) throws -> Result) throws -> Result {
    guard let link1, !flags.contains(.released) else { throw GraphError.secondBackward }
    return try link1._withUnsafeGuaranteedRef {
      if $0.storage.pointee.version != savedVersion1 {
        throw GraphError.modified($0, expected: savedVersion1, by: self)
      }
      return try body($0)
    }
  }

  /// This node's own value.
  func savedOutput() throws -> Tensor { try saved(self, savedVersion) }

  @inline(__always)
  private func saved(_ tensor: Tensor?, _ version: UInt32) throws -> Tensor {
    if flags.contains(.released) { throw GraphError.secondBackward }
    guard let tensor else { throw GraphError.secondBackward }
    if tensor.storage.pointee.version != version { throw GraphError.modified(tensor, expected: version, by: self) }
    return tensor
  }

  /// Whether the gradient of the first, second or third input is wanted.
  var needs0: Bool { link0?._withUnsafeGuaranteedRef { $0.requiresGrad } ?? false }
  var needs1: Bool { link1?._withUnsafeGuaranteedRef { $0.requiresGrad } ?? false }
  var needs2: Bool { link2?._withUnsafeGuaranteedRef { $0.requiresGrad } ?? false }
}

/// PyTorch's words about graphs that cannot be differentiated.
enum GraphError {
  static let secondBackward = TensorError.runtime(
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
      + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
      + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
      + "saved tensors after calling backward.")

  static let noGradient = TensorError.runtime(
    "element 0 of tensors does not require grad and does not have a grad_fn")

  static let notScalar = TensorError.runtime("grad can be implicitly created only for scalar outputs")

  static let leafInPlace = TensorError.runtime(
    "a leaf Variable that requires grad is being used in an in-place operation.")

  static let viewOfLeafInPlace = TensorError.runtime(
    "a view of a leaf Variable that requires grad is being used in an in-place operation.")

  static let viewInPlace = TensorError.notImplemented(
    "an in-place change of a view whose base takes part in a gradient is not in lgs; "
      + "assign through an index of the base (base[index] = value) instead")

  static func modified(_ tensor: Tensor, expected: UInt32, by node: Tensor) -> TensorError {
    var origin = ""
    if let name = (tensor === node ? nil : tensor.writerName) ?? tensor.gradientName {
      let short = name.hasSuffix("Backward0") ? String(name.dropLast(9)) : name
      origin = ", which is output 0 of \(short),"
    }
    return .runtime(
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[\(tensor.dtype.legacyTypeName) \(tensor.shape)]\(origin) is at version \(tensor.version); "
        + "expected version \(expected) instead. Hint: enable anomaly detection to find the operation that failed to "
        + "compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).")
  }
}
