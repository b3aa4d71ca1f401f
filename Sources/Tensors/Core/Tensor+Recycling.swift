import CKernels

/// The tensors that nothing refers to, linked through `pendingGradient`, for `Tensor.make` to use again.
///
/// A small operation costs less than the system's allocation and counted freeing of its result, so where tensors come
/// and go by the thousand (the graph, backward, the language's variables) they are held as `Unmanaged` references. The
/// one discipline: such a reference is owned, and ends in `Tensor.release`, which empties a tensor after its last
/// reference and keeps the object. Everywhere else a tensor is an ordinary object; its `deinit` does the same to the
/// graph behind it.
private enum Spares {
  static let capacity = 1 << 14
  @exclusivity(unchecked) static var first: Unmanaged<Tensor>?
  @exclusivity(unchecked) static var count = 0
}

extension Tensor {
  /// A tensor outside any graph. Takes over one reference of the storage.
  @inline(__always)
  static func make(
    storage: UnsafeMutablePointer<lgs_storage>, offset: Int, shape: Shape, strides: Shape, count: Int, dtype: DType,
    flags: TensorFlags
  ) -> Tensor {
    guard let spare = Spares.first else {
      return Tensor(
        storage: storage, offset: offset, shape: shape, strides: strides, count: count, dtype: dtype, flags: flags)
    }
    spare._withUnsafeGuaranteedRef { tensor in
      Spares.first = tensor.pendingGradient
      Spares.count &-= 1
      tensor.pendingGradient = nil
      tensor.storage = storage
      tensor.offset = offset
      tensor.elementCount = count
      tensor.sizes = shape
      tensor.steps = strides
      tensor.elementType = dtype
      tensor.flags = flags
      tensor.sequence = GraphState.nextSequence()
      tensor.savedVersion = storage.pointee.version
    }
    return spare.takeRetainedValue()
  }

  /// Ends an owned reference.
  public static func release(_ reference: Unmanaged<Tensor>) {
    if isLast(reference) { recycle(reference) } else { reference.release() }
  }

  /// True when the reference is the only one to its tensor.
  @inline(__always)
  static func isLast(_ reference: Unmanaged<Tensor>) -> Bool {
    var reference = reference
    // An unmanaged reference has the layout of the counted one; in place, looking at it does not count it.
    return withUnsafeMutablePointer(to: &reference) {
      $0.withMemoryRebound(to: Tensor.self, capacity: 1) { isKnownUniquelyReferenced(&$0.pointee) }
    }
  }

  /// Empties a tensor at its last reference, and those of its graph that nothing else holds, one after the other: a
  /// chain of a million nodes must not recurse.
  private static func recycle(_ last: Unmanaged<Tensor>) {
    var waiting: Unmanaged<Tensor>? = last
    while let next = waiting {
      next._withUnsafeGuaranteedRef { tensor in
        waiting = tensor.pendingGradient
        tensor.empty(&waiting)
        if Spares.count < Spares.capacity {
          tensor.pendingGradient = Spares.first
          Spares.first = next
          Spares.count &+= 1
        } else {
          tensor.pendingGradient = nil
          next.release()
        }
      }
    }
  }

  /// What `deinit` does for a tensor whose references were counted automatically.
  func emptyAtEnd() {
    var waiting: Unmanaged<Tensor>?
    empty(&waiting)
    if let waiting { Tensor.recycle(waiting) }
  }

  /// Gives back everything the tensor holds; parents and gradients that only it held join the list.
  @inline(__always)
  private func empty(_ waiting: inout Unmanaged<Tensor>?) {
    lgs_storage_release(storage)
    if flags.contains(.hooked) { TensorHooks.removeAll(of: self) }
    flags = .emptied
    operationReference = nil
    if let link = link0 {
      link0 = nil
      Tensor.drop(link, &waiting)
    }
    if let link = link1 {
      link1 = nil
      Tensor.drop(link, &waiting)
    }
    if let link = link2 {
      link2 = nil
      Tensor.drop(link, &waiting)
    }
    if let gradient = leafGradient {
      leafGradient = nil
      Tensor.drop(gradient, &waiting)
    }
    attributes.scalar = 0
    attributes.first = 0
    attributes.second = 0
    attributes.flag = false
    if attributes.object != nil { emptyRareAttributes(&waiting) }
  }

  @inline(never)
  private func emptyRareAttributes(_ waiting: inout Unmanaged<Tensor>?) {
    let parents = (attributes.object as? ParentList)?.tensors.map { Unmanaged.passRetained($0) } ?? []
    attributes.object = nil
    for parent in parents { Tensor.drop(parent, &waiting) }
  }

  /// Ends an owned reference, or lists its tensor for emptying when it is the last.
  @inline(__always)
  private static func drop(_ reference: Unmanaged<Tensor>, _ waiting: inout Unmanaged<Tensor>?) {
    guard isLast(reference) else { return reference.release() }
    reference._withUnsafeGuaranteedRef { $0.pendingGradient = waiting }
    waiting = reference
  }

  /// True when nothing but this node holds its first parent.
  func ownsParentAlone() -> Bool { link0.map(Tensor.isLast) ?? false }
}
