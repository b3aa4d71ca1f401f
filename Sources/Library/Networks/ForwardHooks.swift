import Interpreter
import NeuralNets
import Tensors

/// The functions that `register_forward_pre_hook` and `register_forward_hook` have given a module.
final class ForwardHooks: CallHooks {
  struct Hook {
    let number: Int
    let function: Value
    let takesKeywords: Bool
  }

  var before: [Hook] = []
  var after: [Hook] = []
  @exclusivity(unchecked) nonisolated(unsafe) private static var count = 0

  static func nextNumber() -> Int {
    count += 1
    return count
  }

  /// The hooks of a module, made when it has none.
  static func of(_ module: Module) -> ForwardHooks {
    if let hooks = module.hooks as? ForwardHooks { return hooks }
    let hooks = ForwardHooks()
    module.hooks = hooks
    return hooks
  }

  /// Computes a call, with what runs before and after it.
  func run(on module: Value, _ arguments: CallArguments, _ body: (CallArguments) throws -> Value) throws -> Value {
    var inputs = arguments.positional
    for hook in before {
      let changed = try Operators.call(hook.function, [module, .tuple(inputs)])
      if !changed.isNone { inputs = changed.object(as: TupleObject.self)?.items ?? [changed] }
    }
    let keywords = arguments.keywords.enumerated().map { ($0.element, arguments.keywordValue($0.offset)) }
    var output = try CallArguments.with(inputs, keywords, body)
    for hook in after {
      let changed = try Operators.call(hook.function, [module, .tuple(inputs), output])
      if !changed.isNone { output = changed }
    }
    return output
  }

  func run(on module: Module, _ inputs: [Tensor]) throws -> Tensor {
    let object = ModuleObject(module)
    let result = try CallArguments.with(inputs.map { Value($0) }) { arguments in
      try run(on: .object(object), arguments) { try object.plainCall($0) }
    }
    return try TensorMembers.object(result).tensor
  }

  // MARK: Methods

  static let methods: [Builtin] = [
    method(
      "register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False)",
      "Calls a function with the module, its input and its output after every call.",
      example: """
        net = nn.Linear(2, 1)
        handle = net.register_forward_hook(lambda module, inputs, output: print(output.shape))
        y = net(ones(3, 2))
        #> torch.Size([3, 1])
        """, \.after),
    method(
      "register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False)",
      "Calls a function with the module and its input before every call.",
      example: """
        net = nn.Linear(2, 1)
        handle = net.register_forward_pre_hook(lambda module, inputs: print(inputs[0].shape))
        y = net(ones(3, 2))
        #> torch.Size([3, 2])
        """, \.before),
  ]

  private static func method(
    _ signature: String, _ summary: String, example: String, _ list: ReferenceWritableKeyPath<ForwardHooks, [Hook]>
  ) -> Builtin {
    ModuleTypes.method(signature, summary, example: example) { module, arguments in
      for place in 2...4 where try arguments.optional(place).map(Operators.isTrue) ?? false {
        throw Raised.notInLgs("an option of a hook")
      }
      let hooks = ForwardHooks.of(module)
      let hook = Hook(number: nextNumber(), function: arguments[1], takesKeywords: false)
      hooks[keyPath: list].append(hook)
      return .object(HookHandle { hooks[keyPath: list].removeAll { $0.number == hook.number } })
    }
  }
}

/// What registering a hook gives: `handle.remove()` ends it.
final class HookHandle: Object {
  fileprivate let remove: () -> Void

  init(_ remove: @escaping () -> Void) {
    self.remove = remove
    super.init()
  }

  static let handleType: TypeObject = {
    let type = TypeObject(
      "RemovableHandle", module: "torch.utils.hooks", .contextManager, summary: "A hook that can be taken away.")
    type.add([
      Builtin(
        "remove(self)", of: "RemovableHandle", "Takes the hook away.",
        example: """
          w = ones(1, requires_grad=True)
          handle = w.register_hook(print)
          handle.remove()
          (2 * w).backward()
          w.grad
          #> tensor([2.])
          """, style: .python
      ) { arguments in
        guard let handle = arguments[0].object(as: HookHandle.self) else {
          throw Raised.typeError("remove() needs a handle")
        }
        handle.remove()
        return .none
      }
    ])
    return type
  }()

  override var type: TypeObject { HookHandle.handleType }
  override func enter() throws -> Value? { .object(self) }
  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    remove()
    return false
  }
}
