import Syntax

/// `list[int]`: a type with the types of its items; calling it makes an instance of the type.
public final class GenericAlias: Object {
  let origin: TypeObject
  let arguments: [Value]

  init(_ origin: TypeObject, _ arguments: [Value]) {
    self.origin = origin
    self.arguments = arguments
    super.init()
  }

  /// The types that take others in brackets.
  static let origins: [TypeObject] = [
    BuiltinTypes.list, BuiltinTypes.tuple, BuiltinTypes.dictionary, BuiltinTypes.set, BuiltinTypes.frozenSet,
    BuiltinTypes.type,
  ]

  private static let aliasType = TypeObject("types.GenericAlias", .callable, summary: "A type with types of its items.")
  public override var type: TypeObject { GenericAlias.aliasType }

  public override func repr() throws -> String {
    "\(origin.name)[\(try arguments.map(UnionType.name).joined(separator: ", "))]"
  }

  public override func call(_ given: CallArguments) throws -> Value { try origin.call(given) }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    operation == .or ? try UnionType.make(.object(self), other, reflected: reflected) : nil
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard operation == .equal, let other = other.object(as: GenericAlias.self) else { return nil }
    let areSame =
      try arguments.count == other.arguments.count
      && zip(arguments, other.arguments).allSatisfy { try Operators.areEqual($0, $1) }
    return .bool(origin === other.origin && areSame)
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "__origin__": return .object(origin)
    case "__args__": return .tuple(arguments)
    case _: return nil
    }
  }

  public override func visitChildren(_ visit: (Value) -> Void) {
    visit(.object(origin))
    arguments.forEach(visit)
  }
}

/// `int | None`: one of several types.
public final class UnionType: Object {
  public let members: [Value]

  private init(_ members: [Value]) {
    self.members = members
    super.init()
  }

  /// The union of two types or unions; nil when one is neither.
  static func make(_ value: Value, _ other: Value, reflected: Bool) throws -> Value? {
    guard let theirs = members(of: other), let ours = members(of: value) else { return nil }
    var members: [Value] = []
    for member in reflected ? theirs + ours : ours + theirs {
      if try !members.contains(where: { try Operators.areEqual($0, member) }) { members.append(member) }
    }
    return members.count == 1 ? members[0] : .object(UnionType(members))
  }

  private static func members(of value: Value) -> [Value]? {
    if let union = value.object(as: UnionType.self) { return union.members }
    let isType = value.object(as: TypeObject.self) != nil || value.object(as: GenericAlias.self) != nil
    return isType || value.isNone ? [value] : nil
  }

  /// A type as annotations name it.
  static func name(_ value: Value) throws -> String {
    if value.isNone { return "None" }
    if value.isIdentical(to: .ellipsis) { return "..." }
    return try value.object(as: TypeObject.self)?.qualifiedName ?? Operators.repr(value)
  }

  private static let unionType = TypeObject("types.UnionType", summary: "One of several types.")
  public override var type: TypeObject { UnionType.unionType }
  public override func repr() throws -> String { try members.map(UnionType.name).joined(separator: " | ") }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    operation == .or ? try UnionType.make(.object(self), other, reflected: reflected) : nil
  }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard operation == .equal, let other = other.object(as: UnionType.self) else { return nil }
    return .bool(
      try members.count == other.members.count
        && members.allSatisfy { member in try other.members.contains { try Operators.areEqual($0, member) } })
  }

  public override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "__args__" ? .tuple(members) : nil
  }

  public override func visitChildren(_ visit: (Value) -> Void) { members.forEach(visit) }
}
