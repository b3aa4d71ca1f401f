import Tensors

/// What a class of a program changes about the module it derives from.
public protocol ModuleBehavior: AnyObject {
  var className: String { get }
  /// The result of a call.
  func forward(_ inputs: [Tensor]) throws -> Tensor
  /// The text between the parentheses of the repr, where the class says it.
  func extraDescription() throws -> String?
  /// The whole repr, where the class says it.
  func text() throws -> String?
}

/// Functions of a program that see the calls of a module.
public protocol CallHooks: AnyObject {
  /// Computes a call of a module of the catalog, with what runs before and after it.
  func run(on module: Module, _ inputs: [Tensor]) throws -> Tensor
}

/// The base of all layers, losses and networks: named parameters, buffers and child modules in order of assignment.
///
/// A module holds tensor objects. Optimizers hold the same objects, so that replacing a parameter's data reaches both.
open class Module {
  /// The record this module was made from; nil for classes outside the catalog.
  public let kind: ModuleKind?
  /// Plain attributes that the constructor took (`p`, `negative_slope`, `reduction`); computations read them.
  public var settings = NamedSlots<ModuleArgument>()
  public private(set) var parameterSlots = NamedSlots<Tensor>()
  public private(set) var bufferSlots = NamedSlots<Tensor>()
  /// Names of buffers that are no part of the saved state.
  public internal(set) var transientBuffers: Set<String> = []
  var childSlots = NamedSlots<Module>()
  /// True while training: dropout drops.
  public private(set) var isTraining = true
  /// What the record's constructor was called with.
  final var constructionArguments: [ModuleArgument] = []

  public init(kind: ModuleKind? = nil) { self.kind = kind }

  deinit {
    if childSlots.count > 0 { ModuleUnlinking.release(&childSlots) }
  }

  /// What a class that programs derive changes about the module.
  public final var behavior: (any ModuleBehavior)?

  /// What `__class__.__name__` gives.
  public final var className: String { behavior?.className ?? kind?.name ?? "Module" }

  /// The names of the arguments of a call.
  open var inputNames: [String] { kind?.inputs ?? ["input"] }

  /// The text between the parentheses of `description`.
  open var extraDescription: String { "" }

  /// True for layers that overwrite their input (`inplace=True`) and give it as their result.
  open var changesInput: Bool { false }

  /// True for lists that show runs of equal children as one line.
  open var foldsRepetitions: Bool { false }

  /// Whether calls give anything: a bare `Module` has no computation.
  public final var computes: Bool { behavior != nil || type(of: self) != Module.self }

  /// Computes the module's result. Errors: NotImplementedError where a class has no such computation.
  open func forward(_ input: Tensor) throws -> Tensor { throw missingForward }

  /// The same for modules of several inputs, such as losses.
  open func forward(_ inputs: [Tensor]) throws -> Tensor {
    guard inputs.count == 1 else { throw missingForward }
    return try forward(inputs[0])
  }

  private var missingForward: TensorError {
    TensorError(.notImplemented, "Module [\(className)] is missing the required \"forward\" function")
  }

  /// What runs around calls of the module.
  public final var hooks: (any CallHooks)?

  @exclusivity(unchecked) private static var depth = 0

  /// Calls the module. Errors: RecursionError when modules call each other without end.
  public final func call(_ input: Tensor) throws -> Tensor {
    if let behavior { return try behavior.forward([input]) }
    if let hooks { return try hooks.run(on: self, [input]) }
    return try compute(input)
  }

  /// Calls a module of several inputs.
  public final func call(_ inputs: [Tensor]) throws -> Tensor {
    if let behavior { return try behavior.forward(inputs) }
    if let hooks { return try hooks.run(on: self, inputs) }
    return try compute(inputs)
  }

  /// The result as the module's own class computes it, whatever a derived class does.
  public final func compute(_ input: Tensor) throws -> Tensor {
    Module.depth += 1
    defer { Module.depth -= 1 }
    if Module.depth > ModuleError.deepest { throw ModuleError.tooDeep }
    return try forward(input)
  }

  /// The same for a module of several inputs.
  public final func compute(_ inputs: [Tensor]) throws -> Tensor {
    Module.depth += 1
    defer { Module.depth -= 1 }
    if Module.depth > ModuleError.deepest { throw ModuleError.tooDeep }
    return try forward(inputs)
  }

  /// The child modules, named and in order; nil where None was assigned.
  public final var childEntries: [(name: String, value: Module?)] { childSlots.entries }

  /// Switches the module and all below it between training and evaluation.
  public final func train(_ mode: Bool = true) {
    for module in modules() { module.isTraining = mode }
  }

  /// Sets this module's own mode only: `net.training = False`.
  public final func setTraining(_ mode: Bool) { isTraining = mode }

  /// `train(false)`.
  public final func eval() { train(false) }
}

extension Module {
  /// Assigns a parameter; nil keeps the name and holds None.
  /// Errors: TypeError unless the tensor is a parameter, ValueError for a computed one, KeyError for a bad name.
  public final func registerParameter(_ name: String, _ parameter: Tensor?) throws {
    try Module.checkName(name, "parameter")
    if let parameter {
      guard parameter.isParameter else {
        throw TensorError(
          .type,
          "cannot assign '\(parameter.dtype.legacyTypeName)' object to parameter '\(name)' "
            + "(torch.nn.Parameter or None required)")
      }
      guard parameter.gradientName == nil else {
        throw TensorError(
          .value,
          "Cannot assign non-leaf Tensor to parameter '\(name)'. Model parameters must be created explicitly. "
            + "To express '\(name)' as a function of another Tensor, compute the value in the forward() method.")
      }
    }
    bufferSlots.remove(name)
    childSlots.remove(name)
    settings.remove(name)
    parameterSlots.set(name, parameter)
  }

