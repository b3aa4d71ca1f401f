/// Output of programs for terminals, as HTML: colours by escape sequences, lines that overwrite themselves.
enum TerminalText {
  static func html(_ text: String) -> String {
    var output = ""
    var style = Style()
    var isOpen = false
    let scalars = Array(lines(text).unicodeScalars)
    var index = 0
    var plain = String.UnicodeScalarView()
    func flush() {
      output += HTMLText.escaped(plain)
      plain = String.UnicodeScalarView()
    }
    while index < scalars.count {
      guard scalars[index] == "\u{1B}", index + 1 < scalars.count, scalars[index + 1] == "[" else {
        if scalars[index].value >= 0x20 || scalars[index] == "\n" || scalars[index] == "\t" {
          plain.append(scalars[index])
        }
        index += 1
        continue
      }
      var end = index + 2
      while end < scalars.count, !(0x40...0x7E).contains(scalars[end].value) { end += 1 }
      if end < scalars.count, scalars[end] == "m" {
        flush()
        if isOpen { output += "</span>" }
        style.apply(scalars[(index + 2)..<end])
        isOpen = !style.classes.isEmpty
        if isOpen { output += "<span class=\"\(style.classes)\">" }
      }
      index = end + 1
    }
    flush()
    return output + (isOpen ? "</span>" : "")
  }

  /// A carriage return begins the line again, as progress bars do.
  private static func lines(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    let lines = text.exchanging("\r\n", for: "\n").unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line -> String in
      let parts = line.split(separator: "\r")
      return parts.last.map { String($0) } ?? ""
    }.joined(separator: "\n")
  }

  private struct Style {
    private var color: Int?
    private var isBold = false

    var classes: String {
      ((isBold ? ["ansi-bold"] : []) + (color.map { ["ansi-\($0)"] } ?? [])).joined(separator: " ")
    }

    mutating func apply(_ parameters: ArraySlice<Unicode.Scalar>) {
      let codes = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
        Int(String(String.UnicodeScalarView($0))) ?? 0
      }
      for code in codes {
        switch code {
        case 0: self = Style()
        case 1: isBold = true
        case 22: isBold = false
        case 30...37: color = code - 30
        case 39: color = nil
        case 90...97: color = code - 90
        case _: break
        }
      }
    }
  }
}
