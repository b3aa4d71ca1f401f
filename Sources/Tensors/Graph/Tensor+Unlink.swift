/// Freeing of graphs: a chain of a million nodes must not recurse a million deinits deep.
private enum Unlinking {
  static let deepest = 64
  @exclusivity(unchecked) static var depth = 0
  @exclusivity(unchecked) static var postponed: [Tensor] = []
}

extension Tensor {
  /// Lets go of parents and gradient in `deinit`: directly while shallow, through a list when nested deeply.
  func unlinkGraph() {
    if Unlinking.depth >= Unlinking.deepest {
      for link in [link0, link1, link2] {
        if let link { Unlinking.postponed.append(link.takeRetainedValue()) }
      }
      if let tensor = accumulatedGradient { Unlinking.postponed.append(tensor) }
      if let list = attributes.object as? ParentList { Unlinking.postponed.append(contentsOf: list.tensors) }
      accumulatedGradient = nil
      attributes.object = nil
      return
    }
    Unlinking.depth += 1
    link0?.release()
    link1?.release()
    link2?.release()
    accumulatedGradient = nil
    attributes.object = nil
    if Unlinking.depth == 1 {
      while let tensor = Unlinking.postponed.popLast() { withExtendedLifetime(tensor) {} }
    }
    Unlinking.depth -= 1
  }

  /// True when nothing but this node holds its first parent.
  func ownsParentAlone() -> Bool {
    guard let link = link0 else { return false }
    var parent = link.takeRetainedValue()
    let isAlone = isKnownUniquelyReferenced(&parent)
    link0 = Unmanaged.passRetained(parent)
    return isAlone
  }
}
