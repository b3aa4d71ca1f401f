// Boxes of what was read: TeX's rules for scripts, fractions, roots and delimiters.
extension MathParser {
  private typealias Constants = MathFonts.Constants

  // MARK: scripts

  /// Puts scripts to a nucleus (TeX, nodes 756 to 759).
  mutating func attach(_ nucleus: MathNode, below: MathNode?, above: MathNode?, primes: Int) throws -> MathNode {
    if below == nil && above == nil && primes == 0 { return nucleus }
    let raised = try withPrimes(above, count: primes)
    if hasLimits(nucleus), let nucleus = nucleus as? MathBox {
      return try limits(nucleus, below: below, above: raised)
    }
    let (row, last) = try nucleusRow(nucleus)
    let scripts = try scripts(row, last: last, below: below, above: raised)
    if !isIntegral(last) { scripts.width += Constants.scriptSpace * state.xHeight }
    return try MathRow([row, scripts] + owedSpace())
  }

  private mutating func owedSpace() throws -> [MathNode] {
    defer { owesSpace = false }
    return owesSpace ? [try makeSpace(0.16667)] : []
  }

  private func withPrimes(_ above: MathNode?, count: Int) throws -> MathNode? {
    guard count > 0 else { return above }
    let row = try above as? MathRow ?? MathRow(above.map { [$0] } ?? [])
    for _ in 0..<count {
      if let prime = try MathChar("\\prime", fonts: fonts, state: state) { row.children.append(prime) }
    }
    try row.kern()
    row.pack()
    return row
  }

  private func hasLimits(_ node: MathNode) -> Bool {
    if let char = node as? MathChar { return MathSymbols.symbolsWithLimits.contains(char.symbol) }
    guard let name = (node as? MathRow)?.functionName else { return false }
    return MathSymbols.functionsWithLimits.contains(name)
  }

  private func isIntegral(_ node: MathNode) -> Bool {
    (node as? MathChar).map { MathSymbols.integrals.contains($0.symbol) } ?? false
  }

  private mutating func limits(_ nucleus: MathBox, below: MathNode?, above: MathNode?) throws -> MathNode {
    let gap = state.rule * 3
    let (top, bottom) = (above as? MathBox, below as? MathBox)
    top?.shrink()
    bottom?.shrink()
    let width = max(nucleus.width, top?.width ?? 0, bottom?.width ?? 0)
    var nodes: [MathNode] = []
    var shift = 0.0
    if let top { nodes += [try MathRow.centered([top], width: width), MathBox(depth: gap)] }
    nodes.append(try MathRow.centered([nucleus], width: width))
    if let bottom {
      let row = try MathRow.centered([bottom], width: width)
      nodes += [MathBox(depth: gap), row]
      shift = row.height + gap + nucleus.depth
    }
    let column = MathColumn(nodes)
    column.shift = shift
    return try MathRow([column] + owedSpace())
  }

  /// The nucleus without the kern after its last character, which is as wide as the pen moves.
  private func nucleusRow(_ nucleus: MathNode) throws -> (row: MathRow, last: MathNode) {
    guard let row = nucleus as? MathRow else {
      if let char = nucleus as? MathChar { char.width = char.metrics.advance }
      return (try MathRow([nucleus]), nucleus)
    }
    var children = row.children
    var last: MathNode = nucleus
    if !children.isEmpty {
      if children.count > 1, children[children.count - 1] is MathKern, children[children.count - 2] is MathChar {
        children.removeLast()
      }
      last = children[children.count - 1]
      if let char = last as? MathChar { char.width = char.metrics.advance }
    }
    return (try MathRow(children, kerns: false), last)
  }

  /// How far scripts stand from the nucleus.
  private func scriptKerns(_ last: MathNode) -> (below: Double, above: Double) {
    let x = state.xHeight
    var kerns = (below: Constants.delta * x, above: Constants.delta * x)
    guard let char = last as? MathChar, char.glyph.isSlanted else { return kerns }
    if isIntegral(last) {
      kerns.below = (3 * Constants.delta - Constants.deltaIntegral) * char.height
      kerns.above = (3 * Constants.delta + Constants.deltaIntegral) * char.height
    } else {
      kerns.above += Constants.delta * x + Constants.deltaSlanted * (char.height - x * 2 / 3)
      kerns.below = 0
    }
    return kerns
  }

