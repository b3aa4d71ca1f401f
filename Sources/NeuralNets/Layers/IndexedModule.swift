import Tensors

/// Modules that hold their children by position.
public protocol IndexedModule: Module {
  func append(_ module: Module)
}

extension Sequential: IndexedModule {}
extension ModuleList: IndexedModule {}

extension IndexedModule {
  /// The number of children.
  public var count: Int { childEntries.count }

  /// The child at an index; negative ones count from the end. nil where None was assigned.
  /// Errors: IndexError.
  public func item(at index: Int) throws -> Module? { childEntries[try position(index)].value }

  /// Replaces the child at an index under its name.
  /// Errors: IndexError.
  public func setItem(_ module: Module, at index: Int) throws {
    childSlots.set(childEntries[try position(index)].name, module)
  }

  /// Removes children and names the remaining ones by their positions.
  /// Errors: IndexError.
  public func removeItems(at indices: [Int]) throws {
    let positions = Set(try indices.map(position))
    let kept = childEntries.enumerated().filter { !positions.contains($0.offset) }.map(\.element.value)
    childSlots.replaceAll(with: kept.enumerated().map { (String($0.offset), $0.element) })
  }

  private func position(_ index: Int) throws -> Int {
    guard index >= -count, index < count else { throw TensorError(.index, "index \(index) is out of range") }
    return index < 0 ? index + count : index
  }
}
