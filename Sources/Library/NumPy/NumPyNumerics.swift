import Interpreter
import Tensors

/// Searches in sorted arrays, counts, interpolation and convolution: loops that have no kernel.
enum NumPyNumerics {
  static let shared: [SharedRecord] = [
    SharedRecord(
      "searchsorted", "v, side='left', sorter=None", "The places where values keep a sorted array in order.",
      operand: "[1, 3, 5]", arguments: "4", output: "np.int64(2)"
    ) { try places($0) },
    SharedRecord(
      "cumprod", "axis=None, dtype=None, out=<no value>", "The running products.", operand: "[1, 2, 3]",
      output: "array([1, 2, 6])"
    ) { arguments in
      let given = try arguments.elements(0)
      let source = try torch { try given.elements(as: arguments.dtype(2) ?? given.dtype) }
      guard let axis = try arguments.axis(1, rank: source.rank) else {
        return NumPyCreation.result(try ArraySearch.cumulativeProduct(ArrayShape.reshaped(source, [source.count]), 0))
      }
      return NumPyCreation.result(try ArraySearch.cumulativeProduct(source, axis))
    },
  ]

  static let functions: [Builtin] = [
    ArrayRecord(
      "bincount(x, /, weights=None, minlength=0)", "How often every integer from 0 on occurs.",
      example: "np.bincount([0, 1, 1, 3])\n#> array([1, 2, 0, 1])", style: .native
    ) { try counts($0) },
    ArrayRecord(
      "interp(x, xp, fp, left=None, right=None, period=None)", "The values, at x, of the line through points.",
      example: "np.interp(1.5, [1, 2], [10, 20])\n#> np.float64(15.0)"
    ) { try interpolated($0) },
    ArrayRecord(
      "convolve(a, v, mode='full')", "The sums of products of one vector with the other, reversed and moved along it.",
      example: "np.convolve([1, 2, 3], [1, 1])\n#> array([1, 3, 5, 3])"
    ) { arguments in
      var (a, v) = (try arguments.elements(0), try arguments.elements(1))
      if a.count == 0 { throw Raised.valueError("a cannot be empty") }
      if v.count == 0 { throw Raised.valueError("v cannot be empty") }
      if v.count > a.count { swap(&a, &v) }
      return try correlated(a, NumPyShaping.reversed(v, [0]), arguments.optional(2)?.stringValue ?? "full")
    },
    ArrayRecord(
      "correlate(a, v, mode='valid')", "The sums of products of one vector with the other, moved along it.",
      example: "np.correlate([1, 2, 3], [0, 1, 0.5])\n#> array([3.5])"
    ) { arguments in
      let (a, v) = (try arguments.elements(0), try arguments.elements(1))
      if a.count == 0 { throw Raised.valueError("first array argument cannot be empty") }
      if v.count == 0 { throw Raised.valueError("second array argument cannot be empty") }
      let mode = arguments.optional(2)?.stringValue ?? "valid"
      if a.count >= v.count { return try correlated(a, v, mode) }
      let swapped = try ArrayConversion.tensor(correlated(v, a, mode))
      return NumPyCreation.result(try torch { try NumPyShaping.reversed(swapped, [0]).packedCopy() })
    },
  ]

  // MARK: Places

  private static func places(_ arguments: Arguments) throws -> Value {
    var sorted = try arguments.elements(0)
    let wanted = try arguments.elements(1)
    if sorted.rank != 1 { throw Raised.valueError("object too deep for desired array") }
    if !arguments[3].isNone {
      let order = try torch { try arguments.elements(3).elements(as: .int64) }
      sorted = try torch { try sorted.item([.indices(order)]) }
    }
    let side = arguments.optional(2)?.stringValue ?? "left"
    guard side == "left" || side == "right" else {
      throw Raised.valueError("search side must be one of 'left' or 'right' (got '\(side)')")
    }
    /// NaN stands behind all numbers.
    func precedes<Number: Comparable>(_ a: Number, _ b: Number) -> Bool { a < b || (b != b && a == a) }
    let isRight = side == "right"
    let dtype = ArrayPromotion.common(sorted.dtype, wanted.dtype)
    func find<Number: Comparable>(_ type: Number.Type) throws -> Tensor {
      try torch {
        try sorted.elements(as: dtype).withElements(of: type) { row in
          try ArrayLoops.map(wanted.elements(as: dtype), .int64, of: type) { value -> Int in
            var (low, high) = (0, row.count)
            while low < high {
              let middle = (low + high) / 2
              let isBefore =
                isRight ? !precedes(value, row[middle]) : precedes(row[middle], value)
              if isBefore { low = middle + 1 } else { high = middle }
            }
            return low
          }
        }
      }
    }
    return Value(array: try ArraySearch.reduceByType(dtype, find, find, find, find))
  }

  // MARK: Counts

