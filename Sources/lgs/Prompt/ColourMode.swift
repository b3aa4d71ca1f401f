import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether the prompt uses colours.
enum ColourMode: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether colours are wanted on a file descriptor. What the user says for this run wins over the environment.
  func isOn(for descriptor: Int32) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if Environment.isSet("NO_COLOR") { return false }
      if Environment.isSet("FORCE_COLOR") || Environment.isSet("CLICOLOR_FORCE") { return true }
      return Terminal.isTerminal(descriptor) && Environment["TERM"] != "dumb"
    }
  }
}

/// The process's environment variables.
enum Environment {
  /// The variable's value; nil when it is not set or empty.
  static subscript(name: String) -> String? {
    getenv(name).flatMap { $0.pointee == 0 ? nil : String(cString: $0) }
  }

  /// `NAME=value`, sorted.
  static var all: [String] {
    var lines: [String] = []
    var next = environ
    while let line = next.pointee {
      lines.append(String(cString: line))
      next += 1
    }
    return lines.sorted()
  }

  static func isSet(_ name: String) -> Bool { self[name] != nil }
}
