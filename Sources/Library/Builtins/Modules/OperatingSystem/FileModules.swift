import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The modules `glob` and `fnmatch`.
enum PatternNamespaces {
  static func make() -> [NamespaceObject] {
    [
      NamespaceObject("glob") { $0.add([globbing("glob"), globbing("iglob"), escape]) },
      NamespaceObject("fnmatch") {
        $0.add([matching("fnmatch"), matching("fnmatchcase"), filter])
        $0.lacking = ["translate"]
      },
    ]
  }

  private static let glob = ModuleFunctions(module: "glob")
  private static let fnmatch = ModuleFunctions(module: "fnmatch")

  private static func globbing(_ name: String) -> Builtin {
    let result = name == "glob" ? "glob.glob('/tmp/lgs-example/*.txt')" : "list(glob.iglob('/tmp/lgs-example/*.txt'))"
    return glob(
      "\(name)(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False)",
      "The paths that fit a pattern with `*`, `?`, `[…]` and, where it is recursive, `**`; in no order.",
      example: "import os\nos.makedirs('/tmp/lgs-example', exist_ok=True)\n"
        + "open('/tmp/lgs-example/a.txt', 'w').close()\n\(result)\n#> ['/tmp/lgs-example/a.txt']", style: .python
    ) {
      let root = try $0[1].isNone ? "" : FilePath.required($0[1])
      if !$0[2].isNone { throw Raised.notInLgs("the argument 'dir_fd' of glob()") }
      let pattern = try FilePath.required($0[0])
      let paths = try FilePattern.paths(pattern, in: root, isRecursive: $0.flag(3), showsHidden: $0.flag(4))
      let list = Value.list(paths.map { .string($0) })
      if name == "glob" { return list }
      let iterator = try Operators.makeIterator(list)
      return .object(ClosureIterator(BuiltinTypes.generator, over: [.object(iterator)]) { try iterator.next() })
    }
  }

  private static let escape = glob(
    "escape(pathname)", "A pattern for this path alone.", example: "glob.escape('a[1].txt')\n#> 'a[[]1].txt'",
    style: .python
  ) {
    var result = ""
    for character in try FilePath.required($0[0]) {
      result += "*?[".contains(character) ? "[\(character)]" : String(character)
    }
    return .string(result)
  }

  private static func matching(_ name: String) -> Builtin {
    fnmatch(
      "\(name)(name, pat)", "Whether a name fits a pattern.", example: "fnmatch.\(name)('a.txt', '*.txt')\n#> True",
      style: .python
    ) { .bool(FilePattern(try FilePath.required($0[1])).matches(try FilePath.required($0[0]))) }
  }

  private static let filter = fnmatch(
    "filter(names, pat)", "The names that fit a pattern.",
    example: "fnmatch.filter(['a.txt', 'b.csv'], '*.csv')\n#> ['b.csv']", style: .python
  ) {
    let pattern = FilePattern(try FilePath.required($0[1]))
    return .list(try Operators.array($0[0]).filter { pattern.matches(try FilePath.required($0)) })
  }
}

/// The module `shutil`.
enum ShutilNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("shutil") { namespace in
      namespace.add([
        copying("copyfile"), copying("copy"), copying("copy2"), copytree, rmtree, move, which, terminalSize,
      ])
      namespace.add([error, sameFileError])
      namespace.lacking = [
        "copyfileobj", "copymode", "copystat", "disk_usage", "chown", "make_archive", "unpack_archive",
        "ignore_patterns", "get_archive_formats",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "shutil")
  private static let sameFileError = TypeObject("SameFileError", module: "shutil", bases: [error])
  private static let error = TypeObject("Error", module: "shutil", bases: [BuiltinTypes.osError])
  private static let begin = "_ = open('/tmp/lgs-example.txt', 'w').write('abc')\n"

  private static let terminalSizeType = NamedPartsObject.type("os.terminal_size", "The size of a terminal.")
  private static let terminalSize = function(
    "get_terminal_size(fallback=(80, 24))", "Return the columns and lines of the terminal.",
    example: "shutil.get_terminal_size().columns > 0\n#> True", style: .python
  ) { arguments in
    let fallback = try arguments.optional(0).map { try Operators.array($0).map(Arguments.index) } ?? [80, 24]
    guard fallback.count == 2 else {
      throw Raised.valueError("not enough values to unpack (expected 2, got \(fallback.count))")
    }
    return .object(
      NamedPartsObject(
        terminalSizeType,
        [
          ("columns", .int(Terminal.columns(or: fallback[0]))), ("lines", .int(Terminal.lines(or: fallback[1]))),
        ]))
  }

