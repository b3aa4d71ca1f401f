/// A legend's box: what it measures, where it stands, and its parts.
struct LegendLayout {
  let legend: Legend
  /// Pixels, y upwards.
  let box: Rectangle
  private let title: TextBlock?
  private let titleHeight: Double
  private let rows: [Row]
  private let canvas: Canvas
  /// Pixels per letter size.
  private let fontSize: Double

  /// One entry and where its baseline starts, relative to the box's lower left corner.
  private struct Row {
    let entry: Legend.Entry
    let block: TextBlock
    /// Lower and upper end around the baseline, text and handle together.
    let low: Double
    let high: Double
    /// How far a text of several lines is moved down to stand in its row's middle.
    let shift: Double
    var x = 0.0
    var y = 0.0
    let width: Double
  }

  /// The legend of an axes.
  init(_ legend: Legend, layout: AxesLayout, canvas: Canvas) throws {
    try self.init(legend, parent: layout.frame.box, canvas: canvas) { size, anchor, pad in
      try LegendPlacement(layout: layout, canvas: canvas).best(size: size, anchor: anchor, pad: pad)
    }
  }

  /// The legend of a figure.
  init(_ legend: Legend, figure: Rectangle, canvas: Canvas) throws {
    try self.init(legend, parent: figure, canvas: canvas) { size, anchor, pad in
      LegendPlacement.corner(1, size: size, in: anchor, pad: pad)
    }
  }

  private init(
    _ legend: Legend, parent: Rectangle, canvas: Canvas,
    best: (_ size: Point, _ anchor: Rectangle, _ pad: Double) throws -> Point
  ) throws {
    self.legend = legend
    self.canvas = canvas
    let p = legend.properties
    let size = canvas.pixels(legend.fontSize)
    fontSize = size
    let borderPad = legend.length(p.borderPad, "legend.borderpad") * size
    let labelSpacing = legend.length(p.labelSpacing, "legend.labelspacing") * size
    var rows = try Self.measure(legend, canvas: canvas, fontSize: size)
    let columns = Self.split(rows.count, legend.entries.count < 2 ? 1 : max(1, p.columns))
    let spacing = legend.length(p.columnSpacing, "legend.columnspacing") * size
    var content = Self.pack(&rows, columns: columns, labelSpacing: labelSpacing, columnSpacing: spacing)
    let anchor = Self.anchor(p.anchor, parent: parent)
    let axesPad = legend.length(p.borderAxesPad, "legend.borderaxespad") * size
    if p.isExpanded {
      content = Self.expand(&rows, columns: columns, content: content, width: anchor.width - 2 * (axesPad + borderPad))
    }
    title = legend.title.text.isEmpty ? nil : try TextBlock(legend.title, engine: canvas.text, dpi: canvas.dpi)
    var titleHeight = 0.0
    if let title {
      let letters = try canvas.text.layout("lp", style: legend.title.textStyle, dpi: canvas.dpi)
      titleHeight = max(title.height, letters.height - letters.descent + title.descent)
    }
    self.titleHeight = titleHeight
    let inner = Point(
      max(content.x, title?.width ?? 0), content.y + (title == nil ? 0 : titleHeight + labelSpacing))
    let left = borderPad + (inner.x - content.x) / 2
    self.rows = rows.map { row in
      var row = row
      row.x += left
      row.y += borderPad
      return row
    }
    let outer = Point(inner.x + 2 * borderPad, inner.y + 2 * borderPad)
    let corner: Point
    switch legend.location {
    case .best: corner = try best(outer, anchor, axesPad)
    case .code(let code): corner = LegendPlacement.corner(code, size: outer, in: anchor, pad: axesPad)
    case .point(let x, let y): corner = Point(anchor.x0 + anchor.width * x, anchor.y0 + anchor.height * y)
    }
    box = Rectangle(x0: corner.x, y0: corner.y, x1: corner.x + outer.x, y1: corner.y + outer.y)
  }

  private static func anchor(_ given: [Double]?, parent: Rectangle) -> Rectangle {
    guard let given, given.count >= 2 else { return parent }
    let x = parent.x0 + given[0] * parent.width
    let y = parent.y0 + given[1] * parent.height
    let width = given.count > 2 ? given[2] * parent.width : 0
    let height = given.count > 3 ? given[3] * parent.height : 0
    return Rectangle(x0: x, y0: y, x1: x + width, y1: y + height)
  }

  // MARK: Packing

  private static func measure(_ legend: Legend, canvas: Canvas, fontSize: Double) throws -> [Row] {
    let p = legend.properties
    let handleHeight = legend.length(p.handleHeight, "legend.handleheight")
    let handleDescent = 0.35 * fontSize * (handleHeight - 0.7)
    let handleLength = legend.length(p.handleLength, "legend.handlelength") * fontSize
    let pad = legend.length(p.handleTextPad, "legend.handletextpad") * fontSize
    return try zip(legend.entries, legend.texts).map { entry, text in
      let block = try TextBlock(text, engine: canvas.text, dpi: canvas.dpi)
      let letters = try canvas.text.layout("lp", style: text.textStyle, dpi: canvas.dpi)
      var low = -block.descent
      var high = max(block.height - block.descent, letters.height - letters.descent)
      var shift = 0.0
      if block.lines.count > 1 {
        let descent = 0.5 * block.height - 0.5 * (letters.height - letters.descent)
        shift = block.descent - descent
        low = -descent
        high = block.height - descent
      }
      return Row(
        entry: entry, block: block, low: min(low, -handleDescent),
        high: max(high, handleHeight * fontSize - handleDescent), shift: shift,
        width: handleLength + pad + block.width)
    }
  }

