import DataFrames
import Interpreter
import Syntax

/// The text of `df.query(…)` and `df.eval(…)`: an expression in which columns are names.
struct QueryExpression {
  private let frame: DataFrame
  private let expression: Expression
  /// Columns whose names are written between backticks.
  private var quotedNames: [String] = []

  private static let localPrefix = "__lgs_local_"
  private static let columnPrefix = "__lgs_column_"

  /// - Throws: SyntaxError for a text that is no expression.
  init(_ text: String, _ frame: DataFrame) throws {
    self.frame = frame
    let source = QueryExpression.plainSource(text, &quotedNames)
    let statements: [Statement]
    do {
      statements = try Parser.parse(source)
    } catch {
      throw Raised(BuiltinTypes.syntaxError, "\(error.message) (<unknown>, line 1)")
    }
    guard statements.count == 1, case .expression(let expression) = statements[0].form else {
      throw Raised.notInLgs("query() and eval() of anything but one expression")
    }
    self.expression = expression
  }

  /// Python's notation of the text: `@name` and names between backticks become names of their own.
  private static func plainSource(_ text: String, _ names: inout [String]) -> String {
    var result = ""
    var quote: Character?
    var quoted: String?
    for character in text {
      if let name = quoted {
        quoted = character == "`" ? nil : name + String(character)
        if character == "`" {
          result += columnPrefix + String(names.count)
          names.append(name)
        }
      } else if let open = quote {
        result.append(character)
        if character == open { quote = nil }
      } else if character == "`" {
        quoted = ""
      } else {
        if character == "'" || character == "\"" { quote = character }
        result += character == "@" ? localPrefix : String(character)
      }
    }
    return result
  }

  func value() throws -> Value { try value(of: expression) }

  private func value(of expression: Expression) throws -> Value {
    switch expression.form {
    case .constant(let constant): return try value(of: constant)
    case .name(let name): return try variable(name)
    case .tuple(let items), .list(let items): return .list(try items.map(value))
    case .unary(.not, let operand): return try Operators.unary(.invert, value(of: operand))
    case .unary(let operation, let operand): return try Operators.unary(operation, value(of: operand))
    case .binary(let operation, let a, let b, _): return try Operators.binary(operation, value(of: a), value(of: b))
    case .boolean(let operation, let operands):
      let values = try operands.map(value)
      return try values.dropFirst().reduce(values[0]) {
        try Operators.binary(operation == .and ? .and : .or, $0, $1)
      }
    case .comparison(let first, let rest): return try comparison(first, rest)
    case .attribute(let object, let name): return try Operators.attribute(value(of: object), Symbol(name))
    case .subscript(let object, let index): return try Operators.item(value(of: object), value(of: index))
    case .call(let function, let arguments): return try call(function, arguments)
    case .formatted, .set, .dictionary, .starred, .slice, .conditional, .lambda, .comprehension, .assignment, .yield,
      .yieldFrom:
      throw Raised.notInLgs("this form of expression in query() and eval()")
    }
  }

  private func value(of constant: Constant) throws -> Value {
    switch constant {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    case .bigInt, .imaginary, .bytes, .ellipsis: throw Raised.notInLgs("this constant in query() and eval()")
    }
  }

  /// `a < b <= c` compares neighbours; `in`, and equality with a list, ask for one of several values.
  private func comparison(_ first: Expression, _ rest: [(ComparisonOperator, Expression)]) throws -> Value {
    var left = try value(of: first)
    var result: Value?
    for (operation, expression) in rest {
      let right = try value(of: expression)
      let part = try compared(operation, left, right)
      result = try result.map { try Operators.binary(.and, $0, part) } ?? part
      left = right
    }
    return result ?? left
  }

  private func compared(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value {
    let isList = right.object(as: ListObject.self) != nil
    switch operation {
    case .in, .notIn,
      .equal where isList, .notEqual where isList:
      guard let series = left.object(as: SeriesObject.self) else {
        throw Raised.notInLgs("'in' of anything but a column in query() and eval()")
      }
      let found = try Operators.call(series.attribute("isin"), [right])
      return operation == .in || operation == .equal ? found : try Operators.unary(.invert, found)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return try Operators.compare(operation, left, right)
    case .is, .isNot: throw Raised.notInLgs("'is' in query() and eval()")
    }
  }

  private func call(_ function: Expression, _ arguments: [Argument]) throws -> Value {
    var positional: [Value] = []
    var keywords: [(Symbol, Value)] = []
    for argument in arguments {
      switch argument {
      case .positional(let expression): positional.append(try value(of: expression))
      case .keyword(let name, let expression, _): keywords.append((Symbol(name), try value(of: expression)))
      case .starred, .doubleStarred: throw Raised.notInLgs("* and ** in query() and eval()")
      }
    }
    return try Operators.call(value(of: function), positional, keywords: keywords)
  }

  private func variable(_ name: String) throws -> Value {
    if name.hasPrefix(Self.localPrefix) {
      let local = String(name.dropFirst(Self.localPrefix.count))
      if let value = Machine.current.variable(Symbol(local)) { return value }
      throw Raised(PandasTypes.undefinedVariableError, "local variable '\(local)' is not defined")
    }
    var label = Cell.string(name)
    if name.hasPrefix(Self.columnPrefix), let place = Int(name.dropFirst(Self.columnPrefix.count)),
      quotedNames.indices.contains(place)
    {
      label = .string(quotedNames[place])
    }
    if let place = frame.columns.positions(of: label).first { return Value(frame.series(at: place)) }
    if label == .string("index") || label == frame.index.name {
      return Value(Series(frame.index.column, index: frame.index))
    }
    throw Raised(PandasTypes.undefinedVariableError, "name \(label.representation) is not defined")
  }
}
