import Interpreter

/// Reads Python's regular expressions, with CPython's messages.
struct PatternParser {
  var source: PatternSource
  var flags: PatternFlags
  /// Groups so far, the whole match included.
  private(set) var groupCount = 1
  private(set) var groupNames: [(name: String, number: Int)] = []
  private var closedGroups: Set<Int> = [0]
  /// Inside a look behind, the number of groups before it.
  private var groupsBeforeLookBehind: Int?
  /// Groups that conditions name before they exist, and where.
  private var wantedGroups: [(number: Int, place: Int)] = []
  private static let groupLimit = 1 << 30

  /// - Throws: `re.error`; ValueError for flags that exclude one another.
  init(_ text: String, _ flags: PatternFlags) throws {
    source = try PatternSource(text)
    self.flags = flags
  }

  mutating func parse() throws -> PatternNode {
    let node = try alternatives(flags, isOuter: true)
    if source.next != nil { throw try source.failure("unbalanced parenthesis") }
    if flags.contains(.locale) { throw Raised.valueError("cannot use LOCALE flag with a str pattern") }
    if flags.contains(.ascii) {
      if flags.contains(.unicode) { throw Raised.valueError("ASCII and UNICODE flags are incompatible") }
    } else {
      flags.insert(.unicode)
    }
    if let wanted = wantedGroups.first(where: { $0.number >= groupCount }) {
      throw try RegularExpressionError.raised("invalid group reference \(wanted.number)", source.text, wanted.place)
    }
    return node
  }

  // MARK: Sequences

  private mutating func alternatives(_ flags: PatternFlags, isOuter: Bool = false) throws -> PatternNode {
    var items: [PatternNode] = []
    var current = flags
    while true {
      let isFirst = isOuter && items.isEmpty
      items.append(try nestedSequence(&current, isFirst: isFirst))
      if try !source.accepts("|") { break }
      if isOuter { current = self.flags }
    }
    return items.count == 1 ? items[0] : .alternatives(items)
  }

  private mutating func nestedSequence(_ flags: inout PatternFlags, isFirst: Bool) throws -> PatternNode {
    try Machine.current.nested { try sequence(&flags, isFirst: isFirst) }
  }

