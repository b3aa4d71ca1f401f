import Interpreter
import NeuralNets
import Tensors

/// The namespace `torch`, except for what its parts `nn` and `optim` hold.
enum TorchNamespace {
  static func make() -> NamespaceObject {
    let torch = NamespaceObject("torch")
    for operation in OperationCatalog.all {
      for place in operation.places {
        switch place {
        case .function: torch.add([OperationFunction(operation, method: false)])
        case .alias(let alias): torch.add([OperationFunction(operation, name: alias, method: false)])
        case .method, .methodAlias, .property, .namespace, .binaryOperator, .prefixOperator: break
        }
      }
    }
    torch.add(functions + DTypeFunctions.all + GeneratorObject.functions + TorchFile.functions)
    torch.add("linalg", .object(linearAlgebra()))
    torch.add([
      TorchTypes.tensor, TorchTypes.size, TorchTypes.dtype, TorchTypes.device, TorchTypes.generator,
      TorchTypes.gradientMode,
    ])
    for dtype in DType.allCases { torch.add(dtype.name, DTypeObject.of(dtype)) }
    for (alias, dtype) in [
      ("float", DType.float32), ("double", .float64), ("long", .int64), ("half", .float16), ("short", .int16),
      ("int", .int32),
    ] {
      torch.add(alias, DTypeObject.of(dtype))
    }
    for (name, value) in [("pi", Double.pi), ("e", 2.718281828459045), ("inf", .infinity), ("nan", .nan)] {
      torch.add(name, .float(value))
    }
    torch.add("__version__", .string("2.13.0"))
    let autograd = NamespaceObject("torch.autograd")
    autograd.add([gradient])
    torch.add("autograd", .object(autograd))
    torch.lacking = lacking
    installTypes()
    return torch
  }

  /// `torch.linalg` has the operations whose records say so, under their names without the prefix `linalg_`.
  private static func linearAlgebra() -> NamespaceObject {
    let linalg = NamespaceObject("torch.linalg")
    for operation in OperationCatalog.all where operation.places.contains(.namespace("linalg")) {
      linalg.add(
        String(operation.name.dropFirst("linalg_".count)),
        .object(NativeFunction(OperationFunction(operation, method: false))))
    }
    linalg.add("LinAlgError", .object(TorchTypes.linearAlgebraError))
    linalg.lacking = [
      "eig", "eigvals", "ldl_factor", "lu", "lu_factor", "lu_solve", "householder_product", "tensorsolve",
    ]
    return linalg
  }

  /// `torch.nn.functional` has the operations whose records say so.
  static func functional() -> NamespaceObject {
    let functional = NamespaceObject("torch.nn.functional")
    for operation in OperationCatalog.all + Functional.all where operation.places.contains(.namespace("nn.functional"))
    {
      functional.add([OperationFunction(operation, method: false)])
    }
    return functional
  }

  private static func installTypes() {
    TorchTypes.size.constructor = Builtin(
      "Size(sizes=(), /)", of: "torch", "The sizes of a tensor.", example: "torch.Size([2, 3])\n#> torch.Size([2, 3])"
    ) { .object(SizeObject(items: try $0.optional(0).map(Operators.array) ?? [])) }
    TorchTypes.size.add([
      Builtin(
        "numel(self)", of: "Size", "How many elements tensors of the sizes have.",
        example: "torch.Size([2, 3]).numel()\n#> 6", style: .python
      ) { arguments in
        let sizes = try Operators.array(arguments[0]).map(Arguments.index)
        return .int(
          try sizes.reduce(1) { product, size in
            let (next, isTooLarge) = product.multipliedReportingOverflow(by: size)
            guard !isTooLarge else { throw Raised(BuiltinTypes.overflowError, "the number of elements is too large") }
            return next
          })
      }
    ])
    TorchTypes.device.constructor = DeviceObject.constructor
    TorchTypes.gradientMode.constructor = Builtin(
      "no_grad()", of: "torch", "Within `with torch.no_grad():` operations record no gradients.",
      example: "w = ones(1, requires_grad=True)\nwith torch.no_grad():\n    print((w * 2).requires_grad)\n#> False"
    ) { _ in .object(GradientModeObject(enables: false)) }
    GeneratorObject.install()
  }

  private static let gradient = Builtin(
    "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None, "
      + "is_grads_batched=False, materialize_grads=False)",
    of: "torch.autograd", "The gradients of outputs with respect to inputs, without touching any grad.",
    example: "w = tensor([3.], requires_grad=True)\ntorch.autograd.grad(w ** 2, w)\n#> (tensor([6.]),)", style: .python
  ) { arguments in
    func tensors(_ value: Value) throws -> [Tensor] {
      if let tensor = value.tensor { return [tensor] }
      return try Operators.array(value).map { try TensorMembers.object($0).tensor }
    }
    let inputs = try tensors(arguments[1])
    let outputs = try tensors(arguments[0])
    let seeds = arguments[2].isNone ? outputs.map { _ in nil } : try tensors(arguments[2]).map { Optional($0) }
    let create = try arguments.optional(4).map(Operators.isTrue) ?? false
    let retain = try arguments.optional(3).flatMap { $0.isNone ? nil : try Operators.isTrue($0) }
    let gradients = try torch {
      try Tensor.gradients(of: outputs, with: seeds, inputs: inputs, retainGraph: retain, createGraph: create)
    }
    if try arguments.optional(7).map(Operators.isTrue) ?? false {
      throw Raised.notInLgs("torch.autograd.grad(is_grads_batched=True)")
    }
    let givesZeros = try arguments.optional(8).map(Operators.isTrue) ?? false
    let allowsUnused = try arguments.optional(6).map(Operators.isTrue) ?? false
    return .tuple(
      try zip(gradients, inputs).map { gradient, input in
        if let gradient { return Value(gradient) }
        if givesZeros { return try torch { Value(try Tensor.zeros(input.shape, input.dtype)) } }
        if allowsUnused { return .none }
        throw Raised.runtimeError(
          "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if "
            + "this is the desired behavior.")
      })
  }

