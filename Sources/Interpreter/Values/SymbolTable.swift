/// Values by name, in the order of their insertion.
public struct SymbolTable<Value>: Sequence {
  public typealias Element = (key: Symbol, value: Value)

  private var entries: ContiguousArray<Element> = []
  /// A power of two of places with an entry's index plus one; 0 is free. Empty while the entries are few enough to be
  /// looked through.
  private var places: [UInt32] = []

  public init() {}

  public var keys: [Symbol] { entries.map(\.key) }
  public var values: [Value] { entries.map(\.value) }
  public func makeIterator() -> ContiguousArray<Element>.Iterator { entries.makeIterator() }

  /// The value of a name, or nil.
  public subscript(name: Symbol) -> Value? { index(of: name).map { entries[$0].value } }

  /// Sets the value of a name that has one already, or adds it.
  public mutating func set(_ name: Symbol, _ value: Value) {
    if let index = index(of: name) {
      entries[index].value = value
      return
    }
    // Most instances have a few attributes.
    if entries.isEmpty { entries.reserveCapacity(4) }
    entries.append((name, value))
    if places.isEmpty && entries.count <= SymbolTable.fewEntries { return }
    if 2 * entries.count > places.count {
      places = Array(repeating: 0, count: Swift.max(4 * SymbolTable.fewEntries, 2 * places.count))
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  /// Removes a name; false when it is not there.
  @discardableResult
  public mutating func remove(_ name: Symbol) -> Bool {
    guard let index = index(of: name) else { return false }
    entries.remove(at: index)
    if !places.isEmpty {
      places = Array(repeating: 0, count: places.count)
      for index in entries.indices { place(index) }
    }
    return true
  }

  private static var fewEntries: Int { 8 }

  @inline(__always)
  private func index(of name: Symbol) -> Int? {
    if places.isEmpty {
      for index in entries.indices where entries[index].key == name { return index }
      return nil
    }
    var place = start(name)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if entries[index].key == name { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private mutating func place(_ index: Int) {
    var place = start(entries[index].key)
    while places[place] != 0 { place = (place + 1) & (places.count - 1) }
    places[place] = UInt32(index) + 1
  }

  /// The leading bits of a product with the golden ratio: symbols are numbered one after the other, and must not stand
  /// so, or a name that is missing would be sought among them all.
  @inline(__always)
  private func start(_ name: Symbol) -> Int {
    Int(truncatingIfNeeded: (name.id &* 2_654_435_769) >> UInt32(32 - places.count.trailingZeroBitCount))
  }
}
