import CTables

/// A column of known type and length whose values C code writes.
enum PlainColumn {
  case int64([Int])
  case float64([Double])
  case bool([Bool])
  case string(FileTexts)
  case unused

  init(_ kind: lgs_column_kind, count: Int, buffer: ByteBuffer) {
    switch kind {
    case lgs_integers: self = .int64(LargeMemory.array(count))
    case lgs_floats: self = .float64(LargeMemory.array(count))
    case lgs_bools: self = .bool(LargeMemory.array(count))
    case lgs_texts: self = .string(FileTexts(buffer, count: count))
    case _: self = .unused
    }
  }

  /// Where the values are written. The storage of an array does not move as long as nobody changes or copies it.
  var memory: UnsafeMutableRawPointer? {
    switch self {
    case .int64(let values): return values.withUnsafeBytes { UnsafeMutableRawPointer(mutating: $0.baseAddress) }
    case .float64(let values): return values.withUnsafeBytes { UnsafeMutableRawPointer(mutating: $0.baseAddress) }
    case .bool(let values): return values.withUnsafeBytes { UnsafeMutableRawPointer(mutating: $0.baseAddress) }
    case .string(let texts): return texts.memory
    case .unused: return nil
    }
  }

  /// The first values as a column; nil when the file has it and nobody wants it.
  func column(_ count: Int) -> Column? {
    switch self {
    case .int64(let values): return .int64(count == values.count ? values : Array(values.prefix(count)))
    case .float64(let values): return .float64(count == values.count ? values : Array(values.prefix(count)))
    case .bool(let values): return .bool(count == values.count ? values : Array(values.prefix(count)))
    case .string(let texts):
      texts.truncate(to: count)
      return .string(Texts(texts))
    case .unused: return nil
    }
  }
}
