import Interpreter

/// `str.split` and its kin.
enum TextSplitting {
  static func split(_ text: String, by separator: String, limit: Int) throws -> [String] {
    let search = TextSearch(separator, in: text)
    return try pieces(search, at: search.all(limit: limit < 0 ? Int.max : limit))
  }

  static func splitFromRight(_ text: String, by separator: String, limit: Int) throws -> [String] {
    let search = TextSearch(separator, in: text)
    var places: [Int] = []
    var end = search.text.count
    while limit < 0 || places.count < limit, let found = search.last(to: end) {
      places.append(found)
      end = found
      try Machine.current.checkInterrupt(after: places.count)
    }
    return try pieces(search, at: places.reversed())
  }

  private static func pieces(_ search: TextSearch, at places: [Int]) throws -> [String] {
    var result: [String] = []
    var start = 0
    for place in places {
      result.append(search.piece(start, place))
      start = place + search.needle.count
      try Machine.current.checkInterrupt(after: result.count)
    }
    return result + [search.piece(start, search.text.count)]
  }

  /// Words between runs of white space.
  static func splitWords(_ text: String, limit: Int) throws -> [String] {
    if limit < 0, text.utf8.allSatisfy({ $0 < 0x80 }) { return try splitASCIIWords(text) }
    var result: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      rest = rest.drop(while: Whitespace.contains)
      if rest.isEmpty { return result }
      if limit >= 0, result.count >= limit {
        result.append(String(rest))
        return result
      }
      let word = rest.prefix { !Whitespace.contains($0) }
      result.append(String(word))
      try Machine.current.checkInterrupt(after: result.count)
      rest = rest[word.endIndex...]
    }
  }

  private static func splitASCIIWords(_ text: String) throws -> [String] {
    var result: [String] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(where: { !isASCIISpace($0) }) {
      rest = rest[start...]
      let end = rest.firstIndex(where: isASCIISpace) ?? rest.endIndex
      result.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[end...]
      try Machine.current.checkInterrupt(after: result.count)
    }
    return result
  }

  private static func isASCIISpace(_ byte: UInt8) -> Bool {
    (0x09...0x0d).contains(byte) || (0x1c...0x20).contains(byte)
  }

  static func splitWordsFromRight(_ text: String, limit: Int) -> [String] {
    var result: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      rest = trimmedAtEnd(rest)
      if rest.isEmpty { return result.reversed() }
      if limit >= 0, result.count >= limit {
        result.append(String(rest))
        return result.reversed()
      }
      let start = rest.lastIndex(where: Whitespace.contains).map { rest.index(after: $0) } ?? rest.startIndex
      result.append(String(rest[start...]))
      rest = rest[..<start]
    }
  }

  /// The text without trailing white space.
  private static func trimmedAtEnd(_ text: String.UnicodeScalarView.SubSequence) -> String.UnicodeScalarView.SubSequence
  {
    guard let last = text.lastIndex(where: { !Whitespace.contains($0) }) else { return text[..<text.startIndex] }
    return text[...last]
  }

  static func lines(_ text: String, keepsEnds: Bool) -> [String] {
    let scalars = text.unicodeScalars
    var result: [String] = []
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let stop = scalars[start...].firstIndex(where: CharacterClasses.isLineBreak) ?? scalars.endIndex
      var next = stop
      if stop < scalars.endIndex {
        next = scalars.index(after: stop)
        if scalars[stop] == "\r", next < scalars.endIndex, scalars[next] == "\n" { next = scalars.index(after: next) }
      }
      result.append(String(scalars[start..<(keepsEnds ? next : stop)]))
      start = next
    }
    return result
  }

  static func replaced(_ text: String, _ old: String, with new: String, limit: Int) throws -> String {
    if old.isEmpty { return try interleaved(text, with: new, limit: limit) }
    let search = TextSearch(old, in: text)
    let places = try search.all(limit: limit < 0 ? Int.max : limit)
    if places.isEmpty { return text }
    try Operators.checkSize(new.utf8.count, times: places.count)
    return try pieces(search, at: places).joined(separator: new)
  }

  /// The text with `new` before every character and at the end.
  private static func interleaved(_ text: String, with new: String, limit: Int) throws -> String {
    var remaining = limit < 0 ? Int.max : limit
    try Operators.checkSize(new.utf8.count, times: min(remaining, text.utf8.count + 1))
    var result = ""
    for scalar in text.unicodeScalars {
      if remaining > 0 {
        result += new
        remaining -= 1
      }
      result.unicodeScalars.append(scalar)
    }
    return remaining > 0 ? result + new : result
  }

  static func expandedTabs(_ text: String, size: Int) throws -> String {
    var result = ""
    var column = 0
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        let width = size > 0 ? size - column % size : 0
        try Operators.checkSize(1, times: width)
        result += String(repeating: " ", count: width)
        column += width
      } else {
        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
