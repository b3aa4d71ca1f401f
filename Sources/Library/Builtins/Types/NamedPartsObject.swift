import Interpreter

/// A tuple of the system whose parts have names, such as `sys.version_info`.
final class NamedPartsObject: TupleObject {
  private let partsType: TypeObject
  private let names: [String]

  init(_ type: TypeObject, _ parts: [(name: String, value: Value)]) {
    partsType = type
    names = parts.map(\.name)
    super.init(parts.map(\.value))
  }

  /// A type of such tuples, by the name that its reprs show.
  static func type(_ name: String, _ summary: String) -> TypeObject {
    TypeObject(name, bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities, summary: summary)
  }

  override var type: TypeObject { partsType }

  override func repr() throws -> String {
    let shown = try zip(names, items).map { "\($0)=\(try $1.repr())" }
    return "\(partsType.name)(\(shown.joined(separator: ", ")))"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { names.firstIndex(of: name.name).map { items[$0] } }
  override var ownAttributeNames: [Symbol] { names.map { Symbol($0) } }
}
