/// Every operation that tensors offer.
public enum OperationCatalog {
  /// All records, family by family.
  public static let all: [Operation] = Arithmetic.all + Elementwise.all + Summation.all + Shaping.all

  /// The record of a name.
  public static func named(_ name: String) -> Operation? { index[name] }

  private static let index = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
