/// Finds the formulas of a Markdown text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\begin{…}…\end{…}`.
struct MathematicsScanner {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var output: [Unicode.Scalar] = []
  private var store = MathematicsStore()
  /// For marks that were searched in vain: up to where there is none, so that each text is searched once.
  private var searched: [String: Int] = [:]

  /// The text with marks for its formulas.
  static func scan(_ text: String) -> (text: String, MathematicsStore) {
    var scanner = MathematicsScanner(text: Array(text.unicodeScalars))
    scanner.run()
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scanner.output)
    return (String(view), scanner.store)
  }

  private init(text: [Unicode.Scalar]) {
    // The private characters mean nothing in a text of their own.
    self.text = text.map { $0.value == 0xE000 || $0.value == 0xE001 ? "\u{FFFD}" : $0 }
  }

  private mutating func run() {
    while position < text.count {
      if position == 0 || text[position - 1] == "\n", skipFence() { continue }
      switch text[position] {
      case "`": skipCode()
      case "$": readDollar()
      case "\\": readBackslash()
      case let scalar:
        output.append(scalar)
        position += 1
      }
    }
  }

  private func starts(_ mark: String, at place: Int) -> Bool {
    place < text.count && text[place...].starts(with: mark.unicodeScalars)
  }

  private mutating func copy(to end: Int) {
    output += text[position..<end]
    position = end
  }

  private func lineEnd(from start: Int) -> Int {
    text[start...].firstIndex(of: "\n").map { $0 + 1 } ?? text.count
  }

  /// Copies a fenced block that begins in this line.
  private mutating func skipFence() -> Bool {
    var index = position
    let marks: Set<Unicode.Scalar> = [" ", "\t", ">", "-", "*", "+"]
    while index < text.count, marks.contains(text[index]) { index += 1 }
    guard index < text.count, text[index] == "`" || text[index] == "~" else { return false }
    let mark = text[index]
    let length = text[index...].prefix { $0 == mark }.count
    var end = lineEnd(from: index)
    guard length >= 3, mark == "~" || !text[(index + length)..<end].contains("`") else { return false }
    while end < text.count {
      let next = lineEnd(from: end)
      let line = text[end..<next].drop { $0 == " " || $0 == ">" || $0 == "\t" }
      end = next
      let run = line.prefix { $0 == mark }.count
      if run >= length, line.dropFirst(run).allSatisfy(MarkdownText.isSpace) { break }
    }
    copy(to: end)
    return true
  }

  private mutating func skipCode() {
    let length = text[position...].prefix { $0 == "`" }.count
    var index = position + length
    while index < text.count, !starts("\n\n", at: index) {
      guard text[index] == "`" else {
        index += 1
        continue
      }
      let run = text[index...].prefix { $0 == "`" }.count
      index += run
      if run == length { return copy(to: index) }
    }
    copy(to: position + length)
  }

  private mutating func readDollar() {
    if starts("$$", at: position) {
      if !add(from: "$$", to: "$$", isDisplay: true) { copy(to: position + 2) }
      return
    }
    let next = position + 1 < text.count ? text[position + 1] : " "
    guard !MarkdownText.isSpace(next), let end = inlineEnd() else { return copy(to: position + 1) }
    add(source: position..<(end + 1), tex: (position + 1)..<end, isDisplay: false)
  }

  /// The dollar that closes a formula: no blank before it, no digit behind it, no empty line between.
  private mutating func inlineEnd() -> Int? {
    if let end = searched["$"], position < end { return nil }
    var index = position + 1
    while index < text.count {
      if text[index] == "\\" {
        index += 2
        continue
      }
      if starts("\n\n", at: index) { break }
      if text[index] == "$" {
        let isDigitBehind = index + 1 < text.count && MarkdownText.isDigit(text[index + 1])
        return MarkdownText.isSpace(text[index - 1]) || isDigitBehind ? nil : index
      }
      index += 1
    }
    searched["$"] = index
    return nil
  }

  private mutating func readBackslash() {
    for (open, close, isDisplay) in [
      ("\\\\(", "\\\\)", false), ("\\\\[", "\\\\]", true), ("\\(", "\\)", false), ("\\[", "\\]", true),
    ] where starts(open, at: position) && add(from: open, to: close, isDisplay: isDisplay) {
      return
    }
    if starts("\\begin{", at: position), readEnvironment() { return }
    copy(to: min(position + 2, text.count))
  }

  private mutating func readEnvironment() -> Bool {
    guard let brace = text[position...].firstIndex(of: "}") else { return false }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: text[(position + 7)..<brace])
    guard name.count <= 20, let close = find("\\end{\(String(name))}", from: brace) else { return false }
    let end = close + 6 + name.count
    add(source: position..<end, tex: position..<end, isDisplay: true)
    return true
  }

  private mutating func find(_ mark: String, from start: Int) -> Int? {
    if let end = searched[mark], start < end { return nil }
    let wanted = Array(mark.unicodeScalars)
    var index = start
    while index + wanted.count <= text.count {
      if text[index] == "\n", starts("\n\n", at: index) { break }
      if text[index] == wanted[0], text[index...].starts(with: wanted) { return index }
      index += 1
    }
    searched[mark] = index
    return nil
  }

  private mutating func add(from open: String, to close: String, isDisplay: Bool) -> Bool {
    let start = position + open.unicodeScalars.count
    guard let end = find(close, from: start), end > start else { return false }
    add(source: position..<(end + close.unicodeScalars.count), tex: start..<end, isDisplay: isDisplay)
    return true
  }

  private mutating func add(source: Range<Int>, tex: Range<Int>, isDisplay: Bool) {
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text[range])
      return String(view)
    }
    output += store.add(.init(source: string(source), tex: string(tex), isDisplay: isDisplay))
    position = source.upperBound
  }
}
