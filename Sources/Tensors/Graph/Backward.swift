import CKernels

extension Tensor {
  /// Computes the gradients of this tensor with respect to the leaves it was computed from and adds them to their `grad`.
  ///
  /// - gradient: the gradient of the final result with respect to this tensor; may be left out for one element.
  /// - retainGraph: keep saved values, so that backward can run again.
  /// - createGraph: record the computation of the gradients themselves (higher derivatives).
  ///
  /// Errors: RuntimeError as in PyTorch when there is no graph, it was freed, or a saved value has changed.
  public func backward(gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false) throws {
    guard requiresGrad else { throw GraphError.noGradient }
    let seed = try rootGradient(gradient)
    try BackwardPass(retain: retainGraph ?? createGraph, createGraph: createGraph, target: .leaves)
      .run { try $0.contribute(seed, to: self) }
  }

  private func rootGradient(_ gradient: Tensor?) throws -> Tensor {
    guard let gradient else {
      guard count == 1 else { throw GraphError.notScalar }
      return try Tensor.full(shape, .float(1), elementType)
    }
    guard gradient.shape == shape else {
      throw TensorError.runtime(
        "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(gradient.shape)) "
          + "and output[0] has a shape of torch.Size(\(shape)).")
    }
    return gradient
  }

  /// The gradients of `outputs` with respect to `inputs`, without touching any `grad`; nil where none flows.
  public static func gradients(
    of outputs: [Tensor], with seeds: [Tensor?], inputs: [Tensor], retainGraph: Bool? = nil, createGraph: Bool = false
  ) throws -> [Tensor?] {
    var roots: [(Tensor, Tensor)] = []
    for (output, seed) in zip(outputs, seeds) {
      guard output.requiresGrad else { throw GraphError.noGradient }
      roots.append((output, try output.rootGradient(seed)))
    }
    let collector = GradientCollector(inputs)
    try BackwardPass(retain: retainGraph ?? createGraph, createGraph: createGraph, target: .inputs(collector))
      .run { pass in
        for (root, seed) in roots { try pass.contribute(seed, to: root) }
      }
    return collector.results
  }

  /// The gradients of an inner graph from `root` to tensors that bound it; what lies beyond them is not visited.
  static func gradients(
    from root: Tensor, _ seed: Tensor, to boundary: [Tensor], createGraph: Bool
  ) throws -> [Tensor?] {
    guard root.requiresGrad else { return boundary.map { _ in nil } }
    let collector = GradientCollector(boundary)
    try BackwardPass(retain: true, createGraph: createGraph, target: .boundary(collector))
      .run { try $0.contribute(seed, to: root) }
    return collector.results
  }

  /// Keeps this non-leaf's gradient: `retain_grad()`.
  /// Errors: RuntimeError when the tensor requires no gradient.
  public func retainGrad() throws {
    guard requiresGrad else {
      throw TensorError.runtime("can't retain_grad on Tensor that has requires_grad=False")
    }
    if operation != nil { flags.insert(.retainsGrad) }
  }

  /// True when `retainGrad` was called on this non-leaf.
  public var retainsGrad: Bool { flags.contains(.retainsGrad) }
}

/// Where the gradients of one pass go.
private enum BackwardTarget {
  case leaves
  case inputs(GradientCollector)
  /// As inputs, but the way ends there.
  case boundary(GradientCollector)
}

/// The gradients of chosen tensors.
private final class GradientCollector {
  let inputs: [Tensor]
  var results: [Tensor?]

  init(_ inputs: [Tensor]) {
    self.inputs = inputs
    results = Array(repeating: nil, count: inputs.count)
  }

  /// Keeps the gradient of a chosen tensor; false for others.
  @discardableResult
  func note(_ tensor: Tensor, _ gradient: Tensor) -> Bool {
    var isChosen = false
    for index in inputs.indices where inputs[index] === tensor {
      results[index] = gradient
      isChosen = true
    }
    return isChosen
  }
}

