import Interpreter
import Tensors

/// What a tensor offers besides the operations of the catalog: attributes, gradients, conversion to Python numbers.
enum TensorMembers {
  /// Members are added once, however many sessions there are.
  static let installed: Void = install()

  private static func install() {
    for operation in OperationCatalog.all { install(operation) }
    for (name, property) in properties { TorchTypes.tensor.add(Symbol(name), .property(property)) }
    TorchTypes.tensor.add(methods + TensorConversions.methods)
    TorchTypes.tensor.constructor = Builtin(
      "Tensor(*data)", of: "torch", "A tensor of nested lists of numbers, or of sizes.",
      example: "torch.Tensor([1, 2])\n#> tensor([1., 2.])"
    ) { arguments in
      if arguments.rest.count != 1 || arguments.rest[0].type.has(.iterable) == false {
        let sizes = try arguments.rest.map { try Operators.indexValue($0) ?? -1 }
        return try torch { Value(try Tensor.zeros(sizes.isEmpty ? [0] : Shape(sizes), .standard)) }
      }
      if let tensor = arguments.rest[0].tensor { return try torch { Value(try tensor.detached().cast(to: .standard)) } }
      return try torch { Value(try Tensor(nested: ValueData.nested(arguments.rest[0]), .standard)) }
    }
    TorchTypes.parameter.constructor = Builtin(
      "Parameter(data, requires_grad=True)", of: "torch.nn", "A tensor that a module trains.",
      example: "nn.Parameter(torch.zeros(1))\n#> Parameter containing:\n#> tensor([0.], requires_grad=True)"
    ) { arguments in
      guard let data = arguments[0].tensor else {
        throw Raised.typeError("Parameter(): argument 'data' must be Tensor, not \(arguments[0].typeName)")
      }
      let wanted = try arguments.optional(1).map(Operators.isTrue) ?? true
      return try torch { Value(try data.asParameter(requiresGrad: wanted)) }
    }
  }

  private static func install(_ operation: Operation) {
    for place in operation.places {
      switch place {
      case .method:
        let method = OperationFunction(operation, method: true)
        TorchTypes.tensor.add(method.symbol, .method(method))
        if operation.hasInPlaceMethod {
          let inPlace = OperationFunction(operation, method: true, inPlace: true)
          TorchTypes.tensor.add(inPlace.symbol, .method(inPlace))
        }
      case .methodAlias(let alias):
        let method = OperationFunction(operation, name: alias, method: true)
        TorchTypes.tensor.add(method.symbol, .method(method))
      case .property:
        TorchTypes.tensor.add(
          Symbol(operation.name),
          .property(
            TypeObject.Property(operation.summary) { receiver in
              let tensor = try object(receiver).tensor
              return try torch { Value(try operation.evaluate([.tensor(tensor)])) }
            }))
      case .function, .alias, .namespace, .binaryOperator, .prefixOperator: break
      }
    }
  }

  static func object(_ value: Value) throws -> TensorObject {
    guard let object = value.object(as: TensorObject.self) else {
      throw Raised.typeError("descriptor requires a 'torch.Tensor' object but received a '\(value.typeName)'")
    }
    return object
  }

  private static func read(_ summary: String, _ get: @escaping (Tensor) throws -> Value) -> TypeObject.Property {
    TypeObject.Property(summary) { try get(object($0).tensor) }
  }

  // MARK: Attributes

