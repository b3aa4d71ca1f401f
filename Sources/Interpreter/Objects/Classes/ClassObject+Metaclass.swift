import Syntax

/// What a class itself does when it is asked as an object: its metaclass's special methods, and hooks of its bases.
extension ClassObject {
  /// Calls a special method of the metaclass on the class; nil when the metaclass defines none.
  public func callOfMetaclass(
    _ name: Symbol, _ arguments: [Value], _ keywords: [(Symbol, Value)] = []
  ) throws -> Value? {
    guard let method = metaclass?.overriding(name) else { return nil }
    let bound = try Descriptors.bind(method, to: .object(self))
    return try Machine.current.nested { try Operators.call(bound, arguments, keywords: keywords) }
  }

  /// Whether the class, a metaclass, has a say in how classes are made.
  var makesClasses: Bool { overriding("__new__") != nil || overriding("__init__") != nil }

  /// What the metaclass gives the class under a name; nil when it has nothing.
  func attributeOfMetaclass(_ name: Symbol) throws -> Value? {
    guard let metaclass else { return nil }
    if let value = metaclass.overriding(name) { return try Descriptors.bind(value, to: .object(self)) }
    return try callOfMetaclass("__getattr__", [.string(name.name)])
  }

  /// Tells the nearest base that defines `__init_subclass__` of the class.
  func initializeSubclass(_ keywords: [(name: Symbol, value: Value)]) throws {
    for base in resolutionOrder.dropFirst() {
      guard case .value(let value)? = base.members["__init_subclass__"] else { continue }
      let hook = try Descriptors.bind(value, toClass: self)
      _ = try Machine.current.nested { try Operators.call(hook, [], keywords: keywords.map { ($0.name, $0.value) }) }
      return
    }
    if !keywords.isEmpty { throw Raised.typeError("\(name).__init_subclass__() takes no keyword arguments") }
  }

  /// The error of making an instance of a class that is derived from `abc.ABC` and has methods to be written yet.
  var abstractNames: String? {
    get throws {
      guard let metaclass, metaclass.module == "abc" else { return nil }
      var names: Set<String> = []
      for base in resolutionOrder.reversed() {
        for (name, member) in base.members {
          if case .value(let value) = member, try ClassObject.isAbstract(value) {
            names.insert(name.name)
          } else {
            names.remove(name.name)
          }
        }
      }
      if names.isEmpty { return nil }
      let sorted = names.sorted().joined(separator: ", ")
      return "Can't instantiate abstract class \(name) with abstract method\(names.count == 1 ? "" : "s") \(sorted)"
    }
  }

  private static func isAbstract(_ value: Value) throws -> Bool {
    if let function = value.object(as: FunctionObject.self) { return function.isAbstract }
    if let property = value.object(as: PropertyDescriptor.self) {
      return try property.ownAttribute("fget")?.object(as: FunctionObject.self)?.isAbstract == true
    }
    return false
  }
}