/// One run through the graph, from the newest node to the oldest, as PyTorch's engine orders it.
private struct BackwardPass {
  let retain: Bool
  let createGraph: Bool
  let target: BackwardTarget
  var queue = NodeQueue()

  init(retain: Bool, createGraph: Bool, target: BackwardTarget) {
    self.retain = retain
    self.createGraph = createGraph
    self.target = target
  }

  /// Puts gradients on the roots with `start`, then visits nodes until none has a gradient waiting.
  func run(_ start: (inout BackwardPass) throws -> Void) throws {
    var pass = self
    let saved = GraphState.recordsGradients
    GraphState.recordsGradients = createGraph
    defer {
      GraphState.recordsGradients = saved
      pass.queue.discard()
    }
    try start(&pass)
    while let node = pass.queue.popNewest() {
      guard let gradient = node._withUnsafeGuaranteedRef({ $0.pendingGradient }) else { continue }
      defer { Tensor.release(gradient) }
      try node._withUnsafeGuaranteedRef { node in
        node.pendingGradient = nil
        try gradient._withUnsafeGuaranteedRef { try pass.visit(node, $0, gradient) }
      }
    }
  }

  /// Hands a node's gradient on to its parents; `reference` is the gradient as this pass owns it.
  @inline(__always)
  private mutating func visit(_ node: Tensor, _ gradient: Tensor, _ reference: Unmanaged<Tensor>) throws {
    guard !node.flags.contains(.hooked) else { return try visitHooked(node, gradient) }
    try pass(node, gradient, reference)
  }

  /// Nodes whose gradient programs want to see, or change.
  @inline(never)
  private mutating func visitHooked(_ node: Tensor, _ gradient: Tensor) throws {
    let seen = try TensorHooks.run(of: node, gradient)
    try pass(node, seen, .passUnretained(seen))
  }

  @inline(__always)
  private mutating func pass(_ node: Tensor, _ gradient: Tensor, _ reference: Unmanaged<Tensor>) throws {
    switch target {
    case .leaves: break
    case .inputs(let collector): collector.note(node, gradient)
    case .boundary(let collector): if collector.note(node, gradient) { return }
    }
    guard let operation = node.operationReference else {
      let isAlone = Tensor.isLast(reference) && gradient.isSoleOwner
      if case .leaves = target { try accumulate(gradient, isAlone: isAlone, into: node) }
      return
    }
    if node.flags.contains(.retainsGrad), case .leaves = target { try accumulate(gradient, isAlone: false, into: node) }
    if let derivative = operation._withUnsafeGuaranteedRef({ $0.gradientFunction }) {
      let gradients = try derivative(node, gradient)
      if let first = gradients.first, let link = node.link0 { try contribute(first, to: link) }
      if let second = gradients.second, let link = node.link1 { try contribute(second, to: link) }
      if let third = gradients.third, let link = node.link2 { try contribute(third, to: link) }
    } else {
      try operation._withUnsafeGuaranteedRef { try visitRare(node, gradient, $0) }
    }
    if !retain { node.flags.insert(.released) }
  }

  /// Nodes with a list of parents, and those that cannot be differentiated.
  private mutating func visitRare(_ node: Tensor, _ gradient: Tensor, _ operation: Operation) throws {
    switch operation.derivative {
    case .none(let reason): throw TensorError.runtime(reason)
    case .function: break
    case .list(let derivative):
      guard let list = node.attributes.object as? ParentList else { throw GraphError.secondBackward }
      for (parent, share) in zip(list.tensors, try derivative(node, gradient)) {
        if let share { try contribute(share, to: parent) }
      }
    }
  }

  mutating func contribute(_ gradient: Tensor, to node: Tensor) throws {
    try contribute(gradient, to: Unmanaged.passUnretained(node))
  }

  @inline(__always)
  private mutating func contribute(_ gradient: Tensor, to link: Unmanaged<Tensor>) throws {
    let isReady = try link._withUnsafeGuaranteedRef { node in
      guard node.flags.contains(.requiresGrad) else { return false }
      guard node.pendingGradient == nil, gradient.sizes == node.sizes, gradient.elementType == node.elementType else {
        return try add(gradient, to: node)
      }
      node.pendingGradient = .passRetained(gradient)
      return true
    }
    if isReady { queue.insert(link) }
  }

