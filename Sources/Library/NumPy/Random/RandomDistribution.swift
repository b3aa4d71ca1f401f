import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// A distribution that all generators offer: its parameters, what they must be, and how one number is drawn.
struct RandomDistribution {
  enum Draw {
    case real((RandomStream, [Double]) -> Double)
    case whole((RandomStream, [Double]) -> Int)
  }

  let name: String
  /// In Python's notation, without `size`.
  let parameters: String
  let summary: String
  /// The arguments of the example, and its outputs from the legacy generator and the other one with the
  /// seed 0.
  let example: (arguments: String, output: String, generated: String)
  /// The words of the first parameter that is out of its range.
  let problem: ([Double]) -> String?
  let draw: Draw

  private static func notNegative(_ names: String...) -> ([Double]) -> String? {
    { values in
      for (name, value) in zip(names, values) where !name.isEmpty && value < 0 { return "\(name) < 0" }
      return nil
    }
  }

  private static func positive(_ names: String...) -> ([Double]) -> String? {
    { values in
      for (name, value) in zip(names, values) where !name.isEmpty && value <= 0 { return "\(name) <= 0" }
      return nil
    }
  }

  private static func chance(_ values: [Double], _ place: Int) -> String? {
    let p = values[place]
    return p.isNaN || p < 0 || p > 1 ? "p < 0, p > 1 or p is NaN" : nil
  }

  /// The largest mean of which NumPy's counts fit into 64 bits with a wide margin.
  private static let mostExpected = Double(Int.max) - Double(Int.max).squareRoot() * 10

  private static func expected(_ values: [Double]) -> String? {
    if values[0].isNaN || values[0] < 0 { return "lam < 0 or lam is NaN" }
    return values[0] > mostExpected ? "lam value too large" : nil
  }

  static let all: [RandomDistribution] = common + rare

  private static let common: [RandomDistribution] = [
    RandomDistribution(
      name: "uniform", parameters: "low=0.0, high=1.0", summary: "Floats in [low, high).",
      example: ("1, 3", "2.0976270078546495", "2.2739233746429086"), problem: { _ in nil },
      draw: .real { $1[0] + ($1[1] - $1[0]) * $0.double() }),
    RandomDistribution(
      name: "normal", parameters: "loc=0.0, scale=1.0",
      summary: "Normal numbers around loc with the standard deviation scale.",
      example: ("10, 2", "13.528104691935328", "10.251460442186787"), problem: notNegative("", "scale"),
      draw: .real { $1[0] + $1[1] * $0.normal() }),
    RandomDistribution(
      name: "exponential", parameters: "scale=1.0", summary: "Waiting times with the mean scale.",
      example: ("2.0", "1.59174901632622", "1.3598638079378191"), problem: notNegative("scale"),
      draw: .real { $1[0] * $0.exponential() }),
    RandomDistribution(
      name: "poisson", parameters: "lam=1.0", summary: "Counts of events of which lam are expected.",
      example: ("3.0", "5", "2"), problem: expected,
      draw: .whole { Int(saturating: $0.poisson($1[0])) }),
    RandomDistribution(
      name: "binomial", parameters: "n, p", summary: "Counts of successes among n trials with the chance p.",
      example: ("10, 0.5", "5", "6"), problem: { $0[0] < 0 ? "n < 0" : chance($0, 1) },
      draw: .whole { $0.binomial(Int(saturating: $1[0]), $1[1]) }),
    RandomDistribution(
      name: "geometric", parameters: "p", summary: "Counts of trials up to the first success.",
      example: ("0.5", "2", "2"), problem: { $0[0] <= 0 || $0[0] > 1 ? "p <= 0, p > 1 or p contains NaNs" : nil },
      draw: .whole { Int(saturating: $0.geometric($1[0])) }),
    RandomDistribution(
      name: "gamma", parameters: "shape, scale=1.0", summary: "Sums of waiting times.",
      example: ("2.0", "5.138829576340244", "1.8343100674525519"), problem: notNegative("shape", "scale"),
      draw: .real { $1[1] * $0.gamma($1[0]) }),
    RandomDistribution(
      name: "beta", parameters: "a, b", summary: "Shares between 0 and 1.",
      example: ("2.0, 3.0", "0.6035897484783911", "0.322405312761077"),
      problem: positive("a", "b"), draw: .real { $0.beta($1[0], $1[1]) }),
    RandomDistribution(
      name: "lognormal", parameters: "mean=0.0, sigma=1.0", summary: "Numbers whose logarithms are normal.",
      example: ("", "5.836039190663969", "1.133976204153072"), problem: notNegative("", "sigma"),
      draw: .real { exp($1[0] + $1[1] * $0.normal()) }),
    RandomDistribution(
      name: "laplace", parameters: "loc=0.0, scale=1.0", summary: "Two-sided waiting times around loc.",
      example: ("", "0.10272732760316473", "0.3200997251577807"), problem: notNegative("", "scale"),
      draw: .real { $0.laplace($1[0], $1[1]) }),
    RandomDistribution(
      name: "chisquare", parameters: "df", summary: "Sums of df squared normal numbers.",
      example: ("2", "1.59174901632622", "1.3598638079378191"),
      problem: positive("df"), draw: .real { $0.chiSquare($1[0]) }),
    RandomDistribution(
      name: "standard_t", parameters: "df", summary: "Student's t with df degrees of freedom.",
      example: ("5", "1.6637059546931376", "0.1413512087026951"), problem: positive("df"),
      draw: .real { $0.studentT($1[0]) }),
  ]

