import BigInt

/// A format specification, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
public struct FormatSpecification {
  enum Alignment: UInt32 {
    case left = 0x3c
    case right = 0x3e
    case center = 0x5e
    case afterSign = 0x3d
  }

  enum Grouping: UnicodeScalar {
    case comma = ","
    case underscore = "_"
  }

  private let text: String
  private(set) var fill: UnicodeScalar = " "
  private(set) var alignment = Alignment.right
  private(set) var sign: UnicodeScalar?
  private(set) var dropsNegativeZero = false
  private(set) var isAlternate = false
  private(set) var width: Int?
  private(set) var grouping: Grouping?
  private(set) var precision: Int?
  private(set) var type: UnicodeScalar?

  /// The specification as written; it is parsed when the kind of the value is known.
  public init(_ text: String) throws { self.text = text }

  // MARK: Values

  /// - Throws: ValueError for what strings do not take.
  public func format(_ value: String) throws -> String {
    let parsed = try parsed(for: "str", defaultAlignment: .left)
    if let sign = parsed.sign {
      throw Raised.valueError("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    try parsed.refuse(parsed.dropsNegativeZero, "Negative zero coercion (z) not allowed in string format specifier")
    try parsed.refuse(parsed.isAlternate, "Alternate form (#) not allowed in string format specifier")
    try parsed.refuse(parsed.alignment == .afterSign, "'=' alignment not allowed in string format specifier")
    guard parsed.type == nil || parsed.type == "s" else { throw parsed.unknownType(for: "str") }
    let shown = parsed.precision.map { String(String.UnicodeScalarView(value.unicodeScalars.prefix($0))) } ?? value
    return try parsed.padded(shown)
  }

  /// - Throws: ValueError for what integers do not take.
  public func format(_ value: Int) throws -> String {
    let parsed = try parsed(for: "int", defaultAlignment: .right)
    guard parsed.type == nil || parsed.type == "d" else { return try format(BigInt(value)) }
    return try parsed.formattedInteger(isNegative: value < 0, digits: String(value.magnitude))
  }

  /// - Throws: ValueError for what integers do not take.
  public func format(_ value: BigInt, typeName: String = "int") throws -> String {
    let parsed = try parsed(for: typeName, defaultAlignment: .right)
    switch parsed.type {
    case nil, "d", "n":
      return try parsed.formattedInteger(isNegative: value < 0, digits: NumberText.decimal(BigInt(value.magnitude)))
    case "b", "o", "x", "X":
      let digits = try LargeIntegers.digits(
        value.magnitude, radix: parsed.radix, uppercase: parsed.type == "X")
      return try parsed.formattedInteger(isNegative: value < 0, digits: digits)
    case "c": return try parsed.formattedCharacter(value)
    case "e", "E", "f", "F", "g", "G", "%": return try parsed.formattedFloat(Numbers.Number.big(value).double())
    case _: throw parsed.unknownType(for: typeName)
    }
  }

  /// - Throws: ValueError for what floats do not take.
  public func format(_ value: Double) throws -> String {
    let parsed = try parsed(for: "float", defaultAlignment: .right)
    switch parsed.type {
    case nil, "n", "e", "E", "f", "F", "g", "G", "%": return try parsed.formattedFloat(value)
    case _: throw parsed.unknownType(for: "float")
    }
  }

  func refuse(_ isPresent: Bool, _ message: String) throws {
    if isPresent { throw Raised.valueError(message) }
  }

  private func unknownType(for typeName: String) -> Raised {
    let code = FormatSpecification.shown(type ?? "s")
    return .valueError("Unknown format code '\(code)' for object of type '\(typeName)'")
  }

  /// A type code as messages show it.
  private static func shown(_ code: UnicodeScalar) -> String {
    code.value > 32 && code.value < 128 ? String(code) : "\\x" + String(code.value, radix: 16)
  }

  // MARK: Parsing

  /// Specifications of numbers that were parsed before; a loop formats with the same few.
  nonisolated(unsafe) private static var numberSpecifications: [String: FormatSpecification] = [:]

  private func parsed(for typeName: String, defaultAlignment: Alignment) throws -> FormatSpecification {
    // Keys of ASCII alone, because dictionaries take canonically equivalent texts for the same.
    guard defaultAlignment == .right, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return try parse(for: typeName, defaultAlignment: defaultAlignment)
    }
    if let known = FormatSpecification.numberSpecifications[text] { return known }
    let result = try parse(for: typeName, defaultAlignment: defaultAlignment)
    if FormatSpecification.numberSpecifications.count > 200 { FormatSpecification.numberSpecifications = [:] }
    FormatSpecification.numberSpecifications[text] = result
    return result
  }

  private func parse(for typeName: String, defaultAlignment: Alignment) throws -> FormatSpecification {
    var result = self
    let scalars = Array(text.unicodeScalars)
    var position = 0
    result.alignment = defaultAlignment
    let (hasFill, hasAlignment) = result.parseAlignment(scalars, &position)
    func take(_ scalar: UnicodeScalar) -> Bool {
      guard position < scalars.count, scalars[position] == scalar else { return false }
      position += 1
      return true
    }
    for sign in [" ", "+", "-"] as [UnicodeScalar] where result.sign == nil && take(sign) { result.sign = sign }
    result.dropsNegativeZero = take("z")
    result.isAlternate = take("#")
    if !hasFill, take("0") {
      result.fill = "0"
      if !hasAlignment, defaultAlignment == .right { result.alignment = .afterSign }
    }
    result.width = try FormatSpecification.integer(scalars, &position)
    if take(",") { result.grouping = .comma }
    if take("_") {
      try refuse(result.grouping != nil, "Cannot specify both ',' and '_'.")
      result.grouping = .underscore
    }
    if result.grouping == .underscore, position < scalars.count, scalars[position] == "," {
      throw Raised.valueError("Cannot specify both ',' and '_'.")
    }
    if take(".") {
      result.precision = try FormatSpecification.integer(scalars, &position)
      try refuse(result.precision == nil, "Format specifier missing precision")
    }
    try refuse(
      scalars.count - position > 1, "Invalid format specifier '\(text)' for object of type '\(typeName)'")
    if position < scalars.count { result.type = scalars[position] }
    try result.checkGrouping(typeName)
    return result
  }

  private mutating func parseAlignment(
    _ scalars: [UnicodeScalar], _ position: inout Int
  ) -> (hasFill: Bool, hasAlignment: Bool) {
    if scalars.count >= 2, let alignment = Alignment(rawValue: scalars[1].value) {
      (fill, self.alignment) = (scalars[0], alignment)
      position = 2
      return (true, true)
    }
    guard let first = scalars.first, let alignment = Alignment(rawValue: first.value) else { return (false, false) }
    self.alignment = alignment
    position = 1
    return (false, true)
  }

  /// The decimal integer at `position`, or nil when there is no digit.
  private static func integer(_ scalars: [UnicodeScalar], _ position: inout Int) throws -> Int? {
    var value: Int?
    while position < scalars.count, let digit = Digits.decimalValue(scalars[position]) {
      let (scaled, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
      if overflow || scaled > Int.max - digit {
        throw Raised.valueError("Too many decimal digits in format string")
      }
      value = scaled + digit
      position += 1
    }
    return value
  }

  private func checkGrouping(_ typeName: String) throws {
    guard let grouping else { return }
    switch type ?? (typeName == "str" ? "s" : "d") {
    case "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X":
      if grouping == .underscore { return }
      throw Raised.valueError("Cannot specify '\(grouping.rawValue)' with '\(type ?? "s")'.")
    case let code:
      throw Raised.valueError("Cannot specify '\(grouping.rawValue)' with '\(FormatSpecification.shown(code))'.")
    }
  }

  // MARK: Padding

  /// The text padded to the width.
  func padded(_ text: String) throws -> String {
    let missing = (width ?? 0) - LongText.count(text)
    guard missing > 0 else { return text }
    let (before, after): (Int, Int)
    switch alignment {
    case .left: (before, after) = (0, missing)
    case .right, .afterSign: (before, after) = (missing, 0)
    case .center: (before, after) = (missing / 2, missing - missing / 2)
    }
    return try LongText.joined(filling(before), text, filling(after))
  }

  /// `count` fill characters.
  func filling(_ count: Int) throws -> String {
    try LongText.repeated(String(fill), count)
  }
}