  private static func copying(_ name: String) -> Builtin {
    let what = [
      "copyfile": "the bytes", "copy": "the bytes and permissions", "copy2": "the bytes, permissions and times",
    ]
    return function(
      "\(name)(src, dst, *, follow_symlinks=True)",
      "Copy \(what[name] ?? "") of a file and return the path of the copy.",
      example: begin + "shutil.\(name)('/tmp/lgs-example.txt', '/tmp/lgs-example-2.txt')\n#> '/tmp/lgs-example-2.txt'",
      style: .python
    ) { arguments in
      let source = try FilePath.required(arguments[0])
      var target = try FilePath.required(arguments[1])
      let joinsFolder = name != "copyfile" && FileSystem.isFolder(target)
      if joinsFolder { target = PathText.join(target, [PathText.split(source).tail]) }
      let (from, to) = (FileSystem.status(source), FileSystem.status(target))
      if let from, let to, from.inode == to.inode, from.device == to.device {
        throw Raised(sameFileError, "\(try arguments[0].repr()) and \(StringObject.quoted(target)) are the same file")
      }
      try FileSystem.copyFile(source, target)
      if name != "copyfile" { try FileSystem.copyMode(source, target) }
      if name == "copy2" { try FileSystem.copyTimes(source, target) }
      return joinsFolder ? .string(target) : arguments[1]
    }
  }

  private static let copytree = function(
    "copytree(src, dst, symlinks=False, ignore=None, copy_function=None, ignore_dangling_symlinks=False, dirs_exist_ok=False)",
    "Copy a folder with all that it holds and return the path of the copy.",
    example: "import os\nos.makedirs('/tmp/lgs-example/a', exist_ok=True)\n"
      + "shutil.copytree('/tmp/lgs-example', '/tmp/lgs-example-g', dirs_exist_ok=True)\n#> '/tmp/lgs-example-g'",
    style: .python
  ) {
    for (place, name) in [(2, "symlinks"), (3, "ignore"), (4, "copy_function")] where try Operators.isTrue($0[place]) {
      throw Raised.notInLgs("the argument '\(name)' of copytree()")
    }
    try FileSystem.copyTree(FilePath.required($0[0]), FilePath.required($0[1]), existsGladly: $0.flag(6))
    return $0[1]
  }

  private static let rmtree = function(
    "rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None)", "Remove a folder with all that it holds.",
    example: "import os\nos.makedirs('/tmp/lgs-example-h/a', exist_ok=True)\nshutil.rmtree('/tmp/lgs-example-h')\n"
      + "os.path.exists('/tmp/lgs-example-h')\n#> False", style: .python
  ) {
    if !$0[2].isNone { throw Raised.notInLgs("the argument 'onerror' of rmtree()") }
    try FileSystem.removeTree(FilePath.required($0[0]), ignoringErrors: $0.flag(1))
    return .none
  }

  private static let move = function(
    "move(src, dst, copy_function=None)", "Give a file or folder another place and return its path.",
    example: begin + "shutil.move('/tmp/lgs-example.txt', '/tmp/lgs-example-3.txt')\n#> '/tmp/lgs-example-3.txt'",
    style: .python
  ) { arguments in
    var source = try FilePath.required(arguments[0])
    while source.hasSuffix("/"), source.utf8.count > 1 { source.removeLast() }
    var target = try FilePath.required(arguments[1])
    var result = arguments[1]
    if FileSystem.isFolder(target) {
      target = PathText.join(target, [PathText.split(source).tail])
      result = .string(target)
      if FileSystem.status(target) != nil {
        throw Raised(error, "Destination path '\(target)' already exists")
      }
    }
    if Glibc.rename(source, target) == 0 { return result }
    let number = errno
    guard number == EXDEV else { throw Raised.system(number, source, second: target) }
    if FileSystem.isFolder(source) {
      try FileSystem.copyTree(source, target, existsGladly: false)
      try FileSystem.removeTree(source, ignoringErrors: false)
    } else {
      try FileSystem.copyFile(source, target)
      try FileSystem.copyMode(source, target)
      try FileSystem.copyTimes(source, target)
      try FileSystem.remove(source)
    }
    return result
  }

  private static let which = function(
    "which(cmd)", "The path of a command, or None.", example: "shutil.which('no-such-command') is None\n#> True",
    style: .python
  ) {
    let command = try FilePath.required($0[0])
    func isCommand(_ path: String) -> Bool { FileSystem.isFile(path) && access(path, X_OK) == 0 }
    if command.contains("/") { return isCommand(command) ? .string(command) : .none }
    let folders = (EnvironmentObject.value("PATH") ?? "/bin:/usr/bin").split(separator: ":").map(String.init)
    return folders.map { PathText.join($0, [command]) }.first(where: isCommand).map { .string($0) } ?? .none
  }
}

