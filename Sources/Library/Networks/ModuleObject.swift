import Interpreter
import NeuralNets
import Tensors

import enum Syntax.ComparisonOperator

/// A module of a network: callable, with its parameters, buffers, children and settings as attributes.
final class ModuleObject: Object {
  let module: Module

  init(_ module: Module) {
    self.module = module
    super.init()
  }

  /// The module as programs see it: an instance of the class that they derived, when they did.
  static func value(of module: Module) -> Value {
    let object = ModuleObject(module)
    guard let derived = module.behavior as? DerivedModule else { return .object(object) }
    return .object(InstanceObject(derived.state, native: object))
  }

  override var type: TypeObject { ModuleTypes.type(of: module) }
  override var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(module).toOpaque()) }
  override func isSameEntity(as other: Object) -> Bool { (other as? ModuleObject)?.module === module }
  override func repr() throws -> String { try network { try module.describeAsTree() } }

  override var briefDescription: String {
    let parameters = module.parameters()
    let numbers = parameters.reduce(0) { $0 + $1.count }
    return parameters.isEmpty ? module.className : "\(module.className) of \(numbers) parameters"
  }

  override var callSignature: CallableSignature? {
    CallableSignature(
      keywords: module.inputNames, text: "\(module.className)(…)(\(module.inputNames.joined(separator: ", ")))",
      summary: module.kind?.summary ?? "")
  }

  override var callResultType: TypeObject? { TorchTypes.tensor }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let same = other.object(as: ModuleObject.self)?.module === module
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  // MARK: Calls

  override func call(_ arguments: CallArguments) throws -> Value {
    guard let hooks = module.hooks as? ForwardHooks else { return try plainCall(arguments) }
    return try hooks.run(on: .object(self), arguments) { try plainCall($0) }
  }

  /// A call without hooks.
  func plainCall(_ arguments: CallArguments) throws -> Value {
    if let stateful = module as? any StatefulModule { return try RecurrentCall.run(stateful, arguments) }
    if !module.computes {
      throw Raised(
        BuiltinTypes.notImplementedError,
        "Module [\(module.className)] is missing the required \"forward\" function")
    }
    if arguments.count == 1, arguments.keywords.isEmpty, module.inputNames.count == 1 {
      guard let input = arguments[0].tensor else { throw wrongInput(arguments[0], position: 0) }
      let result = try network { try module.compute(input) }
      guard module.changesInput, let object = arguments[0].object(as: TensorObject.self) else { return Value(result) }
      object.tensor = result
      return arguments[0]
    }
    return try network { Value(try module.compute(bindInputs(arguments))) }
  }

  private func bindInputs(_ arguments: CallArguments) throws -> [Tensor] {
    try bindValues(arguments, required: module.inputNames.count).enumerated().compactMap { position, value in
      guard let value else { return nil }
      guard let tensor = value.tensor else { throw wrongInput(value, position: position) }
      return tensor
    }
  }

  /// The arguments of `forward` in the order of its parameters; those beyond `required` may be missing.
  func bindValues(_ arguments: CallArguments, required: Int) throws -> [Value?] {
    let names = module.inputNames
    var inputs: [Value?] = Array(repeating: nil, count: names.count)
    let forward = "\(module.className).forward"
    guard arguments.count <= names.count else {
      throw Raised.typeError(
        "\(forward)() takes \(names.count + 1) positional arguments but \(arguments.count + 1) were given")
    }
    for index in 0..<arguments.count { inputs[index] = arguments[index] }
    for (index, keyword) in arguments.keywords.enumerated() {
      guard let place = names.firstIndex(of: keyword.name) else {
        throw Raised.typeError("\(forward)() got an unexpected keyword argument '\(keyword)'")
      }
      guard inputs[place] == nil else {
        throw Raised.typeError("\(forward)() got multiple values for argument '\(keyword)'")
      }
      inputs[place] = arguments.keywordValue(index)
    }
    let missing = names.indices.prefix(required).filter { inputs[$0] == nil }.map { "'\(names[$0])'" }
    if !missing.isEmpty {
      throw Raised.typeError(
        "\(forward)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): "
          + Signature.listing(missing))
    }
    return inputs
  }

  private func wrongInput(_ value: Value, position: Int) -> Raised {
    .typeError(
      "\(module.className.lowercased())(): argument '\(module.inputNames[min(position, module.inputNames.count - 1)])' "
        + "(position \(position + 1)) must be Tensor, not \(value.typeName)")
  }

  // MARK: Attributes

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if name == "training" { return .bool(module.isTraining) }
    switch module.attribute(name.name) {
    case .parameter(let tensor), .buffer(let tensor): return tensor.map { Value($0) } ?? Value.none
    case .child(let child): return child.map(ModuleObject.value) ?? Value.none
    case .setting(let argument): return argument.value
    case nil: return nil
    }
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    if try assign(name, value) { return }
    guard let argument = try ModuleArgument(value) else {
      throw Raised.notInLgs("a \(value.typeName) as an attribute of a module")
    }
    module.settings.set(name.name, argument)
  }

  /// Assigns what concerns parameters, buffers, children and settings; false for ordinary attributes.
  private func assign(_ name: Symbol, _ value: Value) throws -> Bool {
    if name == "training", case .bool(let mode) = value {
      module.setTraining(mode)
      return true
    }
    return try network {
      guard let argument = try ModuleArgument(value) else { return false }
      let shown = value.tensor.map(\.dtype.legacyTypeName) ?? value.typeName
      return try module.assign(name.name, argument, typeName: shown)
    }
  }

  override func deleteAttribute(_ name: Symbol) throws {
    if !module.removeAttribute(name.name) { try super.deleteAttribute(name) }
  }

  override var ownAttributeNames: [Symbol] {
    let names =
      ((try? module.namedParameters(recurse: false)) ?? []).map(\.name)
      + ((try? module.namedBuffers(recurse: false)) ?? []).map(\.name)
    return (["training"] + names + module.childEntries.map(\.name) + module.settings.entries.map(\.name)).map {
      Symbol($0)
    }
  }

  // MARK: Containers

  private func indexed() throws -> any IndexedModule {
    guard let container = module as? any IndexedModule else {
      throw Raised.typeError("'\(module.className)' object is not subscriptable")
    }
    return container
  }

  override func length() throws -> Int {
    guard let container = module as? any IndexedModule else {
      throw Raised.typeError("object of type '\(module.className)' has no len()")
    }
    return container.count
  }

  /// Modules are true whatever they hold, unless they are containers: those count.
  override func isTrue() throws -> Bool { (module as? any IndexedModule).map { $0.count > 0 } ?? true }

  override func item(_ index: Value) throws -> Value {
    let container = try indexed()
    if let slice = index.object(as: SliceObject.self) {
      let indices = Array(try slice.indices(count: container.count))
      if let sequential = module as? Sequential { return ModuleObject.value(of: sequential.selecting(indices)) }
      if let list = module as? ModuleList { return ModuleObject.value(of: list.selecting(indices)) }
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("'\(index.typeName)' object cannot be interpreted as an integer")
    }
    return try network { try container.item(at: position).map(ModuleObject.value) ?? Value.none }
  }

  override func setItem(_ index: Value, to value: Value) throws {
    let container = try indexed()
    guard let module = value.object(as: ModuleObject.self)?.module else {
      throw Raised.typeError("cannot assign '\(value.typeName)' as child module (torch.nn.Module or None expected)")
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("'\(index.typeName)' object cannot be interpreted as an integer")
    }
    try network { try container.setItem(module, at: position) }
  }

  override func deleteItem(_ index: Value) throws {
    let container = try indexed()
    if let slice = index.object(as: SliceObject.self) {
      return try network { try container.removeItems(at: Array(slice.indices(count: container.count))) }
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("'\(index.typeName)' object cannot be interpreted as an integer")
    }
    try network { try container.removeItems(at: [position]) }
  }

  override func makeIterator() throws -> Object {
    guard module is any IndexedModule else { throw Raised.typeError("'\(module.className)' object is not iterable") }
    return try ListObject(module.childEntries.map { $0.value.map(ModuleObject.value) ?? Value.none }).makeIterator()
  }

  override func contains(_ value: Value) throws -> Bool {
    guard module is any IndexedModule else {
      throw Raised.typeError("argument of type '\(module.className)' is not iterable")
    }
    return module.children.contains { $0 === value.object(as: ModuleObject.self)?.module }
  }
}

extension ModuleObject: NativeBase {
  func takes(_ name: Symbol, _ value: Value) throws -> Bool {
    let isRegistered = value.tensor?.isParameter == true || value.object(as: ModuleObject.self) != nil
    guard isRegistered || name == "training" || module.attribute(name.name) != nil else { return false }
    return try assign(name, value)
  }

  func removes(_ name: Symbol) -> Bool { module.removeAttribute(name.name) }

  func call(_ arguments: CallArguments, of instance: DispatchingObject) throws -> Value {
    guard let forward = try instance.special("forward") else { return try call(arguments) }
    guard let hooks = module.hooks as? ForwardHooks else {
      return try Machine.current.nested { try Operators.call(forward, arguments) }
    }
    return try Machine.current.nested {
      try hooks.run(on: .object(instance), arguments) { try Operators.call(forward, $0) }
    }
  }
}
