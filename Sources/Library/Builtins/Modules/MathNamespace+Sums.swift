import BigInt
import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// Sums, products and distances of `math`.
extension MathNamespace {
  static let sums: [Builtin] = [
    function("fsum(seq, /)", "Return the sum of floats, rounded once.", example: "math.fsum([0.1] * 10)\n#> 1.0") {
      .float(try exactSum($0[0]))
    },
    function(
      "prod(iterable, /, *, start=1)", "Return the product of the items.", example: "math.prod([2, 3, 4])\n#> 24"
    ) {
      var result = $0.optional(1) ?? .int(1)
      let iterator = try Operators.makeIterator($0[0])
      while let item = try iterator.next() {
        result = try Operators.binary(.multiply, result, item)
        try Machine.current.checkInterrupt()
      }
      return result
    },
    function(
      "hypot(*coordinates)", "Return the distance of a point from the origin.", example: "math.hypot(3, 4)\n#> 5.0"
    ) {
      .float(norm(try $0.rest.map(real)))
    },
    function("dist(p, q, /)", "Return the distance of two points.", example: "math.dist([1, 1], [4, 5])\n#> 5.0") {
      let (p, q) = (try Operators.array($0[0]).map(real), try Operators.array($0[1]).map(real))
      guard p.count == q.count else {
        throw Raised.valueError("both points must have the same number of dimensions")
      }
      return .float(norm(Swift.zip(p, q).map { $0 - $1 }))
    },
  ]

  /// The sum of the items as exact partial sums that do not overlap, rounded at the end.
  private static func exactSum(_ iterable: Value) throws -> Double {
    var partials: [Double] = []
    var special = 0.0
    var hasInfinity = false
    for item in try Operators.array(iterable) {
      var x = try real(item)
      guard x.isFinite else {
        hasInfinity = hasInfinity || x.isInfinite
        special += x
        continue
      }
      var kept = 0
      for partial in partials {
        let (large, small) = x.magnitude < partial.magnitude ? (partial, x) : (x, partial)
        let high = large + small
        let low = small - (high - large)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      if !x.isFinite { throw Raised.overflowError("intermediate overflow in fsum") }
      partials.removeSubrange(kept...)
      partials.append(x)
    }
    if special != 0 || special.isNaN {
      if special.isNaN, hasInfinity { throw Raised.valueError("-inf + inf in fsum") }
      return special
    }
    return roundedSum(partials)
  }

  /// The sum of partial sums in ascending order, half-way cases to even.
  private static func roundedSum(_ partials: [Double]) -> Double {
    var rest = partials
    guard var high = rest.popLast() else { return 0 }
    var low = 0.0
    while let next = rest.popLast() {
      let before = high
      high = before + next
      low = next - (high - before)
      if low != 0 { break }
    }
    if let next = rest.last, low < 0 && next < 0 || low > 0 && next > 0 {
      let doubled = low * 2
      let sum = high + doubled
      if sum - high == doubled { high = sum }
    }
    return high
  }

  /// The Euclidean norm: scaled by a power of two, squares summed with their rounding errors, root corrected once.
  private static func norm(_ coordinates: [Double]) -> Double {
    if coordinates.contains(where: \.isInfinite) { return .infinity }
    if coordinates.contains(where: \.isNaN) { return .nan }
    guard let largest = coordinates.map(\.magnitude).max(), largest > 0 else { return 0 }
    if coordinates.count == 1 { return largest }
    let exponent = Int32(largest.isSubnormal ? -1022 : Int(largest.exponent) + 1)
    var sum = 1.0
    var (low, error) = (0.0, 0.0)
    func add(_ value: Double, _ valueError: Double) {
      let before = sum
      sum += value
      low += (before - sum) + value
      error += valueError
    }
    for coordinate in coordinates {
      let x = scalbn(coordinate.magnitude, -exponent)
      let square = x * x
      add(square, fma(x, x, -square))
    }
    var root = (sum - 1 + (low + error)).squareRoot()
    let square = -root * root
    add(square, fma(-root, root, -square))
    let remainder = sum - 1 + (low + error)
    root += remainder / (2 * root)
    return scalbn(root, exponent)
  }
}
