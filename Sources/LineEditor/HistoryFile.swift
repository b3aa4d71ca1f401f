#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file with one block per line, which several sessions append to.
///
/// In a line, `\n` is a newline and `\\` a backslash. A writer holds a lock on the file; a line without its newline
/// (its writer was killed) is ended by the next writer.
struct HistoryFile {
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  let path: String

  /// The file at a path; without one, the user's own.
  init(path: String?) throws(Problem) {
    if let path { self.path = path } else { self.path = try Self.userPath() }
  }

  /// `$XDG_STATE_HOME/lgs/history`, by default `~/.local/state/lgs/history`.
  static func userPath() throws(Problem) -> String {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/lgs/history" }
    guard let home = environment("HOME"), home.hasPrefix("/") else {
      throw Problem(description: "history is not saved: HOME is not set")
    }
    return home + "/.local/state/lgs/history"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  // MARK: Reading

  /// The largest part of the file that is read: its end.
  private static let readLimit = 32 << 20

  /// The blocks in the file, oldest first. A file of more than twice `count` blocks is cut to its last `count`.
  func read(keeping count: Int) throws(Problem) -> [String] {
    makeFolders()
    guard let descriptor = try openLocked(waiting: true) else { return [] }
    defer { close(descriptor) }
    let blocks = try readBlocks(descriptor)
    guard blocks.count > 2 * count else { return blocks }
    let kept = Array(blocks.suffix(count))
    try replace(with: kept)
    return kept
  }

  private func readBlocks(_ descriptor: Int32) throws(Problem) -> [String] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { throw problem(errno) }
    let start = max(0, size - Self.readLimit)
    var bytes = [UInt8](repeating: 0, count: size - start)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(start + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem(errno) }
      if count == 0 { break }
      filled += count
    }
    let lines = bytes[..<filled].split(separator: UInt8(ascii: "\n"))
    // A cut at the limit leaves a part of a line in front.
    return lines.dropFirst(start > 0 ? 1 : 0).map { Self.decoded(String(decoding: $0, as: UTF8.self)) }
  }

  // MARK: Writing

  /// Adds blocks at the end; false when another session holds the file.
  func append(_ blocks: [String]) throws(Problem) -> Bool {
    guard let descriptor = try openLocked(waiting: false) else { return false }
    defer { close(descriptor) }
    var text = blocks.map { Self.encoded($0) + "\n" }.joined()
    var last: UInt8 = 0
    let size = lseek(descriptor, 0, SEEK_END)
    if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != UInt8(ascii: "\n") { text = "\n" + text }
    try write(text, to: descriptor)
    return true
  }

  private func replace(with blocks: [String]) throws(Problem) {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(errno) }
    defer { close(descriptor) }
    try write(blocks.map { Self.encoded($0) + "\n" }.joined(), to: descriptor)
    guard rename(temporary, path) == 0 else { throw problem(errno) }
  }

  private func write(_ text: String, to descriptor: Int32) throws(Problem) {
    var bytes = ArraySlice(Array(text.utf8))
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem(errno) }
      bytes = bytes.dropFirst(count)
    }
  }

  // MARK: Opening

  /// The file, open and locked (closing unlocks), or nil when another session keeps the lock.
  private func openLocked(waiting: Bool) throws(Problem) -> Int32? {
    for attempt in 0..<(waiting ? 50 : 10) {
      let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw problem(errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        // The file may have been replaced between opening and locking it.
        if let mode = mode(ofCurrent: descriptor) {
          // A change, even to the same mode, is a write to the disk.
          if mode != 0o600 { fchmod(descriptor, 0o600) }
          return descriptor
        }
      } else if errno != EWOULDBLOCK, errno != EINTR {
        defer { close(descriptor) }
        throw problem(errno)
      } else if attempt > 0 {
        usleep(5_000)
      }
      close(descriptor)
    }
    return nil
  }

  private func mode(ofCurrent descriptor: Int32) -> mode_t? {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino,
      opened.st_dev == named.st_dev
    else { return nil }
    return opened.st_mode & 0o7777
  }

  /// Makes the folders above the file; what cannot be made shows when the file is opened.
  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      mkdir(folder, 0o700)
    }
  }

  private func problem(_ code: Int32) -> Problem {
    Problem(description: "history is not saved: \(path): \(String(cString: strerror(code)))")
  }

  // MARK: Lines

  static func encoded(_ block: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in block.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case _: line.append(scalar)
      }
    }
    return String(line)
  }

  static func decoded(_ line: String) -> String {
    var block = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        block.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        block.append(scalar)
      }
    }
    return String(block)
  }
}
