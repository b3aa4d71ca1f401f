import Interpreter
import Library
import Syntax

/// `x?`, `?x`, `x??`, `%time?`, `*max*?` and `?`: asks what something is, with two marks for its source.
struct HelpQuery: Equatable {
  enum Subject: Equatable {
    case expression(String)
    case magic(String)
    /// A name with stars, which stand for any letters.
    case pattern(String)
    /// A question mark alone: the prompt itself.
    case prompt
  }

  let subject: Subject
  let wantsSource: Bool

  /// The query that a line is, or nil when it is something else.
  init?(_ text: String) {
    let line = text.trimmingBlanks
    guard !line.contains("\n"), !line.hasPrefix("!") else { return nil }
    // A magic itself can be asked about, its argument is its own.
    if line.hasPrefix("%"), line.contains(" ") { return nil }
    let leading = line.prefix { $0 == "?" }.count
    let trailing = line.reversed().prefix { $0 == "?" }.count
    guard leading + trailing > 0 else { return nil }
    // A question mark in a comment or a string asks nothing.
    let tokens = Lexer.tokens(tolerant: line)
    if trailing > 0,
      tokens.contains(where: { $0.kind == .comment || ($0.kind == .string && $0.span.end == line.utf8.count) })
    {
      return nil
    }
    wantsSource = max(leading, trailing) > 1
    let asked = leading == line.count ? "" : String(line.dropFirst(leading).dropLast(trailing)).trimmingBlanks
    if asked.isEmpty {
      subject = .prompt
    } else if asked.hasPrefix("%") {
      subject = .magic(String(asked.drop { $0 == "%" }))
    } else if asked.contains("*"), asked.allSatisfy({ $0.isLetter || $0.isNumber || "_.*".contains($0) }) {
      subject = .pattern(asked)
    } else {
      subject = .expression(asked)
    }
  }
}

extension HelpQuery {
  /// What an object is and can do, or with `wantsSource` how it is written.
  /// - Throws: A refusal for what is no object.
  static func description(
    of expression: String, wantsSource: Bool, in session: Session, width: Int
  ) throws -> String {
    guard let known = session.knowledge(of: expression) else {
      throw PromptMagic.Refusal("\(expression): no such object; names, attributes and items are looked up")
    }
    switch known {
    case .value(let value):
      if wantsSource, let source = session.source(of: value) { return source + "\n" }
      return CardText(ObjectCard(of: expression, value), width: width).text
    case .instance(let type): return CardText(ObjectCard(of: expression, .object(type)), width: width).text
    }
  }
}

/// A name with stars: `*soft*` among all names, `torch.*soft*` among those of an object.
struct NamePattern {
  private let object: String
  private let pieces: [Substring]

  init(_ pattern: String) {
    let dot = pattern.lastIndex(of: ".")
    object = dot.map { String(pattern[..<$0]) } ?? ""
    let name = dot.map { pattern[pattern.index(after: $0)...] } ?? pattern[...]
    pieces = name.split(separator: "*", omittingEmptySubsequences: false)
  }

  /// The names that it stands for, sorted.
  func matches(in session: Session) -> [String] {
    let prefix = object.isEmpty ? "" : object + "."
    return session.names(of: object).filter(fits).sorted().map { prefix + $0 }
  }

  /// The names that it stands for, one a line.
  func list(in session: Session) -> String {
    let found = matches(in: session)
    return found.isEmpty
      ? "no name matches \(object.isEmpty ? "" : object + ".")\(pieces.joined(separator: "*"))\n"
      : found.map { $0 + "\n" }.joined()
  }

  func fits(_ name: String) -> Bool {
    guard let first = pieces.first, let last = pieces.last else { return false }
    guard pieces.count > 1 else { return name == first }
    guard name.count >= first.count + last.count, name.hasPrefix(first), name.hasSuffix(last) else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let start = rest.indices.first(where: { rest[$0...].hasPrefix(piece) }) else { return false }
      rest = rest[start...].dropFirst(piece.count)
    }
    return true
  }
}

extension StringProtocol {
  /// The text without blanks and line ends around it.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
