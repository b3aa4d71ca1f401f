/// Elements side by side, with the spaces that TeX puts around names of functions and no space behind a sign.
struct TeXRow {
  private enum Neighbour { case start, ordinary, function, operation, open, close }

  private(set) var xml = ""
  private var last = Neighbour.start

  private static let thinSpace = "<mspace width=\"0.1667em\"></mspace>"

  mutating func append(_ element: String, isFunction: Bool) {
    if element.isEmpty { return }
    let next = isFunction ? Neighbour.function : TeXRow.neighbour(element)
    switch (last, next) {
    case (.function, .ordinary), (.function, .function), (.ordinary, .function), (.close, .function):
      xml += TeXRow.thinSpace
    case _: break
    }
    let isFirst = last == .start || last == .operation || last == .open
    xml += isFirst ? TeXRow.asSign(element) : element
    last = next
  }

  /// A plus or minus with nothing to add to belongs to what follows.
  private static func asSign(_ element: String) -> String {
    for sign in ["−", "+", "±", "∓"] where element == "<mo>\(sign)</mo>" { return "<mo form=\"prefix\">\(sign)</mo>" }
    return element
  }

  private static func neighbour(_ element: String) -> Neighbour {
    if element.hasPrefix("<mspace") { return .operation }
    guard element.hasPrefix("<mo>") || element.hasPrefix("<mo "), element.hasSuffix("</mo>") else { return .ordinary }
    let text = content(element)
    if ["(", "[", "{", "⟨", "⌈", "⌊"].contains(text) { return .open }
    return [")", "]", "}", "⟩", "⌉", "⌋", "|", "!", "‖"].contains(text) ? .close : .operation
  }

  /// What stands inside the last tag.
  private static func content(_ element: String) -> Substring {
    let inner = element.dropLast("</mo>".count)
    guard let end = inner.lastIndex(of: ">") else { return "" }
    return inner[inner.index(after: end)...]
  }
}
