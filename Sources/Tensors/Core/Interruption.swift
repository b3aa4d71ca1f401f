import CKernels

/// Ctrl-C in long computations on tensors.
public enum Interruption {
  /// Errors: interrupted, when the user asked to stop.
  public static func check() throws {
    if lgs_interrupt_requested() { throw TensorError.interrupted }
  }

  /// Calls the body with ranges that follow each other and make up `0..<count`, and looks for an interrupt between two.
  /// The last range may be twice as long as the others, none but a single one is shorter.
  /// Errors: interrupted, and those of the body.
  @inlinable
  public static func inRuns(of length: Int = 1 << 17, _ count: Int, _ body: (Range<Int>) throws -> Void) throws {
    var start = 0
    while start < count {
      let end = count - start < 2 * length ? count : start + length
      try body(start..<end)
      start = end
      if start < count { try check() }
    }
  }
}

/// Counts the short turns of a loop, and looks for an interrupt once in some thousands.
struct Turns {
  private var count = 0

  /// Errors: interrupted.
  @inline(__always)
  mutating func next() throws {
    count &+= 1
    if count & 0x3FFF == 0 { try Interruption.check() }
  }
}

extension Sequence {
  /// `map`, which Ctrl-C stops.
  /// Errors: interrupted, and those of `transform`.
  func mapInTurns<Result>(_ transform: (Element) throws -> Result) throws -> [Result] {
    var turns = Turns()
    return try map { element in
      try turns.next()
      return try transform(element)
    }
  }
}
