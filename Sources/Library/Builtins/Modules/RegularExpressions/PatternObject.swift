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

  /// Finds the next match; false at the end.
  mutating func advance(_ extent: PatternMatcher.Extent = .search) throws -> Bool {
    try Machine.current.checkInterrupt()
    guard place <= text.end, try matcher.match(from: place, extent, mustAdvance: mustAdvance) else {
      place = text.end + 1
      return false
    }
    mustAdvance = matcher.slots[0] == matcher.slots[1]
    place = matcher.slots[1]
    return true
  }

  /// The text of a group of the match that was found last; the empty text where the group has matched nothing.
  func part(_ group: Int) -> Value {
    let (start, end) = (matcher.slots[2 * group], matcher.slots[2 * group + 1])
    return end < 0 ? MatchSequence.empty : text.value(start, end)
  }

  private static let empty = Value.string("")

  mutating func next(_ extent: PatternMatcher.Extent = .search) throws -> MatchObject? {
    try advance(extent) ? MatchObject(pattern, text, matcher.slots) : nil
  }
}
