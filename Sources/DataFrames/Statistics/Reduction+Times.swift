extension Column {
  /// One time of many.
  /// - Throws: A type error for what times have not.
  func reducedTimes(
    _ values: [Int], _ reduction: Reduction, _ skipsMissing: Bool, _ degrees: Int
  ) throws -> Cell {
    let present = values.filter { $0 != Cell.notATime }
    let isSpan = dataType == .timedelta
    func cell(_ value: Int?) -> Cell {
      isSpan ? .timedelta(value ?? Cell.notATime) : .timestamp(value ?? Cell.notATime)
    }
    if !skipsMissing, present.count < values.count { return cell(nil) }
    switch reduction {
    case .min: return cell(present.min())
    case .max: return cell(present.max())
    case .mean: return cell(present.isEmpty ? nil : Column.mean(present))
    case .median: return try timeQuantiles([0.5])[0]
    case .std:
      let deviation = Statistics.variance(present.map(Double.init), degrees: degrees).squareRoot()
      return .timedelta(Int(exactly: deviation.rounded(.towardZero)) ?? Cell.notATime)
    case .sum where isSpan: return .timedelta(present.reduce(0, &+))
    case .sum, .prod, .var, .count, .nunique, .any, .all:
      throw DataFrameError.type(
        "'\(isSpan ? "TimedeltaArray" : "DatetimeArray")' with dtype \(dataType.rawValue) does not support operation "
          + "'\(reduction.rawValue)'")
    }
  }

  /// The mean, rounded towards zero, of sums that may be longer than 64 bits.
  private static func mean(_ values: [Int]) -> Int {
    let sum = values.reduce(into: Int128(0)) { $0 += Int128($1) }
    return Int(sum / Int128(values.count))
  }

  /// The times below which fractions of the values lie.
  public func timeQuantiles(_ fractions: [Double]) throws -> [Cell] {
    let present = (integers ?? []).filter { $0 != Cell.notATime }.sorted()
    return fractions.map { fraction in
      guard let last = present.last else {
        return dataType == .timedelta ? .timedelta(Cell.notATime) : .timestamp(Cell.notATime)
      }
      let place = Double(present.count - 1) * fraction
      let below = Int(place.rounded(.down))
      let value =
        below + 1 < present.count
        ? present[below]
          + Int((Double(present[below + 1] - present[below]) * (place - Double(below))).rounded(.towardZero)) : last
      return dataType == .timedelta ? .timedelta(value) : .timestamp(value)
    }
  }

  /// One category of many.
  /// - Throws: A type error where the categories have no order.
  static func reduced(_ values: Categories, _ reduction: Reduction) throws -> Cell {
    let present = values.codes.filter { $0 >= 0 }
    switch reduction {
    case .min, .max:
      guard values.isOrdered else {
        throw DataFrameError.type(
          "Categorical is not ordered for operation \(reduction.rawValue)\nyou can use .as_ordered() to change the "
            + "Categorical to an ordered one\n")
      }
      return (reduction == .min ? present.min() : present.max()).map { values.values[$0] } ?? .missing
    case .sum, .mean, .std, .var, .median, .prod, .count, .nunique, .any, .all:
      throw DataFrameError.type(
        "'Categorical' with dtype category does not support operation '\(reduction.rawValue)'")
    }
  }
}
