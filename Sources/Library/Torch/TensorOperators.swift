import Interpreter
import Tensors

import enum Syntax.BinaryOperator
import enum Syntax.ComparisonOperator
import enum Syntax.UnaryOperator

/// The operators of the language on tensors: the common ones by direct calls, the others through their records.
enum TensorOperators {
  static func evaluate(_ name: String, _ arguments: [Argument]) throws -> Tensor {
    guard let operation = OperationCatalog.named(name) else {
      throw TensorError(.notImplemented, "torch.\(name) is not in lgs")
    }
    return try operation.evaluate(arguments).tensor()
  }

  /// An elementwise comparison of two tensors.
  static func compare(_ operation: ComparisonOperator, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard let name = comparisonName(operation) else {
      throw TensorError(.type, "'\(operation.rawValue)' compares no elements")
    }
    return try evaluate(name, [.tensor(a), .tensor(b)])
  }

  /// The parts of a tensor at positions along an axis.
  static func indexSelected(_ source: Tensor, _ axis: Int, _ places: Tensor) throws -> Tensor {
    try evaluate("index_select", [.tensor(source), .int(axis), .tensor(places)])
  }

  static func apply(_ operation: BinaryOperator, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    switch operation {
    case .add: return try Tensor.add(a, b)
    case .subtract: return try Tensor.sub(a, b)
    case .multiply: return try Tensor.mul(a, b)
    case .divide: return try Tensor.div(a, b)
    case .floorDivide, .modulo, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return try evaluate(name(operation), [.tensor(a), .tensor(b)])
    }
  }

  static func apply(_ operation: BinaryOperator, _ a: Tensor, _ b: Scalar) throws -> Tensor {
    switch operation {
    case .add: return try Tensor.add(a, b)
    case .subtract: return try Tensor.sub(a, b)
    case .multiply: return try Tensor.mul(a, b)
    case .divide: return try Tensor.div(a, b)
    case .power: return try Tensor.pow(a, b)
    case .matrixMultiply: throw refusedMatrixProduct("Tensor and \(typeName(b))")
    case .floorDivide, .modulo, .and, .or, .xor, .shiftLeft, .shiftRight:
      return try evaluate(name(operation), [.tensor(a), Argument(b)])
    }
  }

  static func apply(_ operation: BinaryOperator, _ a: Scalar, _ b: Tensor) throws -> Tensor {
    switch operation {
    case .add: return try Tensor.add(b, a)
    case .subtract: return try Tensor.sub(a, b)
    case .multiply: return try Tensor.mul(b, a)
    case .divide: return try Tensor.div(a, b)
    case .matrixMultiply: throw refusedMatrixProduct("\(typeName(a)) and Tensor")
    case .and, .or, .xor: return try evaluate(name(operation), [.tensor(b), Argument(a)])
    case .floorDivide, .modulo, .power, .shiftLeft, .shiftRight:
      return try evaluate(name(operation), [Argument(a), .tensor(b)])
    }
  }

  private static func refusedMatrixProduct(_ operands: String) -> TensorError {
    let parts = operands.split(separator: " ")
    return TensorError(.type, "unsupported operand type(s) for @: '\(parts[0])' and '\(parts[2])'")
  }

  private static func typeName(_ scalar: Scalar) -> String {
    switch scalar {
    case .int: return "int"
    case .float: return "float"
    case .bool: return "bool"
    }
  }

  /// The record behind an operator.
  private static func name(_ operation: BinaryOperator) -> String {
    switch operation {
    case .add: return "add"
    case .subtract: return "sub"
    case .multiply: return "mul"
    case .divide: return "div"
    case .floorDivide: return "floor_divide"
    case .modulo: return "remainder"
    case .power: return "pow"
    case .matrixMultiply: return "matmul"
    case .and: return "bitwise_and"
    case .or: return "bitwise_or"
    case .xor: return "bitwise_xor"
    case .shiftLeft: return "bitwise_left_shift"
    case .shiftRight: return "bitwise_right_shift"
    }
  }

