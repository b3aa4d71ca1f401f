/// One tensor operation: its name, how it is called, computed, differentiated, explained and tested.
///
/// Everything that offers an operation (Swift calls, the language's functions and methods, `help()`, gradient tests)
/// reads this record.
public final class Operation {
  /// PyTorch's name, without a namespace.
  public let name: String
  /// In PyTorch's order. A method's receiver is the first one.
  public let parameters: [Parameter]
  /// Where the operation is offered.
  public let places: [Place]
  /// What PyTorch prints as `grad_fn` (`MulBackward0`); nil where results never carry one.
  public let gradientName: String?
  /// One line for `help()`.
  public let summary: String
  /// lgs source, with the expected output after `#>`.
  public let example: String
  /// Inputs for the generic tests.
  public let samples: [Sample]
  /// Computes the operation for arguments bound in the parameters' order.
  public let evaluate: ([Argument]) throws -> OperationResult
  /// How gradients flow back.
  public let derivative: Derivative
  /// The derivative's function, where it is one of up to three inputs.
  let gradientFunction: ((Tensor, Tensor) throws -> Gradients)?
  /// True when the in-place method `name_` exists.
  public let hasInPlaceMethod: Bool
  private let refusal: DTypeRefusal?

  public init(
    _ name: String, _ parameters: [Parameter], places: [Place] = [.function, .method], gradientName: String? = nil,
    inPlace: Bool = false, summary: String, example: String, samples: [Sample], derivative: Derivative,
    evaluate: @escaping ([Argument]) throws -> OperationResult
  ) {
    self.name = name
    self.parameters = parameters
    self.places = places
    self.gradientName = gradientName
    self.summary = summary
    self.example = example
    self.samples = samples
    self.derivative = derivative
    if case .function(let function) = derivative { gradientFunction = function } else { gradientFunction = nil }
    self.evaluate = evaluate
    hasInPlaceMethod = inPlace
    refusal = DTypeRefusal.of(name)
  }

  /// Errors: those of dtypes that PyTorch's operation does not take.
  public func checkDType(_ arguments: [Argument]) throws {
    if let refusal, case .tensor(let tensor)? = arguments.first { try refusal.check(tensor) }
  }

  /// Computes the operation, with defaults for the arguments left out at the end.
  /// Errors: TypeError when a required argument is missing; those of the operation.
  public func apply(_ arguments: [Argument]) throws -> OperationResult {
    var complete = arguments
    for parameter in parameters.dropFirst(arguments.count) {
      guard let value = parameter.defaultValue else {
        throw TensorError.type("\(name)() missing 1 required positional arguments: \"\(parameter.name)\"")
      }
      complete.append(value)
    }
    return try evaluate(complete)
  }

  /// The in-place method `name_`: computes the operation and overwrites its first operand.
  /// Gives the tensor that the program's variable holds from then on.
  public func applyInPlace(_ arguments: [Argument]) throws -> Tensor {
    try arguments.tensor(0).changed { source in
      try apply([.tensor(source)] + arguments.dropFirst()).tensor()
    }
  }

  /// The same operation with the gradient of another overload (`sum` over dimensions beside the full `sum`).
  func variant(gradientName: String, derivative: @escaping (Tensor, Tensor) throws -> Gradients) -> Operation {
    Operation(
      name, parameters, places: [], gradientName: gradientName, summary: summary, example: example, samples: samples,
      derivative: .function(derivative), evaluate: evaluate)
  }
}

/// A way to reach an operation from the language.
public enum Place: Equatable {
  /// `torch.name(…)`.
  case function
  /// `torch.alias(…)`: the same under another name.
  case alias(String)
  /// `x.name(…)`.
  case method
  /// `x.alias(…)`.
  case methodAlias(String)
  /// `x.name` without a call.
  case property
  /// `torch.nn.functional.name(…)` has the namespace `nn.functional`.
  case namespace(String)
  /// `x + y`: the operator's spelling.
  case binaryOperator(String)
  /// `-x`.
  case prefixOperator(String)
}