  private static let rare: [RandomDistribution] = [
    RandomDistribution(
      name: "gumbel", parameters: "loc=0.0, scale=1.0", summary: "Largest of many numbers.",
      example: ("", "0.2283137586277238", "-0.013159932702447984"),
      problem: notNegative("", "scale"), draw: .real { $0.gumbel($1[0], $1[1]) }),
    RandomDistribution(
      name: "logistic", parameters: "loc=0.0, scale=1.0",
      summary: "Numbers whose distribution is the logistic function.",
      example: ("", "0.19587791157148726", "0.5622011350067172"), problem: notNegative("", "scale"),
      draw: .real { $0.logistic($1[0], $1[1]) }),
    RandomDistribution(
      name: "rayleigh", parameters: "scale=1.0", summary: "Lengths of vectors of two normal numbers.",
      example: ("", "1.2616453607595994", "1.1661319856421997"), problem: notNegative("scale"),
      draw: .real {
        $1[0] * ($0 is LegacyRandom ? -2 * log1p(-$0.double()) : 2 * $0.exponential()).squareRoot()
      }),
    RandomDistribution(
      name: "triangular", parameters: "left, mode, right", summary: "Numbers from left to right, most near mode.",
      example: ("0, 1, 2", "1.0500668485912545", "1.147898700061377"),
      problem: { v in
        if v[0] > v[1] { return "left > mode" }
        if v[1] > v[2] { return "mode > right" }
        return v[0] == v[2] ? "left == right" : nil
      }, draw: .real { $0.triangular($1[0], $1[1], $1[2]) }),
    RandomDistribution(
      name: "pareto", parameters: "a", summary: "Numbers with a long tail.",
      example: ("3.0", "0.30381098483863833", "0.2543831878606541"),
      problem: positive("a"),
      draw: .real { $0 is LegacyRandom ? exp($0.exponential() / $1[0]) - 1 : expm1($0.exponential() / $1[0]) }),
    RandomDistribution(
      name: "weibull", parameters: "a", summary: "Powers of waiting times.",
      example: ("2.0", "0.892117990045661", "0.824579834806133"),
      problem: notNegative("a"), draw: .real { $1[0] == 0 ? 0 : pow($0.exponential(), 1 / $1[0]) }),
    RandomDistribution(
      name: "power", parameters: "a", summary: "Numbers from 0 to 1, the more the larger.",
      example: ("2.0", "0.7408194813362596", "0.7023877190365102"),
      problem: positive("a"),
      draw: .real { pow($0 is LegacyRandom ? 1 - exp(-$0.exponential()) : -expm1(-$0.exponential()), 1 / $1[0]) }),
    RandomDistribution(
      name: "standard_gamma", parameters: "shape", summary: "Sums of waiting times of the mean 1.",
      example: ("2.0", "5.138829576340244", "1.8343100674525519"), problem: notNegative("shape"),
      draw: .real { $0.gamma($1[0]) }),
    RandomDistribution(
      name: "f", parameters: "dfnum, dfden", summary: "Ratios of mean squares.",
      example: ("2, 3", "0.5514189023245472", "0.9904658805525353"),
      problem: positive("dfnum", "dfden"),
      draw: .real { ($0.chiSquare($1[0]) * $1[1]) / ($0.chiSquare($1[1]) * $1[0]) }),
    RandomDistribution(
      name: "negative_binomial", parameters: "n, p", summary: "Counts of failures up to the nth success.",
      example: ("5, 0.5", "12", "1"),
      problem: { $0[0].isNaN ? "n must not be NaN" : $0[0] <= 0 ? "n <= 0" : chance($0, 1) },
      draw: .whole { Int(saturating: $0.poisson($0.gamma($1[0]) * ((1 - $1[1]) / $1[1]))) }),
    RandomDistribution(
      name: "standard_normal", parameters: "", summary: "Standard normal numbers.",
      example: ("", "1.764052345967664", "0.1257302210933933"),
      problem: { _ in nil }, draw: .real { stream, _ in stream.normal() }),
    RandomDistribution(
      name: "standard_exponential", parameters: "", summary: "Waiting times of the mean 1.",
      example: ("", "0.79587450816311", "0.6799319039689096"), problem: { _ in nil },
      draw: .real { stream, _ in stream.exponential() }),
    RandomDistribution(
      name: "standard_cauchy", parameters: "", summary: "Ratios of normal numbers.",
      example: ("", "4.40839827218306", "-0.9517455902902531"),
      problem: { _ in nil }, draw: .real { stream, _ in stream.normal() / stream.normal() }),
  ]

