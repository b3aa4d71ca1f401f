extension Int {
  /// The whole part of a number; what is beyond ±2⁵³ becomes that, what is no number becomes 0.
  public init(bounded value: Double) {
    self = value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -9_007_199_254_740_992), 9_007_199_254_740_992))
  }
}
