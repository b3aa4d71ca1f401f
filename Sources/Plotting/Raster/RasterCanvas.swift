import CDraw
import LongWork

/// The pixels of one picture while it is drawn.
final class RasterCanvas {
  private let width: Int32
  private let height: Int32
  private let pixels: UnsafeMutableBufferPointer<UInt8>
  private let glyphs: GlyphCache
  private let raster: OpaquePointer
  private var spans = draw_spans()
  private var markerSpans = draw_spans()
  private var clips: [Clip] = []
  /// Where anything is painted at all.
  private var limit: draw_box
  private var limitMask: [UInt8]?
  private var areas: [Rectangle] = []
  // Reused from item to item.
  private var steps: (Outline, Outline) = (Outline(), Outline())
  private let dashed = Outline()
  private let wide = Outline()

  private struct Clip {
    var box: draw_box
    /// Markers and pictures go one pixel further right and down, as in Agg.
    var outerBox: draw_box
    var mask: [UInt8]?
  }

  init(
    width: Int, height: Int, glyphs: GlyphCache, pixels given: [UInt8]? = nil
  ) throws {
    guard let raster = draw_raster_create() else { throw RasterCanvas.outOfMemory }
    draw_raster_poll(raster, Interruption.isRequested)
    draw_outline_poll(Interruption.isRequested)
    self.width = Int32(width)
    self.height = Int32(height)
    self.glyphs = glyphs
    self.raster = raster
    limit = draw_box(x0: 0, y0: 0, x1: Int32(width), y1: Int32(height))
    pixels = .allocate(capacity: width * height * 4)
    if let given, given.count == pixels.count {
      _ = pixels.initialize(from: given)
    } else {
      try Interruption.inBlocks(0..<pixels.count, of: 1 << 20) { block in
        for index in block { pixels[index] = index & 3 == 3 ? 0 : 255 }
      }
    }
  }

  /// Clears areas of whole pixels, and paints nowhere else from then on.
  func limit(to areas: [Rectangle]) {
    self.areas = areas
    guard let bounds = Rectangle.union(areas) else { return }
    limit = draw_box(x0: Int32(bounds.x0), y0: Int32(bounds.y0), x1: Int32(bounds.x1), y1: Int32(bounds.y1))
    var mask = [UInt8](repeating: 0, count: Int(width) * Int(height))
    for area in areas {
      for y in Int(area.y0)..<Int(area.y1) {
        for pixel in (y * Int(width) + Int(area.x0))..<(y * Int(width) + Int(area.x1)) {
          mask[pixel] = 255
          for part in 0..<4 { pixels[4 * pixel + part] = part == 3 ? 0 : 255 }
        }
      }
    }
    limitMask = mask
  }

  /// Whether something within a distance of a place may be painted.
  private func paints(within reach: Double, of place: Point) -> Bool {
    areas.isEmpty
      || areas.contains {
        $0.x0 - reach < place.x && place.x < $0.x1 + reach && $0.y0 - reach < place.y && place.y < $0.y1 + reach
      }
  }

  deinit {
    pixels.deallocate()
    draw_raster_free(raster)
    draw_spans_free(&spans)
    draw_spans_free(&markerSpans)
  }

  static let outOfMemory = PlottingError(.memoryError, "no memory to draw the figure")

  /// Why the last area could not be covered; lines too long to draw at once have matplotlib's words.
  private var coverFailure: any Error {
    let problem = draw_raster_problem(raster)
    if problem == draw_stopped || Interruption.isRequested() { return Interrupted() }
    guard problem == draw_too_many_cells else { return RasterCanvas.outOfMemory }
    return PlottingError(
      .overflowError,
      "Exceeded cell block limit in Agg.  Please set the value of rcParams['agg.path.chunksize'], (currently 0) to be "
        + "greater than 100 or increase the path simplification threshold(rcParams['path.simplify_threshold'] = "
        + "0.111111111111 by default and path.simplify_threshold = 0.111111111111 on the input).")
  }

