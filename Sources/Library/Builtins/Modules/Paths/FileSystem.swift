import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system's folders and files are asked for and told to do.
enum FileSystem {
  enum Kind {
    case file, folder, link, other
  }

  struct Status {
    let kind: Kind
    let size: Int
    let mode: UInt32
    let modified, accessed, changed: Double
    let inode: Int
    let links: Int
    let device: Int
    let owner, group: Int

    init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: kind = .file
      case S_IFDIR: kind = .folder
      case S_IFLNK: kind = .link
      case _: kind = .other
      }
      func seconds(_ time: timespec) -> Double { Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9 }
      size = Int(status.st_size)
      mode = status.st_mode
      modified = seconds(status.st_mtim)
      accessed = seconds(status.st_atim)
      changed = seconds(status.st_ctim)
      inode = Int(truncatingIfNeeded: status.st_ino)
      links = Int(truncatingIfNeeded: status.st_nlink)
      device = Int(truncatingIfNeeded: status.st_dev)
      (owner, group) = (Int(status.st_uid), Int(status.st_gid))
    }
  }

  /// What the system says of a path, or nil when it says nothing.
  static func status(_ path: String, followsLinks: Bool = true) -> Status? {
    var result = stat()
    let answer = fstatat(AT_FDCWD, path, &result, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW)
    return answer == 0 ? Status(result) : nil
  }

  /// - Throws: The system's error.
  static func requiredStatus(_ path: String, followsLinks: Bool = true) throws -> Status {
    var result = stat()
    try SystemCall.result(path) { fstatat(AT_FDCWD, path, &result, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    return Status(result)
  }

  static func isFolder(_ path: String) -> Bool { status(path)?.kind == .folder }
  static func isFile(_ path: String) -> Bool { status(path)?.kind == .file }
  static func isLink(_ path: String) -> Bool { status(path, followsLinks: false)?.kind == .link }

  static func workingFolder() throws -> String {
    guard let path = getcwd(nil, 0) else { throw Raised.system(errno) }
    defer { free(path) }
    return String(cString: path)
  }

  /// The names in a folder, in the system's order.
  /// - Throws: The system's error; KeyboardInterrupt.
  static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw Raised.system(errno, path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      try Machine.current.checkInterrupt(after: names.count)
    }
    return names
  }

  static func makeFolder(_ path: String, _ mode: Int) throws {
    try SystemCall.result(path) { mkdir(path, mode_t(truncatingIfNeeded: mode)) }
  }

  /// Makes a folder and those above it that are missing.
  static func makeFolders(_ path: String, _ mode: Int, existsGladly: Bool) throws {
    var (head, tail) = PathText.split(path)
    if tail.isEmpty { (head, tail) = PathText.split(head) }
    if !head.isEmpty, !tail.isEmpty, status(head) == nil {
      try Machine.current.nested {
        // Somebody else may have made it meanwhile.
        do { try makeFolders(head, 0o777, existsGladly: existsGladly) } catch let raised as Raised
          where raised.exception.type === ExceptionTypes.systemType(for: Int(EEXIST))
        {}
      }
      if tail == "." { return }
    }
    do { try makeFolder(path, mode) } catch {
      if !existsGladly || !isFolder(path) { throw error }
    }
  }

  static func remove(_ path: String) throws { try SystemCall.result(path) { unlink(path) } }
  static func removeFolder(_ path: String) throws { try SystemCall.result(path) { rmdir(path) } }

  static func rename(_ source: String, _ target: String) throws {
    try SystemCall.result(source, second: target) { Glibc.rename(source, target) }
  }

  // MARK: Trees

  /// Removes a folder with all that it holds; links are removed and not followed.
  static func removeTree(_ path: String, ignoringErrors: Bool) throws {
    func attempt(_ body: () throws -> Void) throws {
      do { try body() } catch let raised as Raised
        where ignoringErrors && raised.exception.type.isSubtype(of: BuiltinTypes.osError)
      {}
    }
    try attempt {
      if isLink(path) { throw Raised(BuiltinTypes.osError, "Cannot call rmtree on a symbolic link") }
      try Machine.current.nested {
        for name in try names(in: path) {
          let inner = PathText.join(path, [name])
          try Machine.current.checkInterrupt()
          if status(inner, followsLinks: false)?.kind == .folder {
            try removeTree(inner, ignoringErrors: ignoringErrors)
          } else {
            try attempt { try remove(inner) }
          }
        }
      }
      try removeFolder(path)
    }
  }

  /// Copies the bytes of a file.
  /// - Throws: The system's error; KeyboardInterrupt, which leaves what was copied so far.
  static func copyFile(_ source: String, _ target: String) throws {
    let from = try SystemCall.result(source) { open(source, O_RDONLY | O_CLOEXEC) }
    defer { close(from) }
    if isFolder(source) { throw Raised.system(EISDIR, source) }
    let to = try SystemCall.result(target) { open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
    do {
      while true {
        try Machine.current.checkInterrupt()
        let size = 1 << 20
        var failure: Int32 = 0
        let block = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          let received = read(from, buffer.baseAddress, size)
          if received < 0 { failure = errno }
          count = max(0, received)
        }
        if failure == EINTR { continue }
        if failure != 0 { throw Raised.system(failure, source) }
        if block.isEmpty { break }
        try SystemCall.write(block, to: to)
      }
    } catch {
      close(to)
      throw error
    }
    if close(to) != 0, errno != EINTR { throw Raised.system(errno, target) }
  }

  static func copyMode(_ source: String, _ target: String) throws {
    let mode = try requiredStatus(source).mode & 0o7777
    try SystemCall.result(target) { chmod(target, mode) }
  }

  static func copyTimes(_ source: String, _ target: String) throws {
    var status = stat()
    try SystemCall.result(source) { fstatat(AT_FDCWD, source, &status, 0) }
    let times = [status.st_atim, status.st_mtim]
    try SystemCall.result(target) { utimensat(AT_FDCWD, target, times, 0) }
  }

  /// Copies a folder with all that it holds.
  static func copyTree(_ source: String, _ target: String, existsGladly: Bool) throws {
    try makeFolders(target, 0o777, existsGladly: existsGladly)
    try Machine.current.nested {
      for name in try names(in: source) {
        let (from, to) = (PathText.join(source, [name]), PathText.join(target, [name]))
        if isFolder(from) {
          try copyTree(from, to, existsGladly: existsGladly)
        } else {
          try copyFile(from, to)
          try copyMode(from, to)
          try copyTimes(from, to)
        }
      }
    }
  }
}

