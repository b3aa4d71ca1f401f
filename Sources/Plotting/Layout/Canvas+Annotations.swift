#if canImport(Glibc)
  import Glibc
#endif

/// Frames of texts, and arrows.
extension Canvas {
  /// Paints the frame behind a text.
  func textFrame(_ frame: TextFrame, around block: TextBlock, at place: Point, fontSize: Double) throws {
    let outline = try frame.outline(width: block.width, height: block.height, fontSize: fontSize)
    let turned = outline.rotated(degrees: block.angle).translated(place.x + block.corner.x, place.y + block.corner.y)
    let width = pixels(frame.lineWidth)
    let (dashes, offset) = frame.lineStyle.dashes(lineWidth: width)
    path(
      turned, fill: frame.faceColor.alpha == 0 ? nil : frame.faceColor.withAlpha(frame.alpha),
      stroke: Stroke(
        color: frame.edgeColor.alpha == 0 ? frame.edgeColor : frame.edgeColor.withAlpha(frame.alpha), width: width,
        cap: .butt, join: .miter, dashes: dashes, dashOffset: offset))
  }

  /// Paints a text with its arrow.
  func annotation(_ annotation: Annotation, frame: AxesFrame) throws {
    guard annotation.isVisible else { return }
    let target = frame.point(annotation.target.x, annotation.target.y, annotation.targetCoordinates)
    guard target.x.isFinite, target.y.isFinite else { return }
    if annotation.targetCoordinates == .data, !frame.box.padded(1e-9, 1e-9).contains(target) { return }
    let place: Point
    switch annotation.textCoordinates {
    case .like(let coordinates): place = frame.point(annotation.x, annotation.y, coordinates)
    case .offsetPoints: place = Point(target.x + pixels(annotation.x), target.y + pixels(annotation.y))
    case .offsetPixels: place = Point(target.x + annotation.x, target.y + annotation.y)
    }
    let block = try TextBlock(annotation, engine: text, dpi: dpi)
    if let arrow = annotation.arrow {
      self.arrow(arrow, of: annotation, from: block.bounds.translated(place.x, place.y), to: target)
    }
    if let shape = annotation.frame {
      try textFrame(shape, around: block, at: place, fontSize: pixels(annotation.fontSize))
    }
    text(block, at: place)
  }
}