  /// What has been painted.
  /// - Throws: An interruption.
  func picture() throws -> Picture {
    let copy = try [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      try Interruption.inBlocks(0..<pixels.count, of: 1 << 20) { block in
        _ = UnsafeMutableBufferPointer(rebasing: target[block]).initialize(fromContentsOf: pixels[block])
      }
      count = pixels.count
    }
    return Picture(width: Int(width), height: Int(height), pixels: copy)
  }

  func draw(_ item: DisplayItem) throws {
    try Interruption.check()
    switch item {
    case .path(let path, let fill, let stroke, let snap, let simplifies):
      try draw(path, fill: fill, stroke: stroke, snap: snap, simplifies: simplifies)
    case .hardArea(let path, let color):
      try drawHard(path, color)
    case .markers(let markers):
      try draw(markers)
    case .glyphs(let run):
      draw(run)
    case .image(let image):
      try draw(image)
    case .pushClip(let path):
      try push(path)
    case .popClip:
      clips.removeLast(clips.isEmpty ? 0 : 1)
    case .beginGroup, .endGroup:
      break
    }
  }

  private var wholeBox: draw_box { draw_box(x0: 0, y0: 0, x1: width, y1: height) }
  private var box: draw_box { clips.last?.box ?? wholeBox }
  private var outerBox: draw_box { clips.last?.outerBox ?? wholeBox }
  // Coverage is found for the boxes of the drawing and cut to the limit afterwards, so that no rounding depends on it.
  private var paintBox: draw_box { box.intersection(limit) }
  private var outerPaintBox: draw_box { outerBox.intersection(limit) }

  private func withCanvas<R>(_ body: (draw_canvas) throws -> R) rethrows -> R {
    guard let mask = clips.last?.mask ?? limitMask else {
      return try body(draw_canvas(pixels: pixels.baseAddress, width: width, height: height, mask: nil))
    }
    return try mask.withUnsafeBufferPointer {
      try body(draw_canvas(pixels: pixels.baseAddress, width: width, height: height, mask: $0.baseAddress))
    }
  }

  // MARK: paths

  private func draw(_ path: Path, fill: Color?, stroke: Stroke?, snap: Snap, simplifies: Bool) throws {
    steps.0.clear()
    steps.0.add(path)
    next { draw_drop_nonfinite($0, $1) }
    // Agg draws no area without a colour, and then may cut the line to the picture.
    let fill = fill.flatMap { $0.alpha == 0 ? nil : $0 }
    if fill == nil { next { draw_cut($0, $1, -1, -1, Double(width) + 1, Double(height) + 1) } }
    if draw_snaps(&steps.0.c, snap.c, path.vertexCount) {
      draw_snap_to_pixels(&steps.0.c, stroke.map { $0.color.alpha == 0 ? 0 : $0.width } ?? 0)
    }
    if simplifies && fill == nil && path.vertexCount >= 128 && path.isPolyline {
      next { draw_simplify($0, $1, 1.0 / 9) }
    }
    next { draw_flatten($0, $1) }
    if let fill { try blend(steps.0, color: fill) }
    if let stroke, widen(steps.0, stroke) { try blend(wide, color: stroke.color) }
  }

  private func drawHard(_ path: Path, _ color: Color) throws {
    guard color.alpha > 0 else { return }
    steps.0.clear()
    steps.0.add(path)
    next { draw_drop_nonfinite($0, $1) }
    if draw_snaps(&steps.0.c, Snap.automatic.c, path.vertexCount) { draw_snap_to_pixels(&steps.0.c, 0) }
    next { draw_flatten($0, $1) }
    guard draw_cover(raster, &steps.0.c, box, &spans) else { throw coverFailure }
    draw_harden(&spans)
    withCanvas { draw_blend($0, paintBox, &spans, color.bytes, 0, 0) }
  }

  /// Does one step from the first outline to the second, which becomes the first.
  private func next(_ step: (UnsafePointer<draw_outline>, UnsafeMutablePointer<draw_outline>) -> Void) {
    steps.1.clear()
    step(&steps.0.c, &steps.1.c)
    steps = (steps.1, steps.0)
  }

