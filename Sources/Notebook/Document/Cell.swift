/// One cell of a notebook.
public struct Cell: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable { case code, markdown, raw }

  public var kind: Kind
  public var source: String
  /// The name that Jupyter gives each cell since format 4.5.
  public var id: String?
  public var metadata = JSONObject()
  /// Pictures that markdown refers to as `attachment:name`.
  public var attachments = JSONObject()
  public var executionCount: Int?
  public var outputs: [Output] = []
  /// All members as they were read, those that lgs does not know among them.
  var fields = JSONObject()

  public init(kind: Kind, source: String) {
    self.kind = kind
    self.source = source
  }

  /// The title that a percent cell has in its header.
  public var title: String? { metadata["title"]?.stringValue }
}
