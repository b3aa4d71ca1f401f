import CPlatform
import Syntax

#if canImport(Glibc)
  import Glibc
#endif

/// `str`: immutable text, indexed by Unicode code point as Python does.
public final class StringObject: Object {
  public private(set) var text: String
  /// ASCII text is indexed by byte.
  private(set) var isASCII: Bool
  private var knownHash: Int?
  /// The type of texts that are elements of arrays, which says so when it is shown; nil for ordinary ones.
  private let elementType: TypeObject?
  /// The type that elements of arrays have.
  nonisolated(unsafe) public static var arrayElementType: TypeObject?

  public init(_ text: String) {
    isASCII = LongText.isASCII(text)
    self.text = text
    elementType = nil
    super.init(kind: .string)
  }

  /// An element of an array of texts.
  public init(arrayElement text: String) {
    self.text = text
    isASCII = LongText.isASCII(text)
    elementType = StringObject.arrayElementType
    super.init(kind: .string)
  }

  /// For text whose characters are known.
  /// - Parameter isASCII: Whether all characters are, which the caller knows.
  public init(_ text: String, isASCII: Bool) {
    self.text = text
    self.isASCII = isASCII
    elementType = nil
    super.init(kind: .string)
  }

  /// Whether a sum with the text may be the object itself: sums are ordinary texts.
  var mayGrow: Bool { elementType == nil }

  /// Adds text to a string that nobody else refers to: nobody can tell it from a new one.
  func append(_ other: StringObject) {
    text += other.text
    isASCII = isASCII && other.isASCII
    knownHash = nil
  }

  /// The two texts together.
  /// - Throws: KeyboardInterrupt; MemoryError for more than the memory holds.
  func joined(with other: StringObject) throws -> StringObject {
    StringObject(try LongText.joined(text, other.text), isASCII: isASCII && other.isASCII)
  }

  /// Equality by code point, never by canonical equivalence.
  func hasSameText(as other: StringObject) -> Bool {
    if isASCII != other.isASCII || text.utf8.count != other.text.utf8.count { return false }
    return isASCII ? text == other.text : text.utf8.elementsEqual(other.text.utf8)
  }

  public override var type: TypeObject { elementType ?? BuiltinTypes.string }
  public override var briefDescription: String {
    count > 40 ? "str of \(count) characters" : "str \(StringObject.quoted(text))"
  }
  public override func str() throws -> String { text }
  public override func repr() throws -> String {
    let quoted = try StringObject.quoted(text) { try Machine.current.checkInterrupt() }
    return elementType == nil ? quoted : "np.str_(\(quoted))"
  }
  public override func isTrue() throws -> Bool { !text.isEmpty }
  public override func hash() throws -> Int {
    if let knownHash { return knownHash }
    let hash = try StringObject.hash(of: text)
    knownHash = hash
    return hash
  }

  /// The number of code points.
  public var count: Int { isASCII ? text.utf8.count : LongText.count(text) }

  public override func length() throws -> Int { count }

  public override func formatted(_ specification: String) throws -> String {
    specification.isEmpty ? text : try FormatSpecification(specification).format(text)
  }

