/// TeX's boxes, as matplotlib has them: lists of characters, spaces and rules, with y growing downwards.
class MathNode {
  /// How often the node shrank; after six times it stays as it is.
  private var level = 0
  static let shrinkFactor = 0.7

  /// One script level smaller.
  final func shrink() {
    level += 1
    shrinkParts(level < 6 ? MathNode.shrinkFactor : 1)
  }

  func shrinkParts(_ factor: Double) {}
  /// The distance to the next node in a line of text.
  func kerning(before next: MathNode?) throws -> Double { 0 }
  /// Whether it is made of characters alone, nothing being above another.
  var isText: Bool { true }
}

/// Space in the direction of its list.
final class MathKern: MathNode {
  var width: Double

  init(_ width: Double) {
    self.width = width
  }

  override func shrinkParts(_ factor: Double) { width *= factor }
}

/// Space that stretches without limit; `order` says before which others. Shrinking ones take as much back.
final class MathGlue: MathNode {
  let stretch = 1.0
  let shrinkage: Double
  let order: Int

  private init(shrinkage: Double, order: Int) {
    self.shrinkage = shrinkage
    self.order = order
  }

  static func centering() -> MathGlue { MathGlue(shrinkage: -1, order: 1) }
  static func filling() -> MathGlue { MathGlue(shrinkage: 0, order: 2) }
}

/// What has a width, a height above and a depth below the baseline.
class MathBox: MathNode {
  var width: Double
  var height: Double
  var depth: Double
  /// How far a list moves it: down in a line, right in a column.
  var shift = 0.0

  init(width: Double = 0, height: Double = 0, depth: Double = 0) {
    self.width = width
    self.height = height
    self.depth = depth
  }

  override func shrinkParts(_ factor: Double) {
    width *= factor
    height *= factor
    depth *= factor
    shift *= factor
  }
}

/// A filled bar; an infinite width runs to the border of the column around it.
final class MathRule: MathBox {
  init(thickness: Double) {
    super.init(width: .infinity, height: thickness / 2, depth: thickness / 2)
  }
}

/// One glyph.
class MathChar: MathBox {
  let symbol: String
  private let fonts: MathFonts
  private(set) var state: MathState
  fileprivate(set) var glyph: MathFonts.Glyph
  /// Measured when it was made; shrinking does not change it.
  fileprivate(set) var metrics: Font.Metrics

  /// - Returns: nil when the name is no symbol.
  init?(_ symbol: String, fonts: MathFonts, state: MathState) throws {
    guard let (glyph, metrics) = try MathChar.measure(symbol, fonts: fonts, state: state) else { return nil }
    self.symbol = symbol
    self.fonts = fonts
    self.state = state
    self.glyph = glyph
    self.metrics = metrics
    super.init()
    useMetrics()
  }

  private static func measure(
    _ symbol: String, fonts: MathFonts, state: MathState
  ) throws -> (MathFonts.Glyph, Font.Metrics)? {
    guard
      let glyph = try fonts.glyph(symbol, font: state.font, fontClass: state.fontClass, text: state.textFont),
      let metrics = glyph.font.metrics(glyph.index, size: state.pixelSize)
    else { return nil }
    return (glyph, metrics)
  }

  fileprivate func useMetrics() {
    width = symbol == " " ? metrics.advance : metrics.width
    height = metrics.bearingY
    depth = -(metrics.bearingY - metrics.height)
  }

  /// Takes another font.
  func setFont(_ font: String) throws {
    state.font = font
    try measureAgain()
  }

  fileprivate func measureAgain() throws {
    guard let (glyph, metrics) = try MathChar.measure(symbol, fonts: fonts, state: state) else { return }
    self.glyph = glyph
    self.metrics = metrics
    useMetrics()
  }

  /// Where the glyph's origin is from the box's left end on the baseline.
  var origin: (x: Double, y: Double) { (0, 0) }

  override func kerning(before next: MathNode?) throws -> Double {
    let rest = metrics.advance - width
    guard let next = next as? MathChar, next.state.font == state.font, next.state.size == state.size else {
      return rest
    }
    return rest + glyph.font.kerning(glyph.index, next.glyph.index, size: state.pixelSize)
  }

