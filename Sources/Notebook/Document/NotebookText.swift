/// What a notebook shows, as plain text: for terminals and pipes.
public enum NotebookText {
  /// The text of what one output shows; pictures are named.
  public static func text(of output: Output) -> String {
    switch output.form {
    case .stream(_, let text): return text
    case .display(let bundle), .result(let bundle, _): return plain(bundle)
    case .error(let name, let value, let traceback):
      let text = traceback.isEmpty ? "\(name): \(value)" : traceback.joined(separator: "\n")
      return text.hasSuffix("\n") ? text : text + "\n"
    case .unknown: return ""
    }
  }

  private static func plain(_ bundle: MimeBundle) -> String {
    for type in ["text/plain", "text/markdown", "text/latex"] {
      if let text = bundle.text(type) { return text.hasSuffix("\n") ? text : text + "\n" }
    }
    return bundle.mediaTypes.first.map { "<\($0)>\n" } ?? ""
  }
}
