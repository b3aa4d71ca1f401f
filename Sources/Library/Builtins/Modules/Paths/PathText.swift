#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The arithmetic of paths as texts, as Python's `posixpath` does it.
enum PathText {
  static func join(_ first: String, _ others: [String]) -> String {
    var path = first
    for other in others {
      if other.hasPrefix("/") {
        path = other
      } else if path.isEmpty || path.hasSuffix("/") {
        path += other
      } else {
        path += "/" + other
      }
    }
    return path
  }

  /// The part before the last slash and the part behind it.
  static func split(_ path: String) -> (head: String, tail: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    let end = path.utf8.index(after: slash)
    var head = path[..<end]
    if head.contains(where: { $0 != "/" }) { while head.hasSuffix("/") { head.removeLast() } }
    return (String(head), String(path[end...]))
  }

  /// The path without its ending, and the ending with its point.
  static func splitEnding(_ path: String) -> (root: String, ending: String) {
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1
    guard let point = bytes.lastIndex(of: UInt8(ascii: ".")), point > slash else { return (path, "") }
    // Points at the beginning of a name begin no ending.
    guard bytes[(slash + 1)..<point].contains(where: { $0 != UInt8(ascii: ".") }) else { return (path, "") }
    return (String(decoding: bytes[..<point], as: UTF8.self), String(decoding: bytes[point...], as: UTF8.self))
  }

  static func normalized(_ path: String) -> String {
    if path.isEmpty { return "." }
    let slashes = path.utf8.prefix { $0 == UInt8(ascii: "/") }.count
    // Two slashes at the beginning mean something else than one or three, says POSIX.
    let root = slashes == 2 ? "//" : slashes > 0 ? "/" : ""
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." || (root.isEmpty && parts.isEmpty) || parts.last == ".." {
        parts.append(part)
      } else if !parts.isEmpty {
        parts.removeLast()
      }
    }
    let result = root + parts.joined(separator: "/")
    return result.isEmpty ? "." : result
  }

  /// - Throws: The system's error when the working folder is gone.
  static func absolute(_ path: String) throws -> String {
    normalized(path.hasPrefix("/") ? path : join(try FileSystem.workingFolder(), [path]))
  }

  static func relative(_ path: String, to start: String) throws -> String {
    let from = try absolute(start).split(separator: "/")
    let to = try absolute(path).split(separator: "/")
    let common = zip(from, to).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: from.count - common) + to.dropFirst(common)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// `~` and `~name` at the beginning as the user's folder.
  static func expandingUser(_ path: String) -> String {
    guard path.hasPrefix("~") else { return path }
    let name = path.dropFirst().prefix { $0 != "/" }
    let rest = String(path.dropFirst(1 + name.count))
    guard var home = homeFolder(of: String(name)) else { return path }
    while home.hasSuffix("/") { home.removeLast() }
    let result = home + rest
    return result.isEmpty ? "/" : result
  }

  static func homeFolder(of user: String) -> String? {
    if user.isEmpty, let home = getenv("HOME") { return String(cString: home) }
    let record = user.isEmpty ? getpwuid(getuid()) : getpwnam(user)
    return record.flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
  }

  /// `$name` and `${name}` as the values of the environment; unknown ones stay.
  static func expandingVariables(_ path: String) -> String {
    var result = ""
    var rest = path[...]
    while let sign = rest.firstIndex(of: "$") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      let isBraced = rest.hasPrefix("{")
      let inner = isBraced ? rest.dropFirst() : rest
      let name =
        isBraced ? inner.prefix { $0 != "}" } : inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let isClosed = !isBraced || name.endIndex < inner.endIndex
      guard isClosed, !name.isEmpty, let value = getenv(String(name)) else {
        result += "$"
        continue
      }
      result += String(cString: value)
      rest = isBraced ? rest[inner.index(after: name.endIndex)...] : rest[name.endIndex...]
    }
    return result + rest
  }
}
