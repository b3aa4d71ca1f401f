/// How an object is called: for completion, hints and help.
public struct CallableSignature {
  /// Names that may be given as keywords.
  public var keywords: [String]
  /// The name and its parameters, such as `linspace(start, end, steps)`.
  public var text: String
  /// What the call does, in one sentence.
  public var summary: String

  /// `signature: summary`.
  public var line: String { summary.isEmpty ? text : "\(text): \(summary)" }

  public init(keywords: [String], text: String, summary: String) {
    self.keywords = keywords
    self.text = text
    self.summary = summary
  }

  /// The signature of a value that can be called and says how.
  public init?(of value: Value) {
    guard case .object(let object) = value, let signature = object.callSignature else { return nil }
    self = signature
  }

  public init(_ builtin: Builtin, hidesReceiver: Bool) {
    let parameters = builtin.signature.parameters.dropFirst(hidesReceiver ? 1 : 0)
    keywords = parameters.filter { !$0.isPositionalOnly }.map(\.name)
    text = hidesReceiver ? CallableSignature.withoutReceiver(builtin.signatureText) : builtin.signatureText
    summary = CallableSignature.firstLine(builtin.summary)
  }

  init(_ function: FunctionObject, hidesReceiver: Bool = false) {
    let layout = function.code.parameters
    let positional = layout.positional.dropFirst(hidesReceiver ? 1 : 0).map(\.name)
    keywords = Array(positional.dropFirst(layout.positionalOnlyCount)) + layout.keywordOnly.map(\.name)
    let hidden = hidesReceiver && !layout.positional.isEmpty ? 1 : 0
    let shown = CallableSignature.parameters(function).dropFirst(hidden).joined(separator: ", ")
    text = "\(function.code.name)(\(shown))"
    summary = CallableSignature.firstLine(function.code.documentation ?? "")
  }

  /// The parameters as they were written, with the values of their defaults.
  private static func parameters(_ function: FunctionObject) -> [String] {
    let layout = function.code.parameters
    let firstDefault = layout.positional.count - function.defaults.count
    var parts = layout.positional.enumerated().map { index, name in
      index < firstDefault ? name.name : "\(name)=\(shown(function.defaults[index - firstDefault]))"
    }
    if layout.positionalOnlyCount > 0 { parts.insert("/", at: layout.positionalOnlyCount) }
    if let rest = layout.variadic { parts.append("*\(rest)") } else if !layout.keywordOnly.isEmpty { parts.append("*") }
    for name in layout.keywordOnly {
      parts.append(function.keywordDefaults[name].map { "\(name)=\(shown($0))" } ?? name.name)
    }
    if let rest = layout.keywordVariadic { parts.append("**\(rest)") }
    return parts
  }

  private static func shown(_ value: Value) -> String {
    let text = (try? Machine.current.withoutCalls { try Operators.repr(value) }) ?? "…"
    return text.count > 30 || text.contains("\n") ? "…" : text
  }

  /// `name(self, x)` as `name(x)`.
  private static func withoutReceiver(_ text: String) -> String {
    guard let open = text.firstIndex(of: "(") else { return text }
    let inside = text[text.index(after: open)...]
    let rest = inside.firstIndex { $0 == "," || $0 == ")" } ?? inside.endIndex
    var kept = inside[rest...]
    while let first = kept.first, first == "," || first == " " || first == "/" { kept = kept.dropFirst() }
    return String(text[...open] + kept)
  }

  static func firstLine(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    return line.trimmingSpaces()
  }
}
