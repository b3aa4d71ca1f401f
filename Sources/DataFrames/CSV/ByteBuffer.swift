#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file, followed by a line feed that ends every scan: in memory of their own, or where the system keeps
/// them anyway.
public final class ByteBuffer {
  /// The greatest size of a file that is read whole.
  public static let sizeLimit = 512 << 20

  private(set) var base: UnsafeMutablePointer<UInt8>
  public private(set) var count = 0
  private var capacity: Int
  /// Bytes that scans may read behind the last.
  private static let padding = 64

  init(capacity: Int) {
    self.capacity = max(capacity, 4096)
    base = ByteBuffer.allocate(self.capacity)
    terminate()
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    LargeMemory.allocate(UInt8.self, capacity: capacity + padding)
  }

  public convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// The bytes of a large file as long as somebody else keeps them.
  private var mapping: FileMapping?

  private init(_ mapping: FileMapping) {
    self.mapping = mapping
    base = mapping.base
    (count, capacity) = (mapping.count, mapping.count)
    terminate()
  }

  deinit { release() }

  private func release() {
    if mapping == nil { base.deallocate() } else { mapping = nil }
  }

  /// Copies bytes that the system keeps into memory of their own: a file may change as soon as it has been read.
  func own() {
    guard mapping != nil else { return }
    let (copy, source, count) = (ByteBuffer.allocate(count), base, count)
    let parts = Parallel.partCount(bytes: count)
    Parallel.run(parts) { part in
      let (start, stop) = (count / parts * part, part + 1 == parts ? count : count / parts * (part + 1))
      (copy + start).update(from: source + start, count: stop - start)
    }
    release()
    base = copy
    terminate()
  }

  private func terminate() {
    (base + count).update(repeating: UInt8(ascii: "\n"), count: ByteBuffer.padding)
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
    terminate()
  }

  private func reserve(_ extra: Int) {
    guard count + extra > capacity else { return }
    capacity = max(capacity * 2, count + extra)
    let larger = ByteBuffer.allocate(capacity)
    larger.update(from: base, count: count)
    release()
    base = larger
  }

  /// Gives the bytes to `body`; they are there only while it runs.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) { try body(UnsafeBufferPointer(start: base, count: count)) }
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// The bytes as text; what is no UTF-8 becomes U+FFFD.
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  // MARK: Files

  /// The bytes of a file.
  /// - Parameters:
  ///   - limit: How many bytes are enough; nil reads all and refuses files beyond `sizeLimit`.
  ///   - maps: Leaves the bytes of a large file where the system keeps them, until `own()` is called.
  /// - Throws: The system's error; a memory error for a file beyond `sizeLimit`.
  public static func contents(
    ofFile path: String, limit: Int? = nil, maps: Bool = false, poll: () throws -> Void = {}
  ) throws -> ByteBuffer {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DataFrameError.system(errno, path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DataFrameError.system(errno, path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw DataFrameError.system(EISDIR, path) }
    let size = Int(status.st_size)
    if limit == nil, size > sizeLimit { throw tooLarge(path) }
    if maps, limit == nil, status.st_mode & S_IFMT == S_IFREG, size >= FileMapping.leastSize,
      let mapping = FileMapping(descriptor, size, padding: padding)
    {
      return ByteBuffer(mapping)
    }
    let buffer = ByteBuffer(capacity: min(size, limit ?? size, sizeLimit) + 1)
    if limit == nil, status.st_mode & S_IFMT == S_IFREG { try buffer.fillInParts(from: descriptor, size, poll: poll) }
    try buffer.fill(from: descriptor, path: path, limit: limit, poll: poll)
    return buffer
  }

  /// Reads most of a large file in several threads: new memory takes longer to get than the bytes to copy.
  ///
  /// What they leave, at the end or behind a failure, is for `fill` to read.
  private func fillInParts(from descriptor: Int32, _ size: Int, poll: () throws -> Void) throws {
    let parts = Parallel.partCount(bytes: size)
    guard parts > 1, size < capacity else { return }
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: parts)
    defer { counts.deallocate() }
    let failures = FirstFailure()
    var thrown: Error?
    Parallel.run(parts) { part in
      let (start, stop) = (size / parts * part, part + 1 == parts ? size : size / parts * (part + 1))
      var at = start
      while at < stop, !failures.isBefore(part) {
        let received = pread(descriptor, base + at, min(1 << 20, stop - at), off_t(at))
        if received <= 0 { break }
        at += received
        guard part == 0 else { continue }
        do { try poll() } catch {
          thrown = error
          failures.note(-1)
        }
      }
      counts[part] = at - start
      if at < stop { failures.note(part) }
    }
    if let thrown { throw thrown }
    for part in 0..<parts {
      count += counts[part]
      if counts[part] < (part + 1 == parts ? size : size / parts * (part + 1)) - size / parts * part { break }
    }
    lseek(descriptor, off_t(count), SEEK_SET)
  }

  /// Appends what a descriptor gives until its end.
  func fill(from descriptor: Int32, path: String, limit: Int?, poll: () throws -> Void) throws {
    let block = 4 << 20
    while limit.map({ count < $0 }) ?? true {
      try poll()
      reserve(1)
      let wanted = min(block, capacity - count)
      let received = read(descriptor, base + count, wanted)
      if received == 0 { break }
      if received < 0 {
        if errno == EINTR { continue }
        throw DataFrameError.system(errno, path)
      }
      count += received
      if count > ByteBuffer.sizeLimit { throw ByteBuffer.tooLarge(path) }
    }
    try poll()
    terminate()
  }

  static func tooLarge(_ path: String) -> DataFrameError {
    DataFrameError(
      .memory, "'\(path)' is larger than the \(sizeLimit >> 20) MiB that lgs reads; nrows= reads its beginning")
  }
}

extension DataFrameError {
  static func system(_ number: Int32, _ path: String) -> DataFrameError {
    DataFrameError(.system(number: number, path: path), String(cString: strerror(number)))
  }
}
