import Tensors

/// Shapes as people read them.
enum ShapeText {
  /// `(2, 3)`, `(4,)`, `()`.
  static func tuple(_ shape: Shape) -> String {
    let sizes = shape.map(String.init)
    return sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
  }

  /// `2×3`, and `scalar` for no dimensions.
  static func product(_ shape: Shape) -> String {
    shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "×")
  }
}
