import CKernels
import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Sums, means, extremes and orders.
enum NumPyReductions {
  /// - Parameters:
  ///   - keeps: The place of `keepdims` among the arguments.
  private static func reduce(
    _ arguments: Arguments, keeps: Int, _ body: (Tensor, [Int], Bool) throws -> Tensor
  ) throws -> Value {
    let source = try arguments.elements(0)
    let axes = try ArrayShape.axes(arguments[1], rank: source.rank)
    return Value(array: try body(source, axes, arguments.truth(keeps)))
  }

  /// The array in the dtype at `place`, when one is given.
  private static func converted(_ source: Tensor, _ arguments: Arguments, _ place: Int) throws -> Tensor {
    guard let dtype = try arguments.dtype(place) else { return source }
    return try torch { try source.elements(as: dtype) }
  }

  private static let refusedStart = "initial=<no value>, where=<no value>"
  private static let matrix = "[[1, 2], [3, 4]]"

  static let shared: [SharedRecord] = sums + extremes + orders

  private static let sums: [SharedRecord] = [
    SharedRecord(
      "sum", "axis=None, dtype=None, out=<no value>, keepdims=False, \(refusedStart)", "The sum of the elements.",
      operand: matrix, arguments: "axis=0", output: "array([4, 6])"
    ) { arguments in
      try reduce(arguments, keeps: 4) {
        try ArraySum.sum(converted($0, arguments, 2), $1, keepsAxes: $2)
      }
    },
    SharedRecord(
      "prod", "axis=None, dtype=None, out=<no value>, keepdims=False, \(refusedStart)", "The product of the elements.",
      operand: matrix, output: "np.int64(24)"
    ) { arguments in
      try reduce(arguments, keeps: 4) {
        try ArraySearch.product(converted($0, arguments, 2), $1, keepsAxes: $2)
      }
    },
    SharedRecord(
      "mean", "axis=None, dtype=None, out=<no value>, keepdims=False, *, where=<no value>", "The mean of the elements.",
      operand: matrix, output: "np.float64(2.5)"
    ) { arguments in
      try reduce(arguments, keeps: 4) {
        try ArraySum.mean(converted($0, arguments, 2), $1, keepsAxes: $2)
      }
    },
    SharedRecord(
      "var", "axis=None, dtype=None, out=<no value>, ddof=0, keepdims=False, *, where=<no value>",
      "The variance of the elements; ddof is subtracted from their number.", operand: "[1, 2, 3, 4]",
      output: "np.float64(1.25)"
    ) { arguments in
      try reduce(arguments, keeps: 5) {
        try ArraySum.variance(
          converted($0, arguments, 2), $1, correction: arguments.index(4, or: 0), keepsAxes: $2)
      }
    },
    SharedRecord(
      "std", "axis=None, dtype=None, out=<no value>, ddof=0, keepdims=False, *, where=<no value>",
      "The standard deviation of the elements; ddof is subtracted from their number.", operand: "[1, 2, 3, 4]",
      output: "np.float64(1.118033988749895)"
    ) { arguments in
      try reduce(arguments, keeps: 5) { source, axes, keeps in
        let variance = try ArraySum.variance(
          converted(source, arguments, 2), axes, correction: arguments.index(4, or: 0), keepsAxes: keeps)
        return try torch { try Tensor.sqrt(variance) }
      }
    },
    SharedRecord(
      "cumsum", "axis=None, dtype=None, out=<no value>", "The running sums.", operand: "[1, 2, 3]",
      output: "array([1, 3, 6])"
    ) { arguments in
      let source = try converted(arguments.elements(0), arguments, 2)
      guard let axis = try arguments.axis(1, rank: source.rank) else {
        return NumPyCreation.result(try ArraySearch.cumulativeSum(ArrayShape.reshaped(source, [source.count]), 0))
      }
      return NumPyCreation.result(try ArraySearch.cumulativeSum(source, axis))
    },
  ]

