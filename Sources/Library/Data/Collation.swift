import Interpreter
import Tensors

/// Makes one batch of the items of a data set, as PyTorch's `default_collate` does.
enum Collation {
  /// - Throws: TypeError for items that no batch can be made of, RuntimeError for items of unequal sizes.
  static func collate(_ items: [Value]) throws -> Value { try collate(items, isTuple: false) }

  /// - Parameter isTuple: Whether the items come as a tuple: one place of tuples or lists.
  private static func collate(_ items: [Value], isTuple: Bool) throws -> Value {
    try Machine.current.nested {
      switch items[0] {
      case .none: throw unknown(items[0])
      case .bool, .int, .float: return try numbers(items)
      case .object(let object): return try collate(items, like: object, isTuple: isTuple)
      }
    }
  }

  private static func collate(_ items: [Value], like first: Object, isTuple: Bool) throws -> Value {
    if items[0].tensor != nil { return try stacked(items) }
    if first is StringObject { return isTuple ? .tuple(items) : .list(items) }
    if items[0].array != nil { return try stacked(items.map { try Value(tensor($0)) }) }
    if items[0].arrayScalar != nil { return try Value(tensor(.list(items))) }
    if let dictionary = first as? DictionaryObject {
      var table = ValueTable()
      for key in dictionary.table.keys {
        try table.set(key, collate(items.map { try Operators.item($0, key) }))
      }
      return .object(DictionaryObject(table))
    }
    if first is TupleObject || first is ListObject { return try transposed(items) }
    throw unknown(items[0])
  }

  /// Tuples and lists become a list of one batch for each place.
  private static func transposed(_ items: [Value]) throws -> Value {
    let rows = try items.map { try Operators.array($0) }
    guard rows.allSatisfy({ $0.count == rows[0].count }) else {
      throw Raised.runtimeError("each element in list of batch should be of equal size")
    }
    return .list(try rows[0].indices.map { place in try collate(rows.map { $0[place] }, isTuple: true) })
  }

  /// Python's floats make float64, unlike in `torch.tensor`.
  private static func numbers(_ items: [Value]) throws -> Value {
    if case .float = items[0] { return try Value(tensor(.list(items), .float64)) }
    return try Value(tensor(.list(items)))
  }

  private static func stacked(_ items: [Value]) throws -> Value {
    let tensors = try items.map { try TensorMembers.object($0).tensor }
    return try torch { Value(try Tensor.stack(tensors)) }
  }

  private static func tensor(_ value: Value, _ dtype: DType? = nil) throws -> Tensor {
    try torch { try Tensor(nested: ValueData.nested(value), dtype ?? ValueData.dtype(of: value)) }
  }

  private static func unknown(_ value: Value) -> Raised {
    let type = (try? Operators.repr(.object(value.type))) ?? value.typeName
    return .typeError(
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found \(type)")
  }
}
