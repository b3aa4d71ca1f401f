import DataFrames
import Interpreter

/// `x.pipe(f, …)`: a call of a function with the object, as its first argument or under a name.
enum Piping {
  static func call(_ receiver: Value, _ arguments: NamedArguments) throws -> Value {
    let function = arguments.required("func")
    let keywords = arguments.extra.map { ($0.name, $0.value) }
    guard let pair = function.object(as: TupleObject.self)?.items, pair.count == 2, let name = pair[1].stringValue
    else {
      return try Operators.call(function, [receiver] + arguments.rest, keywords: keywords)
    }
    if keywords.contains(where: { $0.0.name == name }) {
      throw Raised.valueError("\(name) is both the pipe target and a keyword argument")
    }
    return try Operators.call(pair[0], arguments.rest, keywords: keywords + [(Symbol(name), receiver)])
  }
}
