import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that `open` gave.
///
/// Reading takes all that the file holds at once, up to 512 MiB; writing gathers some kilobytes. The system's own place
/// in the file is always behind both.
final class TextFile: TextStreamObject {
  /// The encoding of a file under the name that the program gave.
  struct Encoding {
    let name: String
    var hasMark: Bool { TextEncoding.hasMark(name) }
  }

  let name: Value
  let mode: FileMode
  let encoding: Encoding
  let errors: TextEncoding.Faults
  private let newline: LineEnds
  private let flushesLines: Bool
  private var descriptor: Int32
  /// Bytes on their way into the file.
  private var pending: [UInt8] = []
  /// What was read, as UTF-8 with its line ends, and how much of it the program has taken.
  private var text: [UInt8] = []
  private var place = 0
  /// The offset in the file of the first byte of `text`.
  private var base = 0
  private static let pendingLimit = 1 << 16
  private static let pieceLength = 1 << 20

  struct Options {
    var encoding = "UTF-8"
    var errors = TextEncoding.Faults.strict
    var newline = LineEnds.universal
    var flushesLines = false
    var permissions: mode_t = 0o666
  }

  /// Opens a file.
  /// - Throws: The system's error; the errors of an unknown encoding.
  init(_ name: Value, path: String, mode: FileMode, _ options: Options) throws {
    try table { try TextEncoding.check(options.encoding) }
    descriptor = try SystemCall.result(path) { Glibc.open(path, mode.flags, options.permissions) }
    self.name = name
    self.mode = mode
    encoding = Encoding(name: options.encoding)
    errors = options.errors
    newline = options.newline
    flushesLines = options.flushesLines || Glibc.isatty(descriptor) == 1
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      Glibc.close(descriptor)
      descriptor = -1
      throw Raised.system(EISDIR, path)
    }
    super.init()
    if mode.appends { base = max(0, Int(lseek(descriptor, 0, SEEK_END))) }
    if mode.canWrite { OpenFiles.add(self) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    OpenFiles.remove(self)
    writeOutQuietly()
    Glibc.close(descriptor)
  }

  override var type: TypeObject { StreamTypes.file }
  override var isClosed: Bool { descriptor < 0 }
  override var isReadable: Bool { mode.canRead }
  override var isWritable: Bool { mode.canWrite }
  override var isSeekable: Bool { lseek(descriptor, 0, SEEK_CUR) >= 0 }
  override var isTerminal: Bool { Glibc.isatty(descriptor) == 1 }
  override var descriptorNumber: Int32? { descriptor }

  override func repr() throws -> String {
    "<_io.TextIOWrapper name=\(try name.repr()) mode='\(mode.text)' encoding='\(encoding.name)'>"
  }

  // MARK: Writing

  override func write(_ written: String) throws {
    try dropReadText()
    if encoding.hasMark, pending.isEmpty, try offset() == 0 { pending += [0xef, 0xbb, 0xbf] }
    var written = newline.written(written)
    if written.utf8.count > TextFile.pieceLength, try table({ try TextEncoding.isUTF8(encoding.name) }) {
      try writePieces(&written)
    } else {
      pending += try table { try TextEncoding.encoded(written, in: encoding.name, errors) }
    }
    if pending.count >= TextFile.pendingLimit || (flushesLines && written.utf8.contains(10)) { try flush() }
  }

  /// Writes a long text out piece by piece, between which Ctrl-C ends it.
  private func writePieces(_ text: inout String) throws {
    try text.withUTF8 { bytes in
      for start in stride(from: 0, to: bytes.count, by: TextFile.pieceLength) {
        try Machine.current.checkInterrupt()
        pending += bytes[start..<min(start + TextFile.pieceLength, bytes.count)]
        try flush()
      }
    }
  }

  override func flush() throws {
    guard !pending.isEmpty else { return }
    let bytes = pending
    // What cannot be written now is not tried again at the end.
    pending.removeAll(keepingCapacity: true)
    try SystemCall.write(bytes, to: descriptor)
  }

  override func close() throws {
    guard descriptor >= 0 else { return }
    OpenFiles.remove(self)
    defer {
      descriptor = -1
      (text, pending) = ([], [])
    }
    do { try flush() } catch {
      Glibc.close(descriptor)
      throw error
    }
    if Glibc.close(descriptor) != 0, errno != EINTR { throw Raised.system(errno) }
  }

  /// Writes at the end of the program or of the object, when nobody can catch an error.
  func writeOutQuietly() {
    do { try flush() } catch let raised as Raised {
      let shown = (try? repr()) ?? "a file"
      StandardError.write("Exception ignored in: \(shown)\n\(raised.exception.summaryLine)\n")
    } catch {
      StandardError.write("Exception ignored: \(error)\n")
    }
  }

  // MARK: Reading

