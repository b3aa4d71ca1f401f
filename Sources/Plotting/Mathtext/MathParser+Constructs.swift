// Groups, accents, fractions, roots and the like.
extension MathParser {
  /// What can stand alone, or carry scripts.
  mutating func placeable() throws -> MathNode? {
    skipSpace()
    guard position < text.count else { return nil }
    if let pushed = try pushedAside() { return pushed }
    if let accent = try accent() { return accent }
    // "\left" begins a word such as "\leftarrow" only when no symbol is called so.
    if let symbol = try symbol() { return symbol }
    if let name = commandName(), MathSymbols.functions.contains(name) { return try function(name) }
    if at("\\operatorname") { return try operatorName() }
    if let group = try group() { return group }
    if let construct = try construct() { return construct }
    return at("\\left") ? try delimited() : nil
  }

  /// A group of tokens between braces, without a change of state; nil, at the same place, when there is none.
  mutating func braces(allowsEmpty: Bool) throws -> MathRow? {
    let start = position
    guard take("{") else { return nil }
    let nodes = try tokens()
    guard allowsEmpty || !isEmptyGroup(from: start), take("}") else {
      position = start
      return nil
    }
    return try MathRow(nodes)
  }

  private func isEmptyGroup(from start: Int) -> Bool {
    text[start..<position].allSatisfy { $0 == "{" || $0 == " " }
  }

  /// Reads the arguments of a command whose name has been read.
  mutating func arguments<R>(_ message: String, _ read: (inout MathParser) throws -> R?) throws -> R {
    let start = position
    return try committed { parser in
      guard let result = try read(&parser) else {
        parser.position = start
        parser.skipSpace()
        throw Failure(kind: .syntax, message: "Expected \(message)", location: parser.position)
      }
      return result
    }
  }

  mutating func command(_ name: String) -> Bool {
    guard at(name) else { return false }
    position += name.unicodeScalars.count
    return true
  }

  // MARK: groups

  /// Whether `\mathbf{` or the like comes next.
  func startsMathGroup() -> Bool {
    guard let name = commandName(), name.hasPrefix("math"), MathSymbols.fonts.contains(String(name.dropFirst(4))) else {
      return false
    }
    return text[(position + 1 + name.unicodeScalars.count)...].first { $0 != " " } == "{"
  }

  private mutating func group() throws -> MathNode? {
    let start = position
    var font: String?
    if startsMathGroup(), let name = commandName() {
      font = String(name.dropFirst(4))
      position += name.unicodeScalars.count + 1
    }
    guard take("{") else {
      position = start
      return nil
    }
    states.append(state)
    if let font { state.font = font }
    let nodes = try tokens()
    states.removeLast()
    guard take("}") else {
      position = start
      return nil
    }
    return try MathRow(nodes)
  }

  private mutating func pushedAside() throws -> MathNode? {
    if command("\\phantom") {
      let row = try arguments("\\phantom{value}") { try $0.braces(allowsEmpty: true) }
      row.isPhantom = true
      return row
    }
    if command("\\llap") {
      let row = try arguments("\\llap{value}") { try $0.braces(allowsEmpty: true) }
      return try MathRow([MathKern(-row.width), row])
    }
    guard command("\\rlap") else { return nil }
    let row = try arguments("\\rlap{value}") { try $0.braces(allowsEmpty: true) }
    return try MathRow([row, MathKern(-row.width)])
  }

  // MARK: accents

  /// Whether an accent or a box for its space alone comes next.
  var startsAccent: Bool { accentName() != nil || at("\\phantom") || at("\\llap") || at("\\rlap") }

  private func accentName() -> String? {
    if let name = commandName() {
      return MathSymbols.accents[name] != nil || MathSymbols.wideAccents.contains(name) ? name : nil
    }
    guard at("\\"), position + 1 < text.count, "\"`'~.^".unicodeScalars.contains(text[position + 1]) else { return nil }
    return String(text[position + 1])
  }

  private mutating func accent() throws -> MathNode? {
    guard let name = accentName() else { return nil }
    position += name.unicodeScalars.count + 1
    guard let base = try requiredPlaceable() as? MathBox else { return nil }
    var mark: [MathNode] = []
    if let simple = MathSymbols.accents[name] {
      guard let accent = try MathAccent(simple, fonts: fonts, state: state) else { return nil }
      if name == "mathring" {
        accent.shrink()
        accent.shrink()
      }
      mark = [MathBox(width: base.width / 4), accent]
    } else {
      mark = [try wideChar("\\" + name, width: base.width)]
    }
    return MathColumn([
      try MathRow.centered(mark, width: base.width), MathBox(depth: state.rule * 2), try MathRow([base]),
    ])
  }

