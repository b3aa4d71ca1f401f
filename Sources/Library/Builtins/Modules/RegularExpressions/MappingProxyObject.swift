import Interpreter
import Syntax

/// `mappingproxy`: a dictionary that only its owner changes.
final class MappingProxyObject: Object {
  private let dictionary: DictionaryObject

  init(_ dictionary: DictionaryObject) {
    self.dictionary = dictionary
    super.init()
  }

  private static let proxyType = TypeObject(
    "mappingproxy", [.subscriptable, .iterable, .length, .container, .unhashable])
  override var type: TypeObject { MappingProxyObject.proxyType }
  override func repr() throws -> String { "mappingproxy(\(try dictionary.repr()))" }
  override func str() throws -> String { try dictionary.repr() }
  override func length() throws -> Int { try dictionary.length() }
  override func item(_ index: Value) throws -> Value { try dictionary.item(index) }
  override func contains(_ value: Value) throws -> Bool { try dictionary.contains(value) }
  override func makeIterator() throws -> Object { try dictionary.makeIterator() }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(dictionary)) }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    try dictionary.compare(operation, other)
  }

  /// The methods that leave a dictionary as it is.
  override func ownAttribute(_ name: Symbol) throws -> Value? {
    ["copy", "get", "items", "keys", "values"].contains(name.name) ? try dictionary.attribute(name) : nil
  }
}
