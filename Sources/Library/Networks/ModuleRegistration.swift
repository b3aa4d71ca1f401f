import Interpreter
import NeuralNets
import Tensors

/// Methods of modules that register parts, visit them, and load and convert state.
enum ModuleRegistration {
  private static let net = "net = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())\n"

  static let methods: [Builtin] = registration + traversal + state

  /// The parts of a module itself, by their names.
  static let tables: [(name: String, property: TypeObject.Property)] = [
    table("_modules", "The modules directly below.") { module in
      module.namedChildren().map { ($0.name, ModuleObject.value(of: $0.module)) }
    },
    table("_parameters", "The parameters of the module itself.") { module in
      module.parameterSlots.entries.map { ($0.name, $0.value.map { Value($0) } ?? .none) }
    },
    table("_buffers", "The buffers of the module itself.") { module in
      module.bufferSlots.entries.map { ($0.name, $0.value.map { Value($0) } ?? .none) }
    },
  ]

  private static func table(
    _ name: String, _ summary: String, _ entries: @escaping (Module) throws -> [(String, Value)]
  ) -> (name: String, property: TypeObject.Property) {
    let property = TypeObject.Property(summary) { value in
      guard let module = value.object(as: ModuleObject.self)?.module else { return .none }
      let dictionary = DictionaryObject()
      for (name, value) in try entries(module) { try dictionary.setItem(.string(name), to: value) }
      return .object(dictionary)
    }
    return (name, property)
  }

  private static let registration: [Builtin] = [
    ModuleTypes.method(
      "add_module(self, name, module)", "Adds a module under a name.",
      example: "net = nn.Module()\nnet.add_module('act', nn.ReLU())\nnet.act\n#> ReLU()"
    ) { module, arguments in
      try module.addModule(name(arguments[1], "module"), child(arguments[2]))
      return .none
    },
    ModuleTypes.method(
      "register_module(self, name, module)", "The same as `add_module`.",
      example: "net = nn.Module()\nnet.register_module('act', nn.ReLU())\nnet.act\n#> ReLU()"
    ) { module, arguments in
      try module.addModule(name(arguments[1], "module"), child(arguments[2]))
      return .none
    },
    ModuleTypes.method(
      "register_parameter(self, name, param)", "Adds a parameter under a name.",
      example:
        "net = nn.Module()\nnet.register_parameter('w', nn.Parameter(ones(1)))\nlen(list(net.parameters()))\n#> 1"
    ) { module, arguments in
      if arguments[2].tensor == nil, !arguments[2].isNone {
        throw Raised.typeError(
          "cannot assign '\(arguments[2].typeName)' object to parameter '\(try Operators.str(arguments[1]))' "
            + "(torch.nn.Parameter or None required)")
      }
      try module.registerParameter(name(arguments[1], "parameter"), arguments[2].tensor)
      return .none
    },
    ModuleTypes.method(
      "register_buffer(self, name, tensor, persistent=True)",
      "Adds state that is not trained; it is saved unless persistent is False.",
      example: "net = nn.Module()\nnet.register_buffer('mean', zeros(1))\nnet.mean, len(list(net.parameters()))\n"
        + "#> (tensor([0.]), 0)"
    ) { module, arguments in
      if arguments[2].tensor == nil, !arguments[2].isNone {
        throw Raised.typeError(
          "cannot assign '\(arguments[2].typeName)' object to buffer '\(try Operators.str(arguments[1]))' "
            + "(torch Tensor or None required)")
      }
      try module.registerBuffer(
        name(arguments[1], "buffer"), arguments[2].tensor,
        isPersistent: arguments.optional(3).map(Operators.isTrue) ?? true)
      return .none
    },
  ]

