import Interpreter

/// Names with `*`, `?` and `[…]`, as `fnmatch` and `glob` take them.
struct FilePattern {
  private enum Part {
    case anything
    case anyCharacter
    case one(UnicodeScalar)
    case set([ClosedRange<UInt32>], isNegated: Bool)
  }

  private let parts: [Part]

  /// Whether a text holds characters that stand for others.
  static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?[".utf8.contains($0) } }

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var parts: [Part] = []
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "*":
        if case .anything? = parts.last { continue }
        parts.append(.anything)
      case "?": parts.append(.anyCharacter)
      case "[":
        guard let (part, end) = FilePattern.set(scalars, from: place) else {
          parts.append(.one(scalar))
          continue
        }
        parts.append(part)
        place = end
      case _: parts.append(.one(scalar))
      }
    }
    self.parts = parts
  }

  /// A set of characters that begins behind its bracket, or nil when nothing closes it.
  private static func set(_ scalars: [UnicodeScalar], from start: Int) -> (Part, end: Int)? {
    var place = start
    let isNegated = place < scalars.count && scalars[place] == "!"
    if isNegated { place += 1 }
    let first = place
    if place < scalars.count, scalars[place] == "]" { place += 1 }
    while place < scalars.count, scalars[place] != "]" { place += 1 }
    guard place < scalars.count else { return nil }
    let inner = Array(scalars[first..<place])
    var ranges: [ClosedRange<UInt32>] = []
    var index = 0
    while index < inner.count {
      let low = inner[index].value
      if index + 2 < inner.count, inner[index + 1] == "-" {
        let high = inner[index + 2].value
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return (.set(ranges, isNegated: isNegated), place + 1)
  }

  func matches(_ name: String) -> Bool {
    let text = Array(name.unicodeScalars)
    var (place, part) = (0, 0)
    // Where to go on when the text behind the last `*` does not fit.
    var retry: (place: Int, part: Int)?
    while place < text.count || part < parts.count {
      if part < parts.count, case .anything = parts[part] {
        part += 1
        retry = (place, part)
        continue
      }
      if part < parts.count, place < text.count, fits(parts[part], text[place]) {
        place += 1
        part += 1
        continue
      }
      guard let last = retry, last.place < text.count else { return false }
      retry = (last.place + 1, last.part)
      (place, part) = (last.place + 1, last.part)
    }
    return true
  }

  private func fits(_ part: Part, _ scalar: UnicodeScalar) -> Bool {
    switch part {
    case .anything, .anyCharacter: return true
    case .one(let wanted): return scalar == wanted
    case .set(let ranges, let isNegated): return ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }

  // MARK: Files

  /// The paths that fit a pattern, in the system's order, as `glob.glob` lists them.
  /// - Throws: KeyboardInterrupt.
  static func paths(_ pattern: String, in root: String, isRecursive: Bool, showsHidden: Bool) throws -> [String] {
    let search = Search(root: root, isRecursive: isRecursive, showsHidden: showsHidden)
    var found = try search.paths(pattern, foldersOnly: false)
    if isRecursive, pattern.hasPrefix("**"), found.first == "" { found.removeFirst() }
    return found
  }

  private struct Search {
    let root: String
    let isRecursive, showsHidden: Bool

    private func real(_ path: String) -> String { root.isEmpty ? path : PathText.join(root, [path]) }
    private func isHidden(_ name: String) -> Bool { name.hasPrefix(".") }

    func paths(_ pattern: String, foldersOnly: Bool) throws -> [String] {
      let (folder, name) = PathText.split(pattern)
      guard FilePattern.isPattern(pattern) else {
        if name.isEmpty { return FileSystem.isFolder(real(folder)) ? [pattern] : [] }
        return FileSystem.status(real(pattern), followsLinks: false) != nil ? [pattern] : []
      }
      if folder.isEmpty { return try names(in: "", name, foldersOnly) }
      let folders =
        folder != pattern && FilePattern.isPattern(folder)
        ? try Machine.current.nested { try paths(folder, foldersOnly: true) } : [folder]
      return try folders.flatMap { folder in
        try names(in: folder, name, foldersOnly).map { PathText.join(folder, [$0]) }
      }
    }

    /// The names in a folder that fit the last part of a pattern.
    private func names(in folder: String, _ name: String, _ foldersOnly: Bool) throws -> [String] {
      if isRecursive, name == "**" {
        guard folder.isEmpty || FileSystem.isFolder(real(folder)) else { return [] }
        return try [""] + tree(folder, foldersOnly)
      }
      guard FilePattern.isPattern(name) else {
        let path = PathText.join(folder, [name])
        if name.isEmpty { return FileSystem.isFolder(real(folder)) ? [name] : [] }
        return FileSystem.status(real(path), followsLinks: false) != nil ? [name] : []
      }
      let wanted = FilePattern(name)
      return try entries(folder, foldersOnly).filter {
        (showsHidden || isHidden(name) || !isHidden($0)) && wanted.matches($0)
      }
    }

    private func entries(_ folder: String, _ foldersOnly: Bool) throws -> [String] {
      try Machine.current.checkInterrupt()
      let place = real(folder)
      // Folders that cannot be read hold nothing.
      guard let names = try? FileSystem.names(in: place.isEmpty ? "." : place) else { return [] }
      return foldersOnly ? names.filter { FileSystem.isFolder(PathText.join(place, [$0])) } : names
    }

    private func tree(_ folder: String, _ foldersOnly: Bool) throws -> [String] {
      try Machine.current.nested {
        try entries(folder, foldersOnly).filter { showsHidden || !isHidden($0) }.flatMap { name in
          let path = folder.isEmpty ? name : PathText.join(folder, [name])
          return try [name] + tree(path, foldersOnly).map { PathText.join(name, [$0]) }
        }
      }
    }
  }
}