  override func shrinkParts(_ factor: Double) {
    super.shrinkParts(factor)
    state.size *= factor
  }
}

/// A mark over a base: its box is its ink.
final class MathAccent: MathChar {
  override fileprivate func useMetrics() {
    width = metrics.xMax - metrics.xMin
    height = metrics.yMax - metrics.yMin
    depth = 0
  }

  override func shrinkParts(_ factor: Double) {
    super.shrinkParts(factor)
    if let again = glyph.font.metrics(glyph.index, size: state.pixelSize) { metrics = again }
    useMetrics()
  }

  override var origin: (x: Double, y: Double) { (-metrics.xMin, metrics.yMin) }
}

/// Nodes in a line or in a column.
class MathList: MathBox {
  var children: [MathNode]
  /// How much of the list's spare space every unit of glue takes; of which order, and whether it stretches (1),
  /// shrinks (-1) or does nothing (0).
  fileprivate(set) var glueRatio = 0.0
  fileprivate(set) var glueOrder = 0
  fileprivate(set) var glueSign = 0

  init(_ children: [MathNode]) {
    self.children = children
    super.init()
  }

  override func shrinkParts(_ factor: Double) {
    for child in children { child.shrink() }
    super.shrinkParts(factor)
    glueRatio *= factor
  }

  fileprivate func setGlue(spare: Double) {
    (glueSign, glueOrder) = (0, 0)
    guard spare != 0 else { return }
    let glue = children.compactMap { $0 as? MathGlue }
    let amount: (MathGlue) -> Double = { spare > 0 ? $0.stretch : $0.shrinkage }
    glueOrder = glue.filter { amount($0) != 0 }.map(\.order).max() ?? 0
    let total = glue.filter { $0.order == glueOrder }.reduce(0) { $0 + amount($1) }
    guard total != 0 else { return }
    glueRatio = spare / total
    glueSign = spare > 0 ? 1 : -1
  }
}

/// A line of nodes.
class MathRow: MathList {
  /// The function that it is the name of.
  var functionName: String?
  /// Takes its space without being drawn.
  var isPhantom = false

  init(_ children: [MathNode], kerns: Bool = true) throws {
    super.init(children)
    if kerns { try kern() }
    pack()
  }

  /// Nodes in the middle of a width.
  static func centered(_ nodes: [MathNode], width: Double) throws -> MathRow {
    let row = try MathRow([MathGlue.centering()] + nodes + [MathGlue.centering()], kerns: false)
    row.pack(width: width)
    return row
  }

  override var isText: Bool { children.allSatisfy(\.isText) }

  func kern() throws {
    var kerned: [MathNode] = []
    for (index, node) in children.enumerated() {
      kerned.append(node)
      let distance = try node.kerning(before: index + 1 < children.count ? children[index + 1] : nil)
      if distance != 0 { kerned.append(MathKern(distance)) }
    }
    children = kerned
  }

  /// Measures the line; a given width is shared out to the glue.
  func pack(width given: Double? = nil) {
    var x = 0.0
    height = 0
    depth = 0
    for node in children {
      if let box = node as? MathBox {
        x += box.width
        if box.height.isFinite && box.depth.isFinite {
          height = max(height, box.height - box.shift)
          depth = max(depth, box.depth + box.shift)
        }
      } else if let kern = node as? MathKern {
        x += kern.width
      }
    }
    width = given ?? x
    setGlue(spare: width - x)
  }
}

/// A column of nodes; its baseline is that of the last.
final class MathColumn: MathList {
  override init(_ children: [MathNode]) {
    super.init(children)
    pack()
  }

  override var isText: Bool { false }

  /// Measures the column; a given height is shared out to the glue, and the depth is cut to a limit.
  func pack(height given: Double? = nil, depthLimit: Double = .infinity) {
    var y = 0.0
    var last = 0.0
    width = 0
    for node in children {
      if let box = node as? MathBox {
        y += last + box.height
        last = box.depth
        if box.width.isFinite { width = max(width, box.width + box.shift) }
      } else {
        y += last + ((node as? MathKern)?.width ?? 0)
        last = 0
      }
    }
    if last > depthLimit { y += last - depthLimit }
    depth = min(last, depthLimit)
    height = given ?? y
    setGlue(spare: height - y)
  }
}