  private static let traversal: [Builtin] = [
    ModuleTypes.method(
      "buffers(self, recurse=True)", "The buffers of the module and of all below it.",
      example: "net = nn.Module()\nnet.register_buffer('mean', zeros(1))\nlist(net.buffers())\n#> [tensor([0.])]"
    ) { module, arguments in
      let recurse = try arguments.optional(1).map(Operators.isTrue) ?? true
      return try ModuleTypes.once("buffers", module.namedBuffers(recurse: recurse).map { Value($0.tensor) })
    },
    ModuleTypes.method(
      "named_buffers(self, prefix='', recurse=True)", "The buffers with their names.",
      example: "net = nn.Module()\nnet.register_buffer('mean', zeros(1))\n[name for name, b in net.named_buffers()]\n"
        + "#> ['mean']"
    ) { module, arguments in
      let recurse = try arguments.optional(2).map(Operators.isTrue) ?? true
      let pairs = try module.namedBuffers(prefix: arguments[1].stringValue ?? "", recurse: recurse)
      return try ModuleTypes.once("named_buffers", pairs.map { .tuple([.string($0.name), Value($0.tensor)]) })
    },
    ModuleTypes.method(
      "named_modules(self, memo=None, prefix='', remove_duplicate=True)",
      "The module and all below it, with their names.",
      example: net + "[name for name, m in net.named_modules()]\n#> ['', '0', '1']"
    ) { module, arguments in
      let pairs = try module.namedModules(prefix: arguments[2].stringValue ?? "")
      return try ModuleTypes.once(
        "named_modules", pairs.map { .tuple([.string($0.name), ModuleObject.value(of: $0.module)]) })
    },
    ModuleTypes.method(
      "apply(self, fn)", "Calls a function with every module, children before their parents.",
      example: net + "names = []\nmodule = net.apply(lambda m: names.append(type(m).__name__))\nnames\n"
        + "#> ['Linear', 'Sigmoid', 'Sequential']"
    ) { module, arguments in
      try module.apply { _ = try Operators.call(arguments[1], [ModuleObject.value(of: $0)]) }
      return arguments[0]
    },
    ModuleTypes.method(
      "extra_repr(self)", "What the repr shows between the parentheses.",
      example: "nn.Linear(1, 2).extra_repr()\n#> 'in_features=1, out_features=2, bias=True'"
    ) { module, _ in .string(module.extraDescription) },
  ]

  private static let state: [Builtin] = [
    ModuleTypes.method(
      "load_state_dict(self, state_dict, strict=True)",
      "Copies saved values into the parameters and buffers of the same names.",
      example: net + "net.load_state_dict(net.state_dict())\n#> <All keys matched successfully>"
    ) { module, arguments in
      guard let dictionary = arguments[1].object(as: DictionaryObject.self) else {
        throw Raised.typeError(
          "Expected state_dict to be dict-like, got \(try Operators.repr(.object(arguments[1].type))).")
      }
      let entries = try dictionary.table.all.map { entry in
        (try Operators.str(entry.key), try stateValue(entry.value))
      }
      let strict = try arguments.optional(2).map(Operators.isTrue) ?? true
      return .object(IncompatibleKeysObject(try module.loadStateDict(entries, strict: strict)))
    },
    ModuleTypes.method(
      "to(self, *args, **kwargs)", "Converts the parameters to a dtype; the CPU is the only device.",
      example: net + "net.to(torch.float64)[0].weight.dtype\n#> torch.float64"
    ) { module, arguments in
      let destination = try Destination(arguments.rest, arguments.extra)
      if let dtype = destination.dtype { try module.to(dtype) }
      return arguments[0]
    },
    ModuleTypes.method(
      "cuda(self, device=None)", "Raises the error of a PyTorch without CUDA.",
      example: "nn.ReLU().cuda()\n#> AssertionError: Torch not compiled with CUDA enabled"
    ) { _, _ in throw DeviceObject.noCUDA },
    ModuleTypes.method(
      "cpu(self)", "The module itself: the CPU is the only device.",
      example: "nn.ReLU().cpu()\n#> ReLU()"
    ) { _, arguments in arguments[0] },
  ]

  private static func stateValue(_ value: Value) throws -> StateValue {
    if let tensor = value.tensor { return .tensor(tensor) }
    return .other(typeText: try Operators.repr(.object(value.type)))
  }

  private static func name(_ value: Value, _ role: String) throws -> String {
    guard let name = value.stringValue else {
      throw Raised.typeError("\(role) name should be a string. Got \(value.typeName)")
    }
    return name
  }

  private static func child(_ value: Value) throws -> Module? {
    if value.isNone { return nil }
    guard let module = value.object(as: ModuleObject.self)?.module else {
      throw Raised.typeError("\(value.typeName) is not a Module subclass")
    }
    return module
  }
}

/// What `load_state_dict` gives: the names that found no partner.
final class IncompatibleKeysObject: Object {
  private let keys: IncompatibleKeys

  init(_ keys: IncompatibleKeys) {
    self.keys = keys
    super.init()
  }

  private static let keysType = TypeObject("_IncompatibleKeys", module: "torch.nn.modules.module")

  override var type: TypeObject { IncompatibleKeysObject.keysType }
  override func repr() throws -> String { keys.description }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "missing_keys": return .list(keys.missing.map { .string($0) })
    case "unexpected_keys": return .list(keys.unexpected.map { .string($0) })
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] { ["missing_keys", "unexpected_keys"] }
}
