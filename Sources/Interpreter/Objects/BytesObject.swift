import Syntax

/// `bytes`, and `bytearray`, whose bytes can change.
public final class BytesObject: Object {
  public var bytes: [UInt8]
  /// True for a `bytearray`.
  public let isMutable: Bool

  public init(_ bytes: [UInt8], isMutable: Bool = false) {
    self.bytes = bytes
    self.isMutable = isMutable
    super.init()
  }

  public override var type: TypeObject { isMutable ? BuiltinTypes.byteArray : BuiltinTypes.bytes }
  public override var briefDescription: String { "\(type.name) of \(bytes.count)" }
  public override func isTrue() throws -> Bool { !bytes.isEmpty }
  public override func length() throws -> Int { bytes.count }

  public override func hash() throws -> Int {
    if isMutable { throw Raised.typeError("unhashable type: 'bytearray'") }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash)
  }

  public override func repr() throws -> String {
    isMutable ? "bytearray(\(BytesObject.literal(bytes)))" : BytesObject.literal(bytes)
  }

  /// The bytes as a literal, in single quotes unless only those occur in them.
  private static func literal(_ bytes: [UInt8]) -> String {
    let quote = UInt8(ascii: bytes.contains(0x27) && !bytes.contains(0x22) ? "\"" : "'")
    var text: [UInt8] = [UInt8(ascii: "b"), quote]
    text.reserveCapacity(bytes.count + 3)
    for byte in bytes {
      switch byte {
      case quote, UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x0a: text += "\\n".utf8
      case 0x0d: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      case 0x20..<0x7f: text.append(byte)
      case _: text += ("\\x" + hexadecimal(UInt(byte), width: 2)).utf8
      }
    }
    text.append(quote)
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Items

  public override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      return .object(BytesObject(try sliced(slice), isMutable: isMutable))
    }
    return .int(Int(bytes[try place(index, "index out of range")]))
  }

  private func sliced(_ slice: SliceObject) throws -> [UInt8] {
    let range = try slice.range(count: bytes.count)
    if range.step == 1 { return Array(bytes[range.start..<max(range.start, range.stop)]) }
    return try slice.indices(count: bytes.count).map { bytes[$0] }
  }

  private func place(_ index: Value, _ problem: String) throws -> Int {
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError(
        "\(isMutable ? "bytearray" : "byte") indices must be integers or slices, not \(index.typeName)")
    }
    let place = position < 0 ? position &+ bytes.count : position
    guard bytes.indices.contains(place) else {
      throw Raised.indexError(isMutable ? "bytearray \(problem)" : problem)
    }
    return place
  }

  public override func setItem(_ index: Value, to value: Value) throws {
    guard isMutable else { return try super.setItem(index, to: value) }
    guard let slice = index.object(as: SliceObject.self) else {
      let place = try place(index, "index out of range")
      bytes[place] = try BytesObject.byte(value)
      return
    }
    let new = try BytesObject.bytes(of: value)
    let range = try slice.range(count: bytes.count)
    if range.step == 1 {
      bytes.replaceSubrange(range.start..<max(range.start, range.stop), with: new)
      return
    }
    let indices = Array(try slice.indices(count: bytes.count))
    guard indices.count == new.count else {
      throw Raised.valueError(
        "attempt to assign bytes of size \(new.count) to extended slice of size \(indices.count)")
    }
    for (index, byte) in zip(indices, new) { bytes[index] = byte }
  }

  public override func deleteItem(_ index: Value) throws {
    guard isMutable else { return try super.deleteItem(index) }
    if let slice = index.object(as: SliceObject.self) {
      let indices = Set(try slice.indices(count: bytes.count))
      bytes = bytes.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
    } else {
      bytes.remove(at: try place(index, "index out of range"))
    }
  }

  public override func makeIterator() throws -> Object {
    var position = 0
    let type = isMutable ? BuiltinTypes.byteArrayIterator : BuiltinTypes.bytesIterator
    return ClosureIterator(type, over: [.object(self)]) { [self] in
      guard position < bytes.count else { return nil }
      defer { position += 1 }
      return .int(Int(bytes[position]))
    }
  }

  public override func contains(_ value: Value) throws -> Bool {
    if let part = value.object(as: BytesObject.self) {
      return position(of: part.bytes, from: 0, to: bytes.count) != nil
    }
    guard try Operators.indexValue(value) != nil else {
      throw Raised.typeError("a bytes-like object is required, not '\(value.typeName)'")
    }
    return bytes.contains(try BytesObject.byte(value, "byte must be in range(0, 256)"))
  }

  /// Where a part begins first between two places; nil where it does not occur.
  public func position(of part: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start + part.count <= end else { return nil }
    guard let first = part.first else { return start }
    for place in start...(end - part.count) where bytes[place] == first {
      if bytes[place..<(place + part.count)].elementsEqual(part) { return place }
    }
    return nil
  }

  // MARK: Operators

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: BytesObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(bytes == right.bytes)
    case .notEqual: return .bool(bytes != right.bytes)
    case .less: return .bool(bytes.lexicographicallyPrecedes(right.bytes))
    case .lessOrEqual: return .bool(!right.bytes.lexicographicallyPrecedes(bytes))
    case .greater: return .bool(right.bytes.lexicographicallyPrecedes(bytes))
    case .greaterOrEqual: return .bool(!bytes.lexicographicallyPrecedes(right.bytes))
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.object(as: BytesObject.self) else {
        throw Raised.typeError("can't concat \(other.typeName) to \(type.name)")
      }
      return .object(BytesObject(bytes + right.bytes, isMutable: isMutable))
    case .multiply:
      guard let count = try Operators.repetitionCount(other) else { return nil }
      return .object(BytesObject(try repeated(count), isMutable: isMutable))
    case .modulo:
      if reflected { return nil }
      throw Raised.notInLgs("formatting bytes with %")
    case .subtract, .divide, .floorDivide, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  private func repeated(_ count: Int) throws -> [UInt8] {
    guard count > 0, !bytes.isEmpty else { return [] }
    try Operators.checkSize(bytes.count, times: count)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * count)
    for index in 0..<count {
      try Machine.current.checkInterrupt(after: index)
      result += bytes
    }
    return result
  }

  public override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard isMutable, operation == .add else { return nil }
    bytes += try BytesObject.bytes(of: other)
    return .object(self)
  }

  // MARK: Bytes of other values

  /// The byte that an integer stands for.
  public static func byte(_ value: Value, _ problem: String = "byte must be in range(0, 256)") throws -> UInt8 {
    let isLarge = value.object(as: BigIntObject.self) != nil
    guard let number = isLarge ? -1 : try Operators.indexValue(value) else {
      throw Raised.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }
    guard let byte = UInt8(exactly: number) else { throw Raised.valueError(problem) }
    return byte
  }

  /// The bytes of bytes or of an iterable of integers.
  public static func bytes(of value: Value) throws -> [UInt8] {
    if let object = value.object(as: BytesObject.self) { return object.bytes }
    if value.stringValue != nil || !value.type.has(.iterable) {
      throw Raised.typeError("cannot convert '\(value.typeName)' object to bytes")
    }
    var result: [UInt8] = []
    let iterator = try Operators.makeIterator(value)
    while let item = try iterator.next() {
      try Machine.current.checkInterrupt(after: result.count)
      result.append(try byte(item, "bytes must be in range(0, 256)"))
    }
    return result
  }
}
