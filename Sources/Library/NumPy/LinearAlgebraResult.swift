import Interpreter

/// A tuple with named places, such as `EigResult(eigenvalues=…, eigenvectors=…)`.
final class LinearAlgebraResult: TupleObject {
  private let resultType: TypeObject
  private let names: [String]

  nonisolated(unsafe) private static var types: [String: TypeObject] = [:]

  init(_ name: String, _ places: [(String, Value)]) {
    names = places.map(\.0)
    let known = LinearAlgebraResult.types[name]
    resultType =
      known
      ?? TypeObject(
        name, module: "numpy.linalg._linalg", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
        summary: "A tuple with named places.")
    LinearAlgebraResult.types[name] = resultType
    super.init(places.map(\.1))
  }

  override var type: TypeObject { resultType }

  override func repr() throws -> String {
    let places = try zip(names, items).map { "\($0)=\(try Operators.repr($1))" }
    return "\(resultType.name)(\(places.joined(separator: ", ")))"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if let place = names.firstIndex(of: name.name) { return items[place] }
    return name == "_fields" ? .tuple(names.map { .string($0) }) : try super.ownAttribute(name)
  }
}
