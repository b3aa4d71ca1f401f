#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory for the bytes and fields of large files.
enum LargeMemory {
  private static let page = 2 << 20

  /// Memory that `deallocate()` frees; much of it in large pages, since touching many small ones takes as long as reading.
  static func allocate<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    let size = capacity * MemoryLayout<Element>.stride
    guard size >= 2 * page else { return .allocate(capacity: capacity) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: page)
    #if os(Linux)
      // Only an advice: without large pages everything works, more slowly.
      madvise(memory, size, 14)
    #endif
    return memory.bindMemory(to: type, capacity: capacity)
  }

  /// An array of numbers that C code sets before anybody reads them.
  static func array<Element: BitwiseCopyable>(_ count: Int, of type: Element.Type = Element.self) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { values, initialized in
      initialized = count
      #if os(Linux)
        guard let start = values.baseAddress else { return }
        // Only whole pages can be advised about.
        let first = (Int(bitPattern: start) + page - 1) & ~(page - 1)
        let end = (Int(bitPattern: start) + count * MemoryLayout<Element>.stride) & ~(page - 1)
        if end > first, let pages = UnsafeMutableRawPointer(bitPattern: first) { madvise(pages, end - first, 14) }
      #endif
    }
  }
}
