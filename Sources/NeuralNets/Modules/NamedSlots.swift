/// Values by name in the order of their first assignment; a name may hold nothing (Python's None).
public struct NamedSlots<Value> {
  public private(set) var entries: [(name: String, value: Value?)] = []

  public init() {}

  public var count: Int { entries.count }

  /// Where a name stands.
  public func index(of name: String) -> Int? { entries.firstIndex { $0.name == name } }

  /// The value of a name; nil where there is none.
  public subscript(name: String) -> Value? { index(of: name).flatMap { entries[$0].value } }

  public func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// Replaces a name's value in place, or appends the name.
  public mutating func set(_ name: String, _ value: Value?) {
    if let index = index(of: name) { entries[index].value = value } else { entries.append((name, value)) }
  }

  public mutating func remove(_ name: String) {
    if let index = index(of: name) { entries.remove(at: index) }
  }

  mutating func replaceAll(with entries: [(name: String, value: Value?)]) { self.entries = entries }
}
