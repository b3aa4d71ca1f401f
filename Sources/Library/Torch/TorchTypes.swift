import Interpreter
import Syntax
import Tensors

/// The types of `torch` as the language sees them.
enum TorchTypes {
  static let tensor = TypeObject(
    "Tensor", module: "torch",
    [
      .subscriptable, .itemAssignment, .iterable, .length, .container, .arithmetic, .ordering,
    ], summary: "An n-dimensional array of numbers that can record how it was computed.")
  static let parameter = TypeObject(
    "Parameter", module: "torch.nn.parameter", bases: [tensor], tensor.capabilities,
    summary: "A tensor that a module trains.")
  static let size = TypeObject(
    "Size", module: "torch", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The sizes of a tensor's dimensions.")
  static let dtype = TypeObject("dtype", module: "torch", summary: "The type of a tensor's elements.")
  static let device = TypeObject("device", module: "torch", summary: "Where a tensor lives; lgs has the CPU.")
  static let generator = TypeObject("Generator", module: "torch._C", summary: "A source of random numbers.")
  static let linearAlgebraError = TypeObject(
    "_LinAlgError", module: "torch._C", bases: [BuiltinTypes.runtimeError],
    summary: "A matrix that has no inverse, or no factors of the wanted kind.")
  static let gradientMode = TypeObject(
    "no_grad", module: "torch.autograd.grad_mode", [.contextManager, .callable],
    summary: "Within it, operations record no gradients.")
}

extension Raised {
  /// The language's exception for an error of a tensor operation.
  init(_ error: TensorError) {
    switch error.kind {
    case .runtime, .memory: self = .runtimeError(error.message)
    case .type: self = .typeError(error.message)
    case .value: self = .valueError(error.message)
    case .index: self = .indexError(error.message)
    case .notImplemented: self = Raised(BuiltinTypes.notImplementedError, error.message)
    case .interrupted: self = .interrupted()
    case .linearAlgebra: self = Raised(TorchTypes.linearAlgebraError, error.message)
    }
  }
}

/// Runs tensor code; its errors become the language's exceptions.
@inline(__always)
func torch<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as TensorError {
    if error.kind == .interrupted { Machine.current.interruptFlag.pointee = 0 }
    throw Raised(error)
  }
}

/// `torch.float32` and the others.
final class DTypeObject: Object {
  let dtype: DType

  private init(_ dtype: DType) {
    self.dtype = dtype
    super.init()
  }

  private static let all = DType.allCases.map(DTypeObject.init)

  static func of(_ dtype: DType) -> Value { .object(all[DType.allCases.firstIndex(of: dtype) ?? 0]) }

  override var type: TypeObject { TorchTypes.dtype }
  override func repr() throws -> String { "torch.\(dtype.name)" }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "is_floating_point": return .bool(dtype.isFloatingPoint)
    case "is_complex": return .bool(false)
    case "is_signed": return .bool(dtype.isSigned)
    case "itemsize": return .int(dtype.byteSize)
    case _: return nil
    }
  }

  /// The dtype that a value names: a dtype, or Python's `float`, `int`, `bool`.
  static func dtype(of value: Value) -> DType? {
    if let object = value.object(as: DTypeObject.self) { return object.dtype }
    guard let type = value.object(as: TypeObject.self) else { return nil }
    if type === BuiltinTypes.float { return .float64 }
    if type === BuiltinTypes.int { return .int64 }
    if type === BuiltinTypes.bool { return .bool }
    return nil
  }
}

/// `torch.Size`: a tuple of ints.
final class SizeObject: TupleObject {
  init(_ shape: Shape) { super.init(shape.map { .int($0) }) }
  init(items: [Value]) { super.init(items) }

  override var type: TypeObject { TorchTypes.size }
  override func repr() throws -> String {
    "torch.Size([" + (try items.map(Operators.repr).joined(separator: ", ")) + "])"
  }

  override func item(_ index: Value) throws -> Value {
    let result = try super.item(index)
    if let tuple = result.object(as: TupleObject.self) { return .object(SizeObject(items: tuple.items)) }
    return result
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let result = try super.binary(operation, other, reflected: reflected) else { return nil }
    return result.object(as: TupleObject.self).map { .object(SizeObject(items: $0.items)) } ?? result
  }
}

/// `x.grad_fn`: the operation that made a tensor.
final class GradientFunctionObject: Object {
  private let tensor: Tensor
  private let functionType: TypeObject

  init(_ tensor: Tensor, name: String) {
    self.tensor = tensor
    functionType = TypeObject(name, .callable)
    super.init()
  }

  override var type: TypeObject { functionType }
  override var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(tensor).toOpaque()) }

  override func isSameEntity(as other: Object) -> Bool { (other as? GradientFunctionObject)?.tensor === tensor }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard name == "next_functions" else { return nil }
    if functionType.name == Self.transposition { return .tuple([Self.entry(tensor)]) }
    guard functionType.name == "AddmmBackward0", tensor.parents.count == 3 else {
      return .tuple(tensor.parents.map(Self.entry))
    }
    // PyTorch's node of a layer takes the bias, the input and the weight turned over.
    let (input, weight, bias) = (tensor.parents[0], tensor.parents[1], tensor.parents[2])
    guard tensor.isLinearLayer else { return .tuple(tensor.parents.map(Self.entry)) }
    let turned: Value =
      weight.requiresGrad
      ? .tuple([.object(GradientFunctionObject(weight, name: Self.transposition)), .int(0)])
      : .tuple([.none, .int(0)])
    return .tuple([Self.entry(bias), Self.entry(input), turned])
  }

  private static let transposition = "TBackward0"

  private static func entry(_ parent: Tensor) -> Value {
    guard parent.requiresGrad else { return .tuple([.none, .int(0)]) }
    let name = parent.gradientName ?? "AccumulateGrad"
    return .tuple([.object(GradientFunctionObject(parent, name: name)), .int(0)])
  }
}

/// `torch.no_grad()` and `torch.enable_grad()`: a context manager and a decorator.
final class GradientModeObject: Object {
  private let enables: Bool
  private var saved: [Bool] = []

  init(enables: Bool) {
    self.enables = enables
    super.init()
  }

  override var type: TypeObject { TorchTypes.gradientMode }

  override func enter() throws -> Value? {
    saved.append(GradMode.isEnabled)
    GradMode.isEnabled = enables
    return Value.none
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    if let previous = saved.popLast() { GradMode.isEnabled = previous }
    return false
  }

  /// `@torch.no_grad()` above a function.
  override func call(_ arguments: CallArguments) throws -> Value {
    guard arguments.count == 1, arguments[0].type.capabilities.contains(.callable) else {
      throw Raised.typeError("no_grad() as a decorator takes one function")
    }
    return try Self.decorating.call("decorated", [("function", arguments[0]), ("mode", .object(self))])
  }

  /// A function of the language, so that it becomes a method where it stands in a class.
  private static let decorating = LanguageModule("torch.utils._contextlib", names: WrittenNames.module) {
    """
    def decorated(function, mode):
        def wrapper(*args, **kwargs):
            with mode:
                return function(*args, **kwargs)
        for name in ('__module__', '__name__', '__qualname__', '__doc__'):
            if hasattr(function, name):
                setattr(wrapper, name, getattr(function, name))
        wrapper.__wrapped__ = function
        return wrapper
    """
  }
}
