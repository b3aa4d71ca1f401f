import BigInt

/// A format specification, `[[fill]align][sign][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  init(_ text: String) throws { throw Raised.notInLgs("format specifications") }
  func format(_ text: String) throws -> String { text }
  func format(_ value: BigInt) throws -> String { value.description }
  func format(_ value: Double) throws -> String { FloatText.repr(value) }
}

/// `text % values`.
enum PercentFormat {
  static func format(_ text: String, with values: Value) throws -> String { throw Raised.notInLgs("% formatting") }
}
