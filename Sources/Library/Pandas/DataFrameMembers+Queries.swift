import DataFrames
import Interpreter

extension DataFrameMembers {
  static let queries: [Builtin] = [
    method(
      "query(self, expr, *, inplace=False, **kwargs)", "The rows for which an expression of the columns is true.",
      "pd.DataFrame({'a': [1, 2, 3], 'b': ['x', 'y', 'y']}).query('a > 1 and b == \"y\"')\n"
        + "#>    a  b\n#> 1  2  y\n#> 2  3  y"
    ) { object, arguments in
      let rows = try result(of: arguments, object)
      guard let chosen = try object.item(rows).object(as: DataFrameObject.self)?.frame else {
        throw Raised.valueError("expr must evaluate to rows")
      }
      return try object.result(chosen, arguments)
    },
    method(
      "eval(self, expr, *, inplace=False, **kwargs)", "The value of an expression of the columns.",
      "pd.DataFrame({'a': [1, 2], 'b': [3, 4]}).eval('a * b')\n#> 0    3\n#> 1    8\n#> dtype: int64",
      lacking: ["inplace"]
    ) { try result(of: $1, $0) },
  ]

  private static func result(of arguments: NamedArguments, _ object: DataFrameObject) throws -> Value {
    guard arguments.extra.isEmpty else {
      throw Raised.notInLgs("the argument '\(arguments.extra[0].name)' of DataFrame.query()")
    }
    let expression = arguments.required("expr")
    guard let text = expression.stringValue else {
      throw Raised.valueError(
        "expr must be a string to be evaluated, \(try Operators.repr(.object(expression.type))) given")
    }
    return try QueryExpression(text, object.frame).value()
  }
}
