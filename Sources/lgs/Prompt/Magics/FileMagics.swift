import Interpreter
import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Magics about files and folders.
enum FileMagics {
  static let all: [PromptMagic] = [
    PromptMagic(
      "run", "FILE [ARG …]", "Run a program file in this session: its variables stay.", needsNoPercentSign: true
    ) { prompt, call in
      guard let file = call.words.first else { throw PromptMagic.Refusal("%run needs a file: %run lesson.lgs") }
      if file.hasPrefix("-") {
        throw PromptMagic.Refusal("%run has no options: a program runs in the session, as it is")
      }
      if file.hasSuffix(".ipynb") {
        throw PromptMagic.Refusal("%run runs programs; notebooks run with: lgs notebook \(file)")
      }
      let text = try TextFile.read(file)
      let arguments = prompt.session.modules["sys"]?.members["argv"]?.object(as: ListObject.self)
      let outer = arguments?.items ?? []
      defer { arguments?.items = outer }
      arguments?.items = call.words.map { .string($0) }
      try prompt.runCode(text, name: ProgramText.absolutePath(file), echo: .none)
    },
    PromptMagic("load", "FILE", "Put the text of a file at the prompt, to be looked at, changed and run.") {
      prompt, call in
      guard let file = call.words.first else { throw PromptMagic.Refusal("%load needs a file: %load lesson.lgs") }
      prompt.nextInput = try TextFile.read(file)
    },
    PromptMagic("pwd", "", "Show the folder that relative paths begin in.", needsNoPercentSign: true) { prompt, _ in
      prompt.write("\(workingFolder)\n")
    },
    PromptMagic(
      "cd", "[FOLDER]", "Change the folder that relative paths begin in; without one, to the home folder.",
      details: "%cd - goes back to the folder before.", needsNoPercentSign: true
    ) { prompt, call in
      let quoted = call.argument.first.map { "\"'".contains($0) && call.argument.last == $0 } ?? false
      let argument = quoted ? String(call.argument.dropFirst().dropLast()) : call.argument
      guard argument != "-" || prompt.previousFolder != nil else {
        throw PromptMagic.Refusal("%cd -: the folder has not been changed yet")
      }
      let path = argument == "-" ? prompt.previousFolder ?? "." : TextFile.expanded(argument.isEmpty ? "~" : argument)
      let before = workingFolder
      guard chdir(path) == 0 else { throw PromptMagic.Refusal("%cd: \(path): \(String(cString: strerror(errno)))") }
      prompt.previousFolder = before
      prompt.write("\(workingFolder)\n")
    },
    PromptMagic(
      "ls", "[FOLDER]", "List the files of a folder.", details: "With options (%ls -l) the system's ls.",
      needsNoPercentSign: true
    ) { prompt, call in
      if call.argument.hasPrefix("-") { return try ShellMagics.run("ls " + call.argument, prompt) }
      let path = TextFile.expanded(call.argument.isEmpty ? "." : call.argument)
      guard let names = TextFile.names(in: path) else {
        throw PromptMagic.Refusal("%ls: \(path): \(String(cString: strerror(errno)))")
      }
      prompt.write(names.map { $0 + "\n" }.joined())
    },
  ]

  private static var workingFolder: String {
    guard let folder = getcwd(nil, 0) else { return "." }
    defer { free(folder) }
    return String(cString: folder)
  }
}

/// Text files that magics read and write.
enum TextFile {
  /// Errors: a refusal that names the file and the reason.
  static func read(_ path: String) throws -> String {
    switch ProgramText.read(expanded(path)) {
    case .success(let text): return text
    case .failure(let problem): throw PromptMagic.Refusal(problem.message)
    }
  }

  /// Errors: a refusal when the file exists and is not to be replaced, or cannot be written.
  static func write(_ text: String, to path: String, replaces: Bool) throws {
    let path = expanded(path)
    if !replaces, exists(path) { throw PromptMagic.Refusal("\(path) exists; -f replaces it") }
    do {
      try NotebookFile.write(Array(text.utf8), to: path)
    } catch {
      throw PromptMagic.Refusal("\(error)")
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path with the home folder in place of `~`.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Environment["HOME"] else { return path }
    return home + path.dropFirst(1)
  }

  /// The sorted names in a folder, those of folders with a slash; nil when it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      let isFolder = stat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted()
  }
}
