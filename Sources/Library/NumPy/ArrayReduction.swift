import CKernels
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
    let source = try widened(source)
    let out = try torch {
      switch source.dtype.element {
      case .bool, .int64: return try add(source, axes, kept, shape, of: Int.self, zero: 0, &+) { $0.reduce(0, &+) }
      case .float32:
        return try add(source, axes, kept, shape, of: Float.self, zero: 0, +) {
          lgs_pairwise_sum_f32($0.baseAddress, Int64($0.count))
        }
      case .float64:
        return try add(source, axes, kept, shape, of: Double.self, zero: 0, +) {
          lgs_pairwise_sum_f64($0.baseAddress, Int64($0.count))
        }
      }
    }
    return keepsAxes ? ArrayRows.keeping(out, source.shape, axes) : out
  }

  /// What sums and products are made of: bools and small integers as int64, halves as they are.
  static func widened(_ source: Tensor) throws -> Tensor {
    if source.dtype == .uint8 {
      throw Raised.notInLgs("the dtype uint64, which sums and products of uint8 give (astype(int) first),")
    }
    return source.dtype == .bool || source.dtype.isInteger ? try torch { try source.elements(as: .int64) } : source
  }

  private static func add<Element>(
    _ source: Tensor, _ axes: [Int], _ kept: [Int], _ shape: Shape, of type: Element.Type, zero: Element,
    _ plus: (Element, Element) -> Element, total: (UnsafeBufferPointer<Element>) -> Element
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
        if length == 1, let row = outer.last.map({ source.shape[$0] }), let step = places.last {
          return try addRows(
            elements, to: out, row, step, Odometer(outer.dropLast().map { source.shape[$0] }, places), plus)
        }
        var counter = Odometer(outer.map { source.shape[$0] }, places)
        for start in stride(from: 0, to: elements.count, by: length) {
          for block in stride(from: start, to: start + length, by: blockSize) {
            let end = min(block + blockSize, start + length)
            let run = UnsafeBufferPointer(rebasing: elements[block..<end])
            out[counter.place] = plus(out[counter.place], total(run))
            if block & 0xFFFF < blockSize { try Interruption.check() }
          }
          counter.advance()
        }
      }
    }
  }

  /// Rows of elements of which no two belong to one result: each is added where it belongs.
  private static func addRows<Element>(
    _ elements: UnsafeBufferPointer<Element>, to out: UnsafeMutableBufferPointer<Element>, _ row: Int, _ step: Int,
    _ rows: Odometer, _ plus: (Element, Element) -> Element
  ) throws {
    var counter = rows
    for start in stride(from: 0, to: elements.count, by: row) {
      if start & 0xFFFF < row { try Interruption.check() }
      for place in 0..<row {
        let target = counter.place + place * step
        out[target] = plus(out[target], elements[start + place])
      }
      counter.advance()
    }
  }

  /// Elements that NumPy gathers before it adds them, when they lie apart.
  private static let bufferSize = 8192

  /// Whether the axes are one run with equal distances.
  private static func isJoint(_ source: Tensor, _ axes: ArraySlice<Int>) -> Bool {
    zip(axes, axes.dropFirst()).allSatisfy { source.strides[$0] == source.strides[$1] * source.shape[$1] }
  }

  /// The mean over axes: NumPy divides the sum.
  static func mean(_ source: Tensor, _ axes: [Int], keepsAxes: Bool) throws -> Tensor {
    if source.dtype.isNarrow, source.dtype.isFloatingPoint {
      return try torch {
        try mean(source.elements(as: .float32), axes, keepsAxes: keepsAxes).elements(as: source.dtype)
      }
    }
    let source = try source.dtype.isFloatingPoint ? source : torch { try source.elements(as: .float64) }
    let total = try sum(source, axes, keepsAxes: keepsAxes)
    return try divided(total, by: ArrayRows.length(source.shape, axes))
  }

  private static func divided(_ total: Tensor, by count: Int) throws -> Tensor {
    try torch { try Tensor.div(total, Tensor.scalar(.float(Double(count)), total.dtype)) }
  }

  /// The variance over axes, divided by the number of elements less `correction`.
  static func variance(_ source: Tensor, _ axes: [Int], correction: Int, keepsAxes: Bool) throws -> Tensor {
    if source.dtype.isNarrow, source.dtype.isFloatingPoint {
      let wide = try torch { try source.elements(as: .float32) }
      let result = try variance(wide, axes, correction: correction, keepsAxes: keepsAxes)
      return try torch { try result.elements(as: source.dtype) }
    }
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
