import Interpreter
import NeuralNets
import Tensors

/// The names under which a program reaches its tensors: variables, and parameters of networks.
struct TensorNames {
  private var names: [ObjectIdentifier: String] = [:]

  /// - Parameter session: its variables are looked through; lists and tuples of tensors too.
  init(of session: Session) {
    for name in session.globals.boundNames {
      guard let value = session.globals[name], !name.name.hasPrefix("_") else { continue }
      add(value, name.name)
    }
  }

  private mutating func add(_ value: Value, _ name: String) {
    if let tensor = value.tensor {
      add(tensor, name)
    } else if let module = value.object(as: ModuleObject.self)?.module {
      for (path, tensor) in (try? module.namedParameters()) ?? [] { add(tensor, Self.expression(name, path)) }
    } else if let list = value.object(as: ListObject.self) {
      for (index, item) in list.items.prefix(100).enumerated() where item.tensor != nil {
        add(item, "\(name)[\(index)]")
      }
    }
  }

  private mutating func add(_ tensor: Tensor, _ name: String) {
    let key = ObjectIdentifier(tensor)
    // The shortest way to say it: `w` rather than `net[0].weight`.
    if let known = names[key], known.count <= name.count { return }
    names[key] = name
  }

  /// `net` and `0.weight` as `net[0].weight`.
  static func expression(_ name: String, _ path: String) -> String {
    path.split(separator: ".").reduce(name) { $0 + ($1.allSatisfy(\.isNumber) ? "[\($1)]" : ".\($1)") }
  }

  subscript(tensor: Tensor) -> String? { names[ObjectIdentifier(tensor)] }
}
