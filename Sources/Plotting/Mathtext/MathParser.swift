/// Reads the mathematics of a string as matplotlib's parser does, into boxes.
struct MathParser {
  /// A failure in pyparsing's words; matplotlib makes it a ValueError.
  struct Failure: Error {
    enum Kind: String {
      case fatal = "ParseFatalException"
      case syntax = "ParseSyntaxException"
      case plain = "ParseException"
    }

    var kind: Kind
    var message: String
    var location: Int
  }

  let fonts: MathFonts
  let text: [Unicode.Scalar]
  var position = 0
  var states: [MathState]
  /// Whether a function name waits for its scripts before the space after it.
  var owesSpace = false
  private var depth = 0

  var state: MathState {
    get { states[states.count - 1] }
    set { states[states.count - 1] = newValue }
  }

  init(_ text: [Unicode.Scalar], fonts: MathFonts, state: MathState) {
    self.text = text
    self.fonts = fonts
    states = [state]
  }

  // MARK: the whole string

  /// Sets a line with formulas between dollars.
  static func layout(_ line: String, fonts: MathFonts, style: TextStyle, dpi: Double) throws -> TextLayout {
    let outer = MathState(font: "default", size: style.size, dpi: dpi, textFont: try fonts.textFont(style))
    let scalars = Array(line.unicodeScalars)
    var position = 0
    var boxes: [MathNode] = [try plainText(scalars, &position, fonts: fonts, state: outer)]
    while position < scalars.count {
      guard let end = closingDollar(scalars, position),
        let formula = try formula(Array(scalars[(position + 1)..<end]), fonts: fonts, state: outer)
      else {
        throw error(Failure(kind: .plain, message: "Expected end of text", location: position), in: scalars)
      }
      position = end + 1
      boxes += [formula, try plainText(scalars, &position, fonts: fonts, state: outer)]
    }
    return MathShipping.layout(try MathRow(boxes))
  }

  private static func plainText(
    _ scalars: [Unicode.Scalar], _ position: inout Int, fonts: MathFonts, state: MathState
  ) throws -> MathRow {
    var chars: [MathNode] = []
    while position < scalars.count, scalars[position] != "$" {
      if scalars[position] == "\\" && position + 1 < scalars.count && scalars[position + 1] == "$" { position += 1 }
      if let char = try MathChar(String(scalars[position]), fonts: fonts, state: state) { chars.append(char) }
      position += 1
    }
    return try MathRow(chars)
  }

  private static func closingDollar(_ scalars: [Unicode.Scalar], _ open: Int) -> Int? {
    var index = open + 1
    while index < scalars.count, scalars[index] != "$", scalars[index] != "\n" {
      index += scalars[index] == "\\" ? 2 : 1
    }
    return index < scalars.count && index > open + 1 && scalars[index] == "$" ? index : nil
  }

  /// nil when reading stops before the end without knowing better.
  private static func formula(_ text: [Unicode.Scalar], fonts: MathFonts, state: MathState) throws -> MathRow? {
    var inner = state
    inner.font = "normal"
    var parser = MathParser(text, fonts: fonts, state: inner)
    do {
      let nodes = try parser.tokens()
      parser.skipSpace()
      guard parser.position == text.count, !nodes.isEmpty || parser.sawToken else { return nil }
      return try MathRow(nodes)
    } catch let failure as Failure {
      throw error(failure, in: text)
    }
  }

  private static func error(_ failure: Failure, in text: [Unicode.Scalar]) -> PlottingError {
    var found = "end of text"
    if failure.location < text.count {
      var end = failure.location
      while end < text.count, end - failure.location < 16, text[end].properties.isAlphabetic || text[end].isDigit {
        end += 1
      }
      let word = String(String.UnicodeScalarView(text[failure.location..<max(end, failure.location + 1)]))
      found = word == "'" ? "\"'\"" : "'\(word)'"
    }
    let line = String(String.UnicodeScalarView(text))
    let column = failure.location + 1
    let marker = String(repeating: " ", count: column - 1) + "^"
    return PlottingError(
      .valueError,
      "\n\(line)\n\(marker)\n\(failure.kind.rawValue): \(failure.message), found \(found)  "
        + "(at char \(failure.location)), (line:1, col:\(column))")
  }

