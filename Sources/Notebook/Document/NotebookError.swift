/// Why a file is no notebook.
public struct NotebookError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
