#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The user's `.editrc`: `$EDITRC`, or the file of that name in the home folder.
struct EditRC {
  /// Lines of the file that say something, with our commands and key codes in place of libedit's.
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

  /// The escape sequences that the file binds and that are no keys of ours, without their Escape.
  var boundSequences: Set<[UInt8]> { Set(bindings.compactMap(Self.boundSequence)) }

  private static func boundSequence(_ line: String) -> [UInt8]? {
    let keys = line.split(separator: " ").dropFirst().first { !$0.hasPrefix("-") }
    return keys.flatMap { sequence(String($0)) }
  }

  /// The bytes after the Escape of a key that is written as an escape sequence.
  private static func sequence(_ keys: String) -> [UInt8]? {
    let unquoted = keys.filter { $0 != "\"" && $0 != "'" }
    guard let escape = ["^[", "\\e", "\\033"].first(where: unquoted.hasPrefix) else { return nil }
    let rest = Array(unquoted.dropFirst(escape.count).utf8)
    return rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "O") ? rest : nil
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
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 2 else { return line }
    return words.map { word in
      if let command = Command.standIns[word] { return command.name }
      guard let sequence = sequence(word), let key = EscapeSequence.key(sequence[...]) else { return word }
      return KeyCode.keys(key)
    }.joined(separator: " ")
  }
}