  private static let extremes: [SharedRecord] = [
    SharedRecord(
      "max", "axis=None, out=<no value>, keepdims=False, \(refusedStart)", "The largest element.", operand: matrix,
      arguments: "axis=1", output: "array([2, 4])"
    ) { try reduce($0, keeps: 3) { try ArraySearch.extreme($0, $1, keepsAxes: $2, isMaximum: true) } },
    SharedRecord(
      "min", "axis=None, out=<no value>, keepdims=False, \(refusedStart)", "The smallest element.", operand: matrix,
      arguments: "axis=1", output: "array([1, 3])"
    ) { try reduce($0, keeps: 3) { try ArraySearch.extreme($0, $1, keepsAxes: $2, isMaximum: false) } },
    SharedRecord(
      "argmax", "axis=None, out=<no value>, *, keepdims=False",
      "The position of the largest element, counted over all axes when none is given.", operand: "[3, 7, 5]",
      output: "np.int64(1)"
    ) { arguments in
      let source = try arguments.elements(0)
      let axis = try arguments.axis(1, rank: source.rank)
      return Value(
        array: try ArraySearch.extremePlace(source, axis, keepsAxes: arguments.truth(3), isMaximum: true))
    },
    SharedRecord(
      "argmin", "axis=None, out=<no value>, *, keepdims=False",
      "The position of the smallest element, counted over all axes when none is given.", operand: "[3, 7, 5]",
      output: "np.int64(0)"
    ) { arguments in
      let source = try arguments.elements(0)
      let axis = try arguments.axis(1, rank: source.rank)
      return Value(
        array: try ArraySearch.extremePlace(source, axis, keepsAxes: arguments.truth(3), isMaximum: false))
    },
    SharedRecord(
      "all", "axis=None, out=<no value>, keepdims=False, *, where=<no value>", "Whether all elements are not zero.",
      operand: "[1, 0]", output: "np.False_"
    ) { try reduce($0, keeps: 3) { try ArraySearch.truth($0, $1, keepsAxes: $2, all: true) } },
    SharedRecord(
      "any", "axis=None, out=<no value>, keepdims=False, *, where=<no value>", "Whether some element is not zero.",
      operand: "[1, 0]", output: "np.True_"
    ) { try reduce($0, keeps: 3) { try ArraySearch.truth($0, $1, keepsAxes: $2, all: false) } },
  ]

  private static let orders: [SharedRecord] = [
    SharedRecord(
      "argsort", "axis=-1, kind=None, order=<no value>, *, stable=None", "The positions that sort the elements.",
      operand: "[30, 10, 20]", output: "array([1, 2, 0])"
    ) { arguments in
      let (source, axis) = try line(arguments)
      return NumPyCreation.result(try ArraySearch.sortingPlaces(source, axis))
    },
    SharedRecord(
      "round", "decimals=0, out=<no value>", "The elements rounded to decimal places, half to even.",
      operand: "[1.25, 2.35]", arguments: "1", output: "array([1.2, 2.4])"
    ) { arguments in Value(array: try rounded(arguments.elements(0), arguments.index(1, or: 0))) },
    SharedRecord(
      "clip", "min=None, max=None, out=<no value>", "The elements, those outside of bounds moved to them.",
      operand: "[1, 5, 9]", arguments: "2, 8", output: "array([2, 5, 8])"
    ) { arguments in
      var result = try arguments.operand(0, of: "clip")
      if !arguments[1].isNone {
        result = .strong(try NumPyFunctions.extreme(result, arguments.operand(1, of: "clip"), isMaximum: true))
      }
      if !arguments[2].isNone {
        result = .strong(try NumPyFunctions.extreme(result, arguments.operand(2, of: "clip"), isMaximum: false))
      }
      return Value(array: try result.tensor(ArrayPromotion.common(result, result)))
    },
    SharedRecord(
      "dot", "b, out=<no value>", "The product of vectors or matrices.", operand: "[1, 2]", arguments: "[3, 4]",
      output: "np.int64(11)"
    ) { arguments in
      Value(array: try ArrayProducts.dot(arguments.operand(0, of: "dot"), arguments.operand(1, of: "dot")))
    },
  ]

  /// The array and the axis to work along; all elements in one row when the axis is None.
  private static func line(_ arguments: Arguments) throws -> (Tensor, Int) {
    let source = try arguments.elements(0)
    if arguments.has(1), arguments[1].isNone { return (try ArrayShape.reshaped(source, [source.count]), 0) }
    if source.rank == 0 { throw Raised(ArrayTypes.axisError, "axis -1 is out of bounds for array of dimension 0") }
    return (source, try arguments.axis(1, rank: source.rank) ?? source.rank - 1)
  }

  /// Half to even at a decimal place, as NumPy does it: scaled, rounded, scaled back.
  static func rounded(_ source: Tensor, _ decimals: Int) throws -> Tensor {
    switch source.dtype.element {
    case .bool: return try rounded(torch { try source.elements(as: .float16) }, decimals)
    case .int64:
      if decimals >= 0 { return try torch { try source.packedCopy() } }
      let unit = ArrayDivision.power(10, min(-decimals, 18))
      return try torch {
        try ArrayLoops.map(source, source.dtype, of: Int.self) {
          Int((Double($0) / Double(unit)).rounded(.toNearestOrEven)) &* unit
        }
      }
    case .float32, .float64:
      let scale = pow(10, Double(decimals.magnitude))
      return try ArrayLoops.map(
        source,
        { value in
          let scale = Float(scale)
          let scaled = decimals < 0 ? value / scale : value * scale
          let whole = scaled.rounded(.toNearestOrEven)
          return decimals < 0 ? whole * scale : whole / scale
        },
        { value in
          let scaled = decimals < 0 ? value / scale : value * scale
          let whole = scaled.rounded(.toNearestOrEven)
          return decimals < 0 ? whole * scale : whole / scale
        })
    }
  }

