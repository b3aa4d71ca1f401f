import CTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file in the system's own memory: to get as much memory takes longer than to read it.
///
/// Should somebody cut the file short meanwhile, what is gone reads as zeros.
final class FileMapping {
  /// Below this size, copying is as quick.
  static let leastSize = 4 << 20

  let base: UnsafeMutablePointer<UInt8>
  let count: Int
  private let length: Int

  /// - Parameter padding: How many bytes behind the last can be written.
  init?(_ descriptor: Int32, _ size: Int, padding: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let whole = size / page * page
    let length = whole + (size - whole + padding + page - 1) / page * page
    let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    guard lgs_guard_mapping(memory, whole) == 1 else {
      munmap(memory, length)
      return nil
    }
    (base, count, self.length) = (memory.assumingMemoryBound(to: UInt8.self), size, length)
    let mapped = mmap(memory, whole, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
    // The last page belongs to the buffer, which writes behind the last byte.
    guard mapped == memory, pread(descriptor, memory + whole, size - whole, off_t(whole)) == size - whole else {
      return nil
    }
  }

  deinit {
    munmap(base, length)
    lgs_release_mapping(base)
  }
}
