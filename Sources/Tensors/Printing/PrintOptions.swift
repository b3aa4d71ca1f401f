/// How tensors are written: PyTorch's `torch.set_printoptions`.
public struct PrintOptions: Equatable {
  /// Digits after the decimal point.
  public var precision = 4
  /// A tensor with more elements than this is summarised.
  public var threshold = 1000.0
  /// Elements shown at each end of a summarised dimension.
  public var edgeItems = 3
  /// Columns after which a row of elements wraps.
  public var lineWidth = 80
  /// Scientific form always, never, or (nil) as the values require.
  public var scientific: Bool?

  public init() {}

  /// The options in force; the language changes them with `torch.set_printoptions`.
  @exclusivity(unchecked) public static var current = PrintOptions()

  /// More digits than this are refused.
  public static let maximumPrecision = 1000

  /// Takes over the values of a profile: `default`, `short` or `full`; other names change nothing, as in PyTorch.
  public mutating func apply(profile: String) {
    guard ["default", "short", "full"].contains(profile) else { return }
    let isShort = profile == "short"
    precision = isShort ? 2 : 4
    threshold = profile == "full" ? .infinity : 1000
    edgeItems = isShort ? 2 : 3
    lineWidth = 80
  }

  /// Changes what is given; `scientific` is set in every case, as PyTorch does.
  /// Errors: ValueError for a precision or a number of edge items that lgs cannot print.
  public mutating func set(
    precision: Int? = nil, threshold: Double? = nil, edgeItems: Int? = nil, lineWidth: Int? = nil,
    profile: String? = nil, scientific: Bool? = nil
  ) throws {
    if let precision, !(0...PrintOptions.maximumPrecision).contains(precision) {
      throw TensorError.value(
        "precision must be between 0 and \(PrintOptions.maximumPrecision) in lgs, got \(precision)")
    }
    if let edgeItems, edgeItems < 0 { throw TensorError.value("negative edgeitems are not in lgs, got \(edgeItems)") }
    if let profile { apply(profile: profile) }
    if let precision { self.precision = precision }
    if let threshold { self.threshold = threshold }
    if let edgeItems { self.edgeItems = edgeItems }
    if let lineWidth { self.lineWidth = lineWidth }
    self.scientific = scientific
  }
}
