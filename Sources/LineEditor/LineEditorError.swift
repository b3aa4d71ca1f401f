/// Why there can be no prompt, in one sentence.
public struct LineEditorError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
