import Interpreter

/// The text of a value over several lines, as the module `pprint` breaks it.
struct WrappedRepr {
  struct Options {
    var indent = 1
    var width = 80
    var depth: Int?
    var isCompact = false
    var sortsKeys = true
  }

  private let options: Options
  private var text = ""
  private var open: [ObjectIdentifier] = []

  private init(_ options: Options) { self.options = options }

  static func text(_ value: Value, _ options: Options) throws -> String {
    var writer = WrappedRepr(options)
    try writer.write(value, indent: 0, allowance: 0, level: 0)
    return writer.text
  }

  // MARK: One line

  /// The value on one line, with sorted keys.
  private func line(_ value: Value, level: Int, open: [ObjectIdentifier]) throws -> String {
    try Machine.current.checkInterrupt()
    guard case .object(let object) = value, let kind = WrappedRepr.kind(object) else { return try value.repr() }
    if open.contains(ObjectIdentifier(object)) {
      return "<Recursion on \(object.type.name) with id=\(object.identity)>"
    }
    let inner = open + [ObjectIdentifier(object)]
    return try Machine.current.nested {
      switch kind {
      case .dictionary(let dictionary):
        if dictionary.table.isEmpty { return "{}" }
        if isTooDeep(level) { return "{...}" }
        let pairs = try entries(dictionary).map {
          "\(try line($0.key, level: level + 1, open: inner)): \(try line($0.value, level: level + 1, open: inner))"
        }
        return "{" + pairs.joined(separator: ", ") + "}"
      case .list(let items), .tuple(let items):
        let isList = object is ListObject
        if items.isEmpty { return isList ? "[]" : "()" }
        let isSingle = !isList && items.count == 1
        let (start, end) = isList ? ("[", "]") : ("(", isSingle ? ",)" : ")")
        if isTooDeep(level) { return start + "..." + end }
        // Piece by piece: joining millions of texts at once would not stop.
        var text = start
        for (place, item) in items.enumerated() {
          if place > 0 { text += ", " }
          text += try line(item, level: level + 1, open: inner)
        }
        return text + end
      case .set, .string: return try object.repr()
      }
    }
  }

  private func isTooDeep(_ level: Int) -> Bool { options.depth.map { level + 1 > $0 } ?? false }

  private enum Kind {
    case dictionary(DictionaryObject)
    case list([Value])
    case tuple([Value])
    case set(SetObject)
    case string(String)
  }

  /// How the values of Python's own types are broken; nil for others.
  private static func kind(_ object: Object) -> Kind? {
    switch object {
    case let dictionary as DictionaryObject where dictionary.type === BuiltinTypes.dictionary:
      return .dictionary(dictionary)
    case let list as ListObject where list.type === BuiltinTypes.list: return .list(list.items)
    case let tuple as TupleObject where tuple.type === BuiltinTypes.tuple: return .tuple(tuple.items)
    case let set as SetObject: return .set(set)
    case let string as StringObject: return .string(string.text)
    case _: return nil
    }
  }

  private func entries(_ dictionary: DictionaryObject) throws -> [ValueTable.Entry] {
    let all = dictionary.table.all
    guard options.sortsKeys else { return all }
    return try WrappedRepr.order(all.map(\.key)).map { all[$0] }
  }

  /// The order of items: by their own order, or by type where they have none.
  private static func order(_ items: [Value]) throws -> [Int] {
    func isLess(_ a: Int, _ b: Int) throws -> Bool {
      do { return try Operators.isTrue(Operators.compare(.less, items[a], items[b])) } catch let raised as Raised
        where raised.exception.type === BuiltinTypes.typeError
      {
        return (items[a].type.qualifiedName, a) < (items[b].type.qualifiedName, b)
      }
    }
    return try items.indices.sorted(by: isLess)
  }

  // MARK: Several lines

  private mutating func write(_ value: Value, indent: Int, allowance: Int, level: Int) throws {
    let line = try line(value, level: level, open: open)
    guard WrappedRepr.isLonger(line, than: options.width - indent - allowance), case .object(let object) = value,
      let kind = WrappedRepr.kind(object), !open.contains(ObjectIdentifier(object)), !isTooDeep(level)
    else {
      text += line
      return
    }
    open.append(ObjectIdentifier(object))
    defer { open.removeLast() }
    try Machine.current.nested { try write(kind, line, indent: indent, allowance: allowance, level: level + 1) }
  }

  /// Whether a text has more characters. A character takes at most four bytes: those of a very long text are not counted.
  private static func isLonger(_ text: String, than room: Int) -> Bool {
    if room >= 0, text.utf8.count / 4 > room { return true }
    return text.unicodeScalars.count > room
  }

