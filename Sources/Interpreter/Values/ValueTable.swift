/// An insertion-ordered hash table keyed by values, with the language's hash and equality.
public struct ValueTable {
  public struct Entry {
    public let hash: Int
    public let key: Value
    public var value: Value
  }

  /// Entries in insertion order; nil where one was deleted.
  private var entries: [Entry?] = []
  /// Open addressing: an entry's position plus one, 0 for a free place, -1 for a deleted one.
  private var places: [Int32] = Array(repeating: 0, count: 8)
  public private(set) var count = 0
  /// Places in use, deleted ones included.
  private var used = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// Finds the entry's position, or nil.
  private func position(of key: Value, hash: Int) throws -> Int? {
    let mask = places.count - 1
    var place = ValueTable.spread(hash) & mask
    while places[place] != 0 {
      let position = Int(places[place]) - 1
      if position >= 0, let entry = entries[position], entry.hash == hash, try Operators.areEqual(entry.key, key) {
        return position
      }
      place = (place &+ 1) & mask
    }
    return nil
  }

  private static func spread(_ hash: Int) -> Int {
    let mixed = UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: (mixed ^ (mixed >> 32)) >> 1)
  }

  public func value(for key: Value) throws -> Value? {
    if count == 0 {
      _ = try Operators.hash(key)
      return nil
    }
    return try position(of: key, hash: Operators.hash(key)).flatMap { entries[$0]?.value }
  }

  public mutating func set(_ key: Value, _ value: Value) throws {
    let hash = try Operators.hash(key)
    if let position = try position(of: key, hash: hash) {
      entries[position]?.value = value
      return
    }
    if (used + 1) * 3 > places.count * 2 { rebuild() }
    entries.append(Entry(hash: hash, key: key, value: value))
    insertPlace(hash: hash, position: entries.count - 1)
    count += 1
  }

  private mutating func insertPlace(hash: Int, position: Int) {
    let mask = places.count - 1
    var place = ValueTable.spread(hash) & mask
    while places[place] > 0 { place = (place &+ 1) & mask }
    if places[place] == 0 { used += 1 }
    places[place] = Int32(truncatingIfNeeded: position + 1)
  }

  private mutating func rebuild() {
    entries = entries.filter { $0 != nil }
    var capacity = 8
    while capacity < count * 3 { capacity *= 2 }
    places = Array(repeating: 0, count: capacity)
    used = 0
    for (position, entry) in entries.enumerated() {
      if let entry { insertPlace(hash: entry.hash, position: position) }
    }
  }

  /// Removes the key; gives its value, or nil when it was absent.
  public mutating func remove(_ key: Value) throws -> Value? {
    let hash = try Operators.hash(key)
    guard let position = try position(of: key, hash: hash) else { return nil }
    let mask = places.count - 1
    var place = ValueTable.spread(hash) & mask
    while places[place] != Int32(truncatingIfNeeded: position + 1) { place = (place &+ 1) & mask }
    places[place] = -1
    let value = entries[position]?.value
    entries[position] = nil
    count -= 1
    while case .some(.none) = entries.last { entries.removeLast() }
    return value
  }

  public mutating func removeAll() { self = ValueTable() }

  /// The next entry at or after `position`, with its position; for iteration that survives deletions.
  public func entry(from position: Int) -> (position: Int, entry: Entry)? {
    var position = position
    while position < entries.count {
      if let entry = entries[position] { return (position, entry) }
      position += 1
    }
    return nil
  }

  public var last: Entry? { entries.last { $0 != nil } ?? nil }
  public var all: [Entry] { entries.compactMap { $0 } }
  public var keys: [Value] { entries.compactMap { $0?.key } }
  public var values: [Value] { entries.compactMap { $0?.value } }
}
