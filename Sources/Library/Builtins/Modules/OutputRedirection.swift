import Interpreter

/// `sys.stdout = target`: what a program prints goes to an object with a `write` method.
final class OutputRedirection: OutputSink {
  private let target: Value
  /// Where the output goes when nothing redirects it; `sys.__stdout__` writes there all the time.
  let original: OutputSink

  private init(_ target: Value, original: OutputSink) {
    self.target = target
    self.original = original
  }

  /// Redirects the output of the running session, or gives it back to the standard output.
  static func redirect(to target: Value) {
    let machine = Machine.current
    let original = (machine.output as? OutputRedirection)?.original ?? machine.output
    let isStandard = target.object(as: StandardStream.self)?.channel == .output
    machine.output = isStandard ? original : OutputRedirection(target, original: original)
  }

  /// The standard output, whatever is redirected.
  static var standard: OutputSink {
    (Machine.current.output as? OutputRedirection)?.original ?? Machine.current.output
  }

  func write(_ text: String) throws {
    _ = try Operators.call(Operators.attribute(target, "write"), [.string(text)])
  }

  func flush() throws {
    if let flush = try? Operators.attribute(target, "flush") { _ = try Operators.call(flush, []) }
  }
}

/// The module `sys`, whose standard output programs may replace.
final class SystemModule: NamespaceObject {
  override func setAttribute(_ name: Symbol, to value: Value) throws {
    guard name == "stdout" else { return try super.setAttribute(name, to: value) }
    add("stdout", value)
    OutputRedirection.redirect(to: value)
  }
}