  private static let functions: [Builtin] = [
    Builtin(
      "is_tensor(obj)", of: "torch", "Whether the object is a tensor.",
      example: "torch.is_tensor(ones(1))\n#> True", style: .python
    ) { .bool($0[0].tensor != nil) },
    Builtin(
      "as_tensor(data, dtype=None, device=None)", of: "torch",
      "The data as a tensor: a tensor stays itself, an array's memory is shared.",
      example: "torch.as_tensor([1, 2])\n#> tensor([1, 2])", style: .python
    ) { arguments in
      if !arguments[2].isNone { try DeviceObject.check(arguments[2]) }
      guard arguments[1].isNone || DTypeObject.dtype(of: arguments[1]) != nil else {
        throw Raised.typeError("as_tensor(): argument 'dtype' must be torch.dtype, not \(arguments[1].typeName)")
      }
      let dtype = try DTypeObject.dtype(of: arguments[1]) ?? ValueData.dtype(of: arguments[0])
      if let tensor = arguments[0].tensor {
        return tensor.dtype == dtype ? arguments[0] : try torch { Value(try tensor.cast(to: dtype ?? tensor.dtype)) }
      }
      if let array = arguments[0].array {
        let shared = try withForwardStrides(array)
        return try torch { Value(try shared.elements(as: dtype ?? array.dtype)) }
      }
      return try torch { Value(try Tensor(nested: ValueData.nested(arguments[0]), dtype)) }
    },
    Builtin(
      "from_numpy(ndarray)", of: "torch", "A tensor that shares the memory of an array.",
      example: "torch.from_numpy(np.array([1, 2]))\n#> tensor([1, 2])", style: .python
    ) { arguments in
      guard let array = arguments[0].array else {
        throw Raised.typeError("expected np.ndarray (got \(arguments[0].typeName))")
      }
      return try Value(withForwardStrides(array))
    },
    Builtin(
      "enable_grad()", of: "torch", "Within it, operations record gradients again.",
      example: "with torch.no_grad():\n    with torch.enable_grad():\n        print(torch.is_grad_enabled())\n#> True",
      style: .python
    ) { _ in .object(GradientModeObject(enables: true)) },
    Builtin(
      "set_grad_enabled(mode)", of: "torch", "A context manager that turns the recording of gradients on or off.",
      example: "with torch.set_grad_enabled(False):\n    print(torch.is_grad_enabled())\n#> False", style: .python
    ) { .object(GradientModeObject(enables: try Operators.isTrue($0[0]))) },
    Builtin(
      "is_grad_enabled()", of: "torch", "Whether operations record gradients.",
      example: "torch.is_grad_enabled()\n#> True", style: .python
    ) { _ in .bool(GradMode.isEnabled) },
    Builtin(
      "set_default_dtype(d)", of: "torch", "Sets the dtype of numbers with fractions where none is asked for.",
      example: "torch.set_default_dtype(torch.float64)\ntensor([1.5])\n#> tensor([1.5000])\n"
        + "torch.set_default_dtype(torch.float32)",
      style: .python
    ) { arguments in
      guard let dtype = arguments[0].object(as: DTypeObject.self)?.dtype else {
        throw Raised.typeError("invalid dtype object: only floating-point types are supported as the default type")
      }
      guard dtype.isFloatingPoint else {
        throw Raised.typeError("only floating-point types are supported as the default type")
      }
      DType.standard = dtype
      return .none
    },
    Builtin(
      "get_default_dtype()", of: "torch", "The dtype of numbers with fractions where none is asked for.",
      example: "torch.get_default_dtype()\n#> torch.float32", style: .python
    ) { _ in DTypeObject.of(.standard) },
    printOptions,
  ]

  /// Tensors have no negative strides.
  private static func withForwardStrides(_ array: Tensor) throws -> Tensor {
    if array.strides.contains(where: { $0 < 0 }) {
      throw Raised.valueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently "
          + "supported. (You can probably work around this by making a copy of your array  with array.copy().) ")
    }
    return array.detached()
  }

  private static let printOptions = Builtin(
    "set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
    of: "torch", "How tensors are printed: digits, when to summarise, width.",
    example:
      "torch.set_printoptions(precision=2)\ntensor([1/3])\n#> tensor([0.33])\ntorch.set_printoptions(profile='default')",
    style: .python
  ) { arguments in
    let threshold: Double?
    switch arguments[1] {
    case .int(let int): threshold = Double(int)
    case .float(let float): threshold = float
    case .none, .bool, .object: threshold = nil
    }
    let scientific = try arguments[5].isNone ? nil : Operators.isTrue(arguments[5])
    try torch {
      try PrintOptions.current.set(
        precision: Operators.indexValue(arguments[0]), threshold: threshold,
        edgeItems: Operators.indexValue(arguments[2]), lineWidth: Operators.indexValue(arguments[3]),
        profile: arguments[4].stringValue, scientific: scientific)
    }
    return .none
  }

  /// Names of PyTorch's namespace that programs of the field use and lgs has not.
  private static let lacking: Set<String> = [
    "jit", "compile", "distributed", "fft", "sparse",
    "uint16", "uint32", "uint64", "complex64", "complex128",
    "multiprocessing", "onnx", "hub", "quantization", "poisson", "chain_matmul", "complex", "polar",
  ]
}
