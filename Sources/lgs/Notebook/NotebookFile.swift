import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notebook files by their kinds.
enum NotebookFile {
  enum Kind: Equatable {
    case ipynb
    case percent
    case python

    init?(path: String) {
      switch NotebookFile.suffix(of: path) {
      case "ipynb": self = .ipynb
      case "lgs": self = .percent
      case "py": self = .python
      case _: return nil
      }
    }
  }

  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// What stands behind the last point of the file's name, in small letters.
  static func suffix(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? (parts.last ?? "").lowercased() : ""
  }

  /// The path with another suffix.
  static func path(_ path: String, suffix: String) -> String {
    let own = self.suffix(of: path)
    return (own.isEmpty ? path : String(path.dropLast(own.count + 1))) + "." + suffix
  }

  /// The folder of a file, without a slash at its end.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Notebooks hold pictures and animations, and are larger than programs.
  private static let sizeLimit = 512 << 20

  static func read(_ path: String) throws -> NotebookDocument {
    guard let kind = Kind(path: path) else {
      throw Problem(description: "'\(path)' is no notebook: its name ends in none of .ipynb, .lgs, .py")
    }
    let bytes: [UInt8]
    switch ProgramText.readBytes(path, limit: sizeLimit) {
    case .success(let read): bytes = read
    case .failure(let problem): throw Problem(description: problem.message)
    }
    do {
      switch kind {
      case .ipynb: return try NotebookDocument(ipynb: bytes)
      case .percent, .python:
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw Problem(description: "'\(path)' is not UTF-8 text")
        }
        return PercentFormat.read(text, kind == .python ? .python : .lgs)
      }
    } catch let error as NotebookError {
      throw Problem(description: "'\(path)': \(error)")
    }
  }

  static func bytes(of document: NotebookDocument, as kind: Kind) -> [UInt8] {
    switch kind {
    case .ipynb: return document.ipynb
    case .percent: return Array(PercentFormat.text(of: document).utf8)
    case .python: return Array(PercentFormat.text(of: document, .python).utf8)
    }
  }

  /// Writes a file whole or not at all: a reader sees the old file or the new one.
  static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    // A pipe or a device has no other file that could take its place.
    if exists, status.st_mode & S_IFMT != S_IFREG { return try writeAll(bytes, to: path, path) }
    let temporary = "\(path).\(getpid()).tmp"
    do {
      try writeAll(bytes, to: temporary, path)
      if exists { chmod(temporary, status.st_mode & 0o7777) }
      guard rename(temporary, path) == 0 else { throw problem("write", path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func problem(_ verb: String, _ path: String) -> Problem {
    Problem(description: "can't \(verb) '\(path)': \(String(cString: strerror(errno)))")
  }

  private static func writeAll(_ bytes: [UInt8], to path: String, _ shown: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw problem("write", shown) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem("write", shown)
      }
      start += count
    }
    // A full disk may say so only here; descriptors that cannot be flushed say so in their own way.
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw problem("write", shown) }
  }
}
