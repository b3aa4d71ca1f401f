/// Colours by name: single letters, CSS 4, the default cycle (`tab:blue`) and the xkcd survey (`xkcd:sky blue`).
enum NamedColors {
  /// The colour of a name, if there is one; names of more than one letter may be in upper case.
  static func color(_ name: String) -> Color? {
    let key = name.utf8.count == 1 ? name : name.lowercased()
    return colors[key] ?? colors[name]
  }

  private static let colors: [String: Color] = {
    var colors: [String: Color] = [
      "b": Color(red: 0, green: 0, blue: 1), "g": Color(red: 0, green: 0.5, blue: 0),
      "r": Color(red: 1, green: 0, blue: 0), "c": Color(red: 0, green: 0.75, blue: 0.75),
      "m": Color(red: 0.75, green: 0, blue: 0.75), "y": Color(red: 0.75, green: 0.75, blue: 0),
      "k": Color.black, "w": Color.white,
    ]
    read(css, prefix: "", into: &colors)
    read(xkcd, prefix: "xkcd:", into: &colors)
    return colors
  }()

  private static func read(_ table: String, prefix: String, into colors: inout [String: Color]) {
    let words = table.split(separator: " ")
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let name = prefix + words[index].split(separator: "_", omittingEmptySubsequences: false).joined(separator: " ")
      guard let color = ColormapTables.color(hexadecimal: words[index + 1]) else { continue }
      colors[name] = color
      // American and British spelling stand for each other.
      for (spelling, other) in [("grey", "gray"), ("gray", "grey")] where name.contains(spelling) {
        colors[name.split(separator: spelling, omittingEmptySubsequences: false).joined(separator: other)] = color
      }
    }
  }
}
