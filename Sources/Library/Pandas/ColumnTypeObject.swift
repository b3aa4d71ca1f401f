import DataFrames
import Interpreter

import enum Syntax.ComparisonOperator

/// The types of columns that NumPy does not have: texts and mixed values.
final class ColumnTypeObject: Object {
  static let string = ColumnTypeObject(
    .string, PandasTypes.stringType, "<StringDtype(storage='python', na_value=nan)>")
  static let object = ColumnTypeObject(.object, PandasTypes.objectType, "dtype('O')")
  static let int32 = ColumnTypeObject(.int32, PandasTypes.arrayType("Int32DType"), "dtype('int32')")
  static let int8 = ColumnTypeObject(.int8, PandasTypes.arrayType("Int8DType"), "dtype('int8')")
  static let uint32 = ColumnTypeObject(.uint32, PandasTypes.arrayType("UInt32Dtype"), "UInt32Dtype()")
  static let datetime = ColumnTypeObject(.datetime, PandasTypes.arrayType("DateTime64DType"), "dtype('<M8[us]')")
  static let timedelta = ColumnTypeObject(.timedelta, PandasTypes.arrayType("TimeDelta64DType"), "dtype('<m8[us]')")

  let dataType: DataType
  private let ownType: TypeObject
  private let representation: String
  private var name: String { dataType.rawValue }

  private init(_ dataType: DataType, _ type: TypeObject, _ representation: String) {
    self.dataType = dataType
    ownType = type
    self.representation = representation
    super.init()
  }

  override var type: TypeObject { ownType }
  override func repr() throws -> String { representation }
  override func str() throws -> String { name }
  override func hash() throws -> Int { name.count }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let same: Bool
    if let type = other.object(as: TypeObject.self) {
      same = dataType == .string && type === BuiltinTypes.string || dataType == .object && type === BuiltinTypes.object
    } else {
      same = other.object(as: ColumnTypeObject.self) === self || other.stringValue == name
    }
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { name == "name" ? .string(self.name) : nil }
}