  /// Takes the parameters and buffers of a copy in place of those of the constructor.
  final func replaceState(
    parameters: [(name: String, value: Tensor?)], buffers: [(name: String, value: Tensor?)]
  ) {
    parameterSlots.replaceAll(with: parameters)
    bufferSlots.replaceAll(with: buffers)
  }

  /// Assigns a buffer: state that is saved but not trained.
  public final func registerBuffer(_ name: String, _ buffer: Tensor?, isPersistent: Bool = true) throws {
    try Module.checkName(name, "buffer")
    bufferSlots.set(name, buffer)
    if isPersistent { transientBuffers.remove(name) } else { transientBuffers.insert(name) }
  }

  /// Assigns a child module; nil keeps the name and holds None.
  /// Errors: KeyError for a bad name.
  public final func addModule(_ name: String, _ module: Module?) throws {
    if name.contains(".") { throw ModuleError(.key, "module name can't contain \".\", got: \(name)") }
    if name.isEmpty { throw ModuleError(.key, "module name can't be empty string \"\"") }
    if parameterSlots.contains(name) || bufferSlots.contains(name) || settings.contains(name) {
      throw ModuleError(.key, "attribute '\(name)' already exists")
    }
    childSlots.set(name, module)
  }

  private static func checkName(_ name: String, _ role: String) throws {
    if name.contains(".") { throw ModuleError(.key, "\(role) name can't contain \".\"") }
    if name.isEmpty { throw ModuleError(.key, "\(role) name can't be empty string \"\"") }
  }

  /// Removes an attribute of any sort; false when there is none of that name.
  public final func removeAttribute(_ name: String) -> Bool {
    let exists =
      parameterSlots.contains(name) || bufferSlots.contains(name) || childSlots.contains(name)
      || settings.contains(name)
    parameterSlots.remove(name)
    bufferSlots.remove(name)
    childSlots.remove(name)
    settings.remove(name)
    return exists
  }
}

/// What an attribute of a module holds.
public enum ModuleAttribute {
  case parameter(Tensor?)
  case buffer(Tensor?)
  case child(Module?)
  case setting(ModuleArgument)
}

extension Module {
  /// The parameter, buffer, child or setting of a name.
  public final func attribute(_ name: String) -> ModuleAttribute? {
    if parameterSlots.contains(name) { return .parameter(parameterSlots[name]) }
    if bufferSlots.contains(name) { return .buffer(bufferSlots[name]) }
    if childSlots.contains(name) { return .child(childSlots[name]) }
    return settings[name].map(ModuleAttribute.setting)
  }

  /// `module.name = value` as PyTorch decides it. False: nothing here is concerned, the attribute is an ordinary one.
  /// - typeName: what `torch.typename(value)` gives, for the messages.
  /// Errors: TypeError when a parameter, child or buffer is replaced by something else.
  public final func assign(_ name: String, _ value: ModuleArgument, typeName: String) throws -> Bool {
    if case .tensor(let tensor) = value, tensor.isParameter {
      try registerParameter(name, tensor)
    } else if parameterSlots.contains(name) {
      guard case .none = value else {
        throw TensorError(
          .type, "cannot assign '\(typeName)' as parameter '\(name)' (torch.nn.Parameter or None expected)")
      }
      try registerParameter(name, nil)
    } else if case .module(let module) = value {
      _ = removeAttributeUnlessChild(name)
      try addModule(name, module)
    } else if childSlots.contains(name) {
      guard case .none = value else {
        throw TensorError(
          .type, "cannot assign '\(typeName)' as child module '\(name)' (torch.nn.Module or None expected)")
      }
      childSlots.set(name, nil)
    } else if bufferSlots.contains(name) {
      try assignBuffer(name, value, typeName)
    } else if settings.contains(name) {
      settings.set(name, value)
    } else {
      return false
    }
    return true
  }

  private func removeAttributeUnlessChild(_ name: String) -> Bool {
    childSlots.contains(name) ? false : removeAttribute(name)
  }

  private func assignBuffer(_ name: String, _ value: ModuleArgument, _ typeName: String) throws {
    switch value {
    case .none: bufferSlots.set(name, nil)
    case .tensor(let tensor): bufferSlots.set(name, tensor)
    case .bool, .int, .float, .string, .module, .tuple, .modules:
      throw TensorError(
        .type,
        "cannot assign '\(typeName)' as buffer '\(name)' (torch.nn.Buffer, torch.Tensor or None expected)")
    }
  }
}

/// Freeing of module trees: a chain of a million modules must not recurse a million deinits deep.
private enum ModuleUnlinking {
  @exclusivity(unchecked) static var depth = 0
  @exclusivity(unchecked) static var postponed: [Module] = []

  static func release(_ children: inout NamedSlots<Module>) {
    if depth >= 64 { postponed.append(contentsOf: children.entries.compactMap(\.value)) }
    depth += 1
    children = NamedSlots()
    if depth == 1 {
      while let module = postponed.popLast() { withExtendedLifetime(module) {} }
    }
    depth -= 1
  }
}