  private mutating func write(_ kind: Kind, _ line: String, indent: Int, allowance: Int, level: Int) throws {
    switch kind {
    case .dictionary(let dictionary):
      begin("{")
      try write(entries(dictionary), indent: indent + options.indent, allowance: allowance + 1, level: level)
      text += "}"
    case .list(let items):
      begin("[")
      try write(items, indent: indent + options.indent, allowance: allowance + 1, level: level)
      text += "]"
    case .tuple(let items):
      begin("(")
      let end = items.count == 1 ? ",)" : ")"
      try write(items, indent: indent + options.indent, allowance: allowance + end.utf8.count, level: level)
      text += end
    case .set(let set):
      let items = try Operators.array(.object(set))
      if items.isEmpty {
        text += line
        return
      }
      let (start, end) = set.isFrozen ? ("frozenset({", "})") : ("{", "}")
      text += start
      if options.indent > 1 { text += String(repeating: " ", count: options.indent - 1) }
      let further = set.isFrozen ? 10 : 0
      try write(
        WrappedRepr.order(items).map { items[$0] }, indent: indent + options.indent + further,
        allowance: allowance + end.utf8.count, level: level)
      text += end
    case .string(let string): try write(string, line, indent: indent, allowance: allowance, isOuter: level == 1)
    }
  }

  private mutating func begin(_ bracket: String) {
    text += bracket
    if options.indent > 1 { text += String(repeating: " ", count: options.indent - 1) }
  }

  private mutating func write(_ entries: [ValueTable.Entry], indent: Int, allowance: Int, level: Int) throws {
    for (place, entry) in entries.enumerated() {
      if place > 0 { text += ",\n" + String(repeating: " ", count: indent) }
      let key = try line(entry.key, level: level, open: open)
      text += key + ": "
      let isLast = place == entries.count - 1
      try write(
        entry.value, indent: indent + key.unicodeScalars.count + 2, allowance: isLast ? allowance : 1, level: level)
    }
  }

  private mutating func write(_ items: [Value], indent: Int, allowance: Int, level: Int) throws {
    var (most, width) = (options.width - indent + 1, options.width - indent + 1)
    var separator = ""
    let newLine = ",\n" + String(repeating: " ", count: indent)
    for (place, item) in items.enumerated() {
      let isLast = place == items.count - 1
      if isLast { (most, width) = (most - allowance, width - allowance) }
      if options.isCompact {
        let line = try line(item, level: level, open: open)
        let length = line.unicodeScalars.count + 2
        if width < length {
          width = most
          if !separator.isEmpty { separator = newLine }
        }
        if width >= length {
          width -= length
          text += separator + line
          separator = ", "
          continue
        }
      }
      text += separator
      separator = newLine
      try write(item, indent: indent, allowance: isLast ? allowance : 1, level: level)
    }
  }

  // MARK: Texts

  private mutating func write(_ string: String, _ line: String, indent: Int, allowance: Int, isOuter: Bool) throws {
    let (indent, allowance) = isOuter ? (indent + 1, allowance + 1) : (indent, allowance)
    let chunks = try WrappedRepr.chunks(string, width: options.width - indent, allowance: allowance)
    if chunks.count == 1 {
      text += chunks[0]
      return
    }
    if isOuter { text += "(" }
    text += chunks.joined(separator: "\n" + String(repeating: " ", count: indent))
    if isOuter { text += ")" }
  }

  /// The literals of a text, one for each line that they are to fill.
  private static func chunks(_ string: String, width: Int, allowance: Int) throws -> [String] {
    let lines = try TextSplitting.lines(string, keepsEnds: true)
    var chunks: [String] = []
    for (place, line) in lines.enumerated() {
      let isLastLine = place == lines.count - 1
      let whole = StringObject.quoted(line)
      if whole.unicodeScalars.count <= (isLastLine ? width - allowance : width) {
        chunks.append(whole)
        continue
      }
      let words = words(line)
      var current = ""
      for (index, word) in words.enumerated() {
        let isLast = isLastLine && index == words.count - 1
        let candidate = current + word
        if StringObject.quoted(candidate).unicodeScalars.count > (isLast ? width - allowance : width) {
          if !current.isEmpty { chunks.append(StringObject.quoted(current)) }
          current = word
        } else {
          current = candidate
        }
      }
      if !current.isEmpty { chunks.append(StringObject.quoted(current)) }
    }
    return chunks
  }

  /// The words of a line, each with the blanks behind it.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var isAfterBlank = true
    var current = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      let isBlank = Whitespace.contains(scalar)
      if !isBlank, isAfterBlank, !current.isEmpty {
        words.append(String(current))
        current = String.UnicodeScalarView()
      }
      isAfterBlank = isBlank
      current.append(scalar)
    }
    return current.isEmpty ? words : words + [String(current)]
  }
}
