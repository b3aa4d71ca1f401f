/// Turns boxes into places of glyphs and bars: TeX's "ship out".
struct MathShipping {
  private var glyphs: [TextLayout.PlacedGlyph] = []
  private var rules: [Rectangle] = []
  private var x = 0.0
  private var y = 0.0
  private var phantoms = 0
  private let box: MathRow
  private let baseline: Double

  /// The layout of a whole line; widths and heights are whole pixels, as matplotlib rounds them up.
  static func layout(_ box: MathRow) -> TextLayout {
    var shipping = MathShipping(box)
    shipping.row(box)
    let descent = box.depth.rounded(.up)
    return TextLayout(
      width: box.width.rounded(.up), height: box.height.rounded(.up) + descent, descent: descent,
      glyphs: shipping.glyphs, rules: shipping.rules)
  }

  private init(_ box: MathRow) {
    self.box = box
    // Rounding the height up moves the whole line up by what it adds.
    baseline = box.height.rounded(.up)
  }

  private mutating func place(_ char: MathChar) {
    let origin = char.origin
    guard phantoms == 0 else { return }
    glyphs.append(
      .init(
        font: char.glyph.font.id, size: char.state.pixelSize, index: char.glyph.index, x: x + origin.x,
        y: baseline - (y + box.height + origin.y)))
  }

  /// A bar whose lower left corner is at the pen.
  private mutating func place(width: Double, height: Double) {
    guard phantoms == 0 else { return }
    let bottom = baseline - (y + box.height)
    rules.append(Rectangle(x0: x, y0: bottom, x1: x + width, y1: bottom + height))
  }

  private mutating func row(_ row: MathRow) {
    let line = y
    var glue = GlueSetter(row)
    if row.isPhantom { phantoms += 1 }
    for node in row.children {
      if let char = node as? MathChar {
        place(char)
        x += char.width
      } else if let list = node as? MathList {
        let edge = x
        y = line + list.shift
        ship(list)
        x = edge + list.width
        y = line
      } else if let box = node as? MathBox {
        x += box.width
      } else if let kern = node as? MathKern {
        x += kern.width
      } else if let space = node as? MathGlue {
        x += glue.next(space)
      }
    }
    if row.isPhantom { phantoms -= 1 }
  }

  private mutating func ship(_ list: MathList) {
    if list.children.isEmpty { return }
    if let row = list as? MathRow {
      self.row(row)
    } else if let column = list as? MathColumn {
      self.column(column)
    }
  }

  private mutating func column(_ column: MathColumn) {
    let edge = x
    var glue = GlueSetter(column)
    y -= column.height
    for node in column.children {
      if let list = node as? MathList {
        let below = y + list.height + list.depth
        y += list.height
        x = edge + list.shift
        if !list.children.isEmpty { list.width = column.width }
        ship(list)
        y = below
        x = edge
      } else if let rule = node as? MathRule {
        y += rule.height + rule.depth
        place(width: rule.width.isFinite ? rule.width : column.width, height: rule.height + rule.depth)
      } else if let box = node as? MathBox {
        // Space between lines has no width; boxes with ink are lists.
        y += box.depth > 0 ? box.height + box.depth : 0
      } else if let kern = node as? MathKern {
        y += kern.width
      } else if let space = node as? MathGlue {
        y += glue.next(space)
      }
    }
  }
}

/// Gives every glue of a list its part, rounded so that the sum is right.
private struct GlueSetter {
  private let list: MathList
  private var units = 0.0
  private var given = 0.0

  init(_ list: MathList) {
    self.list = list
  }

  mutating func next(_ glue: MathGlue) -> Double {
    let before = given
    if list.glueSign != 0 && glue.order == list.glueOrder {
      units += list.glueSign > 0 ? glue.stretch : glue.shrinkage
      given = min(max(list.glueRatio * units, -1e9), 1e9).rounded(.toNearestOrEven)
    }
    return given - before
  }
}
