import BigInt
import DataFrames
import Interpreter

/// `bytes` and `bytearray`: how they are made, and what they share.
enum BytesType {
  static func install() {
    BuiltinTypes.bytes.summary = "A sequence of bytes, that is of integers from 0 to 255."
    BuiltinTypes.bytes.constructor = Builtin(
      "bytes(source=b'', encoding=None, errors='strict')", BuiltinTypes.bytes.summary,
      example: "bytes([104, 105]), bytes('é', 'utf-8')\n#> (b'hi', b'\\xc3\\xa9')"
    ) { .object(BytesObject(try make($0, of: "bytes"))) }
    BuiltinTypes.byteArray.summary = "A sequence of bytes that can change."
    BuiltinTypes.byteArray.constructor = Builtin(
      "bytearray(source=b'', encoding=None, errors='strict')", BuiltinTypes.byteArray.summary,
      example: "a = bytearray(b'hi')\na[0] = 72\na\n#> bytearray(b'Hi')"
    ) { .object(BytesObject(try make($0, of: "bytearray"), isMutable: true)) }
    for type in [BuiltinTypes.bytes, BuiltinTypes.byteArray] {
      type.add(textMethods(of: type))
      type.add(searchMethods(of: type))
      type.add(splitMethods(of: type))
      type.add("fromhex", .staticMethod(fromHexadecimal(type)))
    }
    BuiltinTypes.byteArray.add(changes)
    BuiltinTypes.int.add([toBytes])
    BuiltinTypes.int.add("from_bytes", .staticMethod(fromBytes))
    BuiltinTypes.string.add([encode])
  }

  private static func make(_ arguments: Arguments, of type: String) throws -> [UInt8] {
    guard let source = arguments.optional(0) else { return [] }
    if let text = source.stringValue {
      guard let encoding = try arguments.text(1, named: "encoding", of: type) else {
        throw Raised.typeError("string argument without an encoding")
      }
      return try encoded(text, in: encoding, faults(arguments, 2))
    }
    if arguments.has(1), !arguments[1].isNone { throw Raised.typeError("encoding without a string argument") }
    if source.object(as: BytesObject.self) == nil, let count = try Operators.indexValue(source) {
      guard count >= 0 else { throw Raised.valueError("negative count") }
      try Operators.checkSize(1, times: count)
      return [UInt8](repeating: 0, count: count)
    }
    return try BytesObject.bytes(of: source)
  }

  // MARK: Text

  static func encoded(_ text: String, in encoding: String, _ faults: TextEncoding.Faults) throws -> [UInt8] {
    let mark: [UInt8] = TextEncoding.hasMark(encoding) ? [0xef, 0xbb, 0xbf] : []
    return mark + (try table { try TextEncoding.encoded(text, in: encoding, faults) })
  }