  // MARK: tokens

  /// Whether anything was read, be it only a change of font.
  private(set) var sawToken = false

  mutating func skipSpace() {
    while position < text.count, [" ", "\n", "\t", "\r"].contains(text[position]) { position += 1 }
  }

  func at(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    return position + scalars.count <= text.count && text[position..<(position + scalars.count)].elementsEqual(scalars)
  }

  /// Reads a literal, after any space.
  mutating func take(_ word: String) -> Bool {
    let start = position
    skipSpace()
    guard at(word) else {
      position = start
      return false
    }
    position += word.unicodeScalars.count
    return true
  }

  /// The letters after the backslash at the position.
  func commandName() -> String? {
    guard position < text.count, text[position] == "\\" else { return nil }
    var end = position + 1
    while end < text.count, text[end].isLetter { end += 1 }
    return end > position + 1 ? String(String.UnicodeScalarView(text[(position + 1)..<end])) : nil
  }

  /// All tokens that follow.
  mutating func tokens() throws -> [MathNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else {
      throw PlottingError(.runtimeError, "mathematics is nested too deeply")
    }
    var nodes: [MathNode] = []
    while let token = try token() {
      sawToken = true
      nodes += token
    }
    return nodes
  }

  /// One token; an empty list for a change of font, nil when there is none.
  private mutating func token() throws -> [MathNode]? {
    skipSpace()
    guard position < text.count else { return nil }
    if let simple = try simple() { return simple }
    if text[position] == "{" || startsMathGroup() {
      throw Failure(kind: .fatal, message: "Expected '}'", location: text.count)
    }
    if let name = commandName() {
      // Words of a construct that is being read elsewhere.
      if name.hasPrefix("right") || name.hasPrefix("middle"), openDelimiters > 0 { return nil }
      throw Failure(kind: .fatal, message: "Unknown symbol: \\\(name)", location: position)
    }
    return nil
  }

  /// How many `\left` wait for their `\right`.
  var openDelimiters = 0

  /// A space, a change of font, or something with or without scripts.
  mutating func simple() throws -> [MathNode]? {
    skipSpace()
    if let space = try space() { return [space] }
    if let name = commandName(), MathSymbols.fonts.contains(name) {
      position += name.unicodeScalars.count + 1
      state.font = name
      return []
    }
    return try scripted().map { [$0] }
  }

  private mutating func space() throws -> MathNode? {
    if at("\\hspace") {
      position += 7
      let start = position
      guard take("{"), let width = number(), take("}") else {
        throw Failure(kind: .syntax, message: "Expected \\hspace{space}", location: start)
      }
      return try makeSpace(width)
    }
    guard let space = MathSymbols.spaces.first(where: { at($0.name) }) else { return nil }
    position += space.name.unicodeScalars.count
    return try makeSpace(space.width)
  }

  /// Space in multiples of the width of "m".
  func makeSpace(_ quads: Double) throws -> MathKern {
    var normal = state
    normal.font = "normal"
    return MathKern((try MathChar("m", fonts: fonts, state: normal)?.metrics.advance ?? 0) * quads)
  }

  mutating func number() -> Double? {
    skipSpace()
    var end = position
    if end < text.count, text[end] == "-" || text[end] == "+" { end += 1 }
    while end < text.count, text[end].isDigit || text[end] == "." { end += 1 }
    guard let value = Double(String(String.UnicodeScalarView(text[position..<end]))) else { return nil }
    position = end
    return value
  }

  // MARK: scripts

  static let placeables =
    "Expected {phantom | llap | rlap | accent | symbol | function | operatorname | group | frac | dfrac | binom | "
    + "genfrac | overset | underset | sqrt | overline | underline | text | boldsymbol | substack | Forward: "
    + "{{{{'\\\\left' -} {delim | Empty} [{{simple | : ...} | {'\\\\middle' -} {delim | Empty}}]...} '\\\\right'} -} "
    + "{delim | Empty}}"

