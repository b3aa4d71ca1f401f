/// An interned name: attribute and keyword look-ups compare and hash one integer.
public struct Symbol: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let id: UInt32

  nonisolated(unsafe) private static var names = NameTable()

  public init(_ name: String) { id = Symbol.names.id(of: name) }

  public init(stringLiteral name: String) { self.init(name) }

  public var name: String { Symbol.names[id] }

  public var description: String { name }

  @inline(__always)
  public static func == (a: Symbol, b: Symbol) -> Bool { a.id == b.id }

  @inline(__always)
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Every name once, with its number. Programs choose few of the names and the table lives as long as the process, so a
/// quick hash does; a session starts with thousands of names.
private struct NameTable {
  private var names: [String] = []
  private var hashes: [UInt32] = []
  /// A power of two of places with a name's number plus one; 0 is free.
  private var places: [UInt32]

  init() {
    places = Array(repeating: 0, count: 1 << 12)
    names.reserveCapacity(1 << 11)
    hashes.reserveCapacity(1 << 11)
  }

  subscript(id: UInt32) -> String { names[Int(id)] }

  mutating func id(of name: String) -> UInt32 {
    let hash = NameTable.hash(name)
    var place = Int(hash) & (places.count - 1)
    while places[place] != 0 {
      let id = places[place] - 1
      if hashes[Int(id)] == hash, names[Int(id)] == name { return id }
      place = (place + 1) & (places.count - 1)
    }
    let id = UInt32(names.count)
    names.append(name)
    hashes.append(hash)
    places[place] = id + 1
    if 2 * names.count > places.count { grow() }
    return id
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: 2 * places.count)
    for (id, hash) in hashes.enumerated() {
      var place = Int(hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(id) + 1
    }
  }

  /// FNV-1a of ASCII names; other names may be equal without having the same bytes.
  private static func hash(_ name: String) -> UInt32 {
    var name = name
    let (hash, isASCII) = name.withUTF8 { bytes in
      var hash: UInt32 = 2_166_136_261
      var all: UInt8 = 0
      for byte in bytes {
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        all |= byte
      }
      return (hash ^ hash >> 15, all < 0x80)
    }
    return isASCII ? hash : UInt32(truncatingIfNeeded: name.hashValue)
  }
}
