/// Reads TeX's mathematics and writes MathML.
struct TeXParser {
  /// One thing that scripts may follow.
  struct Atom {
    var xml: String
    var limits = Limits.beside
    /// The name of a function, which stands apart from its neighbours.
    var isFunction = false
  }

  /// Where the scripts of an atom stand.
  enum Limits {
    case beside
    /// Above and below in a formula of its own line.
    case displayed
    /// Above and below everywhere.
    case always
  }

  /// Groups nest no deeper; what is deeper is shown as it was written.
  private static let depthLimit = 50

  private let tokens: [TeXToken]
  var position = 0
  var isDisplay: Bool
  var alphabet = MathAlphabet.italic
  private var depth = 0
  /// Whether the last element was the name of a function.
  private var isBehindFunction = false

  init(_ tex: String, isDisplay: Bool) {
    tokens = TeXToken.tokens(of: tex)
    self.isDisplay = isDisplay
  }

  // MARK: Tokens

  var token: TeXToken? { position < tokens.count ? tokens[position] : nil }

  mutating func skipSpace() { while token == .space { position += 1 } }

  func isCommand(_ name: String) -> Bool { token == .command(name) }

  func isCharacter(_ character: Unicode.Scalar) -> Bool { token == .character(character) }

  /// The text of tokens as it was written.
  func source(_ range: Range<Int>) -> String {
    tokens[range].map { token in
      switch token {
      case .command(let name): return "\\" + name
      case .character(let scalar): return String(scalar)
      case .open: return "{"
      case .close: return "}"
      case .superscript: return "^"
      case .subscript: return "_"
      case .column: return "&"
      case .space: return " "
      }
    }.joined()
  }

  /// What lgs does not know, marked so that it is seen.
  static func unknown(_ text: String) -> String { "<mtext class=\"unknown\">\(HTMLText.escaped(text))</mtext>" }

  // MARK: Rows

  /// The whole formula; `\\` outside environments begins a new line.
  mutating func parse() -> String {
    var rows = [parseLine()]
    while position < tokens.count {
      position += 1
      rows.append(parseLine())
    }
    if rows.count == 1 { return rows[0] }
    return "<mtable class=\"lines\">" + rows.map { "<mtr><mtd>\($0)</mtd></mtr>" }.joined() + "</mtable>"
  }

  private mutating func parseLine() -> String {
    var row = ""
    while let token {
      if token == .command("\\") || token == .command("newline") { break }
      let start = position
      row += parseRow()
      if self.token == .command("\\") || self.token == .command("newline") { break }
      if position < tokens.count, position == start || isStop(tokens[position]) {
        row += TeXParser.unknown(source(position..<position + 1))
        position += 1
      }
    }
    return row
  }

  /// Elements up to what ends a group, a cell or a row.
  mutating func parseRow(isOptional: Bool = false) -> String {
    let outer = alphabet
    defer { alphabet = outer }
    var row = TeXRow()
    skipSpace()
    while let token, !isStop(token), !(isOptional && token == .character("]")) {
      let element = parseElement()
      let isFunction = isBehindFunction
      skipSpace()
      row.append(element, isFunction: isFunction)
    }
    isBehindFunction = false
    return row.xml
  }

  private func isStop(_ token: TeXToken) -> Bool {
    switch token {
    case .close, .column: return true
    case .command(let name): return ["\\", "newline", "cr", "end", "right", "middle"].contains(name)
    case .open, .superscript, .subscript, .space, .character: return false
    }
  }

  /// An atom with its scripts.
  mutating func parseElement() -> String {
    guard depth < TeXParser.depthLimit else {
      position += 1
      return TeXParser.unknown(source(position - 1..<position))
    }
    depth += 1
    defer { depth -= 1 }
    let isScript = token == .superscript || token == .subscript
    let atom = isScript ? Atom(xml: "<mrow></mrow>") : parseAtom()
    let element = parseScripts(of: atom)
    isBehindFunction = atom.isFunction
    return element
  }

  private mutating func parseScripts(of atom: Atom) -> String {
    var atom = atom
    var lower: String?
    var upper: String?
    while true {
      let start = position
      skipSpace()
      switch token {
      case .subscript where lower == nil:
        position += 1
        lower = parseScript()
      case .superscript where upper == nil:
        position += 1
        upper = parseScript()
      case .character("'") where upper == nil:
        upper = parsePrimes()
      case .command("limits"):
        position += 1
        atom.limits = .always
      case .command("nolimits"):
        position += 1
        atom.limits = .beside
      case _:
        position = start
        return TeXParser.scripted(atom, lower, upper, isDisplay: isDisplay)
      }
    }
  }

  /// Scripts are set as in a line of text.
  private mutating func parseScript() -> String {
    let outer = isDisplay
    isDisplay = false
    defer { isDisplay = outer }
    return parseArgument()
  }

  private mutating func parsePrimes() -> String {
    var marks = ""
    while isCharacter("'") {
      position += 1
      marks += "′"
    }
    var row = "<mo>\(marks)</mo>"
    if token == .superscript {
      position += 1
      row = "<mrow>\(row)\(parseScript())</mrow>"
    }
    return row
  }

  private static func scripted(_ atom: Atom, _ lower: String?, _ upper: String?, isDisplay: Bool) -> String {
    let isAbove = atom.limits == .always || (atom.limits == .displayed && isDisplay)
    switch (lower, upper) {
    case (nil, nil): return atom.xml
    case (let lower?, nil): return wrap(isAbove ? "munder" : "msub", atom.xml, lower)
    case (nil, let upper?): return wrap(isAbove ? "mover" : "msup", atom.xml, upper)
    case (let lower?, let upper?): return wrap(isAbove ? "munderover" : "msubsup", atom.xml, lower, upper)
    }
  }

