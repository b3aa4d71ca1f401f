import Interpreter

/// The replacement fields of `str.format` and `str.format_map`.
struct TemplateText {
  private let positional: [Value]?
  private let named: (String) throws -> Value
  private var nextIndex = 0
  private var numbering = Numbering.undecided

  private enum Numbering {
    case undecided, automatic, manual
  }

  /// - Parameters:
  ///   - positional: The positional arguments; nil when the template takes only names.
  ///   - named: Finds the value of a name.
  init(positional: [Value]?, named: @escaping (String) throws -> Value) {
    self.positional = positional
    self.named = named
  }

  mutating func format(_ text: String) throws -> String {
    try format(LongText.scalars(text)[...], depth: 2)
  }

  private mutating func format(_ text: ArraySlice<UnicodeScalar>, depth: Int) throws -> String {
    if depth <= 0 { throw Raised.valueError("Max string recursion exceeded") }
    var result = ""
    var place = text.startIndex
    while place < text.endIndex {
      let scalar = text[place]
      place += 1
      try Machine.current.checkInterrupt(after: place)
      guard scalar == "{" || scalar == "}" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if place < text.endIndex, text[place] == scalar {
        result.unicodeScalars.append(scalar)
        place += 1
        continue
      }
      if scalar == "}" { throw Raised.valueError("Single '}' encountered in format string") }
      if place == text.endIndex { throw Raised.valueError("Single '{' encountered in format string") }
      let field = try Field(text, from: place)
      place = field.end
      try LongText.append(formatted(field, depth: depth), to: &result)
    }
    return result
  }

  private mutating func formatted(_ field: Field, depth: Int) throws -> String {
    var value = try lookUp(field.name)
    switch field.conversion {
    case nil: break
    case "r": value = .string(try Operators.repr(value))
    case "s": value = .string(try Operators.str(value))
    case "a": value = .string(try StringObject.escapedToASCII(Operators.repr(value)))
    case let other?:
      let shown = other.value > 32 && other.value < 127 ? String(other) : "\\x" + String(other.value, radix: 16)
      throw Raised.valueError("Unknown conversion specifier \(shown)")
    }
    let specification =
      field.specification.contains("{")
      ? try format(field.specification, depth: depth - 1) : TemplateText.string(field.specification)
    return try Operators.format(value, specification)
  }

  private static func string(_ scalars: ArraySlice<UnicodeScalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  // MARK: Field names

  private mutating func lookUp(_ name: ArraySlice<UnicodeScalar>) throws -> Value {
    let first = name.prefix { $0 != "." && $0 != "[" }
    var value = try argument(first)
    var rest = name[first.endIndex...]
    while let mark = rest.first {
      rest = rest.dropFirst()
      if mark == "." {
        let attribute = rest.prefix { $0 != "." && $0 != "[" }
        if attribute.isEmpty { throw Raised.valueError("Empty attribute in format string") }
        value = try Operators.attribute(value, Symbol(TemplateText.string(attribute)))
        rest = rest[attribute.endIndex...]
      } else if mark == "[" {
        guard let close = rest.firstIndex(of: "]") else { throw Raised.valueError("Missing ']' in format string") }
        let key = rest[..<close]
        if key.isEmpty { throw Raised.valueError("Empty attribute in format string") }
        value = try Operators.item(value, index(key).map { .int($0) } ?? .string(TemplateText.string(key)))
        rest = rest[(close + 1)...]
      } else {
        throw Raised.valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private mutating func argument(_ name: ArraySlice<UnicodeScalar>) throws -> Value {
    let explicit = try index(name)
    guard explicit != nil || name.isEmpty else { return try named(TemplateText.string(name)) }
    let wanted: Numbering = explicit == nil ? .automatic : .manual
    if numbering != .undecided, numbering != wanted {
      let (from, to) =
        wanted == .automatic
        ? ("manual field specification", "automatic field numbering")
        : ("automatic field numbering", "manual field specification")
      throw Raised.valueError("cannot switch from \(from) to \(to)")
    }
    numbering = wanted
    let place = explicit ?? nextIndex
    if explicit == nil { nextIndex += 1 }
    guard let positional else { throw Raised.valueError("Format string contains positional fields") }
    guard place < positional.count else {
      throw Raised.indexError("Replacement index \(place) out of range for positional args tuple")
    }
    return positional[place]
  }

  /// The text as an index, or nil when it has another character than digits.
  private func index(_ text: ArraySlice<UnicodeScalar>) throws -> Int? {
    guard !text.isEmpty else { return nil }
    var value = 0
    for scalar in text {
      guard let digit = Digits.decimalValue(scalar) else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow || scaled > Int.max - digit { throw Raised.valueError("Too many decimal digits in format string") }
      value = scaled + digit
    }
    return value
  }

  /// A replacement field, `name[!conversion][:specification]`, and where the text goes on behind it.
  private struct Field {
    var name: ArraySlice<UnicodeScalar>
    var conversion: UnicodeScalar?
    var specification: ArraySlice<UnicodeScalar> = []
    var end: Int

    init(_ text: ArraySlice<UnicodeScalar>, from start: Int) throws {
      var place = start
      var isInBrackets = false
      while place < text.endIndex {
        let scalar = text[place]
        if scalar == "{" { throw Raised.valueError("unexpected '{' in field name") }
        if scalar == "[" { isInBrackets = true }
        if scalar == "]" { isInBrackets = false }
        if !isInBrackets, scalar == "}" || scalar == ":" || scalar == "!" { break }
        place += 1
      }
      guard place < text.endIndex else { throw Raised.valueError("expected '}' before end of string") }
      name = text[start..<place]
      end = place + 1
      switch text[place] {
      case "}": return
      case "!": try parseConversion(text, at: place + 1)
      case _: try parseSpecification(text, from: place + 1)
      }
    }

    private mutating func parseConversion(_ text: ArraySlice<UnicodeScalar>, at place: Int) throws {
      guard place + 1 < text.endIndex, text[place] != "}" else {
        throw Raised.valueError(
          place < text.endIndex
            ? "unmatched '{' in format spec" : "end of string while looking for conversion specifier")
      }
      conversion = text[place]
      switch text[place + 1] {
      case "}": end = place + 2
      case ":": try parseSpecification(text, from: place + 2)
      case _: throw Raised.valueError("expected ':' after conversion specifier")
      }
    }

    private mutating func parseSpecification(_ text: ArraySlice<UnicodeScalar>, from start: Int) throws {
      var depth = 1
      var place = start
      while place < text.endIndex {
        if text[place] == "{" { depth += 1 }
        if text[place] == "}" { depth -= 1 }
        if depth == 0 {
          specification = text[start..<place]
          end = place + 1
          return
        }
        place += 1
      }
      throw Raised.valueError("unmatched '{' in format spec")
    }
  }
}
