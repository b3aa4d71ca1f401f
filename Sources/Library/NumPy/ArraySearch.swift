import Interpreter
import Tensors

/// Extremes, positions, orders.
enum ArraySearch {
  /// The positions of elements that are not zero: one vector per axis.
  static func nonzero(_ source: Tensor) throws -> [Tensor] {
    try torch { try source.nonzeroColumns() }
  }

  /// Whether `a` comes before `b` in NumPy's order, which puts NaN last.
  static func precedes<Number: Comparable>(_ a: Number, _ b: Number) -> Bool { a < b || (b != b && a == a) }

  /// The largest or smallest element along axes; NaN wins.
  static func extreme(_ source: Tensor, _ axes: [Int], keepsAxes: Bool, isMaximum: Bool) throws -> Tensor {
    if ArrayRows.length(source.shape, axes) == 0 {
      throw Raised.valueError(
        "zero-size array to reduction operation \(isMaximum ? "maximum" : "minimum") which has no identity")
    }
    if axes.count == 1 || axes.count == source.rank,
      let out = try torch({ try source.extremeElements(axes.count == 1 ? axes[0] : nil, isMaximum: isMaximum) })
    {
      return keepsAxes ? ArrayRows.keeping(out, source.shape, axes) : out
    }
    func reduce<Number: Comparable>(_ type: Number.Type) throws -> Tensor {
      try ArrayRows.reduce(source, axes, keepsAxes: keepsAxes, source.dtype, of: type, result: type) { row in
        row[place(row, isMaximum: isMaximum)]
      }
    }
    return try reduceByType(source.dtype, reduce, reduce, reduce, reduce)
  }

  /// The position of the largest or smallest element along an axis, or of all elements.
  static func extremePlace(_ source: Tensor, _ axis: Int?, keepsAxes: Bool, isMaximum: Bool) throws -> Tensor {
    let axes = axis.map { [$0] } ?? Array(0..<source.rank)
    if ArrayRows.length(source.shape, axes) == 0 {
      throw Raised.valueError("attempt to get arg\(isMaximum ? "max" : "min") of an empty sequence")
    }
    func reduce<Number: Comparable>(_ type: Number.Type) throws -> Tensor {
      try ArrayRows.reduce(source, axes, keepsAxes: keepsAxes, .int64, of: type, result: Int.self) { row in
        place(row, isMaximum: isMaximum)
      }
    }
    return try reduceByType(source.dtype, reduce, reduce, reduce, reduce)
  }

  private static func place<Number: Comparable>(_ row: UnsafeBufferPointer<Number>, isMaximum: Bool) -> Int {
    var best = 0
    for place in row.indices {
      let candidate = row[place]
      if candidate != candidate { return place }
      if isMaximum ? candidate > row[best] : candidate < row[best] { best = place }
    }
    return best
  }

  /// Chooses the Swift type of a dtype.
  static func reduceByType(
    _ dtype: DType, _ bools: (UInt8.Type) throws -> Tensor, _ ints: (Int.Type) throws -> Tensor,
    _ singles: (Float.Type) throws -> Tensor, _ doubles: (Double.Type) throws -> Tensor
  ) throws -> Tensor {
    switch dtype.element {
    case .bool: return try bools(UInt8.self)
    case .int64: return try ints(Int.self)
    case .float32: return try singles(Float.self)
    case .float64: return try doubles(Double.self)
    }
  }

  static func sorted(_ source: Tensor, _ axis: Int) throws -> Tensor {
    try torch { try source.sortedElements(axis) }
  }

  /// The positions that sort the rows along an axis; equal elements keep their order.
  static func sortingPlaces(_ source: Tensor, _ axis: Int) throws -> Tensor {
    try torch { try source.sortingPlaces(axis) }
  }

  /// Running sums along an axis.
  static func cumulativeSum(_ source: Tensor, _ axis: Int) throws -> Tensor {
    switch source.dtype.element {
    case .bool: return try cumulativeSum(torch { try source.elements(as: .int64) }, axis)
    case .int64: return try accumulate(ArraySum.widened(source), axis, Int.self, &+)
    case .float32: return try accumulate(source, axis, Float.self, +)
    case .float64: return try accumulate(source, axis, Double.self, +)
    }
  }

  /// Running products along an axis.
  static func cumulativeProduct(_ source: Tensor, _ axis: Int) throws -> Tensor {
    switch source.dtype.element {
    case .bool: return try cumulativeProduct(torch { try source.elements(as: .int64) }, axis)
    case .int64: return try accumulate(ArraySum.widened(source), axis, Int.self, &*)
    case .float32: return try accumulate(source, axis, Float.self, *)
    case .float64: return try accumulate(source, axis, Double.self, *)
    }
  }

  private static func accumulate<Number>(
    _ source: Tensor, _ axis: Int, _ type: Number.Type, _ combine: (Number, Number) -> Number
  ) throws -> Tensor {
    try ArrayRows.map(source, axis, source.dtype, of: type, result: type) { row, out in
      try Interruption.inRuns(row.count) {
        for place in $0 { out[place] = place == 0 ? row[0] : combine(out[place - 1], row[place]) }
      }
    }
  }

  static func product(_ source: Tensor, _ axes: [Int], keepsAxes: Bool) throws -> Tensor {
    let source = try ArraySum.widened(source)
    func multiply<Number>(_ type: Number.Type, _ one: Number, _ times: (Number, Number) -> Number) throws -> Tensor {
      try ArrayRows.reduce(source, axes, keepsAxes: keepsAxes, source.dtype, of: type, result: type) {
        $0.reduce(one, times)
      }
    }
    switch source.dtype.element {
    case .bool: return try product(torch { try source.elements(as: .int64) }, axes, keepsAxes: keepsAxes)
    case .int64: return try multiply(Int.self, 1, &*)
    case .float32: return try multiply(Float.self, 1, *)
    case .float64: return try multiply(Double.self, 1, *)
    }
  }

  /// Whether all, or any, elements along axes are not zero.
  static func truth(_ source: Tensor, _ axes: [Int], keepsAxes: Bool, all: Bool) throws -> Tensor {
    let truths = try torch { try source.elements(as: .bool) }
    return try ArrayRows.reduce(
      truths, axes, keepsAxes: keepsAxes, .bool, of: UInt8.self, result: UInt8.self
    ) { row in
      (all ? row.allSatisfy { $0 != 0 } : row.contains { $0 != 0 }) ? 1 : 0
    }
  }
}
