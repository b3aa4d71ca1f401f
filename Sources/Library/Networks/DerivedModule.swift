import Interpreter
import NeuralNets
import Tensors

/// A class that a program derives from `Module` or a layer: what it changes about the module of each instance.
final class DerivedModule: ModuleBehavior {
  let state: InstanceState
  /// The module that owns this.
  private unowned let module: Module

  init(_ state: InstanceState, _ module: Module) {
    self.state = state
    self.module = module
  }

  private var instance: InstanceObject { InstanceObject(state, native: ModuleObject(module)) }

  var className: String { state.type.name }

  func forward(_ inputs: [Tensor]) throws -> Tensor {
    let result = try Operators.call(.object(instance), inputs.map { Value($0) })
    guard let tensor = result.tensor else {
      throw Raised.notInLgs("a result of type \(result.typeName) from a module inside Sequential")
    }
    return tensor
  }

  func extraDescription() throws -> String? {
    try instance.special("extra_repr").map { try Operators.str(Operators.call($0, [])) }
  }

  func text() throws -> String? { try instance.special("__repr__").map { try Operators.str(Operators.call($0, [])) } }

  // MARK: Construction

  /// Classes derive from modules by wrapping one, which `__init__` makes.
  static let derivation = TypeObject.Derivation.wrapping(
    refusal: { value in
      if value.object(as: ModuleObject.self) != nil { return "cannot assign module before Module.__init__() call" }
      return value.tensor?.isParameter == true ? "cannot assign parameters before Module.__init__() call" : nil
    }, missing: "_backward_hooks")

  static let initializer = Builtin(
    "__init__(self, *args, **kwargs)", of: "Module", "Makes the module of an instance of a derived class.",
    example: """
      class Double(nn.Module):
          def __init__(self):
              super().__init__()
              self.layer = nn.Linear(1, 2)
          def forward(self, x): return 2 * self.layer(x)
      Double()
      #> Double(
      #>   (layer): Linear(in_features=1, out_features=2, bias=True)
      #> )
      """, style: .python
  ) { arguments in
    guard let instance = arguments[0].object(as: InstanceObject.self) else { return .none }
    let made = try object(of: instance.state.type, arguments)
    made.module.behavior = DerivedModule(instance.state, made.module)
    instance.adopt(made)
    return .none
  }

  private static func object(of type: ClassObject, _ arguments: Arguments) throws -> ModuleObject {
    if type.nativeBase === ModuleTypes.module {
      return ModuleObject(try plainModule(arguments, className: type.name))
    }
    let keywords = arguments.extra.map { ($0.name, $0.value) }
    let made = try Operators.call(.object(type.nativeBase), arguments.rest, keywords: keywords)
    guard let object = made.object(as: ModuleObject.self) else {
      throw Raised.notInLgs("a class derived from '\(type.nativeBase.name)'")
    }
    return object
  }

  /// A module without parameters and children.
  /// - Throws: TypeError when there are arguments.
  static func plainModule(_ arguments: Arguments, className: String) throws -> Module {
    if let keyword = arguments.extra.first {
      throw Raised.typeError("\(className).__init__() got an unexpected keyword argument '\(keyword.name)'")
    }
    guard arguments.rest.isEmpty else {
      throw Raised.typeError(
        "\(className).__init__() takes 1 positional argument but \(arguments.rest.count + 1) were given")
    }
    return Module()
  }
}
