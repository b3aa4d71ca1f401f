import Interpreter
import Tensors

/// Methods of tensors that convert, make tensors alike, and watch gradients.
enum TensorConversions {
  private static func tensor(_ arguments: Arguments) throws -> Tensor { try TensorMembers.object(arguments[0]).tensor }

  /// The dtype that an argument names, else another.
  private static func dtype(_ value: Value, or other: DType) throws -> DType {
    if value.isNone { return other }
    guard let dtype = DTypeObject.dtype(of: value) else {
      throw Raised.typeError("argument 'dtype' must be torch.dtype, not \(value.typeName)")
    }
    return dtype
  }

  private static func sizes(_ values: [Value]) throws -> Shape {
    let items = values.count == 1 && values[0].type.has(.iterable) ? try Operators.array(values[0]) : values
    return Shape(
      try items.map { item in
        guard let size = try Operators.indexValue(item) else {
          throw Raised.typeError("argument 'size' must be tuple of ints, but found element of type \(item.typeName)")
        }
        return size
      })
  }

  private static func filled(_ name: String, _ value: Int, _ result: String) -> Builtin {
    Builtin(
      "\(name)(self, *size, dtype=None, device=None, requires_grad=False)", of: "Tensor",
      "A tensor of \(name == "new_ones" ? "ones" : "zeros") with this one's dtype.",
      example: "tensor([1., 2.]).\(name)(2)\n#> tensor([\(result), \(result)])", style: .python
    ) { arguments in
      let dtype = try dtype(arguments[1], or: tensor(arguments).dtype)
      if !arguments[2].isNone { try DeviceObject.check(arguments[2]) }
      let wanted = try arguments.optional(3).map(Operators.isTrue) ?? false
      return try torch {
        let made = try Tensor.full(sizes(arguments.rest), .int(value), dtype)
        if wanted { try made.setRequiresGrad(true) }
        return Value(made)
      }
    }
  }

  static let methods: [Builtin] = conversions + makers + [hook]

  private static let conversions: [Builtin] = [
    Builtin(
      "to(self, *args, **kwargs)", of: "Tensor", "The elements converted to a dtype; the CPU is the only device.",
      example: "tensor([1.7, -1.7]).to(torch.int64)\n#> tensor([ 1, -1])", style: .python
    ) { arguments in
      let tensor = try tensor(arguments)
      guard !arguments.rest.isEmpty || !arguments.extra.isEmpty else {
        throw Raised.typeError(
          "to() received an invalid combination of arguments - got (), but expected a dtype or a device")
      }
      let destination = try Destination(arguments.rest, arguments.extra)
      let dtype = destination.dtype ?? tensor.dtype
      if dtype == tensor.dtype, !destination.copies { return arguments[0] }
      return try torch { Value(try dtype == tensor.dtype ? tensor.clone() : tensor.cast(to: dtype)) }
    },
    Builtin(
      "cuda(self, device=None)", of: "Tensor", "Raises the error of a PyTorch without CUDA.",
      example: "ones(1).cuda()\n#> AssertionError: Torch not compiled with CUDA enabled", style: .python
    ) { _ in throw DeviceObject.noCUDA },
    Builtin(
      "get_device(self)", of: "Tensor", "The number of the device: -1 for the CPU.",
      example: "ones(1).get_device()\n#> -1", style: .python
    ) { _ in .int(-1) },
    Builtin(
      "type(self, dtype=None)", of: "Tensor", "The name of the tensor's type, or the elements converted to a dtype.",
      example: "ones(1).type()\n#> 'torch.FloatTensor'", style: .python
    ) { arguments in
      let tensor = try tensor(arguments)
      if arguments[1].isNone { return .string(tensor.dtype.legacyTypeName) }
      let named = arguments[1].stringValue.flatMap { name in DType.allCases.first { $0.legacyTypeName == name } }
      let dtype = try named ?? dtype(arguments[1], or: tensor.dtype)
      return try torch { Value(try tensor.cast(to: dtype)) }
    },
    Builtin(
      "storage_offset(self)", of: "Tensor", "The place of the first element in its memory, in elements.",
      example: "arange(4)[2:].storage_offset()\n#> 2", style: .python
    ) { .int(try tensor($0).storageOffset) },
    Builtin(
      "data_ptr(self)", of: "Tensor", "A number that tensors share which begin at the same place of memory.",
      example: "x = ones(2)\nx.data_ptr() == x.view(2, 1).data_ptr()\n#> True", style: .python
    ) { .int(try tensor($0).address) },
    Builtin(
      "is_pinned(self)", of: "Tensor", "Whether the memory is pinned for a GPU: never in lgs.",
      example: "ones(1).is_pinned()\n#> False", style: .python
    ) { _ in .bool(false) },
    Builtin(
      "is_complex(self)", of: "Tensor", "Whether the elements are complex: never in lgs.",
      example: "ones(1).is_complex()\n#> False", style: .python
    ) { _ in .bool(false) },
    Builtin(
      "ndimension(self)", of: "Tensor", "The number of dimensions.", example: "zeros(2, 3).ndimension()\n#> 2",
      style: .python
    ) { .int(try tensor($0).rank) },
    Builtin(
      "detach_(self)", of: "Tensor", "Takes the tensor out of the gradient graph.",
      example: "w = ones(1, requires_grad=True)\n(w * 2).detach_()\n#> tensor([2.])", style: .python
    ) { arguments in
      let object = try TensorMembers.object(arguments[0])
      object.tensor = object.tensor.detached()
      return arguments[0]
    },
    Builtin(
      "split_with_sizes(self, split_sizes, dim=0)", of: "Tensor", "Views of parts of the given sizes.",
      example: "arange(3).split_with_sizes([1, 2])\n#> (tensor([0]), tensor([1, 2]))", style: .python
    ) { arguments in
      let tensor = try tensor(arguments)
      let sizes = try Operators.array(arguments[1]).map { try Operators.indexValue($0) ?? 0 }
      let dim = try Operators.indexValue(arguments[2]) ?? 0
      return try torch { .tuple(try tensor.split(sizes: sizes, dim).map { Value($0) }) }
    },
  ]

