import Interpreter
import Library
import LineEditor

/// `%debug`: a look at the functions that an error has left, at their variables and what can be computed from them.
final class PostMortem {
  private let prompt: Prompt
  private let exception: ExceptionObject
  /// The places, outermost first.
  private let places: [ExceptionObject.TracebackEntry]
  /// The names that each place sees, once it has been looked at.
  private var scopes: [Int: Globals] = [:]
  private var index: Int

  init?(_ prompt: Prompt, _ exception: ExceptionObject) {
    guard !exception.traceback.isEmpty else { return nil }
    self.prompt = prompt
    self.exception = exception
    places = exception.traceback.reversed()
    index = places.count - 1
  }

  /// Answers commands until the user leaves.
  func run() throws {
    prompt.write("\(exception.summaryLine)\n")
    showPlace()
    prompt.write("up and down go through the calls, vars lists variables, any expression is computed, q leaves\n")
    while true {
      guard case .block(let line) = try prompt.ask("debug> ") else { return }
      let words = line.split(separator: " ", maxSplits: 1)
      guard let word = words.first else { continue }
      let rest = words.count > 1 ? words[1].trimmingBlanks : ""
      guard let command = Command(word: String(word), hasArgument: !rest.isEmpty) else {
        compute(line)
        continue
      }
      if command == .quit { return }
      perform(command, rest)
    }
  }

  /// What can be asked, under the words that Python's debugger has for it.
  private enum Command: CaseIterable {
    case up, down, place, list, variables, compute, go, help, quit

    var words: [String] {
      switch self {
      case .up: ["u", "up"]
      case .down: ["d", "down"]
      case .place: ["w", "where", "bt"]
      case .list: ["l", "list", "ll", "longlist"]
      case .variables: ["a", "args", "vars"]
      case .compute: ["p", "pp"]
      case .go: ["c", "cont", "continue", "n", "next", "s", "step", "r", "return"]
      case .help: ["h", "help", "?"]
      case .quit: ["q", "quit", "exit"]
      }
    }

    var summary: String {
      switch self {
      case .up: "to the caller"
      case .down: "to the function that was called"
      case .place: "all calls that led to the error"
      case .list: "the whole function, or program"
      case .variables: "the variables of this place"
      case .compute: "the value of an expression"
      case .go: "not possible: the program has ended"
      case .help: "these lines"
      case .quit: "back to the prompt"
      }
    }

    /// A word alone is a command; with more behind it, only `p` is.
    init?(word: String, hasArgument: Bool) {
      guard let found = Self.allCases.first(where: { $0.words.contains(word) }) else { return nil }
      if hasArgument, found != .compute { return nil }
      self = found
    }
  }

  private func perform(_ command: Command, _ argument: String) {
    switch command {
    case .up: go(to: index - 1, otherwise: "this is the outermost call")
    case .down: go(to: index + 1, otherwise: "this is the innermost call: the error is here")
    case .place: prompt.write(whereText)
    case .list: prompt.write(place.sourceLines(around: nil))
    case .variables: prompt.write(variables(limit: nil))
    case .compute: argument.isEmpty ? prompt.write("p needs an expression: p x.shape\n") : compute(argument)
    case .go: prompt.write("The program has ended: it cannot go on, only be looked at. q leaves.\n")
    case .help:
      let lines = Command.allCases.map { command in
        let words = command.words.joined(separator: ", ")
        return words + String(repeating: " ", count: max(1, 40 - words.count)) + command.summary + "\n"
      }
      prompt.write(lines.joined())
    case .quit: break
    }
  }

  // MARK: Places

  private var place: ExceptionObject.TracebackEntry { places[index] }

  private func go(to next: Int, otherwise message: String) {
    guard places.indices.contains(next) else { return prompt.write(message + "\n") }
    index = next
    showPlace()
  }

  private func showPlace() {
    let number = places.count > 1 ? "  (call \(index + 1) of \(places.count))" : ""
    prompt.write("> \(place.title)\(number)\n" + place.sourceLines(around: 2) + variables(limit: 12))
  }

  private var whereText: String {
    places.enumerated().map { number, place in
      "\(number == index ? ">" : " ") \(place.title)\n    \(place.failingLine)\n"
    }.joined()
  }

  // MARK: Values

  /// The variables of a function, or those of the program that its failing line names.
  private func variables(limit: Int?) -> String {
    let globals = prompt.session.globals
    let isWhole = place.isModule && limit == nil
    let named = isWhole ? globals.boundNames : place.isModule ? place.namesInFailingLine : []
    let shown =
      place.locals.filter { !$0.name.name.hasPrefix(".") }
      + named.compactMap { name in globals[name].map { (name: name, value: $0) } }
    let width = shown.reduce(0) { max($0, TextWidth.columns(of: $1.name.name)) }
    var lines = shown.prefix(limit ?? shown.count).map { name, value in
      let gap = String(repeating: " ", count: width - TextWidth.columns(of: name.name))
      return "  \(name.name)\(gap)  \(value.briefDescription)\n"
    }
    if lines.count < shown.count { lines.append("  … \(shown.count - lines.count) more: vars\n") }
    return lines.isEmpty && limit == nil ? "no variables here\n" : lines.joined()
  }

  /// Runs a line with the names of the place.
  private func compute(_ line: String) {
    do {
      let scope = try scopes[index] ?? prompt.session.scope(at: place)
      scopes[index] = scope
      let session = prompt.session
      let outer = session.display
      defer { session.display = outer }
      session.display = { value in
        if !value.isNone { try session.output.write(Operators.repr(value) + "\n") }
      }
      session.looking(into: scope) { prompt.tell(session.run(line + "\n", name: "<debug>", echo: .all)) }
    } catch {
      StandardError.write("lgs: \(error)\n")
    }
  }
}
