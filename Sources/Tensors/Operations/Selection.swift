import CKernels

/// Choices between elements: where, the larger and smaller of two, limits.
enum Selection {
  static let all = [`where`, maximum, minimum, clamp]

  static let `where` = Operation(
    "where",
    [
      Parameter("condition", .tensor), Parameter("input", .tensorOrScalar, default: Argument.none, aliases: ["self"]),
      Parameter("other", .tensorOrScalar, default: Argument.none),
    ],
    places: [.function], gradientName: "WhereBackward0",
    summary: "Elements of the second argument where the condition holds, of the third elsewhere.",
    example: """
      x = tensor([-1., 2.])
      torch.where(x > 0, x, 0.)
      #> tensor([0., 2.])
      """,
    samples: [
      Sample([
        .tensor([2, 3], from: -1, to: 1, .bool), .tensor([2, 3], from: -2, to: 2, .float32),
        .tensor([3], from: -2, to: 2, .float32),
      ]),
      Sample([.tensor([2, 3], from: -1, to: 1, .bool), .tensor([3], from: -2, to: 2, .float32), .fixed(.float(0))]),
    ],
    derivative: .function { node, gradient in
      guard let condition = node.attributes.object as? Tensor else { throw GraphError.secondBackward }
      return Gradients(
        node.needs0 ? try Tensor.where(condition, .tensor(gradient), .scalar(.float(0))) : nil,
        node.needs1 ? try Tensor.where(condition, .scalar(.float(0)), .tensor(gradient)) : nil)
    },
    evaluate: { arguments in
      if arguments.isNone(1), arguments.isNone(2) { return .tensors(try arguments.tensor(0).nonzeroColumns()) }
      return .tensor(try Tensor.where(arguments.tensor(0), arguments.operand(1), arguments.operand(2)))
    })

  static let maximum = extreme("maximum", "MaximumBackward0", .maximum, loses: .lt, "larger", "3., 2.")
  static let minimum = extreme("minimum", "MinimumBackward0", .minimum, loses: .gt, "smaller", "1., 2.")

  private static func extreme(
    _ name: String, _ gradientName: String, _ kernel: lgs_binary, loses: lgs_compare, _ word: String, _ result: String
  ) -> Operation {
    Operation(
      name, [Parameter("input", .tensor), Parameter("other", .tensor)], gradientName: gradientName,
      summary: "The \(word) of two elements; nan wins.",
      example: """
        \(name)(tensor([1., 2.]), tensor([3., 2.]))
        #> tensor([\(result)])
        """,
      samples: [
        Sample([.tensor([2, 3], from: -2, to: 2, .float32), .tensor([3], from: -1.1, to: 1.3, .float32)]),
        Sample([.tensor([], from: 1, to: 2, .float32), .tensor([0], from: 1, to: 2, .float32)]),
      ],
      derivative: .function { node, gradient in
        let a = try node.savedInput0().detached()
        let b = try node.savedInput1().detached()
        let shared = try Tensor.where(
          Tensor.compare(.eq, a, b), .tensor(Tensor.div(gradient, .int(2))), .tensor(gradient))
        return Gradients(
          node.needs0 ? try Tensor.where(Tensor.compare(loses, a, b), .scalar(.float(0)), .tensor(shared)) : nil,
          node.needs1 ? try Tensor.where(Tensor.compare(loses, b, a), .scalar(.float(0)), .tensor(shared)) : nil)
      },
      evaluate: { arguments in
        .tensor(
          try Tensor.extreme(
            kernel, arguments.tensor(0), arguments.tensor(1), name == "maximum" ? maximum : minimum))
      })
  }

