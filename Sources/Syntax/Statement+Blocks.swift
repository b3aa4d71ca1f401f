extension Statement {
  /// The blocks of statements inside the statement, in source order.
  public var blocks: [[Statement]] {
    switch form {
    case .if(_, let then, let otherwise): return [then, otherwise]
    case .while(_, let body, let otherwise): return [body, otherwise]
    case .for(_, _, let body, let otherwise): return [body, otherwise]
    case .function(let definition): return [definition.body]
    case .classDefinition(let definition): return [definition.body]
    case .try(let body, let handlers, let otherwise, let finally):
      return [body] + handlers.map(\.body) + [otherwise, finally]
    case .with(_, let body): return [body]
    case .match(_, let cases): return cases.map(\.body)
    case .expression, .assignment, .augmented, .annotated, .return, .pass, .break, .continue, .delete, .global,
      .nonlocal, .assert, .raise, .import, .importFrom:
      return []
    }
  }
}
