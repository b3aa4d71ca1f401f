#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The user's editor program: `$VISUAL`, `$EDITOR`, or `vi`.
enum ExternalEditor {
  /// The text as the user leaves it; nil when the editor fails.
  /// Errors: a refusal when no file can be made for it.
  static func edit(_ text: String) throws -> String? {
    let folder = Environment["TMPDIR"] ?? "/tmp"
    var template = Array((folder + "/lgs-XXXXXX.py").utf8CString)
    let descriptor = mkstemps(&template, 3)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw PromptMagic.Refusal("\(path): \(String(cString: strerror(errno)))") }
    close(descriptor)
    defer { unlink(path) }
    try TextFile.write(text.isEmpty || text.hasSuffix("\n") ? text : text + "\n", to: path, replaces: true)
    let editor = Environment["VISUAL"] ?? Environment["EDITOR"] ?? "vi"
    // The variable may hold options, so a shell takes it apart; the path is handed over apart from it.
    guard try run(["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]) == 0 else {
      throw PromptMagic.Refusal("the editor '\(editor)' failed; $VISUAL or $EDITOR choose another one")
    }
    return try TextFile.read(path)
  }

  /// Runs a program at the terminal and gives its exit status.
  private static func run(_ words: [String]) throws -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawn(&process, words[0], nil, nil, &arguments, environ) == 0 else {
      throw PromptMagic.Refusal("\(words[0]): \(String(cString: strerror(errno)))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1
  }
}