  /// Leaves the border of a line in `wide`; false when there is none.
  private func widen(_ flat: Outline, _ stroke: Stroke) -> Bool {
    guard stroke.width > 0 else { return false }
    wide.clear()
    if stroke.dashes.isEmpty {
      draw_widen(&flat.c, &wide.c, stroke.width, stroke.cap.c, stroke.join.c)
    } else {
      dashed.clear()
      draw_dash(&flat.c, &dashed.c, stroke.dashes, stroke.dashes.count, stroke.dashOffset)
      draw_widen(&dashed.c, &wide.c, stroke.width, stroke.cap.c, stroke.join.c)
    }
    return true
  }

  private func blend(_ flat: Outline, color: Color) throws {
    guard draw_cover(raster, &flat.c, box, &spans) else { throw coverFailure }
    withCanvas { draw_blend($0, paintBox, &spans, color.bytes, 0, 0) }
  }

  // MARK: markers

  private func draw(_ markers: Markers) throws {
    guard !markers.scales.isEmpty else { return }
    if markers.isStamped && markers.scales.count == 1 && markers.fills.count < 2 && markers.strokes.count < 2 {
      try stamp(markers)
    } else {
      try scatter(markers)
    }
  }

  private func stamp(_ markers: Markers) throws {
    let everywhere = draw_box(x0: -(1 << 20), y0: -(1 << 20), x1: 1 << 20, y1: 1 << 20)
    steps.0.clear()
    steps.0.add(markers.outline, scale: markers.scales[0])
    next { draw_drop_nonfinite($0, $1) }
    let stroke = markers.strokes.first
    if draw_snaps(&steps.0.c, markers.snap.c, markers.outline.vertexCount) {
      draw_snap_to_pixels(&steps.0.c, stroke?.width ?? 0)
    } else {
      // The origin goes to the middle of a pixel.
      steps.0.translate(0.5, 0.5)
    }
    next { draw_flatten($0, $1) }
    let fill = markers.fills.first.flatMap { $0.alpha == 0 ? nil : $0 }
    if fill != nil && !draw_cover(raster, &steps.0.c, everywhere, &markerSpans) { throw coverFailure }
    let isStroked = stroke.map { widen(steps.0, $0) } ?? false
    if isStroked && !draw_cover(raster, &wide.c, everywhere, &spans) { throw coverFailure }
    let places = markers.places.map { draw_point(x: $0.x, y: $0.y) }
    let finished = withCanvas { canvas in
      withUnsafePointer(to: &markerSpans) { fillSpans in
        withUnsafePointer(to: &spans) { lineSpans in
          draw_stamp(
            canvas, outerPaintBox, fill == nil ? nil : fillSpans, fill?.bytes ?? draw_color(),
            isStroked ? lineSpans : nil, stroke?.color.bytes ?? draw_color(), places, places.count,
            Interruption.isRequested)
        }
      }
    }
    if !finished { throw Interrupted() }
  }

  /// Draws each marker at its exact place; outlines of one size are made flat once.
  private func scatter(_ markers: Markers) throws {
    let area = Outline()
    let line = Outline()
    var made: (scale: Double, stroke: Stroke?)?
    let work = Outline()
    let reach = markers.reach
    let seen = Rectangle(paintBox).padded(by: reach)
    for (index, place) in markers.places.enumerated() where seen.contains(place) && paints(within: reach, of: place) {
      if index & 255 == 255 { try Interruption.check() }
      let scale = markers.scales[index % markers.scales.count]
      let fill = markers.fills.isEmpty ? nil : markers.fills[index % markers.fills.count]
      let stroke = markers.strokes.isEmpty ? nil : markers.strokes[index % markers.strokes.count]
      if made?.scale != scale || made?.stroke?.shape != stroke?.shape {
        steps.0.clear()
        steps.0.add(markers.outline, scale: scale)
        next { draw_drop_nonfinite($0, $1) }
        if draw_snaps(&steps.0.c, markers.snap.c, markers.outline.vertexCount) {
          try draw(
            markers.outline.placed(at: place, scale: scale), fill: fill, stroke: stroke, snap: markers.snap,
            simplifies: false)
          continue
        }
        area.clear()
        line.clear()
        draw_flatten(&steps.0.c, &area.c)
        if let stroke, widen(area, stroke) { swap(&line.c, &wide.c) }
        made = (scale, stroke)
      }
      if let fill, fill.alpha > 0 { try blend(area, at: place, color: fill, work: work) }
      if let stroke { try blend(line, at: place, color: stroke.color, work: work) }
    }
  }

