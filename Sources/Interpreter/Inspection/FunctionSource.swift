import Syntax

extension Session {
  /// The source text of a function or class that the program defines; nil for anything else.
  public func source(of value: Value) -> String? {
    let function = value.object(as: FunctionObject.self) ?? value.object(as: BoundMethodObject.self)?.function
    guard let code = function?.code ?? value.object(as: ClassObject.self)?.body, let place = code.spans.first,
      let statements = try? Parser.parse(code.source.text)
    else { return nil }
    guard let span = Session.definition(named: code.name, around: place, in: statements) else { return nil }
    return SourceText(code.source.text).text(of: span).trimmingSpaces()
  }

  /// The innermost `def` or `class` of that name that holds a place.
  private static func definition(named name: String, around place: Span, in statements: [Statement]) -> Span? {
    for statement in statements where statement.span.start <= place.start && place.start < statement.span.end {
      for block in statement.blocks {
        if let inner = definition(named: name, around: place, in: block) { return inner }
      }
      if case .function(let definition) = statement.form, definition.name == name { return statement.span }
      if case .classDefinition(let definition) = statement.form, definition.name == name { return statement.span }
    }
    return nil
  }
}
