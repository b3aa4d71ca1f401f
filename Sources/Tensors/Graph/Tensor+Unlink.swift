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
      if let tensor = parent0 { Unlinking.postponed.append(tensor) }
      if let tensor = parent1 { Unlinking.postponed.append(tensor) }
      if let tensor = parent2 { Unlinking.postponed.append(tensor) }
      if let tensor = accumulatedGradient { Unlinking.postponed.append(tensor) }
      if let list = attributes.object as? ParentList { Unlinking.postponed.append(contentsOf: list.tensors) }
    }
    Unlinking.depth += 1
    parent0 = nil
    parent1 = nil
    parent2 = nil
    accumulatedGradient = nil
    attributes.object = nil
    if Unlinking.depth == 1 {
      while let tensor = Unlinking.postponed.popLast() { withExtendedLifetime(tensor) {} }
    }
    Unlinking.depth -= 1
  }
}