/// The module `tempfile`.
enum TemporaryNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("tempfile") { namespace in
      namespace.add([gettempdir, mkdtemp])
      namespace.add([TemporaryFolderObject.folderType])
      namespace.lacking = [
        "mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mktemp", "gettempprefix",
        "gettempdirb", "tempdir",
      ]
    }
  }

  private static let function = ModuleFunctions(module: "tempfile")

  private static let gettempdir = function(
    "gettempdir()", "The folder of temporary files.", example: "tempfile.gettempdir()\n#> '/tmp'", style: .python
  ) { _ in .string(folder) }

  private static let mkdtemp = function(
    "mkdtemp(suffix=None, prefix=None, dir=None)", "Make a folder of a name that nothing has, and return its path.",
    example: "path = tempfile.mkdtemp()\nimport os\nos.rmdir(path)\npath.startswith('/tmp/tmp')\n#> True",
    style: .python
  ) { .string(try makeFolder($0, 0)) }

  /// The first folder of the environment's and the system's that can be written.
  static var folder: String {
    let named = ["TMPDIR", "TEMP", "TMP"].compactMap { EnvironmentObject.value($0) }
    let usable = (named + ["/tmp", "/var/tmp", "/usr/tmp"]).first { FileSystem.isFolder($0) && access($0, W_OK) == 0 }
    return usable ?? "."
  }

  /// Makes a folder; suffix, prefix and place stand at `first` and behind it.
  static func makeFolder(_ arguments: Arguments, _ first: Int) throws -> String {
    let suffix = try arguments.text(first, named: "suffix", of: "mkdtemp") ?? ""
    let prefix = try arguments.text(first + 1, named: "prefix", of: "mkdtemp") ?? "tmp"
    let place = try arguments[first + 2].isNone ? folder : FilePath.required(arguments[first + 2])
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789_")
    while true {
      let name = String((0..<8).map { _ in letters[Int.random(in: letters.indices)] })
      let path = try PathText.absolute(PathText.join(place, [prefix + name + suffix]))
      if mkdir(path, 0o700) == 0 { return path }
      if errno != EEXIST { throw Raised.system(errno, path) }
      try Machine.current.checkInterrupt()
    }
  }
}

/// `tempfile.TemporaryDirectory`: a folder that goes when its `with` block ends.
final class TemporaryFolderObject: Object {
  private let path: String
  private let ignoresErrors: Bool
  private var isThere = true

  private init(_ path: String, ignoresErrors: Bool) {
    self.path = path
    self.ignoresErrors = ignoresErrors
    super.init()
  }

  deinit { if isThere { try? FileSystem.removeTree(path, ignoringErrors: true) } }

  static let folderType: TypeObject = {
    let type = TypeObject(
      "TemporaryDirectory", module: "tempfile", .contextManager, summary: "A folder that goes when its block ends.")
    type.constructor = Builtin(
      "TemporaryDirectory(suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False)", of: "tempfile",
      type.summary,
      example:
        "import os, tempfile\nwith tempfile.TemporaryDirectory() as folder:\n    print(os.listdir(folder))\n#> []\n"
        + "os.path.exists(folder)\n#> False", style: .python
    ) { .object(TemporaryFolderObject(try TemporaryNamespace.makeFolder($0, 0), ignoresErrors: try $0.flag(3))) }
    type.add(
      "name",
      .property(
        TypeObject.Property("The folder's path.") { value in
          .string(value.object(as: TemporaryFolderObject.self)?.path ?? "")
        }))
    type.add([
      Methods(of: "TemporaryDirectory", TemporaryFolderObject.self)(
        "cleanup(self)", "Remove the folder with all that it holds.",
        example: "import tempfile, os\nd = tempfile.TemporaryDirectory()\nd.cleanup()\nos.path.exists(d.name)\n#> False"
      ) { folder, _ in
        try folder.remove()
        return .none
      }
    ])
    return type
  }()

  override var type: TypeObject { TemporaryFolderObject.folderType }
  override func repr() throws -> String { "<TemporaryDirectory \(StringObject.quoted(path))>" }
  override func enter() throws -> Value? { .string(path) }
  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    try remove()
    return false
  }

  private func remove() throws {
    guard isThere else { return }
    isThere = false
    if FileSystem.status(path) != nil { try FileSystem.removeTree(path, ignoringErrors: ignoresErrors) }
  }
}