  /// The wide accent that fits a width, scaled to it.
  private func wideChar(_ symbol: String, width: Double) throws -> MathRow {
    var inner = state
    var chosen: MathAccent?
    for size in try fonts.sizes(of: symbol, font: state.font, text: state.textFont) {
      inner.font = size.font
      guard let char = try MathAccent(size.symbol, fonts: fonts, state: inner) else { continue }
      chosen = char
      if char.width >= width { break }
    }
    guard let char = chosen, char.width > 0 else { return try MathRow([]) }
    inner.size *= width / char.width
    guard let scaled = try MathAccent(char.symbol, fonts: fonts, state: inner) else { return try MathRow([]) }
    let row = try MathRow([scaled])
    row.width = scaled.width
    return row
  }

  // MARK: function names

  private mutating func function(_ name: String) throws -> MathNode {
    position += name.unicodeScalars.count + 1
    let row = try named(name.unicodeScalars.compactMap { try upright(String($0)) })
    row.functionName = name
    return row
  }

  private func upright(_ symbol: String) throws -> MathChar? {
    var inner = state
    inner.font = "rm"
    return try MathChar(symbol, fonts: fonts, state: inner)
  }

  private mutating func operatorName() throws -> MathNode? {
    position += "\\operatorname".unicodeScalars.count
    let nodes: [MathNode] = try arguments("\\operatorname{name}") { parser in
      guard parser.take("{") else { return nil }
      var nodes: [MathNode] = []
      while let next = try parser.simple() { nodes += next }
      return parser.take("}") ? nodes : nil
    }
    for case let char as MathChar in nodes { try char.setFont("rm") }
    return try named(nodes)
  }

  /// A name with its thin space, which waits when scripts follow.
  private mutating func named(_ name: [MathNode]) throws -> MathRow {
    let next = text[position...].first { $0 != " " }
    var nodes = name
    let isDelimiter = next.map { MathSymbols.delimiters.contains(String($0)) || $0 == "^" || $0 == "_" } ?? false
    if !isDelimiter { nodes.append(try makeSpace(0.16667)) }
    owesSpace = next == "^" || next == "_"
    return try MathRow(nodes)
  }

  // MARK: constructs

  private mutating func construct() throws -> MathNode? {
    if command("\\frac") { return try fraction("\\frac{num}{den}", bar: state.rule, style: 1) }
    if command("\\dfrac") { return try fraction("\\dfrac{num}{den}", bar: state.rule, style: 0) }
    if command("\\binom") { return try fraction("\\binom{num}{den}", bar: 0, style: 1, "(", ")") }
    if command("\\genfrac") { return try generalFraction() }
    if command("\\overset") { return try stacked("\\overset{annotation}{body}", isBelow: false) }
    if command("\\underset") { return try stacked("\\underset{annotation}{body}", isBelow: true) }
    if command("\\sqrt") { return try root() }
    if command("\\overline") {
      return try overline(arguments("\\overline{body}") { try $0.braces(allowsEmpty: false) })
    }
    if command("\\underline") {
      return try underline(arguments("\\underline{body}") { try $0.braces(allowsEmpty: false) })
    }
    if command("\\text") { return try verbatim() }
    if command("\\boldsymbol") { return try boldSymbol() }
    return command("\\substack") ? try substack() : nil
  }

  private mutating func fraction(
    _ words: String, bar: Double, style: Int, _ left: String = ".", _ right: String = "."
  ) throws -> MathNode {
    let parts: (MathRow, MathRow) = try arguments(words) { parser in
      guard let top = try parser.braces(allowsEmpty: false), let bottom = try parser.braces(allowsEmpty: false) else {
        return nil
      }
      return (top, bottom)
    }
    let fraction = try fraction(top: parts.0, bottom: parts.1, bar: bar, style: style)
    return left == "." && right == "." ? fraction : try delimited(left, [fraction], right)
  }

  private mutating func generalFraction() throws -> MathNode {
    let words = "\\genfrac{ldelim}{rdelim}{rulesize}{style}{num}{den}"
    return try arguments(words) { parser in
      guard let left = parser.bracedDelimiter(), let right = parser.bracedDelimiter(), parser.take("{"),
        let bar = parser.number(), parser.take("}"), parser.take("{")
      else { return nil }
      let style = parser.number() ?? 1
      guard [0, 1, 2, 3].contains(style), parser.take("}"), let top = try parser.braces(allowsEmpty: false),
        let bottom = try parser.braces(allowsEmpty: false)
      else { return nil }
      let fraction = try parser.fraction(top: top, bottom: bottom, bar: bar, style: Int(style))
      return left == "." && right == "." ? fraction : try parser.delimited(left, [fraction], right)
    }
  }

  private mutating func bracedDelimiter() -> String? {
    guard take("{") else { return nil }
    let delimiter = delimiter()
    return take("}") ? delimiter ?? "." : nil
  }

