extension Module {
  /// PyTorch's repr: the class, its settings, and the children as an indented tree.
  /// Errors: RecursionError for a module that contains itself.
  public final func text() throws -> String { try describe(depth: 0) }

  /// The children as lines `(name): …`; containers that fold repetitions replace it.
  func describe(depth: Int) throws -> String {
    if depth > ModuleError.deepest { throw ModuleError.tooDeep }
    if let text = try behavior?.text() { return text }
    return try describeAsTree(depth: depth)
  }

  /// The repr that PyTorch gives, whatever a derived class says.
  public final func describeAsTree(depth: Int = 0) throws -> String {
    let extra = try behavior?.extraDescription() ?? extraDescription
    let lines = try childLines(depth: depth)
    if lines.isEmpty, !extra.contains("\n") { return "\(className)(\(extra))" }
    let all = (extra.isEmpty ? [] : extra.split(separator: "\n").map(String.init)) + lines
    return "\(className)(\n  " + all.joined(separator: "\n  ") + "\n)"
  }

  private func childLines(depth: Int) throws -> [String] {
    let texts = try childSlots.entries.map { entry in
      (entry.name, try entry.value.map { try $0.describe(depth: depth + 1) } ?? "None")
    }
    let groups = foldsRepetitions ? Module.folded(texts.map(\.1)) : texts.map { ("(\($0.0)): ", $0.1) }
    return groups.map { $0.0 + Module.indented($0.1) }
  }

  /// Runs of equal texts as one: `(0-2): 3 x `.
  private static func folded(_ texts: [String]) -> [(String, String)] {
    var result: [(String, String)] = []
    var start = 0
    while start < texts.count {
      let end = texts[start...].firstIndex { $0 != texts[start] } ?? texts.count
      result.append(
        end - start == 1
          ? ("(\(start)): ", texts[start]) : ("(\(start)-\(end - 1)): \(end - start) x ", texts[start]))
      start = end
    }
    return result
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }
}
