import Tensors

/// One class of layers or losses: how it is named, constructed, called, explained and tested.
///
/// Everything that offers a class (constructors, `help()`, argument errors, completion) reads this record.
public final class ModuleKind {
  /// PyTorch's class name.
  public let name: String
  /// The Python module that `repr` of the class shows (`torch.nn.modules.linear`).
  public let pythonModule: String
  /// In PyTorch's order, those that lgs refuses included.
  public let parameters: [ModuleParameter]
  /// The names of the arguments of a call.
  public let inputs: [String]
  /// One line for `help()`.
  public let summary: String
  /// lgs source, with the expected output after `#>`.
  public let example: String
  private let build: (ModuleKind, [ModuleArgument]) throws -> Module

  init(
    _ name: String, in pythonModule: String, _ parameters: [ModuleParameter], inputs: [String] = ["input"],
    summary: String, example: String, make build: @escaping (ModuleKind, [ModuleArgument]) throws -> Module
  ) {
    self.name = name
    self.pythonModule = "torch.nn.modules." + pythonModule
    self.parameters = parameters
    self.inputs = inputs
    self.summary = summary
    self.example = example
    self.build = build
  }

  /// Python's signature: `Linear(in_features, out_features, bias=True, device=None, dtype=None)`.
  public var signature: String { parameters.signature(name) }

  /// A module from arguments in the parameters' order; those missing at the end take their defaults.
  /// Errors: TypeError for arguments of a wrong kind, NotImplementedError for refused ones, and the class's own.
  public func make(_ arguments: [ModuleArgument] = []) throws -> Module {
    let arguments = try parameters.completed(arguments, for: name)
    let module = try build(self, arguments)
    module.constructionArguments = arguments
    return module
  }
}

extension Array where Element == ModuleParameter {
  /// The arguments with defaults filled in, checked against the kinds.
  func completed(_ arguments: [ModuleArgument], for owner: String) throws -> [ModuleArgument] {
    var result: [ModuleArgument] = []
    for (index, parameter) in enumerated() {
      guard index < arguments.count else {
        if parameter.isVariadic {
          result.append(.modules([]))
          continue
        }
        guard let value = parameter.defaultValue else {
          throw TensorError(.type, "\(owner).__init__() missing argument: '\(parameter.name)'")
        }
        result.append(value)
        continue
      }
      let argument = try parameter.number(of: arguments[index])
      try parameter.check(argument, for: owner)
      result.append(argument)
    }
    return result
  }
}

extension ModuleParameter {
  /// A tensor without dimensions is the number that it holds where a number is asked for.
  func number(of argument: ModuleArgument) throws -> ModuleArgument {
    guard case .tensor(let tensor) = argument, tensor.rank == 0 else { return argument }
    switch kind {
    case .int, .optionalInt:
      guard case .int(let value) = try tensor.item() else { return argument }
      return .int(value)
    case .number: return .float(try tensor.item().double)
    case .plainInt, .bool, .string, .tensor, .optionalTensor, .pair, .size, .modules, .moduleList, .ignored,
      .parameters:
      return argument
    }
  }

  func check(_ argument: ModuleArgument, for owner: String) throws {
    if isRefused {
      if argument.text == defaultValue?.text { return }
      throw TensorError(.notImplemented, "\(owner): \(name)=\(argument.text) is not in lgs")
    }
    let wanted: String?
    switch kind {
    // PyTorch takes these as they are; what they lead to is the class's matter.
    case .int, .number, .bool, .size, .ignored, .parameters: wanted = nil
    case .plainInt:
      if argument.integer == nil {
        throw TensorError(.type, "\(name) should be of type int, got: \(argument.typeName)")
      }
      wanted = nil
    case .optionalInt: wanted = argument.integer == nil && !argument.isNone ? "int or None" : nil
    case .string: if case .string = argument { wanted = nil } else { wanted = "str" }
    case .tensor: if case .tensor = argument { wanted = nil } else { wanted = "Tensor" }
    case .optionalTensor: if case .tensor = argument { wanted = nil } else { wanted = argument.isNone ? nil : "Tensor" }
    case .pair: if case .tuple(let items) = argument, items.count == 2 { wanted = nil } else { wanted = "a pair" }
    case .modules: if case .modules = argument { wanted = nil } else { wanted = "modules" }
    case .moduleList: if case .modules = argument { wanted = nil } else { wanted = argument.isNone ? nil : "a list" }
    }
    guard let wanted else { return }
    throw TensorError(.type, "\(owner): argument '\(name)' must be \(wanted), not \(argument.typeName)")
  }
}
