import Tensors

/// A list of modules that belong to the module it is assigned to. It cannot be called.
public final class ModuleList: Module {
  static let record = ModuleKind(
    "ModuleList", in: "container", [ModuleParameter("modules", .moduleList, default: ModuleArgument.none)],
    summary: "A list of modules whose parameters count as its own.",
    example: """
      nn.ModuleList([nn.Linear(1, 1), nn.Linear(1, 1), nn.ReLU()])
      #> ModuleList(
      #>   (0-1): 2 x Linear(in_features=1, out_features=1, bias=True)
      #>   (2): ReLU()
      #> )
      """,
    make: { _, arguments in
      guard case .modules(let items) = arguments.first ?? .none else { return ModuleList() }
      return ModuleList(items.map(\.module))
    })

  public init(_ modules: [Module] = []) {
    super.init(kind: ModuleList.record)
    for module in modules { append(module) }
  }

  public override var foldsRepetitions: Bool { true }

  /// Adds a module under the name of its position.
  public func append(_ module: Module) { childSlots.set(String(count), module) }

  /// Puts a module before an index; indices outside the list mean its ends, as in Python's lists.
  public func insert(_ module: Module, at index: Int) {
    var modules = childSlots.entries.map(\.value)
    let target = index < 0 ? max(index + count, 0) : min(index, count)
    modules.insert(module, at: target)
    childSlots.replaceAll(with: modules.enumerated().map { (String($0.offset), $0.element) })
  }

  /// A new list of the chosen children.
  public func selecting(_ indices: [Int]) -> ModuleList {
    let entries = childSlots.entries
    return ModuleList(indices.filter(entries.indices.contains).compactMap { entries[$0].value })
  }
}
