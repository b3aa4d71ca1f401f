#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the user has chosen in `config.toml`, and where the prompt's own files are.
struct Configuration {
  var colour: ColourMode?
  var theme: Theme?
  var language: String?
  /// Whether errors are explained and habits noted.
  var givesNotes = true
  var suggestsFromHistory = true
  var showsShapes = false
  var showsProgress = true
  /// Lines that say nothing known, for a warning.
  private(set) var problems: [String] = []

  /// `$XDG_CONFIG_HOME/lgs`, by default `~/.config/lgs`; nil without a home.
  static var folder: String? {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/lgs" }
    return Environment["HOME"].map { $0 + "/.config/lgs" }
  }

  /// The user's choices; the usual ones without a file.
  static func user() -> Configuration {
    guard let path = folder.map({ $0 + "/config.toml" }), access(path, R_OK) == 0 else { return Configuration() }
    switch ProgramText.read(path) {
    case .success(let text): return Configuration(toml: text)
    case .failure(let problem):
      var configuration = Configuration()
      configuration.problems = [problem.message]
      return configuration
    }
  }

  init() {}

  /// Reads lines `key = value`: strings, true and false, and comments, which is all of TOML that the choices need.
  init(toml text: String) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
      .enumerated()
    {
      let content = Self.withoutComment(line)
      if content.isEmpty { continue }
      let parts = content.split(separator: "=", maxSplits: 1).map(\.trimmingBlanks)
      guard parts.count == 2, set(parts[0], parts[1]) else {
        problems.append("config.toml, line \(index + 1): '\(content)' is not understood")
        continue
      }
    }
  }

  private static func withoutComment(_ line: Substring) -> String {
    var isQuoted = false
    var end = line.endIndex
    for index in line.indices {
      if line[index] == "\"" { isQuoted.toggle() }
      if line[index] == "#", !isQuoted {
        end = index
        break
      }
    }
    return line[..<end].trimmingBlanks
  }

  private mutating func set(_ key: String, _ value: String) -> Bool {
    let isString = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
    let text = isString ? String(value.dropFirst().dropLast()) : ""
    let flag = value == "true" ? true : value == "false" ? false : nil
    switch key {
    case "color":
      colour = ColourMode(rawValue: text)
      return colour != nil
    case "theme":
      theme = text == "dark" ? .dark : text == "light" ? .light : nil
      return theme != nil
    case "language":
      language = text
      return text == "en" || text == "ko"
    case "notes": return assign(flag, to: \.givesNotes)
    case "suggestions": return assign(flag, to: \.suggestsFromHistory)
    case "shapes": return assign(flag, to: \.showsShapes)
    case "progress": return assign(flag, to: \.showsProgress)
    case _: return false
    }
  }

  private mutating func assign(_ flag: Bool?, to place: WritableKeyPath<Configuration, Bool>) -> Bool {
    guard let flag else { return false }
    self[keyPath: place] = flag
    return true
  }
}
