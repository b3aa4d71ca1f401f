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
    var end = search.count
    while limit < 0 || places.count < limit, let found = try search.last(to: end) {
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
      result.append(try search.piece(start, place))
      start = place + search.needle.utf8.count
      try Machine.current.checkInterrupt(after: result.count)
    }
    result.append(try search.piece(start, search.count))
    return result
  }

  /// Words between runs of white space.
  static func splitWords(_ text: String, limit: Int) throws -> [String] {
    if limit < 0, LongText.isASCII(text) { return try splitASCIIWords(text) }
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

  /// - Throws: KeyboardInterrupt.
  static func splitWordsFromRight(_ text: String, limit: Int) throws -> [String] {
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
      try Machine.current.checkInterrupt(after: result.count)
    }
  }

  /// The text without trailing white space.
  private static func trimmedAtEnd(_ text: String.UnicodeScalarView.SubSequence) -> String.UnicodeScalarView.SubSequence
  {
    guard let last = text.lastIndex(where: { !Whitespace.contains($0) }) else { return text[..<text.startIndex] }
    return text[...last]
  }

  /// - Throws: KeyboardInterrupt.
  static func lines(_ text: String, keepsEnds: Bool) throws -> [String] {
    let scalars = text.unicodeScalars
    var turn = 0
    // A line may be as long as the text.
    func isFound(_ scalar: UnicodeScalar, _ test: (UnicodeScalar) -> Bool) throws -> Bool {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      return test(scalar)
    }
    var result: [String] = []
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let stop = try scalars[start...].firstIndex { try isFound($0, CharacterClasses.isLineBreak) } ?? scalars.endIndex
      var next = stop
      if stop < scalars.endIndex {
        next = scalars.index(after: stop)
        if scalars[stop] == "\r", next < scalars.endIndex, scalars[next] == "\n" { next = scalars.index(after: next) }
      }
      result.append(String(scalars[start..<(keepsEnds ? next : stop)]))
      try Machine.current.checkInterrupt(after: result.count)
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
    var result = ""
    var start = 0
    for (turn, place) in places.enumerated() {
      try LongText.append(search.piece(start, place), to: &result)
      try LongText.append(new, to: &result)
      start = place + old.utf8.count
      try Machine.current.checkInterrupt(after: turn)
    }
    try LongText.append(search.piece(start, search.count), to: &result)
    return result
  }

  /// The text with `new` before every character and at the end.
  private static func interleaved(_ text: String, with new: String, limit: Int) throws -> String {
    var remaining = limit < 0 ? Int.max : limit
    try Operators.checkSize(new.utf8.count, times: min(remaining, text.utf8.count + 1))
    var result = ""
    var turn = 0
    for scalar in text.unicodeScalars {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
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
    var turn = 0
    for scalar in text.unicodeScalars {
      turn &+= 1
      try Machine.current.checkInterrupt(after: turn)
      if scalar == "\t" {
        let width = size > 0 ? size - column % size : 0
        try Operators.checkSize(1, times: result.utf8.count + width)
        try LongText.append(LongText.repeated(" ", width), to: &result)
        column += width
      } else {
        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
