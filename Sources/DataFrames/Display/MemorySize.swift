import LongWork

extension Column {
  /// The bytes of the values as pandas holds them, without those of Python's objects.
  public var byteCount: Int {
    switch self {
    case .bool: return count
    case .int64, .float64, .string, .datetime, .timedelta, .object: return count * 8
    case .narrow(let width, _):
      switch width {
      case .int8: return count
      case .int32: return count * 4
      case .uint32: return count * 5
      }
    case .category(let values): return count + values.values.count * 8 + 132
    }
  }

  /// The bytes of the texts themselves in CPython 3.11.
  /// - Throws: A refusal of mixed values.
  public func textByteCount() throws -> Int {
    switch self {
    case .int64, .float64, .bool, .narrow, .datetime, .timedelta: return 0
    case .category, .object: throw DataFrameError.notInLgs("the memory of Python's objects")
    case .string(let texts):
      var total = 0
      try texts.forEachRow { total += $0.map(Column.byteCount(of:)) ?? 24 }
      return total
    }
  }

  /// `sys.getsizeof(text)`: a head, and as many bytes for each character as the widest of them needs.
  private static func byteCount(of text: String) -> Int {
    let greatest = text.unicodeScalars.reduce(0) { max($0, $1.value) }
    let count = text.unicodeScalars.count
    if greatest < 0x80 { return 49 + count }
    if greatest < 0x100 { return 73 + count }
    return greatest < 0x10000 ? 74 + 2 * count : 76 + 4 * count
  }
}

extension Index {
  /// The bytes of the labels; counted ones take as many as their bounds.
  public var byteCount: Int { isRange ? 132 : column.byteCount }
}