  // MARK: Drawing

  private var parameterCount: Int { parameters.isEmpty ? 0 : parameters.split(separator: ",").count }

  private var defaults: [Double?] {
    parameters.split(separator: ",").map { text in
      text.split(separator: "=").dropFirst().first.flatMap { Double($0) }
    }
  }

  /// The numbers that a call asks for.
  /// - Parameter first: The place of the first parameter among the arguments.
  func numbers(_ stream: RandomStream, _ arguments: Arguments, first: Int) throws -> Value {
    var columns: [[Double]] = []
    var shapes: [Shape] = []
    for (place, standard) in defaults.enumerated() {
      guard let value = arguments.optional(first + place) else {
        columns.append([standard ?? 0])
        shapes.append([])
        continue
      }
      columns.append(try ArrayConversion.doubles(value))
      shapes.append(try ArrayConversion.tensor(value).rank == 0 ? [] : ArrayConversion.tensor(value).shape)
    }
    let size = arguments[first + parameterCount]
    if shapes.allSatisfy(\.isEmpty) {
      let values = columns.map { $0[0] }
      if let problem = problem(values) { throw Raised.valueError(problem) }
      return try filled(stream, size, values)
    }
    return try broadcast(stream, size, columns, shapes)
  }

  private func filled(_ stream: RandomStream, _ size: Value, _ values: [Double]) throws -> Value {
    switch draw {
    case .real(let draw):
      if size.isNone { return .float(draw(stream, values)) }
      return try RandomDistribution.array(ArrayShape.sizes(size), .float64, of: Double.self) { _ in draw(stream, values)
      }
    case .whole(let draw):
      if size.isNone { return .int(draw(stream, values)) }
      return try RandomDistribution.array(ArrayShape.sizes(size), .int64, of: Int.self) { _ in draw(stream, values) }
    }
  }

  private func broadcast(_ stream: RandomStream, _ size: Value, _ columns: [[Double]], _ shapes: [Shape]) throws
    -> Value
  {
    let common = try ArrayShape.broadcast(shapes)
    let shape = try size.isNone ? common : Shape(ArrayShape.sizes(size))
    guard ArrayShape.common([common, shape]).map({ $0 == shape }) ?? false else {
      throw Raised.valueError(
        "Output size \(try Operators.repr(ArrayShape.tuple(shape))) is not compatible with broadcast dimensions of inputs "
          + "\(try Operators.repr(ArrayShape.tuple(common))).")
    }
    let wide = try zip(columns, shapes).map { column, own -> [Double] in
      let tensor = try torch { try Tensor.from(doubles: column, shape: own) }
      return try torch { try ArrayShape.broadcast(tensor, to: shape).withElements(of: Double.self) { Array($0) } }
    }
    for place in 0..<ArrayShape.count(shape) {
      if let problem = problem(wide.map { $0[place] }) { throw Raised.valueError(problem) }
    }
    switch draw {
    case .real(let draw):
      return try RandomDistribution.array(Array(shape), .float64, of: Double.self) { place in
        draw(stream, wide.map { $0[place] })
      }
    case .whole(let draw):
      return try RandomDistribution.array(Array(shape), .int64, of: Int.self) { place in
        draw(stream, wide.map { $0[place] })
      }
    }
  }

  /// An array whose elements are drawn one after the other.
  static func array<Element>(_ sizes: [Int], _ dtype: DType, of type: Element.Type, _ element: (Int) throws -> Element)
    throws -> Value
  {
    NumPyCreation.result(
      try torch {
        try Tensor.filled(Shape(sizes), dtype, of: type) { out in
          for place in out.indices {
            try Machine.current.checkInterrupt(after: place)
            out[place] = try element(place)
          }
        }
      })
  }
}

extension Int {
  /// The number without its fraction; the nearest one for what is too large.
  fileprivate init(saturating value: Double) {
    self = Int(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : .min)
  }
}