  static let clamp = Operation(
    "clamp",
    [
      Parameter("input", .tensor), Parameter("min", .tensorOrScalar, default: Argument.none),
      Parameter("max", .tensorOrScalar, default: Argument.none),
    ],
    places: [.function, .method, .alias("clip"), .methodAlias("clip")], gradientName: "ClampBackward1", inPlace: true,
    summary: "Every element moved into the range from min to max.",
    example: """
      tensor([-1., 0.5, 2.]).clamp(0, 1)
      #> tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: [
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.float(-1)), .fixed(.float(1))]),
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.int(0))]),
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .fixed(.none), .fixed(.float(0.5))]),
      Sample([.tensor([2, 3], from: -2, to: 2, .float32), .tensor([3], from: -0.9, to: 0.1, .float32)]),
    ],
    derivative: .function { node, gradient in
      guard let inside = node.attributes.object as? Tensor else { throw GraphError.secondBackward }
      return Gradients(try Tensor.where(inside, .tensor(gradient), .scalar(.float(0))))
    },
    evaluate: { arguments in
      .tensor(
        try Tensor.clamp(
          arguments.tensor(0), arguments.isNone(1) ? nil : arguments.operand(1),
          arguments.isNone(2) ? nil : arguments.operand(2)))
    })

  static let clampToTensors = clamp.variant(gradientName: "ClampBackward0") { node, gradient in
    let x = try node.savedInput0().detached()
    let low = node.attributes.first == 1 ? try node.savedInput1().detached() : nil
    let high = node.attributes.second == 1 ? try node.savedInput2().detached() : nil
    let inside = try Tensor.isInside(x, low.map { .tensor($0) }, high.map { .tensor($0) })
    let first = node.needs0 ? try Tensor.where(inside, .tensor(gradient), .scalar(.float(0))) : nil
    var second: Tensor?
    if let low, node.needs1 {
      var isBelow = try Tensor.compare(.lt, x, low)
      if let high { isBelow = try Tensor.compare(.and, isBelow, Tensor.compare(.lt, low, high)) }
      second = try Tensor.where(isBelow, .tensor(gradient), .scalar(.float(0)))
    }
    var third: Tensor?
    if let high, node.needs2 {
      var isAbove = try Tensor.compare(.gt, x, high)
      if let low { isAbove = try Tensor.compare(.or, isAbove, Tensor.compare(.lt, high, low)) }
      third = try Tensor.where(isAbove, .tensor(gradient), .scalar(.float(0)))
    }
    return Gradients(first, second, third)
  }
}

extension Tensor {
  /// Elements of `a` where the condition holds, of `b` elsewhere.
  /// Errors: RuntimeError when the condition is not bool.
  public static func `where`(_ condition: Tensor, _ a: Operand, _ b: Operand) throws -> Tensor {
    if condition.elementType == .uint8 { return try `where`(condition.converted(to: .bool), a, b) }
    guard condition.elementType == .bool else {
      throw TensorError.runtime(
        "where expected condition to be a boolean tensor, but got a tensor with dtype "
          + condition.elementType.scalarTypeName)
    }
    let dtype: DType
    switch (a, b) {
    case (.tensor(let a), .tensor(let b)): dtype = resultType(a, b)
    case (.tensor(let a), .scalar(let b)): dtype = DType.promote(a.elementType, b)
    case (.scalar(let a), .tensor(let b)): dtype = DType.promote(b.elementType, a)
    case (.scalar(let a), .scalar(let b)): dtype = DType.promote(a.defaultDType, b.defaultDType)
    }
    for case .scalar(let value) in [a, b] where dtype.isNarrow { try value.checkFits(dtype) }
    let x = try a.asTensor().converted(to: dtype)
    let y = try b.asTensor().converted(to: dtype)
    let out = try ternary(
      lgs_ternary_for(.where, Int32(dtype.rawValue)), condition, x, y, result: dtype, name: "where")
    let first = a.tensor ?? x.detached()
    let second = b.tensor ?? y.detached()
    out.record(Selection.where, first, second)
    if out.requiresGrad { out.attributes.object = condition }
    return out
  }

  static func extreme(_ kernel: lgs_binary, _ a: Tensor, _ b: Tensor, _ operation: Operation) throws -> Tensor {
    let dtype = resultType(a, b)
    let out = try binary(
      lgs_binary_for(kernel, Int32(dtype.rawValue)), a, b, compute: dtype, result: dtype, name: operation.name)
    out.record(operation, a, b)
    return out
  }

  /// Every element moved into a range; nil: no limit on that side.
  public static func clamp(_ a: Tensor, _ low: Operand?, _ high: Operand?) throws -> Tensor {
    if low == nil && high == nil {
      throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    var dtype = a.elementType
    for limit in [low, high] {
      switch limit {
      case .tensor(let tensor): dtype = DType.promote(dtype, tensor.elementType)
      case .scalar(let scalar): dtype = DType.promote(dtype, scalar)
      case nil: break
      }
    }
    let isInteger = !dtype.isFloatingPoint
    for case .scalar(let limit)? in [low, high] where dtype.isNarrow { try limit.checkFits(dtype) }
    let range = dtype.integerRange ?? Int.min...Int.max
    let bottom = try low?.asTensor() ?? scalar(isInteger ? .int(range.lowerBound) : .float(-Double.infinity))
    let top = try high?.asTensor() ?? scalar(isInteger ? .int(range.upperBound) : .float(Double.infinity))
    let out = try ternary(
      lgs_ternary_for(.clamp, Int32(dtype.rawValue)), a.converted(to: dtype), bottom.converted(to: dtype),
      top.converted(to: dtype), result: dtype, name: "clamp_scalar_cpu")
    let tensors = (low?.tensor, high?.tensor)
    if tensors.0 != nil || tensors.1 != nil {
      out.record(Selection.clampToTensors, a, tensors.0 ?? a.detached(), tensors.1 ?? a.detached())
      out.attributes.first = low == nil ? 0 : 1
      out.attributes.second = high == nil ? 0 : 1
    } else {
      out.record(Selection.clamp, a)
      if out.requiresGrad { out.attributes.object = try isInside(a.detached(), low, high) }
    }
    return out
  }

  static func isInside(_ x: Tensor, _ low: Operand?, _ high: Operand?) throws -> Tensor {
    var inside: Tensor?
    if let low { inside = try compare(.ge, .tensor(x), low, "ge") }
    if let high {
      let below = try compare(.le, .tensor(x), high, "le")
      inside = try inside.map { try compare(.and, $0, below) } ?? below
    }
    return try inside ?? full(x.sizes, .bool(true), .bool)
  }
}
