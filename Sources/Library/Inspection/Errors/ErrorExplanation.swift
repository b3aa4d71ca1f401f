import Interpreter
import NeuralNets
import Syntax
import Tensors

/// The second layer of an error: the operands by name, one suggested fix, and at length why it happens.
///
/// The first layer, Python's traceback and message, is printed as it is; this one is for a person at a terminal.
public struct ErrorExplanation {
  /// A value that the failing expression names.
  struct Operand {
    var name: String
    var value: Value
  }

  /// The first line of the error: type and message.
  public let headline: String
  let operands: [Operand]
  private let fixText: LocalizedText?
  private let reason: LocalizedText?

  public init(_ exception: ExceptionObject, in session: Session) {
    headline = exception.summaryLine
    operands = Self.operands(of: exception, in: session)
    let message = (try? exception.str()) ?? ""
    let pattern = ErrorPattern.find(type: exception.type, message: message)
    let failure = ErrorPattern.Failure(message: message, operands: operands)
    fixText = Self.spelling(exception, failure) ?? pattern?.fix(failure)
    reason = pattern?.why
  }

  /// For a name that another one is like: that one.
  private static func spelling(_ exception: ExceptionObject, _ failure: ErrorPattern.Failure) -> LocalizedText? {
    guard exception.type.isSubtype(of: BuiltinTypes.nameError), let name = failure.quoted,
      let known = Suggestion.name(for: exception)
    else { return nil }
    return LocalizedText(
      "write \(known), or give \(name) a value first", ko: "\(known)(으)로 쓰거나 먼저 \(name)에 값을 주세요")
  }

  public init(_ problem: SyntaxProblem) {
    headline = "\(problem.kind.rawValue): \(problem.message)"
    operands = []
    let pattern = ErrorPattern.find(type: BuiltinTypes.syntaxError, message: problem.message)
    fixText = pattern?.fix(ErrorPattern.Failure(message: problem.message, operands: []))
    reason = pattern?.why
  }

  /// What stands under the error, one line each; none when nothing is known beyond the message.
  public func notes(_ language: Language) -> [String] {
    let width = operands.reduce(0) { max($0, $1.name.count) }
    var lines = operands.map { operand in
      "\(operand.name)\(String(repeating: " ", count: width - operand.name.count))  \(operand.value.briefDescription)"
    }
    if let fixText { lines.append("→ " + fixText[language]) }
    return lines
  }

  /// The long form, for `%why`: one paragraph each.
  public func why(_ language: Language) -> [String] {
    let unknown = LocalizedText(
      "There is no longer explanation of this error. The message is Python's, so a search finds what others say of it.",
      ko: "이 오류에는 더 긴 설명이 없습니다. 메시지는 파이썬의 것이므로 그대로 검색하면 됩니다.")
    let reason = (reason ?? unknown)[language].split(separator: "\n").joined(separator: " ")
    return [headline, reason] + notes(language)
  }

  // MARK: Operands

  private static let mostOperands = 6

  /// The tensors, networks and other values that the failing expression names, as they are after the error.
  private static func operands(of exception: ExceptionObject, in session: Session) -> [Operand] {
    guard let place = exception.traceback.first else { return [] }
    let isModule = place.code.name == "<module>"
    // Without the session's help the names inside a function are gone with its frame.
    guard isModule || session.keepsLocals else { return [] }
    let text = SourceText(place.code.source.text).text(of: place.span)
    guard let expression = try? Parser.parse(text).first?.operandExpression,
      let scope = isModule ? session.globals : try? session.scope(at: place)
    else { return [] }
    var operands: [Operand] = []
    session.looking(into: scope) { collect(expression, SourceText(text), session, into: &operands) }
    return Array(operands.prefix(mostOperands))
  }

  private static func collect(
    _ expression: Expression, _ source: SourceText, _ session: Session, into operands: inout [Operand]
  ) {
    switch expression.form {
    case .name, .attribute, .subscript:
      let name = source.text(of: expression.span)
      if case .value(let value)? = session.knowledge(of: expression), isWorthNaming(value) {
        if !operands.contains(where: { $0.name == name }) { operands.append(Operand(name: name, value: value)) }
        return
      }
    case .constant, .formatted, .tuple, .list, .set, .dictionary, .starred, .slice, .call, .unary, .binary, .boolean,
      .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      break
    }
    // The closure cannot throw: it only looks.
    try? expression.forEachChild { collect($0, source, session, into: &operands) }
  }

  /// Functions and modules of the library say nothing that their names do not say.
  private static func isWorthNaming(_ value: Value) -> Bool {
    guard case .object(let object) = value else { return true }
    return !(object is NativeFunction || object is NamespaceObject || object is TypeObject)
  }
}

extension Statement {
  /// The expression that a line of a traceback shows: the statement's own, or the value that it assigns.
  fileprivate var operandExpression: Expression? {
    switch form {
    case .expression(let expression): return expression
    case .assignment(_, let value): return value
    case .augmented(let target, _, let value): return Expression(.tuple([target, value]), span)
    case .annotated(_, _, let value): return value
    case .return(let value): return value
    case .if, .while, .for, .function, .classDefinition, .pass, .break, .continue, .delete, .global, .nonlocal,
      .assert, .raise, .try, .with, .match, .import, .importFrom:
      return nil
    }
  }
}
