import Interpreter

/// What a card says of instances of a program's classes, of enumerations and of modules.
enum InstanceCard {
  private static let mostAttributes = 8
  private static let listWidth = 60

  static func rows(of name: String, _ value: Value) -> [ObjectCard.Row] {
    guard case .object(let object) = value, value.object(as: ModuleObject.self) == nil else { return [] }
    if object is NamespaceObject {
      return [list(object.ownAttributeNames.map(\.name).sorted(), "names", code: "dir(\(name))")]
    }
    if let members = members(of: value) {
      return [list(members, "members", code: "list(\(name))")]
    }
    guard value.type is ClassObject else { return [] }
    if members(of: .object(value.type)) != nil {
      return ["name", "value"].compactMap { part in
        guard let shown = object.ownValue(Symbol("_\(part)_")).flatMap({ try? Operators.repr($0) }) else { return nil }
        return ObjectCard.Row(part, shown, code: "\(name).\(part)")
      }
    }
    return attributes(of: name, object)
  }

  /// The names of the members of an enumeration; nil for what is none.
  static func members(of value: Value) -> [String]? {
    guard let type = value.object(as: TypeObject.self), case .value(let found)? = type.lookUp("__members__"),
      let members = found.object(as: DictionaryObject.self)
    else { return nil }
    return members.stringKeys
  }

  private static func attributes(of name: String, _ object: Object) -> [ObjectCard.Row] {
    let names = object.ownAttributeNames.filter { !$0.name.hasPrefix("_") }
    let rows = names.prefix(mostAttributes).enumerated().compactMap { index, attribute -> ObjectCard.Row? in
      guard let value = object.ownValue(attribute) else { return nil }
      return ObjectCard.Row(
        index == 0 ? "attributes" : "", "\(attribute.name): \(value.briefDescription)",
        code: "\(name).\(attribute.name)")
    }
    let rest = names.count - rows.count
    return rest > 0 ? rows + [ObjectCard.Row("", "and \(rest) more", code: "\(name).__dict__")] : rows
  }

  /// How many names there are, and the first of them.
  private static func list(_ names: [String], _ label: String, code: String) -> ObjectCard.Row {
    let names = names.filter { !$0.hasPrefix("_") }
    var shown = ""
    for name in names {
      if shown.count + name.count > listWidth {
        shown += ", …"
        break
      }
      shown += shown.isEmpty ? name : ", " + name
    }
    return ObjectCard.Row(label, "\(names.count): \(shown)", code: code)
  }
}

extension Object {
  /// An attribute that the object itself has.
  fileprivate func ownValue(_ name: Symbol) -> Value? { try? ownAttribute(name) }
}
