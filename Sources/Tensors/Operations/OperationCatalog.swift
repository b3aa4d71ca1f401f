/// Every operation that tensors offer.
public enum OperationCatalog {
  /// All records, family by family.
  public static let all: [Operation] =
    Creation.all + Random.all + Arithmetic.all + Power.all + Elementwise.all + Comparison.all + Selection.all
    + Summation.all + Reduction.all + Searching.all + Shaping.all + Joining.all + Indexing.all + LinearAlgebra.all
    + Convolution.all + Pooling.all + Normalization.all + Embedding.all + Loss.all + Filling.all
    + Elementwise.functions + special + Diagonals.all + Rearranging.all + Ranking.all + Accumulating.all
    + Scattering.all + Pairwise.all + MatrixOperations.all

  private static let special =
    [Digamma.record, InverseError.record] + WholeNumbers.all + [Creation.logspace, Searching.msort]

  /// The record of a name.
  public static func named(_ name: String) -> Operation? { index[name] }

  private static let index = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