  /// Forgets what was read and not taken: the system's place stays behind it, as CPython's does for files of its size.
  private func dropReadText() throws {
    guard !text.isEmpty else { return }
    (text, place) = ([], 0)
  }

  /// Reads on to the end of the file.
  private func fill() throws {
    try flush()
    if place == text.count { try startAnew() }
    var bytes: [UInt8] = []
    while true {
      try Machine.current.checkInterrupt()
      let size = 1 << 20
      var failure: Int32 = 0
      let block = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        let received = Glibc.read(descriptor, buffer.baseAddress, size)
        if received < 0 { failure = errno }
        count = max(0, received)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw Raised.system(failure) }
      if block.isEmpty { break }
      bytes += block
      if text.count + bytes.count > ByteBuffer.sizeLimit {
        throw Raised(
          BuiltinTypes.memoryError,
          "\(try name.repr()) is larger than the \(ByteBuffer.sizeLimit >> 20) MiB that lgs reads")
      }
    }
    if bytes.isEmpty { return }
    if base == 0, text.isEmpty, encoding.hasMark, bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      bytes.removeFirst(3)
      base = 3
    }
    text += try table { try TextEncoding.decoded(bytes, from: encoding.name, errors) }
  }

  /// Begins a text where the system is in the file.
  private func startAnew() throws {
    (text, place) = ([], 0)
    base = max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
  }

  override func read(limit: Int?) throws -> String {
    guard let limit else {
      try fill()
      defer { place = text.count }
      return newline.read(text[place...])
    }
    if limit == 0 { return "" }
    if place == text.count { try fill() }
    let end = endOfCharacters(limit, upTo: text.count)
    defer { place = end }
    return newline.read(text[place..<end])
  }

  /// The place behind so many characters, or where they end before that.
  private func endOfCharacters(_ count: Int, upTo limit: Int) -> Int {
    var (end, remaining) = (place, count)
    while remaining > 0, end < limit {
      end = endOfCharacter(at: end)
      remaining -= 1
    }
    return end
  }

  private func endOfCharacter(at start: Int) -> Int {
    var end = start + 1
    if case .universal = newline, text[start] == 13, end < text.count, text[end] == 10 { return end + 1 }
    while end < text.count, text[end] & 0xc0 == 0x80 { end += 1 }
    return end
  }

  override func readLine(limit: Int?) throws -> String {
    if place == text.count { try fill() }
    var end = newline.endOfLine(in: text, from: place)
    if let limit { end = endOfCharacters(limit, upTo: end) }
    defer { place = end }
    return newline.read(text[place..<end])
  }

  // MARK: Places

  /// The offset in the file of what comes next.
  private func offset() throws -> Int {
    if text.isEmpty {
      let system = lseek(descriptor, 0, SEEK_CUR)
      if system < 0 { throw StreamTypes.unsupported("underlying stream is not seekable") }
      return Int(system) + pending.count
    }
    let taken = String(decoding: text[..<place], as: UTF8.self)
    return base + (try table { try TextEncoding.encoded(taken, in: encoding.name, errors) }).count
  }

  override func tell() throws -> Int {
    if isIterating { throw Raised(BuiltinTypes.osError, "telling position disabled by next() call") }
    return try offset()
  }

  override func seek(_ offset: Int, from whence: Int) throws -> Int {
    isIterating = false
    var wanted = offset
    switch whence {
    case 0:
      if offset < 0 { throw Raised.valueError("negative seek position \(offset)") }
    case 1:
      if offset != 0 { throw StreamTypes.unsupported("can't do nonzero cur-relative seeks") }
      wanted = try self.offset()
    case 2:
      if offset != 0 { throw StreamTypes.unsupported("can't do nonzero end-relative seeks") }
    case _:
      throw Raised.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
    }
    try flush()
    let reached = lseek(descriptor, off_t(wanted), whence == 2 ? SEEK_END : SEEK_SET)
    if reached < 0 { throw Raised.system(errno) }
    try startAnew()
    return Int(reached)
  }

  override func truncate(_ size: Int?) throws -> Int {
    let size = try size ?? offset()
    try flush()
    try SystemCall.result { ftruncate(descriptor, off_t(size)) }
    return size
  }
}

/// The files that a program has open for writing: what they have gathered is written when the process ends.
public enum OpenFiles {
  private final class Entry {
    weak var file: TextFile?
    init(_ file: TextFile) { self.file = file }
  }

  nonisolated(unsafe) private static var entries: [ObjectIdentifier: Entry] = [:]

  static func add(_ file: TextFile) { entries[ObjectIdentifier(file)] = Entry(file) }
  static func remove(_ file: TextFile) { entries[ObjectIdentifier(file)] = nil }

  /// Writes out what the open files have gathered; what cannot be written is said on standard error.
  public static func writeOut() {
    for entry in entries.values { entry.file?.writeOutQuietly() }
  }
}
