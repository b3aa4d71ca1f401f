import Interpreter
import Tensors

/// `TensorDataset`: item `i` is the tuple of every tensor's row `i`.
final class TensorDatasetObject: Object {
  let tensors: [Tensor]

  /// - Throws: AssertionError unless the tensors have equally many rows.
  init(_ tensors: [Tensor]) throws {
    self.tensors = tensors
    super.init()
    guard let first = tensors.first else { return }
    let count = try rows(of: first)
    if try tensors.contains(where: { try rows(of: $0) != count }) {
      throw Raised(BuiltinTypes.assertionError, "Size mismatch between tensors")
    }
  }

  private func rows(of tensor: Tensor) throws -> Int {
    guard let count = Array(tensor.shape).first else {
      throw Raised.indexError("Dimension specified as 0 but tensor has no dimensions")
    }
    return count
  }

  override var type: TypeObject { DataNamespace.tensorDataset }

  override func length() throws -> Int {
    guard let first = tensors.first else { throw Raised.indexError("tuple index out of range") }
    return try rows(of: first)
  }

  override func item(_ index: Value) throws -> Value {
    .tuple(try tensors.map { try Operators.item(Value($0), index) })
  }

  override func makeIterator() throws -> Object { sequenceIterator(over: self) }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "tensors" ? .tuple(tensors.map { Value($0) }) : nil
  }

  override var ownAttributeNames: [Symbol] { ["tensors"] }
}

/// `Subset`: some items of another data set.
final class SubsetObject: Object {
  private let dataset: Value
  private let indices: Value

  init(_ dataset: Value, _ indices: Value) {
    self.dataset = dataset
    self.indices = indices
    super.init()
  }

  override var type: TypeObject { DataNamespace.subset }
  override func length() throws -> Int { try Operators.length(indices) }
  override func makeIterator() throws -> Object { sequenceIterator(over: self) }

  override func item(_ index: Value) throws -> Value {
    if let list = index.object(as: ListObject.self) {
      return .list(try list.items.map { try Operators.item(dataset, Operators.item(indices, $0)) })
    }
    return try Operators.item(dataset, Operators.item(indices, index))
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "dataset": return dataset
    case "indices": return indices
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] { ["dataset", "indices"] }

  override func visitChildren(_ visit: (Value) -> Void) {
    visit(dataset)
    visit(indices)
  }
}

/// Walks positions from 0 to the first IndexError, as Python does for objects that have only `__getitem__`.
private func sequenceIterator(over object: Object) -> Object {
  var position = 0
  return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(object)]) {
    do {
      defer { position += 1 }
      return try object.item(.int(position))
    } catch let raised as Raised where raised.exception.type.isSubtype(of: BuiltinTypes.indexError) {
      return nil
    }
  }
}
