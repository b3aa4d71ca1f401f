import Interpreter
import Syntax

/// Where a regular expression has matched.
final class MatchObject: Object {
  let pattern: PatternObject
  let text: SearchedText
  private let slots: [Int]

  init(_ pattern: PatternObject, _ text: SearchedText, _ slots: [Int]) {
    self.pattern = pattern
    self.text = text
    self.slots = slots
    super.init()
  }

  static let matchType: TypeObject = {
    let type = TypeObject("re.Match", .subscriptable, summary: "Where a regular expression has matched.")
    type.add(methods)
    let properties: [(Symbol, String, (MatchObject) -> Value)] = [
      ("string", "The text that was looked in.", { $0.text.value }),
      ("re", "The regular expression.", { .object($0.pattern) }),
      ("pos", "Where the search began.", { .int($0.text.start) }),
      ("endpos", "Where the search ended.", { .int($0.text.end) }),
      ("lastindex", "The number of the last group that matched.", { $0.lastIndex.map { .int($0) } ?? .none }),
      ("lastgroup", "The name of the last group that matched.", { $0.lastName.map { .string($0) } ?? .none }),
    ]
    for (name, summary, get) in properties {
      type.add(name, .property(TypeObject.Property(summary) { $0.object(as: MatchObject.self).map(get) ?? .none }))
    }
    return type
  }()

  override var type: TypeObject { MatchObject.matchType }

  override func repr() throws -> String {
    "<re.Match object; span=(\(slots[0]), \(slots[1])), match=\(StringObject.quoted(string(0) ?? ""))>"
  }

  // MARK: Groups

  var groupCount: Int { slots.count / 2 }
  var start: Int { slots[0] }
  var end: Int { slots[1] }

  /// The text of a group, or nil when it has matched nothing.
  func string(_ group: Int) -> String? {
    slots[2 * group + 1] < 0 ? nil : text.text(slots[2 * group], slots[2 * group + 1])
  }

  func value(_ group: Int, or other: Value = .none) -> Value {
    slots[2 * group + 1] < 0 ? other : text.value(slots[2 * group], slots[2 * group + 1])
  }

  /// The group that ended last, or nil when none has matched.
  private var lastIndex: Int? { slots[2 * groupCount] < 0 ? nil : slots[2 * groupCount] }

  private var lastName: String? { lastIndex.flatMap { index in pattern.groupNames.first { $0.number == index }?.name } }

  /// The number of the group that a value names.
  /// - Throws: IndexError when there is none.
  private func group(_ value: Value) throws -> Int {
    if let name = value.stringValue {
      if let number = pattern.number(of: name) { return number }
    } else if case .object(let object) = value, object.kind == .bigInt {
    } else if let number = try Operators.indexValue(value), (0..<groupCount).contains(number) {
      return number
    }
    throw Raised.indexError("no such group")
  }

  override func item(_ index: Value) throws -> Value { value(try group(index)) }

  private static let method = Methods(of: "Match", MatchObject.self)
  private static let begin = "import re\nm = re.search(r'(?P<key>\\w+)=(\\d+)?', 'a=1')\n"

  private static func place(_ name: String, _ summary: String, _ result: String, _ get: @escaping (Int, Int) -> Value)
    -> Builtin
  {
    method("\(name)(self, group=0, /)", summary, example: begin + "m.\(name)('key')\n#> \(result)") {
      match, arguments in
      let group = try arguments.optional(1).map(match.group) ?? 0
      return get(match.slots[2 * group], match.slots[2 * group + 1])
    }
  }

  private static let methods: [Builtin] = [
    method(
      "group(self, *groups)", "The text of a group, or a tuple of those of several; of the whole match without one.",
      example: begin + "m.group(), m.group(1), m.group('key', 2)\n#> ('a=1', 'a', ('a', '1'))"
    ) { match, arguments in
      let values = try arguments.rest.map { match.value(try match.group($0)) }
      return values.isEmpty ? match.value(0) : values.count == 1 ? values[0] : .tuple(values)
    },
    method(
      "groups(self, default=None)", "The texts of all groups.", example: begin + "m.groups()\n#> ('a', '1')"
    ) { match, arguments in
      .tuple((1..<max(1, match.groupCount)).map { match.value($0, or: arguments[1]) })
    },
    method(
      "groupdict(self, default=None)", "The texts of the groups that have names.",
      example: begin + "m.groupdict()\n#> {'key': 'a'}"
    ) { match, arguments in
      let dictionary = DictionaryObject()
      for (name, number) in match.pattern.groupNames {
        try dictionary.table.set(.string(name), match.value(number, or: arguments[1]))
      }
      return .object(dictionary)
    },
    place("start", "Where a group begins, -1 when it has matched nothing.", "0") { start, _ in .int(start) },
    place("end", "Where a group ends, -1 when it has matched nothing.", "1") { _, end in .int(end) },
    place("span", "Where a group begins and ends.", "(0, 1)") { start, end in .tuple([.int(start), .int(end)]) },
    method(
      "expand(self, template)", "A text with the groups in it, as `sub` takes it.",
      example: begin + "m.expand(r'\\2=\\g<key>')\n#> '1=a'"
    ) { match, arguments in
      guard let text = arguments[1].stringValue else {
        throw Raised.typeError("expected str instance, \(arguments[1].typeName) found")
      }
      return .string(try ReplacementTemplate(text, for: match.pattern).text(match))
    },
  ]
}
