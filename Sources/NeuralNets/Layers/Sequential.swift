import Tensors

/// Modules called one after the other.
public final class Sequential: Module {
  static let record = ModuleKind(
    "Sequential", in: "container", [ModuleParameter("args", .modules)],
    summary: "Calls modules one after the other; from modules or an ordered dict of them.",
    example: """
      net = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid())
      net
      #> Sequential(
      #>   (0): Linear(in_features=1, out_features=2, bias=True)
      #>   (1): Sigmoid()
      #> )
      net[-1], len(net)
      #> (Sigmoid(), 2)
      """,
    make: { _, arguments in
      guard case .modules(let items) = arguments.first ?? .modules([]) else { return Sequential() }
      let net = Sequential()
      for (index, item) in items.enumerated() { try net.addModule(item.name ?? String(index), item.module) }
      return net
    })

  public init() { super.init(kind: Sequential.record) }

  /// Names are the positions: `0`, `1`, ….
  public convenience init(_ modules: Module...) {
    self.init()
    for module in modules { append(module) }
  }

  public override func forward(_ input: Tensor) throws -> Tensor {
    var value = input
    for entry in childSlots.entries {
      guard let module = entry.value else { throw TensorError(.type, "'NoneType' object is not callable") }
      value = try module.call(value)
    }
    return value
  }

  /// Adds a module under the name of its position.
  public func append(_ module: Module) { childSlots.set(String(count), module) }

  /// Puts a module before an index and moves the others up.
  /// Errors: IndexError, and KeyError where names are not positions.
  public func insert(_ module: Module, at index: Int) throws {
    guard index >= -count, index <= count else { throw TensorError(.index, "Index out of range: \(index)") }
    let target = index < 0 ? index + count : index
    for (position, entry) in childSlots.entries.enumerated().dropFirst(target) where entry.name != String(position) {
      throw ModuleError(.key, String(position))
    }
    var modules = childSlots.entries.map(\.value)
    modules.insert(module, at: target)
    let names = childSlots.entries.prefix(target).map(\.name) + (target..<modules.count).map(String.init)
    childSlots.replaceAll(with: zip(names, modules).map { ($0, $1) })
  }

  /// A Sequential of the chosen children under their names: `net[1:3]` of the indices 1 and 2.
  public func selecting(_ indices: [Int]) -> Sequential {
    let result = Sequential()
    for index in indices where childSlots.entries.indices.contains(index) {
      result.childSlots.set(childSlots.entries[index].name, childSlots.entries[index].value)
    }
    return result
  }
}
