#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Other programs, which get the terminal while they run.
enum ChildProcess {
  /// Runs a program to its end and gives its exit status; 128 and the signal's number when a signal ended it.
  /// Errors: a refusal when it cannot be started.
  static func run(_ words: [String]) throws -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawn(&process, words[0], nil, nil, &arguments, environ)
    guard code == 0 else { throw PromptMagic.Refusal("\(words[0]): \(String(cString: strerror(code)))") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
