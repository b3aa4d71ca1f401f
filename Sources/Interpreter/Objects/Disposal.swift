/// Frees deeply nested containers without deep recursion.
///
/// A list of lists a million levels deep would otherwise free itself on a million stack frames.
enum Disposal {
  @exclusivity(unchecked) nonisolated(unsafe) private static var depth = 0
  @exclusivity(unchecked) nonisolated(unsafe) private static var isDraining = false
  @exclusivity(unchecked) nonisolated(unsafe) private static var pending: [[Value]] = []
  private static let limit = 100

  /// Frees the items of a dying container, which must hold them no longer: now or, deep inside, later.
  static func dispose(_ items: consuming [Value]) {
    guard items.contains(where: { if case .object = $0 { true } else { false } }) else { return }
    if depth >= limit {
      pending.append(items)
      return
    }
    depth += 1
    items = []
    depth -= 1
    guard depth == 0, !isDraining else { return }
    isDraining = true
    while let next = pending.popLast() { dispose(next) }
    isDraining = false
  }

  /// Moves the items out of a dying container.
  @inline(__always)
  static func takeAll(_ items: inout [Value]) -> [Value] {
    var taken: [Value] = []
    swap(&taken, &items)
    return taken
  }
}

/// Guards `repr` of containers that hold themselves.
enum ReprGuard {
  nonisolated(unsafe) private static var active: Set<ObjectIdentifier> = []

  static func enter(_ object: Object, placeholder: String, _ body: () throws -> String) throws -> String {
    // Few objects that hold each other can print as very many.
    try Machine.current.checkInterrupt()
    let identity = ObjectIdentifier(object)
    guard active.insert(identity).inserted else { return placeholder }
    defer { active.remove(identity) }
    return try Machine.current.nested(body)
  }
}
