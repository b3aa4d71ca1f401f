import CKernels

/// Brackets, commas and line breaks around the elements of a tensor that has some.
struct ElementLayout {
  let shape: Shape
  /// Elements shown at each end of a dimension; nil: all are shown.
  let edge: Int?
  let lineWidth: Int
  let notation: ElementNotation
  private var next = 0

  init(shape: Shape, edge: Int?, lineWidth: Int, notation: ElementNotation) {
    self.shape = shape
    self.edge = edge
    self.lineWidth = lineWidth
    self.notation = notation
  }

  /// Errors: interrupted.
  mutating func text(indent: Int) throws -> String {
    if shape.isEmpty { return takeElement() }
    var result = ""
    try append(axis: 0, indent: indent, to: &result)
    return result
  }

  private mutating func append(axis: Int, indent: Int, to result: inout String) throws {
    if lgs_interrupt_requested() { throw TensorError.interrupted }
    let range = ShownRange(size: shape[axis], edge: edge)
    result += "["
    if axis == shape.count - 1 {
      appendRow(range, indent: indent, to: &result)
    } else {
      let lineBreaks = String(repeating: "\n", count: shape.count - axis - 1)
      let separator = "," + lineBreaks + String(repeating: " ", count: indent + 1)
      for entry in 0..<range.entryCount {
        if entry > 0 { result += separator }
        if entry == range.ellipsis {
          result += "..."
        } else {
          try append(axis: axis + 1, indent: indent + 1, to: &result)
        }
      }
    }
    result += "]"
  }

  private mutating func appendRow(_ range: ShownRange, indent: Int, to result: inout String) {
    let perLine = max(1, (lineWidth &- indent) / (notation.width + 2))
    let lineBreak = ",\n" + String(repeating: " ", count: indent + 1)
    for entry in 0..<range.entryCount {
      if entry > 0 { result += entry % perLine == 0 ? lineBreak : ", " }
      if entry == range.ellipsis { result += edge == 0 ? "..." : " ..." } else { result += takeElement() }
    }
  }

  private mutating func takeElement() -> String {
    next += 1
    return notation.padded(next - 1)
  }
}

/// Which indices of one dimension are shown.
struct ShownRange {
  /// Shown indices and the ellipsis.
  let entryCount: Int
  /// Where the dots stand among the entries; nil: nowhere.
  let ellipsis: Int?
  private let skipped: Int

  init(size: Int, edge: Int?) {
    if let edge, (size - 1) / 2 >= edge {
      entryCount = 2 * edge + 1
      ellipsis = edge
      skipped = size - 2 * edge - 1
    } else {
      entryCount = size
      ellipsis = nil
      skipped = 0
    }
  }

  /// The shown indices in order.
  var indices: [Int] {
    (0..<entryCount).compactMap { entry in
      guard let ellipsis else { return entry }
      if entry == ellipsis { return nil }
      return entry < ellipsis ? entry : entry + skipped
    }
  }
}

extension Tensor {
  /// The storage positions of the shown elements, in row-major order.
  func shownPositions(edge: Int?) -> [Int] {
    var positions = [offset]
    for axis in sizes.indices {
      let steps = ShownRange(size: sizes[axis], edge: edge).indices.map { $0 &* self.steps[axis] }
      positions = positions.flatMap { position in steps.map { position &+ $0 } }
    }
    return positions
  }
}

extension Shape {
  /// Python's tuple form: `(2, 3)`, `(2,)`, `()`.
  var tupleText: String {
    count == 1 ? "(\(self[0]),)" : "(" + map(String.init).joined(separator: ", ") + ")"
  }
}
