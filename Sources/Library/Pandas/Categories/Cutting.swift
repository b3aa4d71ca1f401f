import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `pd.cut` and `pd.qcut`: numbers put into intervals.
struct Cutting {
  private let arguments: NamedArguments
  private let values: [Double]
  private let isClosedLeft: Bool
  private let precision: Int

  static let functions: [Builtin] = [
    PandasRecord.function(
      "cut(x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False, duplicates='raise', "
        + "ordered=True)", "Numbers put into intervals.",
      example: "pd.cut(pd.Series([1, 7]), [0, 5, 10], labels=['low', 'high']).tolist()\n#> ['low', 'high']"
    ) { arguments in
      let cutting = try Cutting(arguments, right: arguments.flag("right", or: true))
      return try cutting.cut()
    },
    PandasRecord.function(
      "qcut(x, q, labels=None, retbins=False, precision=3, duplicates='raise')",
      "Numbers put into intervals that hold equally many.",
      example: "pd.qcut(pd.Series([1, 2, 3, 4]), 2, labels=['low', 'high']).tolist()\n"
        + "#> ['low', 'low', 'high', 'high']"
    ) { arguments in
      let cutting = try Cutting(arguments, right: true)
      return try cutting.quantiles()
    },
  ]

  private init(_ arguments: NamedArguments, right: Bool) throws {
    self.arguments = arguments
    let x = arguments.required("x")
    guard PandasValue.isListLike(x) else { throw Raised.valueError("Input array must be 1 dimensional") }
    let column = try PandasValue.column(x)
    guard let numbers = column.numbers else {
      throw Raised.notInLgs("putting values of the type \(column.dataType.rawValue) into intervals")
    }
    values = numbers
    isClosedLeft = !right
    precision = try arguments.integer("precision", or: 3)
  }

  // MARK: Bounds

  private func cut() throws -> Value {
    let bins = arguments.required("bins")
    guard PandasValue.isListLike(bins) else {
      guard let count = try Operators.indexValue(bins), count >= 1 else {
        throw Raised.valueError("`bins` should be a positive integer.")
      }
      try Operators.checkSize(MemoryLayout<Double>.stride, times: count)
      return try result(bounds: equalBounds(count), isWhole: false, includesLowest: arguments.flag("include_lowest"))
    }
    let column = try PandasValue.column(bins)
    let bounds = try column.floats()
    guard zip(bounds, bounds.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw Raised.valueError("bins must increase monotonically.")
    }
    return try result(
      bounds: bounds, isWhole: column.dataType == .int64, includesLowest: arguments.flag("include_lowest"))
  }

  /// Bounds at equal distances, the outer one a little further out.
  private func equalBounds(_ count: Int) throws -> [Double] {
    let present = values.filter { !$0.isNaN }
    guard var low = present.min(), var high = present.max() else {
      throw Raised.valueError("Cannot cut empty array")
    }
    guard low.isFinite, high.isFinite else {
      throw Raised.valueError("cannot specify integer `bins` when input data contains infinity")
    }
    if low == high {
      low -= low != 0 ? 0.001 * low.magnitude : 0.001
      high += high != 0 ? 0.001 * high.magnitude : 0.001
      return (0...count).map { low + (high - low) * Double($0) / Double(count) }
    }
    let step = (high - low) / Double(count)
    var bounds = (0...count).map { Double($0) * step + low }
    bounds[count] = high
    let adjustment = (high - low) * 0.001
    if isClosedLeft { bounds[count] += adjustment } else { bounds[0] -= adjustment }
    return bounds
  }

  private func quantiles() throws -> Value {
    let q = arguments.required("q")
    let fractions: [Double]
    if PandasValue.isListLike(q) {
      fractions = try PandasValue.column(q).floats()
    } else {
      let count = try Arguments.index(q)
      guard count >= 1 else { throw Raised.valueError("q must be a positive integer") }
      try Operators.checkSize(MemoryLayout<Double>.stride, times: count)
      fractions = (0...count).map { $0 == count ? 1 : Double($0) * (1 / Double(count)) }
    }
    if fractions.isEmpty { throw Raised.indexError("index 0 is out of bounds for axis 0 with size 0") }
    return try result(bounds: Column.float64(values).quantiles(fractions), isWhole: false, includesLowest: true)
  }

