#if canImport(Glibc)
  import Glibc
#endif

/// Arrows of annotations.
extension Canvas {
  /// Paints an arrow from a text's box to a place.
  func arrow(_ arrow: Annotation.Arrow, of annotation: Annotation, from box: Rectangle, to target: Point) {
  }
}
