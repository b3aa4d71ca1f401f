/// An insertion-ordered hash table keyed by values, with the language's hash and equality.
public struct ValueTable {
  public struct Entry {
    public let hash: Int
    public fileprivate(set) var key: Value
    public fileprivate(set) var value: Value
    fileprivate var isDeleted = false
  }

  /// Entries in insertion order, deleted ones in their places.
  private var entries: [Entry] = []
  /// Open addressing: an entry's position plus one, 0 for a free place, -1 for a deleted one.
  private var places: [Int32] = Array(repeating: 0, count: 8)
  public private(set) var count = 0
  /// Places in use, deleted ones included.
  private var used = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// Finds the entry's position, or nil.
  private func position(of key: Value, hash: Int) throws -> Int? {
    // Comparing keys may run any code; the buffers keep what they show alive.
    try places.withUnsafeBufferPointer { places in
      try entries.withUnsafeBufferPointer { entries in
        var probe = Probe(hash: hash, mask: places.count - 1)
        while places[probe.place] != 0 {
          let position = Int(places[probe.place]) - 1
          if position >= 0, entries[position].hash == hash, try ValueTable.areSameKey(entries[position].key, key) {
            return position
          }
          probe.advance()
        }
        return nil
      }
    }
  }

  /// Equality of keys, the common kinds without a detour.
  @inline(__always)
  static func areSameKey(_ a: Value, _ b: Value) throws -> Bool {
    if case .int(let x) = a, case .int(let y) = b { return x == y }
    if case .object(let x) = a, case .object(let y) = b {
      if x === y { return true }
      if x.kind == .string, y.kind == .string {
        return unsafeDowncast(x, to: StringObject.self).hasSameText(as: unsafeDowncast(y, to: StringObject.self))
      }
    }
    return try Operators.areEqual(a, b)
  }

  /// The places where a hash may stand: neighbours for neighbouring integers, then all others in a mixed order.
  private struct Probe {
    private(set) var place: Int
    private var perturbation: UInt
    private let mask: Int

    @inline(__always)
    init(hash: Int, mask: Int) {
      self.mask = mask
      place = hash & mask
      perturbation = UInt(bitPattern: hash)
    }

    @inline(__always)
    mutating func advance() {
      perturbation >>= 5
      place = Int(bitPattern: UInt(bitPattern: place) &* 5 &+ perturbation &+ 1) & mask
    }
  }

  public func value(for key: Value) throws -> Value? {
    if count == 0 {
      _ = try Operators.hash(key)
      return nil
    }
    return try position(of: key, hash: Operators.hash(key)).map { entries[$0].value }
  }

  public mutating func set(_ key: Value, _ value: Value) throws {
    let hash = try Operators.hash(key)
    if let position = try position(of: key, hash: hash) {
      entries[position].value = value
      return
    }
    try add(key, value, hash: hash)
  }

  /// Adds to the count that a key has, from 0 on.
  public mutating func count(_ key: Value, by step: Int) throws {
    let hash = try Operators.hash(key)
    guard let position = try position(of: key, hash: hash) else { return try add(key, .int(step), hash: hash) }
    if case .int(let known) = entries[position].value {
      let (sum, overflow) = known.addingReportingOverflow(step)
      if !overflow {
        entries[position].value = .int(sum)
        return
      }
    }
    entries[position].value = try Operators.binary(.add, entries[position].value, .int(step))
  }

  private mutating func add(_ key: Value, _ value: Value, hash: Int) throws {
    if (used + 1) * 3 > places.count * 2 { try rebuild() }
    try entries.grow(by: Entry(hash: hash, key: key, value: value))
    insertPlace(hash: hash, position: entries.count - 1)
    count += 1
    // Whatever builds a large dict comes by here.
    try Machine.current.checkInterrupt(after: count)
  }

  private mutating func insertPlace(hash: Int, position: Int) {
    var probe = Probe(hash: hash, mask: places.count - 1)
    while places[probe.place] > 0 { probe.advance() }
    if places[probe.place] == 0 { used += 1 }
    places[probe.place] = Int32(truncatingIfNeeded: position + 1)
  }

  /// - Throws: KeyboardInterrupt; the table is then as before.
  private mutating func rebuild() throws {
    var capacity = 8
    while capacity < count * 3 { capacity *= 2 }
    var rebuilt = ValueTable()
    rebuilt.entries = entries.count == count ? entries : entries.filter { !$0.isDeleted }
    rebuilt.places = try Array(inPieces: 0, count: capacity)
    for position in rebuilt.entries.indices {
      try Machine.current.checkInterrupt(after: position + 1)
      rebuilt.insertPlace(hash: rebuilt.entries[position].hash, position: position)
    }
    rebuilt.count = count
    self = rebuilt
  }

  /// Frees the entries of a table that is needed no longer.
  mutating func dispose() {
    if entries.count > Disposal.pieceSize {
      places = [0]
      return Disposal.dispose(inPieces: Disposal.takeAll(&entries))
    }
    var values = self.values
    removeAll()
    Disposal.dispose(Disposal.takeAll(&values))
  }

  /// Removes the key; gives its value, or nil when it was absent.
  public mutating func remove(_ key: Value) throws -> Value? {
    let hash = try Operators.hash(key)
    guard let position = try position(of: key, hash: hash) else { return nil }
    var probe = Probe(hash: hash, mask: places.count - 1)
    while places[probe.place] != Int32(truncatingIfNeeded: position + 1) { probe.advance() }
    places[probe.place] = -1
    let value = entries[position].value
    entries[position] = Entry(hash: 0, key: .none, value: .none, isDeleted: true)
    count -= 1
    while entries.last?.isDeleted == true { entries.removeLast() }
    return value
  }

  public mutating func removeAll() { self = ValueTable() }

  /// The next entry at or after `position`, with its position; for iteration that survives deletions.
  public func entry(from position: Int) -> (position: Int, entry: Entry)? {
    var position = position
    while position < entries.count {
      if !entries[position].isDeleted { return (position, entries[position]) }
      position += 1
    }
    return nil
  }

  public var last: Entry? { entries.last }
  /// The entries in order.
  public var all: [Entry] { entries.count == count ? entries : entries.filter { !$0.isDeleted } }
  public var keys: [Value] { all.map(\.key) }
  public var values: [Value] { all.map(\.value) }
}
