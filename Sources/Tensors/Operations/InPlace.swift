import CKernels

/// Operations that overwrite their first operand.
extension Tensor {
  /// Whether this tensor may be changed in place while gradients are recorded.
  ///
  /// - joins: the change itself becomes part of a graph.
  /// - throughView: the change goes through a view of this tensor, which PyTorch words differently.
  func checkInPlace(joins: Bool, throughView: Bool = false) throws {
    guard GraphState.recordsGradients else { return }
    if requiresGrad && isLeaf { throw throughView ? GraphError.viewOfLeafInPlace : GraphError.leafInPlace }
    if flags.contains(.viewOfLeaf) { throw GraphError.viewOfLeafInPlace }
    if joins && flags.contains(.view) && !isOnlyWindow { throw GraphError.viewInPlace }
  }

  /// True when the storage is reachable only through this tensor: its bases are held by nothing but its own graph.
  private var isOnlyWindow: Bool {
    var windows: Int64 = 1
    var tensor = self
    while tensor.parent0?.sharesStorage(with: tensor) ?? false {
      guard tensor.ownsParentAlone(), let base = tensor.parent0 else { return false }
      windows += 1
      tensor = base
    }
    return storage.pointee.references == windows
  }

  /// Computes a result from this tensor and writes it back. Gives the tensor the program's variable holds from then on.
  /// Errors: RuntimeError when the result's shape or dtype does not fit.
  public func changed(by compute: (Tensor) throws -> Tensor) throws -> Tensor {
    try checkInPlace(joins: false)
    let isTracked = requiresGrad && GraphState.recordsGradients
    let result = try compute(isTracked ? clone() : self)
    guard result.shape == shape else {
      throw TensorError.runtime(
        "output with shape \(shape) doesn't match the broadcast shape \(result.shape)")
    }
    guard result.elementType.category <= elementType.category else {
      throw TensorError.runtime(
        "result type \(result.elementType.scalarTypeName) can't be cast to the desired output type "
          + elementType.scalarTypeName)
    }
    if result.requiresGrad { try checkInPlace(joins: true) }
    try writeElements(of: result)
    bumpVersion()
    guard result.requiresGrad else { return self }
    let node = result.elementType == elementType ? result : try result.cast(to: elementType)
    node.adoptStorage(of: self)
    return node
  }

  /// Makes this node a window on another tensor's memory, which already holds its values.
  private func adoptStorage(of target: Tensor) {
    lgs_storage_retain(target.storage)
    lgs_storage_release(storage)
    storage = target.storage
    offset = target.offset
    steps = target.steps
    flags = flags.subtracting(.contiguous).union(target.flags.intersection([.contiguous, .view]))
    savedVersion = storage.pointee.version
    noteWriter()
  }

  /// Remembers on the storage which operation changed it, for messages about saved values.
  func noteWriter() {
    if let operation { storage.pointee.writer = UnsafeRawPointer(Unmanaged.passUnretained(operation).toOpaque()) }
  }

  /// The name of the latest operation that changed the storage while gradients were recorded.
  var writerName: String? {
    guard let writer = storage.pointee.writer else { return nil }
    return Unmanaged<Operation>.fromOpaque(writer).takeUnretainedValue().gradientName
  }

  /// Replaces a leaf's elements, shape and all: `x.data = value`.
  /// Errors: RuntimeError for another dtype.
  public func setData(_ value: Tensor) throws {
    guard value.elementType == elementType || !requiresGrad || value.elementType.isFloatingPoint else {
      throw TensorError.runtime("data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    lgs_storage_retain(value.storage)
    lgs_storage_release(storage)
    storage = value.storage
    offset = value.offset
    sizes = value.sizes
    steps = value.steps
    elementCount = value.elementCount
    elementType = value.elementType
    flags = flags.subtracting([.contiguous, .view, .viewOfLeaf]).union(value.flags.intersection(.contiguous))
  }

  /// Sets whether a leaf's gradient is computed: `requires_grad_()`.
  /// Errors: RuntimeError for non-leaves and integer dtypes.
  public func setRequiresGrad(_ wanted: Bool) throws {
    if !isLeaf {
      if wanted { return }
      throw TensorError.runtime(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
          + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
    }
    if wanted && !elementType.isFloatingPoint {
      throw TensorError.runtime("only Tensors of floating point dtype can require gradients")
    }
    if wanted { flags.insert(.requiresGrad) } else { flags.remove(.requiresGrad) }
  }

  /// Overwrites every element with a number, outside any graph of its own: `fill_`.
  public func fill(_ value: Scalar) throws -> Tensor { try filled(value, Filling.fill) }

  /// Overwrites every element with zero: `zero_`.
  public func zero() throws -> Tensor { try filled(.int(0), Filling.zero) }

  private func filled(_ value: Scalar, _ operation: Operation) throws -> Tensor {
    try changed { source in
      try value.checkFits(elementType)
      let result = try Tensor.full(source.shape, value, elementType)
      result.record(operation, source)
      return result
    }
  }

  /// Overwrites the elements with another tensor's: `copy_`.
  public func copy(from value: Tensor) throws -> Tensor {
    try changed { source in
      let shape = try Shape.broadcast(source.shape, value.shape)
      guard shape == source.shape, value.rank <= source.rank else {
        throw TensorError.runtime(
          "output with shape \(Array(source.shape)) doesn't match the broadcast shape \(Array(shape))")
      }
      let result = try value.detached().expand(Array(source.shape)).castCopy(to: elementType)
      result.record(Filling.copy, source, value)
      return result
    }
  }
}

/// Overwriting as graph nodes: nothing flows back to the old values.
enum Filling {
  static let fill = overwriting(
    "fill_", "FillBackward2", [Parameter("value", .scalar)],
    """
    zeros(2).fill_(3)
    #> tensor([3., 3.])
    """
  ) { arguments in
    try arguments.tensor(0).fill(arguments.scalar(1))
  }
  static let zero = overwriting(
    "zero_", "ZeroBackward0", [],
    """
    ones(2).zero_()
    #> tensor([0., 0.])
    """
  ) { arguments in
    try arguments.tensor(0).zero()
  }
  static let copy = overwriting(
    "copy_", "CopyBackwards", [Parameter("src", .tensor)],
    """
    zeros(2).copy_(tensor([1, 2]))
    #> tensor([1., 2.])
    """
  ) { arguments in
    try arguments.tensor(0).copy(from: arguments.tensor(1))
  }

  static let all = [fill, zero, copy]

  private static func overwriting(
    _ name: String, _ gradientName: String, _ parameters: [Parameter], _ example: String,
    _ evaluate: @escaping ([Argument]) throws -> Tensor
  ) -> Operation {
    Operation(
      name, [Parameter("input", .tensor)] + parameters, places: [.method], gradientName: gradientName,
      summary: "Overwrites all elements and gives the tensor.",
      example: example,
      samples: [],
      derivative: .function { node, gradient in Gradients(nil, node.parent1 == nil ? nil : gradient) },
      evaluate: { arguments in .tensor(try evaluate(arguments)) })
  }
}