  static func comparisonName(_ operation: ComparisonOperator) -> String? {
    switch operation {
    case .equal: return "eq"
    case .notEqual: return "ne"
    case .less: return "lt"
    case .lessOrEqual: return "le"
    case .greater: return "gt"
    case .greaterOrEqual: return "ge"
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}

/// What stands between the brackets of `x[…]`, as a tensor reads it.
enum IndexExpression {
  static func items(of index: Value) throws -> [IndexItem] {
    if let tuple = index.object(as: TupleObject.self) { return try tuple.items.map(item) }
    return [try item(index)]
  }

  private static func item(_ value: Value) throws -> IndexItem {
    switch value {
    case .none: return .newAxis
    case .bool(let bool): return .boolean(bool)
    case .int(let int): return .integer(int)
    case .float:
      throw invalid(value)
    case .object(let object):
      if let slice = object as? SliceObject {
        return .slice(
          start: try SliceObject.bound(slice.start), stop: try SliceObject.bound(slice.stop),
          step: try SliceObject.bound(slice.step))
      }
      if let tensor = value.tensor { return try self.item(tensor) }
      if let elements = try value.array ?? value.arrayScalar?.tensor { return try self.item(elements) }
      if object is SingletonObject { return .ellipsis }
      if object is ListObject || object is TupleObject || object is RangeObject {
        let list = try Value.list(Operators.array(value))
        return try self.item(torch { try Tensor(nested: ValueData.nested(list)) })
      }
      throw invalid(value)
    }
  }

  private static func item(_ tensor: Tensor) throws -> IndexItem {
    switch tensor.dtype {
    case .bool, .uint8: return .mask(tensor)
    case .int64, .int32:
      if tensor.rank == 0, let position = try torch({ try tensor.item().int }) { return .integer(position) }
      return .indices(tensor)
    case .float32, .float64, .float16, .bfloat16, .int8, .int16:
      if tensor.rank == 0, !tensor.dtype.isFloatingPoint, let position = try torch({ try tensor.item().int }) {
        return .integer(position)
      }
      if tensor.count == 0 { return .indices(try torch { try TensorOperators.evaluate("long", [.tensor(tensor)]) }) }
      throw Raised.indexError("tensors used as indices must be long, int, byte or bool tensors")
    }
  }

  private static func invalid(_ value: Value) -> Raised {
    .indexError(
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(value.typeName))"
    )
  }
}

/// Nested lists of the language as the data of a tensor.
enum ValueData {
  /// The dtype that data with a dtype of its own (tensors, arrays, their scalars) asks for; nil when it is all Python's.
  static func dtype(of value: Value) throws -> DType? {
    guard case .object(let object) = value else { return nil }
    if let own = value.tensor?.dtype ?? value.array?.dtype ?? value.arrayScalar?.dtype { return own }
    if let series = object as? SeriesObject { return series.elementType }
    guard object is ListObject || object is TupleObject else { return nil }
    var common: DType?
    var python: DType?
    for item in try Operators.array(value) {
      if let own = try Machine.current.nested({ try dtype(of: item) }) {
        common = common.map { DType.promote($0, own) } ?? own
      } else if let scalar = item.scalar {
        python =
          python.map { DType.promote($0, scalar.defaultDType) } ?? scalar.defaultDType
      }
    }
    return common.map { own in python.map { DType.promote($0, own) } ?? own }
  }

  static func nested(_ value: Value) throws -> NestedData {
    if let scalar = value.scalar { return .scalar(scalar) }
    if let tensor = value.tensor ?? value.array { return try torch { try tensor.nestedData() } }
    if let text = value.stringValue {
      throw Raised.typeError(text.isEmpty ? "new(): invalid data type 'str'" : "new(): invalid data type 'str'")
    }
    if let elements = try value.object(as: SeriesObject.self)?.elements() { return elements }
    if value.object(as: DataFrameObject.self) != nil {
      throw Raised.valueError("could not determine the shape of object type 'DataFrame'")
    }
    guard case .object(let object) = value, object.type.has(.length), object.type.has(.subscriptable) else {
      throw Raised.runtimeError("Could not infer dtype of \(value.typeName)")
    }
    return try Machine.current.nested {
      .list(
        try Operators.array(value).enumerated().map { index, item in
          try Machine.current.checkInterrupt(after: index)
          return try nested(item)
        })
    }
  }
}
