/// Shapes of the plane as one collection.
public final class PatchCollection: Collection {
  public let patches: [Patch]

  public init(
    patches: [Patch], faceColors: [Color], edgeColors: CollectionEdge, lineWidths: [Double], style: RcParams
  ) {
    self.patches = patches
    super.init(faceColors: faceColors, edgeColors: edgeColors, lineWidths: lineWidths, style: style)
  }

  public override var typeName: String { "PatchCollection" }
}

extension Patch {
  /// The face's colour as it is painted.
  public var shownFace: Color {
    isFilled ? faceColor.alpha == 0 ? faceColor : faceColor.withAlpha(alpha) : .transparent
  }

  /// The edge's colour as it is painted.
  public var shownEdge: Color { (edgeColor ?? (isFilled ? .transparent : .black)) }
}

extension Canvas {
  func patches(_ collection: PatchCollection, frame: AxesFrame) throws {
    let faces = try collection.resolvedFaceColors()
    let edges = edgeColors(collection, faces: faces)
    for (index, patch) in collection.patches.enumerated() {
      let outline = frame.path(patch.path, collection.coordinates)
      guard outline.isFinite else { continue }
      let width = collection.lineWidths.isEmpty ? 0 : pixels(collection.lineWidths[index % collection.lineWidths.count])
      let stroke =
        edges.isEmpty
        ? nil : Stroke(color: edges[index % edges.count], width: width, cap: .butt, join: .miter)
      path(outline, fill: faces.isEmpty ? nil : faces[index % faces.count], stroke: stroke)
    }
  }
}