  static func wrap(_ tag: String, _ parts: String...) -> String { "<\(tag)>\(parts.joined())</\(tag)>" }

  // MARK: Arguments

  /// The argument of a command, as one element: a group, or the next word.
  mutating func parseArgument() -> String {
    skipSpace()
    switch token {
    case nil: return "<mrow></mrow>"
    case .open: return parseGroup()
    case .close, .column: return "<mrow></mrow>"
    case .character(let scalar) where MarkdownText.isDigit(scalar):
      position += 1
      return alphabet.element(String(scalar), isNumber: true)
    case .character, .command, .superscript, .subscript, .space:
      guard depth < TeXParser.depthLimit else { return parseElement() }
      depth += 1
      defer { depth -= 1 }
      return parseAtom().xml
    }
  }

  /// `{…}` as one element.
  mutating func parseGroup() -> String {
    guard depth < TeXParser.depthLimit else {
      position += 1
      return TeXParser.unknown("{")
    }
    depth += 1
    defer { depth -= 1 }
    position += 1
    let row = parseRow()
    if token == .close { position += 1 }
    return "<mrow>\(row)</mrow>"
  }

  /// `[…]`, as elements.
  mutating func parseOption() -> String? {
    skipSpace()
    guard isCharacter("[") else { return nil }
    position += 1
    let row = parseRow(isOptional: true)
    if isCharacter("]") { position += 1 }
    return row
  }

  /// The argument of a command, as it was written.
  mutating func readRawArgument() -> String {
    skipSpace()
    guard token == .open else {
      guard position < tokens.count, token != .close else { return "" }
      position += 1
      return source(position - 1..<position)
    }
    let start = position + 1
    var level = 0
    while let token {
      if token == .open { level += 1 }
      if token == .close { level -= 1 }
      position += 1
      if level == 0 { return source(start..<(position - 1)) }
    }
    return source(min(start, position)..<position)
  }

  /// `[…]`, as it was written.
  mutating func readRawOption() -> String? {
    skipSpace()
    guard isCharacter("[") else { return nil }
    let start = position + 1
    while let token, token != .character("]") {
      _ = token
      position += 1
    }
    let text = source(start..<position)
    if position < tokens.count { position += 1 }
    return text
  }

  // MARK: Atoms

  private mutating func parseAtom() -> Atom {
    guard let token else { return Atom(xml: "") }
    switch token {
    case .open: return Atom(xml: parseGroup())
    case .command(let name):
      position += 1
      return parseCommand(name)
    case .character(let scalar): return parseCharacter(scalar)
    case .close, .column, .superscript, .subscript:
      position += 1
      return Atom(xml: TeXParser.unknown(source(position - 1..<position)))
    case .space:
      position += 1
      return Atom(xml: "")
    }
  }

  private mutating func parseCharacter(_ scalar: Unicode.Scalar) -> Atom {
    if MarkdownText.isDigit(scalar) { return parseNumber() }
    if scalar.properties.isAlphabetic { return parseLetters() }
    position += 1
    switch scalar {
    case "-": return Atom(xml: "<mo>−</mo>")
    case "*": return Atom(xml: "<mo>∗</mo>")
    case "~": return Atom(xml: "<mspace width=\"0.25em\"></mspace>")
    case "'":
      position -= 1
      return Atom(xml: "<msup><mrow></mrow>\(parsePrimes())</msup>")
    case "(", ")", "[", "]", "|", "/": return Atom(xml: "<mo stretchy=\"false\">\(String(scalar))</mo>")
    case ".", "\"", "@", "?", "!", ":", ";", ",", "+", "=", "<", ">", "`":
      return Atom(xml: "<mo>\(HTMLText.escaped(String(scalar)))</mo>")
    case MathematicsStore.mark: return Atom(xml: "")
    case _:
      if scalar.properties.generalCategory == .mathSymbol { return Atom(xml: "<mo>\(String(scalar))</mo>") }
      return Atom(xml: "<mtext>\(HTMLText.escaped(String(scalar)))</mtext>")
    }
  }

  private mutating func parseNumber() -> Atom {
    var digits = ""
    while case .character(let scalar)? = token {
      let isPoint = scalar == "." && position + 1 < tokens.count && isDigit(tokens[position + 1])
      guard MarkdownText.isDigit(scalar) || isPoint else { break }
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Atom(xml: alphabet.element(digits, isNumber: true))
  }

  private func isDigit(_ token: TeXToken) -> Bool {
    if case .character(let scalar) = token { return MarkdownText.isDigit(scalar) }
    return false
  }

  /// A letter, or in upright alphabets a word; scripts other than Latin and Greek are set as text.
  private mutating func parseLetters() -> Atom {
    guard case .character(let first)? = token else { return Atom(xml: "") }
    if first.value >= 0x2E80 {
      var text = ""
      while case .character(let scalar)? = token, scalar.value >= 0x2E80 {
        text.unicodeScalars.append(scalar)
        position += 1
      }
      return Atom(xml: "<mtext>\(HTMLText.escaped(text))</mtext>")
    }
    position += 1
    guard alphabet == .roman || alphabet == .sansSerif || alphabet == .monospace || alphabet == .bold else {
      return Atom(xml: alphabet.element(String(first)))
    }
    var word = String(first)
    while case .character(let scalar)? = token, MarkdownText.isASCIILetter(scalar) {
      word.unicodeScalars.append(scalar)
      position += 1
    }
    return Atom(xml: alphabet.element(word))
  }
}