  private static let properties: [(String, TypeObject.Property)] = [
    ("shape", read("The sizes of the dimensions.") { .object(SizeObject($0.shape)) }),
    ("ndim", read("The number of dimensions.") { .int($0.rank) }),
    ("dtype", read("The type of the elements.") { DTypeObject.of($0.dtype) }),
    ("device", read("Where the tensor lives: the CPU.") { _ in .object(DeviceObject.cpu) }),
    ("is_leaf", read("Whether no recorded operation made the tensor.") { .bool($0.isLeaf) }),
    ("is_cuda", read("Whether the tensor lives on a GPU: never in lgs.") { _ in .bool(false) }),
    ("_version", read("How often the tensor was changed in place.") { .int($0.version) }),
    ("nbytes", read("The bytes of all elements.") { .int($0.count &* $0.dtype.byteSize) }),
    ("itemsize", read("The bytes of one element.") { .int($0.dtype.byteSize) }),
    (
      "grad_fn",
      read("The operation that made the tensor, when gradients were recorded.") { tensor in
        tensor.gradientName.map { .object(GradientFunctionObject(tensor, name: $0)) } ?? Value.none
      }
    ),
    (
      "requires_grad",
      TypeObject.Property("Whether backward computes a gradient for the tensor.") {
        .bool(try object($0).tensor.requiresGrad)
      } set: { receiver, value in
        guard case .bool(let wanted) = value else {
          throw Raised.typeError("requires_grad must be a bool")
        }
        try torch { try object(receiver).tensor.setRequiresGrad(wanted) }
      }
    ),
    (
      "grad",
      TypeObject.Property("The gradient that backward has left, or None.") { receiver in
        let tensor = try object(receiver).tensor
        return tensor.grad.map { Value($0) } ?? Value.none
      } set: { receiver, value in
        let tensor = try object(receiver).tensor
        if value.isNone {
          tensor.grad = nil
          return
        }
        guard let gradient = value.tensor else {
          throw Raised.typeError(
            "assigned grad expected to be a Tensor or None but got grad of type \(value.typeName)")
        }
        guard gradient.shape == tensor.shape else {
          throw Raised.runtimeError(
            "assigned grad has data of a different size")
        }
        tensor.grad = gradient
      }
    ),
    (
      "data",
      TypeObject.Property("The same elements outside any gradient; assigning replaces them.") { receiver in
        Value(try torch { try object(receiver).tensor.data })
      } set: { receiver, value in
        guard let source = value.tensor else {
          throw Raised.typeError("Variable data has to be a tensor, but got \(value.typeName)")
        }
        try torch { try object(receiver).tensor.setData(source) }
      }
    ),
  ]

  // MARK: Methods

  private static func conversion(
    _ signature: String, _ summary: String, _ example: String, _ convert: @escaping (Scalar) throws -> Value
  ) -> Builtin {
    Builtin(signature, of: "Tensor", summary, example: example) { arguments in
      let tensor = try object(arguments[0]).tensor
      guard tensor.count == 1 else {
        throw Raised.valueError("only one element tensors can be converted to Python scalars")
      }
      return try convert(torch { try tensor.item() })
    }
  }

  /// All sizes or strides, or those of the dimension `dim`.
  private static func sizes(
    _ arguments: Arguments, _ path: KeyPath<Tensor, Shape>, _ all: (Shape) -> Value
  ) throws -> Value {
    let shape = try object(arguments[0]).tensor[keyPath: path]
    guard let dim = try Operators.indexValue(arguments[1]) else { return all(shape) }
    guard dim >= -shape.count, dim < shape.count else {
      let low = shape.isEmpty ? -1 : -shape.count
      let high = shape.isEmpty ? 0 : shape.count - 1
      throw Raised.indexError(
        "Dimension out of range (expected to be in range of [\(low), \(high)], but got \(dim))")
    }
    return .int(shape[dim < 0 ? dim + shape.count : dim])
  }

