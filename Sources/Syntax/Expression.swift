/// An expression of the language with its place in the source.
public struct Expression {
  public var form: Form
  public var span: Span

  public init(_ form: Form, _ span: Span) {
    self.form = form
    self.span = span
  }

  /// Every kind of expression. Switches over it have no `default`: the compiler lists what a form still lacks.
  public indirect enum Form {
    case constant(Constant)
    case formatted([FormattedPiece])
    case name(String)
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dictionary([DictionaryEntry])
    case starred(Expression)
    case attribute(Expression, name: String)
    case `subscript`(Expression, index: Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case call(Expression, [Argument])
    case unary(UnaryOperator, Expression)
    /// The operator's own span places the caret under it.
    case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
    /// `a and b and c`: two or more operands.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`: one first operand, then operator and operand pairs.
    case comparison(Expression, [(ComparisonOperator, Expression)])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, body: Expression)
    case comprehension(Comprehension)
    /// `name := value`
    case assignment(name: String, value: Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// A literal value.
public enum Constant {
  case none
  case bool(Bool)
  case int(Int)
  /// Decimal digits of an integer outside the range of `Int`.
  case bigInt(decimal: String)
  case float(Double)
  /// `2j`
  case imaginary(Double)
  case string(String)
  case bytes([UInt8])
  case ellipsis
}

/// A part of an f-string.
public enum FormattedPiece {
  case text(String)
  /// `{value!r:format}`; `label` is the source text kept by `{value=}`.
  case field(label: String?, value: Expression, conversion: Conversion?, format: [FormattedPiece])

  public enum Conversion: String {
    case str = "s"
    case repr = "r"
    case ascii = "a"
  }
}

public enum DictionaryEntry {
  case pair(key: Expression, value: Expression)
  case unpack(Expression)
}

/// An argument at a call site, in source order.
public enum Argument {
  case positional(Expression)
  case starred(Expression)
  case keyword(name: String, value: Expression, nameSpan: Span)
  case doubleStarred(Expression)
}

public enum UnaryOperator: String {
  case negate = "-"
  case plus = "+"
  case invert = "~"
  case not
}

public enum BinaryOperator: String, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matrixMultiply = "@"
  case and = "&"
  case or = "|"
  case xor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

public enum BooleanOperator: String {
  case and, or
}

public enum ComparisonOperator: String {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `is`
  case isNot = "is not"
  case `in`
  case notIn = "not in"
}

/// The parameters of a `def` or a `lambda`.
public struct Parameters {
  /// Positional parameters; the first `positionalOnlyCount` stand before a `/`.
  public var positional: [Parameter] = []
  public var positionalOnlyCount = 0
  /// The name behind `*`, if any.
  public var variadic: Parameter?
  /// Parameters after `*` or `*args`.
  public var keywordOnly: [Parameter] = []
  /// The name behind `**`, if any.
  public var keywordVariadic: Parameter?

  public init() {}
}

public struct Parameter {
  public var name: String
  public var annotation: Expression?
  public var defaultValue: Expression?
  public var span: Span

  public init(name: String, annotation: Expression? = nil, defaultValue: Expression? = nil, span: Span) {
    self.name = name
    self.annotation = annotation
    self.defaultValue = defaultValue
    self.span = span
  }
}

/// `[element for target in iterable if condition]` and its set, dict and generator forms.
public struct Comprehension {
  public enum Kind {
    case list, set, generator
    /// `{key: value for …}`; the comprehension's `element` is the key.
    case dictionary(value: Expression)
  }

  public struct Clause {
    public var target: Expression
    public var iterable: Expression
    public var conditions: [Expression]

    public init(target: Expression, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }

  public var kind: Kind
  public var element: Expression
  public var clauses: [Clause]

  public init(kind: Kind, element: Expression, clauses: [Clause]) {
    self.kind = kind
    self.element = element
    self.clauses = clauses
  }
}