  // MARK: Results

  private func result(bounds given: [Double], isWhole: Bool, includesLowest: Bool) throws -> Value {
    var bounds = given
    if Set(bounds).count < bounds.count, bounds.count != 2 {
      guard try arguments.text("duplicates") == "drop" else {
        throw Raised.valueError(
          "Bin edges must be unique: \(try Operators.repr(Value(Index(.float64(bounds))))).\n"
            + "You can drop duplicate edges by setting the 'duplicates' kwarg")
      }
      var seen = Set<Double>()
      bounds = bounds.filter { seen.insert($0).inserted }
    }
    let codes = values.map { code(of: $0, bounds, includesLowest) }
    let labels = arguments.given("labels")
    let placed: Value
    if case .bool(false)? = labels {
      placed = labelled(codes.contains(-1) ? .float64(codes.map { $0 < 0 ? .nan : Double($0) }) : .int64(codes))
    } else {
      let names = try categoryNames(labels, bounds, isWhole: isWhole && !includesLowest, includesLowest)
      let isOrdered = try arguments.given("ordered").map(Operators.isTrue) ?? true
      placed = labelled(.category(Categories(codes: codes, values: names, isOrdered: isOrdered)))
    }
    guard try arguments.flag("retbins") else { return placed }
    return .tuple([placed, try PandasValue.array(isWhole ? .int64(bounds.map { Int($0) }) : .float64(bounds))])
  }

  /// The interval that a number lies in, -1 for none.
  private func code(of value: Double, _ bounds: [Double], _ includesLowest: Bool) -> Int {
    if value.isNaN { return -1 }
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if isClosedLeft ? bounds[middle] <= value : bounds[middle] < value { low = middle + 1 } else { high = middle }
    }
    if includesLowest, value == bounds.first { low = 1 }
    return low == 0 || low >= bounds.count ? -1 : low - 1
  }

  private func categoryNames(
    _ labels: Value?, _ bounds: [Double], isWhole: Bool, _ includesLowest: Bool
  ) throws -> Column {
    if let labels, !labels.isNone {
      guard PandasValue.isListLike(labels) else {
        throw Raised.valueError(
          "Bin labels must either be False, None or passed in as a list-like argument")
      }
      let names = try CategoricalObject.distinct(labels)
      guard names.count == bounds.count - 1 else {
        throw Raised.valueError("Bin labels must be one fewer than the number of bin edges")
      }
      return names
    }
    if bounds.isEmpty { return .object([]) }
    var digits = precision
    // As many digits as keep the bounds apart.
    while digits < 20, Set(bounds.map { Cutting.rounded($0, digits) }).count < bounds.count { digits += 1 }
    var shown = isWhole ? bounds : bounds.map { Cutting.rounded($0, digits) }
    if !isClosedLeft, includesLowest { shown[0] -= pow(10, -Double(digits)) }
    shown = isWhole ? shown : [Cutting.rounded(shown[0], digits)] + shown.dropFirst()
    return .object(
      zip(shown, shown.dropFirst()).map { left, right in
        .interval(Interval(left: left, right: right, isWhole: isWhole, isClosedLeft: isClosedLeft))
      })
  }

  /// A number rounded to some digits, more for numbers below 1.
  private static func rounded(_ value: Double, _ precision: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let whole = value.rounded(.towardZero)
    let part = value - whole
    let digits = whole == 0 ? -Int(log10(part.magnitude).rounded(.down)) - 1 + precision : precision
    let scale = pow(10, Double(digits))
    return (value * scale).rounded(.toNearestOrEven) / scale
  }

  /// The results in the form of what came in.
  private func labelled(_ column: Column) -> Value {
    let x = arguments.required("x")
    if let series = x.object(as: SeriesObject.self)?.series { return Value(series.with(column)) }
    if case .category(let categories) = column { return .object(CategoricalObject(categories)) }
    return (try? PandasValue.array(column)) ?? .none
  }
}