  private mutating func stacked(_ words: String, isBelow: Bool) throws -> MathNode {
    let parts: (MathRow, MathRow) = try arguments(words) { parser in
      guard let mark = try parser.braces(allowsEmpty: true), let body = try parser.braces(allowsEmpty: true) else {
        return nil
      }
      return (mark, body)
    }
    parts.0.shrink()
    let width = max(parts.0.width, parts.1.width)
    let mark = try MathRow.centered([parts.0], width: width)
    let body = try MathRow.centered([parts.1], width: width)
    let gap = state.rule * 3
    let column = MathColumn(isBelow ? [body, MathBox(depth: gap), mark] : [mark, MathBox(depth: gap), body])
    if isBelow { column.shift = body.depth + mark.height + gap }
    return column
  }

  private mutating func root() throws -> MathNode {
    let parts: ([MathNode], MathRow) = try arguments("\\sqrt{value}") { parser in
      let index = try parser.rootIndex()
      guard let body = try parser.braces(allowsEmpty: false) else { return nil }
      return (index, body)
    }
    return try root(index: parts.0, body: parts.1)
  }

  private mutating func rootIndex() throws -> [MathNode] {
    let start = position
    guard take("[") else { return [] }
    var nodes: [MathNode] = []
    skipSpace()
    while !at("]"), let next = try simple() {
      nodes += next
      skipSpace()
    }
    if !nodes.isEmpty && take("]") { return nodes }
    position = start
    return []
  }

  private mutating func verbatim() throws -> MathNode {
    let characters: [Unicode.Scalar] = try arguments("\\text") { $0.bracedText() }
    return try MathRow(characters.compactMap { try upright(String($0)) })
  }

  private mutating func bracedText() -> [Unicode.Scalar]? {
    guard take("{") else { return nil }
    var characters: [Unicode.Scalar] = []
    var open = 1
    while position < text.count {
      let scalar = text[position]
      position += 1
      if scalar == "\\" && position < text.count {
        let escapes: [Unicode.Scalar: Unicode.Scalar] = ["t": "\t", "n": "\n", "f": "\u{C}", "r": "\r"]
        characters.append(escapes[text[position]] ?? text[position])
        position += 1
      } else if scalar == "{" {
        open += 1
      } else if scalar == "}" {
        open -= 1
        if open == 0 { return characters }
      } else {
        characters.append(scalar)
      }
    }
    return nil
  }

  private mutating func boldSymbol() throws -> MathNode {
    let nodes: [MathNode] = try arguments("\\boldsymbol{value}") { parser in
      guard parser.take("{") else { return nil }
      var nodes: [MathNode] = []
      while let next = try parser.simple() { nodes += next }
      return parser.take("}") ? nodes : nil
    }
    for node in nodes {
      if let char = node as? MathChar {
        let scalar = fonts.symbols.character(char.symbol)
        let isLetter = scalar.map { $0.isLetter || (0x3B1...0x3C9).contains($0.value) } ?? false
        try char.setFont(isLetter ? "bfit" : "bf")
      } else if let row = node as? MathRow, row.children.count > 1, let char = row.children[1] as? MathChar {
        try char.setFont("bf")
      }
    }
    return try MathRow(nodes)
  }

  private mutating func substack() throws -> MathNode {
    let rows: [MathRow] = try arguments("\\substack{parts}") { parser in
      guard parser.take("{") else { return nil }
      var rows: [MathRow] = []
      repeat {
        let nodes = try parser.tokens()
        if !nodes.isEmpty { rows.append(try MathRow(nodes)) }
      } while parser.take("\\\\")
      return parser.take("}") && !rows.isEmpty ? rows : nil
    }
    let width = rows.map(\.width).max() ?? 0
    var nodes: [MathNode] = []
    for row in rows {
      if !nodes.isEmpty { nodes.append(MathBox(depth: state.rule * 2)) }
      nodes.append(try MathRow.centered([row], width: width))
    }
    return try MathRow([MathColumn(nodes)])
  }

  // MARK: delimiters

  /// The longest delimiter that comes next.
  mutating func delimiter() -> String? {
    skipSpace()
    guard let found = MathSymbols.delimiters.filter({ at($0) }).max(by: { $0.count < $1.count }) else { return nil }
    position += found.unicodeScalars.count
    return found
  }

  private mutating func requiredDelimiter() throws -> String {
    guard let delimiter = delimiter() else {
      throw Failure(kind: .syntax, message: "Expected a delimiter", location: position)
    }
    return delimiter
  }

  private mutating func delimited() throws -> MathNode {
    try committed { parser in
      parser.position += 5
      let left = try parser.requiredDelimiter()
      parser.openDelimiters += 1
      defer { parser.openDelimiters -= 1 }
      var nodes: [MathNode] = []
      var middles: [(index: Int, symbol: String)] = []
      while true {
        if let next = try parser.simple() {
          nodes += next
        } else if parser.take("\\middle") {
          middles.append((nodes.count, try parser.requiredDelimiter()))
        } else {
          break
        }
      }
      guard parser.take("\\right") else {
        parser.skipSpace()
        throw Failure(kind: .syntax, message: "Expected '\\\\right'", location: parser.position)
      }
      return try parser.delimited(left, nodes, try parser.requiredDelimiter(), middles: middles)
    }
  }
}