  /// How many rows each column has: the first ones take what is left over.
  private static func split(_ count: Int, _ columns: Int) -> [Int] {
    (0..<columns).map { count / columns + ($0 < count % columns ? 1 : 0) }.filter { $0 > 0 }
  }

  /// Puts rows in columns whose first baselines are level.
  /// - Returns: Width and height of all.
  private static func pack(
    _ rows: inout [Row], columns: [Int], labelSpacing: Double, columnSpacing: Double
  ) -> Point {
    var x = 0.0
    var lowest = 0.0
    var highest = 0.0
    var start = 0
    for (index, count) in columns.enumerated() {
      var y = 0.0
      for row in start..<(start + count) {
        if row > start { y -= labelSpacing - rows[row - 1].low + rows[row].high }
        rows[row].x = x
        rows[row].y = y
        lowest = min(lowest, y + rows[row].low)
        highest = max(highest, y + rows[row].high)
      }
      x += rows[start..<(start + count)].map(\.width).max() ?? 0
      if index < columns.count - 1 { x += columnSpacing }
      start += count
    }
    for row in rows.indices { rows[row].y -= lowest }
    return Point(x, highest - lowest)
  }

  /// Spreads columns over a width.
  private static func expand(_ rows: inout [Row], columns: [Int], content: Point, width: Double) -> Point {
    var starts: [Int] = []
    var start = 0
    for count in columns {
      starts.append(start)
      start += count
    }
    let widths = zip(starts, columns).map { first, count in rows[first..<(first + count)].map(\.width).max() ?? 0 }
    let gap = columns.count > 1 ? (width - widths.reduce(0, +)) / Double(columns.count - 1) : 0
    var x = 0.0
    for (index, first) in starts.enumerated() {
      for row in first..<(first + columns[index]) { rows[row].x = x }
      x += widths[index] + gap
    }
    return Point(width, content.y)
  }

  // MARK: Painting

  func paint(on canvas: Canvas) throws {
    try canvas.group("legend") {
      if legend.properties.isFrameOn ?? legend.style.flag("legend.frameon") { paintFrame() }
      if let title {
        let x = box.x0 + (box.width - title.width) / 2
        let pad = legend.length(legend.properties.borderPad, "legend.borderpad") * fontSize
        canvas.text(title, at: Point(x, box.y1 - pad - titleHeight + title.descent))
      }
      for row in rows { try paint(row) }
    }
  }

  private func paintFrame() {
    let p = legend.properties
    let style = legend.style
    let alpha = p.frameAlpha ?? (p.hasShadow ? 1 : style.number("legend.framealpha"))
    let inherits = style.text("legend.facecolor") == "inherit"
    let face = p.faceColor ?? style.color(inherits ? "axes.facecolor" : "legend.facecolor")
    let edge = p.edgeColor ?? style.color("legend.edgecolor")
    let isFancy = p.isFancy ?? style.flag("legend.fancybox")
    let outline = isFancy ? Path.roundedRectangle(box, radius: 0.2 * fontSize) : Path.rectangle(box)
    let width = canvas.pixels(style.patchLineWidth)
    if p.hasShadow {
      let shade = Color(red: face.red * 0.3, green: face.green * 0.3, blue: face.blue * 0.3, alpha: 0.5)
      let moved = outline.translated(canvas.pixels(2), canvas.pixels(-2))
      let edge = Stroke(color: shade, width: width, cap: .butt, join: .miter)
      canvas.path(moved, fill: shade, stroke: edge, snap: .always)
    }
    canvas.path(
      outline, fill: face.withAlpha(alpha),
      stroke: Stroke(color: edge.withAlpha(alpha), width: width, cap: .butt, join: .miter), snap: .always)
  }

  private func paint(_ row: Row) throws {
    let p = legend.properties
    let x = box.x0 + row.x
    let y = box.y0 + row.y
    let length = legend.length(p.handleLength, "legend.handlelength") * fontSize
    let height = legend.length(p.handleHeight, "legend.handleheight")
    let pad = legend.length(p.handleTextPad, "legend.handletextpad") * fontSize
    let descent = 0.35 * fontSize * (height - 0.7)
    let handleX = p.isMarkerFirst ? x : x + row.width - length
    let handle = LegendHandle(
      canvas: canvas, legend: legend, fontSize: fontSize,
      area: Rectangle(x0: handleX, y0: y - descent, x1: handleX + length, y1: y + height * fontSize - descent),
      descent: descent)
    try handle.paint(row.entry.handle)
    let textX = p.isMarkerFirst ? x + length + pad : x + row.width - length - pad - row.block.width
    canvas.text(row.block, at: Point(textX, y + row.shift))
  }
}

extension Path {
  /// A rectangle with corners of quadratic curves.
  static func roundedRectangle(_ area: Rectangle, radius r: Double) -> Path {
    let (x0, y0, x1, y1) = (area.x0, area.y0, area.x1, area.y1)
    return Path(
      verbs: [.move, .line, .quadratic, .line, .quadratic, .line, .quadratic, .line, .quadratic, .close],
      points: [
        Point(x0 + r, y0), Point(x1 - r, y0), Point(x1, y0), Point(x1, y0 + r), Point(x1, y1 - r), Point(x1, y1),
        Point(x1 - r, y1), Point(x0 + r, y1), Point(x0, y1), Point(x0, y1 - r), Point(x0, y0 + r), Point(x0, y0),
        Point(x0 + r, y0),
      ])
  }
}
