import Syntax

/// `str`: immutable text, indexed by Unicode code point as Python does.
public final class StringObject: Object {
  public let text: String
  /// ASCII text is indexed by byte.
  let isASCII: Bool

  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    super.init(kind: .string)
  }

  public override var type: TypeObject { BuiltinTypes.string }
  public override func str() throws -> String { text }
  public override func repr() throws -> String { StringObject.quoted(text) }
  public override func isTrue() throws -> Bool { !text.isEmpty }
  public override func hash() throws -> Int { StringObject.hash(of: text) }

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
    if isASCII { return .string(String(UnicodeScalar(text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: place)]))) }
    let scalars = text.unicodeScalars
    return .string(String(scalars[scalars.index(scalars.startIndex, offsetBy: place)]))
  }

  private func sliced(_ slice: SliceObject) throws -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in try slice.indices(count: scalars.count) { result.append(scalars[index]) }
    return String(result)
  }

  public override func contains(_ value: Value) throws -> Bool {
    guard let needle = value.stringValue else {
      throw Raised.typeError("'in <string>' requires string as left operand, not \(value.typeName)")
    }
    return StringObject.find(needle.utf8, in: text.utf8) != nil
  }

  /// The byte offset of the first occurrence, or nil.
  static func find(_ needle: String.UTF8View, in text: String.UTF8View) -> Int? {
    let needle = Array(needle)
    guard let first = needle.first else { return 0 }
    let text = Array(text)
    guard text.count >= needle.count else { return nil }
    for start in 0...(text.count - needle.count) where text[start] == first {
      if text[start..<(start + needle.count)].elementsEqual(needle) { return start }
    }
    return nil
  }

  public override func makeIterator() throws -> Object { StringIterator(text) }

  public override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.stringValue else { return nil }
    switch operation {
    case .equal: return .bool(text.utf8.elementsEqual(right.utf8))
    case .notEqual: return .bool(!text.utf8.elementsEqual(right.utf8))
    case .less: return .bool(text.utf8.lexicographicallyPrecedes(right.utf8))
    case .lessOrEqual: return .bool(!right.utf8.lexicographicallyPrecedes(text.utf8))
    case .greater: return .bool(right.utf8.lexicographicallyPrecedes(text.utf8))
    case .greaterOrEqual: return .bool(!text.utf8.lexicographicallyPrecedes(right.utf8))
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  public override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .add:
      if reflected { return nil }
      guard let right = other.stringValue else {
        throw Raised.typeError("can only concatenate str (not \"\(other.typeName)\") to str")
      }
      return .string(text + right)
    case .multiply:
      guard let count = try Operators.repetitionCount(other) else { return nil }
      try Operators.checkSize(text.utf8.count, times: count)
      return .string(String(repeating: text, count: max(0, count)))
    case .modulo:
      return reflected ? nil : .string(try PercentFormat.format(text, with: other))
    case .subtract, .divide, .floorDivide, .power, .matrixMultiply, .and, .or, .xor, .shiftLeft, .shiftRight:
      return nil
    }
  }

  /// FNV-1a over the bytes: the same on every run, so programs that print hashed orders repeat.
  static func hash(of text: String) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
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

  private static func appendEscaped(
    _ scalar: UnicodeScalar, quote: UnicodeScalar, to result: inout String.UnicodeScalarView
  ) {
    switch scalar {
    case quote, "\\": result.append(contentsOf: ["\\", scalar])
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case _ where isPrintable(scalar): result.append(scalar)
    case _ where scalar.value < 0x100:
      result.append(contentsOf: ("\\x" + hexadecimal(UInt(scalar.value), width: 2)).unicodeScalars)
    case _ where scalar.value < 0x10000:
      result.append(contentsOf: ("\\u" + hexadecimal(UInt(scalar.value), width: 4)).unicodeScalars)
    case _: result.append(contentsOf: ("\\U" + hexadecimal(UInt(scalar.value), width: 8)).unicodeScalars)
    }
  }

  /// `str.isprintable` of one code point: everything but the categories Other and Separator, except the space.
  static func isPrintable(_ scalar: UnicodeScalar) -> Bool {
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
  override func next() throws -> Value? { iterator.next().map { .string(String($0)) } }
}
