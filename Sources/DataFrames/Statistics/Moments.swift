extension Column {
  /// What the shape of a distribution is measured by.
  public enum Shape: String, Sendable { case skew, kurt, sem }

  /// The skewness, the excess kurtosis or the standard error of the mean of the values that are there, without bias.
  /// - Throws: A type error for texts.
  public func measured(_ shape: Shape) throws -> Double {
    guard let numbers else {
      throw DataFrameError.type("Cannot perform reduction '\(shape.rawValue)' with \(dataType.rawValue) dtype")
    }
    let present = numbers.filter { !$0.isNaN }
    let count = Double(present.count)
    let mean = Summation.sumOfPresent(present) / count
    func moment(_ power: Int) -> Double {
      Summation.sum(
        present.map { value in
          let square = (value - mean) * (value - mean)
          return power == 2 ? square : power == 3 ? square * (value - mean) : square * square
        })
    }
    let squares = moment(2)
    switch shape {
    case .sem: return Statistics.variance(present, degrees: 1).squareRoot() / count.squareRoot()
    case .skew:
      guard present.count >= 3, squares > 0 else { return .nan }
      return count * (count - 1).squareRoot() / (count - 2) * (moment(3) / (squares * squares.squareRoot()))
    case .kurt:
      guard present.count >= 4, squares > 0 else { return .nan }
      let divisor = (count - 2) * (count - 3) * squares * squares
      let adjustment = 3 * (count - 1) * (count - 1) / ((count - 2) * (count - 3))
      return count * (count + 1) * (count - 1) * moment(4) / divisor - adjustment
    }
  }
}
