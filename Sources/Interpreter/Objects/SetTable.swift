/// The hash table of a set, laid out as CPython lays it out so that sets iterate in the same order.
///
/// Open addressing over a power-of-two table: each start position is followed by a short linear run, then the
/// perturbed sequence `i * 5 + 1 + perturb`. Deleted entries stay as dummies until the next resize.
struct SetTable {
  private enum State: UInt8 {
    case free, dummy, active
  }

  private struct Entry {
    var hash = 0
    var key = Value.none
    var state = State.free
  }

  private static let minimumSize = 8
  private static let linearProbes = 9
  private static let perturbShift: UInt = 5

  private var entries = [Entry](repeating: Entry(), count: minimumSize)
  /// Active entries.
  private(set) var count = 0
  /// Active entries and dummies.
  private var filled = 0
  /// Where the search of `popFirst` goes on.
  private var finger = 0

  private var mask: Int { entries.count - 1 }

  init() {}

  // MARK: Look-up

  func contains(_ key: Value, hash: Int) throws -> Bool { try find(key, hash: hash).isActive }

  /// Where the key is, or where it belongs: the last dummy on its way, or else the free place at its end.
  private func find(_ key: Value, hash: Int) throws -> (index: Int, isActive: Bool) {
    // Comparing keys may run any code; the buffer keeps what it shows alive.
    try entries.withUnsafeBufferPointer { try SetTable.find(key, hash: hash, in: $0) }
  }

  private static func find(
    _ key: Value, hash: Int, in entries: UnsafeBufferPointer<Entry>
  ) throws -> (index: Int, isActive: Bool) {
    let mask = entries.count - 1
    var dummy: Int?
    var perturb = UInt(bitPattern: hash)
    var start = hash & mask
    while true {
      let run = start + SetTable.linearProbes <= mask ? SetTable.linearProbes : 0
      for index in start...(start + run) {
        switch entries[index].state {
        case .free: return (dummy ?? index, false)
        case .dummy: dummy = index
        case .active:
          if entries[index].hash == hash, try ValueTable.areSameKey(entries[index].key, key) { return (index, true) }
        }
      }
      perturb >>= SetTable.perturbShift
      start = Int(bitPattern: UInt(bitPattern: start) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  // MARK: Changes

  /// Adds the key unless an equal one is there.
  mutating func insert(_ key: Value, hash: Int) throws {
    let place = try find(key, hash: hash)
    if place.isActive { return }
    let fillsDummy = entries[place.index].state == .dummy
    entries[place.index] = Entry(hash: hash, key: key, state: .active)
    count += 1
    // Whatever builds a large set comes by here.
    try Machine.current.checkInterrupt(after: count)
    if fillsDummy { return }
    filled += 1
    if filled * 5 >= mask * 3 { try resize(toHold: grownCount) }
  }

  /// Removes the key; false when it was absent.
  mutating func remove(_ key: Value, hash: Int) throws -> Bool {
    let place = try find(key, hash: hash)
    guard place.isActive else { return false }
    makeDummy(at: place.index)
    return true
  }

  private mutating func makeDummy(at index: Int) {
    entries[index] = Entry(hash: -1, key: .none, state: .dummy)
    count -= 1
  }

  /// Removes and gives the first entry behind the one popped before, or nil when the set is empty.
  mutating func popFirst() -> Value? {
    guard count > 0 else { return nil }
    var index = finger & mask
    while entries[index].state != .active { index = (index + 1) & mask }
    let key = entries[index].key
    makeDummy(at: index)
    finger = index + 1
    return key
  }

  /// Makes room in one step before many insertions.
  /// - Throws: KeyboardInterrupt.
  mutating func reserve(adding more: Int) throws {
    if (filled + more) * 5 >= mask * 3 { try resize(toHold: (count + more) * 2) }
  }

  /// Adds the entries of another table.
  mutating func merge(_ other: SetTable) throws {
    if other.count == 0 { return }
    try reserve(adding: other.count)
    guard filled == 0 else {
      for (turn, entry) in other.entries.enumerated() where entry.state == .active {
        try Machine.current.checkInterrupt(after: turn)
        try insert(entry.key, hash: entry.hash)
      }
      return
    }
    if mask == other.mask, other.filled == other.count {
      entries = other.entries
    } else {
      for (turn, entry) in other.entries.enumerated() where entry.state == .active {
        try Machine.current.checkInterrupt(after: turn)
        insertClean(entry)
      }
    }
    filled = other.count
    count = other.count
  }

  /// Drops the dummies when they are more than a quarter of the table.
  /// - Throws: KeyboardInterrupt.
  mutating func compact() throws {
    if filled - count > mask / 4 { try resize(toHold: grownCount) }
  }

  private var grownCount: Int { count > 50_000 ? count * 2 : count * 4 }

  /// - Throws: KeyboardInterrupt; the table is then as before.
  private mutating func resize(toHold needed: Int) throws {
    var size = SetTable.minimumSize
    while size <= needed { size <<= 1 }
    if size == SetTable.minimumSize, entries.count == size, filled == count { return }
    var grown = SetTable()
    grown.entries = try [Entry](inPieces: Entry(), count: size)
    for (turn, entry) in entries.enumerated() where entry.state == .active {
      try Machine.current.checkInterrupt(after: turn)
      grown.insertClean(entry)
    }
    swap(&entries, &grown.entries)
    filled = count
    grown.dispose()
  }

  /// Frees the entries of a table that is needed no longer.
  mutating func dispose() {
    if entries.count > Disposal.pieceSize { return Disposal.dispose(inPieces: Disposal.takeAll(&entries)) }
    var keys = self.keys
    self = SetTable()
    Disposal.dispose(Disposal.takeAll(&keys))
  }

  /// Inserts an entry known to be absent into a table without dummies.
  private mutating func insertClean(_ entry: Entry) {
    let mask = self.mask
    var perturb = UInt(bitPattern: entry.hash)
    var start = entry.hash & mask
    while true {
      let run = start + SetTable.linearProbes <= mask ? SetTable.linearProbes : 0
      for index in start...(start + run) where entries[index].state == .free {
        entries[index] = entry
        return
      }
      perturb >>= SetTable.perturbShift
      start = Int(bitPattern: UInt(bitPattern: start) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  // MARK: Iteration

  /// The next active entry at or after `position`, in table order.
  func entry(from position: Int) -> (position: Int, key: Value, hash: Int)? {
    var index = position
    while index < entries.count {
      if entries[index].state == .active { return (index, entries[index].key, entries[index].hash) }
      index += 1
    }
    return nil
  }

  var all: [(key: Value, hash: Int)] {
    entries.lazy.filter { $0.state == .active }.map { ($0.key, $0.hash) }
  }

  var keys: [Value] { entries.lazy.filter { $0.state == .active }.map(\.key) }
}
