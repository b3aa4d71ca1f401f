import ArgumentParser
import Interpreter
import Library
import Notebook

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `lgs notebook FILE`: runs a notebook and shows it as text, a page, or a notebook with its outputs.
struct NotebookCommand: ParsableCommand {
  enum Target: String, ExpressibleByArgument, CaseIterable { case text, html, ipynb }

  static let configuration = CommandConfiguration(
    commandName: "lgs notebook",
    abstract: "Run a notebook: an .ipynb file, or cells that begin with # %% in an .lgs or .py file.",
    discussion: """
      Cells run from top to bottom in one session; the value of a cell's last expression is shown unless it ends with
      a semicolon. Files that cells read are looked for in the notebook's folder. A page holds all its pictures.
      Exit status: 0; 1 after an error in a cell; 2 for wrong usage; 130 after an interrupt, with what was done written.
      """)

  @Argument(help: "The notebook.")
  var file: String

  @Option(help: "What to make: text, html or ipynb.")
  var to = Target.text

  @Option(
    name: [.customShort("o"), .long],
    help: "Where to write; - is standard output. Text goes there by itself, the others beside the notebook.")
  var output: String?

  @Flag(help: "Go on with the next cell after an error.")
  var allowErrors = false

  @Option(help: ArgumentHelp("Run only these code cells, counted from 1.", valueName: "n[-m]"))
  var cell: String?

  @Option(help: ArgumentHelp("End a cell that takes longer.", valueName: "seconds"))
  var timeout: Int?

  @Option(help: ArgumentHelp("The kernel that the written notebook names.", valueName: "name"))
  var kernelName: String?

  @Option(help: ArgumentHelp("Read the file where a cell reads the address; may be repeated.", valueName: "url=path"))
  var urlMap: [String] = []

  func validate() throws {
    if let cell, Self.range(cell) == nil { throw ValidationError("--cell takes a number or two: 3 or 3-5") }
    if let timeout, timeout < 1 { throw ValidationError("--timeout takes seconds from 1") }
    for pair in urlMap where !pair.dropFirst().contains("=") || pair.hasSuffix("=") {
      throw ValidationError("--url-map takes URL=PATH")
    }
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
      last >= first
    else { return nil }
    return first...last
  }

  func run() throws {
    LargeStack.run { leave(with: execute()) }
    leave(with: 1)
  }

  // MARK: Running

  private func execute() -> Int32 {
    do {
      let document = try NotebookFile.read(file)
      try checkLanguage(of: document)
      let path = try outputPath()
      let runner = NotebookRunner(document, options: options)
      runner.localCopies = localCopies
      if let first = cell.flatMap(Self.range)?.lowerBound, first > runner.programCount {
        throw NotebookFile.Problem(description: "'\(file)' has \(runner.programCount) code cells, and no cell \(first)")
      }
      let folder = ProgramText.absolutePath(NotebookFile.folder(of: file))
      guard chdir(folder) == 0 else {
        throw NotebookFile.Problem(description: "can't enter the folder '\(folder)'")
      }
      return try run(runner, folder: folder, path: path)
    } catch {
      StandardError.write("lgs: \(error)\n")
      return 2
    }
  }

  private func run(_ runner: NotebookRunner, folder: String, path: String?) throws -> Int32 {
    let progress = RunProgress()
    let isLive = to == .text && path == nil
    let standardOutput = StandardOutput()
    let report = TextReport(graphics: graphics)
    var isWritable = true
    runner.willRun = { number, total, cell in
      if isLive, !standardOutput.flushAtEnd() {
        isWritable = false
        return false
      }
      progress.show(number, of: total, cell)
      return true
    }
    runner.didRun = { cell in
      progress.clear()
      if isLive { try? standardOutput.write(report.text(of: cell)) }
    }
    let ending = runner.run()
    if isLive { return isWritable && standardOutput.flushAtEnd() ? ending.status : 120 }
    let bytes = result(runner.document)
    if let path {
      try NotebookFile.write(bytes, to: path)
      let errors = runner.errorCount == 0 ? "" : ", \(runner.errorCount) with errors"
      StandardError.write("\(path): \(runner.document.cells.count) cells\(errors)\n")
    } else {
      try standardOutput.write(String(decoding: bytes, as: UTF8.self))
      if !standardOutput.flushAtEnd() { return 120 }
    }
    return ending.status
  }

  private func result(_ document: NotebookDocument) -> [UInt8] {
    switch to {
    case .text: return Array(document.cells.map(TextReport().text).joined().utf8)
    case .html: return Array(page.html(of: document).utf8)
    case .ipynb:
      var document = document
      if let kernelName { document.kernelName = kernelName }
      return document.ipynb
    }
  }

  private var page: NotebookPage {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let suffix = NotebookFile.suffix(of: name)
    let title = suffix.isEmpty ? name : String(name.dropLast(suffix.count + 1))
    return NotebookPage(title: title) { path in
      // Only files in and below the notebook's folder become part of the page.
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
      return try? ProgramText.readBytes(path, limit: 32 << 20).get()
    }
  }

  // MARK: Options

  private var options: NotebookRunner.Options {
    NotebookRunner.Options(
      continuesAfterErrors: allowErrors, cells: cell.flatMap(Self.range), timeout: timeout, forms: forms)
  }

  /// How the terminal draws pictures, when text goes there.
  private var graphics: PictureDisplay.Graphics {
    to == .text && output == nil && Terminal.isTerminal(1) ? .ofTerminal : .none
  }

  private var forms: [MediaType] {
    switch to {
    case .text: return graphics == .none ? [] : [.png]
    case .html, .ipynb: return [.html, .markdown, .latex, .svg, .png]
    }
  }

  private var localCopies: [String: String] {
    var copies: [String: String] = [:]
    for pair in urlMap {
      // Addresses hold equals signs, paths seldom do.
      guard let mark = pair.lastIndex(of: "=") else { continue }
      copies[String(pair[..<mark])] = ProgramText.absolutePath(String(pair[pair.index(after: mark)...]))
    }
    return copies
  }

  /// Where the result goes, from the root; nil is standard output.
  private func outputPath() throws -> String? {
    if let output { return output == "-" ? nil : ProgramText.absolutePath(output) }
    switch to {
    case .text: return nil
    case .html, .ipynb:
      let path = NotebookFile.path(file, suffix: to.rawValue)
      guard path != file else {
        throw NotebookFile.Problem(description: "'\(file)' would be overwritten: name the result with -o")
      }
      return ProgramText.absolutePath(path)
    }
  }

  private func checkLanguage(of document: NotebookDocument) throws {
    let language =
      document.metadata["kernelspec"]?.objectValue?["language"]?.stringValue
      ?? document.metadata["language_info"]?.objectValue?["name"]?.stringValue
    guard let language, !["python", "python3", "ipython", "lgs"].contains(language.lowercased()) else { return }
    throw NotebookFile.Problem(description: "'\(file)' is a notebook in \(language), which lgs does not run")
  }
}
