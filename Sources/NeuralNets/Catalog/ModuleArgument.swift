import Tensors

/// An argument of a constructor of this layer, and what such an argument is kept as.
public indirect enum ModuleArgument {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case tensor(Tensor)
  case module(Module)
  case tuple([ModuleArgument])
  /// Modules given one by one, in a list or an ordered dict (then with names).
  case modules([(name: String?, module: Module)])

  /// Python's `repr`.
  public var text: String {
    switch self {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return PythonText.repr(value)
    case .string(let value): return PythonText.repr(value)
    case .tensor: return "tensor(...)"
    case .module(let module): return module.className
    case .tuple(let items):
      return items.count == 1 ? "(\(items[0].text),)" : "(" + items.map(\.text).joined(separator: ", ") + ")"
    case .modules(let items): return "[" + items.map(\.module.className).joined(separator: ", ") + "]"
    }
  }

  /// The name of the Python type.
  public var typeName: String {
    switch self {
    case .none: return "NoneType"
    case .bool: return "bool"
    case .int: return "int"
    case .float: return "float"
    case .string: return "str"
    case .tensor: return "Tensor"
    case .module(let module): return module.className
    case .tuple: return "tuple"
    case .modules: return "list"
    }
  }

  public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// Python's truth value of plain values; containers count by length, modules and tensors as true.
  public var isTrue: Bool {
    switch self {
    case .none: return false
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .string(let value): return !value.isEmpty
    case .tensor, .module: return true
    case .tuple(let items): return !items.isEmpty
    case .modules(let items): return !items.isEmpty
    }
  }

  /// The value of a number or bool.
  public var number: Double? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .none, .string, .tensor, .module, .tuple, .modules: return nil
    }
  }

  /// The value of an int or bool.
  public var integer: Int? {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .none, .float, .string, .tensor, .module, .tuple, .modules: return nil
    }
  }
}
