/// The register machine that runs code.
public final class Machine {
  /// The machine whose code is running; there is one at a time.
  nonisolated(unsafe) public internal(set) static var current = Machine()

  /// Non-zero when the user asked to stop; kernels and loops poll it.
  public var interruptFlag: UnsafeMutablePointer<Int32>
  /// Where `print` and echoes go.
  public var output: OutputSink = DiscardingOutput()
  /// Levels of calls and of nested Swift work, against Python's limit.
  var depth = 0
  public static let recursionLimit = 1000

  init() {
    interruptFlag = .allocate(capacity: 1)
    interruptFlag.initialize(to: 0)
  }

  /// Runs `body` one level deeper; too deep raises RecursionError.
  public func nested<Result>(_ body: () throws -> Result) throws -> Result {
    guard depth < Machine.recursionLimit else { throw Raised.recursionError() }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  /// Raises KeyboardInterrupt when the user asked to stop.
  @inline(__always)
  public func checkInterrupt() throws {
    if interruptFlag.pointee != 0 {
      interruptFlag.pointee = 0
      throw Raised.interrupted()
    }
  }

  func call(_ function: FunctionObject, _ arguments: CallArguments, receiver: Value?) throws -> Value {
    throw Raised.notInLgs("calling functions")
  }
}

/// Where a session's standard output goes.
public protocol OutputSink: AnyObject {
  func write(_ text: String) throws
  func flush() throws
}

final class DiscardingOutput: OutputSink {
  func write(_ text: String) {}
  func flush() {}
}
