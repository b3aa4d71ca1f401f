#if canImport(Glibc)
  import Glibc
#endif

/// Frees deeply nested containers without deep recursion, and huge ones without keeping Ctrl-C waiting.
///
/// A list of lists a million levels deep would otherwise free itself on a million stack frames. A list of ten million
/// texts takes half a second to free: in pieces, and what is left when Ctrl-C comes waits for the next block.
public enum Disposal {
  @exclusivity(unchecked) nonisolated(unsafe) private static var depth = 0
  @exclusivity(unchecked) nonisolated(unsafe) private static var isDraining = false
  @exclusivity(unchecked) nonisolated(unsafe) private static var pending: [Any] = []
  /// What an interrupt has left to be freed.
  @exclusivity(unchecked) nonisolated(unsafe) private static var postponed: [Any] = []
  /// Until when everything large is postponed, in nanoseconds of the monotonic clock: an interrupted program is being
  /// taken down, or somebody waits for its prompt.
  @exclusivity(unchecked) nonisolated(unsafe) private static var hurryEnd: UInt64 = 0
  private static let limit = 100
  /// Items freed between two looks for Ctrl-C: less than some milliseconds.
  static let pieceSize = 1 << 15

  /// Frees the items of a dying container, which must hold them no longer: now or, deep inside, later.
  static func dispose(_ items: consuming [Value]) {
    if items.count > pieceSize { return dispose(inPieces: items) }
    guard items.contains(where: { if case .object = $0 { true } else { false } }) else { return }
    if depth >= limit {
      pending.append(items)
      return
    }
    depth += 1
    items = []
    depth -= 1
    drain()
  }

  /// Frees many items, or the entries of a table.
  public static func dispose<Item>(inPieces items: consuming [Item]) {
    if depth >= limit {
      pending.append(items)
      return
    }
    depth += 1
    // Items that another container shows as well are not freed, and taking them apart would copy them.
    if isOnly(&items) {
      while items.count > pieceSize, !isHurried { items.removeLast(pieceSize) }
      if items.count > pieceSize { postponed.append(items) }
    }
    items = []
    depth -= 1
    drain()
  }

  /// Whether nothing else refers to the memory of an array.
  private static func isOnly<Item>(_ items: inout [Item]) -> Bool {
    // An array is a reference to its memory.
    withUnsafeMutablePointer(to: &items) {
      $0.withMemoryRebound(to: AnyObject.self, capacity: 1) { isKnownUniquelyReferenced(&$0.pointee) }
    }
  }

  private static func drain() {
    guard depth == 0, !isDraining else { return }
    isDraining = true
    while pending.popLast() != nil {}
    isDraining = false
  }

  /// Moves the items out of a dying container.
  @inline(__always)
  static func takeAll<Item>(_ items: inout [Item]) -> [Item] {
    var taken: [Item] = []
    swap(&taken, &items)
    return taken
  }

  // MARK: Ctrl-C

  private static var isHurried: Bool {
    Machine.current.interruptFlag.pointee != 0 || hurryEnd != 0 && now() < hurryEnd
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// An interrupt takes a program down: for a second, large containers that die are put aside.
  static func hurry() { hurryEnd = now() + 1_000_000_000 }

  /// Takes what an interrupt has left half done.
  public static func postpone(_ left: Any) { postponed.append(left) }

  /// Frees what interrupts have left, until it is done or another one comes.
  static func catchUp() {
    hurryEnd = 0
    while let next = postponed.popLast() {
      if let items = next as? [Value] { dispose(inPieces: items) }
      if isHurried { return }
    }
  }
}

/// Arrays that grow large.
///
/// To move gigabytes to a larger place takes a second, which Ctrl-C need not wait for.
extension Array {
  @usableFromInline static var stretch: Int { 1 << 22 }

  /// Adds an item as a program does that may add very many.
  /// - Throws: KeyboardInterrupt, and MemoryError for what no memory would hold; the array is as before.
  @inlinable
  public mutating func grow(by item: Element) throws {
    if count & (Self.stretch - 1) == 0, count != 0 { try makeRoom() }
    append(item)
  }

  @inline(never) @usableFromInline
  mutating func makeRoom() throws {
    if capacity - count >= Self.stretch { return }
    try Operators.checkSize(MemoryLayout<Element>.stride, times: count + count / 2)
    var larger: [Element] = []
    larger.reserveCapacity(count + Swift.max(count / 2, Self.stretch))
    try larger.append(inPieces: self)
    swap(&self, &larger)
    Disposal.dispose(inPieces: larger)
  }

  /// Adds the items of another array.
  /// - Throws: KeyboardInterrupt; a part is then added.
  public mutating func append<Items: RandomAccessCollection<Element>>(inPieces other: Items) throws
  where Items.Index == Int {
    if other.count <= Disposal.pieceSize { return append(contentsOf: other) }
    reserveCapacity(count + other.count)
    var start = other.startIndex
    while start < other.endIndex {
      let end = Swift.min(other.endIndex, start + Disposal.pieceSize)
      append(contentsOf: other[start..<end])
      start = end
      try Machine.current.checkInterrupt()
    }
  }

  /// So many times the same item.
  /// - Throws: KeyboardInterrupt.
  init(inPieces item: Element, count: Int) throws {
    self = []
    reserveCapacity(count)
    while self.count < count {
      append(contentsOf: repeatElement(item, count: Swift.min(count - self.count, Disposal.pieceSize)))
      if self.count < count { try Machine.current.checkInterrupt() }
    }
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
