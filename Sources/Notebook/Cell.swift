/// One cell of a notebook.
public struct Cell: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable { case code, markdown, raw }

  public var kind: Kind
  public var source: String

  public init(kind: Kind, source: String) {
    self.kind = kind
    self.source = source
  }
}
