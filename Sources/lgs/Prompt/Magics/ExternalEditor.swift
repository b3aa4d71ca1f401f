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
    guard try ChildProcess.run(["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path]) == 0 else {
      throw PromptMagic.Refusal("the editor '\(editor)' failed; $VISUAL or $EDITOR choose another one")
    }
    return try TextFile.read(path)
  }
}
