import LongWork

/// All values up to each place, of which older ones weigh less and less.
public struct ExponentialWindow: Sendable {
  /// What is taken of each window.
  public enum Statistic: String, Sendable, CaseIterable { case mean, std, `var` }

  private let decay: Double
  private let centerOfMass: Double
  private let adjusts: Bool
  private let ignoresMissing: Bool
  private let least: Int

  /// - Parameters:
  ///   - centerOfMass: From which the weight of the newest value follows: 1 / (1 + centerOfMass).
  ///   - adjusts: Divides by the sum of the weights instead of mixing the newest value with the statistic so far.
  ///   - ignoresMissing: Lets missing values age nothing.
  ///   - least: How many values a window needs to have a result.
  public init(centerOfMass: Double, adjusts: Bool, ignoresMissing: Bool, least: Int) {
    self.centerOfMass = centerOfMass
    decay = 1 - 1 / (1 + centerOfMass)
    self.adjusts = adjusts
    self.ignoresMissing = ignoresMissing
    self.least = max(least, 1)
  }

  private var newWeight: Double { adjusts ? 1 : 1 - decay }

  /// - Parameter isBiased: Leaves out the correction of `std` and `var` for the number of values.
  /// - Throws: An interruption.
  public func values(_ statistic: Statistic, of numbers: [Double], isBiased: Bool = false) throws -> [Double] {
    switch statistic {
    case .mean: return try means(numbers)
    case .var: return try variances(numbers, isBiased)
    case .std: return try variances(numbers, isBiased).mapRows { $0 < 0 ? 0 : $0.squareRoot() }
    }
  }

  private func means(_ numbers: [Double]) throws -> [Double] {
    var (mean, weight, count) = (Double.nan, 1.0, 0)
    return try numbers.mapRows { value in
      let isThere = !value.isNaN
      count += isThere ? 1 : 0
      if mean.isNaN {
        if isThere { mean = value }
      } else if isThere || !ignoresMissing {
        weight *= decay
        if isThere {
          // With equal weights and no sum of them, gaps make the newest value weigh more.
          let newWeight = !adjusts && centerOfMass == 1 ? 1 - weight : self.newWeight
          if mean != value { mean = (weight * mean + newWeight * value) / (weight + newWeight) }
          weight = adjusts ? weight + newWeight : 1
        }
      }
      return count >= least ? mean : .nan
    }
  }

  private func variances(_ numbers: [Double], _ isBiased: Bool) throws -> [Double] {
    var (mean, variance, count) = (Double.nan, 0.0, 0)
    var (sum, squares, weight) = (1.0, 1.0, 1.0)
    return try numbers.mapRows { value in
      let isThere = !value.isNaN
      count += isThere ? 1 : 0
      if mean.isNaN {
        if isThere { mean = value }
      } else if isThere || !ignoresMissing {
        (sum, squares, weight) = (sum * decay, squares * decay * decay, weight * decay)
        if isThere {
          let (before, total) = (mean, weight + newWeight)
          if mean != value { mean = (weight * before + newWeight * value) / total }
          let (moved, distance) = (before - mean, value - mean)
          variance = (weight * (variance + moved * moved) + newWeight * (distance * distance)) / total
          (sum, squares, weight) = (sum + newWeight, squares + newWeight * newWeight, total)
          if !adjusts { (sum, squares, weight) = (sum / weight, squares / (weight * weight), 1) }
        }
      }
      guard count >= least else { return .nan }
      if isBiased { return variance }
      let (whole, spread) = (sum * sum, sum * sum - squares)
      return spread > 0 ? whole / spread * variance : .nan
    }
  }
}
