#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files from the web, fetched by the program curl.
public enum Download {
  /// Seconds until a connection stands, and until the file must be here.
  public static let connectTimeout = 10
  public static let timeout = 120

  public static func isURL(_ path: String) -> Bool { path.hasPrefix("http://") || path.hasPrefix("https://") }

  /// The bytes behind a URL.
  /// - Parameters:
  ///   - progress: Called with the number of bytes while they arrive; what it throws ends the download.
  /// - Throws: An error with the server's status, or what kept it from answering.
  public static func contents(of url: String, progress: (Int) throws -> Void) throws -> ByteBuffer {
    if url.utf8.contains(where: { $0 < 0x21 }) {
      throw DataFrameError(.url, "URL can't contain control characters. '\(url)'")
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw DataFrameError.system(errno, url) }
    let process = try start(arguments(url), output: ends)
    close(ends[1])
    defer { close(ends[0]) }
    let buffer = ByteBuffer(capacity: 1 << 20)
    do {
      try buffer.fill(from: ends[0], path: url, limit: nil) { try progress(buffer.count) }
    } catch {
      kill(process, SIGTERM)
      _ = waitForEnd(of: process)
      throw error
    }
    try check(waitForEnd(of: process), url)
    return buffer
  }

  private static func arguments(_ url: String) -> [String] {
    [
      "curl", "--fail", "--location", "--proto", "=http,https", "--globoff", "--connect-timeout",
      String(connectTimeout),
      "--max-time", String(timeout), "--max-filesize", String(ByteBuffer.sizeLimit),
      "--silent", "--", url,
    ]
  }

  /// Starts curl with its output going into the pipe.
  private static func start(_ arguments: [String], output ends: [Int32]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let status = posix_spawnp(&process, "curl", &actions, nil, &words, environ)
    guard status == 0 else {
      close(ends[0])
      close(ends[1])
      throw DataFrameError(.url, "<urlopen error lgs needs the program curl for http(s) URLs, which is not here>")
    }
    return process
  }

  private static func waitForEnd(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : -1
  }

  private static func check(_ status: Int32, _ url: String) throws {
    switch status {
    case 0: return
    case 6: throw DataFrameError(.url, "<urlopen error [Errno -2] Name or service not known>")
    case 7: throw DataFrameError(.url, "<urlopen error [Errno 111] Connection refused>")
    case 22: throw DataFrameError(.http, "HTTP Error: the server has no file at '\(url)'")
    case 28: throw DataFrameError(.url, "<urlopen error timed out>")
    case 35, 51, 58, 60, 77:
      throw DataFrameError(.url, "<urlopen error [SSL] the connection to the server is not safe>")
    case 63: throw ByteBuffer.tooLarge(url)
    case _: throw DataFrameError(.url, "<urlopen error curl ended with status \(status)>")
    }
  }
}
