/// Frees deeply nested containers without deep recursion.
///
/// A list of lists a million levels deep would otherwise free itself on a million stack frames.
enum Disposal {
  nonisolated(unsafe) private static var depth = 0
  nonisolated(unsafe) private static var pending: [[Value]] = []
  private static let limit = 100

  /// Takes the items out of a dying container and frees them now or, deep inside, later.
  static func dispose(_ items: inout [Value]) {
    guard items.contains(where: { if case .object = $0 { true } else { false } }) else { return }
    if depth >= limit {
      pending.append(items)
      items = []
      return
    }
    depth += 1
    items = []
    depth -= 1
    if depth == 0 {
      while var next = pending.popLast() { dispose(&next) }
    }
  }
}

/// Guards `repr` of containers that hold themselves.
enum ReprGuard {
  nonisolated(unsafe) private static var active: Set<ObjectIdentifier> = []

  static func enter(_ object: Object, placeholder: String, _ body: () throws -> String) throws -> String {
    let identity = ObjectIdentifier(object)
    guard active.insert(identity).inserted else { return placeholder }
    defer { active.remove(identity) }
    return try Machine.current.nested(body)
  }
}
