#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A clock that only goes forward.
enum Clock {
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) &* 1000 &+ Int(time.tv_nsec) / 1_000_000
  }
}
