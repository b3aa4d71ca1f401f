import Syntax

/// lgs source in which lines that begin with `#>` show what the statements above them print.
///
/// Lines that begin with `#>!` show what lgs prints where it differs from CPython. `scripts/oracle.py` reads the format
/// alike.
struct Transcript {
  static let mark = "#>"
  static let differenceMark = "#>!"

  /// A piece that runs by itself: one statement, or all statements that share lines.
  struct Chunk {
    var source: [Substring]
    /// What CPython prints.
    var expected: [Substring]
    /// What lgs prints instead; nil when it agrees.
    var difference: [Substring]?
    /// What stands between the output and the next chunk: empty lines and comments.
    var trailing: [Substring]
  }

  /// Lines before the first chunk.
  var leading: [Substring]
  var chunks: [Chunk]

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let ranges = Transcript.ranges(text, lines)
    leading = Array(lines[..<(ranges.first?.lowerBound ?? lines.count)])
    chunks = []
    for (index, range) in ranges.enumerated() {
      let end = index + 1 < ranges.count ? ranges[index + 1].lowerBound : lines.count
      let rest = lines[range.upperBound..<end]
      let marked = rest.prefix { $0.hasPrefix(Transcript.mark) }
      let own = marked.filter { $0.hasPrefix(Transcript.differenceMark) }
      chunks.append(
        Chunk(
          source: Array(lines[range]),
          expected: marked.filter { !$0.hasPrefix(Transcript.differenceMark) },
          difference: own.isEmpty ? nil : own,
          trailing: Array(rest.dropFirst(marked.count))))
    }
  }

  /// The lines of every chunk, counted from 0. A text that is no program as a whole is taken apart at its empty lines.
  private static func ranges(_ text: String, _ lines: [Substring]) -> [Range<Int>] {
    guard let statements = try? Parser.parse(text) else { return paragraphs(lines) }
    let source = SourceText(text)
    var ranges: [Range<Int>] = []
    for statement in statements {
      let first = source.line(of: firstOffset(of: statement)) - 1
      let end = source.line(of: max(statement.span.start, statement.span.end - 1))
      if let last = ranges.last, first < last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        ranges.append(first..<end)
      }
    }
    return ranges
  }

  private static func firstOffset(of statement: Statement) -> Int {
    switch statement.form {
    case .function(let definition):
      return definition.decorators.reduce(statement.span.start) { min($0, $1.span.start) }
    case .classDefinition(let definition):
      return definition.decorators.reduce(statement.span.start) { min($0, $1.span.start) }
    case .expression, .assignment, .augmented, .annotated, .if, .while, .for, .return, .pass, .break, .continue,
      .delete, .global, .nonlocal, .assert, .raise, .try, .with, .match, .import, .importFrom:
      return statement.span.start
    }
  }

  private static func paragraphs(_ lines: [Substring]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (number, line) in (lines + [""]).enumerated() {
      if !line.allSatisfy({ $0 == " " || $0 == "\t" }), !line.hasPrefix("#") {
        start = start ?? number
      } else if let first = start {
        ranges.append(first..<number)
        start = nil
      }
    }
    return ranges
  }

  /// Output as lines of a transcript.
  static func lines(of output: String, mark: String = mark) -> [Substring] {
    guard !output.isEmpty else { return [] }
    let text = output.hasSuffix("\n") ? output.dropLast() : output[...]
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? mark[...] : "\(mark) \($0)"
    }
  }
}
