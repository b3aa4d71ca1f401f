import Interpreter
import NeuralNets
import Tensors

/// An optimizer, with its `param_groups` as dicts that steps read.
final class OptimizerObject: Object {
  private let optimizer: Optimizer
  /// The dicts that programs have been given, one per group; what they hold counts.
  private let groups = ListObject([])

  init(_ optimizer: Optimizer) {
    self.optimizer = optimizer
    super.init()
  }

  override var type: TypeObject { OptimizerTypes.type(of: optimizer) }
  override func repr() throws -> String { try current().description }

  /// The optimizer with the options that the dicts of its groups say.
  /// Errors: TypeError for an option of a type that none has; NotImplementedError when a group's parameters were replaced.
  func current() throws -> Optimizer {
    for (value, group) in zip(groups.items, optimizer.groups) {
      guard let dictionary = value.object(as: DictionaryObject.self) else { continue }
      var options: [(name: String, value: ModuleArgument)] = []
      for entry in dictionary.table.all {
        guard let name = entry.key.stringValue else { continue }
        if name == "params" {
          try check(entry.value, areParametersOf: group)
        } else {
          options.append((name, try ModuleArgument(required: entry.value)))
        }
      }
      group.replaceOptions(options)
    }
    return optimizer
  }

  private func check(_ value: Value, areParametersOf group: ParameterGroup) throws {
    let tensors = try Operators.array(value).compactMap(\.tensor)
    guard tensors.count == group.parameters.count, zip(tensors, group.parameters).allSatisfy({ $0 === $1 }) else {
      throw Raised.notInLgs("assigning group['params']: use add_param_group, which")
    }
  }

  /// `param_groups`.
  func groupList() throws -> ListObject {
    for group in optimizer.groups.dropFirst(groups.items.count) {
      groups.items.append(.object(try OptimizerObject.dictionary(of: group)))
    }
    return groups
  }

  private static func dictionary(of group: ParameterGroup) throws -> DictionaryObject {
    var table = ValueTable()
    try table.set(.string("params"), .list(group.parameters.map { Value($0) }))
    for entry in group.options.entries { try table.set(.string(entry.name), (entry.value ?? .none).value) }
    return DictionaryObject(table)
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "param_groups": return .object(try groupList())
    case "defaults":
      var table = ValueTable()
      for entry in optimizer.defaults.entries { try table.set(.string(entry.name), (entry.value ?? .none).value) }
      return .object(DictionaryObject(table))
    case "state": return .object(try state())
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] { ["param_groups", "defaults", "state"] }

  /// What is remembered, by parameter.
  private func state() throws -> DictionaryObject {
    let parameters = optimizer.groups.flatMap(\.parameters)
    let result = DictionaryObject()
    for memory in try network({ try optimizer.memories() }) {
      try result.table.set(Value(parameters[memory.index]), .object(OptimizerObject.dictionary(of: memory.entries)))
    }
    return result
  }

  private static func dictionary(of entries: [(name: String, tensor: Tensor)]) throws -> DictionaryObject {
    let result = DictionaryObject()
    for entry in entries { try result.table.set(.string(entry.name), Value(entry.tensor)) }
    return result
  }

  // MARK: State dicts

  /// `state_dict()`: what is remembered, and the groups with numbers in place of parameters.
  func stateDictionary() throws -> Value {
    let result = DictionaryObject()
    let states = DictionaryObject()
    for memory in try network({ try optimizer.memories() }) {
      try states.table.set(.int(memory.index), .object(OptimizerObject.dictionary(of: memory.entries)))
    }
    var first = 0
    let packed = try groupList().items.enumerated().map { index, value -> Value in
      let packed = DictionaryObject()
      for entry in value.object(as: DictionaryObject.self)?.table.all ?? []
      where entry.key.stringValue != "params" { try packed.table.set(entry.key, entry.value) }
      let count = optimizer.groups[index].parameters.count
      try packed.table.set(.string("params"), .list((first..<first + count).map { .int($0) }))
      first += count
      return .object(packed)
    }
    try result.table.set(.string("state"), .object(states))
    try result.table.set(.string("param_groups"), .list(packed))
    return .object(result)
  }

  /// `load_state_dict(…)`.
  /// Errors: ValueError when the groups do not fit, KeyError when a part is missing.
  func loadState(_ value: Value) throws {
    let saved = try Operators.array(Operators.item(value, .string("param_groups")))
    let groups = try groupList()
    guard saved.count == groups.items.count else {
      throw Raised.valueError("loaded state dict has a different number of parameter groups")
    }
    let counts = try saved.map { try Operators.array(Operators.item($0, .string("params"))).count }
    guard counts == optimizer.groups.map(\.parameters.count) else {
      throw Raised.valueError(
        "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
    }
    guard let states = try Operators.item(value, .string("state")).object(as: DictionaryObject.self) else {
      throw Raised.typeError("state must be a dict")
    }
    for (group, source) in zip(groups.items, saved) { try OptimizerObject.takeOptions(of: source, into: group) }
    for index in 0..<counts.reduce(0, +) {
      let entries = try states.table.value(for: .int(index))?.object(as: DictionaryObject.self)?.table.all ?? []
      let tensors = entries.compactMap { entry in
        entry.key.stringValue.flatMap { name in entry.value.tensor.map { (name: name, tensor: $0) } }
      }
      try network { try optimizer.setMemory(of: index, tensors) }
    }
  }

  private static func takeOptions(of source: Value, into group: Value) throws {
    guard let saved = source.object(as: DictionaryObject.self), let group = group.object(as: DictionaryObject.self)
    else { throw Raised.typeError("param_groups must be a list of dicts") }
    for entry in saved.table.all where entry.key.stringValue != "params" {
      try group.table.set(entry.key, entry.value)
    }
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(groups)) }
}

