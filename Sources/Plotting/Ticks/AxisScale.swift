#if canImport(Glibc)
  import Glibc
#endif

/// How values are spread along an axis.
public enum AxisScale: Equatable, Sendable {
  case linear
  case log(base: Double)
  /// As a function of the program spreads values.
  case function(ScaleFunction)

  /// The scale of a name.
  /// - Throws: ValueError with matplotlib's words for a name it does not know, NotImplementedError for one lgs lacks.
  public static func parse(_ name: String, base: Double = 10) throws -> AxisScale {
    switch name {
    case "linear": return .linear
    case "log":
      guard base > 0, base != 1 else {
        throw PlottingError(.valueError, "The log base cannot be <= 0 or == 1")
      }
      return .log(base: base)
    case "symlog", "asinh", "logit", "function", "functionlog", "mercator":
      throw PlottingError(.notImplementedError, "lgs has no axis scale \(name.pythonQuoted)")
    case _:
      let names = ["asinh", "function", "functionlog", "linear", "log", "logit", "symlog"]
      throw PlottingError(.valueError, CloseMatch.message(for: name, what: "scale", among: names))
    }
  }

  public var name: String {
    switch self {
    case .linear: "linear"
    case .log: "log"
    case .function: "function"
    }
  }

  /// The value's place on an even axis; far below everything for what has no logarithm.
  func forward(_ value: Double) -> Double {
    switch self {
    case .linear: return value
    case .function(let function): return function.forward(value)
    case .log(let base):
      guard value > 0 else { return value.isNaN ? .nan : -1000 }
      if base == 10 { return log10(value) }
      if base == 2 { return log2(value) }
      return Glibc.log(value) / Glibc.log(base)
    }
  }

  func inverse(_ place: Double) -> Double {
    switch self {
    case .linear: place
    case .log(let base): pow(base, place)
    case .function(let function): function.inverse(place)
    }
  }

  /// Limits the scale can show.
  func limited(_ low: Double, _ high: Double, smallestPositive: Double) -> (Double, Double) {
    switch self {
    case .linear, .function: return (low, high)
    case .log:
      let least = smallestPositive.isFinite ? smallestPositive : 1e-300
      return (low <= 0 ? least : low, high <= 0 ? least : high)
    }
  }
}

/// A pair of functions that undo one another.
public final class ScaleFunction: Equatable, Sendable {
  let forward: @Sendable (Double) -> Double
  let inverse: @Sendable (Double) -> Double

  public init(forward: @escaping @Sendable (Double) -> Double, inverse: @escaping @Sendable (Double) -> Double) {
    self.forward = forward
    self.inverse = inverse
  }

  public static func == (a: ScaleFunction, b: ScaleFunction) -> Bool { a === b }
}
