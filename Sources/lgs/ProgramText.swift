import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads programs from files and from standard input.
enum ProgramText {
  struct Problem: Error {
    let message: String
  }

  /// Larger programs are refused: they are data by mistake.
  private static let sizeLimit = 64 << 20

  static func read(_ path: String) -> Result<String, Problem> {
    readBytes(path, limit: sizeLimit).flatMap { text(of: $0, path) }
  }

  /// The file in a folder that holds the module of a path; nil when there is none.
  static func module(_ path: String, in folder: String) -> SourceFile? {
    let name = path.split(separator: ".").joined(separator: "/")
    for candidate in ["\(name).lgs", "\(name).py", "\(name)/__init__.py"] {
      let file = folder + "/" + candidate
      guard access(file, R_OK) == 0, case .success(let text) = read(file) else { continue }
      return SourceFile(name: file, text: text)
    }
    return nil
  }

  /// The bytes of a file of at most `limit` bytes.
  static func readBytes(_ path: String, limit: Int) -> Result<[UInt8], Problem> {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return .failure(cannotOpen(path, errno)) }
    defer { close(descriptor) }
    return read(descriptor, path, limit: limit)
  }

  /// The path as tracebacks show it: from the root, as Python does.
  static func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  static func readStandardInput() -> Result<String, Problem> {
    read(0, "<stdin>", limit: sizeLimit).flatMap { text(of: $0, "<stdin>") }
  }

  private static func cannotOpen(_ path: String, _ code: Int32) -> Problem {
    Problem(message: "can't open file '\(path)': [Errno \(code)] \(String(cString: strerror(code)))")
  }

  private static func read(_ descriptor: Int32, _ name: String, limit: Int) -> Result<[UInt8], Problem> {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(cannotOpen(name, errno))
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > limit {
        return .failure(Problem(message: "'\(name)' is larger than \(limit >> 20) MB: too large for a program"))
      }
    }
    return .success(bytes)
  }

  private static func text(of bytes: [UInt8], _ name: String) -> Result<String, Problem> {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = bytes[..<firstInvalid(bytes)].reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
      return .failure(Problem(message: "'\(name)' is not UTF-8 text (line \(line))"))
    }
    return .success(text)
  }

  /// The offset of the first byte that is no part of UTF-8 text.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    // Every valid prefix stays valid when it is cut between characters, so the place can be bisected by lines.
    while high - low > 1 {
      let middle = (low + high) / 2
      let text = String(decoding: bytes[low..<middle], as: UTF8.self)
      if text.utf8.elementsEqual(bytes[low..<middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
