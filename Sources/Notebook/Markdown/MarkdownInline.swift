/// The text of a paragraph: emphasis, code, links, pictures, as CommonMark describes them.
struct MarkdownInline {
  /// What the rest of the page provides.
  struct Context {
    var references: [String: LinkReference] = [:]
    /// The mathematics that was set aside before the text was parsed.
    var mathematics = MathematicsStore()
    /// The address under which a picture is found in the page, such as its data.
    var picture: (String) -> String = { $0 }
  }

  /// A piece of the result; runs of `*` or `_` stay pieces until their partners are known.
  struct Piece {
    /// Tags in front of and behind the remaining marks.
    var before = ""
    var html = ""
    var after = ""
    /// The text alone, for the description of a picture.
    var plain = ""
    var run: Run?
  }

  struct Run {
    var mark: Unicode.Scalar
    var count: Int
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    var isActive = true
  }

  /// An open bracket.
  struct Bracket {
    let piece: Int
    let textStart: Int
    let isPicture: Bool
    var isActive = true
  }

  let text: [Unicode.Scalar]
  let context: Context
  var position = 0
  var pieces: [Piece] = []
  var brackets: [Bracket] = []
  /// Lengths of backtick runs that have no partner, so that each is searched once.
  private var codeEnds: [Int: Int] = [:]
  private var unclosed = HTMLTag.Unclosed()

  static func html(_ bytes: [UInt8], _ context: Context) -> String {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var parser = MarkdownInline(text: scalars, context: context)
    parser.run()
    return parser.result
  }

  private init(text: [Unicode.Scalar], context: Context) {
    self.text = text
    self.context = context
  }

  private var result: String {
    var html = ""
    for piece in pieces { html += MarkdownInline.html(of: piece) }
    return html
  }

  static func html(of piece: Piece) -> String {
    guard let run = piece.run else { return piece.before + piece.html + piece.after }
    return piece.before + String(repeating: Character(run.mark), count: run.count) + piece.after
  }

  /// The text alone; marks that emphasis has used are gone.
  static func plain(of piece: Piece) -> String {
    guard let run = piece.run else { return piece.plain }
    return String(repeating: Character(run.mark), count: run.count)
  }

  mutating func append(html: String, plain: String) { pieces.append(Piece(html: html, plain: plain)) }

  private mutating func appendText(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    append(html: HTMLText.escaped(view), plain: String(view))
  }

  private mutating func run() {
    while position < text.count {
      switch text[position] {
      case "\\": readEscape()
      case "`": readCode()
      case "*", "_", "~": readRun()
      case "[":
        brackets.append(Bracket(piece: pieces.count, textStart: position + 1, isPicture: false))
        appendText(text[position..<position + 1])
        position += 1
      case "!" where position + 1 < text.count && text[position + 1] == "[":
        brackets.append(Bracket(piece: pieces.count, textStart: position + 2, isPicture: true))
        appendText(text[position..<position + 2])
        position += 2
      case "]": closeBracket()
      case "<": readAngle()
      case "&": readReference()
      case "\n": readLineEnd()
      case MathematicsStore.mark: readMathematics()
      case "h", "w": readBareAddress()
      case _: readPlain()
      }
    }
    matchRuns(from: 0)
  }

