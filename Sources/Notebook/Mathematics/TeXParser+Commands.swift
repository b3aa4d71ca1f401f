/// The commands: `\frac`, `\hat`, `\left` …
extension TeXParser {
  mutating func parseCommand(_ name: String) -> Atom {
    if let symbol = symbol(name) { return symbol }
    if let accent = TeXSymbols.accents[name] {
      let base = parseArgument()
      let mark = "<mo stretchy=\"\(accent.stretches)\">\(accent.mark)</mo>"
      return Atom(
        xml: "<mover accent=\"true\">\(base)\(mark)</mover>", limits: name == "overbrace" ? .always : .beside)
    }
    if let mark = TeXSymbols.underAccents[name] {
      let xml = "<munder accentunder=\"true\">\(parseArgument())<mo stretchy=\"true\">\(mark)</mo></munder>"
      return Atom(xml: xml, limits: name == "underbrace" ? .always : .beside)
    }
    if let chosen = MathAlphabet(argumentCommand: name), name != "rm", name != "frak" { return styled(chosen) }
    if let chosen = MathAlphabet(declaration: name) {
      alphabet = chosen
      return Atom(xml: "")
    }
    if TeXSymbols.silent.contains(name) {
      if name == "displaystyle" { isDisplay = true }
      if name == "textstyle" { isDisplay = false }
      return Atom(xml: "")
    }
    if name.hasPrefix("big") || name.hasPrefix("Big"), let size = TeXParser.bracketSize(name) { return bracket(size) }
    return construction(name)
  }

  private func symbol(_ name: String) -> Atom? {
    if let letter = TeXSymbols.letters[name] {
      let isUpright = letter.unicodeScalars.first.map { (0x391...0x3A9).contains($0.value) } ?? false
      let isBold = alphabet == .bold || alphabet == .boldItalic
      if isBold { return Atom(xml: alphabet.element(letter)) }
      return Atom(xml: isUpright ? MathAlphabet.roman.element(letter) : "<mi>\(letter)</mi>")
    }
    if let text = TeXSymbols.operators[name] { return Atom(xml: "<mo>\(HTMLText.escaped(text))</mo>") }
    if let text = TeXSymbols.largeOperators[name] {
      return Atom(xml: "<mo largeop=\"true\" movablelimits=\"false\">\(text)</mo>", limits: .displayed)
    }
    if let text = TeXSymbols.integrals[name] { return Atom(xml: "<mo largeop=\"true\">\(text)</mo>") }
    if TeXSymbols.functions.contains(name) { return Atom(xml: TeXParser.function(name), isFunction: true) }
    if let text = TeXSymbols.limitFunctions[name] {
      return Atom(xml: TeXParser.function(text), limits: .displayed, isFunction: true)
    }
    if let width = TeXSymbols.spaces[name] { return Atom(xml: "<mspace width=\"\(width)\"></mspace>") }
    if TeXSymbols.escapedCharacters.contains(name) { return Atom(xml: "<mo>\(HTMLText.escaped(name))</mo>") }
    if name == "{" || name == "}" { return Atom(xml: "<mo stretchy=\"false\">\(name)</mo>") }
    if let text = TeXSymbols.delimiters["\\" + name] {
      return Atom(xml: "<mo stretchy=\"false\">\(HTMLText.escaped(text))</mo>")
    }
    return nil
  }

  /// A function's name, with the space that stands behind it.
  private static func function(_ name: String) -> String {
    "<mrow><mi mathvariant=\"normal\">\(HTMLText.escaped(name))</mi><mo>\u{2061}</mo></mrow>"
  }

  private mutating func styled(_ chosen: MathAlphabet) -> Atom {
    let outer = alphabet
    alphabet = chosen
    defer { alphabet = outer }
    return Atom(xml: parseArgument())
  }

  // MARK: Constructions

