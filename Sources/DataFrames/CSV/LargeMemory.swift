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
}