  private mutating func readPlain() {
    let start = position
    position += 1
    while position < text.count, !MarkdownInline.isSpecial(text[position]) { position += 1 }
    // Blanks at the end of a line are no text; the line end counts them.
    var end = position
    if position == text.count || text[position] == "\n" {
      while end > start, text[end - 1] == " " { end -= 1 }
    }
    appendText(text[start..<end])
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "~", "[", "]", "!", "<", "&", "\n", "h", "w", MathematicsStore.mark: return true
    case _: return false
    }
  }

  private mutating func readEscape() {
    position += 1
    guard position < text.count else { return append(html: "\\", plain: "\\") }
    if text[position] == "\n" {
      append(html: "<br />\n", plain: "\n")
      position += 1
      skipBlanks()
    } else if MarkdownText.isPunctuation(text[position]) {
      appendText(text[position..<position + 1])
      position += 1
    } else {
      append(html: "\\", plain: "\\")
    }
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] == " " { position += 1 }
  }

  private mutating func readLineEnd() {
    var blanks = 0
    while position - blanks > 0, text[position - blanks - 1] == " " { blanks += 1 }
    append(html: blanks >= 2 ? "<br />\n" : "\n", plain: "\n")
    position += 1
    skipBlanks()
  }

  private mutating func readReference() {
    if let end = MarkdownText.referenceEnd(in: text[position...]) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text[position..<end])
      append(html: String(view), plain: String(view))
      position = end
    } else {
      appendText(text[position..<position + 1])
      position += 1
    }
  }

  private mutating func readMathematics() {
    let (formula, end) = context.mathematics.formula(in: text, at: position)
    position = max(end, position + 1)
    guard let formula else { return }
    append(html: formula.html, plain: formula.source)
  }

  // MARK: Code

  private mutating func readCode() {
    let start = position
    while position < text.count, text[position] == "`" { position += 1 }
    let length = position - start
    guard let end = codeEnd(length) else { return appendText(text[start..<position]) }
    var code = text[position..<end].map { $0 == "\n" ? " " : $0 }
    if code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) {
      code.removeFirst()
      code.removeLast()
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: code)
    let source = context.mathematics.restored(String(view))
    append(html: "<code>\(HTMLText.escaped(source))</code>", plain: source)
    position = end + length
  }

  /// Where a run of as many backticks begins.
  private mutating func codeEnd(_ length: Int) -> Int? {
    if let known = codeEnds[length], known <= position { return nil }
    var index = position
    while index < text.count {
      guard text[index] == "`" else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, text[index] == "`" { index += 1 }
      if index - start == length { return start }
    }
    codeEnds[length] = position
    return nil
  }

  // MARK: Angle brackets

  private mutating func readAngle() {
    if let end = automaticLink() {
      position = end
    } else if let end = HTMLTag.rawEnd(in: text, at: position, &unclosed) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text[position..<end])
      append(html: context.mathematics.restored(String(view)), plain: "")
      position = end
    } else {
      appendText(text[position..<position + 1])
      position += 1
    }
  }

  /// The end of `<https://…>` or `<name@host>`, which is added.
  private mutating func automaticLink() -> Int? {
    guard let end = text[position...].dropFirst().firstIndex(where: { $0 == ">" || $0 == "<" || $0.value <= 0x20 }),
      text[end] == ">"
    else { return nil }
    let inner = text[(position + 1)..<end]
    var view = String.UnicodeScalarView()
    view.append(contentsOf: inner)
    let address = String(view)
    let scheme = inner.prefix { $0 != ":" }
    let isScheme =
      (2...32).contains(scheme.count) && scheme.count < inner.count
      && scheme.first.map(MarkdownText.isASCIILetter) == true
      && scheme.allSatisfy {
        MarkdownText.isASCIILetter($0) || MarkdownText.isDigit($0) || "+.-".unicodeScalars.contains($0)
      }
    if isScheme {
      append(html: link(address, address), plain: address)
      return end + 1
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].first?.isLetter == true || parts[1].first?.isNumber == true,
      inner.allSatisfy({ $0.isASCII && $0 != "\\" })
    else { return nil }
    append(html: link("mailto:" + address, address), plain: address)
    return end + 1
  }

  private func link(_ address: String, _ shown: String) -> String {
    "<a href=\"\(LinkAddress.escaped(address))\">\(HTMLText.escaped(shown))</a>"
  }

  /// An address without brackets, as GitHub finds it.
  private mutating func readBareAddress() {
    let isStart =
      position == 0 || !(text[position - 1].properties.isAlphabetic || MarkdownText.isDigit(text[position - 1]))
    let prefixes = ["https://", "http://", "www."]
    guard isStart, !brackets.contains(where: { !$0.isPicture && $0.isActive }),
      let prefix = prefixes.first(where: { text[position...].starts(with: $0.unicodeScalars) })
    else { return readPlain() }
    var end = position
    while end < text.count, !MarkdownText.isSpace(text[end]), text[end] != "<", text[end] != MathematicsStore.mark {
      end += 1
    }
    var depth = text[position..<end].reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    while end > position {
      let last = text[end - 1]
      if last == ")", depth < 0 {
        depth += 1
      } else if !"?!.,:*_~'\"".unicodeScalars.contains(last) {
        break
      }
      end -= 1
    }
    let count = prefix.unicodeScalars.count
    guard end > position + count,
      MarkdownText.isASCIILetter(text[position + count]) || text[position + count].properties.isAlphabetic
    else { return readPlain() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[position..<end])
    let address = String(view)
    append(html: link(prefix == "www." ? "http://" + address : address, address), plain: address)
    position = end
  }
}
