import Interpreter
import Syntax

/// A compiled regular expression, as `re.compile` gives it.
final class PatternObject: Object {
  let pattern: String
  let flags: PatternFlags
  let program: PatternProgram
  let groupNames: [(name: String, number: Int)]

  /// - Throws: `re.error`; ValueError for flags that exclude one another.
  init(_ pattern: String, _ flags: PatternFlags) throws {
    self.pattern = pattern
    var parser = try PatternParser(pattern, flags)
    let node = try parser.parse()
    self.flags = parser.flags
    groupNames = parser.groupNames
    program = try PatternProgram(node, groupCount: parser.groupCount, pattern: pattern)
    super.init()
  }

  static let patternType = TypeObject("re.Pattern", summary: "A compiled regular expression.")
  override var type: TypeObject { PatternObject.patternType }

  override func repr() throws -> String {
    // What every text pattern has goes without saying.
    let shown = flags.subtracting(.unicode)
    let text = StringObject.quoted(pattern)
    let limited =
      text.unicodeScalars.count > 200 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))) : text
    return "re.compile(\(limited)\(shown.isEmpty ? "" : ", \(shown.text)"))"
  }

  override func hash() throws -> Int { try StringObject(pattern).hash() ^ flags.rawValue }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: PatternObject.self) else { return nil }
    let same = pattern == right.pattern && flags == right.flags
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  func number(of name: String) -> Int? { groupNames.first { $0.name == name }?.number }

  // MARK: Known patterns

  nonisolated(unsafe) private static var known: [String: PatternObject] = [:]
  private static let knownLimit = 512

  /// The compiled form of a pattern, which is kept for the next use.
  static func compiled(_ pattern: String, _ flags: PatternFlags) throws -> PatternObject {
    let key = "\(flags.rawValue) \(pattern)"
    if let found = known[key] { return found }
    let object = try PatternObject(pattern, flags)
    if known.count >= knownLimit { known.removeAll() }
    known[key] = object
    return object
  }

  /// The pattern that a value is, or is the text of.
  /// - Throws: TypeError for other values; ValueError for flags beside a compiled pattern.
  static func compiled(_ value: Value, flags: Value?) throws -> PatternObject {
    let given = try flags.map(RegularExpressionNamespace.flags) ?? []
    if let object = value.object(as: PatternObject.self) {
      if !given.isEmpty { throw Raised.valueError("cannot process flags argument with a compiled pattern") }
      return object
    }
    guard let text = value.stringValue else {
      guard value.type.has(.unhashable) else {
        throw Raised.typeError("first argument must be string or compiled pattern")
      }
      throw Raised.typeError("unhashable type: '\(value.typeName)'")
    }
    return try compiled(text, given)
  }
}

/// A text to look in, with what a search needs of it.
struct SearchedText {
  let value: Value
  let codes: [UInt32]
  let start, end: Int

  /// - Parameters:
  ///   - start: Where to begin, and `end`, where the text ends for the search; both are clipped.
  /// - Throws: TypeError for what is no text; KeyboardInterrupt.
  init(_ value: Value, from start: Int = 0, to end: Int = Int.max) throws {
    guard let text = value.stringValue else {
      throw Raised.typeError("expected string or bytes-like object, got '\(value.typeName)'")
    }
    self.value = value
    var codes: [UInt32] = []
    codes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      codes.append(scalar.value)
      try Machine.current.checkInterrupt(after: codes.count)
    }
    self.codes = codes
    self.end = min(max(0, end), codes.count)
    self.start = min(max(0, start), codes.count)
  }

  func text(_ start: Int, _ end: Int) -> String {
    var result = String.UnicodeScalarView()
    for code in codes[start..<max(start, end)] {
      if let scalar = UnicodeScalar(code) { result.append(scalar) }
    }
    return String(result)
  }
}

/// The matches of a pattern in a text one after the other, as `finditer`, `sub` and `split` see them.
struct MatchSequence {
  private let pattern: PatternObject
  private let text: SearchedText
  private var matcher: PatternMatcher
  private var place: Int
  private var mustAdvance = false

  init(_ pattern: PatternObject, _ text: SearchedText) {
    self.pattern = pattern
    self.text = text
    matcher = PatternMatcher(pattern.program, text.codes, end: text.end)
    place = text.start
  }

  mutating func next(_ extent: PatternMatcher.Extent = .search) throws -> MatchObject? {
    try Machine.current.checkInterrupt()
    guard place <= text.end, try matcher.match(from: place, extent, mustAdvance: mustAdvance) else {
      place = text.end + 1
      return nil
    }
    let slots = matcher.slots
    mustAdvance = slots[0] == slots[1]
    place = slots[1]
    return MatchObject(pattern, text, slots)
  }
}