  private static func counts(_ arguments: Arguments) throws -> Value {
    let source = try arguments.elements(0)
    if source.rank != 1 {
      throw Raised.valueError("object \(source.rank == 0 ? "of too small depth" : "too deep") for desired array")
    }
    if source.dtype.isFloatingPoint, source.count > 0 {
      throw Raised.typeError(
        "Cannot cast array data from dtype('\(source.dtype.name)') to dtype('int64') according to the rule 'safe'")
    }
    let least = try arguments.index(2, or: 0)
    if least < 0 { throw Raised.valueError("'minlength' must not be negative") }
    let numbers = try torch { try source.elements(as: .int64).withElements(of: Int.self) { Array($0) } }
    if let lowest = numbers.min(), lowest < 0 {
      throw Raised.valueError("'list' argument must have no negative elements")
    }
    let highest = numbers.max() ?? -1
    guard highest < 1 << 32 else { throw Raised.memoryError() }
    let length = max(least, highest + 1)
    if arguments[1].isNone {
      return NumPyCreation.result(
        try torch {
          try Tensor.filled([length], .int64, of: Int.self) { out in
            for place in out.indices { out[place] = 0 }
            for number in numbers { out[number] += 1 }
          }
        })
    }
    let weights = try ArrayConversion.doubles(arguments[1])
    guard weights.count == numbers.count else {
      throw Raised.valueError("The weights and list don't have the same length.")
    }
    return NumPyCreation.result(
      try torch {
        try Tensor.filled([length], .float64, of: Double.self) { out in
          for place in out.indices { out[place] = 0 }
          for (number, weight) in zip(numbers, weights) { out[number] += weight }
        }
      })
  }

  // MARK: Interpolation

  private static func interpolated(_ arguments: Arguments) throws -> Value {
    let x = try arguments.elements(0)
    var knots = try ArrayConversion.doubles(arguments[1])
    var values = try ArrayConversion.doubles(arguments[2])
    if knots.isEmpty { throw Raised.valueError("array of sample points is empty") }
    if knots.count != values.count { throw Raised.valueError("fp and xp are not of the same length.") }
    var left = try arguments[3].isNone ? values[0] : Numbers.real(arguments[3]) ?? values[0]
    var right = try arguments[4].isNone ? values[values.count - 1] : Numbers.real(arguments[4]) ?? 0
    var period: Double?
    if !arguments[5].isNone, let length = try Numbers.real(arguments[5]) {
      if length == 0 { throw Raised.valueError("period must be a non-zero value") }
      let turn = length.magnitude
      period = turn
      let order = knots.indices.sorted {
        ArrayDivision.remainder(knots[$0], turn) < ArrayDivision.remainder(knots[$1], turn)
      }
      let inside = order.map { ArrayDivision.remainder(knots[$0], turn) }
      let sorted = order.map { values[$0] }
      knots = [inside[inside.count - 1] - turn] + inside + [inside[0] + turn]
      values = [sorted[sorted.count - 1]] + sorted + [sorted[0]]
      (left, right) = (values[0], values[values.count - 1])
    }
    let result = try torch {
      try ArrayLoops.map(x.elements(as: .float64), .float64, of: Double.self) { number -> Double in
        line(period.map { ArrayDivision.remainder(number, $0) } ?? number, knots, values, left, right)
      }
    }
    return Value(array: result)
  }

  private static func line(_ x: Double, _ knots: [Double], _ values: [Double], _ left: Double, _ right: Double)
    -> Double
  {
    if x.isNaN { return x }
    let last = knots.count - 1
    if x > knots[last] { return right }
    if x < knots[0] { return left }
    var (low, high) = (0, knots.count)
    while low < high {
      let middle = (low + high) / 2
      if x >= knots[middle] { low = middle + 1 } else { high = middle }
    }
    let place = low - 1
    if place < 0 { return left }
    if place == last || knots[place] == x { return values[place] }
    let slope = (values[place + 1] - values[place]) / (knots[place + 1] - knots[place])
    let result = slope * (x - knots[place]) + values[place]
    if !result.isNaN { return result }
    let other = slope * (x - knots[place + 1]) + values[place + 1]
    return other.isNaN && values[place] == values[place + 1] ? values[place] : other
  }

  // MARK: Convolution

  /// - Parameter a: The vector that is not shorter.
  private static func correlated(_ a: Tensor, _ v: Tensor, _ mode: String) throws -> Value {
    if a.rank > 1 || v.rank > 1 { throw Raised.valueError("object too deep for desired array") }
    let (n, m) = (a.count, v.count)
    let start: Int
    let length: Int
    switch mode {
    case "valid": (start, length) = (0, n - m + 1)
    case "same": (start, length) = (-(m / 2), n)
    case "full": (start, length) = (1 - m, n + m - 1)
    case _:
      throw Raised.valueError("mode must be one of 'valid', 'same', or 'full' (got '\(mode)')")
    }
    let common = ArrayPromotion.common(a.dtype, v.dtype)
    func slide<Number>(_ type: Number.Type, _ zero: Number, _ step: (Number, Number, Number) -> Number) throws -> Tensor
    {
      try torch {
        try a.elements(as: common).withElements(of: type) { long in
          try v.elements(as: common).withElements(of: type) { short in
            try Tensor.filled([length], common, of: type) { out in
              for place in out.indices {
                try Machine.current.checkInterrupt(after: place)
                let shift = start + place
                var sum = zero
                for k in max(0, -shift)..<max(max(0, -shift), min(m, n - shift)) {
                  sum = step(sum, long[shift + k], short[k])
                }
                out[place] = sum
              }
            }
          }
        }
      }
    }
    switch common.element {
    case .bool: throw Raised.notInLgs("the convolution of bools")
    case .int64: return NumPyCreation.result(try slide(Int.self, 0) { $0 &+ $1 &* $2 })
    case .float32: return NumPyCreation.result(try slide(Float.self, 0) { $0 + $1 * $2 })
    case .float64: return NumPyCreation.result(try slide(Double.self, 0) { $0 + $1 * $2 })
    }
  }
}
