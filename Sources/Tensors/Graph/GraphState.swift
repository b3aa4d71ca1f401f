/// What is common to all graph nodes of the process.
enum GraphState {
  @exclusivity(unchecked) private static var sequence: UInt64 = 0
  @exclusivity(unchecked) static var recordsGradients = true

  /// Numbers grow with every tensor, so that a node's is larger than its parents'.
  static func nextSequence() -> UInt64 {
    sequence &+= 1
    return sequence
  }
}

/// Whether operations record how to differentiate them: PyTorch's `torch.no_grad` and `torch.enable_grad`.
public enum GradMode {
  /// The current setting; true at start.
  public static var isEnabled: Bool {
    get { GraphState.recordsGradients }
    set { GraphState.recordsGradients = newValue }
  }

  /// Runs the body without recording gradients.
  public static func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
    let saved = GraphState.recordsGradients
    GraphState.recordsGradients = false
    defer { GraphState.recordsGradients = saved }
    return try body()
  }
}