  static func decoded(_ bytes: [UInt8], from encoding: String, _ faults: TextEncoding.Faults) throws -> String {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let hasMark = TextEncoding.hasMark(encoding) && bytes.starts(with: mark)
    let text = try table {
      try TextEncoding.decoded(hasMark ? Array(bytes.dropFirst(3)) : bytes, from: encoding, faults)
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func faults(_ arguments: Arguments, _ place: Int) throws -> TextEncoding.Faults {
    guard let name = arguments.optional(place)?.stringValue else { return .strict }
    guard let faults = TextEncoding.Faults(rawValue: name) else {
      throw Raised.notInLgs("the error handler \(StringObject.quoted(name))")
    }
    return faults
  }

  private static let encode = Builtin(
    "encode(self, /, encoding='utf-8', errors='strict')", of: "str", "Return the bytes of the text in an encoding.",
    example: "'é'.encode()\n#> b'\\xc3\\xa9'"
  ) { arguments in
    let encoding = arguments.optional(1)?.stringValue ?? "utf-8"
    return .object(
      BytesObject(try encoded(StringType.text(arguments[0]), in: encoding, faults(arguments, 2))))
  }

  // MARK: Integers

  private static let toBytes = Builtin(
    "to_bytes(self, /, length=1, byteorder='big', *, signed=False)", of: "int",
    "Return the bytes of an integer, in two's complement where it is signed.",
    example: "(258).to_bytes(2, 'big')\n#> b'\\x01\\x02'"
  ) { arguments in
    guard let number = try BuiltinsLibrary.plainInteger(arguments[0]) else {
      throw Raised.typeError("descriptor 'to_bytes' requires an 'int' object")
    }
    let length = try arguments.index(1, or: 1)
    guard length >= 0 else { throw Raised.valueError("length argument must be non-negative") }
    try Operators.checkSize(1, times: length)
    let isBig = try isBigEndian(arguments.optional(2))
    let isSigned = try arguments.flag(3)
    if number < 0, !isSigned { throw Raised.overflowError("can't convert negative int to unsigned") }
    // In two's complement a negative number takes the bits of one less, and every number one for the sign.
    let magnitude = number < 0 ? (-number - 1).magnitude : number.magnitude
    if magnitude.bitWidth + (isSigned ? 1 : 0) > 8 * length, number != 0 {
      throw Raised.overflowError("int too big to convert")
    }
    var bytes = [UInt8](repeating: number < 0 ? 0xff : 0, count: length)
    var rest = number
    for place in 0..<length {
      bytes[place] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
    return .object(BytesObject(isBig ? bytes.reversed() : bytes))
  }

  private static let fromBytes = Builtin(
    "from_bytes(bytes, byteorder='big', *, signed=False)", of: "int", "Return the integer that bytes stand for.",
    example: "int.from_bytes(b'\\x01\\x02', 'little')\n#> 513"
  ) { arguments in
    let bytes = try BytesObject.bytes(of: arguments[0])
    let ordered = try isBigEndian(arguments.optional(1)) ? bytes : bytes.reversed()
    // Eight bytes make a word, the last bytes the first word.
    let words = stride(from: ordered.count, to: 0, by: -8).map { end in
      ordered[max(0, end - 8)..<end].reduce(UInt(0)) { $0 << 8 | UInt($1) }
    }
    var number = BigInt(BigUInt(words: words))
    if try arguments.flag(2), let first = ordered.first, first >= 0x80 { number -= BigInt(1) << (8 * ordered.count) }
    return .integer(number)
  }

  private static func isBigEndian(_ value: Value?) throws -> Bool {
    guard let value else { return true }
    guard let text = value.stringValue else {
      throw Raised.typeError("to_bytes() argument 'byteorder' must be str, not \(value.typeName)")
    }
    guard text == "big" || text == "little" else {
      throw Raised.valueError("byteorder must be either 'little' or 'big'")
    }
    return text == "big"
  }

  private static func fromHexadecimal(_ type: TypeObject) -> Builtin {
    Builtin(
      "fromhex(string, /)", of: type.name, "Return the bytes that pairs of hexadecimal digits stand for.",
      example: "\(type.name).fromhex('48 69') == b'Hi'\n#> True"
    ) { arguments in
      let text = try StringType.text(arguments[0]) { "fromhex() argument must be str, not \($0)" }
      var bytes: [UInt8] = []
      let characters = Array(text.unicodeScalars)
      var place = 0
      while place < characters.count {
        if characters[place].properties.isWhitespace {
          place += 1
          continue
        }
        let pair = characters[place..<min(place + 2, characters.count)].map { UInt8(String($0), radix: 16) }
        guard pair.count == 2, let high = pair[0], let low = pair[1] else {
          let faulty = pair[0] == nil ? place : place + 1
          throw Raised.valueError("non-hexadecimal number found in fromhex() arg at position \(faulty)")
        }
        bytes.append(high << 4 | low)
        place += 2
      }
      return .object(BytesObject(bytes, isMutable: type === BuiltinTypes.byteArray))
    }
  }
}