  private func scripts(_ nucleus: MathRow, last: MathNode, below: MathNode?, above: MathNode?) throws -> MathList {
    let x = state.xHeight
    let kerns = scriptKerns(last)
    var up = 0.0
    var down = 0.0
    if !nucleus.isText {
      let smaller = x * MathNode.shrinkFactor
      up = nucleus.height - Constants.supdrop * smaller
      down = nucleus.depth + Constants.subdrop * smaller
    }
    let integral = isIntegral(last) ? last as? MathBox : nil
    guard let above else {
      let row = try script(below, kern: kerns.below)
      row.shift =
        integral.map { $0.depth + Constants.subdrop * x } ?? max(down, Constants.sub1 * x, row.height - x * 4 / 5)
      return row
    }
    let top = try script(above, kern: kerns.above)
    up = integral.map { $0.height - Constants.subdrop * x } ?? max(up, Constants.sup1 * x, top.depth + x / 4)
    guard let below else {
      top.shift = -up
      return top
    }
    let bottom = try script(below, kern: kerns.below)
    down = integral.map { $0.depth + Constants.subdrop * x } ?? max(down, Constants.sub2 * x)
    return twoScripts(top, bottom, up: up, down: down)
  }

  private func script(_ node: MathNode?, kern: Double) throws -> MathRow {
    let row = try MathRow([MathKern(kern)] + (node.map { [$0] } ?? []))
    row.shrink()
    return row
  }

  private func twoScripts(_ top: MathRow, _ bottom: MathRow, up: Double, down: Double) -> MathList {
    var (up, down) = (up, down)
    let missing = 4 * state.rule - ((up - top.depth) - (bottom.height - down))
    if missing > 0 {
      down += missing
      let low = state.xHeight * 4 / 5 - up + top.depth
      if low > 0 {
        up += low
        down -= low
      }
    }
    let column = MathColumn([top, MathKern((up - top.depth) - (bottom.height - down)), bottom])
    column.shift = down
    return column
  }

  // MARK: fractions

  /// A fraction with or without a bar (TeX, nodes 743 to 746); style 0 is display style.
  func fraction(top: MathRow, bottom: MathRow, bar: Double, style: Int) throws -> MathRow {
    var x = state.xHeight
    for _ in 0..<style {
      x *= MathNode.shrinkFactor
      top.shrink()
      bottom.shrink()
    }
    let width = max(top.width, bottom.width)
    let over = try MathRow.centered([top], width: width)
    let under = try MathRow.centered([bottom], width: width)
    let column =
      bar > 0
      ? barred(over, under, bar: bar, xHeight: x, isDisplay: style == 0)
      : unbarred(over, under, xHeight: x, isDisplay: style == 0)
    return try MathRow([MathBox(width: state.rule), column, MathBox(width: state.rule)])
  }

  private func barred(_ over: MathRow, _ under: MathRow, bar: Double, xHeight: Double, isDisplay: Bool) -> MathColumn {
    let up = (isDisplay ? Constants.num1 : Constants.num2) * xHeight
    let down = (isDisplay ? Constants.denom1 : Constants.denom2) * xHeight
    let least = isDisplay ? 3 * bar : bar
    let axis = state.axisHeight
    let above = max((up - over.depth) - (axis + bar / 2), least)
    let below = max((axis - bar / 2) - (under.height - down), least)
    let column = MathColumn([over, MathBox(depth: above), MathRule(thickness: bar), MathBox(depth: below), under])
    column.shift = under.height + below + bar / 2 - axis
    return column
  }