  private func blend(_ flat: Outline, at place: Point, color: Color, work: Outline) throws {
    let done = withCanvas { canvas in
      withUnsafeMutablePointer(to: &spans) { spans in
        withUnsafeMutablePointer(to: &work.c) { scratch in
          draw_at(
            draw_workspace(raster: raster, scratch: scratch, spans: spans), canvas, paintBox, &flat.c,
            draw_point(x: place.x, y: place.y), color.bytes)
        }
      }
    }
    if !done { throw coverFailure }
  }

  // MARK: glyphs

  private func draw(_ run: GlyphRun) {
    let color = run.color.bytes
    for glyph in run.glyphs {
      let x = (glyph.place.x * 64).rounded(.toNearestOrEven)
      let y = ((Double(height) - glyph.place.y) * 64).rounded(.toNearestOrEven)
      guard abs(x) < 1e8, abs(y) < 1e8 else { continue }
      let (unitsX, unitsY) = (Int32(x), Int32(y))
      guard let bitmap = glyphs.bitmap(run, glyph.index, x: unitsX & 63, y: unitsY & 63) else { continue }
      withCanvas {
        draw_blend_bytes(
          $0, paintBox, bitmap.bytes, bitmap.columns, bitmap.rows, bitmap.columns, bitmap.left + (unitsX >> 6),
          height - (bitmap.top + (unitsY >> 6)), color)
      }
    }
  }

  // MARK: images

  private func draw(_ image: PlacedImage) throws {
    let clip = clips.last.map { Rectangle($0.box) } ?? Rectangle(wholeBox)
    guard let placed = try ResampledImage(image, clip: clip) else { return }
    let alpha = UInt8(max(0, min(255, image.alpha * 255)))
    withCanvas {
      draw_blend_picture(
        $0, outerPaintBox, placed.pixels, placed.columns, placed.rows, placed.x, placed.y, alpha)
    }
  }

  // MARK: clips

  private func push(_ path: Path) throws {
    if let area = path.rectangle {
      let new = draw_box(
        x0: edge(area.x0), y0: edge(area.y0), x1: edge(area.x1), y1: edge(area.y1))
      let outer = draw_box(x0: new.x0, y0: new.y0, x1: min(new.x1, width) + 1, y1: min(new.y1, height) + 1)
      clips.append(
        Clip(box: new.intersection(box), outerBox: outer.intersection(outerBox), mask: clips.last?.mask ?? limitMask))
      return
    }
    steps.0.clear()
    steps.0.add(path)
    next { draw_flatten($0, $1) }
    guard draw_cover(raster, &steps.0.c, box, &spans) else { throw coverFailure }
    var mask = [UInt8](repeating: 0, count: Int(width) * Int(height))
    mask.withUnsafeMutableBufferPointer { draw_fill_mask($0.baseAddress, width, height, &spans) }
    if let outer = clips.last?.mask ?? limitMask {
      for index in mask.indices { mask[index] = UInt8((255 + Int(mask[index]) * Int(outer[index])) >> 8) }
    }
    clips.append(Clip(box: box, outerBox: outerBox, mask: mask))
  }

  private func edge(_ value: Double) -> Int32 { Int32(max(-1, min(65536, (value + 0.5).rounded(.down)))) }
}

extension draw_box {
  func intersection(_ other: draw_box) -> draw_box {
    draw_box(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
  }
}

extension Rectangle {
  init(_ box: draw_box) {
    self.init(x0: Double(box.x0), y0: Double(box.y0), x1: Double(box.x1), y1: Double(box.y1))
  }
}

extension Stroke {
  /// The stroke without its colour.
  fileprivate var shape: Stroke {
    var shape = self
    shape.color = Color(red: 0, green: 0, blue: 0)
    return shape
  }
}

extension Path {
  /// The path scaled, then moved.
  func placed(at place: Point, scale: Double) -> Path {
    Path(verbs: verbs, points: points.map { Point($0.x * scale + place.x, $0.y * scale + place.y) })
  }
}
