/// Where a colour bar stands beside its axes, for layouts that move both.
struct ColorbarPlace {
  struct Parent {
    weak var axes: Axes?
  }

  let parents: [Parent]
  let properties: ColorbarProperties
  /// In shares of the parents' area.
  let pad: Double

  var axes: [Axes] { parents.compactMap(\.axes) }
}

/// `layout='constrained'`: subplots as large as texts and colour bars let them be.
extension FigureLayout {
  /// Fits subplots as the figure asks for.
  /// - Returns: matplotlib's warning when they do not fit.
  @discardableResult
  public func fit() throws -> String? {
    if figure.isTight { return try tightLayout() }
    if figure.isConstrained { return try ConstrainedLayout(self).run() }
    return nil
  }
}

private struct ConstrainedLayout {
  private let layout: FigureLayout
  private let figure: Figure
  private let canvas: Canvas
  /// One for each grid; those of equal shape at the top are one.
  private var grids: [CellGrid] = []
  private let pad: Point
  private let size: Point

  init(_ layout: FigureLayout) throws {
    self.layout = layout
    figure = layout.figure
    canvas = try layout.makeCanvas()
    pad = Point(figure.constrainedPad / figure.width, figure.constrainedPad / figure.height)
    size = Point(figure.width * layout.dpi, figure.height * layout.dpi)
    for axes in figure.axes { if let cells = axes.subplotSpec { add(cells.grid) } }
  }

  private mutating func add(_ grid: GridSpec) {
    if let parent = grid.parent { add(parent.grid) }
    if cells(of: grid) == nil { grids.append(CellGrid(grid)) }
  }

  private func cells(of grid: GridSpec) -> CellGrid? {
    grids.first { known in
      known.grid === grid
        || known.grid.parent == nil && grid.parent == nil && known.grid.rows == grid.rows
          && known.grid.columns == grid.columns && known.grid.widthRatios == grid.widthRatios
          && known.grid.heightRatios == grid.heightRatios
    }
  }

  private var placed: [(axes: Axes, cells: SubplotSpec, grid: CellGrid)] {
    figure.axes.compactMap { axes in
      guard let spec = axes.subplotSpec, let grid = cells(of: spec.grid) else { return nil }
      return (axes, spec, grid)
    }
  }

  func run() throws -> String? {
    guard !grids.isEmpty else { return nil }
    for _ in 0..<2 {
      for item in placed { item.grid.widen(item.cells, to: try margins(of: item.axes, item.cells, item.grid)) }
      let inner = try titles()
      matchInner()
      solve(in: inner)
      guard !grids.contains(where: \.isCollapsed) else {
        return "constrained_layout not applied because axes sizes collapsed to zero.  Try making figure larger or Axes "
          + "decorations smaller."
      }
      try move()
      for grid in grids { grid.reset() }
    }
    return nil
  }

  private func solve(in area: Rectangle) {
    for grid in grids {
      let parent = grid.grid.parent.flatMap { spec in
        cells(of: spec.grid)?.outerBox(spec.rows, spec.columns)
      }
      grid.solve(in: parent ?? area)
    }
  }

  /// The area of the axes and that of all that belongs to it, in shares of the figure.
  private func boxes(of axes: Axes) throws -> (area: Rectangle, all: Rectangle) {
    let area = axes.position
    guard let tight = try FigureLayout.layout(axes, canvas: canvas).tightBox(forLayout: true) else {
      return (area, area)
    }
    return (
      area, Rectangle(x0: tight.x0 / size.x, y0: tight.y0 / size.y, x1: tight.x1 / size.x, y1: tight.y1 / size.y)
    )
  }

  // MARK: Margins

  private func margins(of axes: Axes, _ cells: SubplotSpec, _ grid: CellGrid) throws -> CellGrid.Margins {
    var margins = pads(cells)
    let (area, all) = try boxes(of: axes)
    margins.left += area.x0 - all.x0
    margins.right += all.x1 - area.x1
    margins.bottom += area.y0 - all.y0
    margins.top += all.y1 - area.y1
    for bar in bars(of: axes) { try add(bar, to: &margins, beside: all, cells) }
    return margins
  }

  /// The room between cells, at least the pad.
  private func pads(_ cells: SubplotSpec) -> CellGrid.Margins {
    var margins = CellGrid.Margins()
    (margins.outerLeft, margins.outerRight, margins.outerTop, margins.outerBottom) = (pad.x, pad.x, pad.y, pad.y)
    let across = (cells.grid.wspace ?? figure.constrainedSpace) / 2 / Double(cells.grid.columns)
    let down = (cells.grid.hspace ?? figure.constrainedSpace) / 2 / Double(cells.grid.rows)
    if across > pad.x {
      if !cells.isFirstColumn { margins.outerLeft = across }
      if !cells.isLastColumn { margins.outerRight = across }
    }
    if down > pad.y {
      if !cells.isFirstRow { margins.outerTop = down }
      if !cells.isLastRow { margins.outerBottom = down }
    }
    return margins
  }

  private func bars(of axes: Axes) -> [Axes] {
    figure.axes.filter { bar in bar.colorbarPlace?.axes.contains { $0 === axes } ?? false }
  }

