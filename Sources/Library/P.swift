import Interpreter
public enum BuiltinsLibrary { public static func install(into b: Builtins) {
 b.add([Builtin("print(*args)", "p", example: "") { a in
   try Machine.current.output.write(a.rest.map { try Operators.str($0) }.joined(separator: " ") + "\n"); return .none },
   Builtin("len(obj, /)", "p", example: "") { .int(try Operators.length($0[0])) },
   Builtin("next(obj, /)", "p", example: "") { a in if case .object(let o) = a[0] { return try o.next() ?? .string("END") }; return .none },
   Builtin("range(a, b=None, /)", "p", example: "") { a in 
     guard case .int(let x) = a[0] else { return .none }
     if case .int(let y) = a[1] { return .object(RangeObject(start: x, stop: y, step: 1)) }
     return .object(RangeObject(start: 0, stop: x, step: 1)) }])
 b.add(BuiltinTypes.exceptions)
} }
