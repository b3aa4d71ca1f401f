import BigInt

/// `text % values`: printf-style formatting.
enum PercentFormat {
  static func format(_ text: String, with values: Value) throws -> String {
    var run = Run(scalars: try LongText.scalars(text), values: values)
    return try run.format()
  }

  /// One conversion specifier, `%[(key)][flags][width][.precision]type`.
  private struct Conversion {
    var isLeft = false
    var hasPlus = false
    var hasSpace = false
    var isAlternate = false
    var hasZeros = false
    var width = 0
    var precision: Int?
  }

  private struct Run {
    let scalars: [UnicodeScalar]
    let values: Value
    var position = 0
    var nextArgument = 0
    /// The value that a mapping key selected for the conversion at hand.
    var keyed: Value?
    var usesMapping = false

    init(scalars: [UnicodeScalar], values: Value) {
      self.scalars = scalars
      self.values = values
    }

    private var tuple: [Value]? { values.object(as: TupleObject.self)?.items }

    mutating func format() throws -> String {
      var result = ""
      while position < scalars.count {
        let scalar = scalars[position]
        position += 1
        try Machine.current.checkInterrupt(after: position)
        if scalar == "%" {
          try LongText.append(conversion(), to: &result)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      let hasLeftOver = tuple.map { nextArgument < $0.count } ?? (nextArgument == 0 && !isMapping)
      if hasLeftOver, !usesMapping { throw Raised.typeError("not all arguments converted during string formatting") }
      return result
    }

    /// Whether the values are looked up by key, so that none can be left over.
    private var isMapping: Bool {
      values.type.has(.subscriptable) && values.object(as: StringObject.self) == nil
    }

    private mutating func nextValue() throws -> Value {
      if let keyed { return keyed }
      defer { nextArgument += 1 }
      if let tuple {
        guard nextArgument < tuple.count else { throw Raised.typeError("not enough arguments for format string") }
        return tuple[nextArgument]
      }
      guard nextArgument == 0, !usesMapping else { throw Raised.typeError("not enough arguments for format string") }
      return values
    }

    private func peek() throws -> UnicodeScalar {
      guard position < scalars.count else { throw Raised.valueError("incomplete format") }
      return scalars[position]
    }

    // MARK: Parsing

    private mutating func conversion() throws -> String {
      keyed = nil
      if position < scalars.count, scalars[position] == "%" {
        position += 1
        return "%"
      }
      var conversion = Conversion()
      if position < scalars.count, scalars[position] == "(" { keyed = try mappingValue() }
      try parseFlags(&conversion)
      try parseWidth(&conversion)
      try parsePrecision(&conversion)
      if try ["h", "l", "L"].contains(peek()) { position += 1 }
      let type = try peek()
      position += 1
      return try converted(type, conversion)
    }

    private mutating func mappingValue() throws -> Value {
      guard isMapping, tuple == nil else { throw Raised.typeError("format requires a mapping") }
      position += 1
      let start = position
      var depth = 1
      while depth > 0 {
        guard position < scalars.count else { throw Raised.valueError("incomplete format key") }
        if scalars[position] == "(" { depth += 1 }
        if scalars[position] == ")" { depth -= 1 }
        position += 1
      }
      var key = String.UnicodeScalarView()
      key.append(contentsOf: scalars[start..<(position - 1)])
      usesMapping = true
      return try Operators.item(values, .string(String(key)))
    }

    private mutating func parseFlags(_ conversion: inout Conversion) throws {
      while true {
        switch try peek() {
        case "-": conversion.isLeft = true
        case "+": conversion.hasPlus = true
        case " ": conversion.hasSpace = true
        case "#": conversion.isAlternate = true
        case "0": conversion.hasZeros = true
        case _: return
        }
        position += 1
      }
    }

    private mutating func parseWidth(_ conversion: inout Conversion) throws {
      let width = try count(tooBig: "width too big") ?? 0
      if width < 0 { conversion.isLeft = true }
      conversion.width = Int(clamping: width.magnitude)
    }

    private mutating func parsePrecision(_ conversion: inout Conversion) throws {
      guard try peek() == "." else { return }
      position += 1
      conversion.precision = max(0, try count(tooBig: "precision too big") ?? 0)
    }

    /// The integer at the position, `*` taking it from the values, or nil when there is none.
    private mutating func count(tooBig message: String) throws -> Int? {
      if try peek() == "*" {
        position += 1
        switch try nextValue() {
        case .int(let int): return int
        case .bool(let bool): return bool ? 1 : 0
        case .none, .float, .object: throw Raised.typeError("* wants int")
        }
      }
      var value: Int?
      while position < scalars.count, ("0"..."9").contains(scalars[position]) {
        let (scaled, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
        if overflow || scaled > Int.max - 9 { throw Raised.valueError(message) }
        value = scaled + Int(scalars[position].value - 48)
        position += 1
      }
      return value
    }

    // MARK: Conversion

    private mutating func converted(_ type: UnicodeScalar, _ conversion: Conversion) throws -> String {
      switch type {
      case "s", "r", "a":
        let value = try nextValue()
        let text = try type == "s" ? Operators.str(value) : Operators.repr(value)
        let shown = try type == "a" ? StringObject.escapedToASCII(text) : text
        return try padded(cut(shown, to: conversion.precision), conversion)
      case "c": return try padded(cut(character(nextValue()), to: conversion.precision), conversion)
      case "d", "i", "u", "x", "X", "o": return try laidOut(integer(type, nextValue(), conversion), conversion)
      case "e", "E", "f", "F", "g", "G": return try laidOut(float(type, nextValue(), conversion), conversion)
      case _:
        _ = try nextValue()
        let code = String(type.value, radix: 16)
        let shown = type.value > 31 && type.value < 127 ? String(type) : "?"
        throw Raised.valueError("unsupported format character '\(shown)' (0x\(code)) at index \(position - 1)")
      }
    }

    private func cut(_ text: String, to precision: Int?) -> String {
      precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
    }

    private func character(_ value: Value) throws -> String {
      if let text = value.stringValue, text.unicodeScalars.count == 1 { return text }
      if value.object(as: BigIntObject.self) != nil { throw Raised.overflowError("%c arg not in range(0x110000)") }
      guard let code = try Operators.indexValue(value) else { throw Raised.typeError("%c requires int or char") }
      guard let scalar = UInt32(exactly: code).flatMap(UnicodeScalar.init) else {
        throw Raised.overflowError("%c arg not in range(0x110000)")
      }
      return String(scalar)
    }

    private func integer(_ type: UnicodeScalar, _ value: Value, _ conversion: Conversion) throws -> String {
      let number: BigInt
      switch Numbers.Number(value) {
      case .int(let int): number = BigInt(int)
      case .big(let big): number = big
      case .float(let float) where type == "d" || type == "i" || type == "u": number = try Numbers.truncated(float)
      case .float, nil:
        let index = try Operators.indexValue(value)
        guard let index else {
          let wanted = type == "d" || type == "i" || type == "u" ? "a real number" : "an integer"
          throw Raised.typeError("%\(type) format: \(wanted) is required, not \(value.typeName)")
        }
        number = BigInt(index)
      }
      let radix = type == "x" || type == "X" ? 16 : type == "o" ? 8 : 10
      let magnitude = number.magnitude
      var digits =
        try radix == 10
        ? NumberText.decimal(BigInt(magnitude))
        : LargeIntegers.digits(magnitude, radix: radix, uppercase: type == "X")
      let zeros = max(0, (conversion.precision ?? 0) - digits.utf8.count)
      digits = try LongText.joined(LongText.repeated("0", zeros), digits)
      let prefix = conversion.isAlternate && radix != 10 ? "0\(type)" : ""
      return (number < 0 ? "-" : "") + prefix + digits
    }

    private func float(_ type: UnicodeScalar, _ value: Value, _ conversion: Conversion) throws -> String {
      guard let number = try Numbers.real(value) else {
        throw Raised.typeError("must be real number, not \(value.typeName)")
      }
      let style: FloatText.Style
      switch type {
      case "e", "E": style = .scientific
      case "f", "F": style = .fixed
      case _: style = .general
      }
      let precision = conversion.precision ?? 6
      if precision > Int(Int32.max) { throw Raised.valueError("precision too big") }
      let text = try FloatText.formatted(
        number, style, precision: precision, keepsPoint: conversion.isAlternate, addsZero: false)
      return type == "E" || type == "F" || type == "G" ? text.uppercased() : text
    }

    // MARK: Padding

    private func padded(_ text: String, _ conversion: Conversion) throws -> String {
      let spaces = try LongText.repeated(" ", max(0, conversion.width - LongText.count(text)))
      return try conversion.isLeft ? LongText.joined(text, spaces) : LongText.joined(spaces, text)
    }

    /// Sign, prefix, zeros and digits of a number.
    private func laidOut(_ number: String, _ conversion: Conversion) throws -> String {
      var digits = Substring(number)
      var head = ""
      if digits.hasPrefix("-") {
        digits.removeFirst()
        head = "-"
      } else if conversion.hasPlus {
        head = "+"
      } else if conversion.hasSpace {
        head = " "
      }
      for prefix in ["0x", "0X", "0o"] where digits.hasPrefix(prefix) {
        digits.removeFirst(2)
        head += prefix
      }
      let missing = conversion.width - head.utf8.count - digits.utf8.count
      guard conversion.hasZeros, !conversion.isLeft, missing > 0 else { return try padded(head + digits, conversion) }
      return try LongText.joined(head, LongText.repeated("0", missing), String(digits))
    }
  }
}
