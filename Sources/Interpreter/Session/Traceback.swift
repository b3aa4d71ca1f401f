import Syntax

/// An exception as Python prints it: the calls that led to it, source lines, carets, and the last line.
public enum Traceback {
  /// The whole text, ending in a line break: what led to the exception first.
  public static func text(of exception: ExceptionObject) -> String {
    var chain: [(exception: ExceptionObject, transition: String)] = []
    var seen: Set<ObjectIdentifier> = []
    var next: (exception: ExceptionObject, transition: String)? = (exception, "")
    while let link = next, seen.insert(ObjectIdentifier(link.exception)).inserted {
      chain.append(link)
      if let cause = link.exception.cause {
        next = (cause, "\nThe above exception was the direct cause of the following exception:\n\n")
      } else if let context = link.exception.context, !link.exception.suppressesContext {
        next = (context, "\nDuring handling of the above exception, another exception occurred:\n\n")
      } else {
        next = nil
      }
    }
    var text = ""
    for link in chain.reversed() { text += single(link.exception) + link.transition }
    return text
  }

  /// One exception without what led to it.
  private static func single(_ exception: ExceptionObject) -> String {
    let places = exception.traceback.reversed().filter { !$0.code.source.isLibrary }
    let calls = places.isEmpty ? "" : "Traceback (most recent call last):\n" + entries(places)
    let suggestion = Suggestion.name(for: exception).map { ". Did you mean: '\($0)'?" } ?? ""
    return calls + exception.summaryLine + suggestion + "\n"
  }

  /// The places, outermost first; a place that repeats more than three times is counted instead.
  private static func entries(_ places: [ExceptionObject.TracebackEntry]) -> String {
    var text = ""
    var index = 0
    while index < places.count {
      let place = places[index]
      var end = index
      let line = place.code.source.position(of: place.span.start).line
      while end < places.count, places[end].code === place.code,
        places[end].code.source.position(of: places[end].span.start).line == line
      {
        end += 1
      }
      for shown in places[index..<min(end, index + 3)] { text += entry(shown) }
      if end - index > 3 {
        let repeats = end - index - 3
        text += "  [Previous line repeated \(repeats) more time\(repeats == 1 ? "" : "s")]\n"
      }
      index = end
    }
    return text
  }

  private static func entry(_ place: ExceptionObject.TracebackEntry) -> String {
    let source = place.code.source
    let position = source.position(of: place.span.start)
    var text = "  File \"\(source.name)\", line \(position.line), in \(place.code.name)\n"
    let line = source.line(position.line)
    let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{c}" }
    guard !trimmed.isEmpty else { return text }
    text += "    \(trimmed)\n"
    let indent = line.utf8.count - trimmed.utf8.count
    let end = source.position(of: max(place.span.start, place.span.end))
    let stop = end.line == position.line ? end.column : line.utf8.count
    text += carets(line: line, indent: indent, from: position.column, to: stop, place)
    return text
  }

  /// The line of carets, unless they would cover all that is shown and single out nothing.
  private static func carets(
    line: String, indent: Int, from start: Int, to stop: Int, _ place: ExceptionObject.TracebackEntry
  ) -> String {
    let lineEnd = line.utf8.count - line.reversed().prefix { $0 == " " || $0 == "\t" }.count
    guard stop > start, start >= indent else { return "" }
    let marks = CaretMarks.marks(line: line, from: start, to: min(stop, lineEnd))
    if start <= indent, stop >= lineEnd, !marks.contains("~") { return "" }
    let before = DisplayWidth.columns(of: line.utf8.dropFirst(indent).prefix(start - indent))
    return "    " + String(repeating: " ", count: before) + marks + "\n"
  }
}

/// Which columns of an error's line are marked by `^` and which by `~`, as CPython 3.11 does: in a binary operation the
/// operator stands out, in a subscript the brackets.
enum CaretMarks {
  static func marks(line: String, from start: Int, to stop: Int) -> String {
    let bytes = Array(line.utf8)
    let segment = Array(bytes[start..<min(stop, bytes.count)])
    func width(_ range: Range<Int>) -> Int { DisplayWidth.columns(of: segment[range]) }
    guard let anchor = anchor(in: String(decoding: segment, as: UTF8.self)) else {
      return String(repeating: "^", count: max(1, width(0..<segment.count)))
    }
    return String(repeating: "~", count: width(0..<anchor.lowerBound))
      + String(repeating: "^", count: width(anchor))
      + String(repeating: "~", count: width(anchor.upperBound..<segment.count))
  }

  /// The byte range of the operator or the brackets, when the text is one operation or one subscript.
  private static func anchor(in text: String) -> Range<Int>? {
    guard let statements = try? Parser.parse(text), statements.count == 1,
      case .expression(let expression) = statements[0].form
    else { return nil }
    switch expression.form {
    case .binary(_, _, _, let operatorSpan):
      return operatorSpan.start..<operatorSpan.end
    case .subscript(let container, _):
      return container.span.end..<text.utf8.count
    case .constant, .formatted, .name, .tuple, .list, .set, .dictionary, .starred, .attribute, .slice, .call, .unary,
      .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return nil
    }
  }
}

/// How many terminal columns a text takes.
enum DisplayWidth {
  static func columns<Bytes: Sequence>(of bytes: Bytes) -> Int where Bytes.Element == UInt8 {
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func columns(of scalar: UnicodeScalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
      0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1faff,
      0x20000...0x3fffd:
      return 2
    case _:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      case _: return 1
      }
    }
  }
}