  mutating func requiredPlaceable() throws -> MathNode {
    skipSpace()
    guard let node = try committed({ try $0.placeable() }) else {
      throw Failure(kind: .syntax, message: MathParser.placeables, location: position)
    }
    return node
  }

  /// After the word that decides what it is, every failure is one of syntax.
  mutating func committed<R>(_ read: (inout MathParser) throws -> R) throws -> R {
    do {
      return try read(&self)
    } catch var failure as Failure {
      failure.kind = .syntax
      throw failure
    }
  }

  /// What stands behind `_` or `^`; a space there is the script itself, unless an accent follows.
  private mutating func script() throws -> MathNode {
    guard position < text.count, text[position] == " " else { return try requiredPlaceable() }
    let start = position
    skipSpace()
    if startsAccent { return try requiredPlaceable() }
    position = start + 1
    return try MathChar(" ", fonts: fonts, state: state) ?? MathBox()
  }

  private mutating func scripted() throws -> MathNode? {
    let start = position
    skipSpace()
    let nucleusStart = position
    let nucleus = try placeable()
    var below: MathNode?
    var above: MathNode?
    while take("_") || take("^") {
      let isBelow = text[position - 1] == "_"
      let script = try script()
      if isBelow ? below != nil : above != nil {
        let which = isBelow ? "subscript" : "superscript"
        throw Failure(kind: .fatal, message: "Double \(which)", location: nucleusStart)
      }
      if isBelow { below = script } else { above = script }
    }
    var primes = 0
    if nucleus != nil || below != nil || above != nil || at("'") {
      while position < text.count, text[position] == "'" {
        primes += 1
        position += 1
      }
    }
    guard nucleus != nil || below != nil || above != nil || primes > 0 else {
      position = start
      return nil
    }
    return try attach(nucleus ?? MathBox(), below: below, above: above, primes: primes)
  }

  // MARK: symbols

  /// A single character or a named one, with the space around it.
  mutating func symbol() throws -> MathNode? {
    guard let name = symbolName() else { return nil }
    let start = position
    position += name.unicodeScalars.count
    let symbol = name == "-" ? "\u{2212}" : name
    guard let char = try MathChar(symbol, fonts: fonts, state: state) else {
      throw Failure(kind: .fatal, message: "Unknown symbol: \(symbol)", location: start)
    }
    return try spaced(char, at: start)
  }

  private func symbolName() -> String? {
    guard position < text.count else { return nil }
    let scalar = text[position]
    if scalar.isLetter || scalar.isDigit || "+-*/<>=:,.;!?&'@()[]|".unicodeScalars.contains(scalar)
      || (0x80...0x1FFFF).contains(scalar.value)
    {
      return scalar == "'" ? nil : String(scalar)
    }
    guard scalar == "\\", position + 1 < text.count else { return nil }
    if "%${}[]_|".unicodeScalars.contains(text[position + 1]) { return "\\" + String(text[position + 1]) }
    guard let name = commandName(), fonts.symbols.named(Substring(name)) != nil else { return nil }
    return "\\" + name
  }

  private func previousCharacter(before index: Int) -> Unicode.Scalar? { text[..<index].last { $0 != " " } }
  private func nextCharacter(after index: Int) -> Unicode.Scalar? { text[index...].first { $0 != " " } }

  private func spaced(_ char: MathChar, at start: Int) throws -> MathNode {
    let symbols = fonts.symbols
    if symbols.isSpaced(char.symbol) {
      let previous = previousCharacter(before: start)
      let isSign = symbols.isBinaryOperator(char.symbol) && (previous.map(symbols.introducesSign) ?? true)
      if owesSpace || isSign { return char }
      return try MathRow([makeSpace(0.2), char, makeSpace(0.2)])
    }
    guard symbols.isPunctuation(char.symbol) else { return char }
    let previous = previousCharacter(before: start)
    let next = start + 1 < text.count ? nextCharacter(after: start + 1) : nil
    if char.symbol == "," && previous == "{" && next == "}" { return char }
    if char.symbol == ".", let previous, let next, previous.isDigit, next.isDigit { return char }
    return try MathRow([char, makeSpace(0.2)])
  }
}

extension Unicode.Scalar {
  /// An ASCII letter.
  var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  /// An ASCII digit.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
