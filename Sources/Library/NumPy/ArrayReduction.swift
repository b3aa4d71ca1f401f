import Interpreter
import Tensors

/// Sums in NumPy's order of additions, so that the digits are NumPy's.
///
/// Source: NumPy's pairwise summation: blocks of 128 in eight lanes, halves added, along the axis that lies closest in
/// memory; the others one after the other.
enum ArraySum {
  /// The sum over axes, in the array's dtype, bools as integers.
  static func sum(_ source: Tensor, _ axes: [Int], keepsAxes: Bool) throws -> Tensor {
    let kept = source.shape.indices.filter { !axes.contains($0) }
    let shape = Shape(kept.map { source.shape[$0] })
    let source = try source.dtype == .bool ? torch { try source.elements(as: .int64) } : source
    let out = try torch {
      switch source.dtype {
      case .bool, .int64: return try add(source, axes, kept, shape, of: Int.self, zero: 0, &+)
      case .float32: return try add(source, axes, kept, shape, of: Float.self, zero: 0, +)
      case .float64: return try add(source, axes, kept, shape, of: Double.self, zero: 0, +)
      }
    }
    return keepsAxes ? ArrayRows.keeping(out, source.shape, axes) : out
  }

  private static func add<Element>(
    _ source: Tensor, _ axes: [Int], _ kept: [Int], _ shape: Shape, of type: Element.Type, zero: Element,
    _ plus: (Element, Element) -> Element
  ) throws -> Tensor {
    // Memory order: the order in which NumPy visits elements.
    let order = source.shape.indices.filter { source.shape[$0] != 1 }
      .sorted { abs(source.strides[$0]) > abs(source.strides[$1]) }
    var inner = order.count
    while inner > 0, axes.contains(order[inner - 1]) { inner -= 1 }
    let length = order[inner...].reduce(1) { $0 * source.shape[$1] }
    let outer = Array(order[..<inner])
    let blockSize = isJoint(source, order[inner...]) ? length : bufferSize
    let places = outer.map { axis -> Int in
      guard let place = kept.firstIndex(of: axis) else { return 0 }
      return kept[(place + 1)...].reduce(1) { $0 * source.shape[$1] }
    }
    return try ArrayShape.permuted(source, order).withElements(of: type) { elements in
      try Tensor.filled(shape, source.dtype, of: type) { out in
        for place in out.indices { out[place] = zero }
        if elements.isEmpty { return }
        var counter = Odometer(outer.map { source.shape[$0] }, places)
        for start in stride(from: 0, to: elements.count, by: length) {
          for block in stride(from: start, to: start + length, by: blockSize) {
            let end = min(block + blockSize, start + length)
            let run = UnsafeBufferPointer(rebasing: elements[block..<end])
            out[counter.place] = plus(out[counter.place], total(run, zero, plus))
            if block & 0xFFFF < blockSize { try Interruption.check() }
          }
          counter.advance()
        }
      }
    }
  }

  /// Elements that NumPy gathers before it adds them, when they lie apart.
  private static let bufferSize = 8192

  /// Whether the axes are one run with equal distances.
  private static func isJoint(_ source: Tensor, _ axes: ArraySlice<Int>) -> Bool {
    zip(axes, axes.dropFirst()).allSatisfy { source.strides[$0] == source.strides[$1] * source.shape[$1] }
  }

  private static func total<Element>(
    _ run: UnsafeBufferPointer<Element>, _ zero: Element, _ plus: (Element, Element) -> Element
  ) -> Element {
    let count = run.count
    if count < 8 { return run.reduce(zero, plus) }
    if count > 128 {
      let half = count / 2 - count / 2 % 8
      return plus(
        total(UnsafeBufferPointer(rebasing: run[..<half]), zero, plus),
        total(UnsafeBufferPointer(rebasing: run[half...]), zero, plus))
    }
    return withUnsafeTemporaryAllocation(of: Element.self, capacity: 8) { lanes in
      for lane in 0..<8 { lanes.initializeElement(at: lane, to: run[lane]) }
      var place = 8
      while place + 8 <= count {
        for lane in 0..<8 { lanes[lane] = plus(lanes[lane], run[place + lane]) }
        place += 8
      }
      let low = plus(plus(lanes[0], lanes[1]), plus(lanes[2], lanes[3]))
      let high = plus(plus(lanes[4], lanes[5]), plus(lanes[6], lanes[7]))
      return run[place...].reduce(plus(low, high), plus)
    }
  }