  /// What stands between bars and parentheses.
  private mutating func sequence(_ flags: inout PatternFlags, isFirst: Bool) throws -> PatternNode {
    var items: [PatternNode] = []
    while let this = source.next, this != ["|"], this != [")"] {
      _ = try source.take()
      if flags.contains(.verbose) {
        if this.count == 1, " \t\n\r\u{b}\u{c}".unicodeScalars.contains(this[0]) { continue }
        if this == ["#"] {
          while let skipped = try source.take(), skipped != ["\n"] {}
          continue
        }
      }
      if this.count == 2 {
        items.append(try escape(this[1], flags))
        continue
      }
      switch this[0] {
      case "[": items.append(try set(flags))
      case "*", "+", "?", "{": try quantify(&items, this[0], flags)
      case ".": items.append(.any(includingLines: flags.contains(.dotAll)))
      case "^": items.append(.anchor(flags.contains(.multiline) ? .lineStart : .textStart))
      case "$": items.append(.anchor(flags.contains(.multiline) ? .lineEnd : .textEndOrLastLine))
      case "(":
        if let node = try parenthesis(&flags, isFirst: isFirst && items.isEmpty) { items.append(node) }
      case let scalar: items.append(character(scalar.value, flags))
      }
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  func character(_ code: UInt32, _ flags: PatternFlags) -> PatternNode {
    guard flags.contains(.ignoreCase) else { return .character(code, ignoresCase: false) }
    let isASCII = flags.contains(.ascii)
    if LetterCase.variants(of: code, isASCII: isASCII).allSatisfy({ $0 == code }) {
      return .character(code, ignoresCase: false)
    }
    if isASCII { return .set(CharacterSet([.range(code...code)], isNegated: false, isASCII: true, ignoresCase: true)) }
    return .character(LetterCase.folded(code, isASCII: false), ignoresCase: true)
  }

  // MARK: Repetitions

  private mutating func quantify(_ items: inout [PatternNode], _ mark: UnicodeScalar, _ flags: PatternFlags) throws {
    let here = source.place
    var (least, most) = (0, PatternNode.unlimited)
    switch mark {
    case "?": most = 1
    case "+": least = 1
    case "*": break
    case _:
      guard let bounds = try bounds(from: here) else {
        items.append(character(mark.value, flags))
        return
      }
      (least, most) = bounds
    }
    guard let item = items.last else {
      throw try source.failure("nothing to repeat", back: source.place - here + 1)
    }
    switch item {
    case .anchor: throw try source.failure("nothing to repeat", back: source.place - here + 1)
    case .repeated: throw try source.failure("multiple repeat", back: source.place - here + 1)
    case .empty, .character, .any, .set, .sequence, .alternatives, .group, .reference, .look, .atomic, .conditional:
      break
    }
    let kind: PatternNode.RepeatKind
    if try source.accepts("?") { kind = .lazy } else { kind = try source.accepts("+") ? .possessive : .greedy }
    items[items.count - 1] = .repeated(item, least: least, most: most, kind)
  }

  /// The bounds behind a brace, or nil when it stands for itself.
  private mutating func bounds(from here: Int) throws -> (Int, Int)? {
    if source.isNext({ $0 == "}" }) { return nil }
    func isDigit(_ scalar: UnicodeScalar) -> Bool { ("0"..."9").contains(scalar) }
    let low = try source.take(most: Int.max, while: isDigit)
    var high = low
    if try source.accepts(",") { high = try source.take(most: Int.max, while: isDigit) }
    guard try source.accepts("}") else {
      try source.go(to: here)
      return nil
    }
    func number(_ digits: String) throws -> Int? {
      if digits.isEmpty { return nil }
      guard let value = Int(digits), value < PatternNode.unlimited else {
        throw Raised.overflowError("the repetition number is too large")
      }
      return value
    }
    let (least, most) = (try number(low) ?? 0, try number(high) ?? PatternNode.unlimited)
    if most < least { throw try source.failure("min repeat greater than max repeat", back: source.place - here) }
    return (least, most)
  }

  // MARK: Parentheses

  /// What an opening parenthesis begins, or nil for comments and flags.
  private mutating func parenthesis(_ flags: inout PatternFlags, isFirst: Bool) throws -> PatternNode? {
    let start = source.place - 1
    guard try source.accepts("?") else { return try group(nil, start, flags) }
    guard let mark = try source.take() else { throw try source.failure("unexpected end of pattern") }
    switch mark {
    case ["P"]: return try extended(start, flags)
    case [":"]: return try closed(start) { try $0.alternatives(flags) }
    case [">"]: return .atomic(try closed(start) { try $0.alternatives(flags) })
    case ["#"]:
      while true {
        if source.next == nil {
          throw try source.failure("missing ), unterminated comment", back: source.place - start)
        }
        if try source.take() == [")"] { return nil }
      }
    case ["="]: return .look(try closed(start) { try $0.alternatives(flags) }, isBehind: false, isNegated: false)
    case ["!"]: return .look(try closed(start) { try $0.alternatives(flags) }, isBehind: false, isNegated: true)
    case ["<"]: return try lookBehind(start, flags)
    case ["("]: return try conditional(start, flags)
    case _:
      guard mark.count == 1, mark[0] == "-" || PatternFlags(letter: mark[0]) != nil else {
        let shown = String(String.UnicodeScalarView(mark))
        throw try source.failure("unknown extension ?" + shown, back: mark.count + 1)
      }
      guard let (added, removed) = try inlineFlags(mark[0]) else {
        if !isFirst {
          throw try source.failure("global flags not at the start of the expression", back: source.place - start)
        }
        flags = self.flags
        return nil
      }
      var inner = flags
      if !added.isDisjoint(with: .kinds) { inner.subtract(.kinds) }
      inner.formUnion(added)
      inner.subtract(removed)
      return try closed(start) { try $0.alternatives(inner) }
    }
  }

  /// What `body` reads, up to the closing parenthesis.
  private mutating func closed(
    _ start: Int, _ body: (inout PatternParser) throws -> PatternNode
  ) throws -> PatternNode {
    let node = try body(&self)
    guard try source.accepts(")") else {
      throw try source.failure("missing ), unterminated subpattern", back: source.place - start)
    }
    // A sequence of its own, so that a quantifier behind takes all of it.
    if case .repeated = node { return .sequence([node]) }
    if case .anchor = node { return .sequence([node]) }
    return node
  }

  private mutating func group(_ name: String?, _ start: Int, _ flags: PatternFlags) throws -> PatternNode {
    let number = groupCount
    groupCount += 1
    if groupCount > PatternParser.groupLimit { throw try source.failure("too many groups") }
    if let name {
      if let known = groupNames.first(where: { $0.name == name }) {
        throw try source.failure(
          "redefinition of group name \(StringObject.quoted(name)) as group \(number); was group \(known.number)",
          back: name.unicodeScalars.count + 1)
      }
      groupNames.append((name, number))
    }
    let node = try closed(start) { try $0.alternatives(flags) }
    closedGroups.insert(number)
    return .group(number, node)
  }

  private func checkName(_ name: String, _ offset: Int) throws {
    if try CharacterClasses.isIdentifier(name) { return }
    throw try source.failure(
      "bad character in group name \(StringObject.quoted(name))", back: name.unicodeScalars.count + offset)
  }

  /// `(?P<name>…)` and `(?P=name)`.
  private mutating func extended(_ start: Int, _ flags: PatternFlags) throws -> PatternNode {
    if try source.accepts("<") {
      let name = try source.take(until: ">", "group name")
      try checkName(name, 1)
      return try group(name, start, flags)
    }
    if try source.accepts("=") {
      let name = try source.take(until: ")", "group name")
      try checkName(name, 1)
      let back = name.unicodeScalars.count + 1
      guard let number = groupNames.first(where: { $0.name == name })?.number else {
        throw try source.failure("unknown group name \(StringObject.quoted(name))", back: back)
      }
      try checkReference(number, back: back)
      return .reference(number, ignoresCase: flags.contains(.ignoreCase))
    }
    guard let mark = try source.take() else { throw try source.failure("unexpected end of pattern") }
    throw try source.failure("unknown extension ?P" + String(String.UnicodeScalarView(mark)), back: mark.count + 2)
  }

  /// - Throws: `re.error` for a group that is still open or stands in the same look behind.
  func checkReference(_ number: Int, back: Int) throws {
    if !closedGroups.contains(number) { throw try source.failure("cannot refer to an open group", back: back) }
    try checkLookBehind(number)
  }

  private func checkLookBehind(_ number: Int) throws {
    guard let before = groupsBeforeLookBehind else { return }
    if !closedGroups.contains(number) { throw try source.failure("cannot refer to an open group") }
    if number >= before { throw try source.failure("cannot refer to group defined in the same lookbehind subpattern") }
  }

  private mutating func lookBehind(_ start: Int, _ flags: PatternFlags) throws -> PatternNode {
    guard let mark = try source.take() else { throw try source.failure("unexpected end of pattern") }
    guard mark == ["="] || mark == ["!"] else {
      throw try source.failure("unknown extension ?<" + String(String.UnicodeScalarView(mark)), back: mark.count + 2)
    }
    let outer = groupsBeforeLookBehind
    if outer == nil { groupsBeforeLookBehind = groupCount }
    let node = try closed(start) { parser in
      let node = try parser.alternatives(flags)
      if outer == nil { parser.groupsBeforeLookBehind = nil }
      return node
    }
    return .look(node, isBehind: true, isNegated: mark == ["!"])
  }

  private mutating func conditional(_ start: Int, _ flags: PatternFlags) throws -> PatternNode {
    let name = try source.take(until: ")", "group name")
    let back = name.unicodeScalars.count + 1
    let number: Int
    if try CharacterClasses.isIdentifier(name) {
      guard let known = groupNames.first(where: { $0.name == name })?.number else {
        throw try source.failure("unknown group name \(StringObject.quoted(name))", back: back)
      }
      number = known
    } else {
      guard let value = Int(name), value >= 0 else {
        throw try source.failure("bad character in group name \(StringObject.quoted(name))", back: back)
      }
      if value == 0 { throw try source.failure("bad group number", back: back) }
      if value >= PatternParser.groupLimit { throw try source.failure("invalid group reference \(value)", back: back) }
      number = value
      if !wantedGroups.contains(where: { $0.number == value }) { wantedGroups.append((value, source.place - back)) }
    }
    try checkLookBehind(number)
    var inner = flags
    let yes = try nestedSequence(&inner, isFirst: false)
    var no = PatternNode.empty
    if try source.accepts("|") {
      no = try nestedSequence(&inner, isFirst: false)
      if source.isNext({ $0 == "|" }) {
        throw try source.failure("conditional backref with more than two branches")
      }
    }
    guard try source.accepts(")") else {
      throw try source.failure("missing ), unterminated subpattern", back: source.place - start)
    }
    return .conditional(number, yes, no)
  }

  /// Flags inside a pattern: added and removed for a group; nil when they hold for all of it.
  private mutating func inlineFlags(_ first: UnicodeScalar) throws -> (PatternFlags, PatternFlags)? {
    var (added, removed): (PatternFlags, PatternFlags) = ([], [])
    var mark = first
    func next(_ parser: inout PatternParser, _ missing: String) throws -> UnicodeScalar {
      guard let taken = try parser.source.take() else { throw try parser.source.failure(missing) }
      return taken[0]
    }
    func unknown(_ parser: PatternParser, _ mark: UnicodeScalar, _ missing: String) throws -> Raised {
      try parser.source.failure(CharacterClasses.isAlphabetic(mark) ? "unknown flag" : missing, back: 1)
    }
    if mark != "-" {
      repeat {
        guard let flag = PatternFlags(letter: mark) else { throw try unknown(self, mark, "missing -, : or )") }
        if flag == .locale {
          throw try source.failure("bad inline flags: cannot use 'L' flag with a str pattern")
        }
        added.insert(flag)
        if PatternFlags.kinds.contains(flag), added.intersection(.kinds) != flag {
          throw try source.failure("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        }
        mark = try next(&self, "missing -, : or )")
      } while mark != ")" && mark != "-" && mark != ":"
    }
    if mark == ")" {
      flags.formUnion(added)
      return nil
    }
    if !added.isDisjoint(with: .global) {
      throw try source.failure("bad inline flags: cannot turn on global flag", back: 1)
    }
    if mark == "-" {
      mark = try next(&self, "missing flag")
      var missing = "missing flag"
      repeat {
        guard let flag = PatternFlags(letter: mark) else { throw try unknown(self, mark, missing) }
        if PatternFlags.kinds.contains(flag) {
          throw try source.failure("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
        }
        removed.insert(flag)
        missing = "missing :"
        mark = try next(&self, missing)
      } while mark != ":"
    }
    if !removed.isDisjoint(with: .global) {
      throw try source.failure("bad inline flags: cannot turn off global flag", back: 1)
    }
    if !added.isDisjoint(with: removed) {
      throw try source.failure("bad inline flags: flag turned on and off", back: 1)
    }
    return (added, removed)
  }

  // MARK: Sets

  private mutating func set(_ flags: PatternFlags) throws -> PatternNode {
    let start = source.place - 1
    let isNegated = try source.accepts("^")
    var items: [CharacterSet.Item] = []
    func unterminated() throws -> Raised {
      try source.failure("unterminated character set", back: source.place - start)
    }
    while true {
      guard let this = try source.take() else { throw try unterminated() }
      if this == ["]"], !items.isEmpty { break }
      let low = try setItem(this)
      guard try source.accepts("-") else {
        items.append(low.item)
        continue
      }
      guard let that = try source.take() else { throw try unterminated() }
      if that == ["]"] {
        items += [low.item, .range(45...45)]
        break
      }
      let high = try setItem(that)
      guard let from = low.code, let to = high.code, from <= to else {
        let shown = String(String.UnicodeScalarView(low.text + ["-"] + high.text))
        throw try source.failure("bad character range " + shown, back: shown.unicodeScalars.count)
      }
      items.append(.range(from...to))
    }
    if items.count == 1, !isNegated, case .range(let range) = items[0], range.count == 1 {
      return character(range.lowerBound, flags)
    }
    return .set(
      CharacterSet(
        items, isNegated: isNegated, isASCII: flags.contains(.ascii), ignoresCase: flags.contains(.ignoreCase)))
  }

  private mutating func setItem(
    _ text: [UnicodeScalar]
  ) throws -> (item: CharacterSet.Item, code: UInt32?, text: [UnicodeScalar]) {
    guard text.count == 2 else { return (.range(text[0].value...text[0].value), text[0].value, text) }
    if let (category, isNegated) = PatternParser.category(text[1]) {
      return (.category(category, isNegated: isNegated), nil, text)
    }
    let code = try setEscape(text[1])
    return (.range(code...code), code, text)
  }
}
