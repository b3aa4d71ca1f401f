import DataFrames
import Interpreter

/// What paths of `pathlib` ask of the system and have it do.
extension PathMembers {
  private static let folder = "Path('/tmp/lgs-example').mkdir(exist_ok=True)\n"
  private static let file = "_ = Path('/tmp/lgs-example.txt').write_text('abc')\n"

  private static func question(
    _ name: String, _ summary: String, _ result: String, _ answer: @escaping (String) -> Bool
  ) -> Builtin {
    method("\(name)(self)", summary, example: "Path('/tmp').\(name)()\n#> \(result)") { path, _ in
      .bool(answer(path.text))
    }
  }

  static let questions: [Builtin] = [
    question("exists", "Whether there is a file or folder.", "True") { FileSystem.status($0) != nil },
    question("is_file", "Whether there is a file.", "False") { FileSystem.isFile($0) },
    question("is_dir", "Whether there is a folder.", "True") { FileSystem.isFolder($0) },
    question("is_symlink", "Whether there is a symbolic link.", "False") { FileSystem.isLink($0) },
    method(
      "stat(self)", "What the system knows of the file.",
      example: file + "Path('/tmp/lgs-example.txt').stat().st_size\n#> 3"
    ) {
      path, _ in .object(FileStatusObject(try FileSystem.requiredStatus(path.text)))
    },
    method("absolute(self)", "The path from the root.", example: "Path('/tmp').absolute()\n#> PosixPath('/tmp')") {
      path, _ in
      .object(PathObject(try PathText.absoluteKeepingDots(path.text)))
    },
    method(
      "resolve(self, strict=False)", "The path from the root, without links and `..`.",
      example: "Path('/tmp/../tmp').resolve()\n#> PosixPath('/tmp')"
    ) { path, arguments in
      if try arguments.flag(1) { _ = try FileSystem.requiredStatus(path.text) }
      return .object(PathObject(RealPath.resolve(try PathText.absoluteKeepingDots(path.text))))
    },
    method(
      "expanduser(self)", "The path with `~` as the user's folder.",
      example: "Path('a').expanduser()\n#> PosixPath('a')"
    ) {
      path, _ in .object(PathObject(PathText.expandingUser(path.text)))
    },
    method(
      "iterdir(self)", "The paths in the folder, in no order.",
      example: folder + "(Path('/tmp/lgs-example') / 'a').mkdir(exist_ok=True)\n"
        + "Path('/tmp/lgs-example/a') in Path('/tmp/lgs-example').iterdir()\n#> True"
    ) { path, _ in
      let names = try FileSystem.names(in: path.text)
      return generator(names.map { path.joined([$0]) })
    },
    globbing("glob", "The paths below the folder that fit a pattern.", prefix: ""),
    globbing("rglob", "The paths anywhere below the folder that fit a pattern.", prefix: "**/"),
    method(
      "read_text(self, encoding=None, errors=None)", "The whole text of the file.",
      example: file + "Path('/tmp/lgs-example.txt').read_text()\n#> 'abc'"
    ) { path, arguments in
      let file = try opened(path, "r", encoding: arguments[1], errors: arguments[2])
      let text = try file.read(limit: nil)
      try file.close()
      return .string(text)
    },
    method(
      "open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None)", "Open the file, as `open` does.",
      example: file + "with Path('/tmp/lgs-example.txt').open() as f: print(f.read())\n#> abc"
    ) { path, arguments in
      let given = (1...5).map { arguments.optional($0) }
      let names = ["mode", "buffering", "encoding", "errors", "newline"]
      let keywords = zip(names, given).compactMap { name, value in value.map { (Symbol(name), $0) } }
      return try Operators.call(.object(NativeFunction(BuiltinsLibrary.open)), [.object(path)], keywords: keywords)
    },
  ]

  private static func opened(
    _ path: PathObject, _ mode: String, encoding: Value, errors: Value, newline: Value = .none
  ) throws -> TextFile {
    var options = TextFile.Options()
    options.encoding = encoding.stringValue ?? options.encoding
    options.errors = errors.stringValue.flatMap(TextEncoding.Faults.init) ?? .strict
    options.newline = try LineEnds(newline)
    return try TextFile(.string(path.text), path: path.text, mode: FileMode(mode), options)
  }

