import CTables

/// Work for several threads.
enum Parallel {
  /// How many threads are worth their start for so many bytes.
  static func partCount(bytes: Int) -> Int { max(1, min(Int(lgs_part_limit()), bytes >> 20)) }

  /// Calls `body` with 0 to count - 1, each in a thread of its own; 0 in the caller's.
  static func run(_ count: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var call = Call(body: body)
      withUnsafeMutablePointer(to: &call) { call in
        lgs_run_parts(
          Int32(count), { context, part in context?.assumingMemoryBound(to: Call.self).pointee.body(Int(part)) }, call)
      }
    }
  }

  private struct Call {
    let body: (Int) -> Void
  }
}

/// The first part of some work that failed: who works on later parts need not go on.
final class FirstFailure: @unchecked Sendable {
  private let part: UnsafeMutablePointer<Int32>

  init() {
    part = .allocate(capacity: 1)
    part.initialize(to: .max)
  }

  deinit { part.deallocate() }

  /// - Parameter failed: -1 stops all parts.
  func note(_ failed: Int) { lgs_lower_shared(part, Int32(failed)) }

  func isBefore(_ other: Int) -> Bool { lgs_shared(part) < Int32(other) }
}