  private func unbarred(_ over: MathRow, _ under: MathRow, xHeight: Double, isDisplay: Bool) -> MathColumn {
    let up = (isDisplay ? Constants.num1 : Constants.num3) * xHeight
    let down = (isDisplay ? Constants.denom1 : Constants.denom2) * xHeight
    let least = (isDisplay ? 7 : 3) * state.rule
    let gap = (up - over.depth) - (under.height - down)
    let column = MathColumn([over, MathBox(depth: max(gap, least)), under])
    column.shift = down + max(0, least - gap) / 2
    return column
  }

  // MARK: roots and bars

  func root(index: [MathNode], body: MathRow) throws -> MathNode {
    let rule = state.rule
    let tall = body.height - body.shift + 5 * rule
    let check = try tallChar("\\__sqrt__", height: tall, depth: body.depth + body.shift, factor: nil)
    let height = check.height - check.shift
    let padded = try MathRow([MathBox(width: 2 * rule), body, MathBox(width: 2 * rule)])
    let right = barAbove(padded, height: height, depth: check.depth + check.shift)
    let indexBox: MathBox
    if index.isEmpty {
      indexBox = MathBox(width: 0.5 * check.width)
    } else {
      indexBox = try MathRow(index)
      indexBox.shrink()
      indexBox.shrink()
    }
    let raised = MathColumn([try MathRow([indexBox])])
    raised.shift = -height * 0.6
    return try MathRow([raised, MathKern(-0.5 * check.width), check, right])
  }

  private func barAbove(_ body: MathRow, height: Double, depth: Double) -> MathColumn {
    let column = MathColumn([MathRule(thickness: state.rule), MathGlue.filling(), body])
    column.pack(height: height + state.size * state.dpi / (100 * 12), depthLimit: depth)
    return column
  }

  func overline(_ body: MathRow) throws -> MathNode {
    let height = body.height - body.shift + 3 * state.rule
    return try MathRow([barAbove(try MathRow([body]), height: height, depth: body.depth + body.shift)])
  }

  func underline(_ body: MathRow) throws -> MathNode {
    let column = MathColumn([try MathRow([body]), MathKern(3 * state.rule), MathRule(thickness: state.rule)])
    let total = column.height + column.depth + state.rule
    column.height = body.height
    column.depth = total - body.height
    return try MathRow([column])
  }

  // MARK: delimiters

  /// Delimiters as high as what they enclose.
  func delimited(
    _ left: String, _ middle: [MathNode], _ right: String, middles: [(index: Int, symbol: String)] = []
  ) throws -> MathRow {
    let boxes = middle.compactMap { $0 as? MathBox }
    let isEmpty = middle.isEmpty && middles.isEmpty
    let height = max(0, boxes.map(\.height).max() ?? 0)
    let depth = max(middle.count > boxes.count ? 0 : -.infinity, boxes.map(\.depth).max() ?? 0)
    let tall: (String) throws -> [MathNode] = { symbol in
      symbol == "." ? [] : [try tallChar(symbol, height: height, depth: depth, factor: isEmpty ? 1 : nil)]
    }
    var nodes = middle
    for (index, symbol) in middles.reversed() { nodes.insert(contentsOf: try tall(symbol), at: index) }
    return try MathRow(try tall(left) + nodes + tall(right))
  }

  /// A character near a height and depth: of the fonts' sizes the first that is large enough, scaled to fit.
  func tallChar(_ symbol: String, height: Double, depth: Double, factor: Double?) throws -> MathRow {
    let sizes = try fonts.sizes(of: symbol, font: state.font, text: state.textFont)
    let target = height + depth
    var inner = state
    var chosen: MathChar?
    for size in sizes {
      inner.font = size.font
      chosen = try MathChar(size.symbol, fonts: fonts, state: inner)
      if let chosen, chosen.height + chosen.depth >= target - 0.2 * state.xHeight { break }
    }
    guard var char = chosen else { return try MathRow([]) }
    var shift = 0.0
    if inner.font != "0" || sizes.count == 1 {
      inner.size *= factor ?? target / (char.height + char.depth)
      char = try MathChar(char.symbol, fonts: fonts, state: inner) ?? char
      shift = depth - char.depth
    }
    let row = try MathRow([char])
    row.shift = shift
    return row
  }
}