  public override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) { return .string(try sliced(slice)) }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.typeError("string indices must be integers, not '\(index.typeName)'")
    }
    let count = self.count
    let place = position < 0 ? position &+ count : position
    guard place >= 0, place < count else { throw Raised.indexError("string index out of range") }
    if isASCII {
      let byte = text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: place)]
      return .object(StringObject.character(UnicodeScalar(byte)))
    }
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: LongText.byteOffset(of: place, in: text))
    return .object(StringObject.character(text.unicodeScalars[start]))
  }

  private func sliced(_ slice: SliceObject) throws -> String {
    let range = try slice.range(count: count)
    if range.step == 1 {
      guard range.start < range.stop else { return "" }
      let (start, stop) = (byteOffset(of: range.start), byteOffset(of: range.stop))
      var text = text
      return try text.withUTF8 { try LongText.text(UnsafeBufferPointer(rebasing: $0[start..<stop])) }
    }
    if isASCII { return try LongText.text(stepping(Array(text.utf8), range) { CollectionOfOne($0) }) }
    return try LongText.text(
      stepping(LongText.scalars(text), range) { UTF8.encode($0) ?? UTF8.encodedReplacementCharacter })
  }

  private func byteOffset(of place: Int) -> Int { isASCII ? place : LongText.byteOffset(of: place, in: text) }

  /// The bytes of the characters at the places of a slice.
  private func stepping<Character, Bytes: Collection<UInt8>>(
    _ characters: [Character], _ range: (start: Int, stop: Int, step: Int), _ bytes: (Character) -> Bytes
  ) throws -> [UInt8] {
    var result: [UInt8] = []
    for (turn, index) in stride(from: range.start, to: range.stop, by: range.step).enumerated() {
      result.append(contentsOf: bytes(characters[index]))
      try Machine.current.checkInterrupt(after: turn)
    }
    return result
  }

  private static let asciiCharacters: [StringObject] = (0..<128).map { StringObject(String(UnicodeScalar($0))) }

  /// The string of one code point.
  public static func character(_ scalar: UnicodeScalar) -> StringObject {
    scalar.isASCII ? asciiCharacters[Int(scalar.value)] : StringObject(String(scalar))
  }

  public override func contains(_ value: Value) throws -> Bool {
    guard let needle = value.stringValue else {
      throw Raised.typeError("'in <string>' requires string as left operand, not \(value.typeName)")
    }
    return try StringObject.find(needle, in: text) != nil
  }

  /// The byte offset of the first occurrence between two byte offsets, or nil.
  /// - Throws: KeyboardInterrupt.
  public static func find(_ needle: String, in text: String, from start: Int = 0, to end: Int? = nil) throws -> Int? {
    var (needle, text) = (needle, text)
    return try needle.withUTF8 { needle in
      try text.withUTF8 { try firstMatch(of: needle, in: $0, from: start, to: end ?? $0.count) }
    }
  }

  private static func firstMatch(
    of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) throws -> Int? {
    guard end - start >= needle.count else { return nil }
    guard let base = text.baseAddress, let wanted = needle.baseAddress, needle.count > 0 else { return start }
    let windowSize = max(LongText.pieceSize, 2 * needle.count)
    var place = start
    // Windows overlap by what an occurrence may have in the next one.
    while end - place >= needle.count {
      let size = min(windowSize, end - place)
      if let found = lgs_find_bytes(base + place, size, wanted, needle.count) {
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
      }
      place += size - needle.count + 1
      try Machine.current.checkInterrupt()
    }
    return nil
  }

  public override func makeIterator() throws -> Object { StringIterator(text) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let string = other.object(as: StringObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(hasSameText(as: string))
    case .notEqual: return .bool(!hasSameText(as: string))
    case .less: return .bool(try order(with: string) < 0)
    case .lessOrEqual: return .bool(try order(with: string) <= 0)
    case .greater: return .bool(try order(with: string) > 0)
    case .greaterOrEqual: return .bool(try order(with: string) >= 0)
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  /// Below zero when the text comes before the other, zero when they are the same, else above: the order of the bytes,
  /// which is that of the code points.
  private func order(with other: StringObject) throws -> Int {
    var (left, right) = (text, other.text)
    return try left.withUTF8 { left in
      try right.withUTF8 { right in
        var result: Int32 = 0
        try LongText.inPieces(0..<min(left.count, right.count)) { piece in
          guard result == 0, let a = left.baseAddress, let b = right.baseAddress else { return }
          result = memcmp(a + piece.lowerBound, b + piece.lowerBound, piece.count)
        }
        return result == 0 ? left.count - right.count : Int(result)
      }
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.object(as: StringObject.self) else {
        if case .object(let right) = other, let result = try right.binary(.add, .object(self), reflected: true) {
          return result
        }
        throw Raised.typeError("can only concatenate str (not \"\(other.typeName)\") to str")
      }
      return .object(try joined(with: right))
    case .multiply:
      guard let count = try Operators.repetitionCount(other) else { return nil }
      return .object(StringObject(try LongText.repeated(text, count), isASCII: isASCII))
    case .modulo:
      return reflected ? nil : .string(try PercentFormat.format(text, with: other))
    case .subtract, .divide, .floorDivide, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  /// FNV-1a over the bytes: the same on every run, so programs that print hashed orders repeat.
  private static func hash(of text: String) throws -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var text = text
    try text.withUTF8 { bytes in
      try LongText.inPieces(0..<bytes.count) {
        for byte in bytes[$0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
    }
    return Int(truncatingIfNeeded: hash)
  }

  /// The text as a Python literal.
  public static func quoted(_ text: String) -> String { quoted(text) {} }

  /// The text as a Python literal.
  /// - Parameter poll: Called now and then, for long texts; what it throws ends the work.
  private static func quoted(_ text: String, poll: () throws -> Void) rethrows -> String {
    let quote: UnicodeScalar = text.utf8.contains(0x27) && !text.utf8.contains(0x22) ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    var turn = 0
    for scalar in text.unicodeScalars {
      appendEscaped(scalar, quote: quote, to: &result)
      turn &+= 1
      if turn & 0xfff == 0 { try poll() }
    }
    result.append(quote)
    return String(result)
  }

  private static func appendCode(of scalar: UnicodeScalar, to result: inout String.UnicodeScalarView) {
    let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    result.append(contentsOf: ("\\" + letter + hexadecimal(UInt(scalar.value), width: width)).unicodeScalars)
  }

  private static func appendEscaped(
    _ scalar: UnicodeScalar, quote: UnicodeScalar, to result: inout String.UnicodeScalarView
  ) {
    switch scalar {
    case quote, "\\": result.append(contentsOf: ["\\", scalar])
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case _ where isPrintable(scalar): result.append(scalar)
    case _: appendCode(of: scalar, to: &result)
    }
  }

  /// `str.isprintable` of one code point: everything but the categories Other and Separator, except the space.
  public static func isPrintable(_ scalar: UnicodeScalar) -> Bool {
    if scalar.value < 0x7f { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    case _: return true
    }
  }
}

final class StringIterator: Object {
  private var iterator: String.UnicodeScalarView.Iterator

  init(_ text: String) {
    iterator = text.unicodeScalars.makeIterator()
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.stringIterator }
  override func makeIterator() throws -> Object { self }
  override func next() throws -> Value? {
    guard let scalar = iterator.next() else { return nil }
    return .object(StringObject.character(scalar))
  }
}
