/// A key as the decoder gives it.
enum Key: Equatable {
  /// Printable characters that arrived together.
  case text([Unicode.Scalar])
  /// A control character, Escape and Delete included.
  case control(UInt8)
  case named(NamedKey)
  case paste([UInt8])
  /// An escape sequence that the user has bound in `.editrc`.
  case sequence([UInt8])
}

/// Keys that send escape sequences.
enum NamedKey: UInt8, CaseIterable {
  case up, down, left, right, home, end, pageUp, pageDown, delete, wordLeft, wordRight, deleteWord
  case enter, newline, backTab
}

/// What the key decoder gives.
enum KeyEvent: Equatable {
  case key(Key)
  case signal(Int32)
  case end
}

/// What comes from a terminal: what the user does, or what the terminal says of itself.
enum TerminalEvent: Equatable {
  case user(KeyEvent)
  case answer(TerminalAnswer)
}

/// The escape sequences that terminals send for keys.
enum EscapeSequence {
  /// The key of a sequence without its Escape (`[A`, `OA`, `[1;5C`), nil for what is none of ours.
  static func key(_ sequence: ArraySlice<UInt8>) -> NamedKey? {
    guard let final = sequence.last else { return nil }
    let parameters = sequence.dropFirst().dropLast()
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { part in part.reduce(0) { min($0 &* 10 &+ Int($1 &- 0x30), 10_000) } }
    let modifier = parameters.count > 1 ? parameters[1] : 1
    // Modifiers are 1 plus bits: 1 Shift, 2 Alt, 4 Control.
    let isByWord = modifier > 1 && (modifier - 1) & 0b110 != 0
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return isByWord ? .wordRight : .right
    case UInt8(ascii: "D"): return isByWord ? .wordLeft : .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "M"): return sequence.first == UInt8(ascii: "O") ? .enter : nil
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "~"): return tildeKey(parameters, isByWord: isByWord)
    case UInt8(ascii: "u"): return parameters.first == 13 ? (modifier > 1 ? .newline : .enter) : nil
    case _: return nil
    }
  }

  private static func tildeKey(_ parameters: [Int], isByWord: Bool) -> NamedKey? {
    switch parameters.first {
    case 1, 7: return .home
    case 3: return isByWord ? .deleteWord : .delete
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    // xterm's modifyOtherKeys: 27;modifier;character.
    case 27: return parameters.count == 3 && parameters[2] == 13 ? .newline : nil
    case _: return nil
    }
  }
}
