/// Turns the bytes of a terminal into keys.
final class KeyDecoder {
  /// Escape sequences that are handed on as they are, because `.editrc` binds them.
  var boundSequences: Set<[UInt8]> = []

  /// Whether the terminal has been asked something, so that its answers come among the keys.
  var expectsAnswers = false

  private let source: ByteSource
  /// An answer that has just been decoded.
  private var answer: TerminalAnswer?
  /// Signals that came in the middle of a key.
  private var deferred: [Int32] = []

  private static let escape: UInt8 = 0x1B
  /// How long the rest of an escape sequence may take; an Escape alone is the key itself.
  private static let escapeMilliseconds: Int32 = 50
  private static let longestRun = 1 << 16
  private static let longestSequence = 128
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  init(_ source: ByteSource) {
    self.source = source
  }

  /// The next key, or an answer of the terminal.
  ///
  /// - Parameter joiningText: whether printable characters that arrived together are one key.
  func next(joiningText: Bool) -> TerminalEvent {
    while true {
      if !deferred.isEmpty { return .user(.signal(deferred.removeFirst())) }
      switch source.next(within: nil) {
      case .signal(let number): return .user(.signal(number))
      case .end: return .user(.end)
      case .timeout: continue
      case .byte(let byte):
        if let event = key(startingWith: byte, joiningText: joiningText) { return .user(event) }
        if let answer {
          self.answer = nil
          return .answer(answer)
        }
      }
    }
  }

  private func key(startingWith byte: UInt8, joiningText: Bool) -> KeyEvent? {
    switch byte {
    case 0x0A, 0x0D: return .key(.named(.enter))
    case Self.escape: return escapeKey()
    case 0x00..<0x20, 0x7F: return .key(.control(byte))
    case _: return text(startingWith: byte, joining: joiningText)
    }
  }

  /// The next byte of a key, or nil when it does not come in time.
  private func byte(within milliseconds: Int32?) -> UInt8? {
    while true {
      switch source.next(within: milliseconds) {
      case .byte(let byte): return byte
      case .signal(let number): deferred.append(number)
      case .timeout, .end: return nil
      }
    }
  }

  // MARK: Text

  private func text(startingWith first: UInt8, joining: Bool) -> KeyEvent? {
    var run: [Unicode.Scalar] = []
    if let scalar = scalar(startingWith: first) { run.append(scalar) }
    while joining, run.count < Self.longestRun, source.hasPending, let next = byte(within: 0) {
      guard next >= 0x20, next != 0x7F else {
        source.putBack([next])
        break
      }
      if let scalar = scalar(startingWith: next) { run.append(scalar) }
    }
    return run.isEmpty ? nil : .key(.text(run))
  }

  /// One character in UTF-8; nil for the C1 controls, U+FFFD for bytes that are none.
  private func scalar(startingWith first: UInt8) -> Unicode.Scalar? {
    var bytes = [first]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    while bytes.count < length, let next = byte(within: Self.escapeMilliseconds) {
      guard next & 0xC0 == 0x80 else {
        source.putBack([next])
        break
      }
      bytes.append(next)
    }
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    return scalar.flatMap { 0x80..<0xA0 ~= $0.value ? nil : $0 }
  }

  // MARK: Escape sequences

  private func escapeKey() -> KeyEvent? {
    guard let second = byte(within: Self.escapeMilliseconds) else { return .key(.control(Self.escape)) }
    switch second {
    case 0x0A, 0x0D: return .key(.named(.newline))
    case UInt8(ascii: "["), UInt8(ascii: "O"): return sequence([second])
    case UInt8(ascii: "]") where expectsAnswers: return command()
    case _:
      source.putBack([second])
      return .key(.control(Self.escape))
    }
  }

  private func sequence(_ start: [UInt8]) -> KeyEvent? {
    var sequence = start
    repeat {
      guard let next = byte(within: Self.escapeMilliseconds) else {
        // Escape and a bracket, typed as such.
        source.putBack(sequence)
        return .key(.control(Self.escape))
      }
      sequence.append(next)
    } while sequence.last.map { 0x20..<0x40 ~= $0 } == true && sequence.count < Self.longestSequence

    if boundSequences.contains(sequence) { return .key(.sequence([Self.escape] + sequence)) }
    if sequence == Array("[200~".utf8) { return paste() }
    answer = TerminalAnswer(sequence: sequence)
    return EscapeSequence.key(sequence[...]).map { .key(.named($0)) }
  }

  /// An operating system command: up to BEL, or Escape and a backslash.
  private func command() -> KeyEvent? {
    var bytes: [UInt8] = []
    while bytes.count < Self.longestSequence, let next = byte(within: Self.escapeMilliseconds) {
      if next == 0x07 || (next == UInt8(ascii: "\\") && bytes.last == Self.escape) {
        answer = TerminalAnswer(command: bytes.last == Self.escape ? bytes.dropLast() : bytes)
        return nil
      }
      bytes.append(next)
    }
    // Escape and a bracket, typed as such.
    source.putBack([UInt8(ascii: "]")] + bytes)
    return .key(.control(Self.escape))
  }

  // MARK: Pastes

  /// The bytes up to the marker of the paste's end; an interrupt drops them.
  private func paste() -> KeyEvent {
    source.readsAhead = true
    defer { source.readsAhead = false }
    var bytes: [UInt8] = []
    while true {
      switch source.next(within: nil) {
      case .byte(let byte):
        bytes.append(byte)
        if byte == Self.pasteEnd.last, bytes.hasSuffix(Self.pasteEnd) {
          return .key(.paste(Array(bytes.dropLast(Self.pasteEnd.count))))
        }
      case .signal(let number):
        guard number == SystemSignal.interrupt else {
          deferred.append(number)
          continue
        }
        dropRestOfPaste()
        return .signal(number)
      case .timeout: continue
      case .end: return .key(.paste(bytes))
      }
    }
  }

  private func dropRestOfPaste() {
    var tail: [UInt8] = []
    while let next = byte(within: 2 * Self.escapeMilliseconds) {
      tail.append(next)
      if tail.hasSuffix(Self.pasteEnd) { return }
      if tail.count > 4096 { tail.removeFirst(tail.count - Self.pasteEnd.count) }
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