  /// The mean over axes: NumPy divides the sum.
  static func mean(_ source: Tensor, _ axes: [Int], keepsAxes: Bool) throws -> Tensor {
    let source = try source.dtype.isFloatingPoint ? source : torch { try source.elements(as: .float64) }
    let total = try sum(source, axes, keepsAxes: keepsAxes)
    return try divided(total, by: ArrayRows.length(source.shape, axes))
  }

  private static func divided(_ total: Tensor, by count: Int) throws -> Tensor {
    try torch { try Tensor.div(total, Tensor.scalar(.float(Double(count)), total.dtype)) }
  }

  /// The variance over axes, divided by the number of elements less `correction`.
  static func variance(_ source: Tensor, _ axes: [Int], correction: Int, keepsAxes: Bool) throws -> Tensor {
    let source = try source.dtype.isFloatingPoint ? source : torch { try source.elements(as: .float64) }
    let center = try mean(source, axes, keepsAxes: true)
    let squares = try torch {
      let distance = try Tensor.sub(source, center)
      return try Tensor.mul(distance, distance)
    }
    return try divided(
      sum(squares, axes, keepsAxes: keepsAxes), by: max(0, ArrayRows.length(source.shape, axes) - correction))
  }
}

/// Counts through the positions of a block, and where each belongs in the result.
private struct Odometer {
  private let sizes: [Int]
  private let steps: [Int]
  private var index: [Int]
  private(set) var place = 0

  init(_ sizes: [Int], _ steps: [Int]) {
    self.sizes = sizes
    self.steps = steps
    index = Array(repeating: 0, count: sizes.count)
  }

  mutating func advance() {
    var axis = sizes.count - 1
    while axis >= 0 {
      index[axis] += 1
      place += steps[axis]
      if index[axis] < sizes[axis] { return }
      place -= steps[axis] * sizes[axis]
      index[axis] = 0
      axis -= 1
    }
  }
}

/// Arrays as rows along some axes: reductions, searches and sorts work on one row at a time.
enum ArrayRows {
  static func length(_ shape: Shape, _ axes: [Int]) -> Int { axes.reduce(1) { $0 * shape[$1] } }

  /// A result with the reduced axes as sizes of 1.
  static func keeping(_ out: Tensor, _ shape: Shape, _ axes: [Int]) -> Tensor {
    let sizes = Shape(shape.indices.map { axes.contains($0) ? 1 : shape[$0] })
    return (try? out.detached().reshape(Array(sizes))) ?? out
  }

  /// The results of `row` for every row along the axes.
  static func reduce<Element, Result>(
    _ source: Tensor, _ axes: [Int], keepsAxes: Bool, _ dtype: DType, of type: Element.Type, result: Result.Type,
    _ row: (UnsafeBufferPointer<Element>) throws -> Result
  ) throws -> Tensor {
    let kept = source.shape.indices.filter { !axes.contains($0) }
    let length = length(source.shape, axes)
    let out = try torch {
      try ArrayShape.permuted(source, kept + axes).withElements(of: type) { elements in
        try Tensor.filled(Shape(kept.map { source.shape[$0] }), dtype, of: result) { out in
          for place in out.indices {
            let start = place * length
            if start & 0xFFFF < length { try Interruption.check() }
            out[place] = try row(UnsafeBufferPointer(rebasing: elements[start..<(start + length)]))
          }
        }
      }
    }
    return keepsAxes ? keeping(out, source.shape, axes) : out
  }

  /// An array of the same shape whose rows along an axis `row` fills.
  static func map<Element, Result>(
    _ source: Tensor, _ axis: Int, _ dtype: DType, of type: Element.Type, result: Result.Type,
    _ row: (UnsafeBufferPointer<Element>, UnsafeMutableBufferPointer<Result>) throws -> Void
  ) throws -> Tensor {
    let rank = source.rank
    let order = (0..<rank).filter { $0 != axis } + [axis]
    let length = source.shape[axis]
    let moved = ArrayShape.permuted(source, order)
    let out = try torch {
      try moved.withElements(of: type) { elements in
        try Tensor.filled(moved.shape, dtype, of: result) { out in
          for start in stride(from: 0, to: elements.count, by: max(length, 1)) {
            if start & 0xFFFF < length { try Interruption.check() }
            try row(
              UnsafeBufferPointer(rebasing: elements[start..<(start + length)]),
              UnsafeMutableBufferPointer(rebasing: out[start..<(start + length)]))
          }
        }
      }
    }
    var back = Array(0..<(rank - 1))
    back.insert(rank - 1, at: axis)
    return try torch { try ArrayShape.permuted(out, back).packed() }
  }
}
