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
    var text = text
    isASCII = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } }
    self.text = text
    elementType = nil
    super.init(kind: .string)
  }

  /// An element of an array of texts.
  public init(arrayElement text: String) {
    self.text = text
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    elementType = StringObject.arrayElementType
    super.init(kind: .string)
  }

  /// For text whose characters are known.
  private init(_ text: String, isASCII: Bool) {
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
  func joined(with other: StringObject) -> StringObject {
    StringObject(text + other.text, isASCII: isASCII && other.isASCII)
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
    elementType == nil ? StringObject.quoted(text) : "np.str_(\(StringObject.quoted(text)))"
  }
  public override func isTrue() throws -> Bool { !text.isEmpty }
  public override func hash() throws -> Int {
    if let knownHash { return knownHash }
    let hash = StringObject.hash(of: text)
    knownHash = hash
    return hash
  }

  /// The number of code points.
  public var count: Int { isASCII ? text.utf8.count : text.unicodeScalars.count }

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
    let scalars = text.unicodeScalars
    return .object(StringObject.character(scalars[scalars.index(scalars.startIndex, offsetBy: place)]))
  }

  private func sliced(_ slice: SliceObject) throws -> String {
    let range = try slice.range(count: count)
    if isASCII, range.step == 1 {
      guard range.start < range.stop else { return "" }
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.start)
      return String(text[start..<text.utf8.index(start, offsetBy: range.stop - range.start)])
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in stride(from: range.start, to: range.stop, by: range.step) { result.append(scalars[index]) }
    return String(result)
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
    return StringObject.find(needle.utf8, in: text.utf8) != nil
  }

  /// The byte offset of the first occurrence at or behind `start`, or nil.
  public static func find(_ needle: String.UTF8View, in text: String.UTF8View, from start: Int = 0) -> Int? {
    var (needle, text) = (String(needle), String(text))
    return needle.withUTF8 { needle in text.withUTF8 { text in firstMatch(of: needle, in: text, from: start) } }
  }

  private static func firstMatch(
    of needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start + needle.count <= text.count else { return nil }
    guard let first = needle.first, let base = text.baseAddress, let wanted = needle.baseAddress else { return start }
    var position = start
    let last = text.count - needle.count
    while position <= last, let found = memchr(base + position, Int32(first), last - position + 1) {
      position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + position, wanted, needle.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  public override func makeIterator() throws -> Object { StringIterator(text) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let string = other.object(as: StringObject.self) else { return nil }
    let right = string.text
    switch operation {
    case .equal: return .bool(hasSameText(as: string))
    case .notEqual: return .bool(!hasSameText(as: string))
    case .less: return .bool(text.utf8.lexicographicallyPrecedes(right.utf8))
    case .lessOrEqual: return .bool(!right.utf8.lexicographicallyPrecedes(text.utf8))
    case .greater: return .bool(right.utf8.lexicographicallyPrecedes(text.utf8))
    case .greaterOrEqual: return .bool(!text.utf8.lexicographicallyPrecedes(right.utf8))
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  /// A piece of some megabytes at a time, so that Ctrl-C need not wait for gigabytes.
  private func repeated(_ count: Int) throws -> String {
    let copies = max(1, (1 << 22) / max(1, text.utf8.count))
    if count <= copies { return String(repeating: text, count: count) }
    var result = ""
    result.reserveCapacity(text.utf8.count * count)
    let piece = String(repeating: text, count: copies)
    for _ in 0..<(count / copies) {
      try Machine.current.checkInterrupt()
      result += piece
    }
    return result + String(repeating: text, count: count % copies)
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.object(as: StringObject.self) else {
        throw Raised.typeError("can only concatenate str (not \"\(other.typeName)\") to str")
      }
      return .object(joined(with: right))
    case .multiply:
      guard let count = try Operators.repetitionCount(other) else { return nil }
      try Operators.checkSize(text.utf8.count, times: count)
      return .object(StringObject(try repeated(max(0, count)), isASCII: isASCII))
    case .modulo:
      return reflected ? nil : .string(try PercentFormat.format(text, with: other))
    case .subtract, .divide, .floorDivide, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  /// FNV-1a over the bytes: the same on every run, so programs that print hashed orders repeat.
  static func hash(of text: String) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var text = text
    text.withUTF8 { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    return Int(truncatingIfNeeded: hash)
  }

  /// The text as a Python literal.
  public static func quoted(_ text: String) -> String {
    let quote: UnicodeScalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars { appendEscaped(scalar, quote: quote, to: &result) }
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
