/// The view that the numbers and slices of an index expression give, and the tensors it still has to be indexed with.
private struct IndexWalk {
  var view: Tensor
  var tensors: [Tensor?] = []
  private var axis = 0
  private let original: Tensor
  private let isPart: Bool

  init(_ tensor: Tensor, _ items: [IndexItem]) throws {
    original = tensor
    isPart = items.count > 1
    view = tensor
    var specified = 0
    for item in items {
      switch item {
      case .integer, .slice, .indices: specified += 1
      case .mask(let mask): specified += mask.rank
      case .newAxis, .ellipsis, .boolean: break
      }
    }
    if tensor.rank == 0, let first = items.first { try Self.rejectScalar(first) }
    if specified > tensor.rank {
      throw TensorError.index("too many indices for tensor of dimension \(tensor.rank)")
    }
    var seenEllipsis = false
    for item in items {
      if case .ellipsis = item {
        if !seenEllipsis { axis += tensor.rank - specified }
        seenEllipsis = true
        continue
      }
      try apply(item)
    }
  }

  private static func rejectScalar(_ item: IndexItem) throws {
    switch item {
    case .integer:
      throw TensorError.index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
          + "0-dim tensor to a number")
    case .slice: throw TensorError.index("slice() cannot be applied to a 0-dim tensor.")
    case .newAxis, .ellipsis, .boolean, .mask, .indices: break
    }
  }

  private mutating func apply(_ item: IndexItem) throws {
    switch item {
    case .integer(let index):
      let size = view.shape[axis]
      guard index >= -size, index < size else {
        throw TensorError.index(
          "index \(index) is out of bounds for dimension \(originalAxis) with size \(size)")
      }
      view = view.selected(axis, index < 0 ? index + size : index, Indexing.select)
    case .slice(let start, let stop, let step):
      let step = step ?? 1
      if step == 0 { throw TensorError.value("slice step cannot be zero") }
      if step < 0 { throw TensorError.value("step must be greater than zero") }
      let range = Tensor.sliceRange(start, stop, step, size: view.shape[axis])
      // Beside other items PyTorch passes over a slice of everything.
      if isPart, step == 1, range.length == view.shape[axis] {
        axis += 1
        return
      }
      view = view.sliced(axis, range.start, range.length, step, Indexing.slice)
      axis += 1
    case .newAxis:
      view = try view.unsqueeze(axis)
      axis += 1
    case .ellipsis: break
    case .boolean(let value): try useTruth(value)
    case .mask(let mask):
      if mask.rank == 0 { return try useTruth(mask.isTrue()) }
      place(mask)
      axis += mask.rank
    case .indices(let indices):
      place(indices)
      axis += 1
    }
  }

  /// Messages count the dimensions of the tensor as the program sees it.
  private var originalAxis: Int { axis + original.rank - view.rank }

  private mutating func useTruth(_ value: Bool) throws {
    view = try view.unsqueeze(axis)
    place(try Tensor.full([1], .bool(value), .bool))
    axis += 1
  }

  private mutating func place(_ index: Tensor) {
    while coveredAxes < axis { tensors.append(nil) }
    tensors.append(index)
  }

  private var coveredAxes: Int {
    tensors.reduce(0) { $0 + ($1?.dtype == .bool || $1?.dtype == .uint8 ? $1?.rank ?? 1 : 1) }
  }

  var needsTensors: Bool { !tensors.isEmpty }
}

extension Tensor {
  /// `x[items]`: a view for numbers, slices and new axes, a copy once tensors are involved.
  /// Errors: PyTorch's IndexErrors.
  public func item(_ items: [IndexItem]) throws -> Tensor {
    // `x[5]`: no walk is needed.
    if items.count == 1, case .integer(let index) = items[0], rank > 0, index >= -sizes[0], index < sizes[0] {
      return selected(0, index < 0 ? index + sizes[0] : index, Indexing.select)
    }
    let walk = try IndexWalk(self, items)
    if walk.needsTensors { return try TensorIndex(walk.tensors, of: walk.view.shape).read(walk.view) }
    return walk.view === self ? view(sizes, steps, offset: offset, Indexing.alias) : walk.view
  }

  /// `x[items] = value`. Gives the tensor that the program's variable holds from then on.
  public func setItem(_ items: [IndexItem], _ value: Operand) throws -> Tensor {
    let valueTensor: Tensor
    switch value {
    case .tensor(let tensor): valueTensor = tensor
    case .scalar(let scalar): valueTensor = try Tensor.scalar(scalar, elementType)
    }
    let walk = try GradMode.noGrad { try IndexWalk(detached(), items) }
    let records = GraphState.recordsGradients && (requiresGrad || valueTensor.requiresGrad)
    try checkInPlace(joins: records, throughView: !walk.needsTensors)
    if walk.needsTensors {
      if case .tensor(let tensor) = value, tensor.elementType != elementType, tensor.rank > 0 {
        throw TensorError.runtime(
          "Index put requires the source and destination dtypes match, got \(elementType.scalarTypeName) for the "
            + "destination and \(tensor.elementType.scalarTypeName) for the source.")
      }
      try TensorIndex(walk.tensors, of: walk.view.shape).write(valueTensor, into: walk.view, accumulate: false)
    } else {
      try walk.view.writeElements(of: valueTensor.detached().fitting(walk.view.shape))
    }
    bumpVersion()
    guard records else { return self }
    let node = alias(shape: sizes, strides: steps, offset: offset)
    node.record(walk.needsTensors ? Assignment.indexPut : Assignment.copySlices, self, valueTensor)
    node.attributes.object = IndexItems(items)
    node.noteWriter()
    return node
  }

  /// A value broadcast to an assignment's target, leading sizes of 1 dropped.
  private func fitting(_ shape: Shape) throws -> Tensor {
    var value = self
    while value.rank > shape.count, value.shape[0] == 1 { value = value.selected(0, 0, Indexing.select) }
    return try value.expand(Array(shape))
  }
}

/// An index expression, kept for backward.
final class IndexItems {
  let items: [IndexItem]
  init(_ items: [IndexItem]) { self.items = items }
}

/// Assignments through an index as graph nodes: what was overwritten gets no gradient, the value gets the part's.
enum Assignment {
  static let copySlices = node("CopySlices")
  static let indexPut = node("IndexPutBackward0")

  private static func node(_ gradientName: String) -> Operation {
    Operation(
      "setitem", [Parameter("input", .tensor), Parameter("value", .tensor)], places: [], gradientName: gradientName,
      summary: "Assignment to a part.", example: "", samples: [],
      derivative: .function { node, gradient in
        guard let index = node.attributes.object as? IndexItems else { throw GraphError.secondBackward }
        var first: Tensor?
        if node.needs0 {
          first = try gradient.clone().setItem(index.items, .scalar(.float(0)))
        }
        return Gradients(first, node.needs1 ? try gradient.item(index.items).leadingFolded(node.parent1) : nil)
      },
      evaluate: { arguments in .tensor(try arguments.tensor(0)) })
  }
}

extension Tensor {
  /// A gradient with the leading sizes of 1 that its value had and the assignment dropped.
  fileprivate func leadingFolded(_ value: Tensor?) throws -> Tensor {
    guard let value, value.rank > rank else { return self }
    return try reshape(Array(repeating: 1, count: value.rank - rank) + Array(sizes))
  }
}
