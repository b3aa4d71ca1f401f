/// A string literal cut into prefix and body.
struct StringLiteral {
  let bytes: [UInt8]
  /// The bytes between the quotes.
  let body: Range<Int>
  private(set) var isRaw = false
  private(set) var isBytes = false
  private(set) var isFormatted = false
  let span: Span

  /// Reads the prefix and quotes of a string token.
  init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    self.span = span
    var start = span.start
    scan: while start < span.end {
      switch bytes[start] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "f"): isFormatted = true
      case UInt8(ascii: "u"): break
      default: break scan
      }
      start += 1
    }
    let quote = bytes[start]
    let isTriple = span.end - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    body = start + width..<max(start + width, span.end - width)
  }

  /// The text of a part of the body, with escapes replaced unless the literal is raw and line ends as `\n`.
  ///
  /// Errors: broken escapes in CPython's words; `\N{…}` and lone surrogates, which lgs lacks.
  func text(of range: Range<Int>) throws(SyntaxProblem) -> String {
    let part = bytes[range]
    let isPlain = !part.contains { $0 == 0x0D || ($0 == UInt8(ascii: "\\") && !isRaw) }
    if isPlain { return String(decoding: part, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(part.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x0D {
        output.append(0x0A)
        index += index + 1 < range.upperBound && bytes[index + 1] == 0x0A ? 2 : 1
      } else if byte == UInt8(ascii: "\\"), !isRaw, index + 1 < range.upperBound {
        index = try appendEscape(at: index, in: range, to: &output)
      } else {
        output.append(byte)
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The values of a bytes literal; nil where the escape at `faultyEscape` is broken.
  ///
  /// Errors: characters beyond ASCII, in CPython's words.
  func byteValues() throws(SyntaxProblem) -> [UInt8]? {
    var values: [UInt8] = []
    var index = body.lowerBound
    while index < body.upperBound {
      let byte = bytes[index]
      if byte >= 0x80 { throw SyntaxProblem("bytes can only contain ASCII literal characters", span) }
      if byte == 0x0D {
        values.append(0x0A)
        index += index + 1 < body.upperBound && bytes[index + 1] == 0x0A ? 2 : 1
      } else if byte == UInt8(ascii: "\\"), !isRaw, index + 1 < body.upperBound {
        guard let next = try appendByteEscape(at: index, to: &values) else { return nil }
        index = next
      } else {
        values.append(byte)
        index += 1
      }
    }
    return values
  }

  /// Where the first escape `\x` without two digits stands in the body of a bytes literal.
  var faultyEscape: Int {
    var index = body.lowerBound
    while index + 1 < body.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        let isWhole =
          index + 3 < body.upperBound && bytes[index + 2].hexValue != nil && bytes[index + 3].hexValue != nil
        if bytes[index + 1] == UInt8(ascii: "x"), !isWhole { break }
        index += 1
      }
      index += 1
    }
    return index - body.lowerBound
  }

  /// As `appendEscape`, for bytes: `\x` and octal numbers are bytes, and there are no names and code points.
  private func appendByteEscape(at index: Int, to values: inout [UInt8]) throws(SyntaxProblem) -> Int? {
    switch bytes[index + 1] {
    case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "N"):
      values.append(UInt8(ascii: "\\"))
      return index + 1
    case UInt8(ascii: "x"):
      guard index + 3 < body.upperBound, let high = bytes[index + 2].hexValue, let low = bytes[index + 3].hexValue
      else {
        return nil
      }
      values.append(UInt8(high << 4 | low))
      return index + 4
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var end = index + 1
      var value: UInt32 = 0
      while end < min(index + 4, body.upperBound), bytes[end] &- 0x30 < 8 {
        value = value * 8 + UInt32(bytes[end] - 0x30)
        end += 1
      }
      values.append(UInt8(truncatingIfNeeded: value))
      return end
    default: return try appendEscape(at: index, in: body, to: &values)
    }
  }

  /// Appends what the escape at `index` stands for and returns the index behind it.
  private func appendEscape(
    at index: Int, in range: Range<Int>, to output: inout [UInt8]
  ) throws(SyntaxProblem) -> Int {
    let letter = bytes[index + 1]
    let next = index + 2
    switch letter {
    case 0x0A: return next
    case 0x0D: return next < range.upperBound && bytes[next] == 0x0A ? next + 1 : next
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): output.append(letter)
    case UInt8(ascii: "a"): output.append(0x07)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "v"): output.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return try appendOctal(at: index, in: range, to: &output)
    case UInt8(ascii: "x"):
      return try appendHexadecimal(at: index, digits: 2, "\\xXX", in: range, to: &output)
    case UInt8(ascii: "u"):
      return try appendHexadecimal(at: index, digits: 4, "\\uXXXX", in: range, to: &output)
    case UInt8(ascii: "U"):
      return try appendHexadecimal(at: index, digits: 8, "\\UXXXXXXXX", in: range, to: &output)
    case UInt8(ascii: "N"):
      throw SyntaxProblem("\\N{...} escapes are not in lgs", Span(index, next))
    default:
      // An unknown escape keeps its backslash; the character after it may be more than one byte.
      output.append(UInt8(ascii: "\\"))
      return index + 1
    }
    return next
  }

  private func appendOctal(
    at index: Int, in range: Range<Int>, to output: inout [UInt8]
  ) throws(SyntaxProblem) -> Int {
    var end = index + 1
    var value: UInt32 = 0
    while end < min(index + 4, range.upperBound), bytes[end] &- 0x30 < 8 {
      value = value * 8 + UInt32(bytes[end] - 0x30)
      end += 1
    }
    try append(value, Span(index, end), to: &output)
    return end
  }

  private func appendHexadecimal(
    at index: Int, digits: Int, _ form: String, in range: Range<Int>, to output: inout [UInt8]
  ) throws(SyntaxProblem) -> Int {
    var end = index + 2
    var value: UInt32 = 0
    while end < min(index + 2 + digits, range.upperBound), let digit = bytes[end].hexValue {
      value = value << 4 | UInt32(digit)
      end += 1
    }
    guard end == index + 2 + digits else {
      throw unicodeProblem("truncated \(form) escape", index..<end, in: range)
    }
    guard value <= 0x10FFFF else {
      throw unicodeProblem("illegal Unicode character", index..<end, in: range)
    }
    try append(value, Span(index, end), to: &output)
    return end
  }

  private func append(_ value: UInt32, _ span: Span, to output: inout [UInt8]) throws(SyntaxProblem) {
    guard let scalar = Unicode.Scalar(value) else {
      throw SyntaxProblem("lone surrogates are not in lgs", span)
    }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// CPython's codec error; it counts positions in the body with each non-ASCII character as ten bytes.
  private func unicodeProblem(_ reason: String, _ escape: Range<Int>, in range: Range<Int>) -> SyntaxProblem {
    let before = bytes[range.lowerBound..<escape.lowerBound]
    let first = before.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 >= 0xC0 ? 10 : 0) }
    let last = first + escape.count - 1
    return SyntaxProblem(
      "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): \(reason)", span)
  }
}
