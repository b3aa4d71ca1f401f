import Interpreter
import NeuralNets
import Tensors

/// An optimizer, with its `param_groups` as dicts that steps read.
final class OptimizerObject: Object {
  let optimizer: Optimizer

  init(_ optimizer: Optimizer) {
    self.optimizer = optimizer
    super.init()
  }

  override var type: TypeObject { OptimizerTypes.type(of: optimizer) }
  override func repr() throws -> String { optimizer.description }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard name == "param_groups" else { return nil }
    return .list(optimizer.groups.map { .object(ParameterGroupObject($0)) })
  }

  override var ownAttributeNames: [Symbol] { ["param_groups"] }
}

/// One entry of `param_groups`: `group['lr'] = 0.01` changes the next steps.
final class ParameterGroupObject: Object {
  private let group: ParameterGroup

  init(_ group: ParameterGroup) {
    self.group = group
    super.init()
  }

  override var type: TypeObject { OptimizerTypes.group }

  private func dictionary() throws -> DictionaryObject {
    var table = ValueTable()
    try table.set(.string("params"), .list(group.parameters.map { Value($0) }))
    for entry in group.options.entries { try table.set(.string(entry.name), (entry.value ?? .none).value) }
    return DictionaryObject(table)
  }

  override func repr() throws -> String { try dictionary().repr() }
  override func length() throws -> Int { group.options.count + 1 }
  override func item(_ index: Value) throws -> Value { try dictionary().item(index) }
  override func contains(_ value: Value) throws -> Bool { try dictionary().contains(value) }
  override func makeIterator() throws -> Object { try dictionary().makeIterator() }

  override func setItem(_ index: Value, to value: Value) throws {
    guard let name = index.stringValue, group[name] != nil else {
      throw Raised.notInLgs("a new key of a parameter group")
    }
    group[name] = try ModuleArgument(required: value)
  }
}

/// The classes of `torch.optim`.
enum OptimizerTypes {
  static let optimizer = TypeObject(
    "Optimizer", module: "torch.optim.optimizer", summary: "The base of all optimizers.")
  static let group = TypeObject(
    "dict", [.subscriptable, .itemAssignment, .iterable, .length, .container, .unhashable],
    summary: "The parameters and options of one group.")

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

  private static func receiver(_ arguments: Arguments) throws -> Optimizer {
    guard let object = arguments[0].object(as: OptimizerObject.self) else {
      throw Raised.typeError("a method of an optimizer needs an optimizer, not '\(arguments[0].typeName)'")
    }
    return object.optimizer
  }

  private static let methods: [Builtin] = [
    Builtin(
      "step(self, closure=None)", of: "Optimizer", "Changes every parameter along its gradient.",
      example: setUp + "optimizer.step()\nw\n#> tensor([0.], requires_grad=True)", style: .python
    ) { arguments in
      let optimizer = try receiver(arguments)
      var loss = Value.none
      if !arguments[1].isNone { loss = try Operators.call(arguments[1], []) }
      try network { try optimizer.step() }
      return loss
    },
    Builtin(
      "zero_grad(self, set_to_none=True)", of: "Optimizer", "Forgets the gradients of all parameters.",
      example: setUp + "optimizer.zero_grad()\nprint(w.grad)\n#> None", style: .python
    ) { arguments in
      let optimizer = try receiver(arguments)
      try network { try optimizer.zeroGrad(setToNone: arguments.optional(1).map(Operators.isTrue) ?? true) }
      return .none
    },
  ]
}
