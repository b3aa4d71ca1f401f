/// A pattern of a `case` with its place in the source.
public struct Pattern {
  public var form: Form
  public var span: Span

  public init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }

  /// Every kind of pattern. Switches over it have no `default`.
  public indirect enum Form {
    /// A literal or a dotted name, which the subject must equal.
    case value(Expression)
    /// `None`, `True` or `False`, which the subject must be.
    case singleton(Constant)
    /// `[a, *rest]`; at most one part is starred.
    case sequence([Pattern])
    /// `*name` in a sequence; nil for `*_`.
    case starred(String?)
    case mapping(keys: [Expression], values: [Pattern], rest: String?)
    case instance(of: Expression, positional: [Pattern], keywords: [KeywordPattern])
    /// `name`, or `_` when it is nil.
    case capture(String?)
    case named(Pattern, name: String)
    case alternatives([Pattern])
  }
}

/// `name=pattern` in the pattern of a class.
public struct KeywordPattern {
  public var name: String
  public var pattern: Pattern

  public init(name: String, pattern: Pattern) {
    self.name = name
    self.pattern = pattern
  }
}

/// A `case` of a `match` statement.
public struct MatchCase {
  public var pattern: Pattern
  public var condition: Expression?
  public var body: [Statement]

  public init(pattern: Pattern, condition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.condition = condition
    self.body = body
  }
}

extension Pattern {
  /// Whether the pattern takes any subject and binds nothing.
  public var isWildcard: Bool {
    if case .capture(nil) = form { return true }
    return false
  }

  /// The patterns inside, in source order.
  public var parts: [Pattern] {
    switch form {
    case .value, .singleton, .starred, .capture: return []
    case .sequence(let parts), .alternatives(let parts), .mapping(_, let parts, _): return parts
    case .instance(_, let positional, let keywords): return positional + keywords.map(\.pattern)
    case .named(let inner, _): return [inner]
    }
  }

  /// The expressions that are evaluated for the pattern itself: values, keys, classes.
  public var expressions: [Expression] {
    switch form {
    case .value(let value), .instance(let value, _, _): return [value]
    case .mapping(let keys, _, _): return keys
    case .singleton, .sequence, .starred, .capture, .named, .alternatives: return []
    }
  }

  /// The name that the pattern itself binds.
  public var boundName: String? {
    switch form {
    case .capture(let name), .starred(let name), .mapping(_, _, let name): return name
    case .named(_, let name): return name
    case .value, .singleton, .sequence, .instance, .alternatives: return nil
    }
  }

  /// All names that the pattern binds, each once; alternatives bind the same names.
  public var names: [String] {
    var names: [String] = []
    func collect(_ pattern: Pattern) {
      switch pattern.form {
      case .alternatives(let parts): parts.first.map(collect)
      case .value, .singleton, .sequence, .starred, .mapping, .instance, .capture, .named:
        pattern.parts.forEach(collect)
      }
      if let name = pattern.boundName, !names.contains(name) { names.append(name) }
    }
    collect(self)
    return names
  }
}
