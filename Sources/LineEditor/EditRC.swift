#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The user's `.editrc`: `$EDITRC`, or the file of that name in the home folder.
struct EditRC {
  /// Lines of the file that say something, with our commands in place of those of libedit that they replace.
  private(set) var lines: [String] = []

  init(text: String) {
    lines = text.split(separator: "\n").map(Self.trimmed)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }.map(Self.substituted)
  }

  /// The user's file; without one, no lines.
  static func user() -> EditRC {
    EditRC(text: path().flatMap(contents) ?? "")
  }

  /// Lines that bind keys, without those that choose a whole map.
  var bindings: [String] {
    lines.filter { line in
      let words = line.split(separator: " ")
      let command = words.first.map { $0.split(separator: ":").last ?? $0 }
      return command == "bind" && words.count > 2 && !words.contains("-v") && !words.contains("-e")
    }
  }

  /// The escape sequences that the file binds, without their Escape.
  var boundSequences: Set<[UInt8]> {
    Set(
      bindings.compactMap { line in
        guard let keys = line.split(separator: " ").dropFirst().first(where: { !$0.hasPrefix("-") }) else { return nil }
        let unquoted = keys.filter { $0 != "\"" && $0 != "'" }
        for escape in ["^[", "\\e", "\\033"] where unquoted.hasPrefix(escape) {
          let rest = Array(unquoted.dropFirst(escape.count).utf8)
          return rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") ? rest : nil
        }
        return nil
      })
  }

  private static func path() -> String? {
    if let named = getenv("EDITRC") { return String(cString: named) }
    return getenv("HOME").map { String(cString: $0) + "/.editrc" }
  }

  private static func contents(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private static func trimmed(_ line: Substring) -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    let start = line.drop(while: blank)
    let end = start.lastIndex { !blank($0) }
    return end.map { String(start[...$0]) } ?? ""
  }

  private static func substituted(_ line: String) -> String {
    var words = line.split(separator: " ").map(String.init)
    guard words.count > 2, let last = words.last, let command = Command.standIns[last] else { return line }
    words[words.count - 1] = command.name
    return words.joined(separator: " ")
  }
}
