import CDraw
import LongWork

extension Path {
  /// The path as vector formats draw it: without what is not finite, lines cut to the picture and without vertices that
  /// nobody sees.
  /// - Throws: An interruption.
  func drawable(isFilled: Bool, simplifies: Bool, width: Int, height: Int) throws -> Path {
    draw_outline_poll(Interruption.isRequested)
    let (source, finite, cut, simple) = (Outline(), Outline(), Outline(), Outline())
    source.add(self)
    try Interruption.check()
    draw_drop_nonfinite(&source.c, &finite.c)
    try Interruption.check()
    if isFilled { return Path(finite.c) }
    draw_cut(&finite.c, &cut.c, -1, -1, Double(width) + 1, Double(height) + 1)
    try Interruption.check()
    guard simplifies, vertexCount >= 128, isPolyline else { return Path(cut.c) }
    draw_simplify(&cut.c, &simple.c, 1.0 / 9)
    try Interruption.check()
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