  private static let methods: [Builtin] = [
    Builtin(
      "backward(self, gradient=None, retain_graph=None, create_graph=False)", of: "Tensor",
      "Computes the gradients of the leaves this tensor was computed from and adds them to their grad.",
      example: "w = tensor([2.], requires_grad=True)\n(w * w).backward()\nw.grad\n#> tensor([4.])", style: .python
    ) { arguments in
      let tensor = try object(arguments[0]).tensor
      let retain = try arguments.optional(2).flatMap { $0.isNone ? nil : try Operators.isTrue($0) }
      let create = try arguments.optional(3).map(Operators.isTrue) ?? false
      try torch { try tensor.backward(gradient: arguments[1].tensor, retainGraph: retain, createGraph: create) }
      return .none
    },
    Builtin(
      "retain_grad(self)", of: "Tensor", "Keeps the gradient of a computed tensor.",
      example:
        "w = tensor([2.], requires_grad=True)\nv = w * 3\nv.retain_grad()\nv.backward()\nv.grad\n#> tensor([1.])",
      style: .python
    ) { arguments in
      try torch { try object(arguments[0]).tensor.retainGrad() }
      return .none
    },
    Builtin(
      "requires_grad_(self, requires_grad=True)", of: "Tensor", "Sets whether backward computes a gradient, in place.",
      example: "zeros(2).requires_grad_()\n#> tensor([0., 0.], requires_grad=True)", style: .python
    ) { arguments in
      guard case .bool(let wanted) = arguments.optional(1) ?? .bool(true) else {
        throw Raised.typeError(
          "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not \(arguments[1].typeName)")
      }
      try torch { try object(arguments[0]).tensor.setRequiresGrad(wanted) }
      return arguments[0]
    },
    Builtin(
      "item(self)", of: "Tensor", "The only element as a Python number.", example: "tensor([2.5]).item()\n#> 2.5",
      style: .python
    ) { arguments in
      let tensor = try object(arguments[0]).tensor
      return try torch { Value(try tensor.item()) }
    },
    Builtin(
      "tolist(self)", of: "Tensor", "The elements as nested lists of Python numbers.",
      example: "tensor([[1, 2], [3, 4]]).tolist()\n#> [[1, 2], [3, 4]]", style: .python
    ) { arguments in
      let tensor = try object(arguments[0]).tensor
      return try Value(torch { try tensor.nestedData() })
    },
    Builtin(
      "numel(self)", of: "Tensor", "The number of elements.", example: "zeros(2, 3).numel()\n#> 6", style: .python
    ) { .int(try object($0[0]).tensor.count) },
    Builtin(
      "nelement(self)", of: "Tensor", "The number of elements.", example: "zeros(2, 3).nelement()\n#> 6", style: .python
    ) { .int(try object($0[0]).tensor.count) },
    Builtin(
      "dim(self)", of: "Tensor", "The number of dimensions.", example: "zeros(2, 3).dim()\n#> 2", style: .python
    ) { .int(try object($0[0]).tensor.rank) },
    Builtin(
      "size(self, dim=None)", of: "Tensor", "The sizes of the dimensions, or the size of one.",
      example: "zeros(2, 3).size()\n#> torch.Size([2, 3])\nzeros(2, 3).size(-1)\n#> 3", style: .python
    ) { try sizes($0, \.shape) { .object(SizeObject($0)) } },
    Builtin(
      "stride(self, dim=None)", of: "Tensor", "The steps between neighbours, in elements.",
      example: "zeros(2, 3).stride()\n#> (3, 1)", style: .python
    ) { try sizes($0, \.strides) { .tuple($0.map { .int($0) }) } },
    Builtin(
      "is_contiguous(self)", of: "Tensor", "Whether the elements lie in row-major order without gaps.",
      example: "zeros(2, 3).T.is_contiguous()\n#> False", style: .python
    ) { .bool(try object($0[0]).tensor.isContiguous) },
    Builtin(
      "type_as(self, other)", of: "Tensor", "The tensor with the dtype of another.",
      example: "ones(1).type_as(tensor([1, 2]))\n#> tensor([1])", style: .python
    ) { arguments in
      let tensor = try object(arguments[0]).tensor
      let other = try object(arguments[1]).tensor
      return try torch { Value(try tensor.cast(to: other.dtype)) }
    },
    conversion("__float__(self, /)", "The only element as a float.", "float(tensor([2]))\n#> 2.0") {
      .float($0.double)
    },
    conversion("__int__(self, /)", "The only element as an int, cut towards zero.", "int(tensor([2.7]))\n#> 2") {
      scalar in
      guard let int = scalar.int else {
        throw Raised.overflowError("cannot convert float \(FloatText.repr(scalar.double)) to integer")
      }
      return .int(int)
    },
    Builtin(
      "__abs__(self, /)", of: "Tensor", "The absolute values.", example: "abs(tensor([-2, 3]))\n#> tensor([2, 3])"
    ) {
      arguments in
      let tensor = try object(arguments[0]).tensor
      return try torch { Value(try TensorOperators.evaluate("abs", [.tensor(tensor)])) }
    },
    Builtin(
      "numpy(self, *, force=False)", of: "Tensor", "The tensor as an array that shares its memory.",
      example: "tensor([1., 2.]).numpy()\n#> array([1., 2.], dtype=float32)", style: .python
    ) { arguments in
      let tensor = try object(arguments[0]).tensor
      let isForced = try arguments.optional(1).map(Operators.isTrue) ?? false
      return .object(ArrayObject(isForced ? tensor.detached() : try ArrayConversion.elements(of: tensor)))
    },
    Builtin(
      "cpu(self)", of: "Tensor", "The tensor itself: lgs computes on the CPU.",
      example: "ones(1).cpu()\n#> tensor([1.])", style: .python
    ) { $0[0] },
    Builtin(
      "element_size(self)", of: "Tensor", "The bytes of one element.", example: "ones(1).element_size()\n#> 4",
      style: .python
    ) { .int(try object($0[0]).tensor.dtype.byteSize) },
    Builtin(
      "is_floating_point(self)", of: "Tensor", "Whether the elements are floats.",
      example: "ones(1).is_floating_point()\n#> True", style: .python
    ) { .bool(try object($0[0]).tensor.dtype.isFloatingPoint) },
    Builtin(
      "is_signed(self)", of: "Tensor", "Whether negative numbers have a place of their own.",
      example: "ones(1).is_signed()\n#> True", style: .python
    ) { .bool(try object($0[0]).tensor.dtype.isSigned) },
  ]
}
