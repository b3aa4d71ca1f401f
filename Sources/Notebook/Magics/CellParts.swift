import Syntax

/// A cell taken apart into the language and the magics between: lines `%name …`, `!command`, and `%%name` at its top.
///
/// `x?` and `?x` are magics too.
///
/// Magics are no part of the language: front ends run them, and a program file never holds them.
public struct CellParts: Equatable {
  public enum Part: Equatable {
    /// A program with as many empty lines in front as stand before it in the cell, so that line numbers agree.
    case code(String)
    case magic(Magic)
  }

  /// A line that is no Python.
  public struct Magic: Equatable {
    /// The name without percent signs; `!` for a shell command, `?` for a question about a name.
    public var name: String
    /// What stands behind the name.
    public var argument: String
    /// The line in the cell, from 1.
    public var line: Int
    /// Whether the line is indented: it would belong to a block of the language.
    public var isIndented: Bool
  }

  /// `%%name …` at the top, which takes the rest of the cell.
  public private(set) var cellMagic: Magic?
  public private(set) var parts: [Part] = []

  public init(_ source: String) {
    var lines = source.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    if first < lines.count, lines[first].hasPrefix("%%"),
      let magic = CellParts.magic(lines[first].dropFirst(), line: first + 1)
    {
      cellMagic = magic
      lines[first] = ""
    }
    var code: [Substring] = []
    var codeStart = 0
    for (index, line) in lines.enumerated() {
      if let magic = CellParts.magic(line, line: index + 1), !CellParts.isOpen(code) {
        append(code, from: codeStart)
        parts.append(.magic(magic))
        code = []
        codeStart = index + 1
      } else {
        code.append(line)
      }
    }
    append(code, from: codeStart)
  }

  private mutating func append(_ code: [Substring], from start: Int) {
    guard code.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    parts.append(.code(String(repeating: "\n", count: start) + code.joined(separator: "\n") + "\n"))
  }

  /// The numbers, from 0, of the lines that are magics.
  public var magicLines: [Int] {
    let own = parts.compactMap { part -> Int? in
      switch part {
      case .magic(let magic): return magic.line - 1
      case .code: return nil
      }
    }
    return (cellMagic.map { [$0.line - 1] } ?? []) + own
  }

  /// The magic that a line is, when it stands where a statement begins.
  private static func magic(_ line: Substring, line number: Int) -> Magic? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    let isIndented = text.startIndex != line.startIndex
    if text.first == "!" {
      return Magic(name: "!", argument: trimmed(text.dropFirst()), line: number, isIndented: isIndented)
    }
    if isQuestion(text) { return Magic(name: "?", argument: trimmed(text), line: number, isIndented: isIndented) }
    guard text.first == "%" else { return nil }
    let rest = text.dropFirst()
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard let first = name.first, !first.isNumber else { return nil }
    return Magic(
      name: String(name), argument: trimmed(rest.dropFirst(name.count)), line: number, isIndented: isIndented)
  }

  /// Whether a line asks what something is; a question mark in a comment or a string asks nothing.
  private static func isQuestion(_ line: Substring) -> Bool {
    if line.first == "?" { return true }
    let text = trimmed(line)
    guard text.hasSuffix("?"), !text.hasPrefix("!") else { return false }
    return !Lexer.tokens(tolerant: text).contains { token in
      switch token.kind {
      case .comment: return true
      case .string: return token.span.end == text.utf8.count
      case .name, .keyword, .number, .operator, .newline, .indent, .dedent, .end, .error: return false
      }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Whether a bracket, a string or a line with a backslash is open at the end of the code.
  private static func isOpen(_ lines: [Substring]) -> Bool {
    guard let last = lines.last else { return false }
    if last.hasSuffix("\\") { return true }
    let code = lines.joined(separator: "\n") + "\n"
    var depth = 0
    for token in Lexer.tokens(tolerant: code) {
      switch token.kind {
      case .operator(.leftParenthesis), .operator(.leftBracket), .operator(.leftBrace): depth += 1
      case .operator(.rightParenthesis), .operator(.rightBracket), .operator(.rightBrace): depth = max(0, depth - 1)
      case .string: if token.span.end >= code.utf8.count { return true }
      case .name, .keyword, .number, .operator, .comment, .newline, .indent, .dedent, .end, .error: break
      }
    }
    return depth > 0
  }
}
