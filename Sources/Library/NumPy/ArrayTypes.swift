import Interpreter
import Tensors

import enum Syntax.ComparisonOperator

/// The types of `numpy` as the language sees them.
enum ArrayTypes {
  static let array = TypeObject(
    "numpy.ndarray",
    [.subscriptable, .itemAssignment, .iterable, .length, .container, .arithmetic, .ordering, .unhashable],
    summary: "An n-dimensional array of numbers.")
  static let textArray = TypeObject(
    "numpy.ndarray", bases: [array], array.capabilities, summary: "An n-dimensional array of texts.")
  static let text = TypeObject(
    "numpy.str_", bases: [BuiltinTypes.string], BuiltinTypes.string.capabilities,
    summary: "An element of an array of texts.")
  static let generic = TypeObject("numpy.generic", [.arithmetic, .ordering], summary: "A number with NumPy's type.")
  static let number = TypeObject("numpy.number", bases: [generic], generic.capabilities, summary: "A number.")
  static let integer = TypeObject("numpy.integer", bases: [number], generic.capabilities, summary: "An integer.")
  static let floating = TypeObject("numpy.floating", bases: [inexact], generic.capabilities, summary: "A float.")
  static let signedInteger = TypeObject(
    "numpy.signedinteger", bases: [integer], generic.capabilities, summary: "An integer with a sign.")
  static let inexact = TypeObject(
    "numpy.inexact", bases: [number], generic.capabilities, summary: "A number with a fraction.")
  static let float64 = TypeObject(
    "numpy.float64", bases: [floating, BuiltinTypes.float], generic.capabilities, summary: "A float of 64 bits.")
  static let float32 = TypeObject(
    "numpy.float32", bases: [floating], generic.capabilities, summary: "A float of 32 bits.")
  static let unsignedInteger = TypeObject(
    "numpy.unsignedinteger", bases: [integer], generic.capabilities, summary: "An integer without a sign.")
  static let float16 = TypeObject(
    "numpy.float16", bases: [floating], generic.capabilities, summary: "A float of 16 bits.")
  static let int64 = TypeObject(
    "numpy.int64", bases: [signedInteger], generic.capabilities, summary: "An integer of 64 bits.")
  static let int32 = TypeObject(
    "numpy.int32", bases: [signedInteger], generic.capabilities, summary: "An integer of 32 bits.")
  static let int16 = TypeObject(
    "numpy.int16", bases: [signedInteger], generic.capabilities, summary: "An integer of 16 bits.")
  static let int8 = TypeObject(
    "numpy.int8", bases: [signedInteger], generic.capabilities, summary: "An integer of 8 bits.")
  static let uint8 = TypeObject(
    "numpy.uint8", bases: [unsignedInteger], generic.capabilities, summary: "An integer of 8 bits without a sign.")
  static let bool = TypeObject("numpy.bool", bases: [generic], generic.capabilities, summary: "A truth value.")
  static let ufunc = TypeObject(
    "numpy.ufunc", [.callable], summary: "A function of single elements, or of pairs of them.")
  static let archive = TypeObject(
    "NpzFile", module: "numpy.lib.npyio", [.subscriptable, .iterable, .length, .container, .contextManager],
    summary: "The arrays of a file, by name.")
  static let dtype = TypeObject("numpy.dtype", summary: "The type of an array's elements.")
  static let axisError = TypeObject(
    "AxisError", module: "numpy.exceptions", bases: [BuiltinTypes.valueError, BuiltinTypes.indexError],
    summary: "An axis that an array does not have.")
  private static let outputCastingError = TypeObject(
    "_UFuncOutputCastingError", module: "numpy._core._exceptions", bases: [BuiltinTypes.typeError],
    summary: "A result that its place cannot hold.")

  private static let noLoopError = TypeObject(
    "_UFuncNoLoopError", module: "numpy._core._exceptions", bases: [BuiltinTypes.typeError],
    summary: "Operands that a function has no loop for.")

  /// The error of a sum or difference with a text.
  static func noLoop(_ function: String, _ dtype: DType, _ text: String) -> Raised {
    Raised(
      noLoopError,
      "ufunc '\(function)' did not contain a loop with signature matching types (dtype('\(dtype.name)'), "
        + "dtype('<U\(text.unicodeScalars.count)')) -> None")
  }

  static func scalarType(of dtype: DType) -> TypeObject {
    switch dtype {
    case .bool: return bool
    case .int64: return int64
    case .float32: return float32
    case .float64: return float64
    case .uint8: return uint8
    case .int8: return int8
    case .int16: return int16
    case .int32: return int32
    // NumPy has no bfloat16, and no array gets it.
    case .float16, .bfloat16: return float16
    }
  }

  /// The dtypes that arrays have.
  static let dtypes = DType.allCases.filter { $0 != .bfloat16 }

  static func castingError(_ function: String, _ from: DType, _ to: DType) -> Raised {
    Raised(
      outputCastingError,
      "Cannot cast ufunc '\(function)' output from dtype('\(from.name)') to dtype('\(to.name)') with casting rule "
        + "'same_kind'")
  }

