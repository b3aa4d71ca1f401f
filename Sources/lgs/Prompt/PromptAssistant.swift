import Interpreter
import LineEditor

/// Completion and hints at the prompt, from the session and the magics.
final class PromptAssistant: EditingAssistant {
  private let session: Session
  /// The prompt's own commands: name and what they do.
  private let magics: [(name: String, summary: String)]

  init(_ session: Session, magics: [(name: String, summary: String)]) {
    self.session = session
    self.magics = magics
  }

  func completions(of text: String, at cursor: Int) -> Completions {
    let offsets = ScalarOffsets(Array(text.utf8))
    if let magic = magicCompletions(of: text, at: cursor) ?? argumentCompletions(of: text, at: cursor) { return magic }
    let found = session.completion(of: text, at: offsets.byte(cursor))
    return Completions(
      range: offsets.scalar(found.range.lowerBound)..<offsets.scalar(found.range.upperBound),
      candidates: found.candidates.map { .init(text: $0.text, detail: $0.detail) })
  }

  func hint(for text: String, at cursor: Int) -> String? {
    session.callHint(in: text, at: ScalarOffsets(Array(text.utf8)).byte(cursor))
  }

  /// Magics whose argument is a file or a folder.
  private static let fileMagics: Set<String> = ["run", "load", "save", "cd", "ls", "edit", "python"]

  /// `%name arg` in the first line: the argument alone is completed, as a path or as an expression.
  private func argumentCompletions(of text: String, at cursor: Int) -> Completions? {
    let typed = Array(text.unicodeScalars.prefix(cursor))
    guard typed.first == "%", !typed.contains("\n"), let blank = typed.firstIndex(of: " ") else { return nil }
    let name = String(String.UnicodeScalarView(typed[1..<blank].drop { $0 == "%" }))
    guard Self.fileMagics.contains(name) else {
      return moved(completions(ofArgument: typed[(blank + 1)...], prefix: ""), by: blank + 1)
    }
    let wordStart = (typed.lastIndex(of: " ") ?? blank) + 1
    // To the session a path is the inside of a string.
    return moved(completions(ofArgument: typed[wordStart...], prefix: "'"), by: wordStart - 1)
  }

  private func completions(ofArgument argument: ArraySlice<Unicode.Scalar>, prefix: String) -> Completions {
    let text = prefix + String(String.UnicodeScalarView(argument))
    return completions(of: text, at: text.unicodeScalars.count)
  }

  private func moved(_ found: Completions, by distance: Int) -> Completions {
    Completions(
      range: (found.range.lowerBound + distance)..<(found.range.upperBound + distance), candidates: found.candidates)
  }

  /// `%na` at the start of the text: the magics of that name.
  private func magicCompletions(of text: String, at cursor: Int) -> Completions? {
    let typed = Array(text.unicodeScalars.prefix(cursor))
    guard typed.first == "%", !typed.contains(where: { $0 == " " || $0 == "\n" }) else { return nil }
    let name = String(String.UnicodeScalarView(typed)).drop { $0 == "%" }
    let marks = typed.count - name.unicodeScalars.count
    let found = magics.filter { $0.name.hasPrefix(name) }
    return Completions(
      range: marks..<cursor, candidates: found.map { .init(text: $0.name, detail: "%\($0.name): \($0.summary)") })
  }
}
