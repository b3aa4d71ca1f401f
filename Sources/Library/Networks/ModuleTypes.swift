import Interpreter
import NeuralNets
import Tensors

/// The classes of `torch.nn` as types of the language, one for each record of the catalog.
enum ModuleTypes {
  static let module = TypeObject(
    "Module", module: "torch.nn.modules.module", .callable, summary: "The base of all layers, losses and networks.")

  private static let byName: [String: TypeObject] = {
    module.add(methods + ModuleRegistration.methods + ForwardHooks.methods + [DerivedModule.initializer])
    for (name, table) in ModuleRegistration.tables { module.add(Symbol(name), .property(table)) }
    module.derivation = DerivedModule.derivation
    module.constructor = ClassConstructor(
      "Module", signature: "Module(*args, **kwargs)", of: "torch.nn", module.summary,
      example: "nn.Module()\n#> Module()"
    ) { .object(ModuleObject(try DerivedModule.plainModule($0, className: "Module"))) }
    var types: [String: TypeObject] = [:]
    for kind in NeuralNetCatalog.modules { types[kind.name] = make(kind) }
    return types
  }()

  static var all: [TypeObject] { NeuralNetCatalog.modules.compactMap { byName[$0.name] } }

  static func type(of value: Module) -> TypeObject { value.kind.flatMap { byName[$0.name] } ?? module }

  private static func make(_ kind: ModuleKind) -> TypeObject {
    let isContainer = ["Sequential", "ModuleList"].contains(kind.name)
    var capabilities: TypeObject.Capabilities = kind.name == "ModuleList" ? [] : .callable
    if isContainer {
      capabilities.formUnion([.subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container])
    }
    let type = TypeObject(
      kind.name, module: kind.pythonModule, bases: [module], capabilities.union(.callable), summary: kind.summary)
    type.constructor = ClassConstructor(
      kind.name, signature: kind.signature, of: "torch.nn", kind.summary, example: kind.example
    ) { arguments in
      let bound = try ModuleTypes.arguments(kind.parameters, arguments)
      let dtype = try ModuleTypes.dtype(kind.parameters, arguments)
      return try network { ModuleObject.value(of: try made(dtype) { try kind.make(bound) }) }
    }
    if isContainer { type.add([append]) }
    return type
  }

  /// The dtype that `dtype=` asks for; nil without one. Checks `device=`, too.
  private static func dtype(_ parameters: [ModuleParameter], _ arguments: Arguments) throws -> DType? {
    var dtype: DType?
    for (place, parameter) in parameters.enumerated() where isPlacement(parameter) {
      guard let value = arguments.optional(place), !value.isNone else { continue }
      if parameter.name == "device" {
        try DeviceObject.check(value)
      } else if let wanted = value.object(as: DTypeObject.self)?.dtype {
        dtype = wanted
      } else {
        throw Raised.typeError("empty(): argument 'dtype' must be torch.dtype, not \(value.typeName)")
      }
    }
    return dtype
  }

  /// `device` and `dtype` of layers say where and how numbers lie, which is no setting of the layer.
  private static func isPlacement(_ parameter: ModuleParameter) -> Bool {
    parameter.isRefused && ["device", "dtype"].contains(parameter.name)
  }

  /// A module whose numbers are drawn in a dtype.
  private static func made(_ dtype: DType?, _ make: () throws -> Module) throws -> Module {
    guard let dtype else { return try make() }
    guard dtype.isFloatingPoint else {
      throw TensorError(.runtime, "Only Tensors of floating point and complex dtype can require gradients")
    }
    let outer = DType.standard
    DType.standard = dtype.isNarrow ? .float32 : dtype
    defer { DType.standard = outer }
    let module = try make()
    if dtype.isNarrow { try module.to(dtype) }
    return module
  }

  /// The bound arguments as a record's constructor takes them.
  static func arguments(_ parameters: [ModuleParameter], _ arguments: Arguments) throws -> [ModuleArgument] {
    var place = 0
    return try parameters.map { parameter in
      if parameter.isVariadic {
        guard case .modules = parameter.kind else { return .none }
        return .modules(try modules(arguments.rest))
      }
      defer { place += 1 }
      guard let value = arguments.optional(place), !isPlacement(parameter) else {
        return parameter.defaultValue ?? .none
      }
      if case .plainInt = parameter.kind, let scalar = value.arrayScalar {
        throw Raised.typeError("\(parameter.name) should be of type int, got: \(scalar.dtype.name)")
      }
      return try ModuleArgument(required: value)
    }
  }

  private static func modules(_ values: [Value]) throws -> [(name: String?, module: Module)] {
    if values.count == 1, let dictionary = values[0].object(as: DictionaryObject.self),
      case .modules(let items)? = try ModuleArgument(.object(dictionary))
    {
      return items
    }
    return try values.map { value in
      guard let module = value.object(as: ModuleObject.self)?.module else {
        let shown = value.object(as: TypeObject.self)?.name ?? value.typeName
        throw Raised.typeError("\(value.type === BuiltinTypes.type ? "type" : shown) is not a Module subclass")
      }
      return (nil, module)
    }
  }

  // MARK: Methods

  static func receiver(_ arguments: Arguments) throws -> Module {
    guard let object = arguments[0].object(as: ModuleObject.self) else {
      throw Raised.typeError("a method of a module needs a module, not '\(arguments[0].typeName)'")
    }
    return object.module
  }

