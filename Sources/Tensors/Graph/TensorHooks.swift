/// Functions that see the gradient of a tensor during backward, and may give another one: `x.register_hook(f)`.
public enum TensorHooks {
  public typealias Hook = (Tensor) throws -> Tensor?

  @exclusivity(unchecked) private static var table: [ObjectIdentifier: [(number: Int, hook: Hook)]] = [:]
  @exclusivity(unchecked) private static var next = 0

  /// Adds a function and gives the number that `remove` takes.
  /// Errors: RuntimeError when the tensor requires no gradient.
  public static func add(_ hook: @escaping Hook, to tensor: Tensor) throws -> Int {
    guard tensor.requiresGrad else {
      throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    next += 1
    table[ObjectIdentifier(tensor), default: []].append((next, hook))
    tensor.flags.insert(.hooked)
    return next
  }

  /// Takes a function away; numbers that are gone are ignored.
  public static func remove(_ number: Int) {
    for (key, hooks) in table where hooks.contains(where: { $0.number == number }) {
      table[key] = hooks.filter { $0.number != number }
    }
  }

  /// Forgets the functions of a tensor that ends.
  static func removeAll(of tensor: Tensor) { table[ObjectIdentifier(tensor)] = nil }

  static func run(of tensor: Tensor, _ gradient: Tensor) throws -> Tensor {
    var gradient = gradient
    for entry in table[ObjectIdentifier(tensor)] ?? [] {
      if let changed = try entry.hook(gradient) { gradient = changed }
    }
    return gradient
  }
}
