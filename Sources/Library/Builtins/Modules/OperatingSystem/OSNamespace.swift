import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The module `os`.
enum OSNamespace {
  static func make(path: NamespaceObject) -> NamespaceObject {
    NamespaceObject("os") { namespace in
      namespace.add("path", .object(path))
      namespace.add("environ", .object(EnvironmentObject()))
      namespace.add("error", .object(BuiltinTypes.osError))
      let texts = [
        ("name", "posix"), ("sep", "/"), ("linesep", "\n"), ("curdir", "."), ("pardir", ".."), ("extsep", "."),
        ("pathsep", ":"), ("devnull", "/dev/null"),
      ]
      for (name, text) in texts { namespace.add(name, .string(text)) }
      for (name, number) in [("F_OK", F_OK), ("R_OK", R_OK), ("W_OK", W_OK), ("X_OK", X_OK)] {
        namespace.add(name, .int(Int(number)))
      }
      namespace.add(folders + changes + asking)
      namespace.lacking = [
        "system", "popen", "fork", "execv", "execvp", "spawnv", "kill", "wait", "scandir", "urandom", "open", "read",
        "write", "close", "pipe", "dup", "dup2", "chmod", "chown", "link", "symlink", "readlink", "utime", "fsync",
        "uname", "getlogin", "nice", "umask", "times", "getloadavg", "sched_getaffinity", "environb", "fsencode",
        "fsdecode", "fdopen", "truncate", "get_terminal_size", "startfile", "setsid", "putenv", "abort", "_exit",
        "fwalk", "renames", "DirEntry", "PathLike", "add_dll_directory",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "os")

  // MARK: Folders

  private static let folders: [Builtin] = [
    function("getcwd()", "The working folder.", example: "os.getcwd().startswith('/')\n#> True") { _ in
      .string(try FileSystem.workingFolder())
    },
    function("chdir(path)", "Change the working folder.", example: "os.chdir('.') is None\n#> True") {
      let path = try FilePath.required($0[0], "chdir", others: " or integer")
      try SystemCall.result(path) { chdir(path) }
      return .none
    },
    function(
      "listdir(path=None)", "The names in a folder, in no order.",
      example: "os.makedirs('/tmp/lgs-example-k/a', exist_ok=True)\nos.listdir('/tmp/lgs-example-k')\n#> ['a']"
    ) {
      let path = try $0[0].isNone ? "." : FilePath.required($0[0], "listdir", others: ", integer or None")
      return .list(try FileSystem.names(in: path).map { .string($0) })
    },
    function(
      "walk(top, topdown=True, onerror=None, followlinks=False)",
      "Walk a tree of folders: each folder with the names of its folders and files.",
      example: "os.makedirs('/tmp/lgs-example-k/a', exist_ok=True)\nnext(os.walk('/tmp/lgs-example-k'))\n"
        + "#> ('/tmp/lgs-example-k', ['a'], [])", style: .python
    ) {
      .object(
        try FolderWalk(
          FilePath.required($0[0]), isTopDown: $0.flag(1, or: true), onError: $0[2], followsLinks: $0.flag(3)
        ).iterator)
    },
    function(
      "mkdir(path, mode=0o777)", "Make a folder.",
      example:
        "os.mkdir('/tmp/lgs-example-j')\nos.rmdir('/tmp/lgs-example-j')\nos.path.exists('/tmp/lgs-example-j')\n#> False"
    ) {
      try FileSystem.makeFolder(FilePath.required($0[0], "mkdir"), $0.index(1, or: 0o777))
      return .none
    },
    function(
      "makedirs(name, mode=0o777, exist_ok=False)", "Make a folder and those above it that are missing.",
      example: "os.makedirs('/tmp/lgs-example/a', exist_ok=True)\nos.path.isdir('/tmp/lgs-example/a')\n#> True",
      style: .python
    ) {
      try FileSystem.makeFolders(
        FilePath.required($0[0]), $0.index(1, or: 0o777), existsGladly: $0.flag(2))
      return .none
    },
    function(
      "rmdir(path)", "Remove an empty folder.",
      example: "os.makedirs('/tmp/lgs-example-b', exist_ok=True)\nos.rmdir('/tmp/lgs-example-b')\n"
        + "os.path.exists('/tmp/lgs-example-b')\n#> False"
    ) {
      try FileSystem.removeFolder(FilePath.required($0[0], "rmdir"))
      return .none
    },
    function(
      "removedirs(name)", "Remove an empty folder, and those above it while they are empty.",
      example: "os.makedirs('/tmp/lgs-example-c/d', exist_ok=True)\nos.removedirs('/tmp/lgs-example-c/d')\n"
        + "os.path.exists('/tmp/lgs-example-c')\n#> False", style: .python
    ) {
      var path = try FilePath.required($0[0], "rmdir")
      try FileSystem.removeFolder(path)
      while true {
        let (head, tail) = PathText.split(path)
        path = tail.isEmpty ? PathText.split(head).head : head
        guard !path.isEmpty, rmdir(path) == 0 else { return .none }
      }
    },
  ]

  // MARK: Files

  private static func removal(_ name: String) -> Builtin {
    function(
      "\(name)(path)", "Remove a file.",
      example: "open('/tmp/lgs-example-d', 'w').close()\nos.\(name)('/tmp/lgs-example-d')\n"
        + "os.path.exists('/tmp/lgs-example-d')\n#> False"
    ) {
      try FileSystem.remove(FilePath.required($0[0], name))
      return .none
    }
  }

  private static func renaming(_ name: String) -> Builtin {
    function(
      "\(name)(src, dst)", "Give a file or folder another path; a file that is there is replaced.",
      example: "open('/tmp/lgs-example-e', 'w').close()\nos.\(name)('/tmp/lgs-example-e', '/tmp/lgs-example-f')\n"
        + "os.path.exists('/tmp/lgs-example-f')\n#> True"
    ) {
      try FileSystem.rename(FilePath.required($0[0], name, "src"), FilePath.required($0[1], name, "dst"))
      return .none
    }
  }

  private static let changes = [removal("remove"), removal("unlink"), renaming("rename"), renaming("replace")]

  // MARK: Questions

  private static let asking: [Builtin] = [
    function(
      "getenv(key, default=None)", "A value of the environment.",
      example: "os.getenv('LGS_NO_SUCH', 'none')\n#> 'none'",
      style: .python
    ) {
      guard let key = $0[0].stringValue else { throw EnvironmentObject.stringWanted($0[0]) }
      return EnvironmentObject.value(key).map { .string($0) } ?? $0[1]
    },
    function("cpu_count()", "The number of processors.", example: "os.cpu_count() > 0\n#> True") { _ in
      .int(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    },
    function("getpid()", "The number of the process.", example: "os.getpid() > 0\n#> True") { _ in .int(Int(getpid()))
    },
    function("getppid()", "The number of the parent process.", example: "os.getppid() >= 0\n#> True") { _ in
      .int(Int(getppid()))
    },
    function("fspath(path)", "The text of a path.", example: "os.fspath('a/b')\n#> 'a/b'") {
      .string(try FilePath.required($0[0]))
    },
    function("access(path, mode)", "Whether a path may be used.", example: "os.access('/tmp', os.W_OK)\n#> True") {
      let path = try FilePath.required($0[0], "access", others: " or integer")
      return .bool(access(path, Int32(truncatingIfNeeded: try $0.index(1))) == 0)
    },
    function(
      "stat(path)", "What the system knows of a file.",
      example: "open('/tmp/lgs-example.txt', 'w').write('abc')\n"
        + "#> 3\nos.stat('/tmp/lgs-example.txt').st_size\n#> 3"
    ) {
      .object(FileStatusObject(try FileSystem.requiredStatus(FilePath.required($0[0], "stat", others: " or integer"))))
    },
  ]
}

/// What `os.stat` gives.
final class FileStatusObject: Object {
  private let status: FileSystem.Status

  init(_ status: FileSystem.Status) {
    self.status = status
    super.init()
  }

  private static let statusType = TypeObject("os.stat_result", summary: "What the system knows of a file.")
  override var type: TypeObject { FileStatusObject.statusType }

  private var fields: [(name: String, value: Value)] {
    [
      ("st_mode", .int(Int(status.mode))), ("st_ino", .int(status.inode)), ("st_dev", .int(status.device)),
      ("st_nlink", .int(status.links)), ("st_uid", .int(status.owner)), ("st_gid", .int(status.group)),
      ("st_size", .int(status.size)), ("st_atime", .float(status.accessed)), ("st_mtime", .float(status.modified)),
      ("st_ctime", .float(status.changed)),
    ]
  }

  override func repr() throws -> String {
    let shown = try fields.map { field in
      if case .float(let seconds) = field.value { return "\(field.name)=\(Int(seconds))" }
      return "\(field.name)=\(try field.value.repr())"
    }
    return "os.stat_result(\(shown.joined(separator: ", ")))"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { fields.first { $0.name == name.name }?.value }
  override var ownAttributeNames: [Symbol] { fields.map { Symbol($0.name) } }
}

/// `os.walk`: folders from the top down or from the bottom up.
final class FolderWalk {
  private let isTopDown, followsLinks: Bool
  private let onError: Value
  private enum Step {
    case visit(String)
    case give(Value)
  }
  private var steps: [Step]
  /// Whose folders the program may change before they are visited.
  private var last: (path: String, folders: ListObject)?

  init(_ top: String, isTopDown: Bool, onError: Value, followsLinks: Bool) {
    steps = [.visit(top)]
    (self.isTopDown, self.onError, self.followsLinks) = (isTopDown, onError, followsLinks)
  }

  var iterator: Object {
    ClosureIterator(BuiltinTypes.generator, over: [onError]) { [self] in
      if let (path, folders) = last { push(folders, of: path) }
      last = nil
      while let step = steps.popLast() {
        try Machine.current.checkInterrupt()
        switch step {
        case .give(let value): return value
        case .visit(let path):
          guard let (folders, entry) = try entry(path) else { continue }
          if isTopDown {
            last = (path, folders)
            return entry
          }
          steps.append(.give(entry))
          push(folders, of: path)
        }
      }
      return nil
    }
  }

  private func push(_ folders: ListObject, of path: String) {
    for name in folders.items.reversed() {
      guard let name = name.stringValue else { continue }
      let inner = PathText.join(path, [name])
      if followsLinks || !FileSystem.isLink(inner) { steps.append(.visit(inner)) }
    }
  }

  private func entry(_ path: String) throws -> (ListObject, Value)? {
    let names: [String]
    do { names = try FileSystem.names(in: path) } catch let raised as Raised
      where raised.exception.type.isSubtype(of: BuiltinTypes.osError)
    {
      if !onError.isNone { _ = try Operators.call(onError, [.object(raised.exception)]) }
      return nil
    }
    let folders = names.filter { FileSystem.isFolder(PathText.join(path, [$0])) }
    let folderSet = Set(folders)
    let list = ListObject(folders.map { .string($0) })
    let files = names.filter { !folderSet.contains($0) }.map { Value.string($0) }
    return (list, .tuple([.string(path), .object(list), .list(files)]))
  }
}