extension FileSystem {
  /// Makes a file that is not there, or renews the times of one that is.
  static func touch(_ path: String, existsGladly: Bool) throws {
    if existsGladly, utimensat(AT_FDCWD, path, nil, 0) == 0 { return }
    let flags = O_CREAT | O_WRONLY | O_CLOEXEC | (existsGladly ? 0 : O_EXCL)
    close(try SystemCall.result(path) { open(path, flags, 0o666) })
  }
}

extension FileSystem {
  /// Makes the bytes the whole file, or leaves what was there.
  /// - Throws: The system's error; KeyboardInterrupt.
  static func write(_ bytes: [UInt8], toNewFile path: String) throws {
    try bytes.withUnsafeBytes { try write($0, toNewFile: path) }
  }

  /// Makes the bytes the whole file, or leaves what was there.
  /// - Throws: The system's error; KeyboardInterrupt.
  static func write(_ bytes: UnsafeRawBufferPointer, toNewFile path: String) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    // A device or a pipe has no other file that could take its place; a link stays one.
    if exists, status.st_mode & S_IFMT != S_IFREG || isLink(path) {
      return try write(bytes, to: path, O_WRONLY | O_TRUNC | O_CLOEXEC, named: path)
    }
    let temporary = path + ".lgs-\(getpid())"
    do {
      try write(bytes, to: temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, named: path)
      if exists { chmod(temporary, status.st_mode & 0o7777) }
      guard Glibc.rename(temporary, path) == 0 else { throw Raised.system(errno, path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to target: String, _ flags: Int32, named path: String
  ) throws {
    let descriptor = try SystemCall.result(path) { open(target, flags, 0o666) }
    do {
      try SystemCall.write(bytes, to: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw Raised.system(errno, path) }
  }
}
