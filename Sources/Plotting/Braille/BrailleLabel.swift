/// A piece of text of a picture, as letters for cells.
struct BrailleLabel {
  private var letters: [String] = []
  private var isUpright = false
  private var color: Color
  private var size: Double
  private var area: Rectangle
  /// Where the next letter of the same text would be near.
  private var pen: Point
  /// A mark that waits for the letter under it.
  private var mark = ""

  /// The pieces of text in painting order.
  static func labels(of list: DisplayList, catalog: FontCatalog) -> [BrailleLabel] {
    var labels: [BrailleLabel] = []
    var goesOn = false
    for item in list.items {
      guard case .glyphs(let run) = item else {
        // Bars of fractions stand between runs of one text.
        if case .path = item {} else { goesOn = false }
        continue
      }
      guard let font = catalog.font(run.font) else { continue }
      for glyph in run.glyphs {
        if !goesOn || labels.last?.accepts(glyph.place, of: run) != true {
          labels.append(BrailleLabel(run, at: glyph.place))
        }
        goesOn = true
        labels[labels.count - 1].add(glyph, of: run, in: font)
      }
    }
    return labels
  }

  private init(_ run: GlyphRun, at place: Point) {
    color = run.color
    isUpright = abs(run.angle) > 45
    size = run.size
    area = Rectangle(x0: place.x, y0: place.y, x1: place.x, y1: place.y)
    pen = place
  }

  private func accepts(_ place: Point, of run: GlyphRun) -> Bool {
    guard run.color == color, (abs(run.angle) > 45) == isUpright else { return false }
    let (along, across) = isUpright ? (pen.y - place.y, place.x - pen.x) : (place.x - pen.x, place.y - pen.y)
    return abs(across) < size * 0.8 && along > -size * 1.2 && along < size * 0.9
  }

  private mutating func add(_ glyph: GlyphRun.Glyph, of run: GlyphRun, in font: Font) {
    let advance = font.metrics(glyph.index, size: run.size)?.advance ?? run.size / 2
    pen = isUpright ? Point(glyph.place.x, glyph.place.y - advance) : Point(glyph.place.x + advance, glyph.place.y)
    for point in [glyph.place, pen] {
      area = Rectangle(
        x0: min(area.x0, point.x), y0: min(area.y0, point.y), x1: max(area.x1, point.x), y1: max(area.y1, point.y))
    }
    guard let scalar = font.character(of: glyph.index) else { return }
    if scalar.properties.generalCategory == .nonspacingMark {
      mark.unicodeScalars.append(scalar)
      return
    }
    let ligatures: [Unicode.Scalar: String] = [
      "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
    ]
    letters += (ligatures[scalar] ?? String(scalar)).map { String($0) + mark }
    mark = ""
  }

  /// Puts the letters over the cells, centred where the text is.
  func write(into cells: inout [[BrailleCell]], width: Int, height: Int) {
    let (rows, columns) = (cells.count, cells.first?.count ?? 0)
    let middleX = (area.x0 + area.x1) / 2 * Double(columns) / Double(max(1, width))
    // Letters stand above their baseline.
    let middleY = ((area.y0 + area.y1) / 2 - (isUpright ? 0 : size * 0.3)) * Double(rows) / Double(max(1, height))
    guard middleX.isFinite, middleY.isFinite, abs(middleX) < 1e6, abs(middleY) < 1e6 else { return }
    let widths = letters.map { BrailleLabel.cellWidth($0) }
    let ink = BrailleCell.terminalColor(color.packed)
    if isUpright {
      var row = Int(bounded: (middleY - Double(letters.count) / 2).rounded())
      row = max(0, min(row, rows - letters.count))
      for letter in letters {
        BrailleLabel.put(letter, ink, row, Int(bounded: middleX - 0.5), into: &cells)
        row += 1
      }
    } else {
      let total = widths.reduce(0, +)
      var column = Int(bounded: (middleX - Double(total) / 2).rounded())
      column = max(0, min(column, columns - total))
      for (letter, width) in zip(letters, widths) {
        BrailleLabel.put(letter, ink, Int(bounded: middleY.rounded(.down)), column, into: &cells)
        column += width
      }
    }
  }

  private static func put(
    _ letter: String, _ color: UInt32?, _ row: Int, _ column: Int, into cells: inout [[BrailleCell]]
  ) {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
    cells[row][column].text = letter
    cells[row][column].color = color
    if cellWidth(letter) == 2, cells[row].indices.contains(column + 1) { cells[row][column + 1].text = nil }
  }

  /// Korean, Chinese and Japanese letters take two cells.
  private static func cellWidth(_ letter: String) -> Int {
    switch letter.unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    case _: 1
    }
  }
}

extension Color {
  /// The colour as 0xRRGGBB.
  var packed: UInt32 {
    let color = bytes
    return UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
  }
}