/// How gradients flow back through an operation. Functions get the node and the gradient of the result.
public enum Derivative {
  /// Results carry no gradient.
  case none(because: String)
  /// Gradients of up to three inputs, written in tensor operations so that they can be differentiated again.
  case function((Tensor, Tensor) throws -> Gradients)
  /// Gradients of a list of inputs (`cat`).
  case list((Tensor, Tensor) throws -> [Tensor?])
}

/// Gradients of a node's inputs; nil where none is wanted.
public struct Gradients {
  let first: Tensor?
  let second: Tensor?
  let third: Tensor?

  public init(_ first: Tensor? = nil, _ second: Tensor? = nil, _ third: Tensor? = nil) {
    self.first = first
    self.second = second
    self.third = third
  }
}

/// One parameter of an operation.
public struct Parameter {
  /// What an argument may be.
  public indirect enum Kind {
    case tensor, tensorOrScalar, scalar, int, float, bool, dtype, string, tensors
    /// Integers as a list or tuple; `variadic`: also as separate positional arguments.
    case ints(variadic: Bool)
    /// An int or a list of ints (`dim=`).
    case intOrInts
    /// A nested list of numbers, a number or a tensor (`torch.tensor`).
    case data
    /// The first kind that accepts the argument.
    case anyOf([Kind])
  }

  public let name: String
  public let kind: Kind
  /// nil: the argument is required.
  public let defaultValue: Argument?
  public let isKeywordOnly: Bool
  /// NumPy's names (`axis`, `keepdims`).
  public let aliases: [String]
  /// True when the list may also come as separate positional arguments (`meshgrid(x, y)`).
  public let isVariadic: Bool

  public init(
    _ name: String, _ kind: Kind, default defaultValue: Argument? = nil, keywordOnly: Bool = false,
    aliases: [String] = [], variadic: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    isKeywordOnly = keywordOnly
    self.aliases = aliases
    if case .ints(variadic: true) = kind { isVariadic = true } else { isVariadic = variadic }
  }
}

/// An argument as an operation receives it.
public enum Argument {
  case none
  case tensor(Tensor)
  case int(Int)
  case float(Double)
  case bool(Bool)
  case ints([Int])
  case dtype(DType)
  case string(String)
  case tensors([Tensor])
  case data(NestedData)

  /// A number argument from a scalar.
  public init(_ scalar: Scalar) {
    switch scalar {
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .bool(let value): self = .bool(value)
    }
  }
}

/// What an operation gives.
public enum OperationResult {
  case tensor(Tensor)
  /// A tuple of tensors.
  case tensors([Tensor])
  /// A named tuple such as `torch.return_types.max(values=…, indices=…)`, whose type is `max`.
  case named(type: String, fields: [(name: String, value: Tensor)])
  case scalar(Scalar)
  case ints([Int])
  case dtype(DType)

  /// The only tensor, for operations that give one.
  public func tensor() throws -> Tensor {
    guard case .tensor(let tensor) = self else { throw TensorError.type("the operation gives no single tensor") }
    return tensor
  }
}

/// Nested lists of numbers: what `torch.tensor` takes and `tolist` gives.
public enum NestedData: Equatable {
  case scalar(Scalar)
  case list([NestedData])
}

/// Arguments of one test call.
public struct Sample {
  /// A tensor of a shape with values spread over a range, or a fixed argument.
  public enum Input {
    case tensor([Int], from: Double, to: Double, DType)
    case fixed(Argument)
    case tensors([[Int]], from: Double, to: Double)
  }

  public let inputs: [Input]
  /// False where finite differences do not apply (integer results, kinks, random values).
  public let isDifferentiable: Bool

  public init(_ inputs: [Input], differentiable: Bool = true) {
    self.inputs = inputs
    isDifferentiable = differentiable
  }
}
