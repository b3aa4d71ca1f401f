/// One integer per dimension: the sizes of a tensor, or its strides in elements.
///
/// Up to four are stored inline, and longer lists in a table that keeps each distinct list once and for good: a shape is
/// plain data that copies without reference counting.
public struct Shape: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable, CustomStringConvertible {
  /// The largest number of dimensions that kernels iterate over.
  public static let maximumRank = 64

  var d0 = 0
  var d1 = 0
  var d2 = 0
  var d3 = 0
  var rank = 0
  /// All integers of a list of more than four.
  private var long: UnsafePointer<Int>?

  /// No dimensions: a scalar's shape.
  public init() {}

  init(_ size: Int) {
    d0 = size
    rank = 1
  }

  init(_ rows: Int, _ columns: Int) {
    d0 = rows
    d1 = columns
    rank = 2
  }

  public init<S: Sequence>(_ sizes: S) where S.Element == Int {
    self.init(array: Array(sizes))
  }

  private init(array: [Int]) {
    rank = array.count
    if rank > 4 {
      long = LongShapes.pointer(to: array)
      return
    }
    for (position, size) in array.enumerated() { self[position] = size }
  }

  public init(arrayLiteral elements: Int...) { self.init(elements) }

  init(repeating value: Int, count: Int) { self.init(array: Array(repeating: value, count: count)) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rank }
  public var count: Int { rank }

  public subscript(position: Int) -> Int {
    get {
      if let long { return long[position] }
      switch position {
      case 0: return d0
      case 1: return d1
      case 2: return d2
      default: return d3
      }
    }
    set {
      if rank > 4 {
        var values = Array(self)
        values[position] = newValue
        long = LongShapes.pointer(to: values)
        return
      }
      switch position {
      case 0: d0 = newValue
      case 1: d1 = newValue
      case 2: d2 = newValue
      default: d3 = newValue
      }
    }
  }

  mutating func append(_ value: Int) {
    if rank >= 4 {
      self = Shape(Array(self) + [value])
      return
    }
    rank += 1
    self[rank - 1] = value
  }

  mutating func insert(_ value: Int, at position: Int) {
    var sizes = Array(self)
    sizes.insert(value, at: position)
    self = Shape(sizes)
  }

  mutating func remove(at position: Int) {
    var sizes = Array(self)
    sizes.remove(at: position)
    self = Shape(sizes)
  }

  @inline(__always)
  public static func == (left: Shape, right: Shape) -> Bool {
    guard left.rank == right.rank else { return false }
    if left.rank > 4 { return left.long == right.long }
    return left.d0 == right.d0 && left.d1 == right.d1 && left.d2 == right.d2 && left.d3 == right.d3
  }

  /// The number of elements; nil when it exceeds what an Int holds.
  var checkedCount: Int? {
    if rank == 0 { return 1 }
    if rank == 1 { return d0 }
    var product = 1
    var overflowed = false
    for size in self {
      if size == 0 { return 0 }
      let (value, overflow) = product.multipliedReportingOverflow(by: size)
      product = value
      overflowed = overflowed || overflow
    }
    return overflowed ? nil : product
  }

  /// The product of the sizes of a shape that a tensor already has.
  var elementCount: Int {
    switch rank {
    case 0: return 1
    case 1: return d0
    case 2: return d0 &* d1
    default: return reduce(1, &*)
    }
  }

  /// The number of elements.
  /// Errors: RuntimeError when an Int does not hold it, NotImplementedError for too many dimensions.
  func validatedCount() throws -> Int {
    if rank > Shape.maximumRank {
      throw TensorError.notImplemented("a tensor of more than \(Shape.maximumRank) dimensions is not in lgs")
    }
    guard let count = checkedCount else { throw TensorError.runtime("numel: integer multiplication overflow") }
    return count
  }

  /// True when some size is negative.
  var hasNegative: Bool {
    switch rank {
    case 0: return false
    case 1: return d0 < 0
    case 2: return d0 < 0 || d1 < 0
    default: return contains { $0 < 0 }
    }
  }

  /// Strides of a row-major layout. A size of 0 counts as 1, as in PyTorch.
  var contiguousStrides: Shape {
    switch rank {
    case 0: return Shape()
    case 1: return Shape(1)
    case 2: return Shape(Swift.max(d1, 1), 1)
    default:
      var strides = Array(repeating: 1, count: rank)
      for axis in stride(from: rank - 2, through: 0, by: -1) {
        strides[axis] = strides[axis + 1] &* Swift.max(self[axis + 1], 1)
      }
      return Shape(strides)
    }
  }

  /// Python's list form, as in PyTorch's messages: `[2, 3]`.
  public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

extension Shape {
  /// The shape both broadcast to.
  /// Errors: PyTorch's RuntimeError about sizes that do not match.
  static func broadcast(_ left: Shape, _ right: Shape) throws -> Shape {
    if left == right || right.rank == 0 { return left }
    if left.rank == 0 { return right }
    let rank = Swift.max(left.count, right.count)
    var result = Array(repeating: 1, count: rank)
    for fromEnd in 1...Swift.max(rank, 1) where fromEnd <= rank {
      let a = fromEnd <= left.count ? left[left.count - fromEnd] : 1
      let b = fromEnd <= right.count ? right[right.count - fromEnd] : 1
      guard a == b || a == 1 || b == 1 else {
        throw TensorError.runtime(
          "The size of tensor a (\(a)) must match the size of tensor b (\(b)) "
            + "at non-singleton dimension \(rank - fromEnd)")
      }
      result[rank - fromEnd] = a == 1 ? b : a
    }
    return Shape(result)
  }

  /// Strides that read a tensor of this shape as if it had the wider shape: 0 along repeated dimensions.
  func expandedStrides(_ strides: Shape, to wider: Shape) -> Shape {
    var result = Array(repeating: 0, count: wider.count)
    let lead = wider.count - count
    for axis in 0..<count where !(self[axis] == 1 && wider[lead + axis] != 1) {
      result[lead + axis] = strides[axis]
    }
    return Shape(result)
  }

  /// The axis a possibly negative index names.
  /// Errors: PyTorch's IndexError "Dimension out of range".
  func axis(_ dim: Int) throws -> Int {
    let rank = Swift.max(count, 1)
    guard dim >= -rank, dim < rank else {
      throw TensorError.index(
        "Dimension out of range (expected to be in range of [\(-rank), \(rank - 1)], but got \(dim))")
    }
    return dim < 0 ? dim + rank : dim
  }
}

/// The lists of more than four integers that shapes point to. Each distinct list is kept once, for the process's life.
private enum LongShapes {
  @exclusivity(unchecked) private static var table: [[Int]: UnsafePointer<Int>] = [:]

  static func pointer(to list: [Int]) -> UnsafePointer<Int> {
    if let known = table[list] { return known }
    let memory = UnsafeMutablePointer<Int>.allocate(capacity: list.count)
    memory.initialize(from: list, count: list.count)
    table[list] = UnsafePointer(memory)
    return UnsafePointer(memory)
  }
}