  static func method(
    _ signature: String, _ summary: String, example: String, _ body: @escaping (Module, Arguments) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "Module", summary, example: example, style: .python) { arguments in
      let module = try receiver(arguments)
      return try network { try body(module, arguments) }
    }
  }

  /// Python gives generators here; they run once and have no length.
  static func once(_ name: String, _ values: [Value]) throws -> Value {
    var rest = values.makeIterator()
    return .object(ClosureIterator(BuiltinTypes.generator, over: values) { rest.next() })
  }

  private static let net = "net = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid())\n"

  private static let append = method(
    "append(self, module)", "Adds a module at the end.",
    example: net + "len(net.append(nn.ReLU()))\n#> 3"
  ) { module, arguments in
    guard let child = arguments[1].object(as: ModuleObject.self)?.module, let container = module as? any IndexedModule
    else { throw Raised.typeError("\(arguments[1].typeName) is not a Module subclass") }
    container.append(child)
    return arguments[0]
  }

  private static let methods: [Builtin] = [
    method(
      "forward(self, *args)", "Computes the result, as a call of the module does.",
      example: "nn.ReLU().forward(tensor([-1., 1.]))\n#> tensor([0., 1.])"
    ) { module, arguments in
      try Operators.call(.object(ModuleObject(module)), arguments.rest)
    },
    method(
      "parameters(self, recurse=True)", "The parameters of the module and of all below it.",
      example: net + "len(list(net.parameters()))\n#> 2"
    ) { module, arguments in
      let recurse = try arguments.optional(1).map(Operators.isTrue) ?? true
      return try once("parameters", module.namedParameters(recurse: recurse).map { Value($0.tensor) })
    },
    method(
      "named_parameters(self, prefix='', recurse=True)", "The parameters with their names.",
      example: net + "[name for name, p in net.named_parameters()]\n#> ['0.weight', '0.bias']"
    ) { module, arguments in
      let recurse = try arguments.optional(2).map(Operators.isTrue) ?? true
      let pairs = try module.namedParameters(prefix: arguments[1].stringValue ?? "", recurse: recurse)
      return try once("named_parameters", pairs.map { .tuple([.string($0.name), Value($0.tensor)]) })
    },
    method(
      "children(self)", "The modules directly below.", example: net + "list(net.children())[1]\n#> Sigmoid()"
    ) { module, _ in try once("children", module.children.map(ModuleObject.value)) },
    method(
      "named_children(self)", "The modules directly below, with their names.",
      example: net + "[name for name, m in net.named_children()]\n#> ['0', '1']"
    ) { module, _ in
      try once(
        "named_children", module.namedChildren().map { .tuple([.string($0.name), ModuleObject.value(of: $0.module)]) })
    },
    method("modules(self)", "The module and all below it.", example: net + "len(list(net.modules()))\n#> 3") {
      module, _ in
      try once("modules", module.modules().map(ModuleObject.value))
    },
    method(
      "train(self, mode=True)", "Switches to training: dropout drops.",
      example: "nn.Dropout(0.5).train().training\n#> True"
    ) { module, arguments in
      module.train(try arguments.optional(1).map(Operators.isTrue) ?? true)
      return arguments[0]
    },
    method("eval(self)", "Switches to evaluation.", example: "nn.Dropout(0.5).eval().training\n#> False") {
      module, arguments in
      module.eval()
      return arguments[0]
    },
    method(
      "zero_grad(self, set_to_none=True)", "Forgets the gradients of all parameters.",
      example: net + "net.zero_grad()\nprint(net[0].weight.grad)\n#> None"
    ) { module, arguments in
      try module.zeroGrad(setToNone: arguments.optional(1).map(Operators.isTrue) ?? true)
      return .none
    },
    method(
      "requires_grad_(self, requires_grad=True)", "Sets whether gradients of the parameters are computed.",
      example: net + "net.requires_grad_(False)[0].weight.requires_grad\n#> False"
    ) { module, arguments in
      try module.setRequiresGrad(arguments.optional(1).map(Operators.isTrue) ?? true)
      return arguments[0]
    },
    method(
      "double(self)", "Makes all parameters float64.", example: net + "net.double()[0].weight.dtype\n#> torch.float64"
    ) {
      module, arguments in
      try module.to(.float64)
      return arguments[0]
    },
    method(
      "half(self)", "Makes all parameters float16.", example: net + "net.half()[0].weight.dtype\n#> torch.float16"
    ) {
      module, arguments in
      try module.to(.float16)
      return arguments[0]
    },
    method(
      "bfloat16(self)", "Makes all parameters bfloat16.",
      example: net + "net.bfloat16()[0].weight.dtype\n#> torch.bfloat16"
    ) {
      module, arguments in
      try module.to(.bfloat16)
      return arguments[0]
    },
    method(
      "float(self)", "Makes all parameters float32.", example: net + "net.float()[0].weight.dtype\n#> torch.float32"
    ) {
      module, arguments in
      try module.to(.float32)
      return arguments[0]
    },
    method(
      "state_dict(self)", "Parameters and buffers by name.",
      example: net + "list(net.state_dict())\n#> ['0.weight', '0.bias']"
    ) { module, _ in
      var table = ValueTable()
      for entry in try module.stateDict() { try table.set(.string(entry.name), Value(entry.tensor)) }
      return .object(DictionaryObject(table, isOrdered: true))
    },
  ]
}
