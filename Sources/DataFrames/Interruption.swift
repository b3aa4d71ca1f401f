/// Ctrl-C in long work on tables.
public enum Interruption {
  /// Whether the user asked to stop; whoever runs programs says how to tell.
  nonisolated(unsafe) public static var isRequested: @convention(c) () -> Bool = { false }

  /// - Throws: An interruption, when the user asked to stop; a loop of short turns looks once in a thousand.
  @inline(__always)
  static func check(after turns: Int) throws {
    if turns & 1023 == 0, isRequested() { throw DataFrameError(.interrupted, "") }
  }
}
