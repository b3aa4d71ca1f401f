import CDraw

extension Path {
  /// The path as vector formats draw it: without what is not finite, lines cut to the picture and without vertices that
  /// nobody sees.
  func drawable(isFilled: Bool, simplifies: Bool, width: Int, height: Int) -> Path {
    let (source, finite, cut, simple) = (Outline(), Outline(), Outline(), Outline())
    source.add(self)
    draw_drop_nonfinite(&source.c, &finite.c)
    if isFilled { return Path(finite.c) }
    draw_cut(&finite.c, &cut.c, -1, -1, Double(width) + 1, Double(height) + 1)
    guard simplifies, vertexCount >= 128, isPolyline else { return Path(cut.c) }
    draw_simplify(&cut.c, &simple.c, 1.0 / 9)
    return Path(simple.c)
  }

  /// The path on whole pixels where Agg would put it there; else nil.
  func snapped(_ snap: Snap, lineWidth: Double) -> Path? {
    let source = Outline()
    source.add(self)
    guard draw_snaps(&source.c, snap.c, vertexCount) else { return nil }
    draw_snap_to_pixels(&source.c, lineWidth)
    return Path(source.c)
  }
}
