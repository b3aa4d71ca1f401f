import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Raised {
  /// The error of a system call, in the type that Python has for its number.
  /// - Parameter second: The other path of a call that takes two.
  static func system(_ number: Int32, _ path: String? = nil, second: String? = nil) -> Raised {
    var arguments: [Value] = [.int(Int(number)), .string(String(cString: strerror(number)))]
    if let path { arguments.append(.string(path)) }
    // As CPython counts them, a number of Windows stands between the paths.
    if let second { arguments += [.none, .string(second)] }
    return Raised(ExceptionObject(ExceptionTypes.systemType(for: Int(number)), arguments))
  }
}

/// Calls of the system that are begun again when a signal came between.
enum SystemCall {
  /// - Throws: The system's error, with the path, when `body` gives a negative number; KeyboardInterrupt.
  @discardableResult
  static func result(_ path: String? = nil, second: String? = nil, _ body: () -> Int32) throws -> Int32 {
    while true {
      let result = body()
      if result >= 0 { return result }
      let number = errno
      guard number == EINTR else { throw Raised.system(number, path, second: second) }
      try Machine.current.checkInterrupt()
    }
  }

  /// Writes all of the bytes to a descriptor.
  /// - Throws: The system's error; KeyboardInterrupt.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { try write($0, to: descriptor) }
  }

  /// Writes all of the bytes to a descriptor.
  /// - Throws: The system's error; KeyboardInterrupt.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    var start = 0
    while start < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), min(bytes.count - start, 1 << 22))
      if count >= 0 {
        start += count
        if start < bytes.count { try Machine.current.checkInterrupt() }
        continue
      }
      let number = errno
      guard number == EINTR else { throw Raised.system(number) }
      try Machine.current.checkInterrupt()
    }
  }
}