  private static func generator(_ paths: [PathObject]) -> Value {
    var iterator = paths.makeIterator()
    return .object(ClosureIterator(BuiltinTypes.generator, over: []) { iterator.next().map { .object($0) } })
  }

  private static func globbing(_ name: String, _ summary: String, prefix: String) -> Builtin {
    method(
      "\(name)(self, pattern)", summary,
      example: folder + "(Path('/tmp/lgs-example') / 'a.txt').touch()\n"
        + "list(Path('/tmp/lgs-example').\(name)('*.txt'))\n#> [PosixPath('/tmp/lgs-example/a.txt')]"
    ) { path, arguments in
      let pattern = try FilePath.required(arguments[1])
      if pattern.isEmpty { throw Raised.valueError("Unacceptable pattern: \(try arguments[1].repr())") }
      if pattern.hasPrefix("/") {
        throw Raised(BuiltinTypes.notImplementedError, "Non-relative patterns are unsupported")
      }
      let found = try FilePattern.paths(prefix + pattern, in: path.text, isRecursive: true, showsHidden: true)
      return generator(found.map { path.joined([$0]) })
    }
  }

  static let changes: [Builtin] = [
    method(
      "write_text(self, data, encoding=None, errors=None, newline=None)",
      "Make the text the whole file, and return its length.",
      example: "Path('/tmp/lgs-example.txt').write_text('abc')\n#> 3"
    ) { path, arguments in
      guard let text = arguments[1].stringValue else {
        throw Raised.typeError("data must be str, not \(arguments[1].typeName)")
      }
      let file = try opened(path, "w", encoding: arguments[2], errors: arguments[3], newline: arguments[4])
      try file.write(text)
      try file.close()
      return .int(text.unicodeScalars.count)
    },
    method(
      "mkdir(self, mode=0o777, parents=False, exist_ok=False)", "Make the folder.",
      example: folder + "Path('/tmp/lgs-example').is_dir()\n#> True"
    ) { path, arguments in
      let mode = try arguments.index(1, or: 0o777)
      let existsGladly = try arguments.flag(3)
      if try arguments.flag(2), FileSystem.status(path.parent.text) == nil {
        try FileSystem.makeFolders(path.parent.text, 0o777, existsGladly: true)
      }
      do { try FileSystem.makeFolder(path.text, mode) } catch {
        if !existsGladly || !FileSystem.isFolder(path.text) { throw error }
      }
      return .none
    },
    method(
      "touch(self, mode=0o666, exist_ok=True)", "Make the file when it is not there, or renew its times.",
      example: "Path('/tmp/lgs-example.txt').touch()\nPath('/tmp/lgs-example.txt').exists()\n#> True"
    ) { path, arguments in
      try FileSystem.touch(path.text, existsGladly: arguments.flag(2, or: true))
      return .none
    },
    method(
      "unlink(self, missing_ok=False)", "Remove the file.",
      example: file + "Path('/tmp/lgs-example.txt').unlink()\nPath('/tmp/lgs-example.txt').exists()\n#> False"
    ) { path, arguments in
      if try arguments.flag(1), FileSystem.status(path.text, followsLinks: false) == nil { return .none }
      try FileSystem.remove(path.text)
      return .none
    },
    method(
      "rmdir(self)", "Remove the empty folder.",
      example: "p = Path('/tmp/lgs-example-i')\np.mkdir(exist_ok=True)\np.rmdir()\np.exists()\n#> False"
    ) { path, _ in
      try FileSystem.removeFolder(path.text)
      return .none
    },
    renaming("rename"), renaming("replace"),
  ]

  private static func renaming(_ name: String) -> Builtin {
    method(
      "\(name)(self, target)", "Give the file or folder another path, which is returned.",
      example: file
        + "Path('/tmp/lgs-example.txt').\(name)('/tmp/lgs-example-4.txt')\n#> PosixPath('/tmp/lgs-example-4.txt')"
    ) { path, arguments in
      let target = try FilePath.required(arguments[1])
      try FileSystem.rename(path.text, target)
      return .object(PathObject(target))
    }
  }
}
