// Reads blocks at a prompt and prints them back; the tests of the line editor drive it through a pseudo-terminal.
//
// usage: editor-probe [--plain] [--history FILE] [--colour] [--suggest] [--complete] [--edit]
//        [--ask] [--exit-while-reading]

import Glibc
import LineEditor

/// A language of open brackets, and of lines ending in a colon, which a blank line closes.
struct ToySyntax: BlockSyntax {
  func completeness(of text: String) -> BlockCompleteness {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last ?? ""
    let indent = last.prefix { $0 == " " }.count
    let depth = text.utf8.reduce(0) { depth, byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth + 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth - 1
      case _: depth
      }
    }
    if depth > 0 { return .incomplete(indent: indent + (last.hasSuffix("(") || last.hasSuffix("[") ? 4 : 0)) }
    if last.hasSuffix(":") { return .incomplete(indent: indent + 4) }
    let isBlank = last.allSatisfy { $0 == " " }
    if lines.contains(where: { $0.hasSuffix(":") }), !isBlank, indent > 0 { return .incomplete(indent: indent) }
    return .complete
  }
}

/// Digits in cyan.
func digits(_ text: String, cursor: Int?) -> [(Range<Int>, Style)] {
  text.unicodeScalars.enumerated().compactMap { index, scalar in
    "0"..."9" ~= scalar ? (index..<(index + 1), Style("36")) : nil
  }
}

/// Completes fruits, explains `f(`.
final class Fruits: EditingAssistant {
  private static let names = ["apple", "apricot", "banana", "cherry", "체리", "체스"]

  func completions(of text: String, at cursor: Int) -> Completions {
    let before = Array(text.unicodeScalars.prefix(cursor))
    let word = before.reversed().prefix { $0.properties.isXIDContinue }.reversed()
    let candidates = Self.names.filter { $0.unicodeScalars.starts(with: word) }
    return Completions(
      range: (cursor - word.count)..<cursor, candidates: candidates.map { .init(text: $0, detail: "the \($0)") })
  }

  func hint(for text: String, at cursor: Int) -> String? { text.hasSuffix("f(") ? "f(fruit): eats it" : nil }
}

let fruits = Fruits()
/// What the terminal said of itself.
nonisolated(unsafe) var abilities: [Int] = []
let arguments = CommandLine.arguments
var options = LineEditor.Options()
options.isPlain = arguments.contains("--plain")
if arguments.contains("--colour") {
  options.look.colouring = digits
  options.look.promptStyle = Style("32")
}
options.suggestsFromHistory = arguments.contains("--suggest")
if arguments.contains("--complete") { options.assistant = fruits }
if arguments.contains("--ask") {
  options.onAnswer = { answer in
    if case .abilities(let numbers) = answer { abilities = numbers }
    guard case .background(let lightness) = answer else { return nil }
    var look = LineEditor.Look()
    look.promptStyle = Style(lightness > 0.5 ? "34" : "94")
    return look
  }
}
if arguments.contains("--edit") { options.externalEditor = { $0 + " edited" } }
if arguments.contains("--exit-while-reading") {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { _ in
      usleep(500_000)
      exit(3)
    }, nil)
}
let path = arguments.firstIndex(of: "--history").flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
let editor = try LineEditor(history: History(path: path), syntax: ToySyntax(), options: options)

reading: while true {
  switch try editor.readBlock(prompt: "lgs> ", continuation: "...> ") {
  case .block("noline"): print("partial", terminator: "")
  case .block("abilities"): print("ABILITIES \(abilities)")
  case .block("sleep"):
    // What a program does while keys are typed ahead, or Ctrl-C ends it.
    print("SLEEPING")
    usleep(1_500_000)
    print("AWAKE")
  case .block(let text): print("GOT<<\(text)>>")
  case .interrupted: print("INTERRUPTED")
  case .endOfInput:
    print("END")
    break reading
  }
}
