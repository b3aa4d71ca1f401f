#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files from the web, fetched by the program curl.
public enum Download {
  /// Seconds until a connection stands, that may pass without a byte, and until the file must be here.
  struct Limits {
    var connect = 10
    var stall = 30
    var whole = 120
  }

  public static func isURL(_ path: String) -> Bool { path.hasPrefix("http://") || path.hasPrefix("https://") }

  /// The bytes behind a URL.
  /// - Parameters:
  ///   - progress: Called with the number of bytes while they arrive; what it throws ends the download.
  /// - Throws: An error with the server's status, or what kept it from answering.
  public static func contents(of url: String, progress: (Int) throws -> Void) throws -> ByteBuffer {
    try contents(of: url, limits: Limits(), progress: progress)
  }

  static func contents(of url: String, limits: Limits, progress: (Int) throws -> Void) throws -> ByteBuffer {
    if url.utf8.contains(where: { $0 < 0x21 }) {
      throw DataFrameError(.url, "URL can't contain control characters. '\(url)'")
    }
    let (body, header) = (try Ends(url), try Ends(url))
    let process = try start(arguments(url, limits), body: body, header: header)
    body.closeWriting()
    header.closeWriting()
    let buffer = ByteBuffer(capacity: 1 << 20)
    do {
      try buffer.fill(from: body.reading, path: url, limit: nil) { try progress(buffer.count) }
    } catch {
      kill(process, SIGTERM)
      _ = waitForEnd(of: process)
      throw error
    }
    let lines = ByteBuffer(capacity: 1 << 12)
    try lines.fill(from: header.reading, path: url, limit: 1 << 20) {}
    try check(waitForEnd(of: process), url, Response(header: lines.text))
    return buffer
  }

  /// The ends of a pipe from curl.
  private final class Ends {
    let reading: Int32
    let writing: Int32
    private var isWritingOpen = true

    init(_ url: String) throws {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw DataFrameError.system(errno, url) }
      (reading, writing) = (ends[0], ends[1])
      // What other programs inherit would keep the pipe open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    func closeWriting() {
      if isWritingOpen { close(writing) }
      isWritingOpen = false
    }

    deinit {
      closeWriting()
      close(reading)
    }
  }

  /// What the server said last.
  private struct Response {
    private(set) var status = 0
    private(set) var reason = ""
    private(set) var location = ""

    init(header: String) {
      for line in header.split(whereSeparator: \.isNewline) {
        let words = line.split(separator: " ", maxSplits: 2)
        if line.hasPrefix("HTTP/") {
          status = words.count > 1 ? Int(words[1]) ?? 0 : 0
          reason = words.count > 2 ? String(words[2]) : ""
          location = ""
        } else if words.first?.lowercased() == "location:" {
          location = words.dropFirst().joined(separator: " ")
        }
      }
    }
  }

  private static func arguments(_ url: String, _ limits: Limits) -> [String] {
    [
      "curl", "--fail", "--location", "--proto", "=http,https", "--globoff", "--http1.1", "--compressed",
      "--connect-timeout", String(limits.connect), "--speed-limit", "1", "--speed-time", String(limits.stall),
      "--max-time", String(limits.whole), "--max-filesize", String(ByteBuffer.sizeLimit), "--dump-header", "/dev/fd/3",
      "--silent", "--", url,
    ]
  }

  /// Starts curl with its output and the headers going into the pipes.
  private static func start(_ arguments: [String], body: Ends, header: Ends) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Copies first, since either end may have the number of the other's copy.
    posix_spawn_file_actions_adddup2(&actions, header.writing, 63)
    posix_spawn_file_actions_adddup2(&actions, body.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, 63, 3)
    posix_spawn_file_actions_addclose(&actions, 63)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    // A group of its own: Ctrl-C at the terminal is for the program that waits, which then ends curl.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "curl", &actions, &attributes, &words, environ) == 0 else {
      throw DataFrameError(.url, "<urlopen error lgs needs the program curl for http(s) URLs, which is not here>")
    }
    return process
  }

  private static func waitForEnd(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : -1
  }

  private static func check(_ status: Int32, _ url: String, _ response: Response) throws {
    let (code, reason) = (response.status, response.reason)
    switch status {
    case 0: return
    case 1:
      throw DataFrameError(
        .http, "HTTP Error \(code): \(reason) - Redirection to url '\(response.location)' is not allowed")
    case 6: throw failure("[Errno -2] Name or service not known")
    case 7: throw failure("[Errno 111] Connection refused")
    case 18, 92: throw failure("the connection ended in the middle of the file")
    case 22: throw DataFrameError(.http, "HTTP Error \(code): \(reason)")
    case 28: throw failure("timed out")
    case 35, 51, 58, 60, 77: throw failure("[SSL] the connection to the server is not safe")
    case 47:
      throw DataFrameError(
        .http,
        "HTTP Error \(code): The HTTP server returned a redirect error that would lead to an infinite loop.\n"
          + "The last 30x error message was:\n\(reason)")
    case 52: throw failure("Remote end closed connection without response")
    case 55, 56: throw failure("[Errno 104] Connection reset by peer")
    case 61: throw failure("the server's compression is unknown")
    case 63: throw ByteBuffer.tooLarge(url)
    case _: throw failure("curl ended with status \(status)")
    }
  }

  private static func failure(_ message: String) -> DataFrameError {
    DataFrameError(.url, "<urlopen error \(message)>")
  }
}