  /// The cells that all axes of a bar span.
  private func span(_ place: ColorbarPlace) -> SubplotSpec? {
    let all = place.axes.compactMap(\.subplotSpec)
    guard let first = all.first else { return nil }
    let rows = all.map(\.rows)
    let columns = all.map(\.columns)
    return first.grid.cells(
      rows: (rows.map(\.lowerBound).min() ?? 0)...(rows.map(\.upperBound).max() ?? 0),
      columns: (columns.map(\.lowerBound).min() ?? 0)...(columns.map(\.upperBound).max() ?? 0))
  }

  private func gap(_ place: ColorbarPlace, _ span: SubplotSpec) -> Double {
    guard let box = cells(of: span.grid)?.innerBox(span.rows, span.columns) else { return 0 }
    return place.pad * (place.properties.isVertical ? box.width : box.height)
  }

  private func add(
    _ bar: Axes, to margins: inout CellGrid.Margins, beside all: Rectangle, _ cells: SubplotSpec
  ) throws {
    guard let place = bar.colorbarPlace, let span = span(place) else { return }
    let box = try boxes(of: bar).all
    let gap = gap(place, span)
    switch place.properties.location {
    case .right: if span.columns.upperBound == cells.columns.upperBound { margins.outerRight += box.width + gap }
    case .left: if span.columns.lowerBound == cells.columns.lowerBound { margins.outerLeft += box.width + gap }
    case .top: if span.rows.lowerBound == cells.rows.lowerBound { margins.outerTop += box.height + gap }
    case .bottom: if span.rows.upperBound == cells.rows.upperBound { margins.outerBottom += box.height + gap }
    }
    if place.properties.isVertical {
      if span.rows.upperBound == cells.rows.upperBound { margins.bottom += max(0, all.y0 - box.y0) }
      if span.rows.lowerBound == cells.rows.lowerBound { margins.top += max(0, box.y1 - all.y1) }
    } else {
      if span.columns.lowerBound == cells.columns.lowerBound { margins.left += max(0, all.x0 - box.x0) }
      if span.columns.upperBound == cells.columns.upperBound { margins.right += max(0, box.x1 - all.x1) }
    }
  }

  /// Gives margins inside of spanning axes the room that others have there.
  private func matchInner() {
    let items = placed
    var widest = CellGrid.Margins()
    for item in items {
      let inner = item.grid.inner(item.cells)
      widest.left = max(widest.left, inner.left)
      widest.right = max(widest.right, inner.right)
      widest.top = max(widest.top, inner.top)
      widest.bottom = max(widest.bottom, inner.bottom)
    }
    for item in items { item.grid.widenInner(item.cells, to: widest) }
  }

  /// Puts the figure's own texts at its edges.
  /// - Returns: What they leave.
  private func titles() throws -> Rectangle {
    func size(_ text: Text?, _ isFree: Bool) throws -> Point? {
      guard let text, isFree, text.isVisible, !text.text.isEmpty else { return nil }
      let bounds = try TextBlock(text, engine: layout.text, dpi: layout.dpi).bounds
      return Point(bounds.width / self.size.x + 2 * pad.x, bounds.height / self.size.y + 2 * pad.y)
    }
    var inner = Rectangle(x0: 0, y0: 0, x1: 1, y1: 1)
    if let title = try size(figure.suptitle, figure.isSuptitleFree) {
      figure.suptitle?.y = 1 - pad.y
      inner.y1 -= title.y
    }
    if let label = try size(figure.supxlabel, true) {
      figure.supxlabel?.y = pad.y
      inner.y0 += label.y
    }
    if let label = try size(figure.supylabel, true) {
      figure.supylabel?.x = pad.x
      inner.x0 += label.x
    }
    return inner
  }

  // MARK: Moving

  private func move() throws {
    for item in placed {
      item.axes.fitted = item.grid.innerBox(item.cells.rows, item.cells.columns)
      var used = CellGrid.Margins()
      for bar in bars(of: item.axes).reversed() where bar.colorbarPlace?.axes.first === item.axes {
        try move(bar, &used)
      }
    }
  }

  /// Moves a bar to the edge of its axes' cells, behind those that are there.
  private func move(_ bar: Axes, _ used: inout CellGrid.Margins) throws {
    guard let place = bar.colorbarPlace, let span = span(place), let grid = cells(of: span.grid) else { return }
    let outer = grid.textBox(span.rows, span.columns)
    let inner = grid.innerBox(span.rows, span.columns)
    let (area, all) = try boxes(of: bar)
    let gap = gap(place, span)
    let p = place.properties
    let (width, height) =
      p.isVertical
      ? (inner.width * p.fraction, inner.height * p.shrink) : (inner.width * p.shrink, inner.height * p.fraction)
    var x = inner.x0 + bar.anchor.x * (inner.width - width)
    var y = inner.y0 + bar.anchor.y * (inner.height - height)
    switch p.location {
    case .right:
      x = outer.x1 + used.right + gap + area.x0 - all.x0
      used.right += all.width + gap
    case .left:
      x = outer.x0 - all.width - gap + area.x0 - all.x0 - used.left
      used.left += all.width + gap
    case .top:
      y = outer.y1 + used.top + gap + area.y0 - all.y0
      used.top += all.height + gap
    case .bottom:
      y = outer.y0 - all.height - gap + area.y0 - all.y0 - used.bottom
      used.bottom += all.height + gap
    }
    bar.fitted = Rectangle(x0: x, y0: y, x1: x + width, y1: y + height)
  }
}
