/// Text from a paste, made ready for a block.
enum PastedText {
  /// The pasted text with plain newlines, composed characters, and without control characters and prompts.
  static func cleaned(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    let printable = withoutControls(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
    let composed = TextNormalization.composed(printable)
    let lines = composed.split(separator: "\n", omittingEmptySubsequences: false)
    guard let statements = Transcript.statements(in: lines) else { return composed }
    return Array(statements.joined(separator: ["\n"]))
  }

  /// Newlines in any convention become `\n`; escape sequences and other controls (tabs excepted) are dropped.
  private static func withoutControls(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var output: [Unicode.Scalar] = []
    output.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let scalar = text[position]
      position += 1
      switch scalar.value {
      case 0x0D:
        output.append("\n")
        if position < text.count, text[position] == "\n" { position += 1 }
      case 0x1B: position = endOfEscape(in: text, from: position)
      case 0x09, 0x0A: output.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: break
      case _: output.append(scalar)
      }
    }
    return output
  }

  private static func endOfEscape(in text: [Unicode.Scalar], from start: Int) -> Int {
    guard start < text.count, text[start] == "[" else { return start }
    let end = text[(start + 1)...].firstIndex { !(0x20..<0x40 ~= $0.value) }
    return end.map { 0x40..<0x7F ~= text[$0].value ? $0 + 1 : $0 } ?? text.count
  }
}

/// A copy of a session: statements behind prompts, and output between them.
enum Transcript {
  typealias Line = ArraySlice<Unicode.Scalar>

  /// The statements alone, or nil when the first written line has no prompt and the text is therefore not a transcript.
  static func statements(in lines: [Line]) -> [Line]? {
    guard let first = lines.first(where: { !$0.allSatisfy(BlockText.isBlank) }) else { return nil }
    let indent = first.prefix { $0 == " " }.count
    guard primary(first.dropFirst(indent)) != nil else { return nil }
    var kept: [Line] = []
    var isContinuing = false
    for line in lines {
      let line = line.dropFirst(min(indent, line.prefix { $0 == " " }.count))
      if let statement = primary(line) {
        if !statement.isEmpty { kept.append(statement) }
        isContinuing = true
      } else if isContinuing, let rest = continuation(line) {
        kept.append(rest)
      } else {
        isContinuing = false
      }
    }
    return kept
  }

  /// What follows `>>> `, `lgs> ` or `In [3]: `, or nil without such a prompt.
  private static func primary(_ line: Line) -> Line? {
    for prompt in [">>>", "lgs>"] {
      if let rest = after(prompt, in: line) { return rest }
    }
    guard line.starts(with: "In [".unicodeScalars) else { return nil }
    let digits = line.dropFirst(4).prefix { "0"..."9" ~= $0 }
    guard !digits.isEmpty else { return nil }
    return after("]:", in: line[digits.endIndex...])
  }

  /// What follows `... `, `...> ` or `   ...: `, or nil without such a prompt.
  private static func continuation(_ line: Line) -> Line? {
    let unindented = line.drop { $0 == " " }
    if let rest = after("...:", in: unindented) { return rest }
    return after("...>", in: line) ?? after("...", in: line)
  }

  /// The line after the prompt and one space, or nil when it starts differently.
  private static func after(_ prompt: String, in line: Line) -> Line? {
    guard line.starts(with: prompt.unicodeScalars) else { return nil }
    let rest = line.dropFirst(prompt.unicodeScalars.count)
    if rest.isEmpty { return rest }
    return rest.first == " " ? rest.dropFirst() : nil
  }
}
