import Interpreter

/// The rule of an `open` call for the ends of lines (`newline=`).
enum LineEnds {
  /// None: every end is read as `\n`.
  case universal
  /// `''`: every end counts and stays as it is.
  case untranslated
  case lineFeed
  case carriageReturn
  case both

  /// - Throws: ValueError and TypeError for what is no such rule.
  init(_ value: Value) throws {
    if value.isNone {
      self = .universal
      return
    }
    guard let text = value.stringValue else {
      throw Raised.typeError("open() argument 'newline' must be str or None, not \(value.typeName)")
    }
    switch text {
    case "": self = .untranslated
    case "\n": self = .lineFeed
    case "\r": self = .carriageReturn
    case "\r\n": self = .both
    case _: throw Raised.valueError("illegal newline value: \(text)")
    }
  }

  /// The text as it is stored.
  func written(_ text: String) -> String {
    let end: String.UnicodeScalarView
    switch self {
    case .universal, .untranslated, .lineFeed: return text
    case .carriageReturn: end = "\r".unicodeScalars
    case .both: end = "\r\n".unicodeScalars
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" { result.append(contentsOf: end) } else { result.append(scalar) }
    }
    return String(result)
  }

  /// The place behind the line that begins at `start`, its end included.
  func endOfLine<Character: LineCharacter>(in text: [Character], from start: Int) -> Int {
    var place = start
    while place < text.count {
      let code = text[place].code
      place += 1
      switch self {
      case .lineFeed where code == 10, .carriageReturn where code == 13: return place
      case .both where code == 13 && place < text.count && text[place].code == 10: return place + 1
      case .universal, .untranslated:
        if code == 10 { return place }
        if code == 13 { return place < text.count && text[place].code == 10 ? place + 1 : place }
      case .lineFeed, .carriageReturn, .both: break
      }
    }
    return place
  }

  /// The text as it is read.
  func read(_ bytes: ArraySlice<UInt8>) -> String {
    guard case .universal = self, bytes.contains(13) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte == 10, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 13
      result.append(isAfterReturn ? 10 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// What ends of lines are looked for in: bytes of UTF-8, or code points.
protocol LineCharacter {
  var code: UInt32 { get }
}

extension UInt8: LineCharacter {
  var code: UInt32 { UInt32(self) }
}

extension UnicodeScalar: LineCharacter {
  var code: UInt32 { value }
}