  /// Adds a gradient that does not fit as it is, or is not a node's first; true when the node was not waiting yet.
  @inline(never)
  private func add(_ gradient: Tensor, to node: Tensor) throws -> Bool {
    var gradient = gradient
    if gradient.sizes != node.sizes { gradient = try gradient.summed(to: node.sizes) }
    if gradient.elementType != node.elementType { gradient = try gradient.cast(to: node.elementType) }
    guard let pending = node.pendingGradient else {
      node.pendingGradient = .passRetained(gradient)
      return true
    }
    // A sum that nothing else holds grows in place.
    let grows = try pending._withUnsafeGuaranteedRef { sum in
      if !createGraph, Tensor.isLast(pending), sum.isSoleOwner, sum.accumulate(gradient) { return true }
      node.pendingGradient = .passRetained(try Tensor.add(sum, gradient))
      return false
    }
    if !grows { Tensor.release(pending) }
    return false
  }

  /// Adds to a leaf's `grad`; the first gradient becomes it, copied when it serves another node too.
  private func accumulate(_ gradient: Tensor, isAlone: Bool, into leaf: Tensor) throws {
    guard let existing = leaf.grad else {
      leaf.grad = try isAlone ? gradient : createGraph ? gradient.clone() : gradient.copied()
      return
    }
    if createGraph {
      leaf.grad = try Tensor.add(existing, gradient)
    } else if !existing.accumulate(gradient) {
      try existing.writeElements(of: Tensor.add(existing, gradient))
    }
  }
}

/// Nodes by sequence number, newest first: the newest on its own, which for a chain is the only one, the others in a
/// binary heap. The graph keeps its nodes alive while the pass runs, so they are held without counting references.
private struct NodeQueue {
  private var newest: Unmanaged<Tensor>?
  private var heap: [Unmanaged<Tensor>] = []

  private static func sequence(_ node: Unmanaged<Tensor>) -> UInt64 { node._withUnsafeGuaranteedRef { $0.sequence } }

  @inline(__always)
  mutating func insert(_ node: Unmanaged<Tensor>) {
    guard let other = newest else {
      if let first = heap.first, Self.sequence(first) > Self.sequence(node) { return insertInHeap(node) }
      newest = node
      return
    }
    if Self.sequence(node) > Self.sequence(other) {
      newest = node
      insertInHeap(other)
    } else {
      insertInHeap(node)
    }
  }

  @inline(__always)
  mutating func popNewest() -> Unmanaged<Tensor>? {
    guard let node = newest else { return heap.isEmpty ? nil : popHeap() }
    newest = nil
    return node
  }

  private mutating func insertInHeap(_ node: Unmanaged<Tensor>) {
    heap.append(node)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if Self.sequence(heap[parent]) >= Self.sequence(heap[child]) { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func popHeap() -> Unmanaged<Tensor>? {
    guard let last = heap.popLast() else { return nil }
    guard let newest = heap.first else { return last }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, Self.sequence(heap[child + 1]) > Self.sequence(heap[child]) { child += 1 }
      if Self.sequence(heap[parent]) >= Self.sequence(heap[child]) { break }
      heap.swapAt(parent, child)
      parent = child
    }
    return newest
  }

  /// After an error: no node keeps a half-summed gradient.
  mutating func discard() {
    if let newest { heap.append(newest) }
    for node in heap {
      node._withUnsafeGuaranteedRef {
        let pending = $0.pendingGradient
        $0.pendingGradient = nil
        if let pending { Tensor.release(pending) }
      }
    }
    heap.removeAll()
    newest = nil
  }
}

extension Tensor {
  /// True when this gradient's memory is a whole block that no other tensor reads.
  fileprivate var isSoleOwner: Bool { isContiguous && storage.pointee.references == 1 && operationReference == nil }
}
