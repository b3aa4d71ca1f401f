import Interpreter
import NeuralNets
import Tensors

/// The constructor of a class that PyTorch writes in Python: `Linear(1, 1)`, `SGD(net.parameters(), lr=0.1)`.
final class ClassConstructor: Builtin {
  private let writeSignature: () -> String

  /// - Parameter signature: Name and parameters; written when it is asked for.
  init(
    _ name: String, signature: @escaping @autoclosure () -> String, of owner: String, _ summary: String,
    example: String, body: @escaping (Arguments) throws -> Value
  ) {
    writeSignature = signature
    super.init(name, of: owner, summary, example: example, style: .python, body: body)
  }

  override var signatureText: String { writeSignature() }

  /// Python reports errors of construction under `__init__`, and counts the instance.
  override var messageName: String { "\(name).__init__" }
  override var hiddenArgumentCount: Int { 1 }
}

/// Runs code of networks; its errors become the language's exceptions.
func network<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try torch(body)
  } catch let error as ModuleError {
    switch error.kind {
    case .key: throw Raised.keyError(.string(error.message))
    case .recursion: throw Raised(BuiltinTypes.recursionError, error.message)
    case .assertion: throw Raised(BuiltinTypes.assertionError, error.message)
    }
  }
}

extension ModuleArgument {
  /// The argument that a value of the language is; nil for values that no constructor takes.
  init?(_ value: Value) throws {
    switch value {
    case .none: self = .none
    case .bool(let bool): self = .bool(bool)
    case .int(let int): self = .int(int)
    case .float(let float): self = .float(float)
    case .object(let object):
      if let text = value.stringValue {
        self = .string(text)
      } else if let scalar = value.arrayScalar {
        guard let plain = try ModuleArgument(scalar.python) else { return nil }
        self = plain
      } else if let tensor = value.tensor {
        self = .tensor(tensor)
      } else if let module = value.object(as: ModuleObject.self) {
        self = .module(module.module)
      } else if object is TupleObject || object is ListObject {
        let items = try Operators.array(value)
        let modules = items.compactMap { $0.object(as: ModuleObject.self) }
        if modules.count == items.count, !items.isEmpty {
          self = .modules(modules.map { (nil, $0.module) })
        } else {
          self = .tuple(try items.map { try ModuleArgument(required: $0) })
        }
      } else if let dictionary = object as? DictionaryObject {
        self = .modules(
          try dictionary.table.all.map { entry in
            guard let module = entry.value.object(as: ModuleObject.self) else {
              throw Raised.typeError("\(entry.value.typeName) is not a Module subclass")
            }
            return (entry.key.stringValue, module.module)
          })
      } else {
        return nil
      }
    }
  }

  init(required value: Value) throws {
    guard let argument = try ModuleArgument(value) else {
      throw Raised.typeError("an argument of type \(value.typeName) is not in lgs here")
    }
    self = argument
  }

  /// The argument as a value of the language.
  var value: Value {
    switch self {
    case .none: return .none
    case .bool(let bool): return .bool(bool)
    case .int(let int): return .int(int)
    case .float(let float): return .float(float)
    case .string(let text): return .string(text)
    case .tensor(let tensor): return Value(tensor)
    case .module(let module): return ModuleObject.value(of: module)
    case .tuple(let items): return .tuple(items.map(\.value))
    case .modules(let items): return .list(items.map { ModuleObject.value(of: $0.module) })
    }
  }
}