  private mutating func construction(_ name: String) -> Atom {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return fraction(name)
    case "binom", "dbinom", "tbinom":
      let top = parseArgument()
      let xml = "<mfrac linethickness=\"0\">\(top)\(parseArgument())</mfrac>"
      return Atom(xml: "<mrow><mo>(</mo>\(xml)<mo>)</mo></mrow>")
    case "sqrt":
      if let degree = parseOption() { return Atom(xml: "<mroot>\(parseArgument())<mrow>\(degree)</mrow></mroot>") }
      return Atom(xml: "<msqrt>\(parseArgument())</msqrt>")
    case "overset", "stackrel":
      let mark = parseArgument()
      return Atom(xml: "<mover>\(parseArgument())\(mark)</mover>")
    case "underset":
      let mark = parseArgument()
      return Atom(xml: "<munder>\(parseArgument())\(mark)</munder>")
    case "xrightarrow": return arrow("→")
    case "xleftarrow": return arrow("←")
    case "left": return fenced()
    case "begin": return environment()
    case "substack":
      position += token == .open ? 1 : 0
      let xml = rows(until: { $0.token == .close || $0.token == nil }, classes: [])
      if token == .close { position += 1 }
      return Atom(xml: "<mtable class=\"lines\">\(xml)</mtable>")
    case "not": return Atom(xml: negated(parseArgument()))
    case "bmod", "mod": return Atom(xml: "<mo lspace=\"0.22em\" rspace=\"0.22em\">mod</mo>")
    case "pmod":
      return Atom(
        xml: "<mrow><mo>(</mo><mi>mod</mi><mspace width=\"0.33em\"></mspace>\(parseArgument())<mo>)</mo></mrow>")
    case "phantom", "hphantom", "vphantom": return Atom(xml: "<mphantom>\(parseArgument())</mphantom>")
    case "boxed", "fbox": return Atom(xml: "<mrow class=\"boxed\">\(parseArgument())</mrow>")
    case "cancel": return Atom(xml: "<mrow class=\"cancel\">\(parseArgument())</mrow>")
    case "mathop": return Atom(xml: parseArgument(), limits: .displayed)
    case "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner", "smash", "ensuremath":
      return Atom(xml: parseArgument())
    case _: return wordCommand(name)
    }
  }

  /// Commands whose argument is no mathematics.
  private mutating func wordCommand(_ name: String) -> Atom {
    switch name {
    case "text", "textrm", "textnormal", "mbox", "hbox", "textit", "textsf", "texttt", "emph": return words(name)
    case "operatorname", "operatorname*", "DeclareMathOperator":
      let hasLimits = isCharacter("*")
      if hasLimits { position += 1 }
      let text = readRawArgument().exchanging("\\,", for: "\u{2006}").exchanging("\\ ", for: " ")
      return Atom(xml: TeXParser.function(text), limits: hasLimits ? .displayed : .beside, isFunction: true)
    case "color", "textcolor":
      let color = readRawArgument()
      guard color.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }) else {
        return Atom(xml: TeXParser.unknown("\\\(name){\(color)}"))
      }
      let content = name == "textcolor" || token == .open ? parseArgument() : parseRow()
      return Atom(xml: "<mstyle mathcolor=\"\(color)\">\(content)</mstyle>")
    case "tag":
      let text = readRawArgument()
      return Atom(xml: "<mspace width=\"2em\"></mspace><mtext>(\(HTMLText.escaped(text)))</mtext>")
    case "label":
      _ = readRawArgument()
      return Atom(xml: "")
    case "hspace", "kern", "mkern", "hskip", "mskip": return Atom(xml: space(name))
    case "rule":
      _ = readRawArgument()
      _ = readRawArgument()
      return Atom(xml: "")
    case _: return Atom(xml: TeXParser.unknown("\\" + name))
    }
  }

  private mutating func words(_ name: String) -> Atom {
    // Formulas inside words keep their dollars out of sight; blanks at the ends count.
    let text = readRawArgument().exchanging("$", for: "").exchanging("\\ ", for: " ").exchanging("\\_", for: "_")
    let style = name == "textit" || name == "emph" ? " class=\"italic\"" : name == "texttt" ? " class=\"mono\"" : ""
    return Atom(xml: "<mtext\(style)>\(HTMLText.escaped(text.exchanging(" ", for: "\u{A0}")))</mtext>")
  }

  private mutating func space(_ name: String) -> String {
    let width = token == .open ? readRawArgument() : readWidth()
    let isWidth = width.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
    return isWidth && !width.isEmpty ? "<mspace width=\"\(width.exchanging("mu", for: "px"))\"></mspace>" : ""
  }

  /// `-3mu`, `2em`.
  private mutating func readWidth() -> String {
    var width = ""
    while case .character(let scalar)? = token, width.unicodeScalars.count < 8 {
      let isUnit = MarkdownText.isASCIILetter(scalar)
      guard isUnit || MarkdownText.isDigit(scalar) || scalar == "." || scalar == "-" else { break }
      width.unicodeScalars.append(scalar)
      position += 1
      if isUnit, width.unicodeScalars.reversed().dropFirst().first.map(MarkdownText.isASCIILetter) == true { break }
    }
    return width
  }

  private mutating func fraction(_ name: String) -> Atom {
    let outer = isDisplay
    if name == "tfrac" { isDisplay = false }
    isDisplay = name == "dfrac" || name == "cfrac" ? isDisplay : false
    defer { isDisplay = outer }
    let top = parseArgument()
    let xml = "<mfrac>\(top)\(parseArgument())</mfrac>"
    switch name {
    case "dfrac", "cfrac": return Atom(xml: "<mstyle displaystyle=\"true\">\(xml)</mstyle>")
    case "tfrac": return Atom(xml: "<mstyle displaystyle=\"false\">\(xml)</mstyle>")
    case _: return Atom(xml: xml)
    }
  }

  private mutating func arrow(_ mark: String) -> Atom {
    let below = parseOption()
    let above = "<mpadded lspace=\"0.3em\" width=\"+0.6em\">\(parseArgument())</mpadded>"
    let base = "<mo stretchy=\"true\">\(mark)</mo>"
    if let below { return Atom(xml: "<munderover>\(base)<mrow>\(below)</mrow>\(above)</munderover>") }
    return Atom(xml: "<mover>\(base)\(above)</mover>")
  }

  /// The operator with a stroke through it.
  private func negated(_ element: String) -> String {
    guard let end = element.lastPlace(of: "</mo>") else { return "<mrow class=\"cancel\">\(element)</mrow>" }
    return String(element[..<end]) + "\u{338}" + String(element[end...])
  }

  // MARK: Brackets

  private mutating func readDelimiter() -> String? {
    skipSpace()
    let key: String
    switch token {
    case .character(let scalar): key = String(scalar)
    case .command(let name): key = "\\" + name
    case .open, .close, .superscript, .subscript, .column, .space, nil: return nil
    }
    guard let delimiter = TeXSymbols.delimiters[key] else { return nil }
    position += 1
    return delimiter
  }

  private static func stretched(_ delimiter: String?) -> String {
    guard let delimiter, delimiter != "." else { return "" }
    return "<mo fence=\"true\" stretchy=\"true\">\(HTMLText.escaped(delimiter))</mo>"
  }

  /// `\left( … \right)`.
  private mutating func fenced() -> Atom {
    var xml = TeXParser.stretched(readDelimiter()) + parseRow()
    while isCommand("middle") {
      position += 1
      xml += TeXParser.stretched(readDelimiter()) + parseRow()
    }
    if isCommand("right") {
      position += 1
      xml += TeXParser.stretched(readDelimiter())
    }
    return Atom(xml: "<mrow>\(xml)</mrow>")
  }

  private static func bracketSize(_ name: String) -> String? {
    let sizes = ["big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"]
    if let size = sizes[name] { return size }
    guard let last = name.last, "lrm".contains(last) else { return nil }
    return sizes[String(name.dropLast())]
  }

  private mutating func bracket(_ size: String) -> Atom {
    guard let delimiter = readDelimiter() else { return Atom(xml: "") }
    if delimiter == "." { return Atom(xml: "") }
    return Atom(
      xml: "<mo stretchy=\"true\" minsize=\"\(size)\" maxsize=\"\(size)\">\(HTMLText.escaped(delimiter))</mo>")
  }
}