/// The classes of `torch.optim`.
enum OptimizerTypes {
  static let optimizer = TypeObject(
    "Optimizer", module: "torch.optim.optimizer", summary: "The base of all optimizers.")
  private static let byName: [String: TypeObject] = {
    optimizer.add(methods)
    var types: [String: TypeObject] = [:]
    for kind in NeuralNetCatalog.optimizers { types[kind.name] = make(kind) }
    return types
  }()

  static var all: [TypeObject] { NeuralNetCatalog.optimizers.compactMap { byName[$0.name] } }

  static func type(of value: Optimizer) -> TypeObject { byName[value.kind.name] ?? optimizer }

  private static func make(_ kind: OptimizerKind) -> TypeObject {
    let type = TypeObject(kind.name, module: kind.pythonModule, bases: [optimizer], summary: kind.summary)
    type.constructor = ClassConstructor(
      kind.name, signature: kind.signature, of: "torch.optim", kind.summary, example: kind.example
    ) { arguments in
      let options = try kind.parameters.dropFirst().enumerated().map { index, parameter in
        try arguments.optional(index + 1).map { try ModuleArgument(required: $0) } ?? parameter.defaultValue ?? .none
      }
      let input = try input(arguments[0])
      return try network { .object(OptimizerObject(try kind.make(input, options))) }
    }
    return type
  }

  /// Parameters, or one dict per group of them.
  private static func input(_ value: Value) throws -> OptimizerInput {
    if value.tensor != nil {
      throw Raised.typeError(
        "params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor")
    }
    let items = try Operators.array(value)
    if let first = items.first, first.object(as: DictionaryObject.self) != nil {
      return .groups(try items.map(group))
    }
    return .tensors(try items.map(parameter))
  }

  private static func parameter(_ value: Value) throws -> Tensor {
    guard let tensor = value.tensor else {
      throw Raised.typeError(
        "optimizer can only optimize Tensors, but one of the params is \(value.type.qualifiedName)")
    }
    return tensor
  }

  private static func group(
    _ value: Value
  ) throws -> (tensors: [Tensor], options: [(name: String, value: ModuleArgument)]) {
    guard let dictionary = value.object(as: DictionaryObject.self) else {
      throw Raised.typeError("param_group must be a dict, but got \(try Operators.repr(.object(value.type)))")
    }
    let params = try dictionary.item(.string("params"))
    let tensors = try params.tensor.map { [$0] } ?? Operators.array(params).map(parameter)
    var options: [(name: String, value: ModuleArgument)] = []
    for entry in dictionary.table.all {
      guard let name = entry.key.stringValue, name != "params" else { continue }
      options.append((name, try ModuleArgument(required: entry.value)))
    }
    return (tensors, options)
  }

  private static let setUp =
    "w = tensor([1.], requires_grad=True)\noptimizer = optim.SGD([w], lr=0.5)\n(w * w).sum().backward()\n"

  private static func object(_ arguments: Arguments) throws -> OptimizerObject {
    guard let object = arguments[0].object(as: OptimizerObject.self) else {
      throw Raised.typeError("a method of an optimizer needs an optimizer, not '\(arguments[0].typeName)'")
    }
    return object
  }

  private static let methods: [Builtin] = [
    Builtin(
      "step(self, closure=None)", of: "Optimizer", "Changes every parameter along its gradient.",
      example: setUp + "optimizer.step()\nw\n#> tensor([0.], requires_grad=True)", style: .python
    ) { arguments in
      var loss = Value.none
      if !arguments[1].isNone { loss = try Operators.call(arguments[1], []) }
      let optimizer = try object(arguments).current()
      try network { try optimizer.step() }
      return loss
    },
    Builtin(
      "zero_grad(self, set_to_none=True)", of: "Optimizer", "Forgets the gradients of all parameters.",
      example: setUp + "optimizer.zero_grad()\nprint(w.grad)\n#> None", style: .python
    ) { arguments in
      let optimizer = try object(arguments).current()
      try network { try optimizer.zeroGrad(setToNone: arguments.optional(1).map(Operators.isTrue) ?? true) }
      return .none
    },
    Builtin(
      "state_dict(self)", of: "Optimizer", "What the optimizer remembers, and the options of its groups.",
      example: setUp + "optimizer.state_dict()['param_groups'][0]['lr']\n#> 0.5", style: .python
    ) { try object($0).stateDictionary() },
    Builtin(
      "load_state_dict(self, state_dict)", of: "Optimizer", "Takes over what `state_dict` gave.",
      example: setUp + "optimizer.load_state_dict(optim.SGD([w], lr=0.25).state_dict())\n"
        + "optimizer.param_groups[0]['lr']\n#> 0.25",
      style: .python
    ) { arguments in
      try object(arguments).loadState(arguments[1])
      return .none
    },
    Builtin(
      "add_param_group(self, param_group)", of: "Optimizer", "Adds parameters with options of their own.",
      example: setUp + "optimizer.add_param_group({'params': [tensor([2.], requires_grad=True)], 'lr': 0.1})\n"
        + "[group['lr'] for group in optimizer.param_groups]\n#> [0.5, 0.1]",
      style: .python
    ) { arguments in
      let optimizer = try object(arguments).current()
      let added = try group(arguments[1])
      try network { try optimizer.addGroup(added.tensors, options: added.options) }
      return .none
    },
  ]
}