  /// The place that a possibly negative axis names.
  /// - Throws: AxisError.
  static func axis(_ axis: Int, rank: Int) throws -> Int {
    guard axis >= -rank, axis < rank else {
      throw Raised(axisError, "axis \(axis) is out of bounds for array of dimension \(rank)")
    }
    return axis < 0 ? axis + rank : axis
  }
}

/// `dtype('float64')` and the others.
final class ArrayDTypeObject: Object {
  let dtype: DType

  private init(_ dtype: DType) {
    self.dtype = dtype
    super.init()
  }

  private static let all = DType.allCases.map(ArrayDTypeObject.init)

  static func of(_ dtype: DType) -> Value { .object(all[DType.allCases.firstIndex(of: dtype) ?? 0]) }

  override var type: TypeObject { ArrayTypes.dtype }
  override func repr() throws -> String { "dtype('\(dtype.name)')" }
  override func str() throws -> String { dtype.name }
  override func hash() throws -> Int { dtype.hashValue }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let same = other.isNone ? false : (try? ArrayDTypeObject.dtype(of: other)) == dtype
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "name": return .string(dtype.name)
    case "itemsize": return .int(dtype.byteSize)
    case "type": return .object(ArrayTypes.scalarType(of: dtype))
    case "kind": return .string(ArrayDTypeObject.code(of: dtype).kind)
    case "char": return .string(ArrayDTypeObject.code(of: dtype).character)
    case "str": return .string(ArrayDTypeObject.fileName(of: dtype))
    case _: return nil
    }
  }

  /// How files of arrays name a dtype: `<f8`.
  static func fileName(of dtype: DType) -> String {
    (dtype.byteSize == 1 ? "|" : "<") + code(of: dtype).kind + String(dtype.byteSize)
  }

  private static func code(of dtype: DType) -> (kind: String, character: String) {
    switch dtype {
    case .bool: return ("b", "?")
    case .int64: return ("i", "l")
    case .float32: return ("f", "f")
    case .float64: return ("f", "d")
    case .uint8: return ("u", "B")
    case .int8: return ("i", "b")
    case .int16: return ("i", "h")
    case .int32: return ("i", "i")
    case .float16, .bfloat16: return ("f", "e")
    }
  }

  private static let names: [String: DType] = [
    "float64": .float64, "float": .float64, "double": .float64, "f8": .float64, "<f8": .float64, "d": .float64,
    "float32": .float32, "single": .float32, "f4": .float32, "<f4": .float32, "f": .float32, "int64": .int64,
    "int": .int64, "long": .int64, "i8": .int64, "<i8": .int64, "l": .int64, "q": .int64, "bool": .bool, "?": .bool,
    "b1": .bool, "|b1": .bool, "bool_": .bool, "uint8": .uint8, "ubyte": .uint8, "u1": .uint8, "|u1": .uint8,
    "B": .uint8, "int8": .int8, "byte": .int8, "i1": .int8, "|i1": .int8, "b": .int8, "int16": .int16, "short": .int16,
    "i2": .int16, "<i2": .int16, "h": .int16, "int32": .int32, "intc": .int32, "i4": .int32, "<i4": .int32,
    "i": .int32, "float16": .float16, "half": .float16, "f2": .float16, "<f2": .float16, "e": .float16,
  ]

  /// dtypes that NumPy has and lgs has not.
  static let lacking: Set<String> = [
    "uint16", "uint32", "uint64", "longdouble", "float128",
    "complex64", "complex128", "complex", "object", "object_", "str", "str_", "bytes", "bytes_", "datetime64",
    "timedelta64", "uintc", "ushort", "uint", "void", "longlong", "ulonglong", "u2", "u4", "u8", "c8", "c16", "O", "U",
    "S",
  ]

  /// The dtype that a value names: a dtype, a type or a text.
  static func dtype(of value: Value) throws -> DType {
    if value.isNone { return .float64 }
    if let object = value.object(as: ArrayDTypeObject.self) { return object.dtype }
    if let name = value.stringValue {
      if let dtype = names[name] { return dtype }
      if lacking.contains(name) { throw Raised.notInLgs("the dtype '\(name)'") }
      throw Raised.typeError("data type '\(name)' not understood")
    }
    if let type = value.object(as: TypeObject.self), let dtype = dtype(of: type) { return dtype }
    if let type = value.object(as: TypeObject.self) { throw Raised.notInLgs("the dtype \(type.name)") }
    throw Raised.typeError("Cannot interpret '\(try Operators.repr(value))' as a data type")
  }

  private static func dtype(of type: TypeObject) -> DType? {
    if let dtype = ArrayTypes.dtypes.first(where: { ArrayTypes.scalarType(of: $0) === type }) { return dtype }
    if type === BuiltinTypes.float { return .float64 }
    if type === BuiltinTypes.int { return .int64 }
    if type === BuiltinTypes.bool { return .bool }
    return nil
  }
}
