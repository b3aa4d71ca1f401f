#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Names in folders, for completing paths.
enum FolderContents {
  /// The entries that continue a path that is being typed, and how many of its bytes they replace.
  static func completions(of path: String) -> (matched: Int, found: [Completion.Candidate]) {
    let folderEnd = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<folderEnd])
    let prefix = String(path[folderEnd...])
    let found = entries(of: expanded(folder.isEmpty ? "." : folder))
      .filter { $0.utf8.starts(with: prefix.utf8) && (prefix.hasPrefix(".") || !$0.hasPrefix(".")) }
      .sorted()
    return (prefix.utf8.count, found.map { Completion.Candidate(text: $0, kind: .path, detail: folder + $0) })
  }

  private static func expanded(_ folder: String) -> String {
    guard folder.hasPrefix("~/"), let home = getenv("HOME") else { return folder }
    return String(cString: home) + folder.dropFirst(1)
  }

  /// The names in a folder, those of folders with a slash; none when it cannot be read.
  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      names.append(isFolder(folder + "/" + name) ? name + "/" : name)
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
