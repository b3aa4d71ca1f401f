/// Records of operations that are made of others.
enum Compound {
  /// Computes a result of the first arguments, which are tensors, and all arguments.
  typealias Body = ([Tensor], [Argument]) throws -> Tensor

  static let input = Parameter("input", .tensor)
  static let other = Parameter("other", .tensor)
  static let dim = Parameter("dim", .int, aliases: ["axis"])
  static let keepdim = Parameter("keepdim", .bool, default: .bool(false), aliases: ["keepdims"])
  static let matrix: Sample.Input = .tensor([2, 3], from: -2, to: 2, .float32)
  static let vector: Sample.Input = .tensor([3], from: -1, to: 2, .float32)

  /// A record whose result is one node of the graph, whatever `body` is made of.
  /// - tensors: How many of the first arguments are tensors.
  static func operation(
    _ name: String, _ parameters: [Parameter], places: [Place] = [.function, .method], gradientName: String,
    inPlace: Bool = false, tensors count: Int = 1, summary: String, example: String, samples: [Sample],
    body: @escaping Body
  ) -> Operation {
    let box = OperationBox()
    let operation = Operation(
      name, parameters, places: places, gradientName: gradientName, inPlace: inPlace, summary: summary,
      example: example, samples: samples, derivative: .composed,
      evaluate: { arguments in
        let inputs = try (0..<count).map { try arguments.tensor($0) }
        guard let operation = box.operation else { return .tensor(try body(inputs, arguments)) }
        return .tensor(
          try Tensor.composed(operation, inputs) { [try Compound.rounded($0, arguments, body)] }[0])
      })
    box.operation = operation
    return operation
  }

  /// Halves are computed in float32 and rounded once, as PyTorch's kernels do it.
  private static func rounded(_ inputs: [Tensor], _ arguments: [Argument], _ body: Body) throws -> Tensor {
    guard let first = inputs.first?.dtype, first.isNarrow, first.isFloatingPoint,
      inputs.allSatisfy({ $0.dtype == first })
    else { return try body(inputs, arguments) }
    let result = try body(inputs.map { try $0.cast(to: first.wide) }, arguments)
    return result.dtype == first.wide ? try result.cast(to: first) : result
  }

  /// A record whose parts show in the graph, as they do in PyTorch.
  static func plain(
    _ name: String, _ parameters: [Parameter], places: [Place] = [.function, .method], summary: String,
    example: String, samples: [Sample], evaluate: @escaping ([Argument]) throws -> OperationResult
  ) -> Operation {
    Operation(
      name, parameters, places: places, summary: summary, example: example, samples: samples,
      derivative: .none(because: "its parts are recorded"), evaluate: evaluate)
  }

  /// A record of an operation without gradients.
  static func discrete(
    _ name: String, _ parameters: [Parameter], places: [Place] = [.function, .method], summary: String,
    example: String, samples: [Sample.Input]..., evaluate: @escaping ([Argument]) throws -> OperationResult
  ) -> Operation {
    Operation(
      name, parameters, places: places, summary: summary, example: example,
      samples: samples.map { Sample($0, differentiable: false) },
      derivative: .none(because: "the derivative for '\(name)' is not implemented."), evaluate: evaluate)
  }
}

extension Tensor {
  /// A bool matrix that is true where the row and the column say so.
  static func mask(_ rows: Int, _ columns: Int, _ isTrue: (Int, Int) -> Bool) throws -> Tensor {
    let out = try uninitialized(Shape(rows, columns), .bool)
    try out.fill(UInt8.self) { columns == 0 ? 0 : isTrue($0 / columns, $0 % columns) ? 1 : 0 }
    return out
  }

  /// The rows along an axis in double precision: calls `body` with the elements of each and their number.
  func forEachRow(_ axis: Int, _ body: (_ row: Int, _ values: ArraySlice<Double>) throws -> Void) throws {
    let source = try detached().reshape(rank == 0 ? [1] : Array(sizes)).transpose(rank == 0 ? 0 : axis, -1)
    let values = try source.doubles()
    let length = rank == 0 ? 1 : sizes[axis]
    if length == 0 { return }
    for row in 0..<values.count / length { try body(row, values[row * length..<(row + 1) * length]) }
  }

  /// An int64 tensor of one number for each row along an axis, which keeps size 1, or for each element of the rows.
  func arranged(rows numbers: [Int], _ axis: Int, length: Int) throws -> Tensor {
    if rank == 0 { return try Tensor.from(ints: numbers).reshape([]) }
    var shape = Array(sizes)
    shape.swapAt(axis, rank - 1)
    shape[rank - 1] = length
    return try Tensor.from(ints: numbers, shape: Shape(shape)).transpose(axis, -1).contiguous()
  }
}