  // MARK: Functions only

  static let functions: [Builtin] = [
    ArrayRecord(
      "sort(a, axis=-1, kind=None, order=<no value>, *, stable=None)", "The elements in order, as a copy.",
      example: "np.sort([3, 1, 2])\n#> array([1, 2, 3])"
    ) { arguments in
      let (source, axis) = try line(arguments)
      return NumPyCreation.result(try ArraySearch.sorted(source, axis))
    },
    ArrayRecord(
      "median(a, axis=None, out=<no value>, overwrite_input=<no value>, keepdims=False)",
      "The middle of the sorted elements, or the mean of the two middle ones.",
      example: "np.median([7, 1, 3])\n#> np.float64(3.0)"
    ) { arguments in
      try reduce(arguments, keeps: 4) { source, axes, keeps in try median(source, axes, keepsAxes: keeps) }
    },
    ArrayRecord(
      "diff(a, n=1, axis=-1, prepend=<no value>, append=<no value>)", "The differences of neighbours along an axis.",
      example: "np.diff([1, 4, 9])\n#> array([3, 5])"
    ) { arguments in
      var result = try arguments.elements(0)
      if result.rank == 0 { throw Raised.valueError("diff requires input that is at least one dimensional") }
      let axis = try ArrayTypes.axis(arguments.index(2, or: -1), rank: result.rank)
      // Nothing is left after as many turns as there are elements.
      for _ in 0..<min(max(0, try arguments.index(1, or: 1)), result.shape[axis]) {
        let count = result.shape[axis] - 1
        let (late, early) = (try result.narrow(axis, 1, count), try result.narrow(axis, 0, count))
        // Of bools: whether they differ.
        result = try torch { result.dtype == .bool ? try late.differs(from: early) : try Tensor.sub(late, early) }
      }
      return NumPyCreation.result(result)
    },
    ArrayRecord(
      "unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=<no value>, *, "
        + "equal_nan=<no value>, sorted=<no value>)", "The different elements in order.",
      example: "np.unique([3, 1, 3], return_counts=True)\n#> (array([1, 3]), array([1, 2]))"
    ) { try unique($0) },
  ]

  private static func median(_ source: Tensor, _ axes: [Int], keepsAxes: Bool) throws -> Tensor {
    let dtype: DType = source.dtype.isFloatingPoint ? source.dtype : .float64
    let values = try torch { try source.elements(as: .float64) }
    let result = try ArrayRows.reduce(
      values, axes, keepsAxes: keepsAxes, .float64, of: Double.self, result: Double.self
    ) { row in
      var values: [Double] = []
      values.reserveCapacity(row.count)
      var isNumber = !row.isEmpty
      try Interruption.inRuns(row.count) { run in
        isNumber = isNumber && !row[run].contains(where: \.isNaN)
        values += row[run]
      }
      guard isNumber else { return .nan }
      let half = row.count / 2
      var (before, at) = (0.0, 0.0)
      guard lgs_select(&values, Int64(row.count), Int64(half), &before, &at) else {
        try Interruption.check()
        return .nan
      }
      if row.count % 2 == 1 { return at }
      return dtype.element == .float32 ? Double((Float(before) + Float(at)) / 2) : (before + at) / 2
    }
    return try torch { try result.elements(as: dtype) }
  }

  private static func unique(_ arguments: Arguments) throws -> Value {
    let source = try arguments.elements(0)
    let flat = try ArrayShape.reshaped(source, [source.count])
    let (firsts, counts, inverse) = try torch { try flat.equalGroups(joinsNaNs: true) }
    var results = [NumPyCreation.result(try torch { try flat.item([.indices(firsts)]) })]
    if try arguments.truth(1) { results.append(NumPyCreation.result(try torch { try firsts.packed() })) }
    if try arguments.truth(2) {
      results.append(NumPyCreation.result(try ArrayShape.reshaped(inverse, Array(source.shape))))
    }
    if try arguments.truth(3) { results.append(NumPyCreation.result(try torch { try counts.packed() })) }
    return results.count == 1 ? results[0] : .tuple(results)
  }
}
