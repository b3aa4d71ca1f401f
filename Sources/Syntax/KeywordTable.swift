/// Finds reserved words by their bytes without building a string: every keyword fits one 64-bit word.
struct KeywordTable {
  static let shared = KeywordTable()

  private var keys: [UInt64]
  private var values: [Keyword]
  private static let slotCount = 128

  private init() {
    keys = Array(repeating: 0, count: Self.slotCount)
    values = Array(repeating: .none, count: Self.slotCount)
    for keyword in Keyword.allCases {
      let key = keyword.rawValue.utf8.reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
      var slot = Self.slot(of: key)
      while keys[slot] != 0 { slot = (slot &+ 1) & (Self.slotCount - 1) }
      keys[slot] = key
      values[slot] = keyword
    }
  }

  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 57)
  }

  /// The keyword spelled by `bytes[start..<end]`, if any.
  func keyword(in bytes: [UInt8], _ start: Int, _ end: Int) -> Keyword? {
    guard end - start <= 8 else { return nil }
    var key: UInt64 = 0
    for index in start..<end { key = key << 8 | UInt64(bytes[index]) }
    var slot = Self.slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot &+ 1) & (Self.slotCount - 1)
    }
    return nil
  }
}
