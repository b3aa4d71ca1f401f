/// Where a look-up in a class ends. Nothing is counted: the class and its bases own what it points to, and the answer
/// is forgotten as soon as any class gets or loses a member that is more than a value.
struct Resolution {
  let name: Symbol
  /// The function that becomes a method, when the nearest member is one.
  let function: Unmanaged<FunctionObject>?
  /// The type whose table has the nearest member.
  let owner: Unmanaged<TypeObject>?
  /// The nearest class of the language whose table has the name.
  let overridingOwner: Unmanaged<TypeObject>?
  /// Whether assignments to the name go to a function of the class.
  let isProperty: Bool
}

/// The look-ups of one class: programs ask for the same few names all the time.
final class ResolutionCache {
  private static let capacity = 32
  private let entries: UnsafeMutablePointer<Resolution?>
  private var version = -1
  private var plan: Plan?

  /// How instances come to be and how they take attributes.
  struct Plan {
    /// `__init__`, when making an instance is no more than calling it.
    let initializer: Unmanaged<FunctionObject>?
    /// Whether attributes go to the instance unless the class has a property of that name.
    let storesPlainly: Bool
    /// Whether the attributes of instances come before the members of the class.
    let readsPlainly: Bool
  }

  init() {
    entries = .allocate(capacity: ResolutionCache.capacity)
    entries.initialize(repeating: nil, count: ResolutionCache.capacity)
  }

  deinit { entries.deallocate() }

  /// Forgets what has been found when a class has changed since.
  @inline(__always)
  private func refresh() {
    if version != TypeObject.membersVersion { forget() }
  }

  @inline(never)
  private func forget() {
    version = TypeObject.membersVersion
    plan = nil
    entries.update(repeating: nil, count: ResolutionCache.capacity)
  }

  @inline(__always)
  func resolution(of name: Symbol, in owner: ClassObject) -> Resolution {
    refresh()
    let place = Int(truncatingIfNeeded: name.id) & (ResolutionCache.capacity - 1)
    if let found = entries[place], found.name == name { return found }
    let found = owner.search(name)
    entries[place] = found
    return found
  }

  @inline(__always)
  func plan(of owner: ClassObject) -> Plan {
    refresh()
    if let plan { return plan }
    let made = owner.makePlan()
    plan = made
    return made
  }
}

extension ClassObject {
  /// Where the look-up of a name ends.
  @inline(__always)
  func resolution(of name: Symbol) -> Resolution { cache.resolution(of: name, in: self) }

  @inline(__always)
  var plan: ResolutionCache.Plan { cache.plan(of: self) }

  fileprivate func search(_ name: Symbol) -> Resolution {
    var owner: TypeObject?
    var overriding: TypeObject?
    for type in resolutionOrder {
      guard let member = type.members[name] else { continue }
      if owner == nil { owner = type }
      if case .value = member, type is ClassObject {
        overriding = type
        break
      }
    }
    var function: FunctionObject?
    if case .value(let value)? = owner?.members[name] { function = value.object(as: FunctionObject.self) }
    // There is no table behind an assignment to `__dict__`.
    var isProperty = name == "__dict__"
    if case .value(let value)? = overriding?.members[name] {
      isProperty = Descriptors.takesAssignments(value)
    }
    return Resolution(
      name: name, function: function.map { .passUnretained($0) }, owner: owner.map { .passUnretained($0) },
      overridingOwner: overriding.map { .passUnretained($0) }, isProperty: isProperty)
  }

  private var hasDataDescriptors: Bool {
    resolutionOrder.contains { base in
      base.members.values.contains { member in
        if case .value(let value) = member { return Descriptors.takesAssignments(value) }
        return false
      }
    }
  }

  fileprivate func makePlan() -> ResolutionCache.Plan {
    var isPlain = false
    // A metaclass may have a say in everything.
    if case .plain? = nativeBase.derivation { isPlain = type === BuiltinTypes.type }
    return ResolutionCache.Plan(
      initializer: isPlain && overriding("__new__") == nil ? resolution(of: "__init__").function : nil,
      storesPlainly: isPlain && overriding("__setattr__") == nil && overriding("__slots__") == nil,
      readsPlainly: overriding("__getattribute__") == nil && !hasDataDescriptors)
  }
}
