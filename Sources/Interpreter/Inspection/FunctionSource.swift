import Syntax

extension Session {
  /// The source text of a function or class that the program defines; nil for anything else.
  public func source(of value: Value) -> String? {
    guard let (text, span) = Session.definition(of: value) else { return nil }
    return SourceText(text).text(of: span).trimmingSpaces()
  }

  /// The lines that define a function or class, with its decorators, as they stand in the source.
  public static func definitionText(of value: Value) -> String? {
    guard let (text, span) = definition(of: value) else { return nil }
    let bytes = Array(text.utf8)
    var start = span.start
    while start > 0, bytes[start - 1] != 0x0a { start -= 1 }
    var end = min(span.end, bytes.count)
    while end < bytes.count, bytes[end] != 0x0a { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self) + "\n"
  }

  /// The source text of a function or class, and where in it the definition stands.
  private static func definition(of value: Value) -> (text: String, span: Span)? {
    let function = value.object(as: FunctionObject.self) ?? value.object(as: BoundMethodObject.self)?.function
    guard let code = function?.code ?? value.object(as: ClassObject.self)?.body, let place = code.spans.first,
      let statements = try? Parser.parse(code.source.text)
    else { return nil }
    return definition(named: code.name, around: place, in: statements).map { (code.source.text, $0) }
  }

  /// The innermost `def` or `class` of that name that holds a place.
  private static func definition(named name: String, around place: Span, in statements: [Statement]) -> Span? {
    for statement in statements where statement.span.start <= place.start && place.start < statement.span.end {
      for block in statement.blocks {
        if let inner = definition(named: name, around: place, in: block) { return inner }
      }
      if case .function(let definition) = statement.form, definition.name == name {
        return whole(statement, definition.decorators)
      }
      if case .classDefinition(let definition) = statement.form, definition.name == name {
        return whole(statement, definition.decorators)
      }
    }
    return nil
  }

  /// A definition with the decorators before it.
  private static func whole(_ statement: Statement, _ decorators: [Expression]) -> Span {
    Span(decorators.first.map(\.span.start) ?? statement.span.start, statement.span.end)
  }
}