  private static let makers: [Builtin] = [
    filled("new_zeros", 0, "0."), filled("new_ones", 1, "1."), filled("new_empty", 0, "0."),
    Builtin(
      "new_full(self, size, fill_value, dtype=None, device=None, requires_grad=False)", of: "Tensor",
      "A tensor of one number with this one's dtype.",
      example: "tensor([1., 2.]).new_full((2,), 7)\n#> tensor([7., 7.])", style: .python
    ) { arguments in
      let dtype = try dtype(arguments[3], or: tensor(arguments).dtype)
      guard let value = arguments[2].scalar else {
        throw Raised.typeError("new_full(): argument 'fill_value' must be Number, not \(arguments[2].typeName)")
      }
      return try torch { Value(try Tensor.full(sizes([arguments[1]]), value, dtype)) }
    },
    Builtin(
      "new_tensor(self, data, dtype=None, device=None, requires_grad=False)", of: "Tensor",
      "A tensor of nested lists of numbers with this one's dtype.",
      example: "tensor([1., 2.]).new_tensor([3, 4])\n#> tensor([3., 4.])", style: .python
    ) { arguments in
      let dtype = try dtype(arguments[2], or: tensor(arguments).dtype)
      return try torch { Value(try Tensor(nested: ValueData.nested(arguments[1]), dtype)) }
    },
  ]

  private static let hook = Builtin(
    "register_hook(self, hook)", of: "Tensor",
    "Calls a function with the gradient during backward; what it gives takes the gradient's place.",
    example: """
      w = tensor([2.], requires_grad=True)
      handle = w.register_hook(lambda g: g * 10)
      (3 * w).backward()
      w.grad
      #> tensor([30.])
      """, style: .python
  ) { arguments in
    let tensor = try tensor(arguments)
    let function = arguments[1]
    let number = try torch {
      try TensorHooks.add(
        { gradient in
          let result = try Operators.call(function, [Value(gradient)])
          return result.isNone ? nil : try TensorMembers.object(result).tensor
        }, to: tensor)
    }
    return .object(HookHandle { TensorHooks.remove(number) })
  }
}
