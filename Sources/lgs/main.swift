import Interpreter
import Library
#if canImport(Glibc)
import Glibc
#endif
final class Out: OutputSink { func write(_ t: String) { fputs(t, stdout) }; func flush() {} }
let b = Builtins()
BuiltinsLibrary.install(into: b)
let s = Session(builtins: b, output: Out())
var text = ""
while let l = readLine(strippingNewline: false) { text += l }
switch s.run(text, name: "<stdin>", echo: CommandLine.arguments.count > 1 ? .all : .none) {
case .finished: break
case .raised(let e): fputs(Traceback.text(of: e), stderr)
case .invalid(let p, let f): fputs(Session.describe(p, in: f), stderr)
case .exited(let c, _): exit(c)
}
