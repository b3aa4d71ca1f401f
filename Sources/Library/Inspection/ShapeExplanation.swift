import Interpreter
import Syntax
import Tensors

/// An expression with the shapes of its parts drawn under it.
///
/// Every part is computed once, from the inside out, so that the expression may be any code.
public struct ShapeExplanation {
  /// A part of the expression and what came out of it.
  struct Part {
    var span: Span
    var text: String
  }

  private let source: SourceText
  private let session: Session
  private var parts: [Part] = []
  /// The error that stopped the computation, if any.
  public private(set) var failure: ExceptionObject?

  /// Computes the expression. Errors: the problem when the text is no expression.
  public init(of text: String, in session: Session) throws {
    source = SourceText(text)
    self.session = session
    guard let expression = try Parser.parse(text).onlyExpression else {
      throw SyntaxProblem("an expression is needed", Span(0, text.utf8.count))
    }
    do {
      _ = try evaluate(expression)
    } catch let raised as Raised {
      failure = raised.exception
    }
  }

  /// The source, and under it a line for each part.
  public var text: String {
    let line = String(decoding: source.bytes, as: UTF8.self)
    let width = columns(0, source.bytes.count)
    let rows = parts.map { part in
      let before = columns(0, part.span.start)
      let length = max(1, columns(part.span.start, part.span.end))
      return String(repeating: " ", count: before) + String(repeating: "─", count: length)
        + String(repeating: " ", count: max(0, width - before - length)) + "  " + part.text
    }
    return ([line] + rows).joined(separator: "\n") + "\n"
  }

  private func columns(_ start: Int, _ end: Int) -> Int {
    source.text(of: Span(start, end)).unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }

  // MARK: Computing

  private mutating func evaluate(_ expression: Expression) throws -> Value {
    switch expression.form {
    case .constant: return try compute(expression)
    case .name, .attribute:
      let value = try compute(expression)
      if value.tensor != nil { note(expression, value) }
      return value
    case .binary(let operation, let left, let right, _):
      let a = try evaluate(left)
      let b = try evaluate(right)
      return try noting(expression, [a, b]) { try Operators.binary(operation, a, b) }
    case .unary(let operation, let operand) where operation != .not:
      let value = try evaluate(operand)
      return try noting(expression, []) { try Operators.unary(operation, value) }
    case .comparison(let left, let rest) where rest.count == 1:
      let a = try evaluate(left)
      let b = try evaluate(rest[0].1)
      return try noting(expression, [a, b]) { try Operators.compare(rest[0].0, a, b) }
    case .call(let function, let arguments): return try call(expression, function, arguments)
    case .subscript(let container, _):
      _ = try evaluate(container)
      return try noting(expression, []) { [session, source] in try session.value(of: source.text(of: expression.span)) }
    case .formatted, .tuple, .list, .set, .dictionary, .starred, .slice, .unary, .boolean, .comparison, .conditional,
      .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return try compute(expression)
    }
  }

  private mutating func call(
    _ expression: Expression, _ function: Expression, _ arguments: [Syntax.Argument]
  ) throws -> Value {
    let callee: Value
    if case .attribute(let object, let name) = function.form {
      callee = try Operators.attribute(evaluate(object), Symbol(name))
    } else {
      callee = try compute(function)
    }
    var positional: [Value] = []
    var keywords: [(Symbol, Value)] = []
    for argument in arguments {
      switch argument {
      case .positional(let value): positional.append(try evaluate(value))
      case .keyword(let name, let value, _): keywords.append((Symbol(name), try evaluate(value)))
      case .starred(let value): positional += try Operators.array(evaluate(value))
      case .doubleStarred: return try compute(expression)
      }
    }
    return try noting(expression, []) { try Operators.call(callee, positional, keywords: keywords) }
  }

  private func compute(_ expression: Expression) throws -> Value {
    try session.value(of: source.text(of: expression.span))
  }

  private mutating func noting(
    _ expression: Expression, _ operands: [Value], _ body: () throws -> Value
  ) throws -> Value {
    do {
      let value = try body()
      note(expression, value, Broadcast.remark(operands.compactMap(\.tensor?.shape), value.tensor?.shape))
      return value
    } catch let raised as Raised {
      let shapes = operands.compactMap { $0.tensor.map { ShapeText.tuple($0.shape) } }
      let operandText = shapes.isEmpty ? "" : shapes.joined(separator: " and ") + ": "
      parts.append(Part(span: expression.span, text: "✗ \(operandText)\(raised.exception.summaryLine)"))
      throw raised
    }
  }

  private mutating func note(_ expression: Expression, _ value: Value, _ remark: String = "") {
    let text = value.tensor.map { "\(ShapeText.tuple($0.shape)) \($0.dtype.name)" } ?? value.briefDescription
    parts.append(Part(span: expression.span, text: text + remark))
  }
}

/// What broadcasting does to shapes, in words.
enum Broadcast {
  /// A remark when two shapes were stretched to a third; empty when they agree.
  static func remark(_ operands: [Shape], _ result: Shape?) -> String {
    guard operands.count == 2, let result, operands[0] != operands[1], !operands.contains(where: \.isEmpty) else {
      return ""
    }
    let (a, b) = (operands[0], operands[1])
    let stretched = result != a && result != b && result.count == max(a.count, b.count)
    return "  ← \(ShapeText.tuple(a)) with \(ShapeText.tuple(b))" + (stretched ? ": both stretched!" : "")
  }
}

extension [Statement] {
  fileprivate var onlyExpression: Expression? {
    guard count == 1, case .expression(let expression) = self[0].form else { return nil }
    return expression
  }
}

extension Session {
  /// The value of an expression of the language.
  fileprivate func value(of text: String) throws -> Value {
    do {
      return try evaluate("(\(text))")
    } catch let problem as SyntaxProblem {
      throw Raised(BuiltinTypes.syntaxError, problem.message)
    }
  }
}
